import type { Point } from "@longtable/shared/board/board.types";
import { type Box, boxHolds, type Camera, type Size, toBoard } from "./camera.ts";
import type { SceneIndex } from "./sceneIndex.ts";

export type PaneName = "body" | "heads" | "names" | "corner";

/** A part of the view with its own camera: heads stay at the top and lane names at the side while the rest moves. */
export interface Pane {
  name: PaneName;
  /** In screen pixels. */
  clip: Box;
  camera: Camera;
}

/** Pinned parts never take more than this share of the view. */
const MOST_SHARE = 0.4;

/**
 * The panes of a view, in painting order, the body first.
 * A side is pinned only once its own place has left the view, and only while it leaves room for the rest.
 */
export function panesOf(
  { scene, bodyBottom }: Pick<SceneIndex, "scene" | "bodyBottom">,
  camera: Camera,
  view: Size,
): Pane[] {
  const { zoom } = camera;
  const panes: Pane[] = [{ name: "body", clip: { x: 0, y: 0, ...view }, camera }];
  const head = scene.headerHeight * zoom;
  const side = scene.headerWidth * zoom;
  const bottom = (bodyBottom - camera.y) * zoom;
  const pinsHead = head > 0 && camera.y > 0 && head < view.height * MOST_SHARE && bottom > head;
  const pinsSide = side > 0 && camera.x > 0 && side < view.width * MOST_SHARE;
  if (pinsSide) {
    const top = Math.max(0, (scene.headerHeight - camera.y) * zoom);
    const clip = { x: 0, y: top, width: side, height: Math.min(view.height, bottom) - top };
    if (clip.height > 0) panes.push({ name: "names", clip, camera: { ...camera, x: 0 } });
  }
  if (pinsHead) {
    const clip = { x: 0, y: 0, width: view.width, height: head };
    panes.push({ name: "heads", clip, camera: { ...camera, y: 0 } });
  }
  if (pinsSide && (pinsHead || camera.y < scene.headerHeight)) {
    const y = pinsHead ? 0 : camera.y;
    const clip = { x: 0, y: 0, width: side, height: (scene.headerHeight - y) * zoom };
    panes.push({ name: "corner", clip, camera: { x: 0, y, zoom } });
  }
  return panes;
}

/** The pane under a screen point and the board point it shows there. */
export function locate(panes: readonly Pane[], at: Point): { pane: Pane; point: Point } | null {
  const pane = panes.findLast(({ clip }) => boxHolds(clip, at));
  return pane ? { pane, point: toBoard(pane.camera, at) } : null;
}

/** Screen pixels that pinned parts cover at the start and the top. */
export function coveredBy(panes: readonly Pane[]): { left: number; top: number } {
  const clip = (name: PaneName) => panes.find((pane) => pane.name === name)?.clip;
  return { left: clip("names")?.width ?? 0, top: clip("heads")?.height ?? 0 };
}
