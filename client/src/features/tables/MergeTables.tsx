import type { OutputOf } from "@longtable/shared/kernel/command";
import { mergeTables, previewMerge } from "@longtable/shared/tables/tables.commands";
import type { BoardForViewer } from "@longtable/shared/workshop/workshop.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Notice } from "../../ui/Notice.tsx";
import { showToast } from "../../ui/toasts.ts";
import type { Commands } from "../console/useCommands.ts";
import { tableLabels } from "./tableLabels.ts";

type Preview = OutputOf<typeof previewMerge>;

/** Brings what the tables wrote to the room's board; what comes is looked at first. */
export function MergeTables({ state, commands }: { state: WorkshopState; commands: Commands }) {
  const labels = tableLabels(state.tables);
  const copies = state.boards.filter(({ tableId, originId }) => tableId && originId);
  const rooms = state.boards.filter(({ id }) => copies.some(({ originId }) => originId === id));
  const [chosenId, setChosenId] = useState<string | null>(null);
  const board = rooms.find(({ id }) => id === chosenId) ?? rooms[0];
  return (
    <section className="card">
      <h3>{t("hostTables.merge.title")}</h3>
      <p>{t("hostTables.merge.lead")}</p>
      {board ? (
        <MergeInto
          key={board.id}
          board={board}
          copies={copies.filter(({ originId }) => originId === board.id)}
          {...{ rooms, labels, commands, onBoard: setChosenId }}
        />
      ) : (
        <p className="quiet">{t("hostTables.merge.none")}</p>
      )}
    </section>
  );
}

interface IntoProps {
  board: BoardForViewer;
  copies: readonly BoardForViewer[];
  rooms: readonly BoardForViewer[];
  labels: Readonly<Record<string, string>>;
  commands: Commands;
  onBoard(boardId: string): void;
}

function MergeInto({ board, copies, rooms, labels, commands, onBoard }: IntoProps) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [preview, setPreview] = useState<Preview | null>(null);
  const id = useId();
  const tableIds = copies.flatMap(({ tableId }) => (tableId && !left.has(tableId) ? tableId : []));
  const look = async () => setPreview(await commands.run(previewMerge, { boardId: board.id, tableIds }));
  const merge = async () => {
    const done = await commands.run(mergeTables, { boardId: board.id, tableIds });
    setPreview(null);
    if (done) showToast(t("hostTables.merge.done", { count: done.added + done.changed }));
  };
  const toggle = (tableId: string, isIn: boolean) => {
    const rest = [...left].filter((other) => other !== tableId);
    setLeft(new Set(isIn ? rest : [...rest, tableId]));
    setPreview(null);
  };
  const isNothing = preview !== null && preview.added + preview.changed === 0;
  const mayMerge = preview !== null && preview.over === 0 && preview.narrower.length === 0 && !isNothing;
  return (
    <>
      {rooms.length > 1 && (
        <div className="field">
          <label htmlFor={id}>{t("hostTables.merge.board")}</label>
          <select id={id} className="input" value={board.id} onChange={({ target }) => onBoard(target.value)}>
            {rooms.map(({ id: roomId, title }) => (
              <option key={roomId} value={roomId}>
                {title}
              </option>
            ))}
          </select>
        </div>
      )}
      <fieldset>
        <legend>{t("hostTables.merge.from")}</legend>
        <div className="tables-checks">
          {copies.map(({ tableId = "" }) => (
            <label key={tableId} className="tables-check">
              <input
                type="checkbox"
                checked={!left.has(tableId)}
                onChange={({ target }) => toggle(tableId, target.checked)}
              />
              <span dir="auto">{labels[tableId]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {tableIds.length === 0 && (
        <p className="hint" id={`${id}-why`}>
          {t("hostTables.merge.noTable")}
        </p>
      )}
      {preview && <WhatComes preview={preview} labels={labels} isNothing={isNothing} />}
      <div className="tables-acts">
        <button
          type="button"
          className="btn"
          aria-disabled={tableIds.length === 0}
          aria-describedby={tableIds.length === 0 ? `${id}-why` : undefined}
          onClick={() => tableIds.length > 0 && void look()}
        >
          {t("hostTables.merge.look")}
        </button>
        {mayMerge && (
          <button
            type="button"
            className="btn btn-main"
            aria-disabled={commands.isBusy}
            onClick={() => !commands.isBusy && void merge()}
          >
            {t("hostTables.merge.do")}
          </button>
        )}
      </div>
    </>
  );
}

function WhatComes(props: { preview: Preview; labels: IntoProps["labels"]; isNothing: boolean }) {
  const { preview, labels, isNothing } = props;
  if (preview.over > 0) return <Notice tone="stop">{t("hostTables.merge.over", { count: preview.over })}</Notice>;
  if (preview.narrower.length > 0) {
    const tables = preview.narrower.map((tableId) => labels[tableId]).join(", ");
    return <Notice tone="stop">{t("hostTables.merge.further", { tables, count: preview.narrower.length })}</Notice>;
  }
  return (
    <div className="tables-preview" role="status">
      {isNothing && <p>{t("hostTables.merge.nothing")}</p>}
      {preview.added > 0 && (
        <p>
          <b>{t("hostTables.merge.added", { count: preview.added })}</b>
        </p>
      )}
      {preview.changed > 0 && <p>{t("hostTables.merge.changed", { count: preview.changed })}</p>}
      {preview.kept > 0 && <p>{t("hostTables.merge.kept", { count: preview.kept })}</p>}
      <ul>
        {preview.tables.map(({ tableId, added, changed }) => (
          <li key={tableId}>
            <span dir="auto">{labels[tableId]}</span> <b>{added + changed}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
