import type { BoardContent } from "./board.doc.ts";
import { areaKey, type PlaceStructure, placeFinder } from "./board.placing.ts";
import type { Place } from "./board.types.ts";

/** One part of a board that notes stand in, for whatever reads a board as a list of parts. */
export interface Area {
  /** As `areaKey` makes it. */
  key: string;
  label: string;
  place: NonNullable<Place>;
}

type AreaStructure = PlaceStructure & Pick<BoardContent, "boxNames">;

/**
 * The parts of a board in reading order: columns; the boxes of a matrix row by row; rings from the inside out, each by its
 * sectors. None on maps, which are read by step and lane, and on free boards.
 *
 * @param notes - with these, a ring with sectors has a part for what stands in none of them.
 */
export function areasOf(content: AreaStructure, notes: readonly { place: Place }[] = []): Area[] {
  const { columns, rows = [], rings = [], sectors = [] } = content;
  if (rings.length > 0) return ringAreas(content, notes);
  if (rows.length === 0) {
    return columns.map(({ id, label }) => ({ key: areaKey({ columnId: id }), label, place: { columnId: id } }));
  }
  return rows.flatMap((row) =>
    columns.map((column): Area => {
      const place = { rowId: row.id, columnId: column.id };
      const name = boxName(content, place);
      const cell = `${row.label} · ${column.label}`;
      return { key: areaKey(place), label: name ? `${name} (${cell})` : cell, place };
    }),
  );

  function ringAreas(structure: AreaStructure, standing: readonly { place: Place }[]): Area[] {
    const find = placeFinder(structure);
    const used = sectors.length > 0 ? new Set(standing.map(({ place }) => find(place))) : null;
    return rings.flatMap((ring) => {
      const whole: Area = { key: areaKey({ ringId: ring.id }), label: ring.label, place: { ringId: ring.id } };
      const parts = sectors.map((sector): Area => {
        const place = { ringId: ring.id, sectorId: sector.id };
        return { key: areaKey(place), label: `${ring.label} · ${sector.label}`, place };
      });
      return used === null || used.has(whole.key) ? [...parts, whole] : parts;
    });
  }
}

/** What a box of a matrix is called; empty where nobody has named it. */
export function boxName({ boxNames = [] }: Pick<BoardContent, "boxNames">, place: { rowId: string; columnId: string }) {
  return boxNames.find(({ rowId, columnId }) => rowId === place.rowId && columnId === place.columnId)?.label ?? "";
}

/** A place in words: its part of the board, or step and lane of a map; null for the tray. */
export function placeLabel(content: BoardContent, place: Place): string | null {
  const key = placeFinder(content)(place);
  if (key === "" || place === null) return null;
  if (!("stepId" in place)) return areasOf(content, [{ place }]).find((area) => area.key === key)?.label ?? null;
  const step = content.steps.find(({ id }) => id === place.stepId)?.label ?? "";
  const lane = content.lanes.find(({ id }) => id === place.laneId)?.label ?? "";
  return `${lane}, ${step}`;
}
