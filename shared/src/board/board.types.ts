import type { AssetKind, Channel } from "../journey/channels.ts";
import type { ClusterId, ColumnId, LaneId, NoteId, RingId, RowId, SectorId, StepId, TableId } from "../kernel/ids.ts";

/** Version of the board document's shape, kept in `board.schema`. */
export const BOARD_SCHEMA = 1;

export const BOARD_TYPES = ["journeyMap", "columns", "matrix", "rings", "free"] as const;
export type BoardType = (typeof BOARD_TYPES)[number];

export const NOTE_KINDS = ["note", "idea", "opportunity", "question", "asset", "need", "pain", "constraint"] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

export const EVIDENCE_STATUSES = ["observed", "reported", "assumed", "proposed"] as const;
export type EvidenceStatus = (typeof EVIDENCE_STATUSES)[number];

/** How much of something can change (METHODS M28). */
export const CONSTRAINT_LEVELS = ["open", "limited", "fixed"] as const;
export type ConstraintLevel = (typeof CONSTRAINT_LEVELS)[number];

/** What hosts say of a constraint. One value, so that a level never comes without its reason. */
export interface Constraint {
  level: ConstraintLevel;
  reason: string | null;
  /** Who says so, such as a team. */
  owner: string | null;
}

/** A box of a matrix. */
export interface BoxPlace {
  rowId: RowId;
  columnId: ColumnId;
}
/** A ring, or one sector of it. */
export interface RingPlace {
  ringId: RingId;
  sectorId?: SectorId | undefined;
}

/** Where a note stands in its board's structure; null is the unplaced tray. One value, so its parts cannot be blended. */
export type Place = { stepId: StepId; laneId: LaneId } | { columnId: ColumnId } | BoxPlace | RingPlace | null;

/** Board units: 1 is 1 CSS px at zoom 1. */
export interface Point {
  x: number;
  y: number;
}

/** A note as read from a board document. */
export interface Note {
  id: NoteId;
  text: string;
  kind: NoteKind;
  status: EvidenceStatus | null;
  place: Place;
  at: Point | null;
  /** Fractional index within its place; null sorts first. */
  order: string | null;
  clusterId: ClusterId | null;
  lang: string | null;
  /** Left out where nobody has said how much can change. */
  constraint?: Constraint;
  /** Notes this one is about, on the same board; left out when there are none. Some may be gone. */
  linkIds?: readonly NoteId[];
  /** How people and services meet there; left out where nobody has said. */
  channel?: Channel;
  /** Of what people have, what sort of thing it is. */
  assetKind?: AssetKind;
  /** Short plain words, in their order; left out when there are none. */
  tags?: readonly string[];
  /** The note this one was merged into; it may be gone. See `headsOf` for which note it is shown with. */
  mergedInto?: NoteId;
  /** Other wordings shown with this one. Worked out by `foldNotes`; no document holds it. */
  merged?: readonly Note[];
  /** How a view draws it (`NoteLook`). No document holds any of it. */
  tint?: NoteKind;
  setName?: string;
  said?: string;
  /** The table it was brought from; left out for notes that were written on this board. */
  tableId?: TableId;
  /** Who wrote it, while names are on for everyone; the server alone writes it. */
  by?: string;
  /** Entered by a host for somebody without a phone. */
  isByProxy?: boolean;
  /** A picture on it: laid over the note as it is read, never in the document. */
  image?: ImageOnNote;
}

/** A picture as notes are shown with it: its pixels' size, and words for who does not see it. */
export interface ImageOnNote {
  imageId: string;
  alt: string;
  width: number;
  height: number;
  /** It waits for a host. */
  isWaiting?: boolean;
}

/** A note's values as a document holds them, but for its id; what stands nowhere there is absent or null here. */
export type NoteFields = {
  [Key in Exclude<keyof Note, "id" | "image" | "tags" | "merged" | "tint" | "setName" | "said">]?: Note[Key] | null;
} & {
  /** Says that there may be tags beside it, each under a key of its own (`tagKey`). */
  isTagged?: boolean | null;
};

export interface Column {
  id: ColumnId;
  label: string;
  order: string;
}

/** A row of a matrix; its columns are the board's columns. */
export interface Row {
  id: RowId;
  label: string;
  order: string;
}

/** What one box of a matrix is called. */
export interface BoxName extends BoxPlace {
  id: string;
  label: string;
}

/** What the two sides of a matrix stand for; either may be empty. */
export interface Axes {
  rows: string;
  columns: string;
}

/** A ring of a rings board; the first is the innermost. */
export interface Ring {
  id: RingId;
  label: string;
  order: string;
}

/** A slice through all rings, clockwise from the top. */
export interface Sector {
  id: SectorId;
  label: string;
  order: string;
}

export interface Cluster {
  id: ClusterId;
  label: string;
  order: string;
}
