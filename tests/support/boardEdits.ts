import type { BoardDoc } from "@longtable/shared/board/board.doc";
import { orderBetween } from "@longtable/shared/board/board.order";
import { EVIDENCE_STATUSES, NOTE_KINDS, type Place } from "@longtable/shared/board/board.types";
import { mergeEdits, splitEdits } from "@longtable/shared/board/merges.rules";
import { ASSET_KINDS, CHANNELS } from "@longtable/shared/journey/channels";
import { LAYERS, MOMENTS } from "@longtable/shared/journey/journey.types";
import type { BoardId, ClusterId, ColumnId, LaneId, NoteId, StageId, StepId } from "@longtable/shared/kernel/ids";
import type { Random } from "./random.ts";

/** One honest edit through the real accessor, chosen by chance. */
export type BoardEdit = (board: BoardDoc, random: Random, origin: unknown) => void;

const WORDS = [
  "wait",
  "phone",
  "again",
  "nobody",
  "helped",
  "GP",
  "letter",
  "tea",
  "häufig",
  "😀",
  "👩‍👩‍👧",
  "مرحبا",
  "—",
];

export const randomId = <Id extends string>(random: Random): Id =>
  Array.from({ length: 12 }, () => random.pick([..."abcdefghjkmnpqrstvwxyz0123456789"])).join("") as Id;

/** A few words; short enough that even several people's together stay under a note's limit. */
export const randomText = (random: Random): string =>
  Array.from({ length: random.int(1, 5) }, () => random.pick(WORDS)).join(" ");

const pickId = <Entry extends { id: string }>(random: Random, entries: readonly Entry[]): Entry["id"] | null =>
  entries.length === 0 ? null : random.pick(entries).id;

function randomPlace(board: BoardDoc, random: Random): Place {
  const [steps, lanes, columns] = [board.listSteps(), board.listLanes(), board.listColumns()];
  if (columns.length > 0 && random.chance(0.5)) return { columnId: random.pick(columns).id };
  if (steps.length === 0 || lanes.length === 0 || random.chance(0.1)) return null;
  return { stepId: random.pick(steps).id, laneId: random.pick(lanes).id };
}

/** What a person does to somebody's words: writes on, takes some out, or begins anew. */
function rewrite(text: string, random: Random): string {
  const symbols = [...text];
  const at = random.int(0, symbols.length);
  if (random.chance(0.5) && symbols.length < 120) return symbols.toSpliced(at, 0, ...randomText(random)).join("");
  if (random.chance(0.7)) return symbols.toSpliced(at, random.int(1, 6)).join("") || "…";
  return randomText(random);
}

const addNote: BoardEdit = (board, random, origin) =>
  board.addNote(
    {
      id: randomId<NoteId>(random),
      text: randomText(random),
      place: randomPlace(board, random),
      kind: random.pick(NOTE_KINDS),
    },
    origin,
  );

/** An edit of a note that is there; nothing when there is none. */
const onNote =
  (edit: (board: BoardDoc, id: NoteId, random: Random, origin: unknown) => void): BoardEdit =>
  (board, random, origin) => {
    const id = pickId(random, board.listNotes());
    if (id !== null) edit(board, id, random, origin);
  };

const editText = onNote((board, id, random, origin) => {
  board.changeNote(id, { text: rewrite(board.note(id)?.text ?? "", random) }, origin);
});

const moveNote = onNote((board, id, random, origin) => {
  const place = randomPlace(board, random);
  const others = board.listNotes().filter((note) => note.id !== id);
  const at = random.int(0, others.length);
  const order = orderBetween(others[at - 1]?.order ?? null, others[at]?.order ?? null);
  board.changeNote(id, { place, order }, origin);
});

const dragNote = onNote((board, id, random, origin) => {
  board.changeNote(id, { at: { x: random.int(-900, 900), y: random.int(-900, 900) } }, origin);
});

const markNote = onNote((board, id, random, origin) => {
  const clusterId = pickId(random, board.listClusters()) as ClusterId | null;
  board.changeNote(
    id,
    { kind: random.pick(NOTE_KINDS), status: random.pick([null, ...EVIDENCE_STATUSES]), clusterId },
    origin,
  );
});

