import type { LockedPart } from "@longtable/shared/board/board.locks";
import type { Step } from "@longtable/shared/journey/journey.types";
import { placeKey } from "@longtable/shared/room/room.rules";
import type { RoomPlace } from "@longtable/shared/room/room.schema";
import { type Box, boxAround, type Camera, fitBox, MOST_ZOOM, type Size } from "../canvas/camera.ts";
import type { CanvasModel } from "../canvas/canvas.model.ts";
import type { SceneIndex } from "../canvas/sceneIndex.ts";

/** A step or a column is shown no smaller than this, so that it can be read. */
const LEAST_ZOOM = 0.6;

/** The box of a place in board units: a note, a step with its cells, a column; null when it is not drawn. */
export function boxOfPlace(index: SceneIndex, place: RoomPlace): Box | null {
  const node = index.byKey(placeKey(place));
  if (node === null || !("stepId" in place)) return node;
  const cells = index.scene.nodes.filter(({ key }) => key.startsWith(`cell:${place.stepId}:`));
  return boxAround([node, ...cells]);
}

/** The box of a part that can be locked; null when it is not drawn. */
export function boxOfPart(index: SceneIndex, part: LockedPart, steps: readonly Step[]): Box | null {
  if ("columnId" in part) return index.byKey(`column:${part.columnId}`);
  if ("stepId" in part) return boxOfPlace(index, part);
  if ("laneId" in part) return boxAround(index.scene.nodes.filter(({ key }) => key.endsWith(`:${part.laneId}`)));
  if ("rowId" in part) return index.byKey(`row:${part.rowId}`);
  if ("ringId" in part) return index.byKey(`ring:${part.ringId}`);
  if ("sectorId" in part) return boxAround(index.scene.nodes.filter(({ key }) => key.endsWith(`:${part.sectorId}`)));
  const own = steps.filter(({ stageId }) => stageId === part.stageId);
  return boxAround(own.flatMap(({ id }) => boxOfPlace(index, { stepId: id }) ?? []));
}

/** The view of a place; null when it is not drawn yet. */
export function cameraAt(model: CanvasModel, place: RoomPlace): Camera | null {
  const box = boxOfPlace(model.index.get(), place);
  const view = model.view.get();
  if (box === null || view.width === 0) return null;
  if ("noteId" in place) return fitBox(box, view, { padding: 160, mostZoom: 1.25 });
  const zoom = Math.min(1, Math.max(LEAST_ZOOM, (view.width * 0.7) / box.width));
  return { x: box.x + box.width / 2 - view.width / zoom / 2, y: Math.max(-16, box.y - 16 / zoom), zoom };
}

/** The view that shows the same part of the board as another screen does. */
export const cameraOn = (box: Box, view: Size): Camera => fitBox(box, view, { padding: 0, mostZoom: MOST_ZOOM });

/** The part of the board in view. */
export function seenBox(model: CanvasModel): Box {
  const { x, y, zoom } = model.camera.get();
  const { width, height } = model.view.get();
  return { x, y, width: width / zoom, height: height / zoom };
}

/** The step or the column in the middle of the view, which phones can find too; null on boards without. */
export function placeInMiddle(model: CanvasModel): RoomPlace | null {
  const seen = seenBox(model);
  const x = seen.x + seen.width / 2;
  const parts = model.index.get().scene.nodes.filter(({ role, id }) => (role === "step" || role === "column") && id);
  const distance = (node: Box) => Math.max(node.x - x, x - node.x - node.width, 0);
  const nearest = parts.toSorted((a, b) => distance(a) - distance(b))[0];
  if (!nearest?.id) return null;
  return (nearest.role === "step" ? { stepId: nearest.id } : { columnId: nearest.id }) as RoomPlace;
}
