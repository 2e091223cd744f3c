import GroupSheet from "../structure/GroupSheet.tsx";
import type { ActionDialogProps } from "./action.types.ts";

/** Puts the chosen notes into a set with a name. */
export default function GroupDialog({ scope, target, onClose }: ActionDialogProps) {
  const edits = scope.edits?.structure;
  return edits && <GroupSheet content={scope.content} edits={edits} chosen={target.noteIds} onClose={onClose} />;
}
