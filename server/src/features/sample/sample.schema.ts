import { Position } from "@longtable/shared/agreement/agreement.schema";
import { NoteKind } from "@longtable/shared/board/board.schema";
import { CONSTRAINT_LEVELS, EVIDENCE_STATUSES } from "@longtable/shared/board/board.types";
import { DecisionMethod, DecisionState } from "@longtable/shared/decision/decision.schema";
import { LANE_TYPES, LAYERS, MOMENTS } from "@longtable/shared/journey/journey.types";
import { OutputType, PhaseSchema } from "@longtable/shared/workshop/workshop.schema";
import { z } from "zod";

/** Allocations and candidates keep the sample's own ids here; they become real ids when a workshop is made from it. */
const Allocation = z.record(z.string(), z.int().min(0));
const Labelled = z.object({ id: z.string(), label: z.string() });
const OfBoard = Labelled.extend({ boardId: z.string(), order: z.number() });

const Place = z.union([
  z.object({ stepId: z.string(), laneId: z.string() }),
  z.object({ columnId: z.string() }),
  z.object({ ringId: z.string() }),
  z.object({ cellId: z.string() }),
  z.null(),
]);

/** The parts of the sample's file that a workshop can hold today; the rest of the file is passed over. */
export const SampleData = z.object({
  programme: z.object({ groups: z.array(Labelled) }),
  workshops: z.array(z.object({ id: z.string(), title: z.string() })),
  activities: z.array(
    z.object({
      id: z.string(),
      workshopId: z.string(),
      phaseKey: PhaseSchema,
      templateId: z.string(),
      title: z.string(),
      prompt: z.string(),
      minutes: z.int(),
      outputType: OutputType,
      boardIds: z.array(z.string()),
    }),
  ),
  boards: z.array(
    z.object({
      id: z.string(),
      workshopId: z.string(),
      type: z.enum(["journeyMap", "columns", "matrix", "rings", "free"]),
      title: z.string(),
      visibility: z.enum(["private", "table", "room"]),
      columns: z.array(Labelled).default([]),
      state: z.enum(["current", "future"]).nullish(),
      basedOnId: z.string().nullish(),
    }),
  ),
  stages: z.array(OfBoard.extend({ moment: z.enum(MOMENTS) })),
  steps: z.array(OfBoard.extend({ stageId: z.string(), keyMoment: z.boolean() })),
  lanes: z.array(OfBoard.extend({ type: z.enum(LANE_TYPES), layer: z.enum(LAYERS) })),
  notes: z.array(
    z.object({
      id: z.string(),
      boardId: z.string(),
      place: Place,
      kind: NoteKind,
      text: z.string(),
      status: z.enum(EVIDENCE_STATUSES).nullable(),
      lang: z.string(),
      constraint: z
        .object({ level: z.enum(CONSTRAINT_LEVELS), reason: z.string().nullable(), owner: z.string().nullable() })
        .nullish(),
      linkIds: z.array(z.string()).nullish(),
    }),
  ),
  clusters: z.array(Labelled.extend({ boardId: z.string(), noteIds: z.array(z.string()) })),
  emotionRatings: z.array(
    z.object({
      boardId: z.string(),
      stepId: z.string(),
      participantId: z.string().nullable(),
      value: z.int().nullable(),
      words: z.array(z.string()),
    }),
  ),
  participants: z.array(z.object({ id: z.string(), groupId: z.string().nullable(), canVote: z.boolean() })),
  voteRounds: z.array(
    z.object({
      id: z.string(),
      activityId: z.string(),
      candidates: z.array(z.object({ noteId: z.string(), text: z.string() })),
      dots: z.int(),
      maxPerItem: z.int(),
    }),
  ),
  ballots: z.array(z.object({ roundId: z.string(), participantId: z.string(), allocation: Allocation })),
  decisions: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      method: DecisionMethod,
      state: DecisionState,
      roundId: z.string().nullable(),
      noteIds: z.array(z.string()),
      positions: z.array(z.object({ position: Position, reason: z.string().nullable() })),
    }),
  ),
});
export type SampleData = z.infer<typeof SampleData>;
