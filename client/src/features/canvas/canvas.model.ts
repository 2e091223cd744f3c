import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { NoteKind, Place, Point } from "@longtable/shared/board/board.types";
import type { ColumnId, NoteId, StepId } from "@longtable/shared/kernel/ids";
import { createStore } from "../../session/store.ts";
import { safeStorage } from "../../ui/safeStorage.ts";
import type { ActionTarget, RoutedAction } from "../actions/action.types.ts";
import type { BoardActions } from "../boardEdit/boardActions.ts";
import type { GuideLine } from "./aligning.ts";
import { type Box, type Camera, keepInReach, type Size } from "./camera.ts";
import { readMinimap } from "./minimapChoice.ts";
import { coveredBy, type Pane, panesOf } from "./pinned.ts";
import type { DropTarget } from "./placing.ts";
import { indexScene, type SceneIndex } from "./sceneIndex.ts";
import { readTabGoesOn } from "./shortcuts.ts";

/** `several`: each press adds a note to those chosen or takes it out, as Shift does on a keyboard. */
export type Tool = "select" | "several" | "hand" | "laser";

/** Words being written: a new note's, which is not on the board yet, or those of one that is. */
export interface Editing {
  /** Tells one edit from the next. */
  key: string;
  id: NoteId | null;
  /** The words to start from. */
  text: string;
  kind: NoteKind;
  place: Place;
  at: Point | null;
  after: NoteId | null | undefined;
  /** Where the field stands, in board units. */
  box: Box;
}

/** Notes on their way, moved by dx, dy in board units. */
export interface Drag {
  ids: ReadonlySet<NoteId>;
  dx: number;
  dy: number;
  target: DropTarget | null;
  /** What the notes stand in line with, on a free board. */
  lines: readonly GuideLine[];
}

export type MenuTarget =
  | { kind: "note"; id: NoteId }
  | { kind: "step"; id: StepId }
  | { kind: "column"; id: ColumnId }
  | { kind: "ground"; point: Point }
  /** What the rail has no room for. */
  | { kind: "board" }
  | { kind: "choices"; action: RoutedAction; on: ActionTarget };

/** A menu opened at a screen point of the view. */
export interface OpenMenu {
  at: Point;
  target: MenuTarget;
}

export type OpenDialog =
  | { name: "shortcuts" }
  | { name: "action"; action: RoutedAction; on: ActionTarget }
  | { name: "move" }
  | { name: "label"; purpose: "addStep" | "renameStep"; id: StepId; text: string }
  | { name: "label"; purpose: "renameColumn"; id: ColumnId; text: string }
  | { name: "label"; purpose: "addColumn"; id: null; text: string };

const EMPTY_BOARD: BoardContent = {
  type: "free",
  title: "",
  stages: [],
  steps: [],
  lanes: [],
  columns: [],
  clusters: [],
  notes: [],
};
const EMPTY_SCENE = {
  title: "",
  width: 1,
  height: 1,
  nodes: [],
  headerHeight: 0,
  headerWidth: 0,
  breaksX: [],
  breaksY: [],
};

/** Everything a canvas knows at one time. Gestures and keys change it; painters and panels follow it. */
export function createCanvasModel() {
  const camera = createStore<Camera>({ x: 0, y: 0, zoom: 1 });
  const view = createStore<Size>({ width: 0, height: 0 });
  const index = createStore<SceneIndex>(indexScene(EMPTY_SCENE));
  let held: { from: readonly unknown[]; panes: readonly Pane[] } | null = null;
  return {
    camera,
    view,
    index,
    content: createStore<BoardContent>(EMPTY_BOARD),
    actions: createStore<BoardActions | null>(null),
    tool: createStore<Tool>("select"),
    selection: createStore<ReadonlySet<NoteId>>(new Set()),
    editing: createStore<Editing | null>(null),
    drag: createStore<Drag | null>(null),
    marquee: createStore<Box | null>(null),
    menu: createStore<OpenMenu | null>(null),
    dialog: createStore<OpenDialog | null>(null),
    /** Grows with everything this person does to the board, and when it becomes another one. */
    doings: createStore(0),
    lastKind: createStore<NoteKind>("note"),
    /** Fills the window below the page's head. */
    isLarge: createStore(false),
    showsMinimap: createStore(readMinimap(safeStorage)),
    /** Whether Tab ends writing and starts the next note. */
    tabGoesOn: createStore(readTabGoesOn(safeStorage)),
    /** True while a hand pans, zooms or drags: costly work waits. */
    isMoving: createStore(false),

    setCamera(next: Camera) {
      camera.set(keepInReach(next, index.get().scene, view.get()));
    },
    /** The parts of the view; the same array until the camera, the view or the board changes. */
    panes(): readonly Pane[] {
      const now = [index.get(), camera.get(), view.get()] as const;
      if (!held || now.some((value, part) => value !== held?.from[part])) held = { from: now, panes: panesOf(...now) };
      return held.panes;
    },
    /** Screen pixels covered by pinned heads and names. */
    covered() {
      return coveredBy(this.panes());
    },
  };
}
export type CanvasModel = ReturnType<typeof createCanvasModel>;
