import type { NoteId, TableId } from "@longtable/shared/kernel/ids";
import type { NoteAuthor } from "@longtable/shared/people/people.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createBoardPeer, readBoard } from "../support/boardPeer.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { createHastyClock, type RunningServer, startServer } from "../support/testServer.ts";

let server: RunningServer;
let room: OpenWorkshop;
beforeAll(async () => {
  server = await startServer({ clock: createHastyClock() });
});
afterAll(() => server.close());
beforeEach(async () => {
  room = await openWorkshop(server);
});

interface Guest {
  token: string;
  participantId: string;
}

const stateOf = (token: string): Promise<WorkshopState> => server.api.state(room.workshopId, token);
const host = <Result = Record<string, unknown>>(type: string, input: Record<string, unknown> = {}) =>
  server.api.run<Result>(room.facilitator, type, input);
const refusal = async (token: string, type: string, input: Record<string, unknown>) => {
  const { status, body } = await server.api.command(token, type, input);
  return [status, body.ok ? null : body.error.messageKey];
};

/** Each with an alias, the open activity at the tables, and everyone seated. */
async function atTables(...aliases: string[]): Promise<Guest[]> {
  const seated: Guest[] = [];
  for (const alias of aliases) seated.push(await server.api.join(room.joinCode, { alias }));
  await host("tables.setPlace", { activityId: room.activityId, place: "tables" });
  await host("tables.make", { way: "even", count: 1 });
  return seated;
}

/** The board that a person's own table works on. */
async function ownBoard(token: string): Promise<string> {
  const { boards, me } = await stateOf(token);
  const own = boards.find(({ tableId }) => tableId === me.tableId);
  if (!own) throw new Error("the table has no board");
  return own.id;
}

const notesOf = async (boardId: string) =>
  (await readBoard({ wsUrl: server.wsUrl, boardId, token: room.facilitator })).content.notes;
const noteSaying = async (boardId: string, text: string) => {
  const note = (await notesOf(boardId)).find((one) => one.text === text);
  if (!note) throw new Error(`no note says ${text}`);
  return note;
};
const authorOf = async (noteId: string) =>
  (
    await server.api.request<NoteAuthor>("GET", `/api/workshops/${room.workshopId}/notes/${noteId}/author`, {
      token: room.facilitator,
    })
  ).body;

async function anotherHost(): Promise<string> {
  const { body } = await server.api.request<{ token: string }>("POST", `/api/workshops/${room.workshopId}/seats`, {
    token: room.facilitator,
    body: { role: "facilitator" },
  });
  return body.token;
}

describe("what is known of a note's author", () => {
  it("[PE1] goes no further once it is merged: written while names were off, it has none at any later level", async () => {
    const [ann] = await atTables("Ann Heron", "Bob Otter");
    const boardId = await ownBoard(ann?.token ?? "");
    await server.api.run(ann?.token ?? "", "board.addNote", { boardId, text: "nobody knows whose" });
    await host("people.setNames", { level: "all" });
    await server.api.run(ann?.token ?? "", "board.addNote", { boardId, text: "with a name" });
    await host("tables.merge", { boardId: room.boardId });
    await host("people.setNames", { level: "hosts" });
    await host("people.setNames", { level: "all" });
    const merged = await noteSaying(room.boardId, "nobody knows whose");
    expect(await authorOf(merged.id)).toEqual({ author: null });
    expect(merged.by).toBeUndefined();
    expect((await noteSaying(room.boardId, "with a name")).by).toBe("Ann Heron");
  });

  it("[TB16] what a table host enters for somebody is nobody's: it stays marked, and never gets the host's name", async () => {
    const [ann] = await atTables("Ann Heron", "Bob Otter");
    const token = ann?.token ?? "";
    await host("people.setNames", { level: "all" });
    await host("tables.setHost", { participantId: ann?.participantId, isHost: true });
    const boardId = await ownBoard(token);
    await server.api.run(token, "tables.addNoteFor", { boardId, text: "said by a neighbour" });
    await host("people.setNames", { level: "off" });
    await host("people.setNames", { level: "all" });
    const note = await noteSaying(boardId, "said by a neighbour");
    expect([note.isByProxy, note.by]).toEqual([true, undefined]);
    expect(await authorOf(note.id)).toEqual({ author: null });
    await host("tables.merge", { boardId: room.boardId });
    await host("people.setNames", { level: "hosts" });
    const merged = await noteSaying(room.boardId, "said by a neighbour");
    expect([merged.isByProxy, merged.by]).toEqual([true, undefined]);
  });

  it("[TB16] what is entered for somebody waits for hosts where notes do, and stays out of locked parts", async () => {
    const [ann] = await atTables("Ann Heron", "Bob Otter");
    const token = ann?.token ?? "";
    await host("tables.setHost", { participantId: ann?.participantId, isHost: true });
    const boardId = await ownBoard(token);
    const write = () => refusal(token, "tables.addNoteFor", { boardId, text: "said by a neighbour" });
    await host("held.setModeration", { isOn: true });
    expect(await write()).toEqual([409, "people.hostsEnter"]);
    await host("held.setModeration", { isOn: false });
    const { content } = await readBoard({ wsUrl: server.wsUrl, boardId, token });
    const part = { columnId: content.columns[0]?.id };
    await host("room.lock", { boardId, part, isLocked: true });
    expect(await write()).toEqual([403, "board.partLocked"]);
    await host("room.lock", { boardId, part, isLocked: false });
    expect(await write()).toEqual([200, null]);
  });
});

