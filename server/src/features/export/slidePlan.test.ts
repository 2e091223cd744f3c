import type { ReportBlock } from "@longtable/shared/export/report.blocks";
import { roundScenes } from "@longtable/shared/export/roundScenes";
import { expect, it } from "vitest";
import { planSlides, ROOM } from "./slidePlan.ts";

const source = (count: number) => {
  const candidates = Array.from({ length: count }, (_, index) => ({ noteId: `n${index}`, text: `Idea ${index}` }));
  const tally = candidates.map(({ noteId }, index) => ({ noteId, dots: count - index, voters: 2 }));
  return { question: "Which?", round: { id: "r1", state: "closed", dots: 5, candidates, tally, voted: 9 } };
};
const blocks: ReportBlock[] = [
  { kind: "heading", level: 2, text: "What the room chose" },
  { kind: "result", roundId: "r1", text: "A picture of the result" },
  { kind: "table", heads: ["Idea", "Dots"], rows: [["Idea 0", 3]] },
];

it.each([8, 45])(
  "[EX2] a result of %i ideas never lies under the table that follows it, and its rows can be read",
  (count) => {
    const scenes = roundScenes(source(count) as unknown as Parameters<typeof roundScenes>[0]);
    const slides = planSlides(blocks, () => scenes, String);
    const withPicture = slides.filter(({ bodies }) => bodies.some(({ body }) => body.kind === "picture"));
    expect(withPicture.every(({ bodies }) => bodies.length === 1)).toBe(true);
    expect(slides.some(({ bodies }) => bodies.some(({ body }) => body.kind === "table"))).toBe(true);
    for (const { bodies } of withPicture) {
      const body = bodies[0]?.body;
      const scale = body?.kind === "picture" ? Math.min(ROOM.width / body.width, ROOM.height / body.height) : 0;
      expect(scale * 40).toBeGreaterThan(12.5);
    }
    const said = withPicture.flatMap(({ notes }) => notes).join("\n");
    for (let index = 0; index < count; index += 1) expect(said).toContain(`Idea ${index}`);
  },
);

it("[EX24] short parts of a section share a slide under the section's name, and a picture has its own", () => {
  const part = (text: string): ReportBlock[] => [
    { kind: "heading", level: 3, text },
    { kind: "list", items: [{ text: `${text} in words`, details: [] }] },
  ];
  const section: ReportBlock[] = [
    { kind: "heading", level: 2, text: "Who took part" },
    ...part("By group"),
    ...part("By table"),
    { kind: "heading", level: 3, text: "Looked at" },
    { kind: "result", roundId: "r1", text: "A picture of the result" },
    ...part("Afterwards"),
  ];
  const scenes = roundScenes(source(8) as unknown as Parameters<typeof roundScenes>[0]);
  const slides = planSlides(section, () => scenes, String);
  expect(slides.map(({ title }) => title)).toEqual(["Who took part", "Looked at", "Who took part"]);
  const words = slides[0]?.bodies.flatMap(({ body }) => (body.kind === "lines" ? body.lines : []));
  expect(words?.map(({ text }) => text)).toEqual(["By group", "By group in words", "By table", "By table in words"]);
});

it("[EX24] rows of a table have room for words in wider letters than ours, so that nothing grows over what follows", () => {
  const words = "A one-page plan for bad days, on paper and on my phone.";
  const rows = [["8", words, 3, 2, 2]];
  const heads = ["Place", "Text", "Dots", "Voters", "People who use services: dots"];
  const [slide] = planSlides([{ kind: "table", heads, rows }], () => [], String);
  const table = slide?.bodies[0]?.body.kind === "table" ? slide.bodies[0].body.table : null;
  // As wide in DejaVu Sans of 14 points, which readers without our letters show it in.
  const needed = 410;
  const lines = Math.ceil(needed / ((table?.widths[1] ?? 0) - 12));
  expect(lines).toBeGreaterThan(1);
  expect(table?.heights[1]).toBeGreaterThanOrEqual(lines * 14 * 1.2 + 6);
});
