import type { NoteFields } from "../board/board.types.ts";
import { isTagKey } from "../board/tags.rules.ts";
import { stable } from "../kernel/stable.ts";

/** Something a seat did to a note, as the journal keeps it. */
export interface Deed {
  /** Grows with every deed of a workshop. */
  seq: number;
  seatId: string;
  boardId: string;
  noteId: string;
  /** Server time in milliseconds since 1970. */
  at: number;
  /** `return`: a note that somebody else wrote is there again. */
  what: "add" | "change" | "remove" | "return";
  /** Of a change the fields it touched, of a removal the whole note; null of an addition. */
  before: NoteFields | null;
  after: NoteFields | null;
}

/** Fields that are one thing to whoever changes them: where a note stands is one. */
const UNITS = [
  ["text"],
  ["kind"],
  ["status"],
  ["place", "at", "order"],
  ["clusterId"],
  ["constraint"],
  ["linkIds"],
  ["channel"],
  ["assetKind"],
  ["mergedInto"],
] as const satisfies readonly Unit[];
type Unit = readonly (keyof NoteFields)[];

/** Each tag is one thing of its own. */
const tagUnits = (deeds: readonly Deed[]): Unit[] => {
  const keys = new Set(deeds.flatMap(({ before, after }) => Object.keys({ ...before, ...after })));
  return [...keys].filter(isTagKey).map((key) => [key as keyof NoteFields]);
};

/** What is to be done to one note. */
export type NoteStep = { boardId: string; noteId: string } & (
  | { do: "remove" }
  | { do: "set"; fields: NoteFields; units: number }
  | { do: "bringBack"; fields: NoteFields }
);

/** A note that was brought to another board, with who has worked on it there. */
export interface BroughtNote {
  from: { boardId: string; noteId: string };
  boardId: string;
  noteId: string;
  /** As it stands there now; null when it is not there. */
  now: NoteFields | null;
  /** Somebody else has worked on it there. */
  isOthers: boolean;
}

/** How one person's deeds are taken back. */
export interface TakeBackPlan {
  steps: NoteStep[];
  /** Notes and things that stay, because somebody else has worked on them since. */
  kept: number;
}

/** The same with a look at the rest of the workshop. */
export interface WholePlan extends TakeBackPlan {
  /** Notes that stay where they are, because an open vote is about them. */
  inVote: string[];
}

interface Target {
  seatId: string;
  /** Deeds from this moment on, in milliseconds since 1970. */
  since: number;
  /** A note as it stands now; null when it is not there. */
  current(boardId: string, noteId: string): NoteFields | null;
}

/**
 * Works out how to take back what a seat did since a moment. Notes it added go, unless somebody else has worked on them
 * since; what it changed is as before where nobody changed the same thing since; what it removed comes back.
 *
 * @param deeds - everybody's deeds, at least those on the notes this seat touched, in order.
 */
export function planTakeBack(deeds: readonly Deed[], target: Target): TakeBackPlan {
  const byNote = new Map<string, Deed[]>();
  for (const deed of deeds) {
    const key = `${deed.boardId} ${deed.noteId}`;
    byNote.set(key, [...(byNote.get(key) ?? []), deed]);
  }
  const plan: TakeBackPlan = { steps: [], kept: 0 };
  for (const onNote of byNote.values()) {
    const first = onNote.find((deed) => isMine(deed, target));
    if (first) planNote(plan, first, onNote, target);
  }
  return plan;
}

/**
 * The same with what was brought from the notes' boards to others: it goes with the note it was made of, and its words with
 * that note's, unless somebody else has worked on it there. A note that an open vote is about stays, wherever it stands.
 */
