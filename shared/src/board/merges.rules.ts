import type { BoardContent } from "./board.doc.ts";
import type { Note } from "./board.types.ts";
import { inTagOrder, tagKey } from "./tags.rules.ts";

/** What a note says of whom it is shown with. */
export type Mergeable = Pick<Note, "id" | "mergedInto">;
type Id = Note["id"];

/**
 * Which note each merged note is shown with: its head. Only notes that are shown with another one are in the answer.
 *
 * A note that names another goes with whatever that one goes with. Where the name leads to no note any more, the first by id
 * of those who name it stands for them; where names lead in a circle, as two people can make one at the same time, the first
 * by id of the circle does. So every copy of a board answers the same, and no note is without a place.
 */
export function headsOf(notes: readonly Mergeable[]): ReadonlyMap<Id, Id> {
  const into = new Map<Id, Id>();
  for (const { id, mergedInto } of notes) if (mergedInto) into.set(id, mergedInto);
  if (into.size === 0) return into;
  const there = new Set(notes.map(({ id }) => id));
  const orphans = new Map<Id, Id>();
  for (const [id, target] of into) {
    const first = orphans.get(target);
    if (!there.has(target) && (first === undefined || id < first)) orphans.set(target, id);
  }
  const found = new Map<Id, Id>();
  for (const start of into.keys()) {
    const path = new Set<Id>();
    let at = start;
    while (!found.has(at) && !path.has(at)) {
      path.add(at);
      const next = into.get(at);
      if (next === undefined || !there.has(next)) break;
      at = next;
    }
    const target = into.get(at);
    const head = found.get(at) ?? (path.has(at) ? headAt(at, target, { into, there, orphans }) : at);
    for (const id of path) found.set(id, head);
  }
  return new Map([...found].filter(([id, head]) => id !== head));
}

/** The head of a chain that ends at this note: the note itself, whoever stands for one that is gone, or for its circle. */
function headAt(
  at: Id,
  target: Id | undefined,
  { into, there, orphans }: { into: Map<Id, Id>; there: Set<Id>; orphans: Map<Id, Id> },
): Id {
  if (target === undefined) return at;
  if (!there.has(target)) return orphans.get(target) ?? at;
  let first = at;
  for (let next = into.get(at) ?? at; next !== at; next = into.get(next) ?? at) if (next < first) first = next;
  return first;
}

const held = new WeakMap<Note, Note>();

/** The same head with the same wordings is the same value, so that whoever compares by identity draws it once. */
function headWith(note: Note, merged: readonly Note[]): Note {
  const known = held.get(note);
  const list = known?.merged ?? [];
  if (known && list.length === merged.length && list.every((one, index) => one === merged[index])) return known;
  const tags = [note, ...merged].flatMap((one) => one.tags ?? []);
  const made = { ...note, merged, ...(tags.length > 0 && { tags: eachOnce(tags) }) };
  held.set(note, made);
  return made;
}

const relinked = new WeakMap<Note, Note>();

/** What a note and its wordings are linked to, as it is shown: to heads, never to itself. */
function linkedToHeads(note: Note, heads: ReadonlyMap<Id, Id>): Note {
  const all = [note, ...(note.merged ?? [])].flatMap(({ linkIds = [] }) => linkIds);
  if (all.length === 0) return note;
  const linkIds = [...new Set(all.map((id) => heads.get(id) ?? id))].filter((id) => id !== note.id);
  const known = relinked.get(note) ?? note;
  const isSame = known.linkIds?.length === linkIds.length && linkIds.every((id, at) => id === known.linkIds?.[at]);
  if (isSame) return known;
  const made = { ...note, linkIds };
  relinked.set(note, made);
  return made;
}

/** A head has the tags of all its wordings. */
const eachOnce = (tags: readonly string[]): string[] =>
  inTagOrder([...new Map(tags.toReversed().map((tag) => [tagKey(tag), tag])).values()]);

/** Notes as they are shown: each head once, with the other wordings in it; the same list where nothing is merged. */
export function foldNotes(notes: readonly Note[]): readonly Note[] {
  const heads = headsOf(notes);
  if (heads.size === 0) return notes;
  const members = new Map<Id, Note[]>();
  for (const note of notes) {
    const head = heads.get(note.id);
    if (head !== undefined) members.set(head, [...(members.get(head) ?? []), note]);
  }
  return notes.flatMap((note) => {
    if (heads.has(note.id)) return [];
    const merged = members.get(note.id);
    return [linkedToHeads(merged ? headWith(note, merged) : note, heads)];
  });
}

/** A board as it is shown; the very same where nothing is merged. */
export function foldMerged(content: BoardContent): BoardContent {
  const notes = foldNotes(content.notes);
  return notes === content.notes ? content : { ...content, notes: [...notes] };
}

/** What is to be written into one note. */
export interface MergeEdit {
  id: Id;
  mergedInto: Id | null;
}

/** A head with all that is shown with it, the head first. */
export function stackOf(notes: readonly Mergeable[], id: Id): Id[] {
  const heads = headsOf(notes);
  const head = heads.get(id) ?? id;
  return [head, ...notes.filter((note) => heads.get(note.id) === head).map((note) => note.id)];
}

