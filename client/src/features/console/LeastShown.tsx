import { SMALL_GROUP } from "@longtable/shared/kernel/limits";
import { MOST_LEAST_SHOWN, setLeastShown } from "@longtable/shared/voting/results.commands";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useId } from "react";
import { t } from "../../i18n/t.ts";
import "../results/resultWords.ts";
import type { Commands } from "./useCommands.ts";

/** From how many people on a group is shown on its own; after the first vote it can only go up. */
export function LeastShown({ state, commands }: { state: WorkshopState; commands: Commands }) {
  const id = useId();
  const least = state.participants.leastShown ?? SMALL_GROUP;
  const lowest = state.rounds.length > 0 ? least : SMALL_GROUP;
  const choices = Array.from({ length: MOST_LEAST_SHOWN - lowest + 1 }, (_, index) => lowest + index);
  return (
    <div className="vote-tools">
      <label htmlFor={id} className="label">
        {t("results.least")}
      </label>
      <select
        id={id}
        className="input"
        value={least}
        aria-describedby={`${id}-hint`}
        onChange={(event) => void commands.run(setLeastShown, { least: Number(event.target.value) })}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
      <span className="hint" id={`${id}-hint`}>
        {t("results.leastHint")}
      </span>
    </div>
  );
}