export function withBrought(
  plan: TakeBackPlan,
  brought: readonly BroughtNote[],
  inOpenVote: ReadonlySet<string>,
): WholePlan {
  const steps = new Map(plan.steps.map((step) => [keyOf(step), step]));
  let { kept } = plan;
  for (const { from, boardId, noteId, now, isOthers } of brought) {
    const step = steps.get(keyOf(from));
    if (!step || step.do === "bringBack" || now === null) continue;
    const own = { boardId, noteId };
    if (isOthers) kept += 1;
    else if (step.do === "remove") steps.set(keyOf(own), { ...own, do: "remove" });
    else if (!steps.has(keyOf(own))) {
      const fields = wordsIn(step.fields);
      const units = Object.keys(fields).length;
      if (units > 0) steps.set(keyOf(own), { ...own, do: "set", fields, units });
    }
  }
  const all = [...steps.values()];
  const stays = (step: NoteStep) => step.do === "remove" && inOpenVote.has(step.noteId);
  return { steps: all.filter((step) => !stays(step)), kept, inVote: all.filter(stays).map(({ noteId }) => noteId) };
}

const keyOf = ({ boardId, noteId }: { boardId: string; noteId: string }) => `${boardId} ${noteId}`;

/** What a brought note has of the one it was made of: the words and the kind; its place is its own. */
const wordsIn = ({ text, kind }: NoteFields): NoteFields => ({
  ...(text !== undefined && { text }),
  ...(kind !== undefined && { kind }),
});

const isMine = (deed: Deed, { seatId, since }: Target) => deed.seatId === seatId && deed.at >= since;

function planNote(plan: TakeBackPlan, { boardId, noteId }: Deed, onNote: readonly Deed[], target: Target): void {
  const { seatId } = target;
  const mine = onNote.filter((deed) => isMine(deed, target));
  const now = target.current(boardId, noteId);
  const added = mine.find(({ what }) => what === "add");
  if (added) {
    if (now === null) return;
    const isShared = onNote.some((deed) => deed.seq > added.seq && deed.seatId !== seatId);
    if (isShared) plan.kept += 1;
    else plan.steps.push({ boardId, noteId, do: "remove" });
    return;
  }
  const last = onNote.at(-1);
  const removed = now === null && last && isMine(last, target) && last.what === "remove" ? last.before : null;
  const before = now ?? removed;
  if (!before) return;
  const undone = undoChanges(plan, before, mine, onNote, seatId);
  if (removed) plan.steps.push({ boardId, noteId, do: "bringBack", fields: { ...removed, ...undone.fields } });
  else if (undone.units > 0) plan.steps.push({ boardId, noteId, do: "set", ...undone });
}

/** Goes back from what stands there now, one own change after the other, as far as nobody else came in between. */
function undoChanges(
  plan: TakeBackPlan,
  now: NoteFields,
  mine: readonly Deed[],
  onNote: readonly Deed[],
  seatId: string,
): { fields: NoteFields; units: number } {
  const fields: NoteFields = {};
  let units = 0;
  for (const unit of [...UNITS, ...tagUnits(mine)]) {
    const changes = mine.filter((deed) => deed.what === "change" && touches(deed, unit)).toReversed();
    let value = partOf(now, unit);
    let steps = 0;
    for (const change of changes) {
      const isOthers = onNote.some((deed) => deed.seq > change.seq && deed.seatId !== seatId && touches(deed, unit));
      if (isOthers || !sameValue(partOf({ ...value, ...change.after }, unit), value)) break;
      value = { ...value, ...emptied(partOf(change.after ?? {}, unit)), ...partOf(change.before ?? {}, unit) };
      steps += 1;
    }
    if (steps < changes.length) plan.kept += 1;
    if (steps === 0 || sameValue(value, partOf(now, unit))) continue;
    Object.assign(fields, value);
    units += 1;
  }
  return { fields, units };
}

/** A removal or a return touches everything of a note. */
const touches = ({ what, before, after }: Deed, unit: Unit) =>
  what !== "change" || unit.some((field) => field in { ...before, ...after });

const partOf = (fields: NoteFields, unit: Unit): NoteFields =>
  Object.fromEntries(unit.flatMap((field) => (fields[field] === undefined ? [] : [[field, fields[field]]])));

/** What a change set where nothing stood before is taken away again: null in a document. */
const emptied = (fields: NoteFields | null): NoteFields =>
  Object.fromEntries(Object.keys(fields ?? {}).map((key) => [key, null])) as NoteFields;

/** True for the same stored values; what is absent counts as null. */
export function sameValue(one: NoteFields, other: NoteFields): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof NoteFields>;
  return [...keys].every((key) => stable(one[key] ?? null) === stable(other[key] ?? null));
}
