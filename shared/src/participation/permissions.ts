import type { TableId } from "../kernel/ids.ts";
import type { Activity, ActivityAccess } from "../workshop/workshop.schema.ts";
import { ACCESS_LEVELS, type Access, accessAllows, type Role } from "./roles.ts";

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
  "moderate",
  "turnScreen",
  "managePeople",
  "runTables",
  "addNotesForOthers",
  "shareHosting",
  "callHosts",
  "importContent",
  "tellStories",
  "keepEvidence",
  "keepVersions",
] as const;
export type Action = (typeof ACTIONS)[number];

const ORGANISER: readonly Action[] = ["exportWorkshop", "importContent", "seeGroups", "seeUnreleased"];
const GUEST: readonly Action[] = ["addNotes", "castBallots", "rate", "callHosts", "tellStories"];

/** Who may do what. There is no column for stakeholder groups, and there never will be (METHODS M9). */
const RIGHTS: Record<Role, ReadonlySet<Action>> = {
  organiser: new Set(ORGANISER),
  facilitator: new Set(ACTIONS),
  tableHost: new Set<Action>([...GUEST, "addNotesForOthers"]),
  participant: new Set(GUEST),
  observer: new Set(["turnScreen"]),
};

/** True when a seat with this role may take this action. `castBallots` also needs the membership's own `canVote`, `rate` and `callHosts` a person in the seat. */
export function may(role: Role, action: Action): boolean {
  return RIGHTS[role].has(action);
}

/**
 * True for a seat that only shows a host what a participant sees: a participant's role with nobody in it. It takes no
 * commands, and reads where a participant would write.
 */
export function isViewOnly({ role, participantId }: { role: Role; participantId: string | null }): boolean {
  return role === "participant" && participantId === null;
}

/** Who asks: the role, and the table they sit at. */
export interface Viewer {
  role: Role;
  tableId: TableId | null;
}

/** What decides about a board, besides who asks. */
export interface BoardUse {
  /** The activities that use it; for a table's copy, those that happen at the tables. */
  activities: readonly Pick<Activity, "state" | "access" | "writing">[];
  /** The table whose copy it is; null for the room's boards. */
  tableId: TableId | null;
  isLocked: boolean;
  /** A table's board that the whole room may read. */
  isShared: boolean;
  /** What the room writes waits for a host: it goes by command, so that it can wait. */
  isModerated?: boolean;
}

/** True while an open activity has everyone write on this board for themselves. */
export const isWrittenAlone = ({ activities }: Pick<BoardUse, "activities">): boolean =>
  activities.some(({ state, writing }) => state === "open" && writing === "alone");

const DEFAULT_ACCESS: ActivityAccess = { participant: "contribute", tableHost: "contribute", observer: "read" };

/**
 * What a seat may do on a board. A facilitator edits, so that a map can be prepared and tidied, but while people write alone
 * adds notes like everyone else; the organiser reads. The others get what the activities give them that are open or revealed, on a table's
 * board only at their own table, where the host edits; at any other time they read, unless they
 * are to see nothing at all, and on a locked board too. Where notes
 * wait for a host nobody else edits.
 */
export function boardAccess({ role, tableId }: Viewer, use: BoardUse): Access {
  const open = use.activities.filter(({ state }) => state === "open" || state === "revealed");
  const isAlone = isWrittenAlone(use);
  if (role === "facilitator") return isAlone ? "contribute" : "edit";
  if (role === "organiser") return "read";
  const isElsewhere = use.tableId !== null && use.tableId !== tableId;
  if (isElsewhere) return use.isShared ? "read" : "none";
  const isHostHere = role === "tableHost" && use.tableId !== null;
  const given = open.map(({ access = DEFAULT_ACCESS }) => (isHostHere ? "edit" : access[role]));
  const widest = widestOf(given) ?? (isHiddenFrom(role, use) ? "none" : "read");
  if (use.isLocked) return narrowerOf(widest, "read");
  return isAlone || use.isModerated ? narrowerOf(widest, "contribute") : widest;
}

/** True where every activity that uses the board says that this role sees nothing of it: that holds while none is open too. */
function isHiddenFrom(role: keyof ActivityAccess, { activities }: BoardUse): boolean {
  return activities.length > 0 && activities.every(({ access = DEFAULT_ACCESS }) => access[role] === "none");
}

function widestOf(levels: readonly Access[]): Access | null {
  return levels.toSorted((one, other) => ACCESS_LEVELS.indexOf(other) - ACCESS_LEVELS.indexOf(one))[0] ?? null;
}

const narrowerOf = (one: Access, other: Access): Access => (accessAllows(one, other) ? other : one);
