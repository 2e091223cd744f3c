import { ROOTS } from "@longtable/shared/board/board.shape";
import * as Y from "yjs";
import type { GateReason } from "./gate.ts";
import { orderStructs } from "./updateOrder.ts";
import { createWeaveCheck } from "./updateWeave.ts";

/**
 * Where an item goes. In a root: `entry` and `field` null, `key` the root's key. In an entry: `key` the field's name.
 * In a text: `field` its name, `text` the Y.Text, `key` null.
 */
export interface Location {
  root: string;
  entry: string | null;
  /** What holds the entry's fields; another one was there before if the entry was put anew. Null in a root. */
  holder: Y.Map<unknown> | null;
  field: string | null;
  key: string | null;
  text: Y.Text | null;
}

/** Whatever goes into something deleted arrives deleted; it can hurt nobody. */
export const GONE = Symbol("gone");

/** Answers questions about an update before it is applied, from the document and from the update itself. */
export interface UpdateIndex {
  /** What is new, each after what it points to. */
  ordered: readonly (Y.Item | Y.GC)[];
  /** Whose structs they are. */
  clients(): number[];
  /** Where an item goes. The update's own must be asked for in their order. */
  locate(item: Y.Item): Location | typeof GONE;
  /** True for an item that goes between two values of one that stands: of those under a key only the last one counts. */
  cuts(item: Y.Item): boolean;
  /** Refuses new items of a text that would not end in the same order in every copy. */
  requireWeave(text: Y.Text, items: readonly Y.Item[]): void;
  /** The clock a client would have after the update. */
  stateAfter(client: number): number;
  /**
   * Calls `visit` with a client's items in [from, to) that are not deleted: the document's, then the update's own.
   * Answers how many there were.
   */
  visitLive(client: number, from: number, to: number, visit: (item: Y.Item) => void): number;
}

type Refuse = (reason: GateReason) => never;

/** Indexes the structs a document does not have yet. `refuse` is called for what cannot be resolved. */
export function createUpdateIndex(doc: Y.Doc, fresh: readonly (Y.Item | Y.GC)[], refuse: Refuse): UpdateIndex {
  const byClient = groupByClient(fresh);
  const ordered = orderStructs(
    byClient,
    (client) => Y.getState(doc.store, client),
    () => refuse("unknownTarget"),
  );
  const located = new Map<Y.Item, Location | typeof GONE>();

  const stateAfter = (client: number) => {
    const last = byClient.get(client)?.at(-1);
    return last ? last.id.clock + last.length : Y.getState(doc.store, client);
  };

  /** The struct that holds an id: from the document, else from the update. */
  const search = ({ client, clock }: Y.ID): Y.Item | Y.GC => {
    if (clock < Y.getState(doc.store, client)) {
      const structs = doc.store.clients.get(client) ?? [];
      return structs[Y.findIndexSS(structs, clock)] as Y.Item | Y.GC;
    }
    return findIn(byClient.get(client) ?? [], clock) ?? refuse("unknownTarget");
  };
  /** Many in a row ask for the same: a note's fields for the note. */
  let found: Y.Item | Y.GC | null = null;
  const find = (id: Y.ID): Y.Item | Y.GC => {
    if (found === null || !covers(found, id)) found = search(id);
    return found;
  };

  const locate = (item: Y.Item): Location | typeof GONE => {
    const known = located.get(item);
    if (known) return known;
    const isOld = isStored(doc, item);
    const location = isOld ? locateStored(item) : locateFresh(item);
    // What holds others is asked for again, and so is what stands in a row of neighbours; the rest is found at once.
    if (item.content instanceof Y.ContentType || (!isOld && item.parent === null)) located.set(item, location);
    return location;
  };

  const locateStored = (item: Y.Item): Location | typeof GONE => {
    const parent: unknown = item.parent;
    if (!(parent instanceof Y.AbstractType)) return GONE;
    if (!parent._item) return locateInRoot(Y.findRootTypeKey(parent), item.parentSub, refuse);
    const outer = locate(parent._item);
    return outer === GONE ? GONE : step(outer, parent, item.parentSub, refuse);
  };

  const locateFresh = (item: Y.Item): Location | typeof GONE => {
    // The decoder leaves a root's name or a parent's id here; both are gone after integration.
    const parent = item.parent as unknown as string | Y.ID | null;
    if (typeof parent === "string") return locateInRoot(parent, item.parentSub, refuse);
    if (parent) return locateInside(find(parent), item.parentSub);
    const [left, right] = [item.origin && find(item.origin), item.rightOrigin && find(item.rightOrigin)];
    const location = locateBeside(left ?? right ?? refuse("unknownTarget"));
    // Gone here, but not in a copy that keeps what was deleted so that it can be undone.
    if (location === GONE && left && right && locateBeside(right) !== GONE) refuse("unknownTarget");
    return location;
  };

  const locateBeside = (neighbour: Y.Item | Y.GC) => (neighbour instanceof Y.Item ? locate(neighbour) : GONE);

  const locateInside = (holder: Y.Item | Y.GC, key: string | null): Location | typeof GONE => {
    if (!(holder instanceof Y.Item) || holder.deleted || !(holder.content instanceof Y.ContentType)) return GONE;
    const outer = locate(holder);
    return outer === GONE ? GONE : step(outer, holder.content.type, key, refuse);
  };

  return {
    ordered,
    clients: () => [...byClient.keys()],
    locate,
    cuts({ origin }) {
      if (!origin) return false;
      const left = find(origin);
      if (!(left instanceof Y.Item) || left.deleted || left.content instanceof Y.ContentDeleted) return false;
      return origin.clock < left.id.clock + left.length - 1;
    },
    requireWeave: createWeaveCheck({ find, refuse: () => refuse("unknownTarget") }),
    stateAfter,
    visitLive(client, from, to, visit) {
      const stored = visitLiveIn(doc.store.clients.get(client) ?? [], from, to, visit);
      return stored + visitLiveIn(byClient.get(client) ?? [], from, to, visit);
    },
  };
}

