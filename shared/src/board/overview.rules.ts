import { areasOf } from "./board.areas.ts";
import type { BoardContent } from "./board.doc.ts";
import { areaKey, placeFinder } from "./board.placing.ts";
import type { Cluster, Note } from "./board.types.ts";
import { foldNotes } from "./merges.rules.ts";

/** Notes of one set in one place; `label` is null for those in none. */
export interface OverviewSet {
  label: string | null;
  notes: readonly Note[];
}

/** One place of a board with what stands there. `label` is null for what stands in no place. */
export interface OverviewPart {
  key: string;
  label: string | null;
  /** What it is part of: the stage of a step, the step of a lane. */
  within: string | null;
  count: number;
  sets: readonly OverviewSet[];
}

/** A whole board as a list of its places, in reading order, each note once. Lanes and steps without notes are left out. */
export function overviewOf(content: BoardContent): OverviewPart[] {
  const notes = foldNotes(content.notes);
  const find = placeFinder(content);
  const byPlace = new Map<string, Note[]>();
  for (const note of notes) {
    const key = find(note.place);
    byPlace.set(key, [...(byPlace.get(key) ?? []), note]);
  }
  const part = (key: string, label: string | null, within: string | null = null): OverviewPart => {
    const own = byPlace.get(key) ?? [];
    return { key, label, within, count: own.length, sets: setsOf(own, content.clusters) };
  };
  const places =
    content.type === "journeyMap"
      ? mapPlaces(content)
      : areasOf(content, notes).map(({ key, label }) => ({ key, label, within: null }));
  const isEmptyOffered = content.type !== "journeyMap";
  const parts = places.map(({ key, label, within }) => part(key, label, within));
  const rest = part("", null);
  return [...parts.filter(({ count }) => isEmptyOffered || count > 0), ...(rest.count > 0 ? [rest] : [])];
}

function mapPlaces({ stages, steps, lanes }: BoardContent) {
  const inOrder = [
    ...stages.flatMap((stage) => steps.filter(({ stageId }) => stageId === stage.id)),
    ...steps.filter(({ stageId }) => !stages.some(({ id }) => id === stageId)),
  ];
  return inOrder.flatMap((step) =>
    lanes.map((lane) => ({
      key: areaKey({ stepId: step.id, laneId: lane.id }),
      label: lane.label,
      within: step.label,
    })),
  );
}

function setsOf(notes: readonly Note[], clusters: readonly Cluster[]): OverviewSet[] {
  const known = new Set<string>(clusters.map(({ id }) => id));
  const loose = notes.filter(({ clusterId }) => !known.has(clusterId ?? ""));
  const sets = clusters.map(({ id, label }) => ({ label, notes: notes.filter(({ clusterId }) => clusterId === id) }));
  return [{ label: null, notes: loose }, ...sets].filter((set) => set.notes.length > 0);
}
