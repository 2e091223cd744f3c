import * as Y from "yjs";
import type { Feeling, Lane, LaneType, Layer, Moment, Stage, Step } from "../journey/journey.types.ts";
import type { ClusterId, LaneId, NoteId, StageId, StepId, TableId } from "../kernel/ids.ts";
import { byOrder, orderAfterAll, ordersAfterAll } from "./board.order.ts";
import { BOARD_FIELDS, type Field, ROOTS } from "./board.shape.ts";
import {
  BOARD_SCHEMA,
  type BoardType,
  type Cluster,
  type Column,
  type Constraint,
  type EvidenceStatus,
  type Note,
  type NoteFields,
  type NoteKind,
  type Place,
  type Point,
} from "./board.types.ts";

type Entry = Y.Map<unknown>;
type RootName = "stages" | "steps" | "lanes" | "columns" | "notes" | "clusters";

/** What only the server writes beside a note. */
export interface NoteMarks {
  /** The name of who wrote it; null where names are not on for all. */
  by: string | null;
  /** Entered for somebody. */
  isByProxy: boolean;
  /** The table it came from. */
  tableId: TableId | null;
}

/** What a new note needs; the rest starts as `note`, unplaced, at the end. */
export interface NewNote {
  id: NoteId;
  text: string;
  kind?: NoteKind;
  status?: EvidenceStatus | null;
  place?: Place;
  at?: Point | null;
  order?: string;
  clusterId?: ClusterId | null;
  lang?: string | null;
  constraint?: Constraint;
  linkIds?: readonly NoteId[];
  by?: string;
  isByProxy?: boolean;
  tableId?: TableId;
}

/** What a note may be changed to; text is replaced as one edit. */
export type NoteChange = Partial<Pick<Note, "text" | "kind" | "status" | "place" | "at" | "order" | "clusterId">> & {
  /** Null takes it away. */
  constraint?: Constraint | null;
  linkIds?: readonly NoteId[] | null;
};

/** A whole board as plain values, ordered; what painters, lists and exporters read. */
export interface BoardContent {
  type: BoardType;
  title: string;
  stages: Stage[];
  steps: Step[];
  lanes: Lane[];
  columns: Column[];
  clusters: Cluster[];
  notes: Note[];
}

/**
 * Typed door to a board's Y.Doc; the only file that names its keys. Reads skip an entry that does not fit the shape:
 * another client wrote it. Writes take an `origin`, by which undo and the server tell whose edit it is.
 */
