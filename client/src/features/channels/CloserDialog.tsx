import "./channelWords.ts";
import type { BoardId } from "@longtable/shared/kernel/ids";
import { useId } from "react";
import { t } from "../../i18n/t.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import type { ActionDialogProps } from "../actions/action.types.ts";
import { useSeatState } from "../actions/useSeatState.ts";

/** Chooses the map that shows a step closer. */
export default function CloserDialog({ scope, target, onClose }: ActionDialogProps) {
  const id = useId();
  const { seat, edits, content } = scope;
  const state = useSeatState(seat);
  const step = content.steps.find((one) => one.id === target.stepId);
  if (!step) return null;
  const boards = (state?.boards ?? []).filter(
    (board) => board.id !== seat?.board.boardId && board.type === "journeyMap" && board.tableId === undefined,
  );
  const chosen = step.subBoardId ?? "";
  const isGone = chosen !== "" && !boards.some((board) => board.id === chosen);
  return (
    <Sheet title={t("noteFacts.closer")} onClose={onClose}>
      <div className="stack">
        <p className="small quiet">{t("noteFacts.closerLead")}</p>
        {boards.length === 0 && <p>{t("noteFacts.closerNoOthers")}</p>}
        <div className="field">
          <label htmlFor={id} dir="auto">
            {step.label}
          </label>
          <select
            id={id}
            className="input"
            value={chosen}
            onChange={(event) => {
              const next = event.target.value === "" ? null : (event.target.value as BoardId);
              edits?.structure?.changeStep(step.id, { subBoardId: next });
            }}
          >
            <option value="">{t("noteFacts.closerNone")}</option>
            {isGone && <option value={chosen}>{t("noteFacts.closerGone")}</option>}
            {boards.map((board) => (
              <option key={board.id} value={board.id}>
                {board.title}
              </option>
            ))}
          </select>
        </div>
      </div>
    </Sheet>
  );
}
