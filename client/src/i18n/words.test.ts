import { createInstance } from "i18next";
import { expect, it } from "vitest";
import { fillIn, findText, type Words } from "./wordTable.ts";

const tables = Object.values(import.meta.glob<Record<string, Words>>("./en/*.ts", { eager: true }));
const sources = import.meta.glob<string>(["../**/*.{ts,tsx}", "!../**/*.test.{ts,tsx}", "!./*.ts"], {
  eager: true,
  query: "?raw",
  import: "default",
});

/** Everything in one table, as the pages add it: `common` at the root, each area under its own name. */
const all: Words = {};
for (const table of tables) {
  for (const [area, words] of Object.entries(table)) Object.assign(all, area === "common" ? words : { [area]: words });
}
const i18n = createInstance();
await i18n.init({
  lng: "en",
  initAsync: false,
  resources: { en: { translation: all } },
  interpolation: { escapeValue: false },
});

/** The plain strings inside the first argument of every `t(…)` call. */
function keysIn(source: string): string[] {
  const keys: string[] = [];
  for (const call of source.matchAll(/(?<![\w.])t\(/g)) {
    const argument = firstArgument(source.slice(call.index + call[0].length));
    for (const [, key] of argument.matchAll(/"([A-Za-z][\w-]*(?:\.[\w-]+)*)"/g)) if (key) keys.push(key);
  }
  return keys;
}

function firstArgument(text: string): string {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index] ?? "";
    if ("([{".includes(sign)) depth += 1;
    if (")]}".includes(sign)) depth -= 1;
    if (depth < 0 || (depth === 0 && sign === ",")) return text.slice(0, index);
  }
  return text;
}

const exists = (key: string) => i18n.exists(key) || i18n.exists(key, { count: 2 });

const used = Object.entries(sources).flatMap(([file, source]) => keysIn(source).map((key) => ({ file, key })));

it("every key that the client uses has words", () => {
  expect(used.length).toBeGreaterThan(200);
  // A string without a dot may be something the call compares; keys of `common` are few and seen on every page.
  const missing = used.filter(({ key }) => key.includes(".") && !exists(key));
  expect(missing).toEqual([]);
});

function leaves(words: Words, path: string[] = []): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string" ? [[[...path, key].join("."), value] as [string, string]] : leaves(value, [...path, key]),
  );
}

it("every counted text has a form for one and a form for many", () => {
  const keys = new Set(leaves(all).map(([key]) => key));
  const incomplete = [...keys].filter(
    (key) =>
      /_(one|other)$/.test(key) && !["one", "other"].every((form) => keys.has(key.replace(/(one|other)$/, form))),
  );
  expect(incomplete).toEqual([]);
});

it("no text blames, begs or shouts (LOOK section 7)", () => {
  const unwanted = leaves(all).filter(([, text]) => /please wait|oops|\binvalid\b|\busers?\b|!/i.test(text));
  expect(unwanted).toEqual([]);
});

it("every text reads as i18next, whose format it is in, would give it", () => {
  const names = new Set(
    leaves(all).flatMap(([, text]) => [...text.matchAll(/\{\{(.*?)\}\}/g)].map(([, name]) => name)),
  );
  const values = Object.fromEntries([...names].map((name) => [name, `<${name}> & $& "{{title}}"`]));
  const differing = leaves(all).flatMap(([path]) => {
    const key = path.replace(/_(zero|one|other)$/, "");
    return [undefined, 0, 1, 2, 5, 21].flatMap((count) => {
      const given = { ...values, count };
      const ours = findText(all, key, count, "en");
      const theirs = i18n.exists(key, given) ? i18n.t(key, given) : null;
      const text = ours === null ? null : fillIn(ours, given);
      return text === theirs ? [] : [{ key, count, text, theirs }];
    });
  });
  expect(differing).toEqual([]);
});
