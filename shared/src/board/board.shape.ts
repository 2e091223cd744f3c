import { ASSET_KINDS, CHANNELS } from "../journey/channels.ts";
import { LANE_TYPES, LAYERS, MOMENTS } from "../journey/journey.types.ts";
import { isId } from "../kernel/idText.ts";
import { LIMITS } from "../kernel/limits.ts";
import { ORDER_PATTERN } from "./board.order.ts";
import { BOARD_TYPES, CONSTRAINT_LEVELS, EVIDENCE_STATUSES, NOTE_KINDS } from "./board.types.ts";
import { isTagKey, isTagUnder } from "./tags.rules.ts";

/**
 * What a board document may hold: per root, the fields of an entry and a check for each value.
 * The gate refuses what is not listed here; `board.doc.ts` writes nothing else.
 */
export type FieldCheck = (value: unknown) => boolean;
/** `text` marks a field that holds a Y.Text of at most `maxChars`. */
export type Field = { kind: "value"; accepts: FieldCheck } | { kind: "text"; maxChars: number };
export interface RootShape {
  fields: Readonly<Record<string, Field>>;
  maxEntries: number;
}

const value = (accepts: FieldCheck): Field => ({ kind: "value", accepts });
const text = (maxChars: number): Field => ({ kind: "text", maxChars });

const isString =
  (max: number): FieldCheck =>
  (v) =>
    typeof v === "string" && v.length <= max;
const isOneOf =
  (list: readonly string[]): FieldCheck =>
  (v) =>
    typeof v === "string" && list.includes(v);
const orNull =
  (check: FieldCheck): FieldCheck =>
  (v) =>
    v === null || check(v);
const isOrder: FieldCheck = (v) => typeof v === "string" && ORDER_PATTERN.test(v);
const isBoolean: FieldCheck = (v) => typeof v === "boolean";

/** Furthest a free note may stand from the origin, in board units. */
const FAR = 1_000_000;
const isNear: FieldCheck = (v) => typeof v === "number" && Number.isFinite(v) && Math.abs(v) <= FAR;

function isRecord(v: unknown, keys: readonly string[]): v is Record<string, unknown> {
  if (typeof v !== "object" || v === null || Array.isArray(v)) return false;
  const own = Object.keys(v);
  return own.length === keys.length && own.every((key) => keys.includes(key));
}

const isPoint: FieldCheck = (v) => isRecord(v, ["x", "y"]) && isNear(v.x) && isNear(v.y);
const isPlace: FieldCheck = (v) =>
  (isRecord(v, ["stepId", "laneId"]) && isId(v.stepId) && isId(v.laneId)) ||
  (isRecord(v, ["columnId"]) && isId(v.columnId)) ||
  (isRecord(v, ["rowId", "columnId"]) && isId(v.rowId) && isId(v.columnId)) ||
  (isRecord(v, ["ringId"]) && isId(v.ringId)) ||
  (isRecord(v, ["ringId", "sectorId"]) && isId(v.ringId) && isId(v.sectorId));
const isFeeling: FieldCheck = (v) =>
  isRecord(v, ["value", "words"]) &&
  (v.value === null || (Number.isInteger(v.value) && Math.abs(v.value as number) <= 2)) &&
  Array.isArray(v.words) &&
  v.words.length <= 5 &&
  v.words.every(isString(40));
const isConstraint: FieldCheck = (v) =>
  isRecord(v, ["level", "reason", "owner"]) &&
  isOneOf(CONSTRAINT_LEVELS)(v.level) &&
  orNull(isString(LIMITS.noteChars))(v.reason) &&
  orNull(isString(LIMITS.labelChars))(v.owner) &&
  (v.level !== "fixed" || (typeof v.reason === "string" && v.reason.trim() !== ""));
const isIdList: FieldCheck = (v) => Array.isArray(v) && v.length <= LIMITS.linksPerNote && v.every(isId);

