import type { BoardDoc } from "@longtable/shared/board/board.doc";
import type { LockedPart } from "@longtable/shared/board/board.locks";
import type { BoardType } from "@longtable/shared/board/board.types";
import type { BoardId } from "@longtable/shared/kernel/ids";
import { fillBoard } from "@longtable/shared/workshop/templates/fillBoard";
import type { BoardBlueprint } from "@longtable/shared/workshop/templates/template.types";
import { newId } from "../../kernel/newId.ts";
import type { CommandContext } from "../../transport/commandRouter.ts";
import { addBoard } from "./addBoard.store.ts";
import { addStarterRow } from "./savedTemplates.store.ts";
import { listBoards, setBoardLocks } from "./workshop.store.ts";

/** Makes a board of the workshop from a blueprint, in the command's transaction, and answers its id. */
export async function startBoard({ sql, boards, seat }: CommandContext, blueprint: BoardBlueprint): Promise<BoardId> {
  const id = newId<BoardId>();
  const position = (await listBoards(sql, seat.workshopId)).length;
  await addBoard(sql, seat.workshopId, position, { id, type: blueprint.type, title: blueprint.title });
  const room = await boards.room(id);
  let lockedParts: LockedPart[] = [];
  await room.edit(sql, (board: BoardDoc, origin: unknown) => {
    lockedParts = fillBoard(board, blueprint, newId, origin);
  });
  for (const note of room.board.listNotes()) {
    await addStarterRow(sql, { id: note.id, boardId: id, workshopId: seat.workshopId });
  }
  if (lockedParts.length > 0) await setBoardLocks(sql, id, { isLocked: false, lockedParts });
  return id;
}

/** What a new map starts with: something before, during and after, each with a first step to write at (METHODS I1). */
const MAP: Pick<BoardBlueprint & { type: "journeyMap" }, "stages" | "lanes"> = {
  stages: [
    { label: "Before", moment: "before", steps: ["First step"] },
    { label: "During", moment: "during", steps: ["Next step"] },
    { label: "After", moment: "after", steps: ["Last step"] },
  ],
  lanes: [
    { label: "What happens", type: "text", layer: "user" },
    { label: "How it feels", type: "emotion", layer: "user" },
    { label: "What is hard", type: "pain", layer: "analysis" },
  ],
};

interface Wish {
  type: BoardType;
  title: string;
  /** For columns and a matrix; usual ones where none are given. */
  columns?: readonly string[] | undefined;
  rows?: readonly string[] | undefined;
  axes?: { rows: string; columns: string } | undefined;
  rings?: readonly string[] | undefined;
  sectors?: readonly string[] | undefined;
}

/** The list, or what takes its place while it is empty. */
const orUsual = (list: readonly string[], usual: readonly string[]) => (list.length > 0 ? list : usual);

/** The structure a new board of a type starts with. */
export function boardOfType({ type, title, columns = [], rows = [], rings = [], ...wish }: Wish): BoardBlueprint {
  const any = { key: "own", title };
  switch (type) {
    case "journeyMap":
      return { ...any, type, ...MAP };
    case "columns":
      return { ...any, type, columns: orUsual(columns, ["Ideas"]) };
    case "matrix":
      return {
        ...any,
        type,
        axes: wish.axes ?? (columns.length + rows.length === 0 ? QUADRANTS.axes : undefined),
        columns: orUsual(columns, QUADRANTS.columns),
        rows: orUsual(rows, QUADRANTS.rows),
      };
    case "rings":
      return { ...any, type, rings: orUsual(rings, ["Core", "Close", "Wide"]), sectors: wish.sectors };
    case "free":
      return { ...any, type };
  }
}

/** What a matrix is used for most often. */
const QUADRANTS = {
  axes: { rows: "What it would bring", columns: "How hard it is" },
  columns: ["Easy", "Hard"],
  rows: ["A lot", "A little"],
} as const;
