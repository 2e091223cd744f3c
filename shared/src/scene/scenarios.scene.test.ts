import { expect, it } from "vitest";
import { withMarks } from "../board/board.marks.ts";
import type { BoardId, NeedId, ScenarioId, StepId, VisitId } from "../kernel/ids.ts";
import { gapsOf, unmetByStep } from "../scenarios/scenario.rules.ts";
import type { Scenario } from "../scenarios/scenario.schema.ts";
import { FITS } from "../scenarios/scenario.types.ts";
import { boardScene } from "./board.scene.ts";
import { scenarioLooks } from "./scenarioLook.ts";
import type { PathItem, SceneNode } from "./scene.types.ts";
import { createRandom, emptyBoard, randomBoard } from "./sceneBoards.testing.ts";
import { ASCENT, DESCENT } from "./textWidth.ts";

const random = createRandom(2030);
const upTo = (most: number) => Math.floor(random() * (most + 1));
const TEXTS = [
  "",
  "No cover is offered.",
  "الانتظار",
  "等待很久等待很久",
  "Llanfairpwllgwyngyllgogerychwyrndrobwll",
  "two\nlines",
];
const text = () => TEXTS[upTo(TEXTS.length - 1)] ?? "";

function anyone(name: string): Scenario {
  const needs = Array.from({ length: upTo(4) }, (_, index) => ({ id: `n${index}` as NeedId, text: text() || "calm" }));
  const visits = Array.from({ length: upTo(7) }, (_, index) => ({
    id: `v${index}` as VisitId,
    stepId: random() < 0.2 ? null : (`step${upTo(15)}` as StepId),
    needIds: needs.flatMap(({ id }) => (random() < 0.4 ? [id] : [])),
    fit: FITS[upTo(2)] ?? "met",
    note: text(),
  }));
  const id = `sc-${name}` as ScenarioId;
  const who = { boardId: "b" as BoardId, pseudonym: name, fictional: true, about: text(), onWall: true };
  return { id, ...who, needs, visits };
}
const ROOMS = Array.from({ length: 24 }, () => ({
  board: randomBoard(random, "journeyMap", 12),
  scenarios: ["Kit", "Bea", "Samir", "Kim"].slice(0, 1 + upTo(3)).map(anyone),
}));
const scenes = ROOMS.map(({ board, scenarios }) => ({
  scenarios,
  board,
  scene: boardScene(withMarks(board, { scenarios })),
}));

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
const textBoxes = (node: SceneNode): Box[] =>
  node.items.flatMap((item) => {
    if (item.type !== "text") return [];
    const { x, y, width, size, anchor } = item;
    const left = anchor === "middle" ? x - width / 2 : anchor === "end" ? x - width : x;
    return [{ left, right: left + width, top: y - ASCENT * size, bottom: y + DESCENT * size }];
  });
const meets = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const boxOf = ({ x, y, width, height }: SceneNode): Box => ({ left: x, right: x + width, top: y, bottom: y + height });

it("[SC4] every visit and every need without one stands on its person's row, once, every gap below, and nothing outside the scene", () => {
  for (const { scenarios, scene } of scenes) {
    const keys = scene.nodes.filter(({ role }) => role === "visit").map(({ key }) => key);
    const expected = scenarios.flatMap((one) => [
      ...one.visits.map((visit) => `visit:${one.id}:${visit.id}`),
      ...gapsOf(one).flatMap(({ need, kind }) => (kind === "noVisit" ? [`need:${one.id}:${need.id}`] : [])),
      ...gapsOf(one).map(({ need }) => `gap:${one.id}:${need.id}`),
    ]);
    expect(keys.toSorted()).toEqual(expected.toSorted());
    for (const node of scene.nodes.filter(({ role }) => role === "visit" || role === "scenario")) {
      expect(node.x).toBeGreaterThanOrEqual(0);
      expect(node.x + node.width).toBeLessThanOrEqual(scene.width + 0.001);
      expect(node.y + node.height).toBeLessThanOrEqual(scene.height + 0.001);
    }
  }
});

