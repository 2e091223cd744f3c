import { notesIn } from "@longtable/shared/board/board.doc";
import type { LockedPart } from "@longtable/shared/board/board.locks";
import {
  BOARD_FIELDS,
  type Field,
  fieldUnder,
  ROOTS,
  SERVER_ONLY_BOARD_FIELDS,
} from "@longtable/shared/board/board.shape";
import { isTagKey } from "@longtable/shared/board/tags.rules";
import { typedTag } from "@longtable/shared/board/typedTag.rules";
import { isId } from "@longtable/shared/kernel/idText";
import { LIMITS } from "@longtable/shared/kernel/limits";
import * as Y from "yjs";
import { createLockWatch, type LockWatch } from "./gateLocks.ts";
import { createUpdateIndex, GONE, type Location, type UpdateIndex } from "./updateIndex.ts";
import { UpdateReader } from "./updateReader.ts";
import { scanUpdate } from "./updateScan.ts";

/** Why an update is refused. A closed list, so that it can label a metric. */
export type GateReason =
  | "tooLarge"
  | "malformed"
  | "foreignClient"
  | "gap"
  | "unknownTarget"
  | "unknownRoot"
  | "unknownField"
  | "badKey"
  | "badValue"
  | "badContent"
  | "tooDeep"
  | "serverOnly"
  | "locked"
  | "textTooLong"
  | "tooManyTags"
  | "boardFull";

export type GateVerdict =
  | {
      accepted: true;
      changes: boolean;
      grows: boolean;
      newClients: readonly number[];
      newNotes: readonly string[];
      /** It writes into something that is deleted: words that no copy will show. */
      isForGone: boolean;
      /** What was judged: the update without clients that it says nothing new of. */
      judged: Uint8Array;
      /** It says again what is known already. */
      repeats: boolean;
    }
  | { accepted: false; reason: GateReason };

export interface GateContext {
  /** True when this session may write under the client id: its own already, or nobody's so far. */
  ownsClient(clientId: number): boolean;
  /** Parts of the board that are locked for this session; left out: none. */
  locks?: readonly LockedPart[];
}

class Refusal extends Error {
  readonly reason: GateReason;
  constructor(reason: GateReason) {
    super(reason);
    this.reason = reason;
  }
}

function refuse(reason: GateReason): never {
  throw new Refusal(reason);
}

/**
 * Decides whether a Yjs update (v1) from a seat with access `edit` may enter a board, without touching the document:
 * decode, resolve every target, compare with `board.shape`. An update with one bad part is refused whole, and
 * anything unforeseen is refused too. Yjs has no veto once an update is applied (RELIABILITY, Policing writes).
 */
export function judgeUpdate(doc: Y.Doc, update: Uint8Array, context: GateContext): GateVerdict {
  try {
    if (update.byteLength > LIMITS.boardUpdateBytes) refuse("tooLarge");
    const judged = scanUpdate(update, refuse, (client) => Y.getState(doc.store, client));
    return { ...judge(doc, judged, context), judged };
  } catch (error) {
    return { accepted: false, reason: error instanceof Refusal ? error.reason : "malformed" };
  }
}

/** Most client ids one update may bring: an honest person has another one for each time the page was loaded offline. */
const MAX_NEW_CLIENTS = 50;

/** Most new runs of characters one update may put into one text: an hour of rewriting the same note offline. */
const MAX_RUNS_PER_TEXT = 5_000;

/** Most ranges of what is still there that one update may delete; 2,000 notes deleted one by one are 2,000. */
const MAX_LIVE_RANGES = 20_000;

type Decoded = ReturnType<typeof Y.decodeUpdate>;

function judge(doc: Y.Doc, update: Uint8Array, context: GateContext) {
  const { structs, ds }: Decoded = Y.decodeUpdateV2(update, UpdateReader);
  const fresh = freshStructs(doc, structs, context);
  const index = createUpdateIndex(doc, fresh, refuse);
  const budget = createBudget(doc);
  const locks = createLockWatch(doc, context.locks ?? []);
  const newNotes: string[] = [];
  let isForGone = false;
  const words = new Map<Y.Text, Y.Item[]>();
  for (const struct of index.ordered) {
    if (struct instanceof Y.GC) continue;
    const location = index.locate(struct);
    if (location === GONE) {
      isForGone = true;
      continue;
    }
    judgeItem(struct, location, budget);
    judgeLocks(struct, location, locks);
    // Under a key the last one counts: there are no neighbours to the right.
    if (location.key !== null && (struct.rightOrigin || index.cuts(struct))) refuse("unknownTarget");
    if (location.text && gather(words, location.text, struct) > MAX_RUNS_PER_TEXT) refuse("textTooLong");
    if (location.root === "notes" && location.entry === null && struct.content instanceof Y.ContentType) {
      newNotes.push(String(location.key));
    }
  }
  const deletes = judgeDeletes(doc, ds, index, { budget, locks });
  budget.check();
  // Last, since it costs most.
  for (const [text, items] of words) index.requireWeave(text, items);
  if (locks.loosens()) refuse("locked");
  const store = doc.store;
  const newClients = index.clients().filter((id) => Y.getState(store, id) === 0);
  if (newClients.length > MAX_NEW_CLIENTS) refuse("tooLarge");
  const [grows, repeats] = [fresh.length > 0, fresh.length < structs.length];
  return { accepted: true as const, changes: grows || deletes > 0, grows, repeats, isForGone, newClients, newNotes };
}

