import type { BoardContent, NewNote } from "../board/board.doc.ts";
import { ordersAfterAll } from "../board/board.order.ts";
import type { Cluster, Column, Place } from "../board/board.types.ts";
import type { Lane, Stage, Step } from "../journey/journey.types.ts";
import type { ClusterId, ColumnId, LaneId, StageId, StepId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";

/** Parts that a board does not have yet. */
export interface NewParts {
  stages: Stage[];
  steps: Step[];
  lanes: Lane[];
  columns: Column[];
  clusters: Cluster[];
}

type Structure = Pick<BoardContent, "type" | "stages" | "steps" | "lanes" | "columns" | "clusters">;

interface Labels {
  stage?: string;
  step?: string;
  lane?: string;
  column?: string;
  cluster?: string;
}

interface Labelled {
  id: string;
  label: string;
  order: string;
}

/** Finds the parts of a board by their labels, and makes those that are not there. */
export function createParts(board: Structure, newId: () => string) {
  const isMap = board.type === "journeyMap";
  const stages = createPart<Stage>(board.stages, (label, order) => ({
    id: newId() as StageId,
    label,
    moment: "during",
    order,
  }));
  const lanes = createPart<Lane>(board.lanes, (label, order) => ({
    id: newId() as LaneId,
    label,
    type: "text",
    layer: "user",
    order,
  }));
  const columns = createPart<Column>(board.columns, (label, order) => ({ id: newId() as ColumnId, label, order }));
  const clusters = createPart<Cluster>(board.clusters, (label, order) => ({ id: newId() as ClusterId, label, order }));
  const steps: Step[] = [];

  /** A step with that name in that stage; without one, the first of that name, else a new one in the last stage. */
  function stepOf(label: string, stage: Stage | null): Step {
    const known = [...board.steps, ...steps].find(
      (step) => same(step.label, label) && (stage === null || step.stageId === stage.id),
    );
    if (known) return known;
    const home = stage ?? [...board.stages, ...stages.made()].at(-1) ?? stages.named(NO_STAGE);
    const [order = "a0"] = ordersAfterAll(
      [...board.steps, ...steps].map((step) => step.order),
      1,
    );
    const made: Step = { id: newId() as StepId, stageId: home.id, label, order, keyMoment: false, feeling: null };
    steps.push(made);
    return made;
  }

  function placeOnMap({ stage, step, lane }: Labels): Place {
    if (step === undefined) return null;
    const found = stepOf(step, stage === undefined ? null : stages.named(stage));
    const own = lane === undefined ? (board.lanes[0] ?? lanes.made()[0] ?? lanes.named(NO_LANE)) : lanes.named(lane);
    return { stepId: found.id, laneId: own.id };
  }

  function place(labels: Labels): Place | undefined {
    if (isMap) return placeOnMap(labels);
    if (board.type !== "columns") return null;
    if (labels.column !== undefined) return { columnId: columns.named(labels.column).id };
    const first = board.columns[0];
    return first ? { columnId: first.id } : null;
  }

  return {
    placeOf(labels: Labels): Pick<NewNote, "place" | "clusterId"> {
      const stands = place(labels);
      const cluster = labels.cluster === undefined ? null : clusters.named(labels.cluster);
      return { ...(stands !== undefined && { place: stands }), ...(cluster && { clusterId: cluster.id }) };
    },
    made: (): NewParts => ({
      stages: stages.made(),
      steps: [...steps],
      lanes: lanes.made(),
      columns: columns.made(),
      clusters: clusters.made(),
    }),
    isTooMuch: () =>
      board.stages.length + stages.made().length > LIMITS.stagesPerBoard ||
      board.steps.length + steps.length > LIMITS.stepsPerBoard ||
      board.lanes.length + lanes.made().length > LIMITS.lanesPerBoard ||
      board.columns.length + columns.made().length > LIMITS.columnsPerBoard ||
      board.clusters.length + clusters.made().length > LIMITS.clustersPerBoard,
  };
}

/** What a stage and a lane are called that a table does not name. */
const NO_STAGE = "Steps";
const NO_LANE = "What happens";

const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

function createPart<Part extends Labelled>(there: readonly Part[], make: (label: string, order: string) => Part) {
  const made: Part[] = [];
  return {
    named(label: string): Part {
      const known = [...there, ...made].find((part) => same(part.label, label));
      if (known) return known;
      const [order = "a0"] = ordersAfterAll(
        [...there, ...made].map((part) => part.order),
        1,
      );
      const part = make(label.trim(), order);
      made.push(part);
      return part;
    },
    made: () => [...made],
  };
}
