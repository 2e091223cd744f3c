import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createTestRoom, type TestRoom } from "../room.testing.ts";
import { ATTACK_CORPUS } from "./attackCorpus.testing.ts";

/** Everything a journal, a reader or a later writer could notice of a document. */
const fingerprint = ({ doc, room }: TestRoom) => ({
  state: Buffer.from(Y.encodeStateAsUpdate(doc)).toString("base64"),
  roots: [...doc.share.keys()].toSorted(),
  pending: [doc.store.pendingStructs, doc.store.pendingDs],
  seq: room.seq(),
});

let board: TestRoom;
beforeEach(async () => {
  board = await createTestRoom();
});
afterEach(() => board.close());

describe.each(Object.entries(ATTACK_CORPUS))("[BD5] %s", (_group, cases) => {
  const rows = cases.map(([name, reason, attack, details = {}]) => [name, reason, attack, details] as const);
  it.each(rows)("%s is refused (%s) and leaves no trace", async (_name, reason, attack, details) => {
    const { seat = "mallory", given } = details;
    if (given) expect(await board.receive(given(board.doc), "alice")).toMatchObject({ accepted: true });
    const update = attack(board.doc);
    const [before, kept] = [fingerprint(board), await board.journalled()];
    expect(await board.receive(update, seat)).toEqual({ accepted: false, reason });
    expect(fingerprint(board)).toEqual(before);
    expect(await board.journalled()).toEqual(kept);
  });
});

it("[BD5] the corpus is as large as was promised, and no case is in it twice", () => {
  const names = Object.values(ATTACK_CORPUS).flatMap((cases) => cases.map(([name]) => name));
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(120);
});
