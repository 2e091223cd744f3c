import { describe, expect, it } from "vitest";
import { LAYERS } from "../../journey/journey.types.ts";
import { LIMITS } from "../../kernel/limits.ts";
import { PHASES } from "../phases.ts";
import { OutputType } from "../workshop.schema.ts";
import { TEMPLATES, templateById } from "./templates.ts";

const LONGEST_PROMPT = 140;
const maps = TEMPLATES.flatMap(({ id, boards }) =>
  boards.filter((board) => board.type === "journeyMap").map((board) => ({ id, board })),
);

it("templates have ids of their own and are found by them", () => {
  expect(TEMPLATES.map(({ id }) => id)).toEqual([
    "listening-round",
    "journey-so-far",
    "front-and-back",
    "assets-and-needs",
    "would-it-work",
    "ideas-dots-decision",
    "small-safe-test",
    "you-said-we-did",
    "who-plans-who-delivers",
    "outcomes-that-matter",
  ]);
  for (const template of TEMPLATES) expect(templateById(template.id)).toBe(template);
  expect(templateById("no-such-template")).toBeNull();
});

it.each([
  ["journey-so-far", 5, 60],
  ["front-and-back", 5, 65],
  ["ideas-dots-decision", 8, 65],
  ["would-it-work", 5, 65],
  ["you-said-we-did", 5, 60],
  ["listening-round", 5, 55],
  ["assets-and-needs", 4, 45],
  ["small-safe-test", 5, 80],
  ["who-plans-who-delivers", 3, 35],
  ["outcomes-that-matter", 5, 60],
])("[WS2] %s has %i activities in %i minutes", (id, count, minutes) => {
  expect(templateById(id)?.activities).toHaveLength(count);
  expect(templateById(id)?.minutes).toBe(minutes);
});

describe.each(TEMPLATES)("$id", (template) => {
  it("[WS1] names a known phase and output in every activity", () => {
    for (const { templateId, phase, outputType } of template.activities) {
      expect(templateId).toBe(template.id);
      expect(PHASES).toContain(phase);
      expect(OutputType.options).toContain(outputType);
    }
  });

  it("[WS2] gives every activity a board of its own template", () => {
    const keys = template.boards.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { boardKeys } of template.activities) {
      expect(boardKeys.length).toBeGreaterThan(0);
      for (const key of boardKeys) expect(keys).toContain(key);
    }
  });

  it("keeps titles and prompts short enough for a phone and a projector", () => {
    for (const { title, prompt } of template.activities) {
      expect(title).not.toBe("");
      expect(prompt).not.toBe("");
      expect(prompt.length).toBeLessThanOrEqual(LONGEST_PROMPT);
    }
    for (const { title } of template.boards) expect(title.length).toBeLessThanOrEqual(LIMITS.titleChars);
  });
});

describe.each(maps)("the map of $id", ({ board }) => {
  it("[JM1] gives every stage at least one step", () => {
    for (const stage of board.stages) expect(stage.steps.length).toBeGreaterThan(0);
  });

  it("[JM2] lists its lanes in the order of their layers", () => {
    const ranks = board.lanes.map(({ layer }) => LAYERS.indexOf(layer));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  });

  it("[JM3] has stages before, during and after the service", () => {
    expect([...new Set(board.stages.map(({ moment }) => moment))]).toEqual(["before", "during", "after"]);
  });
});