/** How people meet there, what sort of thing it is, and what it is linked to; as often taken off. */
const tellNote = onNote((board, id, random, origin) => {
  const linked = pickId(random, board.listNotes()) as NoteId | null;
  const [channel, assetKind] = [random.pick([null, ...CHANNELS]), random.pick([null, ...ASSET_KINDS])];
  board.changeNote(
    id,
    { channel, assetKind, linkIds: linked === null || random.chance(0.3) ? null : [linked] },
    origin,
  );
});

/** How people meet at a step, and the map that shows it closer. */
const tellStep: BoardEdit = (board, random, origin) => {
  const id = pickId(random, board.listSteps()) as StepId | null;
  const subBoardId = random.chance(0.5) ? randomId<BoardId>(random) : null;
  if (id) board.changeStep(id, { channel: random.pick([null, ...CHANNELS]), subBoardId }, origin);
};

/** Tags, taken off as often as put on. */
const tagNote = onNote((board, id, random, origin) => {
  board.tagNotes([id], random.pick(["cost", "Night bus", "häufig", "GP"]), random.chance(0.6), origin);
});

/** Merges two notes, or takes a wording out again. */
const mergeNotes: BoardEdit = (board, random, origin) => {
  const notes = board.listNotes();
  const [one, other] = [pickId(random, notes), pickId(random, notes)];
  if (one === null || other === null) return;
  const edits = random.chance(0.7) ? mergeEdits(notes, [one, other], one) : splitEdits(notes, [one]);
  board.mergeNotes(edits, origin);
};

const removeNote = onNote((board, id, _random, origin) => board.removeNote(id, origin));

const addStructure: BoardEdit = (board, random, origin) => {
  const [label, order] = [randomText(random), `a${random.int(0, 9)}`];
  const stageId = pickId(random, board.listStages()) as StageId | null;
  const add = random.pick([
    () => board.addStage({ id: randomId<StageId>(random), label, order, moment: random.pick(MOMENTS) }, origin),
    () => stageId && board.addStep({ id: randomId<StepId>(random), stageId, label, order }, origin),
    () =>
      board.addLane({ id: randomId<LaneId>(random), label, order, type: "text", layer: random.pick(LAYERS) }, origin),
    () => board.addColumn({ id: randomId<ColumnId>(random), label, order }, origin),
    () => board.addCluster({ id: randomId<ClusterId>(random), label, order }, origin),
  ]);
  add();
};

const rename: BoardEdit = (board, random, origin) => {
  const labelled = (["stages", "steps", "lanes", "columns", "clusters"] as const).flatMap((name) =>
    board.content()[name].map(({ id }) => ({ name, id })),
  );
  const { name, id } = random.pick(labelled);
  board.rename(name, id, randomText(random), origin);
};

const removeStep: BoardEdit = (board, random, origin) => {
  const steps = board.listSteps();
  if (steps.length > 3) board.removeStep(random.pick(steps).id, origin);
};

const setTitle: BoardEdit = (board, random, origin) => board.setTitle(randomText(random), origin);

/** Several edits in one transaction, as when many notes are pasted or moved together. */
const several: BoardEdit = (board, random, origin) =>
  board.doc.transact(() => {
    for (let count = random.int(2, 5); count > 0; count -= 1)
      random.pick([addNote, editText, dragNote, moveNote])(board, random, origin);
  }, origin);

/** Adds, moves and marks, but neither rewrites nor takes away. Weighted by how often people do each. */
export const shapeEdits: readonly BoardEdit[] = [
  ...[addNote, addNote, addNote, moveNote, moveNote, dragNote, dragNote],
  ...[markNote, tellNote, tellStep, tagNote, mergeNotes, addStructure, rename, rename, setTitle],
];

export const boardEdits: readonly BoardEdit[] = [
  ...shapeEdits,
  ...[editText, editText, editText, editText, several, removeNote, removeStep],
];
