import { inflateSync } from "node:zlib";
import { USUAL_OPTIONS } from "@longtable/shared/export/exportOptions";
import { createRandom, randomBoard } from "@longtable/shared/scene/sceneBoards.testing";
import { themeColour } from "@longtable/shared/scene/themes";
import { expect, it } from "vitest";
import { runExportJob } from "./exportJob.ts";
import type { ExportJob } from "./making.ts";

const content = randomBoard(createRandom(3), "columns", 4);
const candidates = content.notes.map(({ id, text }) => ({ noteId: id, text }));
const tally = candidates.map(({ noteId }) => ({ noteId, dots: 2, voters: 2 }));
const round = { id: "r1", activityId: "a1", boardId: "b1", state: "closed", dots: 5, maxPerItem: 3, voted: 9 };
const source = {
  workshop: { id: "w1", title: "A workshop", isSample: false, groups: [] },
  activities: [],
  boards: [
    {
      board: { id: "b1", type: "columns", title: "Ideas" },
      content,
      rounds: [{ question: "Which first?", round: { ...round, candidates, tally } }],
    },
  ],
  decisions: [],
  participants: { count: 9, byGroup: {} },
};

/** How a PDF asks for the colour of the room's ground, to three places. */
const ground = [1, 3, 5].map((at) => Number.parseInt(themeColour("light", "ground").slice(at, at + 2), 16) / 255);
/** What is painted, unpacked. */
const painted = (pdf: Uint8Array) =>
  [
    ...Buffer.from(pdf)
      .toString("latin1")
      .matchAll(/\/FlateDecode[^>]*>>\s*stream\r?\n(.*?)\r?\nendstream/gs),
  ]
    .map(([, stream = ""]) => inflateSync(Buffer.from(stream, "latin1")).toString("latin1"))
    .join("\n");

it.each([{ layout: "pages" }, { layout: "poster", paper: "a1" }, { layout: "tiles", paper: "a2" }] as const)(
  "[EX2] a PDF as $layout leaves the room's ground out, under boards and under results: paper is white",
  async (chosen) => {
    const job = { kind: "workshop", format: "pdf", source, readAt: 0, options: { ...USUAL_OPTIONS, ...chosen } };
    const page = painted(await runExportJob(job as unknown as ExportJob));
    const fills = [...page.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) (?:scn|rg)\b/g)].map((found) =>
      found.slice(1).map(Number),
    );
    expect(fills.length).toBeGreaterThan(3);
    expect(fills.filter((fill) => fill.every((part, at) => Math.abs(part - (ground[at] ?? 2)) < 0.002))).toEqual([]);
  },
);
