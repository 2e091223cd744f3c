import { boardScene } from "@longtable/shared/scene/board.scene";
import { describe, expect, it } from "vitest";
import { cell, mapWith } from "./canvas.testing.ts";
import { coveredBy, locate, panesOf } from "./pinned.ts";
import { indexScene } from "./sceneIndex.ts";

const index = indexScene(boardScene(mapWith([["a", cell("s1", "l1")]])));
const view = { width: 900, height: 500 };
const { headerHeight, headerWidth } = index.scene;
const names = (camera: { x: number; y: number; zoom: number }, size = view) =>
  panesOf(index, camera, size).map(({ name }) => name);

describe("what stays in view", () => {
  it.each([
    [{ x: 0, y: 0, zoom: 1 }, ["body"]],
    [{ x: 0, y: 60, zoom: 1 }, ["body", "heads"]],
    [{ x: 60, y: 0, zoom: 1 }, ["body", "names", "corner"]],
    [{ x: 60, y: 60, zoom: 1 }, ["body", "names", "heads", "corner"]],
    [{ x: -60, y: -60, zoom: 1 }, ["body"]],
  ])("[CV3] heads and lane names are pinned once their own place has left the view (%o)", (camera, expected) => {
    expect(names(camera)).toEqual(expected);
  });

  it("[CV3] what is pinned never takes most of a small view", () => {
    expect(names({ x: 60, y: 60, zoom: 1 }, { width: 300, height: 200 })).toEqual(["body"]);
    expect(names({ x: 60, y: 60, zoom: 4 })).toEqual(["body"]);
  });

  it("[CV3] lane names leave with the map, so that they never lie over the tray", () => {
    const withTray = indexScene(boardScene(mapWith([["lost", cell("gone", "l1")]])));
    const bottom = withTray.scene.height - 40;
    expect(panesOf(withTray, { x: 60, y: bottom, zoom: 1 }, view).map(({ name }) => name)).toEqual(["body"]);
  });

  it("[CV3] a hand on a pinned head is on that head", () => {
    const panes = panesOf(index, { x: 60, y: 200, zoom: 1 }, view);
    const found = locate(panes, { x: 400, y: 40 });
    expect(found?.pane.name).toBe("heads");
    expect(found?.point).toEqual({ x: 460, y: 40 });
    expect(locate(panes, { x: 400, y: headerHeight + 40 })?.pane.name).toBe("body");
    expect(locate(panes, { x: -5, y: 40 })).toBeNull();
    expect(coveredBy(panes)).toEqual({ left: headerWidth, top: headerHeight });
  });
});
