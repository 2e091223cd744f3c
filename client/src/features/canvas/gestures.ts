import type { Point } from "@longtable/shared/board/board.types";
import type { ColumnId, NoteId, StepId } from "@longtable/shared/kernel/ids";
import type { SceneNode } from "@longtable/shared/scene/scene.types";
import { panBy, toBoard, zoomAt } from "./camera.ts";
import type { CanvasModel, MenuTarget } from "./canvas.model.ts";
import type { Deeds } from "./canvasDeeds.ts";
import { createNoteDrag } from "./noteDrag.ts";
import { locate } from "./pinned.ts";

/** A hand moves this far before a press becomes a drag. */
const SLOP = { mouse: 4, touch: 10 };
const DOUBLE_MS = 300;
const LONG_PRESS_MS = 500;

/** What lies under a screen point. */
interface Hit {
  /** Board point, in the pane that shows it. */
  point: Point;
  noteId: NoteId | null;
  head: MenuTarget | null;
  /** The notes of the set whose name is there: they are chosen and dragged together. */
  together: readonly NoteId[];
}

type Grip =
  | { type: "pan"; last: Point }
  | { type: "press"; from: Point; hit: Hit; isTouch: boolean; adds: boolean; stopLongPress(): void }
  | { type: "drag" }
  | { type: "marquee"; from: Point; base: ReadonlySet<NoteId> }
  | { type: "pinch" };

