import type { Role } from "./roles.ts";

/** Whose cursors and hints go out on a board. `few`: hosts', and on a table's board those of the table. */
export const SHOWN_PEOPLE = ["none", "hosts", "few", "all"] as const;
export type ShownPeople = (typeof SHOWN_PEOPLE)[number];

/** Above so many people in the room a board full of cursors helps nobody; it is quiet again from so many on. */
export const CROWD = { above: 30, quietFrom: 25 } as const;

/** True while the room is too full for everybody's cursors; `was` keeps it from flickering as people come and go. */
export function isCrowd(here: number, was: boolean): boolean {
  return here > (was ? CROWD.quietFrom : CROWD.above);
}

interface Room {
  isCrowd: boolean;
  /** People write alone on this board just now. */
  isAlone: boolean;
  /** Hosts have taken cursors off the boards. */
  areCursorsOff: boolean;
}

/** Whose cursors go out: while people write alone only hosts'. */
export function shownCursors({ isCrowd: isFull, isAlone, areCursorsOff }: Room): ShownPeople {
  if (areCursorsOff) return "none";
  if (isAlone) return "hosts";
  return isFull ? "few" : "all";
}

/** Whose selections and writing are hinted at: while people write alone nobody's. */
export function shownHints({ isCrowd: isFull, isAlone }: Room): ShownPeople {
  if (isAlone) return "none";
  return isFull ? "few" : "all";
}

/** True when a person is among those shown on a board; `boardTable` is the table whose board it is. */
export function isShown(
  shown: ShownPeople,
  { role, tableId }: { role: Role; tableId: string | null },
  boardTable: string | null,
): boolean {
  if (shown === "none" || shown === "all") return shown === "all";
  return role === "facilitator" || (shown === "few" && boardTable !== null && tableId === boardTable);
}
