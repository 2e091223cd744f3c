import { sortLanes } from "../journey/journey.rules.ts";
import type { LaneType, Layer, Moment } from "../journey/journey.types.ts";
import type { ClusterId, NoteId, StageId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import type { BoardContent, BoardDoc, PartRoot } from "./board.doc.ts";
import { PART_ID_NAMES } from "./board.locks.ts";
import { orderAfterAll, orderBetween } from "./board.order.ts";
import { areaKey, placeNotes } from "./board.placing.ts";
import type { Note, Place } from "./board.types.ts";

/** Kinds of parts a board's structure is made of; the names of their roots. */
export type PartKind = Exclude<PartRoot, "clusters">;

/** Which parts a board of each type has. */
export const PARTS_OF: Readonly<Record<BoardContent["type"], readonly PartKind[]>> = {
  journeyMap: ["stages", "steps", "lanes"],
  columns: ["columns"],
  matrix: ["columns", "rows"],
  rings: ["rings", "sectors"],
  free: [],
};

const MOST: Readonly<Record<PartKind, number>> = {
  stages: LIMITS.stagesPerBoard,
  steps: LIMITS.stepsPerBoard,
  lanes: LIMITS.lanesPerBoard,
  columns: LIMITS.columnsPerBoard,
  rows: LIMITS.rowsPerBoard,
  rings: LIMITS.ringsPerBoard,
  sectors: LIMITS.sectorsPerBoard,
};

export interface Part {
  id: string;
  label: string;
  order: string;
}

/** The parts of a kind in the order they are drawn; of steps, those of one stage. */
export function partsIn(content: BoardContent, kind: PartKind, stageId?: string): readonly (Part & PartFields)[] {
  if (kind === "lanes") return sortLanes(content.lanes);
  if (kind === "steps") return content.steps.filter((step) => stageId === undefined || step.stageId === stageId);
  return content[kind] ?? [];
}

/** Why a part may not be added or taken off, or null. A map keeps a step in every stage (METHODS I1), a board one of each. */
export function addDenial(content: BoardContent, kind: PartKind): "full" | null {
  const isFull = partsIn(content, kind).length >= MOST[kind];
  return isFull || (kind === "stages" && content.steps.length >= MOST.steps) ? "full" : null;
}
export function removeDenial(content: BoardContent, kind: PartKind, id: string): "lastOne" | null {
  if (kind === "sectors") return null;
  const stageId = kind === "steps" ? content.steps.find((step) => step.id === id)?.stageId : undefined;
  return partsIn(content, kind, stageId).length <= 1 ? "lastOne" : null;
}

/** Why a part does not move one on (1) or back (-1), or null; a step may go on into the next stage, but its own keeps one. */
export function moveDenial(
  content: BoardContent,
  kind: PartKind,
  id: string,
  by: 1 | -1,
): "first" | "last" | "lastOne" | null {
  const stageId = kind === "steps" ? content.steps.find((step) => step.id === id)?.stageId : undefined;
  const parts = partsIn(content, kind, stageId);
  const at = parts.findIndex((part) => part.id === id);
  if (at < 0 || parts[at + by]) return null;
  const hasNext = stageId !== undefined && content.stages[content.stages.findIndex((one) => one.id === stageId) + by];
  if (!hasNext) return by === 1 ? "last" : "first";
  return parts.length < 2 ? "lastOne" : null;
}

/** The notes that stand in a part, each list in its own place. */
export function notesInPart(content: BoardContent, kind: PartKind, id: string): Note[][] {
  const placed = placeNotes(content);
  const places = new Map(content.notes.map(({ place }) => [areaKey(place), place]));
  return [...places.values()]
    .filter((place) => isIn(place, kind, id))
    .map((place) => [...placed.inArea(areaKey(place))]);
}

function isIn(place: Place, kind: PartKind, id: string): boolean {
  if (place === null) return false;
  return (place as Readonly<Record<string, unknown>>)[PART_ID_NAMES[kind]] === id;
}

/** Fields of a part beside its name. */
export interface PartFields {
  moment?: Moment;
  type?: LaneType;
  layer?: Layer;
}

interface Words {
  /** The first step of a new stage. */
  firstStep: string;
}

/**
 * Edits of a board's structure. Each is one change that undo takes back as a whole, and names its parts by their ids, so
 * that several people may change a structure at once: what one removes while others write in it leaves their notes in the
 * tray.
 */
export function createStructureEdits(board: BoardDoc, newId: () => string, origin: unknown, words: Words) {
  const together = (change: () => void) => board.doc.transact(change, origin);

  const put = (
    kind: PartKind,
    id: string,
    part: { label: string; order: string },
    like: PartFields,
    stageId?: string,
  ) => {
    // The ids are made here; each is of the kind it is put under.
    const base = { ...part, id: id as never };
    if (kind === "stages") board.addStage({ ...base, moment: like.moment ?? "during" }, origin);
    if (kind === "steps") board.addStep({ ...base, stageId: stageId as StageId }, origin);
    if (kind === "lanes") board.addLane({ ...base, type: like.type ?? "text", layer: like.layer ?? "user" }, origin);
    if (kind === "columns") board.addColumn(base, origin);
    if (kind === "rows") board.addRow(base, origin);
    if (kind === "rings") board.addRing(base, origin);
    if (kind === "sectors") board.addSector(base, origin);
  };

  /** A new part behind another; last when that is null or gone. */
  const addAfter = (kind: PartKind, afterId: string | null, label: string, inStage?: string): string | null => {
    const content = board.content();
    if (addDenial(content, kind)) return null;
    const step = kind === "steps" ? content.steps.find(({ id }) => id === afterId) : undefined;
    const stageId = step?.stageId ?? inStage;
    if (kind === "steps" && !stageId) return null;
    const parts = partsIn(content, kind, stageId);
    const at = parts.findIndex(({ id }) => id === afterId);
    const before = parts[at < 0 ? parts.length - 1 : at];
    const next = at < 0 ? undefined : parts[at + 1];
    const like = { ...(before as (Part & PartFields) | undefined) };
    const id = newId();
    const order = orderBetween(before?.order ?? null, isSameGroup(kind, before, next) ? (next?.order ?? null) : null);
    put(kind, id, { label, order }, like, stageId);
    if (kind === "stages") put("steps", newId(), { label: words.firstStep, order }, {}, id);
    return id;
  };

  return {
    /** Adds a part and answers its id; null when there is no room for one more. */
    addPart(
      kind: PartKind,
      label: string,
      { afterId = null, stageId }: { afterId?: string | null; stageId?: string } = {},
    ) {
      let id: string | null = null;
      together(() => {
        id = addAfter(kind, afterId, label, stageId);
      });
      return id as string | null;
    },
    renamePart: (kind: PartKind, id: string, label: string) => board.rename(kind, id, label, origin),
    changePart: (kind: PartKind, id: string, fields: PartFields) => board.changePart(kind, id, { ...fields }, origin),
    nameBox: (rowId: string, columnId: string, label: string) =>
      board.nameBox(rowId as never, columnId as never, label, origin),
    setAxes: (axes: { rows?: string; columns?: string }) => board.setAxes(axes, origin),
    renameCluster: (id: string, label: string) => board.rename("clusters", id, label, origin),
    /** Puts notes into the cluster of that name, which is made when there is none; null when there is no room for one. */
    groupNotes(noteIds: readonly string[], label: string): string | null {
      const clusters = board.listClusters();
      const known = clusters.find((cluster) => cluster.label.toLowerCase() === label.toLowerCase());
      if (!known && clusters.length >= LIMITS.clustersPerBoard) return null;
      const id = known?.id ?? (newId() as ClusterId);
      together(() => {
        const order = orderAfterAll(clusters.map((cluster) => cluster.order));
        if (!known) board.addCluster({ id, label, order }, origin);
        for (const noteId of noteIds) board.changeNote(noteId as NoteId, { clusterId: id }, origin);
      });
      return id;
    },
    /** Takes notes out of their clusters; they stay where they are. */
    ungroupNotes: (noteIds: readonly string[]) =>
      together(() => {
        for (const noteId of noteIds) board.changeNote(noteId as NoteId, { clusterId: null }, origin);
      }),
    /** Takes a cluster apart; its notes stay where they are. */
    removeCluster: (id: string) => board.removePart("clusters", id, origin),

    /** Moves a part one place on (1) or back (-1): a step over its stage's edge into the next stage, a lane into the next layer. */
    movePart(kind: PartKind, id: string, by: 1 | -1) {
      const content = board.content();
      const step = kind === "steps" ? content.steps.find((one) => one.id === id) : undefined;
      const parts = partsIn(content, kind, step?.stageId);
      const at = parts.findIndex((one) => one.id === id);
      const other = parts[at + by];
      if (at < 0) return;
      if (other && isSameGroup(kind, parts[at], other)) {
        const beyond = parts[at + 2 * by];
        const edge = isSameGroup(kind, other, beyond) ? (beyond?.order ?? null) : null;
        const order = by === 1 ? orderBetween(other.order, edge) : orderBetween(edge, other.order);
        return board.changePart(kind, id, { order }, origin);
      }
      if (kind === "lanes" && other) board.changePart(kind, id, { layer: (other as PartFields).layer }, origin);
      if (step) moveToNextStage(content, step, by);
    },

    /** Makes two of one part: the second half of what stands in each of its places goes to the new one behind it. */
    splitPart(kind: PartKind, id: string, label: string): string | null {
      let made: string | null = null;
      together(() => {
        const content = board.content();
        made = addAfter(kind, id, label);
        if (made === null) return;
        for (const notes of notesInPart(content, kind, id)) {
          for (const note of notes.slice(Math.ceil(notes.length / 2))) {
            const place = { ...note.place, [PART_ID_NAMES[kind]]: made } as Place;
            board.changeNote(note.id, { place }, origin);
          }
        }
        // The later steps of a stage go with its second half.
        if (kind === "stages") splitSteps(content, id, made);
      });
      return made;
    },

    /** Takes a part off. A stage goes with its steps; what stood there goes to the tray, and the ring's notes of a sector stay in it. */
    removePart(kind: PartKind, id: string) {
      const content = board.content();
      if (removeDenial(content, kind, id)) return;
      together(() => {
        if (kind === "stages")
          for (const step of partsIn(content, "steps", id)) board.removePart("steps", step.id, origin);
        board.removePart(kind, id, origin);
      });
    },
  };

  function moveToNextStage(content: BoardContent, step: Part & { stageId: string }, by: 1 | -1) {
    const stages = content.stages;
    const stage = stages[stages.findIndex(({ id }) => id === step.stageId) + by];
    // The stage it leaves keeps a step.
    if (!stage || partsIn(content, "steps", step.stageId).length < 2) return;
    const there = partsIn(content, "steps", stage.id);
    const edge = by === 1 ? there[0] : there.at(-1);
    const order = by === 1 ? orderBetween(null, edge?.order ?? null) : orderBetween(edge?.order ?? null, null);
    board.changePart("steps", step.id, { stageId: stage.id, order }, origin);
  }

  function splitSteps(content: BoardContent, id: string, made: string) {
    const steps = partsIn(content, "steps", id);
    for (const step of steps.slice(Math.ceil(steps.length / 2))) {
      board.changePart("steps", step.id, { stageId: made }, origin);
    }
  }
}
export type StructureEdits = ReturnType<typeof createStructureEdits>;

/** Lanes are ordered within their layer, all others among themselves. */
function isSameGroup(kind: PartKind, one: Part | undefined, other: Part | undefined): boolean {
  return kind !== "lanes" || (one as PartFields | undefined)?.layer === (other as PartFields | undefined)?.layer;
}
