import type { BoardDoc } from "@longtable/shared/board/board.doc";
import type { BoardId } from "@longtable/shared/kernel/ids";
import { fillBoard } from "@longtable/shared/workshop/templates/fillBoard";
import type { BoardBlueprint } from "@longtable/shared/workshop/templates/template.types";
import { newId } from "../../kernel/newId.ts";
import type { CommandContext } from "../../transport/commandRouter.ts";
import { addBoard, listBoards } from "./workshop.store.ts";

/** Makes a board of the workshop from a blueprint, in the command's transaction, and answers its id. */
export async function startBoard({ sql, boards, seat }: CommandContext, blueprint: BoardBlueprint): Promise<BoardId> {
  const id = newId<BoardId>();
  const position = (await listBoards(sql, seat.workshopId)).length;
  await addBoard(sql, seat.workshopId, position, { id, type: blueprint.type, title: blueprint.title });
  const room = await boards.room(id);
  await room.edit(sql, (board: BoardDoc, origin: unknown) => fillBoard(board, blueprint, newId, origin));
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
  type: "journeyMap" | "columns";
  title: string;
  /** For columns; one without a better name where none is given. */
  columns?: readonly string[] | undefined;
}

/** The structure a new board of a type starts with. */
export function boardOfType({ type, title, columns = [] }: Wish): BoardBlueprint {
  if (type === "journeyMap") return { key: "own", type, title, ...MAP };
  return { key: "own", type, title, columns: columns.length > 0 ? columns : ["Ideas"] };
}
