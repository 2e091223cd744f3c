/** A nested table of words, as a page brings it. */
export interface Words {
  [key: string]: string | Words;
}

/** What a text is filled in with: each `{{name}}` by its value, nothing where there is none. `count` also chooses the form. */
export type Values = Readonly<Record<string, string | number | null | undefined>>;

/** Both tables in one; where both name a text, the second's. */
export function mergeWords(one: Words, other: Words): Words {
  const merged = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const before = merged[key];
    merged[key] = typeof before === "object" && typeof value === "object" ? mergeWords(before, value) : value;
  }
  return merged;
}

/**
 * The text a key has in a table, or null. Tables are in i18next's format, so that translators' tools read them:
 * `area.name`, counted forms as `name_one`, `name_other`, and `name_zero` where none has words of its own.
 */
export function findText(words: Words, key: string, count: Values[string], language: string): string | null {
  if (typeof count !== "number") return textAt(words, key);
  const none = count === 0 ? textAt(words, `${key}_zero`) : null;
  return none ?? textAt(words, `${key}_${formFor(language, count)}`) ?? textAt(words, key);
}

/** The text with each `{{name}}` filled in. What is filled in is not looked through again: people write braces too. */
export function fillIn(text: string, values: Values): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(values[name] ?? ""));
}

function textAt(words: Words, key: string): string | null {
  let at: string | Words | undefined = words;
  for (const part of key.split(".")) at = typeof at === "object" ? at[part] : undefined;
  return typeof at === "string" ? at : null;
}

const rules = new Map<string, Intl.PluralRules>();

function formFor(language: string, count: number): string {
  const known = rules.get(language) ?? new Intl.PluralRules(language);
  rules.set(language, known);
  return known.select(count);
}
