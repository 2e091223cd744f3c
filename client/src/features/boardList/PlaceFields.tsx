import { areasOf } from "@longtable/shared/board/board.areas";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import { areaKey } from "@longtable/shared/board/board.placing";
import type { Place } from "@longtable/shared/board/board.types";
import { sortLanes } from "@longtable/shared/journey/journey.rules";
import type { LaneId, StepId } from "@longtable/shared/kernel/ids";
import { useId } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";

interface Props {
  content: BoardContent;
  place: Place;
  onPlace(place: Place): void;
  /** The step is chosen already. */
  isInStep?: boolean;
}

/** A place on a board, chosen by tapping: a column, or a step and a lane. */
export function PlaceFields({ content, place, onPlace, isInStep = false }: Props) {
  const name = useId();
  const areas = areasOf(content);
  if (areas.length > 0) {
    const current = areaKey(place);
    return (
      <fieldset className="choices">
        <legend className="sr">{t("boardList.add.column")}</legend>
        {areas.map((area) => (
          <label key={area.key} className="choice">
            <input type="radio" name={name} checked={area.key === current} onChange={() => onPlace(area.place)} />
            <span>{area.label}</span>
          </label>
        ))}
      </fieldset>
    );
  }
  const lanes = sortLanes(content.lanes);
  const cell = place && "stepId" in place ? place : null;
  const put = (stepId: StepId | undefined, laneId: LaneId | undefined) => {
    if (stepId && laneId) onPlace({ stepId, laneId });
  };
  const [stepId, laneId] = [cell?.stepId ?? content.steps[0]?.id, cell?.laneId ?? lanes[0]?.id];
  return (
    <>
      {!isInStep && (
        <PlaceSelect label={t("boardList.add.step")} value={stepId} onValue={(id) => put(id as StepId, laneId)}>
          {content.steps}
        </PlaceSelect>
      )}
      <PlaceSelect label={t("boardList.add.lane")} value={laneId} onValue={(id) => put(stepId, id as LaneId)}>
        {lanes}
      </PlaceSelect>
    </>
  );
}

interface SelectProps {
  label: string;
  value: string | undefined;
  onValue(id: string): void;
  children: readonly { id: string; label: string }[];
}

function PlaceSelect({ label, value, onValue, children }: SelectProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className="picker">
        <select id={id} className="input" value={value} onChange={({ target }) => onValue(target.value)}>
          {children.map((entry) => (
            <option key={entry.id} value={entry.id}>
              {entry.label}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
    </div>
  );
}
