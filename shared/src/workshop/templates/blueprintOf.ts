import { boxName } from "../../board/board.areas.ts";
import type { BoardContent } from "../../board/board.doc.ts";
import type { LockedPart } from "../../board/board.locks.ts";
import { placeFinder, placeOfKey } from "../../board/board.placing.ts";
import type { Note } from "../../board/board.types.ts";
import { PARTS_OF } from "../../board/structure.rules.ts";
import { sortLanes } from "../../journey/journey.rules.ts";
import type { BoardBlueprint, LockedBlueprint, NoteBlueprint } from "./template.types.ts";

interface Options {
  key: string;
  /** Notes that go along, by themselves and without their writers. */
  notes: readonly Note[];
  lockedParts: readonly LockedPart[];
}

const KINDS: Readonly<Record<string, LockedBlueprint["kind"]>> = {
  stageId: "stages",
  stepId: "steps",
  laneId: "lanes",
  columnId: "columns",
  rowId: "rows",
  ringId: "rings",
  sectorId: "sectors",
};

/** A board's structure as a template holds it, so that another one can begin with it. */
export function blueprintOf(content: BoardContent, { key, notes, lockedParts }: Options): BoardBlueprint {
  const parts = partsOf(content);
  const indexOf = (kind: LockedBlueprint["kind"], id: unknown) => parts[kind].findIndex((one) => one.id === id);
  const locked = lockedParts.flatMap((part) =>
    Object.entries(part).flatMap(([name, id]): LockedBlueprint[] => {
      const kind = KINDS[name];
      const index = kind && PARTS_OF[content.type].includes(kind) ? indexOf(kind, id) : -1;
      return kind && index >= 0 ? [{ kind, index }] : [];
    }),
  );
  const find = placeFinder(content);
  const noteOf = ({ text, kind, place, at }: Note): NoteBlueprint => {
    const standing = placeOfKey(find(place)) ?? null;
    const indexes = Object.entries(standing ?? {}).flatMap(([name, id]) => {
      const of = KINDS[name];
      return of && PARTS_OF[content.type].includes(of) ? [[name.replace("Id", ""), indexOf(of, id)] as const] : [];
    });
    const isThere = indexes.every(([, index]) => index >= 0);
    return { text, kind, ...(isThere && Object.fromEntries(indexes)), ...(at && { at }) };
  };
  const any = {
    key,
    title: content.title,
    ...(notes.length > 0 && { notes: notes.map(noteOf) }),
    ...(locked.length > 0 && { locked }),
  };
  const labels = (list: readonly { label: string }[]) => list.map(({ label }) => label);
  switch (content.type) {
    case "journeyMap":
      return {
        ...any,
        type: content.type,
        stages: content.stages.map(({ id, label, moment }) => ({
          label,
          moment,
          steps: labels(parts.steps.filter((step) => step.stageId === id)),
        })),
        lanes: parts.lanes.map(({ label, type, layer }) => ({ label, type, layer })),
      };
    case "columns":
      return { ...any, type: content.type, columns: labels(content.columns) };
    case "matrix": {
      const rows = parts.rows;
      const boxes = rows.map((row) =>
        content.columns.map((column) => boxName(content, { rowId: row.id, columnId: column.id })),
      );
      const { axes } = content;
      return {
        ...any,
        type: content.type,
        rows: labels(rows),
        columns: labels(content.columns),
        boxes,
        ...(axes && { axes }),
      };
    }
    case "rings":
      return { ...any, type: content.type, rings: labels(parts.rings), sectors: labels(parts.sectors) };
    case "free":
      return { ...any, type: content.type };
  }
}

/** The parts by kind, in the order in which a blueprint lists them: steps stage by stage, without those whose stage is gone. */
function partsOf(content: BoardContent) {
  const { stages, columns, rows = [], rings = [], sectors = [] } = content;
  const steps = stages.flatMap(({ id }) => content.steps.filter(({ stageId }) => stageId === id));
  return { stages, steps, lanes: sortLanes(content.lanes), columns, rows, rings, sectors };
}
