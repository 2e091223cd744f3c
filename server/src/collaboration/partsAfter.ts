import type { PART_ID_NAMES } from "@longtable/shared/board/board.locks";
import { fieldUnder } from "@longtable/shared/board/board.shape";
import * as Y from "yjs";
import type { Location } from "./updateIndex.ts";

/** A root whose entries can be locked. */
export type LockableRoot = keyof typeof PART_ID_NAMES;

/** Fields without which nothing is drawn of a part (`entries.doc.ts`); a step needs its stage, too. */
const NEEDED: Readonly<Record<LockableRoot, readonly string[]>> = {
  stages: ["label"],
  steps: ["label", "stageId"],
  lanes: ["label"],
  columns: ["label"],
  rows: ["label"],
  rings: ["label"],
  sectors: ["label"],
};

/** What an update does to parts. */
interface PartEdits {
  /** Its items, by the map and the key that they go under. */
  written: Map<unknown, Map<string, Y.Item[]>>;
  /** What it deletes. */
  lost: Set<Y.Item>;
  /** Ids that its items follow under their keys: what is followed is not the last there, and only the last counts. */
  followed: Set<string>;
}

const noEdits = (): PartEdits => ({ written: new Map(), lost: new Set(), followed: new Set() });

const idKey = ({ client, clock }: Y.ID) => `${client} ${clock}`;

/**
 * Collects what an update does to parts and tells which of them are drawn before and after it. Nothing is applied or copied:
 * the last item under a key is the one that was last, unless the update follows it, or one of the update's that no other of
 * its own follows. A part counts as drawn after the update when it is with each of these.
 */
export function createPartsAfter(doc: Y.Doc) {
  const edits = noEdits();
  const touched = new Map<string, { root: LockableRoot; id: string }>();

  function touch(root: LockableRoot, { entry, key }: Location): void {
    const id = entry ?? key;
    if (id !== null) touched.set(`${root} ${id}`, { root, id });
  }

  return {
    /** Takes note of an item of the update. */
    write(root: LockableRoot, item: Y.Item, location: Location): void {
      touch(root, location);
      if (item.origin) edits.followed.add(idKey(item.origin));
      const holder = location.holder ?? doc.getMap(root);
      const keys = edits.written.get(holder) ?? new Map<string, Y.Item[]>();
      edits.written.set(holder, keys);
      const key = String(location.key);
      const items = keys.get(key);
      if (items) items.push(item);
      else keys.set(key, [item]);
    },
    /** Takes note of an item that the update deletes. */
    lose(root: LockableRoot, item: Y.Item, location: Location): void {
      touch(root, location);
      edits.lost.add(item);
    },
    /** Parts that anything is written into, deleted from or put in the place of. */
    touched: () => [...touched.values()],
    isDrawnBefore: createDrawing(doc, noEdits()),
    /** To be asked once all is noted. */
    isDrawnAfter: createDrawing(doc, edits),
  };
}

function createDrawing(doc: Y.Doc, { written, lost, followed }: PartEdits) {
  const answers = new Map<string, boolean>();
  const isLast = (item: Y.Item) => !followed.has(idKey(item.lastId));

  /** All that may stand under a key; null when it may be nothing. */
  function valuesUnder(holder: Y.Map<unknown>, key: string): unknown[] | null {
    const now = holder._map.get(key);
    const last = [...(now ? [now] : []), ...(written.get(holder)?.get(key) ?? [])].filter(isLast);
    return last.length === 0 || last.some((item) => isGone(item, lost)) ? null : last.map(valueIn);
  }

  function isReadable(root: LockableRoot, entry: unknown): boolean {
    if (!(entry instanceof Y.Map)) return false;
    return NEEDED[root].every((name) => {
      const values = valuesUnder(entry, name);
      return values?.every((value) => fits(root, name, value)) ?? false;
    });
  }

  function fits(root: LockableRoot, name: string, value: unknown): boolean {
    const field = fieldUnder(root, name);
    if (field?.kind !== "value" || !field.accepts(value)) return false;
    return name !== "stageId" || isDrawn("stages", String(value));
  }

  function isDrawn(root: LockableRoot, id: string): boolean {
    const part = `${root} ${id}`;
    const answer =
      answers.get(part) ?? valuesUnder(doc.getMap(root), id)?.every((entry) => isReadable(root, entry)) ?? false;
    answers.set(part, answer);
    return answer;
  }
  return isDrawn;
}

const isGone = (item: Y.Item, lost: ReadonlySet<Y.Item>) =>
  item.deleted || lost.has(item) || item.content instanceof Y.ContentDeleted;

/** Of several values in one item the last counts. */
const valueIn = ({ content }: Y.Item): unknown =>
  content instanceof Y.ContentType ? content.type : content.getContent().at(-1);
