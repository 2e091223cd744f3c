import type { HeldNote } from "@longtable/shared/held/held.schema";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readBoard } from "../support/boardPeer.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const run = <Result = Record<string, unknown>>(token: string, type: string, input: Record<string, unknown> = {}) =>
  server.api.run<Result>(token, type, input);
const refusal = async (token: string, type: string, input: Record<string, unknown>) => {
  const { status, body } = await server.api.command(token, type, input);
  return [status, body.ok ? null : body.error.messageKey];
};
const stateOf = ({ workshopId }: OpenWorkshop, token: string) => server.api.state(workshopId, token);
const draftsOf = async (room: OpenWorkshop, token: string): Promise<HeldNote[]> =>
  (await stateOf(room, token)).held?.notes ?? [];
const textsOn = async (token: string, boardId: string) =>
  (await readBoard({ wsUrl: server.wsUrl, boardId, token })).content.notes.map(({ text }) => text).toSorted();

/** Two tables that write alone, and Ann at the first of them. */
async function aloneAtTables() {
  const room = await openWorkshop(server);
  const ann = await server.api.join(room.joinCode, { alias: "Ann" });
  const bob = await server.api.join(room.joinCode, { alias: "Bob" });
  const host = <Result = Record<string, unknown>>(type: string, input: Record<string, unknown> = {}) =>
    run<Result>(room.facilitator, type, input);
  const { activityId } = room;
  await host("tables.setPlace", { activityId, place: "tables" });
  const { tableIds } = await host<{ tableIds: string[] }>("tables.make", { way: "even", count: 2 });
  await host("workshop.setWriting", { activityId, writing: "alone" });
  const me = (await stateOf(room, ann.token)).me.tableId;
  const other = tableIds.find((id) => id !== me) ?? "";
  const boardOf = async (token: string) => {
    const { boards, me: own } = await stateOf(room, token);
    return boards.find(({ tableId, originId }) => originId === room.boardId && tableId === own.tableId)?.id ?? "";
  };
  const write = async (token: string, text: string) =>
    (await run<{ noteId: string }>(token, "board.addNote", { boardId: await boardOf(token), text })).noteId;
  return { room, ann, bob, host, activityId, other, boardOf, write };
}

it.concurrent("[TH14] who is moved to another table takes their private notes along, to change and to show there", async () => {
  const { room, ann, bob, host, activityId, other, boardOf, write } = await aloneAtTables();
  const [one, kept] = [await write(ann.token, "Ann's first"), await write(ann.token, "Ann's own")];
  await run(ann.token, "held.keep", { noteId: kept, isKept: true });
  const before = await boardOf(ann.token);
  await host("tables.move", { participantId: ann.participantId, tableId: other });
  const now = await boardOf(ann.token);
  expect(now).not.toBe(before);
  expect((await draftsOf(room, ann.token)).map(({ text, boardId }) => [text, boardId])).toEqual([
    ["Ann's first", now],
    ["Ann's own", now],
  ]);
  await run(ann.token, "board.editNote", { noteId: one, boardId: now, text: "Ann's first, better" });
  await host("workshop.revealActivity", { activityId });
  expect(await textsOn(room.facilitator, now)).toEqual(["Ann's first, better"]);
  expect(await textsOn(room.facilitator, before)).toEqual([]);
  expect((await stateOf(room, ann.token)).me.noteIds).toContain(one);
  await run(ann.token, "held.share", { noteId: kept });
  expect(await textsOn(bob.token, now)).toEqual(["Ann's first, better", "Ann's own"]);
});

it.concurrent("[TH14] private notes follow into the room when tables end, and to a table when the activity goes there", async () => {
  const { room, ann, bob, host, activityId, write } = await aloneAtTables();
  await write(ann.token, "at a table");
  await host("tables.end");
  expect((await draftsOf(room, ann.token)).map(({ boardId }) => boardId)).toEqual([room.boardId]);
  await run(bob.token, "board.addNote", { boardId: room.boardId, text: "in the room" });
  await host("workshop.revealActivity", { activityId });
  expect(await textsOn(room.facilitator, room.boardId)).toEqual(["at a table", "in the room"]);
});

it.concurrent("[TH14] a reveal taken back gives a note to its writer where they sit by then", async () => {
  const { room, ann, host, activityId, other, boardOf, write } = await aloneAtTables();
  await write(ann.token, "Ann's");
  await host("workshop.revealActivity", { activityId });
  await host("tables.move", { participantId: ann.participantId, tableId: other });
  await host("held.undoReveal", { activityId });
  expect((await draftsOf(room, ann.token)).map(({ boardId }) => boardId)).toEqual([await boardOf(ann.token)]);
});

