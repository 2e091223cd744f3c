import type { ScreenMode } from "@longtable/shared/workshop/workshop.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useId } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";

interface Props {
  state: WorkshopState;
  mode: ScreenMode;
  onChoose(mode: ScreenMode, subject: { boardId?: string; roundId?: string }): void;
}

/** Which board, or which result, the big screens show; nothing where there is nothing to choose from. */
export function ScreenSubject({ state, mode, onChoose }: Props) {
  const { wall } = state;
  if (mode === "board") {
    const boards = state.boards.filter(({ tableId, isShared }) => tableId === undefined || isShared);
    return (
      <Choice
        label={t("console.screen.whichBoard")}
        usual={t("console.screen.theirBoard")}
        value={wall?.boardId}
        options={boards.map(({ id, title }) => ({ id, title }))}
        onChange={(boardId) => onChoose("board", boardId ? { boardId } : {})}
      />
    );
  }
  if (mode === "result") {
    const closed = state.rounds.filter((round) => round.state === "closed");
    const titleOf = (activityId: string) => state.activities.find(({ id }) => id === activityId)?.title ?? "";
    return (
      <Choice
        label={t("console.screen.whichResult")}
        usual={t("console.screen.lastResult")}
        value={wall?.roundId}
        options={closed.map(({ id, title, activityId }) => ({ id, title: title || titleOf(activityId) }))}
        onChange={(roundId) => onChoose("result", roundId ? { roundId } : {})}
      />
    );
  }
  return null;
}

interface ChoiceProps {
  label: string;
  /** What is shown when none is named. */
  usual: string;
  value: string | undefined;
  options: readonly { id: string; title: string }[];
  onChange(id: string): void;
}

function Choice({ label, usual, value, options, onChange }: ChoiceProps) {
  const id = useId();
  if (options.length === 0) return null;
  return (
    <div className="field screen-choice">
      <label htmlFor={id}>{label}</label>
      <span className="picker">
        <select id={id} className="input" value={value ?? ""} onChange={({ target }) => onChange(target.value)}>
          <option value="">{usual}</option>
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.title}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
    </div>
  );
}
