import type { Note } from "@longtable/shared/board/board.types";
import { createContext } from "react";

/** Every note of the board that a list shows, so that links between notes can be read. */
export const BoardNotes = createContext<readonly Pick<Note, "id" | "text" | "linkIds">[]>([]);