it("[SC4] nothing lies on anything else: rows, stops, words and lines keep apart", () => {
  for (const { scene } of scenes) {
    const rows = scene.nodes.filter(({ role }) => role === "scenario");
    const stops = scene.nodes.filter(({ role }) => role === "visit");
    const others = scene.nodes.filter(({ role }) => role === "note" || role === "lane");
    for (const [index, row] of rows.entries()) {
      for (const other of [...rows.slice(index + 1), ...others]) expect(meets(boxOf(row), boxOf(other))).toBe(false);
      const lines = row.items.filter((item): item is PathItem => item.type === "path");
      const words = [row, ...stops].flatMap(textBoxes);
      for (const line of lines) for (const word of words) expect(crosses(line, word)).toBe(false);
    }
    for (const [index, stop] of stops.entries()) {
      for (const other of stops.slice(index + 1)) expect(meets(boxOf(stop), boxOf(other))).toBe(false);
      for (const word of textBoxes(stop)) {
        expect(word.left).toBeGreaterThanOrEqual(stop.x);
        expect(word.right).toBeLessThanOrEqual(stop.x + stop.width);
      }
    }
  }
});

/** Lines run straight along or down, so their corners say where they are. */
function crosses({ d, strokeWidth = 1 }: PathItem, word: Box): boolean {
  const figures = (d.match(/-?[\d.]+/g) ?? []).map(Number);
  const points = figures.flatMap((x, index) => (index % 2 === 0 ? [{ x, y: figures[index + 1] ?? 0 }] : []));
  return points.slice(1).some((to, index) => {
    const from = points[index] ?? to;
    const half = strokeWidth / 2;
    const box = {
      left: Math.min(from.x, to.x) - half,
      right: Math.max(from.x, to.x) + half,
      top: Math.min(from.y, to.y) - half,
      bottom: Math.max(from.y, to.y) + half,
    };
    return meets(box, word);
  });
}

it("[SC4] a step's head names who comes by and how many visits were left unmet; steps nobody comes by say nothing", () => {
  for (const { scenarios, scene, board } of scenes) {
    const unmet = unmetByStep(scenarios);
    for (const { id } of board.steps) {
      const head = scene.nodes.find(({ key }) => key === `step:${id}`);
      const count = unmet.get(id) ?? 0;
      if (count > 0) expect(head?.label).toContain(`${count} not met`);
      else expect(head?.label).not.toMatch(/not met/);
    }
  }
});

it("[SC4] a map that nobody is plotted over looks as before", () => {
  for (const { board } of ROOMS) expect(boardScene(withMarks(board, { scenarios: [] }))).toEqual(boardScene(board));
});

it("[SC3] what is at no step says so: off the map, or at a step that is gone", () => {
  const visit = (id: string, stepId: string | null) => ({
    ...{ id: id as VisitId, stepId: stepId as StepId | null, needIds: [], fit: "unmet" as const, note: "Shut." },
  });
  const kit = { ...anyone("Kit"), needs: [], visits: [visit("v1", "gone"), visit("v2", null)] };
  const scene = boardScene(withMarks(emptyBoard("journeyMap"), { scenarios: [kit] }));
  const labels = scene.nodes.filter(({ role }) => role === "visit").map(({ label }) => label);
  expect(labels).toEqual([
    "Kit, visit 1 of 2: This step is gone – not met: Shut.",
    "Kit, visit 2 of 2: Not on this map – not met: Shut.",
  ]);
});

it("[SC4] people are told apart without colour: by letters that are each somebody's own", () => {
  const names = ["Kit", "Kim", "Ki", "k", "K", "等", "等待", "👩‍👩‍👧", "Bea", "b", "B", "Samir"];
  const tags = scenarioLooks(names.map((pseudonym) => ({ pseudonym }))).map(({ tag }) => tag);
  expect(new Set(tags).size).toBe(names.length);
  for (const { scene, scenarios } of scenes) {
    const rows = scene.nodes.filter(({ key }) => key.startsWith("scenario:"));
    const looks = scenarioLooks(scenarios);
    for (const [index, row] of rows.entries()) {
      const painted = row.items.flatMap((item) => (item.type === "text" ? [item.text] : []));
      expect(painted).toContain(looks[index]?.tag);
    }
  }
});
