import * as Y from "yjs";
import type { AssetKind, Channel } from "../journey/channels.ts";
import type { Feeling, Lane, LaneType, Layer, Moment, Stage, Step } from "../journey/journey.types.ts";
import type { BoardId, ClusterId, ColumnId, LaneId, NoteId, RowId, StageId, StepId, TableId } from "../kernel/ids.ts";
import type { BoardMarks } from "./board.marks.ts";
import { byOrder, orderAfterAll, ordersAfterAll } from "./board.order.ts";
import { BOARD_FIELDS, fieldUnder } from "./board.shape.ts";
import {
  type Axes,
  BOARD_SCHEMA,
  type BoardType,
  type BoxName,
  type Cluster,
  type Column,
  type Constraint,
  type EvidenceStatus,
  type Note,
  type NoteFields,
  type NoteKind,
  type Place,
  type Point,
  type Ring,
  type Row,
  type Sector,
} from "./board.types.ts";
import {
  type Entry,
  filled,
  readAxes,
  readBoxName,
  readLabelled,
  readLane,
  readNote,
  readStage,
  readStep,
  readValue,
} from "./entries.doc.ts";
import { freeSpots } from "./freeSpots.ts";
import type { MergeEdit } from "./merges.rules.ts";
import { replaceText } from "./noteWords.ts";
import { isTagKey, tagKey } from "./tags.rules.ts";

/** Roots whose entries are a label in an order, and may have fields of their own. */
export const PART_ROOTS = ["stages", "steps", "lanes", "columns", "rows", "rings", "sectors", "clusters"] as const;
export type PartRoot = (typeof PART_ROOTS)[number];
type RootName = PartRoot | "boxNames" | "notes";

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
  channel?: Channel;
  assetKind?: AssetKind;
  tags?: readonly string[];
  mergedInto?: NoteId;
  by?: string;
  isByProxy?: boolean;
  tableId?: TableId;
}

/** What a note may be changed to; text is replaced as one edit. */
export type NoteChange = Partial<Pick<Note, "text" | "kind" | "status" | "place" | "at" | "order" | "clusterId">> & {
  /** The words that `text` was made of: what others wrote meanwhile stays beside it. Left out: those that stand there. */
  from?: string;
  /** Null takes it away. */
  constraint?: Constraint | null;
  linkIds?: readonly NoteId[] | null;
  channel?: Channel | null;
  assetKind?: AssetKind | null;
};

