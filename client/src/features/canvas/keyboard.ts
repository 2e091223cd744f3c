import type { ActionScope } from "../actions/action.types.ts";
import { sayWhatHolds } from "../actions/lockedRest.ts";
import { actionOfKey, runAction, targetNow } from "../actions/routes.ts";
import { panBy, toBoard, toScreen } from "./camera.ts";
import type { CanvasModel } from "./canvas.model.ts";
import type { Deeds } from "./canvasDeeds.ts";
import type { Direction } from "./placing.ts";

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};
const NUDGE = { plain: 8, big: 40, fine: 1 };
const PAN_PX = 60;

interface Options {
  /** The whole canvas with its toolbars. */
  root: HTMLElement;
  /** The element that stands for the board. */
  board: HTMLElement;
  model: CanvasModel;
  deeds: Deeds;
  /** The board as it is now. */
  scope(): ActionScope;
  withSingles(): boolean;
}

/** Listens to keys for the canvas; leaves alone whatever is typed elsewhere or while a word is being composed. */
export function attachKeyboard({ root, board, model, deeds, scope, withSingles }: Options): () => void {
  /** Opens a menu where the note that it is about stands. */
  const placeOfMenu = () => {
    const id = targetNow(scope()).noteIds[0];
    const node = id && model.index.get().byKey(`note:${id}`);
    const { width, height } = model.view.get();
    const at = node
      ? toScreen(model.camera.get(), { x: node.x, y: node.y + node.height })
      : { x: width / 2, y: height / 2 };
    return { id, at };
  };
  const openMenu = () => {
    const { id, at } = placeOfMenu();
    model.menu.set({
      at,
      target: id ? { kind: "note", id } : { kind: "ground", point: toBoard(model.camera.get(), at) },
    });
  };
  const arrow = (event: KeyboardEvent, direction: Direction) => {
    const canShift = model.content.get().type === "free" && model.actions.get()?.placesFreely;
    if (model.selection.get().size > 0 && canShift) {
      const far = event.shiftKey ? NUDGE.big : event.altKey ? NUDGE.fine : NUDGE.plain;
      deeds.shift(along(direction, "x") * far, along(direction, "y") * far);
    } else if (event.altKey && model.selection.get().size > 0) {
      deeds.push(direction);
    } else if (model.index.get().notes.length > 0) {
      deeds.step(direction, event.shiftKey);
    } else {
      model.setCamera(panBy(model.camera.get(), along(direction, "x") * PAN_PX, along(direction, "y") * PAN_PX));
    }
  };
  const onKey = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    if (target !== document.body && !root.contains(target)) return;
    // Nothing is done behind a sheet, also where no control of it has the focus.
    if (target === document.body && document.querySelector("dialog[open]")) return;
    if (isTyping(target) || model.editing.get() || model.dialog.get()) return;
    const isOnBoard = target === board || target === document.body;
    const direction = Object.hasOwn(ARROWS, event.key) ? ARROWS[event.key] : undefined;
    if (direction && target === board) {
      event.preventDefault();
      // On a free board arrows push what is chosen; with Ctrl they go on to the next note, as everywhere.
      const goesOn = event.ctrlKey || event.metaKey;
      return goesOn ? deeds.step(direction, event.shiftKey) : arrow(event, direction);
    }
    if (target === board && (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey))) {
      event.preventDefault();
      return openMenu();
    }
    const found = actionOfKey(event, withSingles());
    if (!found || (found.route.onBoardOnly && !isOnBoard)) return;
    // A key that is held down switches nothing on and off.
    if (event.repeat && found.action.isOn) return;
    // Away from the board the browser's own zoom and select-all must go on working.
    if (target === document.body && (event.ctrlKey || event.metaKey) && !/^[zy]$/i.test(event.key)) return;
    event.preventDefault();
    sayWhatHolds(found.action, scope(), targetNow(scope()));
    runAction(found.action, scope(), targetNow(scope()), (action, on) =>
      model.menu.set({ at: placeOfMenu().at, target: { kind: "choices", action, on } }),
    );
  };
  window.addEventListener("keydown", onKey);
  return () => window.removeEventListener("keydown", onKey);
}

function along(direction: Direction, axis: "x" | "y"): number {
  if (axis === "x") return direction === "left" ? -1 : direction === "right" ? 1 : 0;
  return direction === "up" ? -1 : direction === "down" ? 1 : 0;
}

function isTyping(target: HTMLElement): boolean {
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}
