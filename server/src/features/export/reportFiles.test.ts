import { boardScene } from "@longtable/shared/scene/board.scene";
import { createRandom, randomBoard } from "@longtable/shared/scene/sceneBoards.testing";
import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { toDocx } from "./toDocx.ts";
import { toHtml } from "./toHtml.ts";

// As wide as a real map, whatever the random one came to.
const wide = { ...boardScene(randomBoard(createRandom(21), "journeyMap", 20)), width: 1_600, height: 700 };
const blocks = [
  { kind: "heading", level: 1, text: "A workshop" },
  { kind: "text", text: "The question", style: "lead" },
  { kind: "heading", level: 2, text: "The maps" },
  { kind: "board", boardId: "b1", text: "A map with 60 notes" },
  { kind: "heading", level: 3, text: "Steps that are assumed" },
  { kind: "text", text: "No evidence stands behind them yet." },
  { kind: "heading", level: 2, text: "What we measure" },
  {
    kind: "figure",
    figure: "14 days",
    label: "Waiting",
    details: ["We aim for 10 days"],
    story: { text: "I was met at the door.", source: "Rowan" },
    withoutStory: "",
  },
] as const;
const pictures = () => [wide];
const quiet = { progress: () => {} };

it("[RP6] in Word a wide map lies across behind the words of its section, is named and described, and figures stand beside stories", async () => {
  const file = unzipSync(await toDocx("A workshop", blocks, pictures, quiet));
  const text = strFromU8(file["word/document.xml"] ?? new Uint8Array());
  const orients = [...text.matchAll(/<w:pgSz[^>]*>/g)].map(([size]) => size.includes("landscape"));
  expect(orients).toEqual([false, true, false]);
  const [upright = "", across = ""] = text.split("<w:sectPr");
  for (const words of ["The maps", "Steps that are assumed", "lies across"]) expect(upright).toContain(words);
  expect(across).toContain(">A map with 60 notes<");
  expect(text).toContain('descr="A map with 60 notes"');
  const row = text.split("14 days")[1]?.split("</w:tr>")[0] ?? "";
  expect(row).toContain("I was met at the door.");
});

it("[RP6] as a page it holds its pictures itself", () => {
  const making = { ...quiet, readAt: 0, options: { side: 600 } } as unknown as Parameters<typeof toHtml>[3];
  const html = toHtml("A workshop", blocks, pictures, making);
  expect(html).toMatch(/<img src="data:image\/png;base64,[^"]+" width="\d+" height="\d+" alt="A map with 60 notes">/);
  expect(html).not.toMatch(/<script|src="http/);
});
