import { t } from "../../i18n/t.ts";

/** A small number as a word, a larger one as figures. */
export function numberWord(count: number): string {
  return t("ballot.numbers").split(" ")[count] ?? String(count);
}

/** The same at the start of a sentence. */
export function numberWordFirst(count: number): string {
  const word = numberWord(count);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** `five dots`, `one dot`. */
export function dotsInWords(count: number): string {
  return t("ballot.dots", { count, words: numberWord(count) });
}
