import type { TableDeedId } from "@longtable/shared/kernel/ids";
import { removeTable, renameTable, shareTableBoard } from "@longtable/shared/tables/tables.commands";
import { companyFor } from "@longtable/shared/tables/tables.rules";
import type { TableForViewer } from "@longtable/shared/tables/tables.schema";
import { TABLE_LIMITS, type TableDeed } from "@longtable/shared/tables/tables.types";
import { boardsOf, currentActivity } from "@longtable/shared/workshop/workshop.rules";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import type { Commands } from "../console/useCommands.ts";
import { changedWords } from "./changedWords.ts";
import { SeatMarks } from "./SeatMarks.tsx";
import { TablePeople } from "./TablePeople.tsx";
import { useMinute } from "./useMinute.ts";

interface Props {
  table: TableForViewer;
  others: readonly TableForViewer[];
  state: WorkshopState;
  session: Session;
  commands: Commands;
  onDone(deed: TableDeed, deedId: TableDeedId | null): void;
  onVisit(boardId: string): void;
}

/** One table: who is here, how far they are, and the ways to its board and its people. */
export function TableCard({ table, others, state, session, commands, onDone, onVisit }: Props) {
  const [shows, setShows] = useState<"people" | "more" | null>(null);
  const now = useMinute(session.serverNow);
  const { label, people, hasHost, progress } = table;
  const activity = currentActivity(state.activities);
  const atTables = activity && boardsOf(activity, state.boards, table.id).find(({ tableId }) => tableId === table.id);
  const board = atTables ?? state.boards.findLast(({ tableId }) => tableId === table.id) ?? null;
  const hands = handsAt(state, table.id);
  const ready = state.room?.ready.byTable?.[table.id] ?? 0;
  return (
    <li className={progress?.isNearlyEmpty ? "card table-card is-thin" : "card table-card"}>
      <div className="between">
        <h3 dir="auto">{label}</h3>
        {board?.isShared && (
          <span className="chip">
            <Icon name="screen" /> {t("hostTables.isShared")}
          </span>
        )}
      </div>
      <p className="table-here">
        <b>{t("hostTables.here", { here: progress?.here ?? 0, people })}</b>
        <SeatMarks className="table-seats" count={Math.min(people, TABLE_LIMITS.seats)} on={progress?.here ?? 0} />
      </p>
      <ul className="table-facts">
        <li>
          {progress?.notes ? t("hostTables.notes", { count: progress.notes }) : t("hostTables.noNotes")}
          {progress?.changedAt ? `, ${changedWords(progress.changedAt, now)}` : ""}
        </li>
        {activity && (
          <li className={ready > 0 ? "table-ready is-some" : "table-ready"}>
            <Icon name="check" /> {t("hostTables.ready", { ready, people: Math.max(ready, progress?.here ?? 0) })}
          </li>
        )}
        <li>{t(hasHost ? "hostTables.hasHost" : "hostTables.noHost")}</li>
        {hands > 0 && (
          <li className="table-hands">
            <Icon name="raised" /> {t("hostTables.hands", { count: hands })}
          </li>
        )}
      </ul>
      {progress?.isNearlyEmpty && <Thin table={table} others={others} commands={commands} onDone={onDone} />}
      <div className="tables-acts">
        {board && (
          <button
            type="button"
            className="btn"
            aria-label={t("hostTables.visit", { label })}
            onClick={() => onVisit(board.id)}
          >
            {t("hostTables.visitShort")}
          </button>
        )}
        <button
          type="button"
          className="btn"
          aria-label={t("hostTables.peopleOf", { label })}
          onClick={() => setShows("people")}
        >
          <Icon name="people" /> {t("hostTables.people")}
        </button>
        <button
          type="button"
          className="btn btn-plain"
          aria-label={t("hostTables.manageOf", { label })}
          onClick={() => setShows("more")}
        >
          {t("hostTables.manage")}
        </button>
      </div>
      {shows === "people" && (
        <TablePeople
          title={t("hostTables.peopleOf", { label })}
          tableId={table.id}
          tables={[table, ...others]}
          commands={commands}
          onClose={() => setShows(null)}
        />
      )}
      {shows === "more" && <More {...{ table, board, others, commands, onDone }} onClose={() => setShows(null)} />}
    </li>
  );
}

/** Hands that are up at a table. */
function handsAt({ hands }: WorkshopState, tableId: string): number {
  return hands?.up?.filter((hand) => hand.tableId === tableId).length ?? 0;
}

/** So few are left that they could sit with others. */
function Thin({ table, others, commands, onDone }: Pick<Props, "table" | "others" | "commands" | "onDone">) {
  const here = others.map((other) => ({ ...other, here: other.progress?.here ?? 0 }));
  const company = companyFor(table.id, here);
  const join = async () => {
    if (!company) return;
    const done = await commands.run(removeTable, { tableId: table.id, intoId: company.id });
    if (done) onDone("removed", done.deedId);
  };
  return (
    <div className="table-thin">
      <p>
        <Icon name="info" /> {t("hostTables.nearlyEmpty")}
      </p>
      {company && (
        <button
          type="button"
          className="btn"
          aria-label={t("hostTables.join", { from: table.label, to: company.label })}
          onClick={() => void join()}
        >
          {t("hostTables.joinShort", { to: company.label })}
        </button>
      )}
    </div>
  );
}

interface MoreProps extends Pick<Props, "table" | "others" | "commands" | "onDone"> {
  board: WorkshopState["boards"][number] | null;
  onClose(): void;
}

function More({ table, board, others, commands, onDone, onClose }: MoreProps) {
  const [name, setName] = useState(table.label);
  const id = useId();
  const rename = async (event: FormEvent) => {
    event.preventDefault();
    const label = name.trim();
    if (label !== "" && (await commands.run(renameTable, { tableId: table.id, label }))) onClose();
  };
  const share = () => board && commands.run(shareTableBoard, { boardId: board.id, isShared: !board.isShared });
  const remove = async () => {
    const done = await commands.run(removeTable, { tableId: table.id });
    if (!done) return;
    onDone("removed", done.deedId);
    onClose();
  };
  return (
    <Sheet title={table.label} onClose={onClose}>
      <form className="tables-name" onSubmit={(event) => void rename(event)}>
        <div className="field">
          <label htmlFor={id}>{t("hostTables.name")}</label>
          <input
            id={id}
            className="input"
            dir="auto"
            value={name}
            maxLength={TABLE_LIMITS.labelChars}
            onChange={({ target }) => setName(target.value)}
          />
        </div>
        <button type="submit" className="btn">
          {t("hostTables.rename")}
        </button>
      </form>
      {board && (
        <button type="button" className="btn" onClick={() => void share()}>
          <Icon name="screen" /> {t(board.isShared ? "hostTables.unshare" : "hostTables.share")}
        </button>
      )}
      {others.length > 0 && (
        <div>
          <button type="button" className="btn btn-stop" onClick={() => void remove()}>
            {t("hostTables.remove")}
          </button>
          <p className="hint">{t("hostTables.removeHint")}</p>
        </div>
      )}
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onClose}>
          {t("hostTables.close")}
        </button>
      </div>
    </Sheet>
  );
}
