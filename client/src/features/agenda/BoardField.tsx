import type { BoardType } from "@longtable/shared/board/board.types";
import type { BoardId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import type { BoardForViewer } from "@longtable/shared/workshop/workshop.schema";
import { useId } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Choice } from "./Choice.tsx";

/** A board that is made with its activity; its parts one on each line. */
export interface NewBoardDraft {
  type: BoardType;
  title: string;
  columns: string;
  rows: string;
  rings: string;
}

/** What people name of a new board of each type. */
const PARTS: Readonly<Record<BoardType, readonly ("columns" | "rows" | "rings")[]>> = {
  journeyMap: [],
  columns: ["columns"],
  matrix: ["columns", "rows"],
  rings: ["rings"],
  free: [],
};

const lines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** The board as the command takes it: with the parts that its type has, as far as they were named. */
export function boardToMake({ type, title, ...draft }: NewBoardDraft) {
  const named = PARTS[type].filter((part) => lines(draft[part]).length > 0);
  return { type, title: title.trim(), ...Object.fromEntries(named.map((part) => [part, lines(draft[part])])) };
}

const NONE = "none";
const NEW: Record<string, BoardType> = {
  "new-columns": "columns",
  "new-journeyMap": "journeyMap",
  "new-matrix": "matrix",
  "new-rings": "rings",
  "new-free": "free",
};
const NO_PARTS = { columns: "", rows: "", rings: "" };

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
          { value: "new-matrix", label: t("agenda.form.boards.matrix") },
          { value: "new-rings", label: t("agenda.form.boards.rings") },
          { value: "new-free", label: t("agenda.form.boards.free") },
        ]
      : []),
    { value: NONE, label: t("agenda.form.boards.none") },
  ];
  const choose = (value: string) => {
    const type = NEW[value];
    onNewBoard?.(type ? { ...NO_PARTS, title: "", ...newBoard, type } : null);
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
      {newBoard &&
        onNewBoard &&
        PARTS[newBoard.type].map((part) => (
          <Field key={part} id={`${id}-${part}`} label={t(`agenda.form.${part}`)} hint={t("agenda.form.partsHint")}>
            <textarea
              {...fieldProps(`${id}-${part}`, { hint: true })}
              className="input"
              dir="auto"
              rows={3}
              value={newBoard[part]}
              onChange={({ target }) => onNewBoard({ ...newBoard, [part]: target.value })}
            />
          </Field>
        ))}
    </>
  );
}
