import type { Access } from "@longtable/shared/participation/roles";
import { SCENARIO_LIMITS } from "@longtable/shared/scenarios/scenario.types";
import { useEffect, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { PersonForm } from "./PersonForm.tsx";
import { ScenarioList } from "./ScenarioList.tsx";
import { ScenarioStory } from "./ScenarioStory.tsx";
import { scenarioRights } from "./scenarioRights.ts";
import type { MapStep } from "./scenarioText.ts";
import { useScenarioDeeds } from "./useScenarioDeeds.ts";
import "./scenarioWords.ts";
import "./scenarios.css";

interface Props {
  session: Session;
  boardId: string;
  access: Access;
  /** Of the map, in their order. */
  steps: readonly MapStep[];
  /** Opens with this person. */
  first?: string | null;
  onClose(): void;
}

const NEW = "new";

/** People plotted over a map: all of them with what nobody meets, or one life as a short story of visits, read and changed. */
export default function ScenariosSheet({ session, boardId, access, steps, first = null, onClose }: Props) {
  const state = useStore(session.state);
  const [open, setOpen] = useState<string | null>(first);
  const deeds = useScenarioDeeds(session);
  const all = (state?.scenarios ?? []).filter((one) => one.boardId === boardId);
  const shown = all.find(({ id }) => id === open) ?? null;
  useOthersVoice(shown && JSON.stringify(shown), shown?.pseudonym ?? "", deeds.isOwnChange);
  if (!state) return null;
  const rights = scenarioRights(state, boardId, access);
  const isFull = all.length >= SCENARIO_LIMITS.scenariosPerBoard;
  const wentAway = open !== null && open !== NEW && !shown && !deeds.isOwnChange();
  return (
    <Sheet title={t("scenarios.title")} onClose={onClose}>
      {deeds.problem && (
        <Notice tone="stop" isUrgent>
          {deeds.problem}
        </Notice>
      )}
      {wentAway && <Notice tone="info">{t("scenarios.wentAway")}</Notice>}
      {shown && (
        <ScenarioStory
          key={shown.id}
          session={session}
          scenario={shown}
          steps={steps}
          rights={rights}
          deeds={deeds}
          onBack={() => setOpen(null)}
        />
      )}
      {open === NEW && (
        <PersonForm
          session={session}
          person={null}
          isHost={rights.isHost}
          onSave={async (who) => {
            const made = await deeds.make({ boardId, ...who });
            if (made) setOpen(made);
            return made !== null;
          }}
          onCancel={() => setOpen(null)}
        />
      )}
      {!shown && open !== NEW && (
        <ScenarioList
          scenarios={all}
          steps={steps}
          mayMake={rights.mayMake && !isFull}
          isFull={rights.mayMake && isFull}
          onOpen={setOpen}
          onAdd={() => setOpen(NEW)}
        />
      )}
    </Sheet>
  );
}

/** Tells a screen reader that somebody else changed what is read here. */
function useOthersVoice(print: string | null, name: string, isOwnChange: () => boolean): void {
  const before = useRef(print);
  useEffect(() => {
    const had = before.current;
    before.current = print;
    if (had !== null && print !== null && had !== print && !isOwnChange()) announce(t("scenarios.changed", { name }));
  }, [print, name, isOwnChange]);
}
