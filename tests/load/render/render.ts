// Longtable's canvas beside Excalidraw and tldraw, from their packages: one Chromium, the same notes, the same hand.
// node tests/load/render/render.ts [--notes 2000] [--apps longtable,excalidraw,tldraw] [--repeats 3] [--seconds 4] [--markdown file]
// Peers are fetched once into .cache; they are no dependency. Wants a quiet machine: every figure is a time.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { launchBrowser } from "../../e2e/support/browser.ts";
import { ms, tableOf } from "../measure.ts";
import { APPS, type AppName, buildApp } from "./apps.ts";
import { gridOf, openRoom } from "./rooms.ts";
import { type Figures, measureApp, PHASES } from "./views.ts";

const { values: options } = parseArgs({
  options: {
    notes: { type: "string", default: "2000" },
    apps: { type: "string", default: APPS.join(",") },
    repeats: { type: "string", default: "3" },
    seconds: { type: "string", default: "4" },
    markdown: { type: "string" },
  },
});
const count = Number(options.notes);
const repeats = Number(options.repeats);
const names = options.apps.split(",").map((name) => {
  const found = APPS.find((each) => each === name);
  if (!found) throw new Error(`${name} is none of ${APPS.join(", ")}`);
  return found;
});
const notes = gridOf(count);
const pages = new Map(names.map((name) => [name, buildApp(name)]));
const taken = new Map<AppName, Figures[]>(names.map((name) => [name, []]));

await using browser = await launchBrowser().then((launched) => ({
  newContext: () => launched.newContext({ viewport: { width: 1440, height: 900 } }),
  [Symbol.asyncDispose]: () => launched.close(),
}));
for (let turn = 0; turn < repeats; turn += 1) {
  for (const name of names) {
    const room = await openRoom(name, pages.get(name) ?? "", notes);
    try {
      const figures = await measureApp(browser, room, { notes, seconds: Number(options.seconds) });
      taken.get(name)?.push(figures);
      process.stdout.write(`${name}, ${turn + 1} of ${repeats}: first paint ${ms(figures.openMs)} ms\n`);
    } finally {
      await room.close();
    }
  }
}

const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const of = (name: AppName, read: (figures: Figures) => number) => middle((taken.get(name) ?? []).map(read));
const times = (name: AppName, read: (figures: Figures) => number) => {
  const ratio = of("longtable", read) / of(name, read);
  return name === "longtable" || !names.includes("longtable") ? "" : ` (${ratio.toFixed(2)})`;
};
const frames = (name: AppName, phase: string) => {
  const at = (key: "p50" | "p95" | "max" | "mainSeconds" | "workSeconds") => (figures: Figures) =>
    figures.phases[phase]?.[key] ?? Number.NaN;
  const shown = (["p50", "p95", "max"] as const).map((key) => of(name, at(key)).toFixed(1)).join(" / ");
  const seconds = (["mainSeconds", "workSeconds"] as const).map(
    (key) => `${of(name, at(key)).toFixed(2)} s${times(name, at(key))}`,
  );
  return [shown, ...seconds].join(", ");
};
const rows = [
  ["open to first paint", ...names.map((name) => `${ms(of(name, (f) => f.openMs))} ms${times(name, (f) => f.openMs)}`)],
  ...PHASES.map(({ key, title }) => [title, ...names.map((name) => frames(name, key))]),
  ...(["heapMiB", "collectedMiB"] as const).map((key) => [
    key === "heapMiB" ? "JS heap after" : "JS heap after, collected",
    ...names.map((name) => `${of(name, (f) => f[key]).toFixed(1)} MiB${times(name, (f) => f[key])}`),
  ]),
];
const head = [`${count} notes, middle of ${repeats}`, ...names];
const text = `${tableOf(head, rows)}\n\nFrames p50 / p95 / max in ms, then seconds the main thread was busy by the clock and by the processor; in brackets Longtable's share of the peer's.`;
process.stdout.write(`\n${text}\n`);
if (options.markdown) writeFileSync(options.markdown, `${text}\n`);
