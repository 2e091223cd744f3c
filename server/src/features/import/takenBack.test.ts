import { openBoard } from "@longtable/shared/board/board.doc";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { expect, it } from "vitest";
import * as Y from "yjs";
import type { BoardToWrite, OpenedImport } from "./readImport.ts";
import { cutBeforehand, stillGiven, type TakenBack } from "./takenBack.ts";

function boardOf(...noteIds: string[]): BoardToWrite {
  const doc = new Y.Doc();
  const id = noteIds.join("");
  openBoard(doc).addNotes(
    noteIds.map((noteId) => ({ id: noteId as NoteId, text: `Words of ${noteId}` })),
    null,
  );
  const update = new Uint8Array(Y.encodeStateAsUpdate(doc));
  const marks = { pins: [], feelings: [], images: [], scenarios: [] };
  return { id, type: "columns", title: id, update, noteIds, wordings: [], snapshots: [], marks, terms: {} };
}

it("[WD11] only boards with something that was taken back are cut, and what was cut before the transaction is not cut again in it", async () => {
  const boards = [boardOf("a", "b"), boardOf("c"), boardOf("d")];
  const file = { boards, tables: [], circles: [], images: [], workshop: null } satisfies OpenedImport;
  const gone = new Set(["b"]);
  const takenBack: TakenBack = (kind, ids) => new Set(kind === "note" ? ids.filter((id) => gone.has(id)) : []);
  const cuts = await cutBeforehand(file, takenBack);
  expect([...cuts].map(([{ id }, cut]) => [id, cut.gone, cut.wordings])).toEqual([["ab", ["b"], ["Words of b"]]]);
  // Taken back between the two.
  gone.add("c");
  const { read, wordings, stayedAway } = stillGiven(file, takenBack, cuts);
  expect(read.boards.map(({ noteIds }) => noteIds)).toEqual([["a"], [], ["d"]]);
  expect(read.boards[0]?.update).toBe(cuts.get(boards[0] as BoardToWrite)?.update);
  expect(Buffer.from(read.boards[1]?.update ?? []).includes("Words of c")).toBe(false);
  expect([wordings, stayedAway]).toEqual([["Words of b", "Words of c"], 2]);
});
