import type { BoardDoc } from "@longtable/shared/board/board.doc";
import { firstOrders } from "@longtable/shared/board/board.order";
import type { Place } from "@longtable/shared/board/board.types";
import type { Feeling } from "@longtable/shared/journey/journey.types";
import type { NoteId } from "@longtable/shared/kernel/ids";
import type { SampleData } from "./sample.schema.ts";

/** From an id of the sample to the id in one workshop: the same answer for the same id, another for each workshop. */
export type MapId = <Id extends string>(sampleId: string) => Id;

type SampleBoardData = SampleData["boards"][number];
type WrittenType = "journeyMap" | "columns";
type WrittenBoard = SampleBoardData & { type: WrittenType };

/** True for a board the room sees and of a type that a document can hold. */
export function isShown(board: SampleBoardData): board is WrittenBoard {
  return board.visibility === "room" && (board.type === "journeyMap" || board.type === "columns");
}

/** Writes one of the sample's boards, structure and notes, into an empty document as one update. */
export function writeBoard(
  data: SampleData,
  { id, type, title, columns }: WrittenBoard,
  mapId: MapId,
  board: BoardDoc,
  origin: unknown,
): void {
  board.doc.transact(() => {
    board.create({ type, title }, origin);
    writeMap(data, id, mapId, board, origin);
    for (const [column, order] of inOrder(columns)) {
      board.addColumn({ id: mapId(column.id), label: column.label, order }, origin);
    }
    writeNotes(data, id, mapId, board, origin);
  }, origin);
}

function writeMap(data: SampleData, boardId: string, mapId: MapId, board: BoardDoc, origin: unknown): void {
  const isHere = (entry: { boardId: string }) => entry.boardId === boardId;
  const stages = data.stages.filter(isHere).toSorted((a, b) => a.order - b.order);
  for (const [{ id, label, moment }, order] of inOrder(stages)) {
    board.addStage({ id: mapId(id), label, moment, order }, origin);
  }
  const steps = data.steps.filter(isHere);
  const byStage = stages.flatMap((stage) =>
    steps.filter(({ stageId }) => stageId === stage.id).toSorted((a, b) => a.order - b.order),
  );
  for (const [{ id, stageId, label, keyMoment }, order] of inOrder(byStage)) {
    const feeling = storyFeeling(data, boardId, id);
    board.addStep({ id: mapId(id), stageId: mapId(stageId), label, order, keyMoment, feeling }, origin);
  }
  const lanes = data.lanes.filter(isHere).toSorted((a, b) => a.order - b.order);
  for (const [{ id, label, type, layer }, order] of inOrder(lanes)) {
    board.addLane({ id: mapId(id), label, type, layer, order }, origin);
  }
}

/** How the story itself felt at a step; what people rated in private stays out of the document (METHODS I7). */
function storyFeeling(data: SampleData, boardId: string, stepId: string): Feeling | null {
  const rating = data.emotionRatings.find(
    (one) => one.boardId === boardId && one.stepId === stepId && one.participantId === null,
  );
  return rating ? { value: rating.value, words: rating.words } : null;
}

function writeNotes(data: SampleData, boardId: string, mapId: MapId, board: BoardDoc, origin: unknown): void {
  const clusters = data.clusters.filter((cluster) => cluster.boardId === boardId);
  for (const [{ id, label }, order] of inOrder(clusters)) board.addCluster({ id: mapId(id), label, order }, origin);
  const notes = data.notes.filter((note) => note.boardId === boardId);
  for (const [{ id, text, kind, status, place, lang, constraint, linkIds }, order] of inOrder(notes)) {
    const cluster = clusters.find(({ noteIds }) => noteIds.includes(id));
    board.addNote(
      {
        id: mapId(id),
        text,
        kind,
        status,
        place: mapPlace(place, mapId),
        order,
        clusterId: cluster ? mapId(cluster.id) : null,
        lang,
        ...(constraint && { constraint }),
        ...(linkIds?.length && { linkIds: linkIds.map((linked) => mapId<NoteId>(linked)) }),
      },
      origin,
    );
  }
}

function mapPlace(place: SampleData["notes"][number]["place"], mapId: MapId): Place {
  if (place === null) return null;
  if ("columnId" in place) return { columnId: mapId(place.columnId) };
  return "stepId" in place ? { stepId: mapId(place.stepId), laneId: mapId(place.laneId) } : null;
}

/** Each entry with its order key. */
function inOrder<T>(entries: readonly T[]): [T, string][] {
  const orders = firstOrders(entries.length);
  return entries.flatMap((entry, index) => {
    const order = orders[index];
    return order === undefined ? [] : [[entry, order] as [T, string]];
  });
}
