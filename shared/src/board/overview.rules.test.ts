import { expect, it } from "vitest";
import * as Y from "yjs";
import type { NoteId } from "../kernel/ids.ts";
import { fillBoard } from "../workshop/templates/fillBoard.ts";
import { TEMPLATES } from "../workshop/templates/templates.ts";
import { areasOf } from "./board.areas.ts";
import { type BoardDoc, openBoard } from "./board.doc.ts";
import { mergeEdits } from "./merges.rules.ts";
import { overviewOf } from "./overview.rules.ts";

const BOARDS = TEMPLATES.flatMap(({ id, boards }) =>
  boards.map((blueprint) => [`${id}: ${blueprint.title}`, blueprint] as const),
);

function withNotes(board: BoardDoc): void {
  const { steps, lanes } = board.content();
  const places =
    steps.length > 0
      ? [
          { stepId: steps[0]?.id, laneId: lanes[0]?.id },
          { stepId: steps.at(-1)?.id, laneId: lanes.at(-1)?.id },
        ]
      : areasOf(board.content()).map(({ place }) => place);
  for (const [index, place] of [...places, null, { columnId: "gone" }].entries()) {
    board.addNote({ id: `n${index}` as NoteId, text: `Words ${index}`, place: place as never }, null);
    board.addNote({ id: `m${index}` as NoteId, text: `More ${index}`, place: place as never }, null);
  }
  board.addCluster({ id: "set" as never, label: "Near", order: "a0" }, null);
  board.changeNote("n0" as NoteId, { clusterId: "set" as never }, null);
  board.mergeNotes(mergeEdits(board.listNotes(), ["n0" as NoteId, "m0" as NoteId], "n0" as NoteId), null);
}

it.each(BOARDS)("[IW10] an overview has every note of %s once, with its place and its set", (_name, blueprint) => {
  const board = openBoard(new Y.Doc());
  let count = 0;
  const newId = () => {
    count += 1;
    return `id${count}`;
  };
  fillBoard(board, blueprint, newId as never, "seed");
  withNotes(board);
  const content = board.content();
  const parts = overviewOf(content);
  const told = parts.flatMap(({ sets }) =>
    sets.flatMap(({ notes }) => notes.flatMap((note) => [note, ...(note.merged ?? [])])),
  );
  expect(told.map(({ id }) => id).toSorted()).toEqual(content.notes.map(({ id }) => id).toSorted());
  expect(parts.flatMap(({ sets }) => sets.flatMap(({ label }) => label ?? []))).toContain("Near");
  for (const { count: said, sets } of parts) expect(said).toBe(sets.reduce((sum, { notes }) => sum + notes.length, 0));
  expect(parts.at(-1)?.label).toBeNull();
});
