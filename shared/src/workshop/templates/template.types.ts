import type { NoteKind, Point } from "../../board/board.types.ts";
import type { LaneType, Layer, Moment } from "../../journey/journey.types.ts";
import type { PhaseKey } from "../phases.ts";
import type { ActivityAccess, OutputType } from "../workshop.schema.ts";

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

/** A note that a new board begins with. It names parts of the board by their place in its lists, and lies in the tray without any. */
export interface NoteBlueprint {
  /** The note that a saved template took it from, on the board its board's key names; goes when that is taken back. */
  noteId?: string;
  text: string;
  kind?: NoteKind;
  step?: number;
  lane?: number;
  column?: number;
  row?: number;
  ring?: number;
  sector?: number;
  at?: Point;
}

interface AnyBlueprint {
  /** Unique in its template; activities name their boards by it. */
  key: string;
  title: string;
  notes?: readonly NoteBlueprint[] | undefined;
  /** Parts that come locked: hosts alone write there and change them (METHODS M49). */
  locked?: readonly LockedBlueprint[] | undefined;
}

/** A part that comes locked, by its place among those of its kind; steps counted over the whole map. */
export interface LockedBlueprint {
  kind: "stages" | "steps" | "lanes" | "columns" | "rows" | "rings" | "sectors";
  index: number;
}

export interface MapBlueprint extends AnyBlueprint {
  type: "journeyMap";
  stages: readonly StageBlueprint[];
  /** Top to bottom, in the order of their layers (METHODS I2). */
  lanes: readonly LaneBlueprint[];
}

export interface ColumnsBlueprint extends AnyBlueprint {
  type: "columns";
  columns: readonly string[];
}

export interface MatrixBlueprint extends AnyBlueprint {
  type: "matrix";
  axes?: { rows: string; columns: string } | undefined;
  rows: readonly string[];
  columns: readonly string[];
  /** Names of boxes, row by row; empty for those without. */
  boxes?: readonly (readonly string[])[] | undefined;
}

export interface RingsBlueprint extends AnyBlueprint {
  type: "rings";
  /** From the inside out. */
  rings: readonly string[];
  /** Clockwise from the top; left out for rings that nothing divides. */
  sectors?: readonly string[] | undefined;
}

export interface FreeBlueprint extends AnyBlueprint {
  type: "free";
}

/** What a new board starts with. */
export type BoardBlueprint = MapBlueprint | ColumnsBlueprint | MatrixBlueprint | RingsBlueprint | FreeBlueprint;

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
  writing?: "alone" | "together";
  access?: ActivityAccess;
  place?: "room" | "tables";
  isPreWork?: boolean;
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
