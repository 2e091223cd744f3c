import { TAKEN_BACK } from "./withdrawal.schema.ts";

interface Word {
  text: string;
  from: number;
  to: number;
}

/** So many words in a row, or so many letters, are nobody's by chance; of less only what is about the note counts. */
const OWN_WORDS = 4;
const OWN_LETTERS = 20;

/** Of a text about a note, so much of its words makes it a telling of the note. */
const MOSTLY = 0.6;

/**
 * A text that others wrote, without somebody's words in it: where these stand in it word for word, whatever the capitals,
 * the spaces and the signs between them, it says that they were taken back.
 *
 * @param wordings - what was taken back, in every wording that is known.
 * @param isAbout - the text says that it is about what was taken back: then short words, words cut off at the end and most
 * of the words in any order count too.
 */
export function withoutWords(text: string, wordings: readonly string[], isAbout = false): string {
  return takingOut(wordings, isAbout)(text);
}

/** The same for many texts: the wordings are looked at once. */
export function takingOut(wordings: readonly string[], isAbout: boolean): (text: string) => string {
  const all = [...new Set(wordings.map((wording) => wording.trim()))].map(splitUp);
  return (text) => {
    let read = readText(text);
    for (const one of all) {
      const left = withoutWording(read, one, isAbout);
      if (left !== read.text) read = readText(left);
    }
    return read.text;
  };
}

/** Somebody's words, split up. */
interface Said {
  wording: string;
  words: readonly Word[];
  /** Those that say something. */
  telling: readonly string[];
  isOwn: boolean;
}

function splitUp(wording: string): Said {
  const words = wordsIn(wording);
  const telling = [...new Set(words.map(({ text }) => text).filter((text) => text.length >= 3))];
  const isOwn = words.length >= OWN_WORDS || words.reduce((sum, { text }) => sum + text.length, 0) >= OWN_LETTERS;
  return { wording, words, telling, isOwn };
}

/** A text that others wrote, split up. */
interface Read {
  text: string;
  words: readonly Word[];
  there: ReadonlySet<string>;
  lines: readonly { text: string; words: readonly Word[] }[];
}

function readText(text: string): Read {
  const words = wordsIn(text);
  const lines = text.split("\n").map((line) => ({ text: line, words: wordsIn(line) }));
  return { text, words, there: new Set(words.map((word) => word.text)), lines };
}

/** The same words, whatever the capitals, the spaces and the signs between them. */
export function isSame(text: string, wording: string): boolean {
  const [words, said] = [wordsIn(text), wordsIn(wording)];
  if (words.length === 0 || words.length !== said.length) return text.trim() === wording.trim();
  return words.every((word, index) => word.text === said[index]?.text);
}

function withoutWording(read: Read, said: Said, isAbout: boolean): string {
  const { text } = read;
  const { wording, words } = said;
  // Signs alone, such as a smile.
  if (words.length === 0) return wording !== "" && isAbout ? text.split(wording).join(TAKEN_BACK) : text;
  if (!said.isOwn && !isAbout) return text;
  const verbatim = withoutRuns(read, words);
  if (!isAbout || verbatim !== text) return verbatim;
  if (tellsMost(read, said)) return TAKEN_BACK;
  return read.lines.map((line) => (isCutOff(line.words, words) ? TAKEN_BACK : line.text)).join("\n");
}

/** Takes every run of these words out of a text. */
function withoutRuns({ text, words, there }: Read, said: readonly Word[]): string {
  if (!said.every((word) => there.has(word.text))) return text;
  let [left, at] = ["", 0];
  for (let first = 0; first + said.length <= words.length; first += 1) {
    if (!said.every((word, index) => words[first + index]?.text === word.text)) continue;
    const [begin, end] = [words[first], words[first + said.length - 1]];
    if (!begin || !end) continue;
    left += text.slice(at, begin.from) + TAKEN_BACK;
    at = end.to;
    first += said.length - 1;
  }
  return left + text.slice(at);
}

/** Most of the words that say something, in whatever order. */
function tellsMost({ there }: Read, { telling }: Said): boolean {
  const found = telling.filter((word) => there.has(word)).length;
  return found >= 3 && found >= telling.length * MOSTLY;
}

/** A line that begins as the words do and ends within them. */
function isCutOff(words: readonly Word[], said: readonly Word[]): boolean {
  if (words.length < 2 || words.length > said.length) return false;
  return words.every(({ text }, index) => {
    const own = said[index]?.text ?? "";
    return index === words.length - 1 ? own.startsWith(text) : own === text;
  });
}

const wordsIn = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({
    text: match[0].toLowerCase(),
    from: match.index,
    to: match.index + match[0].length,
  }));
