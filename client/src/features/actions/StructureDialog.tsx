import StructureSheet from "../structure/StructureSheet.tsx";
import type { ActionDialogProps } from "./action.types.ts";

/** The parts of the board, to change. */
export default function StructureDialog({ scope, onClose }: ActionDialogProps) {
  const edits = scope.edits?.structure;
  return (
    edits && (
      <StructureSheet
        content={scope.content}
        edits={edits}
        locks={scope.edits?.locks?.parts() ?? null}
        onClose={onClose}
      />
    )
  );
}
