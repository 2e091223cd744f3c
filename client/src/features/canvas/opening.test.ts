import type { Scene, SceneNode } from "@longtable/shared/scene/scene.types";
import { describe, expect, it } from "vitest";
import { boxMiddle, toScreen } from "./camera.ts";
import { openingCamera } from "./opening.ts";

const laptop = { width: 900, height: 620 };
const phone = { width: 390, height: 500 };

const note = (x: number, y: number): SceneNode => ({
  ...{ key: `note:${x} ${y}`, role: "note", x, y, width: 140, height: 80, items: [], label: "" },
});
const background: SceneNode = { key: "b", role: "background", x: 0, y: 0, width: 1, height: 1, items: [], label: "" };

/** Rings around (`radius`, `radius`), with notes from that middle; and one that waits below them. */
function rings(radius: number, ...spots: [number, number][]): Scene {
  const disc: SceneNode = { ...background, key: "ring:r", role: "ring", width: 2 * radius, height: 2 * radius };
  const notes = spots.map(([x, y]) => note(radius + x, radius + y));
  return {
    ...{ title: "", headerHeight: 0, headerWidth: 0, breaksX: [], breaksY: [] },
    ...{ width: 2 * radius, height: 2 * radius + 400, anchor: { x: radius, y: radius } },
    nodes: [background, disc, ...notes, note(0, 2 * radius + 100)],
  };
}

describe("[CV2] rings open where their notes can be read", () => {
  it("whole, where they fit so large", () => {
    const camera = openingCamera(rings(200, [0, 0]), laptop, false);
    expect(camera.zoom).toBeGreaterThan(0.7);
    expect(toScreen(camera, { x: 0, y: 0 }).x).toBeGreaterThan(0);
    expect(openingCamera(rings(900, [0, 0]), laptop, true).zoom).toBeLessThan(0.4);
  });

  it("else around their notes, all of them where there is room", () => {
    const scene = rings(900, [-500, -600], [100, -300]);
    const camera = openingCamera(scene, laptop, false);
    expect(camera.zoom).toBe(0.75);
    const [first, last] = [toScreen(camera, { x: 400, y: 300 }), toScreen(camera, { x: 1140, y: 680 })];
    expect([first.x + last.x, first.y + last.y]).toEqual([laptop.width, laptop.height]);
  });

  it("else where most of them are, in the middle before elsewhere", () => {
    const around: [number, number][] = [
      [-700, -40],
      [600, -40],
      [-70, -740],
      [-70, 600],
    ];
    const empty = openingCamera(rings(900, ...around), phone, false);
    const shown = (x: number, y: number) => {
      const at = toScreen(empty, { x: 900 + x, y: 900 + y });
      return at.x >= 0 && at.y >= 0 && at.x + 105 <= phone.width && at.y + 60 <= phone.height;
    };
    expect(around.filter(([x, y]) => shown(x, y))).toHaveLength(1);
    const full = openingCamera(rings(900, ...around, [-70, -40], [500, 300]), phone, false);
    const middle = boxMiddle({ ...full, width: phone.width / 0.75, height: phone.height / 0.75 });
    expect(middle).toEqual({ x: 900, y: 900 });
  });

  it("with no name cut at the view's edge where it can be helped", () => {
    const scene = rings(900, [-70, -40], [-640, -40], [-640, 80]);
    const box = { x: 980, y: 880, width: 80, height: 24 };
    const items = [{ type: "rect" as const, ...box }];
    const name = { key: "name", role: "title" as const, label: "Weekend", items, ...box };
    const camera = openingCamera({ ...scene, nodes: [...scene.nodes, name] }, { width: 600, height: 500 }, false);
    expect(toScreen(camera, { x: 1060, y: 880 }).x).toBeLessThanOrEqual(600);
    expect(toScreen(camera, { x: 260, y: 880 }).x).toBeGreaterThanOrEqual(0);
  });

  it("at their middle while nothing stands in them", () => {
    const camera = openingCamera(rings(900), phone, false);
    const at = toScreen(camera, { x: 900, y: 900 });
    expect([Math.round(at.x), Math.round(at.y)]).toEqual([phone.width / 2, phone.height / 2]);
  });
});
