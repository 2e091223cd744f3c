import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { canvas } from "../../i18n/en/canvas.ts";
import { heldHosts } from "../../i18n/en/heldHosts.ts";
import { ideas } from "../../i18n/en/ideas.ts";
import { addWords, t } from "../../i18n/t.ts";
import type { RoutedAction } from "./action.types.ts";
import { ACTIONS } from "./registry.ts";
import { routesOf } from "./routes.ts";

addWords({ canvas, heldHosts, ideas });

const FEATURES = join(import.meta.dirname, "..");
const sources = (folder: string) =>
  readdirSync(join(FEATURES, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tsx"))
    .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(join(FEATURES, folder, name), "utf8") }));

/** A control's actions; one that does several says all. */
const NAMED = /(?:data-action|action)="([A-Za-z ]+)"/g;

/** They change what is chosen or seen on the canvas, never the board: in the list a set's notes stand under its name. */
const ONLY_CHOOSES: ReadonlySet<string> = new Set(["fitSelection", "selectSet"]);

/** What an action lacks, in words; empty when nothing. */
function lacks(action: RoutedAction): string[] {
  const missing = Object.entries(routesOf(action))
    .filter(([, ways]) => ways.length === 0)
    .map(([way]) => way);
  const ways = [action.perform, action.dialog, action.choices].filter((way) => way !== undefined);
  return [
    ...missing.map((way) => `no way by ${way}`),
    ...(ways.length === 1 ? [] : ["not exactly one of perform, dialog and choices"]),
    ...(action.list === "page" && action.on !== "view" && !ONLY_CHOOSES.has(action.id)
      ? ["changes the board, and the list has no control for it"]
      : []),
    ...([action.label, action.help ?? action.label].some((key) => t(key) === key) ? ["no words"] : []),
  ];
}

it.each(ACTIONS.map((action) => [action.id, action] as const))(
  "[CV9] %s has a way by list, keyboard, mouse and touch",
  (_, action) => expect(lacks(action)).toEqual([]),
);

it("[CV9] an action that lacks a way is found", () => {
  const [first] = ACTIONS;
  if (!first) throw new Error("The table is empty.");
  const { rail: _, ...bare } = { ...first, mouse: ["click"] as const, keys: [], at: [] as const };
  expect(lacks(bare)).toEqual(["no way by keyboard", "no way by touch"]);
});

it("[CV9] no two actions have the same name or the same key", () => {
  const ids = ACTIONS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const keys = ACTIONS.flatMap(({ keys: routes = [] }) =>
    routes.flatMap(({ press, ctrl, shift }) => press.map((key) => `${ctrl ?? ""} ${shift ?? ""} ${key}`)),
  );
  expect(new Set(keys).size).toBe(keys.length);
});

it("[CV9] what the list does with a control of its own is there, under the action's name", () => {
  const list = [
    ...sources("boardList"),
    ...sources("structure"),
    ...sources("pins"),
    ...sources("scenarios"),
    ...sources("channels"),
    ...sources("journey"),
  ]
    .map(({ text }) => text)
    .join("\n");
  const named = new Set([...list.matchAll(NAMED)].flatMap(([, ids = ""]) => ids.split(" ")));
  expect(ACTIONS.filter(({ list: way, id }) => way === "own" && !named.has(id)).map(({ id }) => id)).toEqual([]);
});

it("[CV9] no control of canvas or list names an action that is not in the table", () => {
  const ids = new Set(ACTIONS.map(({ id }) => id));
  const strange = ["canvas", "boardList", "structure", "pins", "journey"].flatMap((folder) =>
    sources(folder).flatMap(({ name, text }) =>
      // "More" opens the rest of the table.
      [...text.matchAll(NAMED)]
        .filter(([, named]) => named !== "more")
        .flatMap(([, named = ""]) => named.split(" ").flatMap((id) => (ids.has(id) ? [] : [`${name}: ${id}`]))),
    ),
  );
  expect(strange).toEqual([]);
});

it("[CV9] rail, bar and menus of the canvas have no buttons but those made from the table", () => {
  // Each of these files makes its buttons in one place, from the table; "More" opens the rest of it, and a menu without entries says why.
  const buttons = (name: string) =>
    (
      sources("canvas")
        .find((file) => file.name === `canvas/${name}`)
        ?.text.match(/<button/g) ?? []
    ).length;
  expect([buttons("ToolRail.tsx"), buttons("ContextToolbar.tsx"), buttons("CanvasMenu.tsx")]).toEqual([3, 2, 2]);
});