/** Adds a value to the list under a key; answers how long that is now. */
function gather<K, V>(lists: Map<K, V[]>, key: K, value: V): number {
  const list = lists.get(key);
  if (list) return list.push(value);
  lists.set(key, [value]);
  return 1;
}

/** The structs this document does not have yet: under the session's own client ids, each continuing without a gap. */
function freshStructs(doc: Y.Doc, structs: Decoded["structs"], context: GateContext): (Y.Item | Y.GC)[] {
  const fresh: (Y.Item | Y.GC)[] = [];
  // An update has one block for each client (`scanUpdate`).
  let [writer, known, isOwn] = [-1, 0, false];
  for (const struct of structs) {
    const { client, clock } = struct.id;
    if (client !== writer) {
      [writer, known] = [client, Y.getState(doc.store, client)];
      isOwn = client !== doc.clientID && context.ownsClient(client);
    }
    const end = clock + struct.length;
    if (!Number.isSafeInteger(end) || struct.length <= 0) refuse("malformed");
    if (end <= known) continue;
    // Nor may it begin in what is known: its tail would be read in one place and kept in another.
    if (struct instanceof Y.Skip || clock !== known) refuse("gap");
    if (!isOwn) refuse("foreignClient");
    if (!(struct instanceof Y.Item) && !(struct instanceof Y.GC)) refuse("malformed");
    if (struct.length > LIMITS.boardUpdateBytes) refuse("tooLarge");
    known = end;
    fresh.push(struct as Y.Item | Y.GC);
  }
  return fresh;
}

/** Counts what an update adds and takes away, and compares the outcome with the caps once all of it is known. */
function createBudget(doc: Y.Doc) {
  const addedEntries = new Map<string, Set<string>>();
  const removedEntries = new Map<string, Set<string>>();
  const addedTags = new Map<string, Set<string>>();
  const addedChars = new Map<object, { text: Y.Text; chars: number; max: number }>();

  const note = (map: Map<string, Set<string>>, root: string, key: string) => {
    map.set(root, (map.get(root) ?? new Set()).add(key));
  };
  return {
    addEntry: (root: string, key: string) => note(addedEntries, root, key),
    addTag: (noteId: string, key: string) => note(addedTags, noteId, key),
    removeEntry: (root: string, key: string) => note(removedEntries, root, key),
    addChars(text: Y.Text, chars: number, max: number) {
      const known = addedChars.get(text);
      if (!known) addedChars.set(text, { text, chars, max });
      else [known.chars, known.max] = [known.chars + chars, max];
    },
    check() {
      for (const [root, keys] of addedEntries) {
        const map = doc.getMap(root);
        const removed = removedEntries.get(root) ?? new Set();
        const added = [...keys].filter((key) => !map.has(key)).length;
        const gone = [...removed].filter((key) => map.has(key) && !keys.has(key)).length;
        if (added > 0 && map.size + added - gone > (ROOTS[root]?.maxEntries ?? 0)) refuse("boardFull");
      }
      for (const [noteId, keys] of addedTags) {
        const entry = notesIn(doc).get(noteId);
        const held = entry instanceof Y.Map ? [...entry.keys()].filter(isTagKey) : [];
        if (new Set([...held, ...keys]).size > LIMITS.tagsPerNoteInDocument) refuse("tooManyTags");
      }
      for (const { text, chars, max } of addedChars.values()) {
        const before = text.doc === null ? 0 : text.length;
        if (chars > 0 && before + chars > max) refuse("textTooLong");
      }
    },
  };
}
type Budget = ReturnType<typeof createBudget>;

/**
 * One inserted item against the shape of what it goes into. One that arrives deleted holds nothing, but its key can
 * still be read, and it ends what was under that key before; so its place is judged like any other.
 */
function judgeItem(item: Y.Item, location: Location, budget: Budget): void {
  if (location.root === "board") judgeBoardField(item, location);
  else if (location.entry === null) judgeEntry(item, location, budget);
  else if (location.field === null) judgeField(item, location, budget);
  else judgeCharacters(item, location, budget);
}

function judgeBoardField(item: Y.Item, { entry, key }: Location): void {
  if (entry !== null) refuse("tooDeep");
  const accepts = typeof key === "string" && Object.hasOwn(BOARD_FIELDS, key) ? BOARD_FIELDS[key] : undefined;
  if (!accepts) throw new Refusal("unknownField");
  if (SERVER_ONLY_BOARD_FIELDS.has(String(key))) refuse("serverOnly");
  if (!arrivesDeleted(item) && !plainValues(item).every(accepts)) refuse("badValue");
}

