import type { TableDeedId } from "@longtable/shared/kernel/ids";
import { addTable, endTables, seatRest, setTableRules } from "@longtable/shared/tables/tables.commands";
import type { TableDeed } from "@longtable/shared/tables/tables.types";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Question } from "../console/Question.tsx";
import type { Commands } from "../console/useCommands.ts";
import { TableCard } from "./TableCard.tsx";
import { TablePeople } from "./TablePeople.tsx";

interface Props {
  state: WorkshopState;
  session: Session;
  commands: Commands;
  onDone(deed: TableDeed, deedId: TableDeedId | null): void;
  onVisit(boardId: string): void;
  onMakeAnew(): void;
}

/** All tables at a glance, one card each. */
export function AllTables({ state, session, commands, onDone, onVisit, onMakeAnew }: Props) {
  const [asksEnd, setAsksEnd] = useState(false);
  const [showsUnplaced, setShowsUnplaced] = useState(false);
  const { tables } = state;
  if (!tables) return null;
  const active = tables.list.filter(({ isEnded }) => !isEnded);
  const unplaced = tables.hosts?.unplaced ?? 0;
  const run = async (deed: TableDeed, work: Promise<{ deedId: TableDeedId | null } | null>) => {
    const done = await work;
    if (done) onDone(deed, done.deedId);
  };
  return (
    <>
      <div className="between tables-head">
        <h2>{t("hostTables.list")}</h2>
        <div className="tables-acts">
          <button type="button" className="btn" onClick={() => void run("added", commands.run(addTable, {}))}>
            {t("hostTables.add")}
          </button>
          <button type="button" className="btn" onClick={onMakeAnew}>
            {t("hostTables.make.again")}
          </button>
          <button type="button" className="btn btn-plain" onClick={() => setAsksEnd(true)}>
            {t("hostTables.end")}
          </button>
        </div>
      </div>
      {unplaced > 0 && (
        <Notice tone="info">
          <p>{t("hostTables.unplaced", { count: unplaced })}</p>
          <div className="tables-acts">
            <button type="button" className="btn" onClick={() => void run("moved", commands.run(seatRest, {}))}>
              {t("hostTables.seatThem")}
            </button>
            <button type="button" className="btn btn-plain" onClick={() => setShowsUnplaced(true)}>
              {t("hostTables.whoUnplaced")}
            </button>
          </div>
        </Notice>
      )}
      <ul className="tables-cards">
        {active.map((table) => (
          <TableCard
            key={table.id}
            table={table}
            others={active.filter(({ id }) => id !== table.id)}
            {...{ state, session, commands, onDone, onVisit }}
          />
        ))}
      </ul>
      <label className="tables-check">
        <input
          type="checkbox"
          checked={tables.mayVolunteer}
          onChange={({ target }) => void commands.run(setTableRules, { mayVolunteer: target.checked })}
        />
        {t("hostTables.volunteers")}
      </label>
      {showsUnplaced && (
        <TablePeople
          title={t("hostTables.noTable")}
          tableId={null}
          tables={active}
          commands={commands}
          onClose={() => setShowsUnplaced(false)}
        />
      )}
      <Question
        isOpen={asksEnd}
        title={t("hostTables.endTitle")}
        words={t("hostTables.endLead")}
        safe={t("hostTables.endNo")}
        verb={t("hostTables.end")}
        onSafe={() => setAsksEnd(false)}
        onVerb={() => {
          setAsksEnd(false);
          void run("ended", commands.run(endTables, {}));
        }}
      />
    </>
  );
}
