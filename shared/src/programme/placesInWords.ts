import type { BoardContent } from "../board/board.doc.ts";
import type { Constraint, Place } from "../board/board.types.ts";
import type { Feeling } from "../journey/journey.types.ts";

/** Says a field's value of one board: places and links by the names that stand there, all else as it is stored. */
export function placesInWords(content: BoardContent): (field: string, value: unknown) => string | null {
  const named = (list: readonly { id: string; label: string }[] | undefined, id: string) =>
    list?.find((entry) => entry.id === id)?.label ?? "";
  const placeOf = (place: Place): string | null => {
    if (place === null) return null;
    const parts =
      "stepId" in place
        ? [named(content.steps, place.stepId), named(content.lanes, place.laneId)]
        : "ringId" in place
          ? [named(content.rings, place.ringId), place.sectorId ? named(content.sectors, place.sectorId) : ""]
          : ["rowId" in place ? named(content.rows, place.rowId) : "", named(content.columns, place.columnId)];
    return parts.filter((part) => part !== "").join(", ") || null;
  };
  return (field, value) => {
    if (value === undefined || value === null) return null;
    if (field === "place") return placeOf(value as Place);
    if (field === "stageId") return named(content.stages, String(value)) || null;
    if (field === "constraint") return (value as Constraint).level;
    if (field === "feeling") return (value as Feeling).value === null ? null : String((value as Feeling).value);
    if (field === "linkIds") {
      const texts = (value as readonly string[]).map((id) => content.notes.find((note) => note.id === id)?.text ?? "");
      return texts.filter((text) => text !== "").join("; ") || null;
    }
    return typeof value === "boolean" ? null : String(value);
  };
}
