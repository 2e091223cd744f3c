import type { BoardId, LaneId, StageId, StepId } from "../kernel/ids.ts";
import type { Channel } from "./channels.ts";

/** On which side of service contact a stage lies (METHODS M15). */
export const MOMENTS = ["before", "during", "after"] as const;
export type Moment = (typeof MOMENTS)[number];

/** Top to bottom on the map: what people see or hold first, analysis last. */
export const LAYERS = ["tangible", "user", "frontstage", "backstage", "support", "analysis"] as const;
export type Layer = (typeof LAYERS)[number];

export const LANE_TYPES = ["text", "channel", "emotion", "pain", "opportunity", "evidence", "number", "fit"] as const;
export type LaneType = (typeof LANE_TYPES)[number];

export interface Stage {
  id: StageId;
  label: string;
  moment: Moment;
  order: string;
}

/** How a step felt in the story that the map tells: −2 very hard to +2 very good, null where nobody knows. */
export interface Feeling {
  value: number | null;
  words: string[];
}

export interface Step {
  id: StepId;
  stageId: StageId;
  label: string;
  order: string;
  keyMoment: boolean;
  /** The story's own feeling; people's private ratings are never in the document (METHODS I7). */
  feeling: Feeling | null;
  /** How people and the service meet there; left out where nobody has said. */
  channel?: Channel;
  /** Another map of this workshop that shows this step closer; it may be gone. */
  subBoardId?: BoardId;
  /** No evidence stands behind it. Worked out for who reads it (`withEvidence`), never in the document. */
  isAssumed?: true;
}

export interface Lane {
  id: LaneId;
  label: string;
  type: LaneType;
  layer: Layer;
  order: string;
}
