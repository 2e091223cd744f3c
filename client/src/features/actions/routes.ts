import type { NoteId } from "@longtable/shared/kernel/ids";
import type {
  ActionOn,
  ActionScope,
  ActionTarget,
  CanvasPlace,
  KeyRoute,
  MouseHand,
  RailGroup,
  RoutedAction,
  TouchHand,
} from "./action.types.ts";
import { ACTIONS } from "./registry.ts";

/** The board itself, or how one sees it. */
export const NOTHING_CHOSEN: ActionTarget = { noteIds: [] };

const isOffered = (action: RoutedAction, scope: ActionScope, target: ActionTarget): boolean =>
  action.isOffered?.(scope, target) ?? true;

/** What notes, heads or empty ground offer here, in the table's order. */
export function offeredAt(
  place: CanvasPlace,
  on: readonly ActionOn[],
  scope: ActionScope,
  target: ActionTarget,
): RoutedAction[] {
  return ACTIONS.filter(
    (action) => action.at?.includes(place) && on.includes(action.on) && isOffered(action, scope, target),
  );
}

/** What a group of the rail offers. */
export function offeredOnRail(group: RailGroup, scope: ActionScope): RoutedAction[] {
  return ACTIONS.filter((action) => action.rail === group && isOffered(action, scope, NOTHING_CHOSEN));
}

/** What the sheet behind a note's "More" or behind "Board tools" offers. */
export function offeredInList(route: "more" | "tools", scope: ActionScope, target: ActionTarget): RoutedAction[] {
  return ACTIONS.filter((action) => action.list === route && isOffered(action, scope, target));
}

/** What an action is done to when it is called by key, from the rail or from the list's tools. */
export function targetNow({ canvas, edits }: ActionScope): ActionTarget {
  const chosen = canvas?.model.selection.get() ?? new Set<NoteId>();
  // What one may change stands first: actions on one note take the first.
  const ids = [...chosen].reverse();
  return { noteIds: ids.toSorted((a, b) => Number(edits?.canChange(b) ?? 0) - Number(edits?.canChange(a) ?? 0)) };
}

/** Does an action, or opens its dialog; `openChoices` shows a choice of values where there is room. */
export function runAction(
  action: RoutedAction,
  scope: ActionScope,
  target: ActionTarget,
  openChoices: (action: RoutedAction, target: ActionTarget) => void,
): void {
  if (!isOffered(action, scope, target)) return;
  if (action.dialog) scope.open(action, target);
  else if (action.choices) openChoices(action, target);
  else action.perform?.(scope, target);
}

/** The parts of a key event that count. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** True for keys that write a sign, with Shift or without: they can be switched off, as some who work by speech or a switch must. */
export const isSingleKey = ({ ctrl, shift, press }: KeyRoute): boolean =>
  !ctrl && press.length > 0 && (shift === true || press.every((key) => key.length === 1));

/**
 * What a key press means, or null.
 *
 * @param withSingles - false when the person has switched keys without Ctrl off.
 */
export function actionOfKey(press: KeyPress, withSingles: boolean): { action: RoutedAction; route: KeyRoute } | null {
  if (press.altKey) return null;
  for (const action of ACTIONS) {
    const route = action.keys?.find((one) => fits(one, press) && (withSingles || !isSingleKey(one)));
    if (route) return { action, route };
  }
  return null;
}

function fits(route: KeyRoute, { key, code, ctrlKey, metaKey, shiftKey }: KeyPress): boolean {
  const letter = key.length === 1 ? key.toLowerCase() : key;
  if ((ctrlKey || metaKey) !== (route.ctrl ?? false)) return false;
  if (route.ctrl) {
    // On many keyboards the plus is typed with Shift.
    const isSameShift = shiftKey === (route.shift ?? false) || letter === "+" || letter === "=";
    return isSameShift && route.press.includes(letter);
  }
  // By place on the keyboard: with Shift a digit's key says a sign, another one in each country.
  if (route.shift) return shiftKey && route.press.includes(code);
  return route.press.includes(letter);
}

/** Every way there is to an action. Each must have one at least; the table's test holds that. */
export function routesOf(action: RoutedAction) {
  const { at = [], rail, mouse = [], touch = [], keys = [], list } = action;
  // Rail, bar and menus are buttons: a mouse clicks them, a finger taps them, Tab and the menu key lead to them.
  const buttons = [...at, ...(rail ? [`rail: ${rail}`] : [])];
  return {
    list: [list as string],
    keyboard: [...keys.map(({ say }) => say), ...buttons],
    mouse: [...(mouse as readonly MouseHand[]), ...buttons] as string[],
    touch: [...(touch as readonly TouchHand[]), ...buttons] as string[],
  };
}
