import * as Y from "yjs";
import type { AssetKind, Channel } from "../journey/channels.ts";
import type { Feeling, Lane, LaneType, Layer, Moment, Stage, Step } from "../journey/journey.types.ts";
import type { BoardId, ClusterId, ColumnId, LaneId, NoteId, RowId, StageId, StepId, TableId } from "../kernel/ids.ts";
import { BOARD_FIELDS, type Field, ROOTS } from "./board.shape.ts";
import type { Axes, BoxName, Constraint, EvidenceStatus, Note, NoteKind, Place, Point } from "./board.types.ts";
import { inTagOrder, isTagKey, isTagUnder } from "./tags.rules.ts";

/** What one entry of a document holds. Readers answer null for an entry that does not fit the shape. */
export type Entry = Y.Map<unknown>;

/** The stored value if the shape accepts it, else null. */
export function readValue<T>(name: string, entry: Entry, key: string): T | null {
  const field: Field | undefined = ROOTS[name]?.fields[key];
  const value = entry.get(key);
  return field?.kind === "value" && value !== undefined && field.accepts(value) ? (value as T) : null;
}

/** False for a note without even empty words, which is not read. */
export function hasWords(entry: Entry): boolean {
  const text = entry.get("text");
  return text instanceof Y.Text || typeof text === "string";
}

export function readNote(id: string, entry: Entry): Note | null {
  if (!hasWords(entry)) return null;
  const constraint = readValue<Constraint>("notes", entry, "constraint");
  const linkIds = readValue<NoteId[]>("notes", entry, "linkIds");
  const channel = readValue<Channel>("notes", entry, "channel");
  const assetKind = readValue<AssetKind>("notes", entry, "assetKind");
  const tableId = readValue<TableId>("notes", entry, "tableId");
  const by = readValue<string>("notes", entry, "by");
  const mergedInto = readValue<NoteId>("notes", entry, "mergedInto");
  const tags = readTags(entry);
  return {
    id: id as NoteId,
    text: String(entry.get("text")),
    kind: readValue<NoteKind>("notes", entry, "kind") ?? "note",
    status: readValue<EvidenceStatus>("notes", entry, "status"),
    place: readValue<NonNullable<Place>>("notes", entry, "place"),
    at: readValue<Point>("notes", entry, "at"),
    order: readValue<string>("notes", entry, "order"),
    clusterId: readValue<ClusterId>("notes", entry, "clusterId"),
    lang: readValue<string>("notes", entry, "lang"),
    ...(constraint && { constraint }),
    ...(linkIds?.length && { linkIds }),
    ...(channel && { channel }),
    ...(assetKind && { assetKind }),
    ...(mergedInto && { mergedInto }),
    ...(tags.length > 0 && { tags }),
    ...(tableId && { tableId }),
    ...(by && { by }),
    ...(readValue<boolean>("notes", entry, "isByProxy") && { isByProxy: true }),
  };
}

/** Where a note stands and what it was merged into, without reading its words; also of one that has none. */
export function readPlacing(entry: Entry): Pick<Note, "place" | "mergedInto"> {
  const mergedInto = readValue<NoteId>("notes", entry, "mergedInto");
  return { place: readValue<NonNullable<Place>>("notes", entry, "place"), ...(mergedInto && { mergedInto }) };
}

/** The same; null for what `readNote` does not read. */
export const readStanding = (entry: Entry): Pick<Note, "place" | "mergedInto"> | null =>
  hasWords(entry) ? readPlacing(entry) : null;

/** A note's tags. Most have none, and going through all keys of 2,000 notes would take longer than reading them. */
export function readTags(entry: Entry): string[] {
  if (entry.get("isTagged") !== true) return [];
  const tags: string[] = [];
  entry.forEach((value, key) => {
    if (isTagKey(key) && isTagUnder(key, value)) tags.push(value);
  });
  return inTagOrder(tags);
}

export function readStage(id: string, entry: Entry): Stage | null {
  const label = readValue<string>("stages", entry, "label");
  const moment = entry.has("moment") ? readValue<Moment>("stages", entry, "moment") : "during";
  if (label === null || moment === null) return null;
  return {
    id: id as StageId,
    label,
    moment,
    order: readValue<string>("stages", entry, "order") ?? "",
  };
}

export function readStep(id: string, entry: Entry): Step | null {
  const [label, stageId] = [readValue<string>("steps", entry, "label"), readValue<StageId>("steps", entry, "stageId")];
  if (label === null || stageId === null) return null;
  const channel = readValue<Channel>("steps", entry, "channel");
  const subBoardId = readValue<BoardId>("steps", entry, "subBoardId");
  return {
    id: id as StepId,
    stageId,
    label,
    order: readValue<string>("steps", entry, "order") ?? "",
    keyMoment: readValue<boolean>("steps", entry, "keyMoment") ?? false,
    feeling: readValue<Feeling>("steps", entry, "feeling"),
    ...(channel && { channel }),
    ...(subBoardId && { subBoardId }),
  };
}

export function readLane(id: string, entry: Entry): Lane | null {
  const label = readValue<string>("lanes", entry, "label");
  if (label === null) return null;
  return {
    id: id as LaneId,
    label,
    type: readValue<LaneType>("lanes", entry, "type") ?? "text",
    layer: readValue<Layer>("lanes", entry, "layer") ?? "user",
    order: readValue<string>("lanes", entry, "order") ?? "",
  };
}

/** The list under its name; null when it is empty. */
export const filled = <Key extends string, Value>(key: Key, list: Value[]) =>
  list.length > 0 ? ({ [key]: list } as { [Name in Key]: Value[] }) : null;

export function readAxes(board: Y.Map<unknown>): { axes: Axes } | null {
  const read = (key: string) => (BOARD_FIELDS[key]?.(board.get(key)) ? String(board.get(key)) : "");
  const [rows, columns] = [read("rowAxis"), read("columnAxis")];
  return rows === "" && columns === "" ? null : { axes: { rows, columns } };
}

export function readBoxName(id: string, entry: Entry): BoxName | null {
  const label = readValue<string>("boxNames", entry, "label");
  const [rowId, columnId] = [
    readValue<RowId>("boxNames", entry, "rowId"),
    readValue<ColumnId>("boxNames", entry, "columnId"),
  ];
  return label === null || rowId === null || columnId === null ? null : { id, rowId, columnId, label };
}

export function readLabelled<T extends { id: string; label: string; order: string }>(name: string) {
  return (id: string, entry: Entry): T | null => {
    const label = readValue<string>(name, entry, "label");
    return label === null ? null : ({ id, label, order: readValue<string>(name, entry, "order") ?? "" } as T);
  };
}
