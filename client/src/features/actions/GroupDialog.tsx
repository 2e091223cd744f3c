import GroupSheet from "../structure/GroupSheet.tsx";
import type { ActionDialogProps } from "./action.types.ts";

/** Puts the chosen notes into a set with a name. */
export default function GroupDialog({ scope, target, onClose }: ActionDialogProps) {
  const edits = scope.edits?.structure;
  if (!edits) return null;
  const { content } = scope;
  const notes = content.notes.filter(({ id }) => !scope.edits?.locks?.hasNote(id));
  return <GroupSheet content={{ ...content, notes }} edits={edits} chosen={target.noteIds} onClose={onClose} />;
}
