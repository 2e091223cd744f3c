import { roundResults } from "../voting/results.rules.ts";
import type { GroupResults } from "../voting/results.schema.ts";
import type { Round } from "../voting/voting.schema.ts";
import type { BoardContent } from "./board.doc.ts";
import { NOTE_KINDS, type Note, type NoteKind } from "./board.types.ts";
import { foldNotes } from "./merges.rules.ts";
import { withLook } from "./shown.rules.ts";
import { countTags, tagKey } from "./tags.rules.ts";
import type { BoardView } from "./view.schema.ts";

/** What was voted on one note, from the last closed round that asked about it. */
export interface NoteVotes {
  /** The turn of that round among all rounds. */
  turn: number;
  dots: number;
  /** Of the groups whose results are shown: their dots on it, and which part of their dots that is, 0 to 1. */
  groups: Readonly<Record<string, { dots: number; share: number }>>;
}

/** What a view asks of a board beside the document. All of it is what this viewer is sent anyway. */
export interface ViewFacts {
  votes: ReadonlyMap<string, NoteVotes>;
  /** What tables and stakeholder groups are called, by their ids, in their order. */
  tables: Readonly<Record<string, string>>;
  groups: Readonly<Record<string, string>>;
  /** So many dots, in words. */
  saidDots?(count: number): string;
}

/** The votes on a board's notes, as far as they are shown to whoever was sent these. */
export function votesOn(
  boardId: string,
  { rounds, results = [] }: { rounds: readonly Round[]; results?: readonly GroupResults[] | undefined },
): Map<string, NoteVotes> {
  const found = new Map<string, NoteVotes>();
  for (const [turn, round] of rounds.entries()) {
    if (round.boardId !== boardId || round.state !== "closed") continue;
    const shown = roundResults(
      round,
      results.find(({ roundId }) => roundId === round.id),
    );
    for (const { noteId, dots, groups } of shown?.rows ?? []) {
      const byGroup = groups.map(({ dots: own, share }, index) => [
        shown?.groups[index]?.id ?? "",
        { dots: own, share },
      ]);
      found.set(noteId, { turn, dots, groups: Object.fromEntries(byGroup) });
    }
  }
  return found;
}

/**
 * What was voted on the wordings of a note, by their ids, from the last closed round that asked about any of them: what
 * the same people said in an earlier one is not counted beside it.
 */
export function stackVotes(
  { id, merged = [] }: Pick<Note, "id" | "merged">,
  votes: ViewFacts["votes"],
): ReadonlyMap<string, NoteVotes> {
  const found = [id, ...merged.map((note) => note.id)].flatMap((one): [string, NoteVotes][] => {
    const own = votes.get(one);
    return own ? [[one, own]] : [];
  });
  const last = Math.max(...found.map(([, { turn }]) => turn));
  return new Map(found.filter(([, { turn }]) => turn === last));
}

/** The dots on a note and on all wordings merged into it; null where nobody voted on any. */
export function dotsOn(note: Pick<Note, "id" | "merged">, votes: ViewFacts["votes"]): number | null {
  const all = [...stackVotes(note, votes).values()];
  return all.length === 0 ? null : all.reduce((sum, { dots }) => sum + dots, 0);
}

/** What the colours of a view stand for. */
export interface LegendLine {
  tint: NoteKind;
  label: string;
  count: number;
}

export interface ViewedBoard {
  content: BoardContent;
  /** How many notes are shown, of how many. */
  shown: number;
  of: number;
  legend: readonly LegendLine[];
}

/** Colours for what is not a kind; what has no value keeps the plain one. */
const TINTS = NOTE_KINDS.filter((kind) => kind !== "note");
const PLAIN: NoteKind = "note";

export const isPlainView = ({ sort, colour, only }: BoardView): boolean =>
  sort === undefined &&
  colour === undefined &&
  (only === undefined || Object.values(only).every((one) => one === undefined));

/** A board as somebody wants to look at it: sorted within its places, with some notes left out, in other colours. Changes nothing. */
export function viewBoard(content: BoardContent, view: BoardView, facts: ViewFacts): ViewedBoard {
  const all = foldNotes(content.notes);
  const kept = all.filter((note) => isWanted(note, view.only ?? {}, facts));
  const sorted = sortNotes(kept, content, view, facts);
  const { notes, legend } = colourNotes(sayDots(sorted, view, facts), content, view.colour, facts);
  const isSame = notes.length === content.notes.length && notes.every((note, index) => note === content.notes[index]);
  return { content: isSame ? content : { ...content, notes: [...notes] }, shown: kept.length, of: all.length, legend };
}

function isWanted(note: Note, only: NonNullable<BoardView["only"]>, { votes }: ViewFacts): boolean {
  const { kinds, tableIds, tagKeys, setIds, groupIds, leastDots } = only;
  const wordings = [note, ...(note.merged ?? [])];
  const some = <Value>(wanted: readonly Value[] | undefined, has: (value: Value) => boolean) =>
    wanted === undefined || wanted.some(has);
  return (
    some(kinds, (kind) => wordings.some((one) => one.kind === kind)) &&
    some(tableIds, (id) => wordings.some((one) => one.tableId === id)) &&
    some(tagKeys, (key) => wordings.some(({ tags = [] }) => tags.some((tag) => tagKey(tag) === key))) &&
    some(setIds, (id) => note.clusterId === id) &&
    some(groupIds, (id) => ofGroup("dots", note, id, votes) > 0) &&
    (leastDots === undefined || (dotsOn(note, votes) ?? 0) >= leastDots)
  );
}

