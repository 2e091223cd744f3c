/** Rights come from the role, never from a stakeholder group (METHODS M9). The organiser acts by key, without a seat. */
export const ROLES = ["facilitator", "tableHost", "participant", "observer"] as const;
export type Role = (typeof ROLES)[number];

/** What a seat may do on one board, narrow to wide. */
export const ACCESS_LEVELS = ["none", "read", "contribute", "edit"] as const;
export type Access = (typeof ACCESS_LEVELS)[number];

/** True when `access` is at least `needed`. */
export function accessAllows(access: Access, needed: Access): boolean {
  return ACCESS_LEVELS.indexOf(access) >= ACCESS_LEVELS.indexOf(needed);
}
