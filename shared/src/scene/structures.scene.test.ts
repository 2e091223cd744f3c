import { describe, expect, it } from "vitest";
import { areasOf } from "../board/board.areas.ts";
import type { BoardContent } from "../board/board.doc.ts";
import { placeNotes } from "../board/board.placing.ts";
import type { Note, Point } from "../board/board.types.ts";
import { boardScene } from "./board.scene.ts";
import type { RingArea, Scene, SceneNode } from "./scene.types.ts";
import { createRandom, randomBoard } from "./sceneBoards.testing.ts";
import { tidyPoints } from "./tidy.ts";

const SEEDS = Array.from({ length: 30 }, (_, index) => index + 1);
const notesOf = (scene: Scene) => scene.nodes.filter(({ role }) => role === "note");
const board = (type: BoardContent["type"], seed: number, notes = 60) => randomBoard(createRandom(seed), type, notes);

/** Where each note stands, seen from the point that stays still. */
function standing(scene: Scene): Map<string, Point> {
  const { x, y } = scene.anchor ?? { x: 0, y: 0 };
  return new Map(notesOf(scene).map((node) => [String(node.id), { x: node.x - x, y: node.y - y }]));
}

/** How far a note's corners are from the middle, and how far outside its slice one of them is, in board units. */
function inSlice(note: SceneNode, area: RingArea) {
  const corners = [0, note.width].flatMap((dx) => [0, note.height].map((dy) => ({ x: note.x + dx, y: note.y + dy })));
  const nearest = Math.hypot(
    Math.max(note.x - area.x, 0, area.x - note.x - note.width),
    Math.max(note.y - area.y, 0, area.y - note.y - note.height),
  );
  const farthest = Math.max(...corners.map(({ x, y }) => Math.hypot(x - area.x, y - area.y)));
  const beyond = corners.map(({ x, y }) => {
    const [dx, dy] = [x - area.x, y - area.y];
    const start = dx * Math.cos(area.from) + dy * Math.sin(area.from);
    const end = dx * Math.cos(area.to) + dy * Math.sin(area.to);
    return Math.max(-start, end);
  });
  return { nearest, farthest, beyond: Math.max(...beyond) };
}

describe("rings", () => {
  it.each(SEEDS)(
    "[BS1] every note lies between the circles of its ring and the lines of its sector (seed %i)",
    (seed) => {
      const content = board("rings", seed);
      const scene = boardScene(content);
      const placed = placeNotes(content);
      const areas = new Map(scene.nodes.flatMap(({ key, area }) => (area ? [[key, area] as const] : [])));
      let checked = 0;
      for (const area of areasOf(content, content.notes)) {
        const rest = areas.get(area.key.split(":").length === 2 ? area.key.replace("ring:", "rest:") : area.key);
        const slice = rest ?? areas.get(area.key);
        for (const { id } of placed.inArea(area.key)) {
          const node = scene.nodes.find(({ key }) => key === `note:${id}`);
          if (!node || !slice) throw new Error(`${id} is not drawn`);
          const { nearest, farthest, beyond } = inSlice(node, slice);
          expect(nearest).toBeGreaterThanOrEqual(slice.inner - 1);
          expect(farthest).toBeLessThanOrEqual(slice.outer + 1);
          if (slice.to - slice.from < 6) expect(beyond).toBeLessThanOrEqual(1);
          checked += 1;
        }
      }
      expect(checked + placed.unplaced.length).toBe(content.notes.length);
    },
  );

  it.each(SEEDS)(
    "[BS2] a note more moves none that lies nearer to the middle, before it, or in another sector (seed %i)",
    (seed) => {
      const content = board("rings", seed);
      const [ring, sector] = [content.rings?.at(-1), content.sectors?.[0]];
      if (!ring) return;
      const place = sector ? { ringId: ring.id, sectorId: sector.id } : { ringId: ring.id };
      const like = content.notes[0] ?? board("rings", 2).notes[0];
      const more = { ...(like as Note), id: "more" as Note["id"], place, order: "z" };
      const after = standing(boardScene({ ...content, notes: [...content.notes, more] }));
      const find = placeNotes(content);
      for (const [id, point] of standing(boardScene(content))) {
        if (!find.unplaced.some((note) => note.id === id)) expect(after.get(id)).toEqual(point);
      }
    },
  );
});

