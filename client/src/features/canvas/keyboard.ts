import { hasGroups } from "@longtable/shared/board/structure.rules";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { panBy } from "./camera.ts";
import type { CanvasModel } from "./canvas.model.ts";
import type { Deeds } from "./canvasDeeds.ts";
import type { Direction } from "./placing.ts";
import { type Shortcut, shortcutOf } from "./shortcuts.ts";

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};
const NUDGE = { plain: 8, big: 40, fine: 1 };
const PAN_PX = 60;

/** Keys that do what they do only while the board itself has the focus, so that buttons keep their own. */
const BOARD_ONLY: ReadonlySet<Shortcut> = new Set(["edit", "remove", "clear", "newNoteAfter", "selectAll"]);

interface Options {
  /** The whole canvas with its toolbars. */
  root: HTMLElement;
  /** The element that stands for the board. */
  board: HTMLElement;
  model: CanvasModel;
  deeds: Deeds;
  withSingles(): boolean;
}

/** Listens to keys for the canvas; leaves alone whatever is typed elsewhere or while a word is being composed. */
export function attachKeyboard({ root, board, model, deeds, withSingles }: Options): () => void {
  const perform = (shortcut: Shortcut) => {
    const last = [...model.selection.get()].at(-1);
    const acts: Record<Shortcut, () => unknown> = {
      select: () => model.tool.set("select"),
      hand: () => model.tool.set("hand"),
      newNote: () => deeds.addHere(),
      newNoteAfter: () => (last ? deeds.addAfter(last) : deeds.addHere()),
      edit: () => last && deeds.edit(last),
      move: () => deeds.changeable().length > 0 && model.dialog.set({ name: "move" }),
      group: () => {
        const canGroup = model.actions.get()?.structure && hasGroups(model.content.get().type);
        if (canGroup && deeds.changeable().length > 0) model.dialog.set({ name: "group" });
      },
      remove: () => deeds.removeSelected(),
      undo: () => model.actions.get()?.undo(),
      redo: () => model.actions.get()?.redo(),
      duplicate: () => deeds.duplicate(),
      selectAll: () => deeds.selectAll(),
      clear: () => (model.menu.get() ? model.menu.set(null) : deeds.select([])),
      zoomIn: () => deeds.zoomBy(1),
      zoomOut: () => deeds.zoomBy(-1),
      zoomWhole: () => deeds.zoomTo(1),
      fit: () => deeds.fit(),
      fitSelection: () => deeds.fitSelection(),
      shortcuts: () => model.dialog.set({ name: "shortcuts" }),
    };
    acts[shortcut]();
  };
  const arrow = (event: KeyboardEvent, direction: Direction) => {
    const canShift = model.content.get().type === "free" && model.actions.get()?.placesFreely;
    if (model.selection.get().size > 0 && canShift) {
      const far = event.shiftKey ? NUDGE.big : event.altKey ? NUDGE.fine : NUDGE.plain;
      deeds.shift(along(direction, "x") * far, along(direction, "y") * far);
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
    if (isTyping(target) || model.editing.get() || model.dialog.get()) return;
    const isOnBoard = target === board || target === document.body;
    const direction = Object.hasOwn(ARROWS, event.key) ? ARROWS[event.key] : undefined;
    if (direction && target === board && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      return arrow(event, direction);
    }
    const shortcut = shortcutOf(event, withSingles());
    if (!shortcut || (BOARD_ONLY.has(shortcut) && !isOnBoard)) return;
    // Away from the board the browser's own zoom and select-all must go on working.
    if (target === document.body && (event.ctrlKey || event.metaKey) && !/^[zy]$/i.test(event.key)) return;
    event.preventDefault();
    perform(shortcut);
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

/** The last note chosen, the one that is announced and that arrows go on from. */
export function lastChosen(selection: ReadonlySet<NoteId>): NoteId | null {
  return [...selection].at(-1) ?? null;
}
