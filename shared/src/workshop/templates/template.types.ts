import type { LaneType, Layer, Moment } from "../../journey/journey.types.ts";
import type { PhaseKey } from "../phases.ts";
import type { OutputType } from "../workshop.schema.ts";

/** A stage with its first steps; at least one, so that a new map already has a place for a note (METHODS I1). */
export interface StageBlueprint {
  label: string;
  moment: Moment;
  steps: readonly string[];
}

export interface LaneBlueprint {
  label: string;
  type: LaneType;
  layer: Layer;
}

export interface MapBlueprint {
  /** Unique in its template; activities name their boards by it. */
  key: string;
  type: "journeyMap";
  title: string;
  stages: readonly StageBlueprint[];
  /** Top to bottom, in the order of their layers (METHODS I2). */
  lanes: readonly LaneBlueprint[];
}

export interface ColumnsBlueprint {
  key: string;
  type: "columns";
  title: string;
  columns: readonly string[];
}

/** The structure a new board starts with; it holds no notes. */
export type BoardBlueprint = MapBlueprint | ColumnsBlueprint;

/** One prompt of a template's agenda. */
export interface ActivityBlueprint {
  templateId: string;
  phase: PhaseKey;
  title: string;
  prompt: string;
  /** A suggestion; 0 for an activity that stays open. */
  minutes: number;
  outputType: OutputType;
  boardKeys: readonly string[];
  /** The template cannot do without it: its words stay, and it cannot be taken off (METHODS M49). */
  isPromptLocked?: boolean;
  /** Each person's notes are their own until the reveal. */
  writing?: "alone";
}

export interface WorkshopTemplate {
  id: string;
  title: string;
  purpose: string;
  phase: PhaseKey;
  /** The sum of its activities'. */
  minutes: number;
  boards: readonly BoardBlueprint[];
  /** In the order of the agenda. */
  activities: readonly ActivityBlueprint[];
}