function judgeEntry(item: Y.Item, { root, key }: Location, budget: Budget): void {
  if (!isId(key)) throw new Refusal("badKey");
  if (arrivesDeleted(item)) return;
  // Not `instanceof`: an XML hook is a kind of map too, and has a name that nobody would see.
  if (!(item.content instanceof Y.ContentType) || item.content.type.constructor !== Y.Map) refuse("badContent");
  budget.addEntry(root, key);
}

function judgeField(item: Y.Item, { root, entry, key }: Location, budget: Budget): void {
  const field = fieldOf(root, key);
  if (arrivesDeleted(item)) return;
  const isTag = key !== null && isTagKey(key);
  if (entry !== null && isTag) budget.addTag(entry, key);
  if (field.kind === "value") {
    const values = plainValues(item);
    if (!values.every(field.accepts)) refuse("badValue");
    if (isTag && values.some((tag) => typedTag(String(tag)) === null)) refuse("badValue");
    return;
  }
  if (!(item.content instanceof Y.ContentType) || item.content.type.constructor !== Y.Text) {
    throw new Refusal("badContent");
  }
}

function judgeCharacters(item: Y.Item, { root, field: name, key, text }: Location, budget: Budget): void {
  const field = fieldOf(root, name);
  if (field.kind !== "text" || key !== null || !text) throw new Refusal("tooDeep");
  if (arrivesDeleted(item)) return;
  if (!(item.content instanceof Y.ContentString)) throw new Refusal("badContent");
  budget.addChars(text, item.length, field.maxChars);
}

/** Nothing is written in a locked part, and nothing brought into it. */
function judgeLocks(item: Y.Item, location: Location, locks: LockWatch): void {
  const brings = item.content instanceof Y.ContentAny && locks.leadsIn(location, item.content.arr);
  if (brings || locks.isHeld(location)) refuse("locked");
  locks.noticeItem(item, location);
}

const arrivesDeleted = (item: Y.Item) => item.content instanceof Y.ContentDeleted;

function fieldOf(root: string, name: string | null): Field {
  return (name === null ? undefined : fieldUnder(root, name)) ?? refuse("unknownField");
}

/**
 * The plain values an item sets a key to, of which the last counts; binary, subdocuments and embeds are refused. An
 * undo brings back several that followed each other as one item, so more than one is honest, if each of them fits.
 */
function plainValues(item: Y.Item): readonly unknown[] {
  if (!(item.content instanceof Y.ContentAny) || !item.content.arr.every(isPlain)) return refuse("badContent");
  return item.content.arr;
}

/** False for an object that was given another prototype by a key named `__proto__`. */
function isPlain(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype;
}

/** Resolves every deleted range to what it hits; answers how many live items would go. */
function judgeDeletes(
  doc: Y.Doc,
  ds: Decoded["ds"],
  index: UpdateIndex,
  { budget, locks }: { budget: Budget; locks: LockWatch },
): number {
  let [count, liveRanges] = [0, 0];
  for (const ranges of ds.clients.values()) {
    for (const { clock, len } of ranges) if (!Number.isSafeInteger(clock + len) || len <= 0) refuse("malformed");
  }
  // Merged, so that nothing counts as deleted twice.
  for (const [client, ranges] of Y.mergeDeleteSets([ds]).clients) {
    const [known, after] = [Y.getState(doc.store, client), index.stateAfter(client)];
    for (const { clock, len } of ranges) {
      if (clock + len > after) refuse("unknownTarget");
      const visited = index.visitLive(client, clock, clock + len, (item) => {
        const location = index.locate(item);
        const covered = overlap(item, clock, clock + len);
        if (covered < item.length && leavesValues(item, location)) refuse("unknownTarget");
        judgeDelete(item, location, covered, budget);
        if (location !== GONE && locks.isHeld(location)) refuse("locked");
        if (location !== GONE) locks.noticeLoss(item, location);
        count += item.id.clock < known ? 1 : 0;
      });
      liveRanges += visited > 0 ? 1 : 0;
      if (liveRanges > MAX_LIVE_RANGES) refuse("tooLarge");
    }
  }
  return count;
}

const overlap = (item: Y.Item, from: number, to: number) =>
  Math.min(item.id.clock + item.length, to) - Math.max(item.id.clock, from);

/** Some of several values under a key would stay behind: Yjs fails on those when their entry is deleted. Nobody honest parts them. */
const leavesValues = (item: Y.Item, location: Location | typeof GONE) =>
  location !== GONE && location.key !== null && !arrivesDeleted(item);

function judgeDelete(item: Y.Item, location: Location | typeof GONE, chars: number, budget: Budget): void {
  if (location === GONE) return;
  const { root, entry, key, text } = location;
  if (root === "board" && SERVER_ONLY_BOARD_FIELDS.has(String(key))) refuse("serverOnly");
  if (root !== "board" && entry === null) budget.removeEntry(root, String(key));
  if (text && item.content instanceof Y.ContentString) budget.addChars(text, -chars, LIMITS.noteChars);
}