const label = value(isString(LIMITS.labelChars));
const order = value(isOrder);
const id = value(isId);

/** Keys of the `board` root hold plain values, not entries. */
export const BOARD_FIELDS: Readonly<Record<string, FieldCheck>> = {
  schema: (v) => Number.isInteger(v),
  type: isOneOf(BOARD_TYPES),
  title: isString(LIMITS.titleChars),
  rowAxis: isString(LIMITS.labelChars),
  columnAxis: isString(LIMITS.labelChars),
};

/** Keys of `board` that only the server writes: they say what the document is. */
export const SERVER_ONLY_BOARD_FIELDS: ReadonlySet<string> = new Set(["schema", "type"]);

export const ROOTS: Readonly<Record<string, RootShape>> = {
  stages: {
    maxEntries: LIMITS.stagesPerBoard,
    fields: { id, label, order, moment: value(isOneOf(MOMENTS)) },
  },
  steps: {
    maxEntries: LIMITS.stepsPerBoard,
    fields: {
      id,
      stageId: id,
      label,
      order,
      keyMoment: value(isBoolean),
      feeling: value(orNull(isFeeling)),
      channel: value(orNull(isOneOf(CHANNELS))),
      subBoardId: value(orNull(isId)),
    },
  },
  lanes: {
    maxEntries: LIMITS.lanesPerBoard,
    fields: { id, label, order, type: value(isOneOf(LANE_TYPES)), layer: value(isOneOf(LAYERS)) },
  },
  columns: { maxEntries: LIMITS.columnsPerBoard, fields: { id, label, order } },
  rows: { maxEntries: LIMITS.rowsPerBoard, fields: { id, label, order } },
  boxNames: { maxEntries: LIMITS.boxNamesPerBoard, fields: { id, rowId: id, columnId: id, label } },
  rings: { maxEntries: LIMITS.ringsPerBoard, fields: { id, label, order } },
  sectors: { maxEntries: LIMITS.sectorsPerBoard, fields: { id, label, order } },
  notes: {
    maxEntries: LIMITS.notesPerBoard,
    fields: {
      id,
      text: text(LIMITS.noteChars),
      kind: value(isOneOf(NOTE_KINDS)),
      status: value(orNull(isOneOf(EVIDENCE_STATUSES))),
      place: value(orNull(isPlace)),
      at: value(orNull(isPoint)),
      order: value(orNull(isOrder)),
      clusterId: value(orNull(isId)),
      lang: value(orNull(isString(35))),
      constraint: value(orNull(isConstraint)),
      linkIds: value(orNull(isIdList)),
      channel: value(orNull(isOneOf(CHANNELS))),
      assetKind: value(orNull(isOneOf(ASSET_KINDS))),
      mergedInto: value(orNull(isId)),
      isTagged: value(orNull(isBoolean)),
      tableId: value(orNull(isId)),
      by: value(orNull(isString(LIMITS.aliasChars))),
      isByProxy: value(orNull(isBoolean)),
    },
  },
  clusters: { maxEntries: LIMITS.clustersPerBoard, fields: { id, label, order } },
  links: { maxEntries: LIMITS.notesPerBoard, fields: { id, from: id, to: id } },
  pins: {
    maxEntries: LIMITS.notesPerBoard,
    fields: {
      id,
      targetId: id,
      kind: value(isOneOf(["question", "concern", "gap"])),
      text: text(LIMITS.noteChars),
      state: value(isOneOf(["open", "answered"])),
      answer: value(orNull(isString(LIMITS.noteChars))),
    },
  },
};

/** What a root's entries may hold under a key; undefined for what no document may hold. A note has a key for each tag. */
export function fieldUnder(root: string, key: string): Field | undefined {
  const fields = ROOTS[root]?.fields;
  if (fields && Object.hasOwn(fields, key)) return fields[key];
  return root === "notes" && isTagKey(key) ? value((held) => isTagUnder(key, held)) : undefined;
}