function isStored(doc: Y.Doc, item: Y.Item): boolean {
  return item.id.clock < Y.getState(doc.store, item.id.client) && item.parent instanceof Y.AbstractType;
}

function locateInRoot(root: string, key: string | null, refuse: Refuse): Location {
  if (root !== "board" && !Object.hasOwn(ROOTS, root)) return refuse("unknownRoot");
  if (key === null) return refuse("badKey");
  return { root, entry: null, holder: null, field: null, key, text: null };
}

/** One level further in: from a root into an entry, from an entry into a text. */
function step(outer: Location, type: unknown, key: string | null, refuse: Refuse): Location {
  if (outer.root === "board" || outer.text) return refuse("tooDeep");
  if (outer.entry === null) {
    if (key === null || !(type instanceof Y.Map)) return refuse("badContent");
    return { ...outer, entry: outer.key, holder: type, key };
  }
  if (!(type instanceof Y.Text)) return refuse("badContent");
  return { ...outer, field: outer.key, key, text: type };
}

function groupByClient(structs: readonly (Y.Item | Y.GC)[]): Map<number, (Y.Item | Y.GC)[]> {
  const groups = new Map<number, (Y.Item | Y.GC)[]>();
  let [client, group] = [-1, [] as (Y.Item | Y.GC)[]];
  for (const struct of structs) {
    if (struct.id.client !== client) {
      client = struct.id.client;
      group = groups.get(client) ?? [];
      groups.set(client, group);
    }
    group.push(struct);
  }
  return groups;
}

const covers = ({ id, length }: Y.Item | Y.GC, { client, clock }: Y.ID) =>
  id.client === client && clock >= id.clock && clock < id.clock + length;

/** Binary search: structs of one client are sorted by clock and have no gaps. */
function findIn(structs: readonly (Y.Item | Y.GC)[], clock: number): Y.Item | Y.GC | null {
  let [low, high] = [0, structs.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const struct = structs[middle];
    if (!struct) return null;
    if (clock < struct.id.clock) high = middle - 1;
    else if (clock >= struct.id.clock + struct.length) low = middle + 1;
    else return struct;
  }
  return null;
}

function visitLiveIn(
  structs: readonly (Y.Item | Y.GC | Y.Skip)[],
  from: number,
  to: number,
  visit: (item: Y.Item) => void,
): number {
  let visited = 0;
  let [low, high] = [0, structs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const struct = structs[middle];
    if (struct && struct.id.clock + struct.length <= from) low = middle + 1;
    else high = middle;
  }
  for (let index = low; index < structs.length; index += 1) {
    const struct = structs[index];
    if (!struct || struct.id.clock >= to) break;
    if (!(struct instanceof Y.Item) || struct.deleted) continue;
    visit(struct);
    visited += 1;
  }
  return visited;
}
