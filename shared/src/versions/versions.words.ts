import type { ComparedPart, DifferenceKind } from "../programme/mapDifferences.ts";
import type { MapState, MapStatus } from "./versions.types.ts";

interface VersionWords {
  standing: string;
  states: Record<MapState, string>;
  statuses: Record<MapStatus, string>;
  changedSince(by: string): string;
  review(by: string, day: string, note: string): string;
  differs(earlier: string): string;
  same: string;
  kinds: Record<DifferenceKind, string>;
  parts: Record<ComparedPart, string>;
  fields: Readonly<Record<string, string>>;
  /** Stored values that have words of their own, by field. */
  values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  was(before: string): string;
  fromTo(field: string, before: string, after: string): string;
  nothing: string;
}

/** What is said of a difference, in English: by screens and files alike. */
export const DIFFERENCE_WORDS = {
  same: "Nothing differs.",
  kinds: { added: "New", changed: "Changed", removed: "Gone" },
  parts: {
    stages: "stage",
    steps: "step",
    lanes: "lane",
    columns: "column",
    rows: "row",
    rings: "ring",
    sectors: "sector",
    clusters: "set",
    notes: "note",
  },
  fields: {
    moment: "before, during or after",
    stageId: "its stage",
    keyMoment: "key moment",
    feeling: "how it feels",
    type: "its kind",
    layer: "its layer",
    kind: "its kind",
    status: "where it comes from",
    place: "its place",
    constraint: "what can change",
    order: "its order",
    channel: "its channel",
    subBoardId: "the map behind it",
    assetKind: "what sort of thing it is",
    linkIds: "what it is linked to",
  },
  nothing: "nothing",
} as const;

/** How files speak of versions, in English. */
export const ENGLISH_VERSION_WORDS: VersionWords = {
  ...DIFFERENCE_WORDS,
  standing: "How far this map can be relied on",
  states: { current: "It shows how things are now", future: "It shows how things are to be" },
  statuses: { draft: "Draft", senseChecked: "Sense-checked", confirmed: "Confirmed" },
  changedSince: (by) => `Draft: changed since ${by} looked at it`,
  review: (by, day, note) => `Looked at by ${by}, ${day}${note === "" ? "" : `: ${note}`}`,
  differs: (earlier) => `What differs from “${earlier}”`,
  values: {},
  was: (before) => `Was “${before}”`,
  fromTo: (field, before, after) => `${field}: from ${before} to ${after}`,
};