it.concurrent("[TH14] a note that waits for a host goes along too, is seen by its writer when it comes back, and released there", async () => {
  const { room, ann, host, activityId, other, boardOf, write } = await aloneAtTables();
  await host("workshop.setWriting", { activityId, writing: "together" });
  await host("held.setModeration", { isOn: true });
  const noteId = await write(ann.token, "waits");
  await host("tables.move", { participantId: ann.participantId, tableId: other });
  const boardId = await boardOf(ann.token);
  expect((await stateOf(room, room.facilitator)).held?.waiting?.map((held) => held.boardId)).toEqual([boardId]);
  await host("held.sendBack", { noteId, reason: "more kindly" });
  expect(await draftsOf(room, ann.token)).toMatchObject([{ stage: "back", boardId }]);
  await run(ann.token, "board.editNote", { noteId, boardId, text: "waits, kindly" });
  await host("held.release", { noteIds: [noteId] });
  expect(await textsOn(ann.token, boardId)).toEqual(["waits, kindly"]);
});

it.concurrent("[TH14] a private note that was on its way to the table its writer has left is kept for the one they have", async () => {
  const { room, ann, host, activityId, other, boardOf } = await aloneAtTables();
  const before = await boardOf(ann.token);
  await host("tables.move", { participantId: ann.participantId, tableId: other });
  await run(ann.token, "board.addNote", { boardId: before, text: "sent late", isPrivate: true });
  const boardId = await boardOf(ann.token);
  expect(await draftsOf(room, ann.token)).toMatchObject([{ text: "sent late", boardId }]);
  await host("workshop.revealActivity", { activityId });
  expect(await textsOn(ann.token, boardId)).toEqual(["sent late"]);
});

it.concurrent("[TH14] what a host writes alone on a table's board stays there", async () => {
  const { room, ann, host, boardOf, other } = await aloneAtTables();
  const boardId = await boardOf(ann.token);
  await run(room.facilitator, "board.addNote", { boardId, text: "a host's" });
  await host("tables.move", { participantId: ann.participantId, tableId: other });
  expect((await draftsOf(room, room.facilitator)).map((held) => held.boardId)).toEqual([boardId]);
});

/** Two activities that share a board, both written alone on. */
async function sharedBoard() {
  const room = await openWorkshop(server, "ideas-dots-decision");
  const ann = await room.join("Ann");
  const { activities } = await stateOf(room, room.facilitator);
  const second = activities.find(
    ({ id, boards }) => id !== room.activityId && boards.some(({ id: b }) => b === room.boardId),
  );
  if (!second) throw new Error("no second activity on that board");
  return { room, ann, second };
}

it.concurrent("[TH15] a reveal shows what was written in its activity alone, though another one uses the same board", async () => {
  const { room, ann, second } = await sharedBoard();
  await run(room.facilitator, "workshop.setWriting", { activityId: room.activityId, writing: "alone" });
  await room.addNote(ann, "in the first");
  await run(room.facilitator, "workshop.closeActivity", { activityId: room.activityId, reason: "later" });
  await run(room.facilitator, "workshop.openActivity", { activityId: second.id });
  await run(room.facilitator, "workshop.setWriting", { activityId: second.id, writing: "alone" });
  await room.addNote(ann, "in the second");
  await run(room.facilitator, "workshop.revealActivity", { activityId: second.id });
  expect(await textsOn(room.facilitator, room.boardId)).toEqual(["in the second"]);
  expect((await draftsOf(room, ann)).map(({ text }) => text)).toEqual(["in the first"]);
  await run(room.facilitator, "held.undoReveal", { activityId: second.id });
  await run(room.facilitator, "workshop.closeActivity", { activityId: second.id, reason: "later" });
  await run(room.facilitator, "workshop.openActivity", { activityId: room.activityId });
  await run(room.facilitator, "workshop.revealActivity", { activityId: room.activityId });
  expect(await textsOn(room.facilitator, room.boardId)).toEqual(["in the first"]);
  expect((await draftsOf(room, ann)).map(({ text }) => text)).toEqual(["in the second"]);
});

it.concurrent("[TH16] a private note that was removed comes back as private as it was, after a reveal too", async () => {
  const room = await openWorkshop(server);
  const ann = await room.join("Ann");
  const { activityId, boardId } = room;
  await run(room.facilitator, "workshop.setWriting", { activityId, writing: "alone" });
  const bring = (text: string, as: "private" | "kept") =>
    run(ann, "board.addNote", { boardId, text, isPrivate: true, broughtBack: as });
  await bring("one that was kept", "kept");
  await run(room.facilitator, "workshop.revealActivity", { activityId });
  expect(await textsOn(room.facilitator, boardId)).toEqual([]);
  await bring("one that came late", "private");
  await run(room.facilitator, "workshop.closeActivity", { activityId, reason: "done" });
  await bring("one after the end", "private");
  expect(await textsOn(room.facilitator, boardId)).toEqual([]);
  expect((await draftsOf(room, ann)).map(({ text, isKept }) => [text, isKept ?? false]).toSorted()).toEqual([
    ["one after the end", false],
    ["one that came late", false],
    ["one that was kept", true],
  ]);
  // Who may not read a board brings nothing to it.
  expect((await refusal(room.screen, "board.addNote", { boardId, text: "x", broughtBack: "private" }))[0]).toBe(403);
});
