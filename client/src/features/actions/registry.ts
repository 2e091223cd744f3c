import { CHANNEL_ACTIONS } from "../channels/channel.actions.ts";
import { IDEA_ACTIONS } from "../ideas/idea.actions.ts";
import { IMAGE_ACTIONS } from "../images/image.actions.ts";
import { SCENARIO_ACTIONS } from "../scenarios/scenario.actions.ts";
import type { RoutedAction } from "./action.types.ts";
import { NOTE_ACTIONS } from "./note.actions.ts";
import { STRUCTURE_ACTIONS } from "./structure.actions.ts";
import { VIEW_ACTIONS } from "./view.actions.ts";

/**
 * Everything a person can do on a board, each with its ways: list, keyboard, mouse, touch. Rail, bar, menus, keys, their
 * help and the list's sheets are made from this table, in its order.
 */
export const ACTIONS: readonly RoutedAction[] = [
  ...NOTE_ACTIONS,
  ...IDEA_ACTIONS,
  ...CHANNEL_ACTIONS,
  ...IMAGE_ACTIONS,
  ...STRUCTURE_ACTIONS,
  ...SCENARIO_ACTIONS,
  ...VIEW_ACTIONS,
];
