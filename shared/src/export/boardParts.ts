import { areasOf } from "../board/board.areas.ts";
import type { BoardContent } from "../board/board.doc.ts";
import { placeFinder } from "../board/board.placing.ts";
import type { Note } from "../board/board.types.ts";
import type { Evidence } from "../story/story.schema.ts";
import type { Scope } from "../story/story.types.ts";
import type { BoardExport, BoardSource, ExportedNote } from "./exportModel.ts";

/** The note that it is shown with. */
export const mergedInto = (head: string | undefined): Pick<ExportedNote, "mergedInto"> =>
  head ? { mergedInto: head } : {};

/** Where a note of a matrix or of rings stands, in words; undefined on other boards and in the tray. */
export function areaLabels(content: BoardContent): (note: Note) => string | undefined {
  if (content.type !== "matrix" && content.type !== "rings") return () => undefined;
  const labels = new Map(areasOf(content, content.notes).map(({ key, label }) => [key, label]));
  const find = placeFinder(content);
  return ({ place }) => labels.get(find(place));
}

/** The name of the column a note stands in; null where that is none. */
export function columnOf(content: BoardContent, { place }: Note, area: string | undefined): string | null {
  if (!place || !("columnId" in place) || (content.type === "matrix" && area === undefined)) return null;
  return content.columns.find(({ id }) => id === place.columnId)?.label ?? null;
}

/** What only a matrix or rings have. */
export function sidesOf({ axes, rows, boxNames, rings, sectors }: BoardContent): Partial<BoardExport> {
  return {
    ...(axes && { axes }),
    ...(rows && { rows }),
    ...(boxNames && { boxNames }),
    ...(rings && { rings }),
    ...(sectors && { sectors }),
  };
}

/** How far its notes may go, where somebody said. */
export const scopeOf = ({ scope }: BoardSource): { scope?: Scope } => (scope ? { scope } : {});

/** The picture on a note. */
export function imageOf({ marks }: BoardContent, id: string): Pick<ExportedNote, "image"> {
  const found = marks?.images?.find(({ noteId }) => noteId === id);
  if (!found) return {};
  const { imageId, alt, scope, width, height } = found;
  return { image: { imageId, alt, scope, width, height } };
}

/** Ids of the evidence a note rests on. */
export function evidenceOf(evidence: readonly Evidence[], id: string): Pick<ExportedNote, "evidenceIds"> {
  const ids = evidence.filter(({ links }) => links.some(({ noteId }) => noteId === id)).map((one) => one.id);
  return ids.length > 0 ? { evidenceIds: ids } : {};
}

/** The step a note stands at, in a lane that is there. */
export function stepOf(content: BoardContent, { place }: Note) {
  if (!place || !("stepId" in place)) return undefined;
  const hasLane = content.lanes.some(({ id }) => id === place.laneId);
  return hasLane ? content.steps.find(({ id }) => id === place.stepId) : undefined;
}
