import { setRetention } from "@longtable/shared/withdrawal/withdrawal.commands";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useState } from "react";
import { t } from "../../../i18n/t.ts";
import type { BoardClient } from "../../../session/boardClient.ts";
import { Icon } from "../../../ui/Icon.tsx";
import type { Commands } from "../../console/useCommands.ts";
import { EraseCard } from "../../withdrawal/host/EraseCard.tsx";
import { KeepDays } from "../../withdrawal/host/KeepDays.tsx";
import { DoorCard } from "./DoorCard.tsx";
import { NamesCard } from "./NamesCard.tsx";
import { NeedsCard } from "./NeedsCard.tsx";
import { PaperCard } from "./PaperCard.tsx";
import { PeopleTable } from "./PeopleTable.tsx";
import { PersonSheet } from "./PersonSheet.tsx";
import { UndoList } from "./UndoList.tsx";
import { ViewCard } from "./ViewCard.tsx";
import "./peopleWords.ts";
import "./people.css";

interface Props {
  state: WorkshopState;
  token: string;
  commands: Commands;
  /** The board that is worked on. */
  board: BoardClient | null;
}

/** The people in the room, for hosts: names, the door, who is here, what they asked for, and those without a phone. */
export default function PeoplePanel({ state, token, commands, board }: Props) {
  const [chosenId, choose] = useState<string | null>(null);
  const chosen = state.people?.list.find(({ participantId }) => participantId === chosenId) ?? null;
  const own = { state, token, commands };
  return (
    <div className="people">
      <div className="between">
        <h2>{t("people.title")}</h2>
        <span className="chip">
          <Icon name="private" /> {t("people.hostsOnly")}
        </span>
      </div>
      <NeedsCard {...own} />
      <div className="people-cards">
        <NamesCard {...own} board={board} />
        <DoorCard {...own} />
        <ViewCard {...own} />
      </div>
      <UndoList {...own} />
      <PeopleTable state={state} onOpen={choose} />
      <PaperCard {...own} />
      <div className="people-keeping">
        {board && <EraseCard key={board.boardId} board={board} commands={commands} />}
        {state.workshop.kept && (
          <section className="card people-card">
            <KeepDays
              kept={state.workshop.kept}
              onSet={async (days) => (await commands.run(setRetention, { days }))?.keptUntil ?? null}
            />
          </section>
        )}
      </div>
      {chosen && <PersonSheet {...own} key={chosen.participantId} person={chosen} onClose={() => choose(null)} />}
    </div>
  );
}
