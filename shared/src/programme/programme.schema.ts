import { z } from "zod";
import { DecisionMethod, DecisionState } from "../decision/decision.schema.ts";
import { Commitment, Day, WorkshopStage } from "../followThrough/followThrough.schema.ts";
import { BoardId, DecisionId, MeasureId, ProgrammeId, ReadingId, StoryId, WorkshopId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { requiredText } from "../kernel/requiredText.ts";
import { OutputType, PhaseSchema } from "../workshop/workshop.schema.ts";

export const PROGRAMME_LIMITS = {
  programmes: 200,
  aimChars: 300,
  unitChars: 40,
  measures: 100,
  readings: 500,
  /** Stories among which one is chosen for a measure. */
  stories: 300,
  /** Workshops on one timeline. */
  workshops: 200,
  /** The largest figure, either way. */
  figure: 1_000_000_000_000,
} as const;

const figure = z.number().min(-PROGRAMME_LIMITS.figure).max(PROGRAMME_LIMITS.figure);

export const PhaseStatus = z.enum(["notStarted", "open", "closed"]);
export type PhaseStatus = z.infer<typeof PhaseStatus>;

/** One of a programme's four phases, what it is for and how far it is. */
export const ProgrammePhase = z.object({
  key: PhaseSchema,
  aim: z.string(),
  status: PhaseStatus,
  /** Why it was closed although a measure of it has no figure; null where none was needed. */
  closeReason: z.string().nullable(),
});
export type ProgrammePhase = z.infer<typeof ProgrammePhase>;

/** One figure of a measure, with its day and where it comes from. */
export const Reading = z.object({ id: ReadingId, value: z.number(), on: z.string(), source: z.string() });
export type Reading = z.infer<typeof Reading>;

/** What is counted to see whether the programme gets anywhere (METHODS M2). */
export const Measure = z.object({
  id: MeasureId,
  phase: PhaseSchema,
  label: z.string(),
  unit: z.string(),
  /** Where it stood and where it is to get to; null where nobody has said. */
  baseline: z.number().nullable(),
  target: z.number().nullable(),
  /** A story with consent that stands beside the figure in reports; null for none. */
  storyId: StoryId.nullable(),
  /** Oldest day first. */
  readings: z.array(Reading),
});
export type Measure = z.infer<typeof Measure>;

/** A story that may stand beside a figure: the beginning of its words, its teller's chosen name, its workshop's title. */
export const ProgrammeStory = z.object({ id: StoryId, text: z.string(), name: z.string(), workshop: z.string() });
export type ProgrammeStory = z.infer<typeof ProgrammeStory>;
/** Answer of `GET /api/programmes/{id}/stories`. */
export const ProgrammeStories = z.object({ stories: z.array(ProgrammeStory) });

/** What everybody in one of its workshops is told of a programme. */
export const ProgrammeForRoom = z.object({
  id: ProgrammeId,
  title: z.string(),
  phases: z.array(ProgrammePhase.omit({ closeReason: true })),
});
export type ProgrammeForRoom = z.infer<typeof ProgrammeForRoom>;

/** A workshop on its programme's timeline. */
export const TimelineWorkshop = z.object({
  id: WorkshopId,
  title: z.string(),
  /** The day its first activity was opened, else the day it was made; `YYYY-MM-DD`, UTC. */
  day: z.string(),
  hasBegun: z.boolean(),
  stage: WorkshopStage,
  participants: z.int(),
  /** The one it follows, where that is on the same timeline. */
  previousId: WorkshopId.nullable(),
  /** What its activities made or were to make, in the order of the agenda; queued ones are left out. */
  outputs: z.array(z.object({ title: z.string(), type: OutputType, isClosed: z.boolean() })),
  maps: z.array(
    z.object({
      id: BoardId,
      title: z.string(),
      state: z.enum(["current", "future"]).nullable(),
      /** The earlier map it began as, where that is still there. */
      basedOn: z.object({ id: BoardId, title: z.string(), workshop: z.string() }).nullable(),
    }),
  ),
  decisions: z.array(z.object({ id: DecisionId, question: z.string(), state: DecisionState, method: DecisionMethod })),
  commitments: z.array(Commitment),
  /** Shortlisted ideas, and how many of them have an answer. */
  ideas: z.object({ chosen: z.int(), answered: z.int() }),
});
export type TimelineWorkshop = z.infer<typeof TimelineWorkshop>;

/** A whole programme: phases, measures, and its workshops, oldest first. */
export const Programme = z.object({
  id: ProgrammeId,
  title: z.string(),
  createdAt: z.number(),
  phases: z.array(ProgrammePhase),
  measures: z.array(Measure),
  workshops: z.array(TimelineWorkshop),
});
export type Programme = z.infer<typeof Programme>;

const title = requiredText(LIMITS.titleChars);
const storyId = StoryId.nullable();

/** Bodies of the programme's routes. */
export const NewProgramme = z.strictObject({ title });
export const ChangePhase = z.strictObject({
  aim: z.string().trim().max(PROGRAMME_LIMITS.aimChars).optional(),
  status: PhaseStatus.optional(),
  reason: z.string().trim().max(LIMITS.reasonChars).optional(),
});
export const NewMeasure = z.strictObject({
  phase: PhaseSchema,
  label: requiredText(LIMITS.labelChars),
  unit: z.string().trim().max(PROGRAMME_LIMITS.unitChars).default(""),
  baseline: figure.nullable().default(null),
  target: figure.nullable().default(null),
  storyId: storyId.default(null),
});
export const ChangeMeasure = z.strictObject({
  phase: PhaseSchema.optional(),
  label: NewMeasure.shape.label.optional(),
  unit: z.string().trim().max(PROGRAMME_LIMITS.unitChars).optional(),
  baseline: figure.nullable().optional(),
  target: figure.nullable().optional(),
  storyId: storyId.optional(),
});
export const NewReading = z.strictObject({
  value: figure,
  on: Day,
  source: z.string().trim().max(LIMITS.labelChars).default(""),
});
export const PutIntoProgramme = z.strictObject({ programmeId: ProgrammeId.nullable() });