/**
 * Makes these notes, with whatever is merged into them already, one: each names the head itself, so that taking one out
 * leaves the others together. Empty when fewer than two are there.
 */
export function mergeEdits(notes: readonly Mergeable[], ids: readonly Id[], headId: Id): MergeEdit[] {
  const there = new Map(notes.map((note) => [note.id, note]));
  const all = new Set(ids.filter((id) => there.has(id)).flatMap((id) => stackOf(notes, id)));
  if (!all.has(headId) || all.size < 2) return [];
  return changed(there, [...all], headId);
}

/** Lets these wordings stand by themselves again; what is left of each stack stays together. */
export function splitEdits(notes: readonly Mergeable[], ids: readonly Id[]): MergeEdit[] {
  const there = new Map(notes.map((note) => [note.id, note]));
  const freed = new Set(ids.filter((id) => there.has(id)));
  const stacks = new Map([...freed].map((id) => stackOf(notes, id)).map((stack) => [stack[0], stack]));
  return [...stacks.values()].flatMap((stack) => {
    const [head, ...rest] = stack.filter((id) => !freed.has(id));
    const free = stack.filter((id) => freed.has(id)).flatMap((id) => changed(there, [id], id));
    return head === undefined ? free : [...free, ...changed(there, [head, ...rest], head)];
  });
}

/** Only what is not so already; the head itself names nobody. */
function changed(there: ReadonlyMap<Id, Mergeable>, ids: readonly Id[], head: Id): MergeEdit[] {
  return ids.flatMap((id) => {
    const mergedInto = id === head ? null : head;
    return (there.get(id)?.mergedInto ?? null) === mergedInto ? [] : [{ id, mergedInto }];
  });
}

/** Where wordings that are let go stand from then on: beside the note they were shown with, where people look for them. */
export function splitPlaces(notes: readonly Note[], edits: readonly MergeEdit[]): Pick<Note, "id" | "place" | "at">[] {
  const heads = headsOf(notes);
  const there = new Map(notes.map((note) => [note.id, note]));
  const freed = edits.filter(({ id, mergedInto }) => mergedInto === null && heads.has(id));
  return freed.flatMap(({ id }, index) => {
    const head = there.get(heads.get(id) ?? id);
    const note = there.get(id);
    if (!head || !note) return [];
    const shift = (index + 1) * ASIDE;
    const at = head.at && { x: head.at.x + shift, y: head.at.y + shift };
    return [{ id, place: head.place, at: at ?? note.at }];
  });
}

/** So far from its head a wording that is let go stands on a free board, in board units. */
const ASIDE = 28;

/** Why notes may not be merged or taken apart, or null: while a vote is open, what it is about stays as it was asked. */
export function mergeDenial(ids: readonly string[], inOpenVote: ReadonlySet<string>): "inOpenVote" | null {
  return ids.some((id) => inOpenVote.has(id)) ? "inOpenVote" : null;
}

/**
 * What puts the notes that an open vote asks about back with what they were shown with, and with nothing else. Of all that
 * was merged or taken apart only this is undone; what was taken off the board stays off.
 *
 * @param before - the board's notes before, those taken off since among them.
 */
export function mergesBack(
  before: readonly Mergeable[],
  after: readonly Mergeable[],
  inOpenVote: ReadonlySet<string>,
): MergeEdit[] {
  const there = new Set(after.map(({ id }) => id));
  const kept = before.filter(({ id }) => there.has(id));
  const [headsWere, headsAre] = [headsOf(kept), headsOf(after)];
  const wasWith = (id: Id) => headsWere.get(id) ?? id;
  const isWith = (id: Id) => headsAre.get(id) ?? id;
  const named = new Map<Id, Id | null>(kept.map(({ id, mergedInto }) => [id, mergedInto ?? null]));
  const hasChanged = ({ id, mergedInto }: Mergeable) => (mergedInto ?? null) !== (named.get(id) ?? null);

  const asked = new Set(kept.flatMap(({ id }) => (inOpenVote.has(id) ? wasWith(id) : [])));
  const members = new Map(
    after.flatMap((note) => (named.has(note.id) && asked.has(wasWith(note.id)) ? [[note.id, note]] : [])),
  );
  const leadsOut = ({ mergedInto }: Mergeable) =>
    mergedInto !== undefined && there.has(mergedInto) && !members.has(mergedInto);
  const torn = new Set<Id>();
  for (const [id, note] of members)
    if (hasChanged(note) || leadsOut(note) || isWith(id) !== wasWith(id)) torn.add(wasWith(id));
  const nowWith = new Set([...members.keys()].map(isWith));

  return after.flatMap((note): MergeEdit[] => {
    const { id, mergedInto = null } = note;
    const head = wasWith(id) === id ? null : wasWith(id);
    if (members.has(id)) return torn.has(wasWith(id)) && mergedInto !== head ? [{ id, mergedInto: head }] : [];
    return hasChanged(note) && nowWith.has(isWith(id)) ? [{ id, mergedInto: named.get(id) ?? null }] : [];
  });
}

/** How alike two notes' words are, 0 to 1: the words both have among all the words they have. */
export function likeness(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.size === 0 || b.size === 0) return 0;
  const both = [...a].filter((word) => b.has(word)).length;
  return both / (a.size + b.size - both);
}

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);
