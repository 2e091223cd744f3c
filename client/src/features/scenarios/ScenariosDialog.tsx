import type { ActionDialogProps } from "../actions/action.types.ts";
import ScenariosSheet from "./ScenariosSheet.tsx";

/** The people of a map, over its canvas. */
export default function ScenariosDialog({ scope, onClose }: ActionDialogProps) {
  const { content, access, seat } = scope;
  if (!seat) return null;
  return (
    <ScenariosSheet
      session={seat.session}
      boardId={seat.board.boardId}
      access={access}
      steps={stepsInOrder(content)}
      onClose={onClose}
    />
  );
}

function stepsInOrder({ stages, steps }: ActionDialogProps["scope"]["content"]) {
  const known = new Set<string>(stages.map(({ id }) => id));
  return [
    ...stages.flatMap(({ id }) => steps.filter(({ stageId }) => stageId === id)),
    ...steps.filter(({ stageId }) => !known.has(stageId)),
  ];
}
