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
  let left = text;
  for (const wording of wordings) left = withoutWording(left, wording.trim(), isAbout);
  return left;
}

/** The same words, whatever the capitals, the spaces and the signs between them. */
export function isSame(text: string, wording: string): boolean {
  const [words, said] = [wordsIn(text), wordsIn(wording)];
  if (words.length === 0 || words.length !== said.length) return text.trim() === wording.trim();
  return words.every((word, index) => word.text === said[index]?.text);
}

function withoutWording(text: string, wording: string, isAbout: boolean): string {
  const said = wordsIn(wording);
  // Signs alone, such as a smile.
  if (said.length === 0) return wording !== "" && isAbout ? text.split(wording).join(TAKEN_BACK) : text;
  const isOwn = said.length >= OWN_WORDS || said.reduce((sum, word) => sum + word.text.length, 0) >= OWN_LETTERS;
  if (!isOwn && !isAbout) return text;
  const verbatim = withoutRuns(text, said);
  if (!isAbout || verbatim !== text) return verbatim;
  if (tellsMost(text, said)) return TAKEN_BACK;
  return text
    .split("\n")
    .map((line) => (isCutOff(line, said) ? TAKEN_BACK : line))
    .join("\n");
}

/** Takes every run of these words out of a text. */
function withoutRuns(text: string, said: readonly Word[]): string {
  const words = wordsIn(text);
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
function tellsMost(text: string, said: readonly Word[]): boolean {
  const telling = new Set(said.map((word) => word.text).filter((word) => word.length >= 3));
  const there = new Set(wordsIn(text).map((word) => word.text));
  const found = [...telling].filter((word) => there.has(word)).length;
  return found >= 3 && found >= telling.size * MOSTLY;
}

/** A line that begins as the words do and ends within them. */
function isCutOff(line: string, said: readonly Word[]): boolean {
  const words = wordsIn(line);
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
