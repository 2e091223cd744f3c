import { areasOf } from "@longtable/shared/board/board.areas";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import { areaKey, placeOfKey } from "@longtable/shared/board/board.placing";
import type { Place } from "@longtable/shared/board/board.types";
import { sortLanes } from "@longtable/shared/journey/journey.rules";
import type { LaneId, StepId } from "@longtable/shared/kernel/ids";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import type { Deeds } from "./canvasDeeds.ts";

interface Props {
  content: BoardContent;
  deeds: Deeds;
  onClose(): void;
}

/** Stands for the tray in a choice of steps. */
const UNPLACED = "";

/** Moves the chosen notes without dragging: a step and a lane, or a column, by name. */
export function MoveDialog({ content, deeds, onClose }: Props) {
  const ids = deeds.changeable();
  const now = content.notes.find(({ id }) => id === ids[0])?.place ?? null;
  const lanes = sortLanes(content.lanes);
  const isMap = content.type === "journeyMap";
  const [across, setAcross] = useState<string>(startOf(now));
  const [down, setDown] = useState<string>(now && "laneId" in now ? now.laneId : (lanes[0]?.id ?? ""));
  const move = (event: FormEvent) => {
    event.preventDefault();
    deeds.moveTo(placeFrom(isMap, across, down));
    onClose();
  };
  const choices = isMap ? content.steps : areasOf(content).map(({ key, label }) => ({ id: key, label }));
  return (
    <Sheet title={t(ids.length > 1 ? "canvas.move.titleMany" : "canvas.move.title")} onClose={onClose}>
      <form className="canvas-form" onSubmit={move}>
        <Choice
          label={t(isMap ? "canvas.move.step" : "canvas.move.column")}
          value={across}
          options={[
            ...choices.map(({ id, label }, index) => ({ value: id, label: isMap ? `${index + 1}. ${label}` : label })),
            ...(content.type !== "columns" ? [{ value: UNPLACED, label: t("canvas.move.unplaced") }] : []),
          ]}
          onChange={setAcross}
        />
        {isMap && across !== UNPLACED && (
          <Choice
            label={t("canvas.move.lane")}
            value={down}
            options={lanes.map(({ id, label }) => ({ value: id, label }))}
            onChange={setDown}
          />
        )}
        <div className="dialog-acts">
          <button type="button" className="btn" onClick={onClose}>
            {t("dialog.cancel")}
          </button>
          <button type="submit" className="btn btn-main">
            {t("canvas.move.place")}
          </button>
        </div>
      </form>
    </Sheet>
  );
}

function startOf(place: Place): string {
  if (place === null) return UNPLACED;
  return "stepId" in place ? place.stepId : areaKey(place);
}

function placeFrom(isMap: boolean, across: string, down: string): Place {
  if (across === UNPLACED) return null;
  return isMap ? { stepId: across as StepId, laneId: down as LaneId } : (placeOfKey(across) ?? null);
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange(value: string): void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
