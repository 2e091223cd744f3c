import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Point } from "@longtable/shared/board/board.types";
import type { ColumnId, NoteId, StepId } from "@longtable/shared/kernel/ids";
import type { Access } from "@longtable/shared/participation/roles";
import type { ComponentType } from "react";
import type { BoardClient } from "../../session/boardClient.ts";
import type { Session, Store } from "../../session/session.types.ts";
import type { BoardActions } from "../boardEdit/boardActions.ts";
import type { CanvasModel } from "../canvas/canvas.model.ts";
import type { Deeds } from "../canvas/canvasDeeds.ts";
import type { PinnedTo } from "../pins/targets.ts";

/** What an action is done to: notes (any number), one note, a step's or a column's head, empty ground, the board, or only how one sees it. */
export type ActionOn = "notes" | "note" | "step" | "column" | "ground" | "board" | "view";

/** Where a canvas offers it beside the rail: the bar at chosen notes, the menu of what it is done to. */
export type CanvasPlace = "bar" | "menu";
/** Where on the rail it is: what one holds, what one does, taking back, looking; or in the menu behind the rail's "More". */
export type RailGroup = "hold" | "do" | "back" | "look" | "more";

/** What a mouse or a pen does it with, without a button on the screen. */
export type MouseHand =
  | "click"
  | "shiftClick"
  | "doubleClick"
  | "drag"
  | "dragBox"
  | "spaceDrag"
  | "middleDrag"
  | "wheel"
  | "ctrlWheel"
  | "rightClick";
/** What fingers do it with. */
export type TouchHand = "tap" | "doubleTap" | "dragFinger" | "dragChosen" | "twoFingers" | "pinch" | "longPress";

/**
 * Where the list has it. `more` (the sheet behind a note's "More") and `tools` (the sheet behind "Board tools") are made
 * from this table; `parts` is in the sheet of parts, which the action `structure` opens; `own` is a control of the list
 * itself, which carries the action's id as `data-action`; `page` is the page as such, for what only moves or enlarges the view.
 */
export type ListRoute = "more" | "tools" | "parts" | "own" | "page";

/** A key, or a key with others held. */
export interface KeyRoute {
  /** As the list of keys says it. */
  say: string;
  /** Keys by what they write (`n`, `Enter`) or, with Shift, by their place (`Digit1`). */
  press: readonly string[];
  ctrl?: true;
  shift?: true;
  /** Does it only while the board itself has the focus, so that buttons keep their own keys. */
  onBoardOnly?: true;
}

/** What an action is done to this time. */
export interface ActionTarget {
  noteIds: readonly NoteId[];
  stepId?: StepId;
  columnId?: ColumnId;
  /** Board units. */
  point?: Point;
}

/** The board an action is done on, and everything it may need. */
export interface ActionScope {
  content: BoardContent;
  access: Access;
  ownNoteIds: ReadonlySet<string>;
  /** Null: the board is only looked at. */
  edits: BoardActions | null;
  /** Whose page it is, for what goes by command; null where nobody sits. */
  seat: { session: Session; board: BoardClient } | null;
  /** Null in the list. */
  canvas: { model: CanvasModel; deeds: Deeds } | null;
  /** In the list how much was done there so far; the canvas' model has its own. */
  doings?: Store<number>;
  /** Pointing without touching: a host's laser is shown to all; everyone else's is the pointer others see anyway. */
  laser: "shown" | "own" | null;
  /** Opens the dialog of an action. */
  open(action: RoutedAction, target: ActionTarget): void;
  /** Opens what is pinned to a note or step. */
  openPins?: ((on: PinnedTo) => void) | undefined;
  /** Takes a note off every screen; for hosts. */
  takeOff?: ((id: NoteId) => void) | undefined;
}

export interface ActionDialogProps {
  scope: ActionScope;
  target: ActionTarget;
  onClose(): void;
}

/** One of several values, as a kind of note. */
export interface ActionChoice {
  key: string;
  label: string;
  /** Of a note's kind or status. */
  icon: string;
  isChosen: boolean;
  /** False for values that are done rather than held, as directions. */
  isSwitch?: false;
  choose(): void;
}

/** Something a person can do on a board, with every way there is to it. */
export interface RoutedAction {
  id: string;
  on: ActionOn;
  /** A key of the words. */
  label: string;
  /** Where the words depend on more. */
  labelHere?(scope: ActionScope): string;
  /** A key of the words while it is on; left out: the same. */
  labelOn?: string;
  /** A key of longer words for the list of keys; left out: the label. */
  help?: string;
  icon: string;
  /** Left out: always. Hides it where it cannot be done at all. */
  isOffered?(scope: ActionScope, target: ActionTarget): boolean;
  /** For switches: true while it is on. */
  isOn?(scope: ActionScope, target: ActionTarget): boolean;
  /** For buttons that stay when there is nothing to do, as undo. */
  isReady?(scope: ActionScope): Store<boolean> | undefined;
  /** Does it. Exactly one of `perform`, `dialog` and `choices` is given. */
  perform?(scope: ActionScope, target: ActionTarget): unknown;
  /** Asks first, in a sheet of its own, loaded when it is wanted. */
  dialog?: ComponentType<ActionDialogProps>;
  /** A choice of values. */
  choices?(scope: ActionScope, target: ActionTarget): readonly ActionChoice[];
  /** For actions on notes with a dialog that lets people choose which. */
  choosesNotes?: true;
  at?: readonly CanvasPlace[];
  rail?: RailGroup;
  mouse?: readonly MouseHand[];
  touch?: readonly TouchHand[];
  keys?: readonly KeyRoute[];
  list: ListRoute;
}
