import { z } from "zod";
import { ColumnId, LaneId, StageId, StepId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { BOARD_TYPES, NOTE_KINDS } from "./board.types.ts";

export const BoardType = z.enum(BOARD_TYPES);
export const NoteKind = z.enum(NOTE_KINDS);

/** A part of a board that can be locked by itself. */
export const LockedPartSchema = z.union([
  z.strictObject({ columnId: ColumnId }),
  z.strictObject({ stageId: StageId }),
  z.strictObject({ stepId: StepId }),
  z.strictObject({ laneId: LaneId }),
]);

/** A note's words: something to read, and not more than a phone shows without scrolling for long. */
export const NoteText = z.string().trim().min(1).max(LIMITS.noteChars);
