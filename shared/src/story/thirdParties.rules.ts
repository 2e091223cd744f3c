/** A word that may be somebody's name, at `from` to `to` (UTF-16 code units). */
export interface NameMark {
  name: string;
  from: number;
  to: number;
  /** On the workshop's own list; else it only looks like a name. */
  isListed: boolean;
}

/** Capitalised words that are names of nobody. Lower case. */
const NOBODY = new Set(
  (
    "i i'm i'd i'll i've a&e gp gps nhs tv uk ok er icu dwp pip esa monday tuesday wednesday thursday friday saturday sunday january february march " +
    "april may june july august september october november december christmas easter english british"
  ).split(" "),
);

const WORD = /[\p{L}\p{M}][\p{L}\p{M}’'-]*/gu;
const STARTS_UPPER = /^\p{Lu}/u;
/** After these a new sentence begins, where every word is capitalised. */
const SENTENCE_END = /(^|[.!?…:\n"“”«»()[\]•–—])\s*["'“‘«(]*$/u;
const TITLES = new Set(
  "mr mrs ms miss mx dr doctor nurse sister aunt auntie uncle nan gran grandad mum dad".split(" "),
);

/**
 * Words in a text that may name somebody, in order. Names on the list are found in any case and in the possessive; others where a capital stands
 * within a sentence, after a title, or on a word that also stands within one. It cannot know a name that starts a
 * sentence and comes only there, nor scripts without capitals: a person's look does not become unnecessary.
 */
export function nameMarks(text: string, listed: readonly string[] = []): NameMark[] {
  const onList = [...listedMarks(text, listed)];
  const marks = [...onList];
  const words = [...text.matchAll(WORD)].map((match) => ({ word: bare(match[0]), from: match.index }));
  const within = new Set(
    words.filter((entry, at) => looksLikeName(text, entry, words[at + 1])).map(({ word }) => word),
  );
  for (const { word, from } of words) {
    if (!within.has(word) || onList.some((mark) => from >= mark.from && from < mark.to)) continue;
    marks.push({ name: word, from, to: from + word.length, isListed: false });
  }
  return joined(
    text,
    marks.toSorted((a, b) => a.from - b.from),
  );
}

/** The names in a text that nobody has looked at: each once, in order. */
export function openNames(text: string, listed: readonly string[], confirmed: readonly string[]): string[] {
  const done = new Set(confirmed.map(folded));
  const names = new Map(nameMarks(text, listed).map(({ name }) => [folded(name), name]));
  return [...names].filter(([key]) => !done.has(key)).map(([, name]) => name);
}

/**
 * Everything in a story by which somebody else may be known, as one text, a line each. What somebody is called in it looks like a name
 * on purpose, and a web address like many: these two are in it where the hosts' list names them.
 */
export function wordsToLookThrough(story: Looked, listed: readonly string[] = []): string {
  const { title, text, reference, pseudonym, image } = story;
  const isNamed = (words: string) => !listedMarks(words, listed).next().done;
  const place = !/^https?:\/\//i.test(reference) || isNamed(reference) ? reference : "";
  const lines = [title, text, image?.alt ?? "", place, isNamed(pseudonym) ? pseudonym : ""];
  return lines.filter((line) => line !== "").join("\n");
}

/** What of a story is looked through. */
export interface Looked {
  title: string;
  text: string;
  reference: string;
  pseudonym: string;
  image?: { alt: string } | undefined;
}

/** The text with every whole word `name` replaced, in any case. */
export function replaceName(text: string, name: string, pseudonym: string): string {
  return text.replace(wholeWord(name), () => pseudonym);
}

const folded = (name: string) => name.normalize("NFKC").toLocaleLowerCase("en");

/** Without what hangs on a name, as in Dev’s. */
const bare = (word: string) => word.replace(/[’']s?$/u, "");

function looksLikeName(
  text: string,
  { word, from }: { word: string; from: number },
  next: { word: string } | undefined,
): boolean {
  if (word.length < 2 || !STARTS_UPPER.test(word) || NOBODY.has(folded(word))) return false;
  if (!SENTENCE_END.test(text.slice(Math.max(0, from - 12), from)) && from > 0) return true;
  return TITLES.has(folded(word)) && next !== undefined && STARTS_UPPER.test(next.word);
}

function* listedMarks(text: string, listed: readonly string[]): Generator<NameMark> {
  // Most names of a long list are in no story: looking for the letters alone is many times quicker than for whole words.
  const letters = lettersOf(text);
  for (const name of listed) {
    if (!letters.includes(lettersOf(name))) continue;
    for (const match of text.matchAll(wholeWord(name))) {
      yield { name, from: match.index, to: match.index + match[0].length, isListed: true };
    }
  }
}

/** Alike for whatever a search in any case takes for the same; for nothing but that. */
const lettersOf = (text: string) => text.toLowerCase().toUpperCase();

function wholeWord(name: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${escaped}(?![\\p{L}\\p{M}\\p{N}])`, "giu");
}

/** Marks that only a space parts are one name, as in Mrs Lall; of marks that lie over each other the longer listed one stays. */
function joined(text: string, marks: readonly NameMark[]): NameMark[] {
  const result: NameMark[] = [];
  for (const mark of marks) {
    const last = result.at(-1);
    if (last && mark.from < last.to) {
      if (mark.to - mark.from > last.to - last.from) result.splice(-1, 1, mark);
      continue;
    }
    const isNext = last && !last.isListed && !mark.isListed && /^\.? $/.test(text.slice(last.to, mark.from));
    if (last && isNext) {
      result.splice(-1, 1, { name: text.slice(last.from, mark.to), from: last.from, to: mark.to, isListed: false });
    } else result.push(mark);
  }
  return result;
}
