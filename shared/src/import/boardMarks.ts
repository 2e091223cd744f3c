import { z } from "zod";
import { FeelingSpread } from "../journey/feelings.schema.ts";
import { NoteId, PinAnswerId, PinId, StepId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { PinAnswer, PinKindSchema, PinText } from "../pins/pins.schema.ts";
import { PIN_LIMITS, PIN_STATES } from "../pins/pins.types.ts";
import { SCENARIO_LIMITS } from "../scenarios/scenario.types.ts";
import { FileProblem } from "./fileProblem.ts";
import { type FileNoteImage, readNoteImages } from "./imageFile.ts";
import { FileScenario } from "./scenarioFile.ts";

/** A pin as files hold it: on a note, or on a step. */
const FilePin = z.object({
  id: PinId,
  kind: PinKindSchema,
  text: PinText,
  state: z.enum(PIN_STATES),
  answer: PinAnswer.nullable(),
  answerId: PinAnswerId.nullable().default(null),
  noteId: NoteId.nullable(),
  stepId: StepId.nullable(),
});
export type FilePin = z.infer<typeof FilePin>;

/** How the room rated a step, as files hold it: only what was shown. */
const FileFeeling = z.object({
  stepId: StepId,
  answered: z.int().min(0),
  spread: FeelingSpread.nullable(),
  words: z.array(z.object({ text: z.string().max(LIMITS.labelChars), count: z.int().min(0) })).max(500),
});
export type FileFeeling = z.infer<typeof FileFeeling>;

/** What stands beside a board's document: pins, the room's ratings of its steps, and people plotted over it. */
export interface BoardMarks {
  pins: FilePin[];
  feelings: FileFeeling[];
  scenarios: FileScenario[];
  /** Pictures on its notes. */
  images: FileNoteImage[];
}

const Marks = z.object({
  pins: z.array(FilePin).max(PIN_LIMITS.pinsPerBoard).default([]),
  feelings: z.array(FileFeeling).max(LIMITS.stepsPerBoard).default([]),
  scenarios: z.array(FileScenario).max(SCENARIO_LIMITS.scenariosPerBoard).default([]),
});

/** @throws {FileProblem} */
export function readMarks(board: unknown, where: string): BoardMarks {
  const parsed = Marks.safeParse(board);
  if (parsed.success) {
    return { ...parsed.data, images: readNoteImages((board as { notes?: unknown }).notes, where) };
  }
  const issue = parsed.error.issues[0];
  const place = [where, ...(issue?.path ?? [])].join(".");
  throw new FileProblem(issue?.code === "too_big" ? "import.tooMuch" : "import.spoilt", place);
}