export function openBoard(doc: Y.Doc) {
  const root = (name: RootName) => doc.getMap<Entry>(name);
  const board = doc.getMap<unknown>("board");
  const write = (origin: unknown, change: () => void) => doc.transact(change, origin);

  const put = (name: RootName, id: string, fields: Record<string, unknown>) => {
    root(name).set(id, new Y.Map(Object.entries({ id, ...fields }).filter(([, value]) => value !== undefined)));
  };
  const list = <T>(name: RootName, read: (id: string, entry: Entry) => T | null): T[] => {
    const found: T[] = [];
    root(name).forEach((entry, id) => {
      const value = entry instanceof Y.Map ? read(id, entry) : null;
      if (value !== null) found.push(value);
    });
    return found;
  };

  return {
    doc,

    /** Makes an empty document a board; only the server does this, once (RELIABILITY, double seeding). */
    create({ type, title }: { type: BoardType; title: string }, origin: unknown) {
      write(origin, () => {
        board.set("schema", BOARD_SCHEMA);
        board.set("type", type);
        board.set("title", title);
      });
    },
    schema: (): number | null => (typeof board.get("schema") === "number" ? (board.get("schema") as number) : null),
    title: (): string => String(board.get("title") ?? ""),
    setTitle: (title: string, origin: unknown) => write(origin, () => board.set("title", title)),

    addStage: (stage: { id: StageId; label: string; moment: Moment; order: string }, origin: unknown) =>
      write(origin, () => put("stages", stage.id, { ...stage })),
    addStep: (
      step: {
        id: StepId;
        stageId: StageId;
        label: string;
        order: string;
        keyMoment?: boolean;
        feeling?: Feeling | null;
      },
      origin: unknown,
    ) => write(origin, () => put("steps", step.id, { ...step })),
    addLane: (lane: { id: LaneId; label: string; type: LaneType; layer: Layer; order: string }, origin: unknown) =>
      write(origin, () => put("lanes", lane.id, { ...lane })),
    addColumn: (column: Column, origin: unknown) => write(origin, () => put("columns", column.id, { ...column })),
    addCluster: (cluster: Cluster, origin: unknown) => write(origin, () => put("clusters", cluster.id, { ...cluster })),
    /** Renames a stage, step, lane, column or cluster; one that is gone stays gone. */
    rename: (name: Exclude<RootName, "notes">, id: string, label: string, origin: unknown) =>
      write(origin, () => root(name).get(id)?.set("label", label)),
    setKeyMoment: (id: StepId, keyMoment: boolean, origin: unknown) =>
      write(origin, () => root("steps").get(id)?.set("keyMoment", keyMoment)),
    /** Notes of a removed step stay, in the unplaced tray (METHODS I3). */
    removeStep: (id: StepId, origin: unknown) => write(origin, () => root("steps").delete(id)),

    addNote({ id, text, order, ...rest }: NewNote, origin: unknown) {
      const last = order ?? orderAfterAll(list("notes", (_id, entry) => readValue<string>("notes", entry, "order")));
      write(origin, () =>
        put("notes", id, { kind: "note", place: null, ...rest, order: last, text: new Y.Text(text) }),
      );
    },
    /** Notes that come together, as one edit: in the given order behind all others, but where one says its own. */
    addNotes(notes: readonly NewNote[], origin: unknown) {
      const taken = list("notes", (_id, entry) => readValue<string>("notes", entry, "order"));
      const orders = ordersAfterAll(taken, notes.length);
      write(origin, () => {
        for (const [index, note] of notes.entries()) this.addNote({ order: orders[index] ?? "a0", ...note }, origin);
      });
    },
    /** Changes what is given and leaves the rest. False when the note is gone. */
    changeNote(id: NoteId, { text, ...fields }: NoteChange, origin: unknown): boolean {
      const entry = root("notes").get(id);
      if (!(entry instanceof Y.Map)) return false;
      write(origin, () => {
        if (text !== undefined) replaceText(entry, text);
        for (const [key, value] of Object.entries(fields)) {
          if (value !== undefined) entry.set(key, value);
        }
      });
      return true;
    },
    removeNote: (id: NoteId, origin: unknown) => write(origin, () => root("notes").delete(id)),
    /** As one edit. */
    removeNotes: (ids: readonly NoteId[], origin: unknown) =>
      write(origin, () => {
        for (const id of ids) root("notes").delete(id);
      }),
    /** A note's values as they are stored; null when it is not there. */
    noteFields(id: string): NoteFields | null {
      const entry = root("notes").get(id);
      return entry instanceof Y.Map ? plainFields(entry.entries()) : null;
    },
    /** Puts a note there with just these values, or these values into the one that is there. */
    putNoteFields(id: NoteId, { text, ...fields }: NoteFields, origin: unknown) {
      const entry = root("notes").get(id);
      write(origin, () => {
        if (!(entry instanceof Y.Map)) return put("notes", id, { ...fields, text: new Y.Text(text ?? "") });
        if (typeof text === "string") replaceText(entry, text);
        for (const [key, value] of Object.entries(fields)) if (value !== undefined) entry.set(key, value);
      });
    },
    /** Says beside a note who wrote it and at which table, or no longer; nothing is written where it is so already. */
    setNoteMarks(id: NoteId, { by, isByProxy, tableId }: NoteMarks, origin: unknown) {
      const entry = root("notes").get(id);
      if (!(entry instanceof Y.Map)) return;
      write(origin, () => {
        for (const [key, value] of Object.entries({ by, isByProxy: isByProxy || null, tableId })) {
          if (value === null ? !entry.has(key) : entry.get(key) === value) continue;
          if (value === null) entry.delete(key);
          else entry.set(key, value);
        }
      });
    },
    /** The stage a step belongs to; null when the step is gone. */
    stageOf(stepId: string): string | null {
      const entry = root("steps").get(stepId);
      return entry instanceof Y.Map ? readValue<StageId>("steps", entry, "stageId") : null;
    },
    hasNote: (id: string): boolean => root("notes").get(id) instanceof Y.Map,
    note(id: string): Note | null {
      const entry = root("notes").get(id);
      return entry instanceof Y.Map ? readNote(id, entry) : null;
    },
    noteCount: (): number => root("notes").size,
    hasStage: (id: string): boolean => root("stages").has(id),
    hasStep: (id: string): boolean => root("steps").has(id),
    hasLane: (id: string): boolean => root("lanes").has(id),
    hasColumn: (id: string): boolean => root("columns").has(id),

    listStages: (): Stage[] => list("stages", readStage).toSorted(byOrder),
    listSteps: (): Step[] => list("steps", readStep).toSorted(byOrder),
    listLanes: (): Lane[] => list("lanes", readLane).toSorted(byOrder),
    listColumns: (): Column[] => list("columns", readLabelled<Column>("columns")).toSorted(byOrder),
    listClusters: (): Cluster[] => list("clusters", readLabelled<Cluster>("clusters")).toSorted(byOrder),
    listNotes: (): Note[] => list("notes", readNote).toSorted(byOrder),

    /** The whole board, read at once. About 2 ms at 2,000 notes. */
    content(): BoardContent {
      return {
        type: BOARD_FIELDS.type?.(board.get("type")) ? (board.get("type") as BoardType) : "free",
        title: String(board.get("title") ?? ""),
        stages: this.listStages(),
        steps: this.listSteps(),
        lanes: this.listLanes(),
        columns: this.listColumns(),
        clusters: this.listClusters(),
        notes: this.listNotes(),
      };
    },
  };
}
export type BoardDoc = ReturnType<typeof openBoard>;

