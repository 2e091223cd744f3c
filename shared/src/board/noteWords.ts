import * as Y from "yjs";
import { LIMITS } from "../kernel/limits.ts";
import type { Entry } from "./entries.doc.ts";

/** What became of a run of signs: from `start` to before `end`, these stand there now. */
interface Splice {
  start: number;
  end: number;
  signs: readonly string[];
}

/** The one run in which two texts differ; whole signs, so that no emoji is cut in half. */
function spliceOf(before: readonly string[], after: readonly string[]): Splice {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { start, end: before.length - end, signs: after.slice(start, after.length - end) };
}

/**
 * Words that somebody made of `from`, put into what others have made of it meanwhile: what both wrote is there, the others'
 * first where it is the same spot. What either took out is gone. Words that would grow too long for a note replace what is there.
 */
export function wordsTogether(from: string, mine: string, now: string): string {
  if (now === from || now === mine) return mine;
  const base = [...from];
  const [own, theirs] = [spliceOf(base, [...mine]), spliceOf(base, [...now])];
  const [first, last] = own.start >= theirs.end ? [theirs, own] : [own, theirs];
  const parts =
    first.end <= last.start
      ? [first.signs, base.slice(first.end, last.start), last.signs]
      : [theirs.signs, needsSpace(theirs.signs, own.signs) ? [" "] : [], own.signs];
  const ends = [base.slice(0, Math.min(own.start, theirs.start)), base.slice(Math.max(own.end, theirs.end))] as const;
  const words = [...ends[0], ...parts.flat(), ...ends[1]].join("");
  return words.length <= LIMITS.noteChars ? words : mine;
}

const needsSpace = (one: readonly string[], other: readonly string[]): boolean =>
  one.length > 0 && other.length > 0 && one.at(-1)?.trim() !== "" && other[0]?.trim() !== "";

/**
 * Replaces a note's words but keeps the ends that did not change, so that a concurrent edit elsewhere survives.
 *
 * @param from - the words that the new ones were made of; left out: those that stand there.
 */
export function replaceText(entry: Entry, words: string, from?: string): void {
  const current = entry.get("text");
  if (!(current instanceof Y.Text)) {
    entry.set("text", new Y.Text(words));
    return;
  }
  const before = current.toString();
  const next = from === undefined ? words : wordsTogether(from, words, before);
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
