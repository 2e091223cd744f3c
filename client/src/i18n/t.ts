import { common } from "./en/common.ts";
import { fillIn, findText, mergeWords, type Values, type Words } from "./wordTable.ts";

/** The words there are, and the language whose plural forms they follow. */
const LANGUAGE = "en";
let words: Words = common;

/** Adds a page's words; pages bring their own, so that a phone does not carry the console's. */
export function addWords(more: Words): void {
  words = mergeWords(words, more);
}

/** The words for a key in the person's language; the key itself when it has none. Counts choose the form: `t("dots.left", { count: 2 })`. */
export function t(key: string, values: Values = {}): string {
  const text = findText(words, key, values.count, LANGUAGE);
  return text === null ? key : fillIn(text, values);
}

/** The words for a refusal; a key nobody has words for falls back to what holds for any failure. */
export function errorText(messageKey: string, count?: number): string {
  const key = `errors.${messageKey}`;
  return t(findText(words, key, count, LANGUAGE) === null ? "errors.error.internal" : key, { count });
}
