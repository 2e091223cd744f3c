/**
 * Rights come from the role, never from a stakeholder group (METHODS M9). The organiser acts by key and sits in no seat:
 * looks on and takes home, but runs nothing; who wants to run the room opens it as a facilitator.
 */
export const ROLES = ["organiser", "facilitator", "tableHost", "participant", "observer"] as const;
export type Role = (typeof ROLES)[number];

/** What a seat may do on one board, narrow to wide. */
export const ACCESS_LEVELS = ["none", "read", "contribute", "edit"] as const;
export type Access = (typeof ACCESS_LEVELS)[number];

/** True when `access` is at least `needed`. */
export function accessAllows(access: Access, needed: Access): boolean {
  return ACCESS_LEVELS.indexOf(access) >= ACCESS_LEVELS.indexOf(needed);
}
