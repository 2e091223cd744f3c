import type { ActivityState } from "../workshop/workshop.schema.ts";
import type { Access, Role } from "./roles.ts";

export const ACTIONS = [
  "runActivities",
  "openAndCloseRounds",
  "recordDecisions",
  "editAnyNote",
  "addNotes",
  "castBallots",
  "exportWorkshop",
  "seeGroups",
  "followUp",
  "seeUnreleased",
  "rate",
] as const;
export type Action = (typeof ACTIONS)[number];

const ORGANISER: readonly Action[] = ["exportWorkshop", "seeGroups", "seeUnreleased"];
const GUEST: readonly Action[] = ["addNotes", "castBallots", "rate"];

/** Who may do what. There is no column for stakeholder groups, and there never will be (METHODS M9). */
const RIGHTS: Record<Role, ReadonlySet<Action>> = {
  organiser: new Set(ORGANISER),
  facilitator: new Set(ACTIONS),
  tableHost: new Set(GUEST),
  participant: new Set(GUEST),
  observer: new Set(),
};

/** True when a seat with this role may take this action. `castBallots` also needs the membership's own `canVote`, `rate` a person in the seat. */
export function may(role: Role, action: Action): boolean {
  return RIGHTS[role].has(action);
}

/**
 * What a seat may do on a board, from its role and the states of the activities that use the board.
 *
 * A facilitator always edits, so that a map can be prepared and tidied; a screen only reads. Everybody else
 * contributes while an activity with this board is open, and reads at any other time.
 */
export function boardAccess(role: Role, activityStates: readonly ActivityState[]): Access {
  if (role === "facilitator") return "edit";
  if (role === "observer" || role === "organiser") return "read";
  return activityStates.includes("open") ? "contribute" : "read";
}
