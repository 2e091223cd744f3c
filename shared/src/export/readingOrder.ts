import { areasOf } from "../board/board.areas.ts";
import type { BoardContent } from "../board/board.doc.ts";
import { placeFinder } from "../board/board.placing.ts";
import type { ExportedNote } from "./exportModel.ts";

/** Step by step and lane by lane, column by column, box by box or ring by ring, and cluster by cluster; notes in no place come last. */
export function inReadingOrder(notes: readonly ExportedNote[], structure: BoardContent): ExportedNote[] {
  const rank = (list: readonly { id: string }[], id: string | null | undefined) => {
    const index = list.findIndex((entry) => entry.id === id);
    return index < 0 ? list.length : index;
  };
  const steps = structure.stages.flatMap((stage) => structure.steps.filter(({ stageId }) => stageId === stage.id));
  const find = placeFinder(structure);
  const areas = areasOf(structure, notes).map(({ key }) => ({ id: key }));
  const keyed = notes.map((note, index) => {
    const { place } = note;
    if (note.area !== undefined) {
      const cluster = note.cluster ? rank(structure.clusters, note.clusterId) : -1;
      return { note, key: [0, rank(areas, find(place)), cluster, index] };
    }
    const inMap = place && "stepId" in place && note.step !== null ? place : null;
    const inColumn = place && "columnId" in place && note.column !== null ? place : null;
    const unplaced = inMap || inColumn ? 0 : 1;
    const across = inMap ? rank(steps, inMap.stepId) : rank(structure.columns, inColumn?.columnId);
    const down = inMap
      ? rank(structure.lanes, inMap.laneId)
      : note.cluster
        ? rank(structure.clusters, note.clusterId)
        : -1;
    return { note, key: [unplaced, across, down, index] };
  });
  return keyed.toSorted((a, b) => compareKeys(a.key, b.key)).map(({ note }) => note);
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, position) => value !== b[position]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}
