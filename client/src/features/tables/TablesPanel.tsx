import "./hostTables.css";
import type { TableDeedId } from "@longtable/shared/kernel/ids";
import { undoTables } from "@longtable/shared/tables/tables.commands";
import type { TableDeed } from "@longtable/shared/tables/tables.types";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useState } from "react";
import { hostTables } from "../../i18n/en/hostTables.ts";
import { tablesErrors } from "../../i18n/en/tables.ts";
import { addWords, t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { showToast } from "../../ui/toasts.ts";
import type { Commands } from "../console/useCommands.ts";
import { AllTables } from "./AllTables.tsx";
import { Broadcast } from "./Broadcast.tsx";
import { MakeTables } from "./MakeTables.tsx";
import { MergeTables } from "./MergeTables.tsx";
import { PlaceChoice } from "./PlaceChoice.tsx";

addWords({ hostTables, errors: tablesErrors });

interface Props {
  state: WorkshopState;
  session: Session;
  commands: Commands;
  /** Shows a table's board in the middle of the console. */
  onVisit(boardId: string): void;
}

/** Everything a host does with breakout tables: make them, see how they get on, and bring them together. */
export default function TablesPanel({ state, session, commands, onVisit }: Props) {
  const [isMaking, setMaking] = useState(false);
  const tables = state.tables?.list.filter(({ isEnded }) => !isEnded) ?? [];
  const hasEnded = (state.tables?.list.length ?? 0) > tables.length;
  /** Says what was done, with the way back. */
  const tell = (deed: TableDeed, deedId: TableDeedId | null) =>
    showToast(
      t(`hostTables.done.${deed}`),
      deedId === null
        ? undefined
        : {
            label: t("hostTables.undo"),
            perform: () =>
              void commands.run(undoTables, { deedId }).then((back) => back && showToast(t("hostTables.done.back"))),
          },
    );
  const parts = { state, commands, onDone: tell };
  return (
    <section className="tables-panel" aria-label={t("hostTables.title")}>
      {tables.length === 0 && (
        <>
          <h2>{t("hostTables.make.title")}</h2>
          <p>{t("hostTables.lead")}</p>
        </>
      )}
      {tables.length > 0 && (
        <AllTables {...parts} session={session} onVisit={onVisit} onMakeAnew={() => setMaking(true)} />
      )}
      {(tables.length === 0 || isMaking) && (
        <MakeTables {...parts} onClose={tables.length === 0 ? null : () => setMaking(false)} />
      )}
      <div className="tables-more">
        <PlaceChoice state={state} commands={commands} />
        {tables.length > 0 && <Broadcast commands={commands} />}
        {(tables.length > 0 || hasEnded) && <MergeTables state={state} commands={commands} />}
      </div>
    </section>
  );
}