/** The notes of a document by id, for those who watch what comes and goes. */
export const notesIn = (doc: Y.Doc): Y.Map<Entry> => doc.getMap<Entry>("notes");

/** The fields of a note that the shape knows, as plain values. */
export function plainFields(entries: Iterable<[string, unknown]>): NoteFields {
  const known = [...entries].filter(([key]) => key !== "id" && ROOTS.notes?.fields[key]);
  return Object.fromEntries(known.map(([key, value]) => [key, value instanceof Y.Text ? value.toString() : value]));
}

/** Replaces a note's words but keeps the ends that did not change, so that a concurrent edit elsewhere survives. */
function replaceText(entry: Entry, next: string): void {
  const current = entry.get("text");
  if (!(current instanceof Y.Text)) {
    entry.set("text", new Y.Text(next));
    return;
  }
  const before = current.toString();
  let start = 0;
  while (start < before.length && start < next.length && before[start] === next[start]) start += 1;
  let end = 0;
  while (end < before.length - start && end < next.length - start && before.at(-1 - end) === next.at(-1 - end))
    end += 1;
  // Half an emoji left at an edge would become a replacement character.
  if (start > 0 && isHighSurrogate(before, start - 1)) start -= 1;
  if (end > 0 && isHighSurrogate(before, before.length - end - 1)) end -= 1;
  if (before.length - start - end > 0) current.delete(start, before.length - start - end);
  if (next.length - start - end > 0) current.insert(start, next.slice(start, next.length - end));
}

const isHighSurrogate = (text: string, index: number): boolean => /[\uD800-\uDBFF]/.test(text.charAt(index));

/** The stored value if the shape accepts it, else null. */
function readValue<T>(name: string, entry: Entry, key: string): T | null {
  const field: Field | undefined = ROOTS[name]?.fields[key];
  const value = entry.get(key);
  return field?.kind === "value" && value !== undefined && field.accepts(value) ? (value as T) : null;
}

function readNote(id: string, entry: Entry): Note | null {
  const text = entry.get("text");
  if (!(text instanceof Y.Text) && typeof text !== "string") return null;
  const constraint = readValue<Constraint>("notes", entry, "constraint");
  const linkIds = readValue<NoteId[]>("notes", entry, "linkIds");
  const tableId = readValue<TableId>("notes", entry, "tableId");
  const by = readValue<string>("notes", entry, "by");
  return {
    id: id as NoteId,
    text: text.toString(),
    kind: readValue<NoteKind>("notes", entry, "kind") ?? "note",
    status: readValue<EvidenceStatus>("notes", entry, "status"),
    place: readValue<NonNullable<Place>>("notes", entry, "place"),
    at: readValue<Point>("notes", entry, "at"),
    order: readValue<string>("notes", entry, "order"),
    clusterId: readValue<ClusterId>("notes", entry, "clusterId"),
    lang: readValue<string>("notes", entry, "lang"),
    ...(constraint && { constraint }),
    ...(linkIds?.length && { linkIds }),
    ...(tableId && { tableId }),
    ...(by && { by }),
    ...(readValue<boolean>("notes", entry, "isByProxy") && { isByProxy: true }),
  };
}

function readStage(id: string, entry: Entry): Stage | null {
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

function readStep(id: string, entry: Entry): Step | null {
  const [label, stageId] = [readValue<string>("steps", entry, "label"), readValue<StageId>("steps", entry, "stageId")];
  if (label === null || stageId === null) return null;
  return {
    id: id as StepId,
    stageId,
    label,
    order: readValue<string>("steps", entry, "order") ?? "",
    keyMoment: readValue<boolean>("steps", entry, "keyMoment") ?? false,
    feeling: readValue<Feeling>("steps", entry, "feeling"),
  };
}

function readLane(id: string, entry: Entry): Lane | null {
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

function readLabelled<T extends { id: string; label: string; order: string }>(name: string) {
  return (id: string, entry: Entry): T | null => {
    const label = readValue<string>(name, entry, "label");
    return label === null ? null : ({ id, label, order: readValue<string>(name, entry, "order") ?? "" } as T);
  };
}
