import type { BoardContent } from "@longtable/shared/board/board.doc";
import { placeNotes } from "@longtable/shared/board/board.placing";
import { type MapLine, placeLines, sortLanes } from "@longtable/shared/journey/journey.rules";
import type { Lane, Moment, Step } from "@longtable/shared/journey/journey.types";
import type { ShownNote } from "./shownNotes.ts";

/** One page of a journey map: a step with its stage and its lanes. */
export interface StepPage {
  key: string;
  step: Step;
  /** Null when the step's stage is gone. */
  stage: { label: string; moment: Moment } | null;
  lanes: readonly LaneView[];
  count: number;
}

export interface LaneView {
  lane: Lane;
  /** Lines drawn above this lane; two fall together where the lanes between them are left out. */
  linesAbove: readonly MapLine[];
  notes: readonly ShownNote[];
}

export interface JourneyView {
  /** By stage, then by step; steps without a stage last. */
  pages: readonly StepPage[];
  /** Notes whose step or lane is gone, or that have none yet. */
  unplaced: readonly ShownNote[];
}

/** A journey map as pages, one a step, in the order of the journey. */
export function viewJourney(content: BoardContent, notes: readonly ShownNote[]): JourneyView {
  const placed = placeNotes({ ...content, notes: [...notes] });
  const lanes = sortLanes(content.lanes);
  const lines = placeLines(lanes);
  const stages = new Map(content.stages.map((stage, index) => [stage.id as string, { stage, index }]));
  const rank = (step: Step) => stages.get(step.stageId)?.index ?? content.stages.length;
  const steps = content.steps.toSorted((a, b) => rank(a) - rank(b));
  return {
    pages: steps.map((step) => {
      const views = lanes.map((lane, index) => ({
        lane,
        linesAbove: lines.filter(({ aboveLaneIndex }) => aboveLaneIndex === index).map(({ line }) => line),
        notes: placed.inCell(step.id, lane.id) as readonly ShownNote[],
      }));
      const stage = stages.get(step.stageId)?.stage ?? null;
      return {
        key: step.id,
        step,
        stage: stage && { label: stage.label, moment: stage.moment },
        lanes: views,
        count: views.reduce((sum, { notes: inLane }) => sum + inLane.length, 0),
      };
    }),
    unplaced: placed.unplaced as readonly ShownNote[],
  };
}
