import { LIMITS } from "../kernel/limits.ts";
import { type Access, accessAllows } from "../participation/roles.ts";

export type NoteDenial = "boardReadOnly" | "notYourNote" | "boardFull";

/** Why a seat may not add a note to a board, or null. */
export function addNoteDenial(access: Access, noteCount: number): NoteDenial | null {
  if (!accessAllows(access, "contribute")) return "boardReadOnly";
  return noteCount >= LIMITS.notesPerBoard ? "boardFull" : null;
}

/** Why a seat may not edit, move or remove a note, or null. With `contribute`, only one's own. */
export function changeNoteDenial(access: Access, isOwn: boolean): NoteDenial | null {
  if (access === "edit") return null;
  if (!isOwn) return "notYourNote";
  return access === "contribute" ? null : "boardReadOnly";
}
