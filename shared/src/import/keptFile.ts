import { z } from "zod";
import { LockedPartSchema } from "../board/board.schema.ts";
import { BoardId, ProgrammeId, TableId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { Door, NamesLevel } from "../people/people.schema.ts";
import { Measure, PROGRAMME_LIMITS, ProgrammePhase, Reading } from "../programme/programme.schema.ts";
import { Scope } from "../story/story.schema.ts";
import { Review } from "../versions/versions.schema.ts";
import { VERSION_LIMITS } from "../versions/versions.types.ts";
import { RETENTION } from "../withdrawal/withdrawal.schema.ts";
import { FileProblem } from "./fileProblem.ts";

/** Longest name of a breakout table that a file may give. */
export const LONGEST_TABLE_NAME = 120;
const tableName = z.string().max(LONGEST_TABLE_NAME);

/** Most parts of one board that a file may name as locked. */
const MOST_LOCKED = 1_000;

/** What is kept of a board beside its document; what is as usual is absent. */
export const FileTerms = z.object({
  table: tableName.optional(),
  originId: BoardId.optional(),
  isShared: z.literal(true).optional(),
  isLocked: z.literal(true).optional(),
  lockedParts: z.array(LockedPartSchema).max(MOST_LOCKED).optional(),
  mapState: z.enum(["current", "future"]).optional(),
  basedOnId: BoardId.optional(),
  status: z.enum(["senseChecked", "confirmed"]).optional(),
  reviews: z.array(Review).max(VERSION_LIMITS.reviewsPerMap).optional(),
  scope: Scope.optional(),
});
export type FileTerms = z.infer<typeof FileTerms>;

/** @throws {FileProblem} */
export function readTerms(board: unknown, where: string): FileTerms {
  const parsed = FileTerms.safeParse(board);
  if (parsed.success) return parsed.data;
  throw new FileProblem("import.spoilt", [where, ...(parsed.error.issues[0]?.path ?? [])].join("."));
}

/** How the room was set up. */
export const FileSettings = z.object({
  names: NamesLevel.optional(),
  door: Door.optional(),
  isModerated: z.literal(true).optional(),
  keptDays: z.int().min(RETENTION.leastDays).max(RETENTION.mostDays).optional(),
});

export const FileTable = z.object({ id: TableId, label: tableName, seats: z.int().min(0).max(1_000).nullable() });
export type FileTable = z.infer<typeof FileTable>;

const words = (longest: number) => z.string().max(longest);

/** A programme without its workshops. */
export const FileProgramme = z.object({
  id: ProgrammeId,
  title: words(LIMITS.titleChars).min(1),
  createdAt: z.number(),
  phases: z
    .array(
      ProgrammePhase.extend({
        aim: words(PROGRAMME_LIMITS.aimChars),
        closeReason: words(LIMITS.reasonChars).nullable(),
      }),
    )
    .max(4),
  measures: z
    .array(
      Measure.extend({
        label: words(LIMITS.labelChars),
        unit: words(PROGRAMME_LIMITS.unitChars),
        readings: z.array(Reading.extend({ source: words(LIMITS.labelChars) })).max(PROGRAMME_LIMITS.readings),
      }),
    )
    .max(PROGRAMME_LIMITS.measures),
});
export type FileProgramme = z.infer<typeof FileProgramme>;
