import type { TableId } from "../kernel/ids.ts";
import { may } from "../participation/permissions.ts";
import type { Role } from "../participation/roles.ts";
import { isWithdrawn, reaches, reachOf } from "./scope.rules.ts";
import type { Evidence } from "./story.schema.ts";

/** Who asks for a story. */
export interface StoryReader {
  role: Role;
  tableId: TableId | null;
}

/**
 * Who is sent a story: its teller always; hosts what was shared at all; the room what reaches the room; its own table what
 * reaches the table. Screens nothing. What was taken back is sent to nobody.
 */
export function mayReadStory({ role, tableId }: StoryReader, story: Evidence, isMine: boolean): boolean {
  if (isWithdrawn(story)) return false;
  if (isMine) return true;
  const reach = reachOf(story);
  if (may(role, "keepEvidence")) return reach !== null;
  if (!may(role, "tellStories")) return false;
  if (reaches(reach, "room")) return true;
  return reaches(reach, "table") && story.tableId !== null && story.tableId === tableId;
}
