import type { BoardDoc } from "../../board/board.doc.ts";
import { type LockedPart, PART_ID_NAMES } from "../../board/board.locks.ts";
import { firstOrders } from "../../board/board.order.ts";
import type { Place } from "../../board/board.types.ts";
import type { BoardBlueprint, LockedBlueprint, NoteBlueprint } from "./template.types.ts";

type PartKind = LockedBlueprint["kind"];
/** The ids of a new board's parts by kind, in the order of the blueprint. */
type Made = Readonly<Record<PartKind, readonly string[]>>;

/**
 * Writes a blueprint into an empty document as one update, so that a board is never seen half made.
 * Only the server calls it, once per board.
 *
 * @param newId - a fresh id on each call.
 * @returns the parts that come locked.
 */
export function fillBoard(
  board: BoardDoc,
  blueprint: BoardBlueprint,
  newId: () => string,
  origin: unknown,
): LockedPart[] {
  let made: Made | null = null;
  board.doc.transact(() => {
    board.create({ type: blueprint.type, title: blueprint.title }, origin);
    made = fillParts(board, blueprint, newId, origin);
    const { notes = [] } = blueprint;
    const parts = made;
    board.addNotes(
      notes.map((note) => ({
        id: newId() as never,
        text: note.text,
        ...(note.kind && { kind: note.kind }),
        place: placeOf(note, parts),
        ...(note.at && { at: note.at }),
      })),
      origin,
    );
  }, origin);
  return (blueprint.locked ?? []).flatMap(({ kind, index }) => {
    const id = made?.[kind][index];
    return id === undefined ? [] : [{ [PART_ID_NAMES[kind]]: id } as unknown as LockedPart];
  });
}

function fillParts(board: BoardDoc, blueprint: BoardBlueprint, newId: () => string, origin: unknown): Made {
  const none: Made = { stages: [], steps: [], lanes: [], columns: [], rows: [], rings: [], sectors: [] };
  // The ids are made here; each is of the kind it is put under.
  const all = <Entry>(
    list: readonly Entry[] | undefined,
    add: (entry: Entry, part: { id: never; order: string }) => void,
  ) => {
    const orders = firstOrders(list?.length ?? 0);
    return (list ?? []).map((entry, index) => {
      const id = newId();
      add(entry, { id: id as never, order: orders[index] ?? "a0" });
      return id;
    });
  };
  const columns = (list: readonly string[]) => all(list, (label, part) => board.addColumn({ ...part, label }, origin));
  switch (blueprint.type) {
    case "journeyMap": {
      const stages = all(blueprint.stages, ({ label, moment }, part) =>
        board.addStage({ ...part, label, moment }, origin),
      );
      // Steps are ordered over the whole map, so that they sort the same way with and without their stages.
      const owned = blueprint.stages.flatMap(({ steps }, index) =>
        steps.map((label) => ({ label, stageId: stages[index] as never })),
      );
      const steps = all(owned, (step, part) => board.addStep({ ...part, ...step }, origin));
      const lanes = all(blueprint.lanes, (lane, part) => board.addLane({ ...lane, ...part }, origin));
      return { ...none, stages, steps, lanes };
    }
    case "columns":
      return { ...none, columns: columns(blueprint.columns) };
    case "matrix": {
      const rows = all(blueprint.rows, (label, part) => board.addRow({ ...part, label }, origin));
      const across = columns(blueprint.columns);
      if (blueprint.axes) board.setAxes(blueprint.axes, origin);
      blueprint.boxes?.forEach((names, row) => {
        names.forEach((name, column) => {
          if (name !== "") board.nameBox(rows[row] as never, across[column] as never, name, origin);
        });
      });
      return { ...none, rows, columns: across };
    }
    case "rings": {
      const rings = all(blueprint.rings, (label, part) => board.addRing({ ...part, label }, origin));
      const sectors = all(blueprint.sectors, (label, part) => board.addSector({ ...part, label }, origin));
      return { ...none, rings, sectors };
    }
    case "free":
      return none;
  }
}

/** A note's place on the new board; null, the tray, where it names no part that is there. */
function placeOf({ step, lane, column, row, ring, sector }: NoteBlueprint, made: Made): Place {
  const id = (kind: PartKind, index: number | undefined) => (index === undefined ? undefined : made[kind][index]);
  const [stepId, laneId] = [id("steps", step), id("lanes", lane)];
  const [rowId, columnId] = [id("rows", row), id("columns", column)];
  const [ringId, sectorId] = [id("rings", ring), id("sectors", sector)];
  if (stepId && laneId) return { stepId, laneId } as Place;
  if (columnId) return (rowId ? { rowId, columnId } : { columnId }) as Place;
  if (ringId) return (sectorId ? { ringId, sectorId } : { ringId }) as Place;
  return null;
}