/** Follows pointers over the view: presses, drags, marquees, pans and pinches. Returns what ends it. */
export function attachGestures(element: HTMLElement, model: CanvasModel, deeds: Deeds): () => void {
  const pointers = new Map<number, Point>();
  const noteDrag = createNoteDrag(model, deeds);
  let grip: Grip | null = null;
  let isSpaceHeld = false;
  /** What was written when a finger came down; null after a mouse or a pen. */
  let touched: { editing: string | undefined; at: number } | null = null;
  /** A finger that opened the menu is still down: lifting it presses nothing. */
  let isHeldOnMenu = false;
  let lastTap = { time: Number.NEGATIVE_INFINITY, at: { x: 0, y: 0 } };

  const pointOf = (event: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const hitAt = (at: Point): Hit => {
    const found = locate(model.panes(), at);
    const point = found?.point ?? toBoard(model.camera.get(), at);
    const index = model.index.get();
    const isPinned = found !== null && found.pane.name !== "body";
    const note = isPinned ? null : index.at(point, ["note"]);
    const cluster = note || isPinned ? null : index.at(point, ["cluster"]);
    const together = cluster ? notesOfCluster(model, cluster) : [];
    const head = note || cluster ? null : index.at(point, ["step", "column"]);
    const isHead = head?.role === "step" || (head !== null && point.y < index.scene.headerHeight);
    return {
      point,
      noteId: (note?.id as NoteId | undefined) ?? together[0] ?? null,
      together,
      head: head?.id && isHead ? headTarget(head.role, head.id) : null,
    };
  };
  const setCursor = () => {
    const isHand = isSpaceHeld || model.tool.get() === "hand";
    const isLaser = model.tool.get() === "laser" && !isSpaceHeld;
    element.style.cursor = grip?.type === "pan" ? "grabbing" : isHand ? "grab" : isLaser ? "crosshair" : "";
  };
  const openMenu = (at: Point, hit: Hit) => {
    const target: MenuTarget = hit.noteId
      ? { kind: "note", id: hit.noteId }
      : (hit.head ?? { kind: "ground", point: hit.point });
    if (hit.noteId && !model.selection.get().has(hit.noteId)) deeds.select([hit.noteId]);
    model.menu.set({ at, target });
  };
  const longPress = (at: Point, hit: Hit) => {
    const timer = setTimeout(() => {
      end();
      isHeldOnMenu = true;
      openMenu(at, hit);
    }, LONG_PRESS_MS);
    return () => clearTimeout(timer);
  };
  const end = () => {
    if (grip?.type === "press") grip.stopLongPress();
    grip = null;
    model.isMoving.set(false);
    model.marquee.set(null);
    setCursor();
  };

  const onDown = (event: PointerEvent) => {
    // A laser points and touches nothing.
    if (model.tool.get() === "laser" && event.button === 0 && !isSpaceHeld) return;
    const at = pointOf(event);
    const isTouch = event.pointerType === "touch";
    if (isTouch) pointers.set(event.pointerId, at);
    isHeldOnMenu = false;
    touched = isTouch ? { editing: model.editing.get()?.key, at: event.timeStamp } : null;
    element.setPointerCapture(event.pointerId);
    model.menu.set(null);
    if (pointers.size === 2) {
      end();
      noteDrag.cancel();
      grip = { type: "pinch" };
      model.isMoving.set(true);
      return;
    }
    if (event.button === 1 || isSpaceHeld || (model.tool.get() === "hand" && event.button === 0)) {
      event.preventDefault();
      grip = { type: "pan", last: at };
      model.isMoving.set(true);
      setCursor();
      return;
    }
    if (event.button !== 0 || grip) return;
    const hit = hitAt(at);
    const stopLongPress = isTouch ? longPress(at, hit) : () => undefined;
    const adds = event.shiftKey || model.tool.get() === "several";
    grip = { type: "press", from: at, hit, isTouch, adds, stopLongPress };
    if (hit.together.length > 0) deeds.select(hit.together);
    else if (hit.noteId && !isTouch) pressNote(hit.noteId, adds);
  };
  const pressNote = (id: NoteId, adds: boolean) => {
    if (adds) deeds.toggle(id);
    else if (!model.selection.get().has(id)) deeds.select([id]);
  };

  const onMove = (event: PointerEvent) => {
    const at = pointOf(event);
    if (grip?.type === "pinch") return pinch(event.pointerId, at);
    if (pointers.has(event.pointerId)) pointers.set(event.pointerId, at);
    if (grip?.type === "pan") {
      model.setCamera(panBy(model.camera.get(), grip.last.x - at.x, grip.last.y - at.y));
      grip.last = at;
    } else if (grip?.type === "drag") noteDrag.move(at, event.ctrlKey || event.metaKey);
    else if (grip?.type === "marquee") stretch(grip, at);
    else if (grip?.type === "press") startDrag(grip, at);
  };
  const startDrag = (press: Extract<Grip, { type: "press" }>, at: Point) => {
    const { from, hit, isTouch, adds } = press;
    if (Math.hypot(at.x - from.x, at.y - from.y) < (isTouch ? SLOP.touch : SLOP.mouse)) return;
    press.stopLongPress();
    const isHeld = hit.noteId !== null && model.selection.get().has(hit.noteId);
    if (isHeld && noteDrag.start(hit.point)) {
      grip = { type: "drag" };
      model.isMoving.set(true);
      noteDrag.move(at);
    } else if ((isTouch && !adds) || hit.noteId) {
      // A finger that slides pans, as everywhere else on a touch screen; a note is dragged once it is chosen.
      grip = { type: "pan", last: at };
      model.isMoving.set(true);
    } else {
      grip = { type: "marquee", from: hit.point, base: adds ? model.selection.get() : new Set() };
    }
    setCursor();
  };
  const stretch = ({ from, base }: Extract<Grip, { type: "marquee" }>, at: Point) => {
    const to = toBoard(model.camera.get(), at);
    const box = {
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      width: Math.abs(to.x - from.x),
      height: Math.abs(to.y - from.y),
    };
    model.marquee.set(box);
    const inside = model.index
      .get()
      .inBox(box)
      .filter(({ role }) => role === "note");
    deeds.select([...base, ...inside.map(({ id }) => id as NoteId)]);
  };
  const pinch = (id: number, at: Point) => {
    const old = pointers.get(id);
    const other = [...pointers].find(([key]) => key !== id)?.[1];
    if (!old || !other) return;
    const spread = (point: Point) => Math.max(Math.hypot(point.x - other.x, point.y - other.y), 1);
    const middle = (point: Point) => ({ x: (point.x + other.x) / 2, y: (point.y + other.y) / 2 });
    const [before, now] = [middle(old), middle(at)];
    const panned = panBy(model.camera.get(), before.x - now.x, before.y - now.y);
    model.setCamera(zoomAt(panned, now, panned.zoom * (spread(at) / spread(old))));
    pointers.set(id, at);
  };

  const onUp = (event: PointerEvent) => {
    pointers.delete(event.pointerId);
    const at = pointOf(event);
    if (grip?.type === "drag") noteDrag.drop();
    else if (grip?.type === "press") press(grip, at, event.timeStamp);
    if (grip?.type !== "pinch" || pointers.size === 0) end();
  };
  const press = ({ hit, isTouch, adds }: Extract<Grip, { type: "press" }>, at: Point, time: number) => {
    const near = Math.hypot(at.x - lastTap.at.x, at.y - lastTap.at.y) < 12;
    const isDouble = near && time - lastTap.time < DOUBLE_MS;
    lastTap = isDouble ? { time: Number.NEGATIVE_INFINITY, at } : { time, at };
    if (hit.together.length > 0) {
      deeds.select(hit.together);
    } else if (hit.noteId) {
      if (isDouble && !adds) deeds.edit(hit.noteId);
      else if (isTouch) pressNote(hit.noteId, adds);
      else if (!adds && model.selection.get().size > 1) deeds.select([hit.noteId]);
    } else if (hit.head && model.actions.get()?.structure) {
      model.menu.set({ at, target: hit.head });
    } else if (isDouble) {
      deeds.addAt(hit.point);
    } else if (!adds) {
      deeds.select([]);
    }
  };
  // After a tap browsers send a mouse's press too, wherever the finger is by then: it would take the focus from the field
  // that the tap has just opened.
  const onMouseDown = (event: MouseEvent) => {
    const editing = model.editing.get();
    if (!touched || !editing || editing.key === touched.editing) return;
    if (event.timeStamp - touched.at < DOUBLE_MS) event.preventDefault();
  };
  // Else browsers send a mouse's click with it, onto whatever of the menu has come up under the finger.
  const onTouchEnd = (event: TouchEvent) => {
    if (isHeldOnMenu && event.cancelable) event.preventDefault();
  };
  const onCancel = (event: PointerEvent) => {
    pointers.delete(event.pointerId);
    noteDrag.cancel();
    end();
  };
  const onContextMenu = (event: MouseEvent) => {
    event.preventDefault();
    const at = pointOf(event);
    openMenu(at, hitAt(at));
  };
  const onSpace = (event: KeyboardEvent) => {
    if (event.code !== "Space") return;
    const isDown = event.type === "keydown";
    // Let go of anywhere, it holds nothing any more; elsewhere than on the board it is not the board's key.
    const isOurs = event.target === document.body || element.contains(event.target as Node);
    if (isOurs) event.preventDefault();
    if (isDown && !isOurs) return;
    isSpaceHeld = isDown;
    setCursor();
  };
  const onBlur = () => {
    isSpaceHeld = false;
    setCursor();
  };

  const listeners: [EventTarget, string, (event: never) => void][] = [
    [element, "pointerdown", onDown],
    [element, "pointermove", onMove],
    [element, "pointerup", onUp],
    [element, "pointercancel", onCancel],
    [element, "touchend", onTouchEnd],
    [window, "mousedown", onMouseDown],
    [element, "contextmenu", onContextMenu],
    [window, "keydown", onSpace],
    [window, "keyup", onSpace],
    [window, "blur", onBlur],
  ];
  for (const [target, type, listener] of listeners) target.addEventListener(type, listener as EventListener);
  const stopTool = model.tool.subscribe(setCursor);
  return () => {
    noteDrag.cancel();
    end();
    stopTool();
    for (const [target, type, listener] of listeners) target.removeEventListener(type, listener as EventListener);
  };
}

function headTarget(role: string, id: string): MenuTarget {
  return role === "step" ? { kind: "step", id: id as StepId } : { kind: "column", id: id as ColumnId };
}

/** The notes that stand under a set's name: in its own column or box, on a free board all of them. */
function notesOfCluster(model: CanvasModel, { id, key, x, y, width }: SceneNode): NoteId[] {
  const content = model.content.get();
  const members = new Set<string>(content.notes.filter((note) => note.clusterId === id).map((note) => note.id));
  const own = model.index.get().notes.filter((node) => node.id !== undefined && members.has(node.id));
  const isBelow = (node: SceneNode) => node.x >= x - 1 && node.x < x + width && node.y >= y;
  const isFree = key.startsWith("cluster:free:");
  return own.filter((node) => isFree || isBelow(node)).map((node) => node.id as NoteId);
}