it("[TB3] a host takes back their own deed, never what another host has done since", async () => {
  const [ann] = await atTables("Ann Heron", "Bob Otter");
  const { deedId: mine } = await host("tables.add");
  const other = await anotherHost();
  const { deedId: theirs } = await server.api.run<{ deedId: string }>(other, "tables.end", {});
  expect(await refusal(room.facilitator, "tables.undo", { deedId: mine })).toEqual([409, "tables.changedSince"]);
  expect((await stateOf(ann?.token ?? "")).me.tableId).toBeUndefined();
  expect((await stateOf(room.facilitator)).tables?.hosts).toMatchObject({ canUndo: "ended", undoId: theirs });
  await server.api.run(other, "tables.undo", { deedId: theirs });
  expect((await stateOf(ann?.token ?? "")).me.tableId).toBeDefined();
});

it("[TB3] when all tables end, what happened at them goes on in the room; taken back, it is at the tables again", async () => {
  const [ann] = await atTables("Ann Heron", "Bob Otter");
  const { token = "" } = ann ?? {};
  const own = await ownBoard(token);
  const placeOf = async () =>
    (await stateOf(token)).activities.find(({ id }) => id === room.activityId)?.place ?? "room";
  const write = (boardId: string) => refusal(token, "board.addNote", { boardId, text: "a thought" });
  const { deedId } = await host("tables.end");
  expect(await placeOf()).toBe("room");
  expect(await write(room.boardId)).toEqual([200, null]);
  await host("tables.undo", { deedId });
  expect(await placeOf()).toBe("tables");
  expect(await write(own)).toEqual([200, null]);
  expect(await notesOf(room.boardId)).toHaveLength(1);
  expect(await write(room.boardId)).toEqual([200, null]);
  expect(await notesOf(room.boardId)).toHaveLength(1);
});

it("[TH11] a reveal is not taken back once its notes stand in the room too", async () => {
  const [ann] = await atTables("Ann Heron", "Bob Otter");
  const boardId = await ownBoard(ann?.token ?? "");
  const { activityId } = room;
  await host("workshop.setWriting", { activityId, writing: "alone" });
  await server.api.run(ann?.token ?? "", "board.addNote", { boardId, text: "written alone" });
  await host("workshop.revealActivity", { activityId });
  await host("tables.merge", { boardId: room.boardId });
  expect(await refusal(room.facilitator, "held.undoReveal", { activityId })).toEqual([409, "held.mergedSince"]);
  expect((await notesOf(boardId)).map(({ text }) => text)).toEqual(["written alone"]);
});

it("[EV1] a note that stands at a table and in the room counts once", async () => {
  const [ann] = await atTables("Ann", "Bob", "Cam", "Dee", "Eve", "Fay");
  const boardId = await ownBoard(ann?.token ?? "");
  for (const text of ["one", "two"]) await server.api.run(ann?.token ?? "", "board.addNote", { boardId, text });
  const counted = async () => (await stateOf(room.facilitator)).voice?.all?.notes;
  expect(await counted()).toBe(2);
  await host("tables.merge", { boardId: room.boardId });
  expect(await counted()).toBe(2);
});

it("[TB10] what was entered for somebody does not come to the tables as the hosts' own", async () => {
  await host("people.addPaperNotes", { boardId: room.boardId, lines: ["from paper"] });
  await room.addNote(room.facilitator, "a host's prompt");
  const [ann] = await atTables("Ann Heron");
  expect((await notesOf(await ownBoard(ann?.token ?? ""))).map(({ text }) => text)).toEqual(["a host's prompt"]);
});

