import { areasOf } from "@longtable/shared/board/board.areas";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import { areaKey, placeOfKey } from "@longtable/shared/board/board.placing";
import type { Place } from "@longtable/shared/board/board.types";
import { sortLanes } from "@longtable/shared/journey/journey.rules";
import type { LaneId, StepId } from "@longtable/shared/kernel/ids";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import type { BoardLocks } from "../boardEdit/boardActions.ts";
import type { Deeds } from "./canvasDeeds.ts";

interface Props {
  content: BoardContent;
  deeds: Deeds;
  /** Places in locked parts are not offered. */
  locks: BoardLocks | undefined;
  onClose(): void;
}

/** Stands for the tray in a choice of steps. */
const UNPLACED = "";

/** Moves the chosen notes without dragging: a step and a lane, or a column, by name. */
export function MoveDialog({ content, deeds, locks, onClose }: Props) {
  const ids = deeds.changeable();
  const now = content.notes.find(({ id }) => id === ids[0])?.place ?? null;
  const isMap = content.type === "journeyMap";
  const isOpen = (place: Place) => !locks?.hasPlace(place);
  const lanesOf = (stepId: string) =>
    sortLanes(content.lanes).filter(({ id }) => isOpen({ stepId: stepId as StepId, laneId: id }));
  const [across, setAcross] = useState<string>(startOf(now));
  const [down, setDown] = useState<string>(now && "laneId" in now ? now.laneId : "");
  const lanes = lanesOf(across);
  const lane = lanes.find(({ id }) => id === down) ?? lanes[0];
  const move = (event: FormEvent) => {
    event.preventDefault();
    deeds.moveTo(placeFrom(isMap, across, lane?.id ?? ""));
    onClose();
  };
  const choices = isMap
    ? content.steps.map(({ id, label }, index) => ({ value: id as string, label: `${index + 1}. ${label}` }))
    : areasOf(content).map(({ key, label }) => ({ value: key as string, label }));
  const isOffered = (value: string) => (isMap ? lanesOf(value).length > 0 : isOpen(placeOfKey(value) ?? null));
  return (
    <Sheet title={t(ids.length > 1 ? "canvas.move.titleMany" : "canvas.move.title")} onClose={onClose}>
      <form className="canvas-form" onSubmit={move}>
        <Choice
          label={t(isMap ? "canvas.move.step" : "canvas.move.column")}
          value={across}
          options={[
            ...choices.filter(({ value }) => isOffered(value)),
            ...(content.type !== "columns" ? [{ value: UNPLACED, label: t("canvas.move.unplaced") }] : []),
          ]}
          onChange={setAcross}
        />
        {isMap && across !== UNPLACED && (
          <Choice
            label={t("canvas.move.lane")}
            value={lane?.id ?? ""}
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