describe("matrix", () => {
  it.each(SEEDS)("[BS3] notes stand in their box in their order, rows and columns in theirs (seed %i)", (seed) => {
    const content = board("matrix", seed);
    const scene = boardScene(content);
    const top = (key: string) => scene.nodes.find((node) => node.key === key);
    const rows = content.rows?.map(({ id }) => top(`row:${id}`)?.y ?? 0) ?? [];
    const columns = content.columns.map(({ id }) => top(`column:${id}`)?.x ?? 0);
    for (const list of [rows, columns]) expect(list).toEqual(list.toSorted((a, b) => a - b));
    const clusters = new Set(content.clusters.map(({ id }) => id));
    for (const area of areasOf(content)) {
      const own = placeNotes(content)
        .inArea(area.key)
        .filter(({ clusterId }) => !clusterId || !clusters.has(clusterId));
      const ys = own.map(({ id }) => top(`note:${id}`)?.y ?? 0);
      expect(ys).toEqual(ys.toSorted((a, b) => a - b));
    }
  });

  it("[BS3] another word in a box moves nothing in the rows above it", () => {
    const content = board("matrix", 4, 40);
    const last = content.notes.findLast(
      ({ place }) => place && "rowId" in place && place.rowId === content.rows?.at(-1)?.id,
    );
    const edited = content.notes.map((note) => (note.id === last?.id ? { ...note, text: `${note.text} more` } : note));
    const [before, after] = [boardScene(content), boardScene({ ...content, notes: edited })];
    const lastRow = before.nodes.find(({ key }) => key === `row:${content.rows?.at(-1)?.id}`);
    for (const node of notesOf(before).filter(({ y }) => y < (lastRow?.y ?? 0))) {
      expect(after.nodes.find(({ key }) => key === node.key)).toMatchObject({ x: node.x, y: node.y });
    }
  });
});

describe("free", () => {
  it.each(SEEDS)("[BS4] after tidying no note lies on another, and tidying again moves none (seed %i)", (seed) => {
    const content = board("free", seed, 80);
    const crowded = content.notes.map((note) => ({ ...note, at: note.at && { x: note.at.x / 6, y: note.at.y / 6 } }));
    const points = tidyPoints(crowded);
    const notes = crowded.map((note) => ({ ...note, at: points.get(note.id) ?? note.at }));
    const laid = notesOf(boardScene({ ...content, notes })).filter(({ id }) => notes.find((one) => one.id === id)?.at);
    laid.forEach((a, index) => {
      for (const b of laid.slice(index + 1)) {
        const apart = a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height;
        expect(apart, `${a.key}, ${b.key}`).toBe(true);
      }
    });
    expect(tidyPoints(notes).size).toBe(0);
  });

  it.each(SEEDS)("[BS4] the frame of a set holds its notes and its name (seed %i)", (seed) => {
    const content = board("free", seed, 40);
    const scene = boardScene(content);
    const frames = scene.nodes.filter(({ role }) => role === "cluster");
    for (const frame of frames) {
      const own = content.notes.filter(({ clusterId, at }) => clusterId === frame.id && at !== null);
      expect(own.length).toBeGreaterThan(0);
      for (const { id } of own) {
        const node = scene.nodes.find(({ key }) => key === `note:${id}`);
        const isIn =
          node !== undefined &&
          node.x >= frame.x &&
          node.y >= frame.y &&
          node.x + node.width <= frame.x + frame.width &&
          node.y + node.height <= frame.y + frame.height;
        expect(isIn).toBe(true);
      }
    }
    expect(Math.min(0, ...scene.nodes.map(({ y }) => y))).toBe(0);
  });
});