it("[TB12] the table a note came from is the server's to say: what a canvas writes there does not stand", async () => {
  const [ann] = await atTables("Ann Heron");
  const { token = "" } = ann ?? {};
  await server.api.run(token, "board.addNote", { boardId: await ownBoard(token), text: "ours" });
  await host("tables.merge", { boardId: room.boardId });
  const merged = await noteSaying(room.boardId, "ours");
  const peer = createBoardPeer({ wsUrl: server.wsUrl, boardId: room.boardId, token: room.facilitator });
  await peer.synced();
  const forged = merged.tableId as TableId;
  peer.board.addNote({ id: "forged" as NoteId, text: "not theirs", tableId: forged }, null);
  await peer.waitFor((board) => board.note("forged") && !board.note("forged")?.tableId, "the table gone");
  const change = { text: "ours, put better", tableId: "another" };
  peer.board.changeNote(merged.id, change, null);
  await peer.waitFor((board) => board.note(merged.id)?.tableId === forged, "the table put right");
  expect((await noteSaying(room.boardId, "ours, put better")).tableId).toBe(forged);
  expect(peer.refused).toEqual([]);
  peer.close();
});

it("[TB20] an idea that was on its way when its activity moved to the tables stands at its writer's table, never from a locked board or the other way round", async () => {
  const [ann] = await atTables("Ann Heron", "Bob Otter");
  const { token = "" } = ann ?? {};
  const own = await ownBoard(token);
  const add = (boardId: string, text: string) => refusal(token, "board.addNote", { boardId, text });
  const textsOn = async (boardId: string) => (await notesOf(boardId)).map(({ text }) => text);
  expect(await add(room.boardId, "sent as the tables began")).toEqual([200, null]);
  expect([await textsOn(own), await textsOn(room.boardId)]).toEqual([["sent as the tables began"], []]);
  await host("room.lock", { boardId: own, isLocked: true });
  expect(await add(room.boardId, "to a locked board")).toEqual([403, "board.locked"]);
  await host("room.lock", { boardId: own, isLocked: false });
  const inRoom = { phase: "coDesign", title: "In the room", outputType: "shortlist", boardIds: [room.boardId] };
  const { activityId } = await host<{ activityId: string }>("agenda.addActivity", inRoom);
  await host("workshop.openActivity", { activityId });
  await host("room.lock", { boardId: room.boardId, isLocked: true });
  expect(await add(room.boardId, "to the room's board, locked")).toEqual([403, "board.locked"]);
  await host("room.lock", { boardId: room.boardId, isLocked: false });
  const access = { participant: "read", tableHost: "read", observer: "read" };
  await host("agenda.editActivity", { activityId, access });
  expect(await add(room.boardId, "to the room's board, to read")).toEqual([403, "board.boardReadOnly"]);
  await host("workshop.closeActivity", { activityId });
  expect(await add(room.boardId, "after the room's activity")).toEqual([200, null]);
  expect(await textsOn(own)).toEqual(["sent as the tables began", "after the room's activity"]);
  await host("tables.setPlace", { activityId: room.activityId, place: "room" });
  expect(await add(own, "meant for the table")).toEqual([403, "board.boardReadOnly"]);
  expect(await textsOn(room.boardId)).toEqual([]);
});

it("[TB20] an idea on its way to a table that was removed stands at its writer's new one, never in the room", async () => {
  const [ann, bob] = await atTables("Ann Heron", "Bob Otter");
  const { token = "", participantId } = ann ?? {};
  const { tableId: added } = await host<{ tableId: string }>("tables.add");
  await host("tables.move", { participantId: bob?.participantId, tableId: added });
  const [old, others] = [await ownBoard(token), await ownBoard(bob?.token ?? "")];
  const add = (boardId: string, text: string) => refusal(token, "board.addNote", { boardId, text });
  const textsOn = async (boardId: string) => (await notesOf(boardId)).map(({ text }) => text);
  expect(await add(others, "to others who still sit there")).toEqual([404, "board.notFound"]);
  const { tableId } = (await stateOf(token)).me;
  await host("tables.remove", { tableId });
  expect((await stateOf(token)).me.tableId).toBe(added);
  expect(await add(old, "sent as the table went")).toEqual([200, null]);
  expect([await textsOn(others), await textsOn(old)]).toEqual([["sent as the table went"], []]);
  await host("room.lock", { boardId: old, isLocked: true });
  expect(await add(old, "to a locked board")).toEqual([404, "board.notFound"]);
  await host("room.lock", { boardId: old, isLocked: false });
  await host("tables.move", { participantId, tableId: null });
  expect(await add(old, "from nobody's table")).toEqual([404, "board.notFound"]);
  await host("tables.end");
  expect(await add(old, "after all tables")).toEqual([404, "board.notFound"]);
  expect([await textsOn(others), await textsOn(room.boardId)]).toEqual([["sent as the table went"], []]);
});