function sortNotes(notes: readonly Note[], content: BoardContent, view: BoardView, facts: ViewFacts): readonly Note[] {
  const rank = rankOf(content, view, facts);
  return rank ? notes.toSorted((a, b) => rank(a) - rank(b)) : notes;
}

const place = (list: readonly string[], value: string | null | undefined) => {
  const index = value == null ? -1 : list.indexOf(value);
  return index < 0 ? list.length : index;
};

/** Notes in the order of their dots say how many they have. */
function sayDots(
  notes: readonly Note[],
  { sort, groupId }: BoardView,
  { votes, saidDots }: ViewFacts,
): readonly Note[] {
  if (sort !== "votes" || !saidDots) return notes;
  return notes.map((note) => {
    const dots = groupId === undefined ? dotsOn(note, votes) : ofGroup("dots", note, groupId, votes);
    return dots === null ? note : withLook(note, { said: saidDots(dots) });
  });
}

/** What comes first, as a number; notes alike stay as they stood. */
function rankOf(
  { clusters, notes }: BoardContent,
  { sort, groupId }: BoardView,
  { votes, tables }: ViewFacts,
): ((note: Note) => number) | null {
  const sets: readonly string[] = clusters.map(({ id }) => id);
  const tags = countTags(notes).map(({ tag }) => tagKey(tag));
  switch (sort) {
    case undefined:
      return null;
    case "votes":
      return (note) => -(groupId === undefined ? (dotsOn(note, votes) ?? -1) : ofGroup("dots", note, groupId, votes));
    case "kind":
      return ({ kind }) => NOTE_KINDS.indexOf(kind);
    case "table":
      return ({ tableId }) => place(Object.keys(tables), tableId);
    case "set":
      return ({ clusterId }) => place(sets, clusterId);
    case "tag":
      return ({ tags: own = [] }) => Math.min(tags.length, ...own.map((tag) => place(tags, tagKey(tag))));
  }
}

/** What a group said of all wordings of a note: its dots, or which part of its dots they are. */
const ofGroup = (what: "dots" | "share", note: Note, groupId: string, votes: ViewFacts["votes"]): number =>
  [...stackVotes(note, votes).values()].reduce((sum, { groups }) => sum + (groups[groupId]?.[what] ?? 0), 0);

function colourNotes(
  notes: readonly Note[],
  content: BoardContent,
  colour: BoardView["colour"],
  facts: ViewFacts,
): { notes: readonly Note[]; legend: LegendLine[] } {
  if (colour === undefined) return { notes, legend: [] };
  const { values, keyOf } = valuesOf(content, colour, facts);
  const tints = new Map(Object.keys(values).map((key, index) => [key, TINTS[index % TINTS.length] ?? PLAIN]));
  const counts = new Map<string, number>();
  const painted = notes.map((note) => {
    const key = keyOf(note) ?? "";
    counts.set(key, (counts.get(key) ?? 0) + 1);
    // A colour never says anything alone: what no note says in words already stands at its foot.
    const said = [note.said, colour === "group" ? values[key] : undefined].filter((one) => one !== undefined);
    return withLook(note, { tint: tints.get(key) ?? PLAIN, ...(said.length > 0 && { said: said.join(" · ") }) });
  });
  const lines = Object.entries(values).map(([key, label]) => ({
    tint: tints.get(key) ?? PLAIN,
    label,
    count: counts.get(key) ?? 0,
  }));
  const rest = { tint: PLAIN, label: "", count: notes.length - lines.reduce((sum, { count }) => sum + count, 0) };
  return { notes: painted, legend: [...lines, rest].filter(({ count }) => count > 0) };
}

/** The values a colour can stand for, with their names, and which one a note has. */
function valuesOf(
  { clusters, notes }: BoardContent,
  colour: NonNullable<BoardView["colour"]>,
  { tables, groups, votes }: ViewFacts,
): { values: Readonly<Record<string, string>>; keyOf(note: Note): string | null | undefined } {
  switch (colour) {
    case "table":
      return { values: tables, keyOf: ({ tableId }) => tableId };
    case "set":
      return {
        values: Object.fromEntries(clusters.map(({ id, label }) => [id, label])),
        keyOf: ({ clusterId }) => clusterId,
      };
    case "tag": {
      const tags = countTags(notes);
      const first = ({ tags: own = [] }: Note) => {
        const keys = own.map(tagKey);
        return tags.map(({ tag }) => tagKey(tag)).find((key) => keys.includes(key));
      };
      return { values: Object.fromEntries(tags.map(({ tag }) => [tagKey(tag), `#${tag}`])), keyOf: first };
    }
    case "group":
      return { values: groups, keyOf: (note) => keenest(note, Object.keys(groups), votes) };
  }
}

/** The group that has put the largest part of its own dots on a note; null where none of those shown has. */
function keenest(note: Note, groupIds: readonly string[], votes: ViewFacts["votes"]): string | null {
  let best: { groupId: string; share: number } | null = null;
  for (const groupId of groupIds) {
    const share = ofGroup("share", note, groupId, votes);
    if (share > 0 && (best === null || share > best.share)) best = { groupId, share };
  }
  return best?.groupId ?? null;
}
