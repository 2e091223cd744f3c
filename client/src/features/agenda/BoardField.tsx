import type { BoardId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import type { BoardForViewer } from "@longtable/shared/workshop/workshop.schema";
import { useId } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Choice } from "./Choice.tsx";

/** A board that is made with its activity; columns one on each line. */
export interface NewBoardDraft {
  type: "journeyMap" | "columns";
  title: string;
  columns: string;
}

const NONE = "none";
const NEW: Record<string, NewBoardDraft["type"]> = { "new-columns": "columns", "new-journeyMap": "journeyMap" };

interface Props {
  boards: readonly BoardForViewer[];
  boardIds: readonly BoardId[];
  onBoardIds(boardIds: readonly BoardId[]): void;
  newBoard: NewBoardDraft | null;
  /** Left out where no board can be made. */
  onNewBoard?: ((board: NewBoardDraft | null) => void) | undefined;
  isNameMissing: boolean;
}

/** Where people write: a board that is there, a new one, or none. */
export function BoardField({ boards, boardIds, onBoardIds, newBoard, onNewBoard, isNameMissing }: Props) {
  const id = useId();
  const rooms = boards.filter(({ tableId }) => tableId === undefined);
  const title = (boardId: string) => rooms.find((board) => board.id === boardId)?.title ?? "";
  const chosen = newBoard ? `new-${newBoard.type}` : boardIds.join(" ") || NONE;
  const options = [
    // Several boards were the template's choice: they stay until another one is chosen.
    ...(boardIds.length > 1 ? [{ value: boardIds.join(" "), label: boardIds.map(title).join(", ") }] : []),
    ...rooms.map((board) => ({ value: board.id as string, label: board.title })),
    ...(onNewBoard
      ? [
          { value: "new-columns", label: t("agenda.form.boards.own") },
          { value: "new-journeyMap", label: t("agenda.form.boards.map") },
        ]
      : []),
    { value: NONE, label: t("agenda.form.boards.none") },
  ];
  const choose = (value: string) => {
    const type = NEW[value];
    onNewBoard?.(type ? { type, title: newBoard?.title ?? "", columns: newBoard?.columns ?? "" } : null);
    if (!type) onBoardIds(value === NONE ? [] : (value.split(" ") as BoardId[]));
  };
  const problem = isNameMissing ? t("agenda.form.boardNameMissing") : null;
  return (
    <>
      <Choice id={`${id}-board`} label={t("agenda.form.board")} value={chosen} options={options} onChange={choose} />
      {newBoard && onNewBoard && (
        <Field id={`${id}-name`} label={t("agenda.form.boardName")} problem={problem}>
          <input
            {...fieldProps(`${id}-name`, { problem })}
            className="input"
            dir="auto"
            maxLength={LIMITS.titleChars}
            value={newBoard.title}
            onChange={({ target }) => onNewBoard({ ...newBoard, title: target.value })}
          />
        </Field>
      )}
      {newBoard?.type === "columns" && onNewBoard && (
        <Field id={`${id}-columns`} label={t("agenda.form.columns")}>
          <textarea
            {...fieldProps(`${id}-columns`, {})}
            className="input"
            dir="auto"
            rows={3}
            value={newBoard.columns}
            onChange={({ target }) => onNewBoard({ ...newBoard, columns: target.value })}
          />
        </Field>
      )}
    </>
  );
}
