import { z } from "zod";
import { ColumnId, LaneId, RingId, RowId, SectorId, StageId, StepId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { requiredText } from "../kernel/requiredText.ts";
import { BOARD_TYPES, NOTE_KINDS } from "./board.types.ts";

export const BoardType = z.enum(BOARD_TYPES);
export const NoteKind = z.enum(NOTE_KINDS);

/** A part of a board that can be locked by itself. */
export const LockedPartSchema = z.union([
  z.strictObject({ columnId: ColumnId }),
  z.strictObject({ rowId: RowId }),
  z.strictObject({ ringId: RingId }),
  z.strictObject({ sectorId: SectorId }),
  z.strictObject({ stageId: StageId }),
  z.strictObject({ stepId: StepId }),
  z.strictObject({ laneId: LaneId }),
]);

/** Where a note stands, as an answer says it. */
export const PlaceSchema = z.union([
  z.object({ stepId: StepId, laneId: LaneId }),
  z.object({ rowId: RowId, columnId: ColumnId }),
  z.object({ columnId: ColumnId }),
  z.object({ ringId: RingId, sectorId: SectorId.optional() }),
  z.null(),
]);

/** Where a command wants a note; what is left out is for the board to say. */
export const targetFields = {
  stepId: StepId.optional(),
  laneId: LaneId.optional(),
  columnId: ColumnId.optional(),
  rowId: RowId.optional(),
  ringId: RingId.optional(),
  sectorId: SectorId.optional(),
};

/** A note's words: something to read, and not more than a phone shows without scrolling for long. */
export const NoteText = requiredText(LIMITS.noteChars);