/** What a step may be changed to beside its name and its turn; null takes it away. */
export interface StepChange {
  keyMoment?: boolean;
  channel?: Channel | null;
  subBoardId?: BoardId | null;
}

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
  /** These are left out where there are none. */
  rows?: Row[];
  boxNames?: BoxName[];
  /** From the inside out. */
  rings?: Ring[];
  sectors?: Sector[];
  axes?: Axes;
  /** What is said of it beside the document; no document holds any of it. */
  marks?: BoardMarks;
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
    isFree: (): boolean => board.get("type") === "free",
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
    addRow: (row: Row, origin: unknown) => write(origin, () => put("rows", row.id, { ...row })),
    addRing: (ring: Ring, origin: unknown) => write(origin, () => put("rings", ring.id, { ...ring })),
    addSector: (sector: Sector, origin: unknown) => write(origin, () => put("sectors", sector.id, { ...sector })),
    /** Names a box of a matrix. Two people who name one box name the same entry, so that one name is left. */
    nameBox(rowId: RowId, columnId: ColumnId, label: string, origin: unknown) {
      const known = this.listBoxNames().find((box) => box.rowId === rowId && box.columnId === columnId);
      const id = known?.id ?? `${rowId}_${columnId}`.slice(0, 40);
      write(origin, () => {
        if (known) root("boxNames").get(id)?.set("label", label);
        else put("boxNames", id, { rowId, columnId, label });
      });
    },
    setAxes: ({ rows, columns }: Partial<Axes>, origin: unknown) =>
      write(origin, () => {
        if (rows !== undefined) board.set("rowAxis", rows);
        if (columns !== undefined) board.set("columnAxis", columns);
      }),
    /** Renames a stage, step, lane, column or another part; one that is gone stays gone. */
    rename: (name: PartRoot, id: string, label: string, origin: unknown) =>
      write(origin, () => root(name).get(id)?.set("label", label)),
    /** Changes fields of a part, its order among them; one that is gone stays gone. */
    changePart: (name: PartRoot, id: string, fields: Readonly<Record<string, unknown>>, origin: unknown) =>
      write(origin, () => {
        const entry = root(name).get(id);
        for (const [key, value] of Object.entries(fields)) entry?.set(key, value);
      }),
    /** Notes of a removed step stay, in the unplaced tray (METHODS I3). */
    removeStep: (id: StepId, origin: unknown) => write(origin, () => root("steps").delete(id)),
    /** Takes a part off. Notes that stand in it stay, in the unplaced tray (METHODS I3). */
    removePart: (name: PartRoot, id: string, origin: unknown) => write(origin, () => root(name).delete(id)),
    setKeyMoment(id: StepId, keyMoment: boolean, origin: unknown) {
      this.changeStep(id, { keyMoment }, origin);
    },
    /** Changes what is given and leaves the rest. */
    changeStep(id: StepId, change: StepChange, origin: unknown) {
      write(origin, () => {
        for (const [key, value] of Object.entries(change)) {
          if (value !== undefined) root("steps").get(id)?.set(key, value);
        }
      });
    },

    addNote({ id, text, order, tags = [], ...rest }: NewNote, origin: unknown) {
      const last = order ?? orderAfterAll(list("notes", (_id, entry) => readValue<string>("notes", entry, "order")));
      const at = rest.at === undefined ? this.freeSpots([text])[0] : rest.at;
      write(origin, () =>
        put("notes", id, {
          kind: "note",
          place: null,
          ...rest,
          ...tagged(tags),
          at,
          order: last,
          text: new Y.Text(text),
        }),
      );
    },
    /** Notes that come together, as one edit: in the given order behind all others, but where one says its own. */
    addNotes(notes: readonly NewNote[], origin: unknown) {
      const taken = list("notes", (_id, entry) => readValue<string>("notes", entry, "order"));
      const orders = ordersAfterAll(taken, notes.length);
      const spots = this.freeSpots(notes.map(({ text }) => text));
      write(origin, () => {
        for (const [index, note] of notes.entries()) {
          const at = note.at === undefined ? spots[index] : note.at;
          this.addNote({ order: orders[index] ?? "a0", ...note, ...(at !== undefined && { at }) }, origin);
        }
      });
    },
    /** Where notes that name no point go on a free board; empty on others. */
    freeSpots(texts: readonly string[]): Point[] {
      if (!this.isFree()) return [];
      const standing = list("notes", (_id, entry) => {
        const at = readValue<Point>("notes", entry, "at");
        return at && { at, text: String(entry.get("text") ?? "") };
      });
      return freeSpots(standing, texts);
    },
    /** Changes what is given and leaves the rest. False when the note is gone. */
    changeNote(id: NoteId, { text, from, ...fields }: NoteChange, origin: unknown): boolean {
      const entry = root("notes").get(id);
      if (!(entry instanceof Y.Map)) return false;
      write(origin, () => {
        if (text !== undefined) replaceText(entry, text, from);
        for (const [key, value] of Object.entries(fields)) {
          if (value !== undefined) entry.set(key, value);
        }
      });
      return true;
    },
    /** Puts a tag on these notes or takes it off, as one edit; other tags stay, whoever adds them meanwhile. */
    tagNotes(ids: readonly NoteId[], tag: string, isOn: boolean, origin: unknown) {
      write(origin, () => {
        for (const id of ids) {
          const entry = root("notes").get(id);
          if (!(entry instanceof Y.Map)) continue;
          if (!isOn) entry.delete(tagKey(tag));
          else for (const [key, value] of Object.entries(tagged([tag]))) entry.set(key, value);
        }
      });
    },
    /** Writes what `mergeEdits` and `splitEdits` answer, as one edit. */
    mergeNotes(edits: readonly MergeEdit[], origin: unknown) {
      write(origin, () => {
        for (const { id, mergedInto } of edits) root("notes").get(id)?.set("mergedInto", mergedInto);
      });
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
        if (!(entry instanceof Y.Map))
          return put("notes", id, { ...withoutTagsOff(fields), text: new Y.Text(text ?? "") });
        if (typeof text === "string") replaceText(entry, text);
        for (const [key, value] of Object.entries(fields)) {
          if (value === null && isTagKey(key)) entry.delete(key);
          else if (value !== undefined) entry.set(key, value);
        }
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
    stepIds: (): string[] => [...root("steps").keys()],
    hasNote: (id: string): boolean => root("notes").get(id) instanceof Y.Map,
    note(id: string): Note | null {
      const entry = root("notes").get(id);
      return entry instanceof Y.Map ? readNote(id, entry) : null;
    },
    /** What a box's name says of where it belongs, also while it lacks its words or its other side and is not read. */
    boxSides(id: string): { rowId: string | null; columnId: string | null } {
      const entry = root("boxNames").get(id);
      const side = (key: string) => (entry instanceof Y.Map ? readValue<string>("boxNames", entry, key) : null);
      return { rowId: side("rowId"), columnId: side("columnId") };
    },
    noteCount: (): number => root("notes").size,
    hasStage: (id: string): boolean => root("stages").has(id),
    hasStep: (id: string): boolean => root("steps").has(id),
    hasLane: (id: string): boolean => root("lanes").has(id),
    hasColumn: (id: string): boolean => root("columns").has(id),
    hasRow: (id: string): boolean => root("rows").has(id),
    hasRing: (id: string): boolean => root("rings").has(id),
    hasSector: (id: string): boolean => root("sectors").has(id),

    listStages: (): Stage[] => list("stages", readStage).toSorted(byOrder),
    listSteps: (): Step[] => list("steps", readStep).toSorted(byOrder),
    listLanes: (): Lane[] => list("lanes", readLane).toSorted(byOrder),
    listColumns: (): Column[] => list("columns", readLabelled<Column>("columns")).toSorted(byOrder),
    listRows: (): Row[] => list("rows", readLabelled<Row>("rows")).toSorted(byOrder),
    listRings: (): Ring[] => list("rings", readLabelled<Ring>("rings")).toSorted(byOrder),
    listSectors: (): Sector[] => list("sectors", readLabelled<Sector>("sectors")).toSorted(byOrder),
    listBoxNames: (): BoxName[] => list("boxNames", readBoxName).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    listClusters: (): Cluster[] => list("clusters", readLabelled<Cluster>("clusters")).toSorted(byOrder),
    listNotes: (): Note[] => list("notes", readNote).toSorted(byOrder),

    /** The whole board, read at once, about 2 ms at 2,000 notes; `notes` where they were read by `followNotes`. */
    content(notes?: Note[]): BoardContent {
      return {
        type: BOARD_FIELDS.type?.(board.get("type")) ? (board.get("type") as BoardType) : "free",
        title: String(board.get("title") ?? ""),
        stages: this.listStages(),
        steps: this.listSteps(),
        lanes: this.listLanes(),
        columns: this.listColumns(),
        clusters: this.listClusters(),
        notes: notes ?? this.listNotes(),
        ...filled("rows", this.listRows()),
        ...filled("boxNames", this.listBoxNames()),
        ...filled("rings", this.listRings()),
        ...filled("sectors", this.listSectors()),
        ...readAxes(board),
      };
    },
  };
}
export type BoardDoc = ReturnType<typeof openBoard>;

/** The notes of a document by id, for those who watch what comes and goes. */
export const notesIn = (doc: Y.Doc): Y.Map<Entry> => doc.getMap<Entry>("notes");

/** The fields of a note that the shape knows, as plain values. */
export function plainFields(entries: Iterable<[string, unknown]>): NoteFields {
  const known = [...entries].filter(([key]) => key !== "id" && fieldUnder("notes", key));
  return Object.fromEntries(known.map(([key, value]) => [key, value instanceof Y.Text ? value.toString() : value]));
}

/** Tags as a note holds them: each under its own key, and that there are some. */
const tagged = (tags: readonly string[]): Record<string, unknown> =>
  tags.length === 0 ? {} : { isTagged: true, ...Object.fromEntries(tags.map((tag) => [tagKey(tag), tag])) };

const withoutTagsOff = (fields: NoteFields): NoteFields =>
  Object.fromEntries(Object.entries(fields).filter(([key, value]) => value !== null || !isTagKey(key)));
