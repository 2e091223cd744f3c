import { MESSAGE } from "@longtable/shared/board/board.protocol";
import { CLOSE } from "@longtable/shared/kernel/closeCodes";
import type { NoteId } from "@longtable/shared/kernel/ids";
import type { NoteAuthor, TakeBackPreview } from "@longtable/shared/people/people.schema";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createBoardPeer, readBoard } from "../support/boardPeer.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { type Participant, takeSeat } from "../support/participant.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

let server: RunningServer;
let now = Date.now();
beforeAll(async () => {
  // A clock that can be moved on; it runs by itself too, so that limits refill.
  const start = performance.now();
  server = await startServer({ clock: { now: () => now + (performance.now() - start) } });
});
afterAll(() => server.close());

const sit = (token: string): Participant => takeSeat({ url: server.url, token });
const boardAt = (room: OpenWorkshop) => ({ wsUrl: server.wsUrl, boardId: room.boardId, token: room.facilitator });
const notesOn = async (room: OpenWorkshop) => (await readBoard(boardAt(room))).content.notes;
const textsOn = async (room: OpenWorkshop) => (await notesOn(room)).map(({ text }) => text);
const author = (room: OpenWorkshop, noteId: string, token = room.facilitator) =>
  server.api.request<NoteAuthor>("GET", `/api/workshops/${room.workshopId}/notes/${noteId}/author`, { token });

/** A room with two people and a host, the host and the second person connected. */
async function fillRoom() {
  const room = await openWorkshop(server);
  const ann = await server.api.join(room.joinCode, { alias: "Ann Heron" });
  const bob = await server.api.join(room.joinCode, { alias: "Bob Otter" });
  const [host, phone] = [sit(room.facilitator), sit(bob.token)];
  await Promise.all([host.ready(), phone.ready()]);
  const run = <Result = Record<string, unknown>>(type: string, input: Record<string, unknown>) =>
    server.api.run<Result>(room.facilitator, type, input);
  const close = () => {
    for (const seat of [host, phone]) seat.close();
  };
  return { room, ann, bob, host, phone, run, close };
}

it("[PE1] while names are off no alias is in anybody's frames but its owner's and the hosts'", async () => {
  const { room, ann, host, phone, close } = await fillRoom();
  const screen = sit(room.screen);
  await screen.ready();
  await room.addNote(ann.token, "nobody knows whose");
  await server.api.run(ann.token, "people.changeMe", { alias: "Ann Egret" });
  await host.waitFor((state) => state.people?.list.some(({ alias }) => alias === "Ann Egret"));
  for (const seat of [phone, screen]) expect(seat.frames.join("\n")).not.toMatch(/Ann (Heron|Egret)/);
  const { state } = await readBoard(boardAt(room));
  expect(Buffer.from(state).toString("latin1")).not.toMatch(/Ann (Heron|Egret)/);
  screen.close();
  close();
});

it("[PE1] at `all` the server writes the name beside what is written from then on; `off` takes it off again", async () => {
  const { room, ann, run, phone, close } = await fillRoom();
  const before = await room.addNote(ann.token, "written without a name");
  await run("people.setNames", { level: "all" });
  await phone.waitFor((state) => state.workshop.names === "all", "the new level");
  const after = await room.addNote(ann.token, "written with a name");
  const byOf = async (id: string) => (await notesOn(room)).find((note) => note.id === id)?.by;
  expect([await byOf(before), await byOf(after)]).toEqual([undefined, "Ann Heron"]);
  await run("people.setNames", { level: "off" });
  expect(await byOf(after)).toBeUndefined();
  await run("people.setNames", { level: "all" });
  // For ever: what was written while they were off has no name at any later level either.
  expect([await byOf(before), await byOf(after)]).toEqual([undefined, "Ann Heron"]);
  await server.api.run(ann.token, "people.changeMe", { alias: "Ann Egret" });
  expect(await byOf(after)).toBe("Ann Egret");
  close();
});

it("[PE1] at `hosts` a host learns who wrote a note by asking, nobody else does, and no state or document holds it", async () => {
  const { room, ann, run, phone, close } = await fillRoom();
  const before = await room.addNote(ann.token, "written while off");
  await run("people.setNames", { level: "hosts" });
  const after = await room.addNote(ann.token, "written while hosts may know");
  expect((await author(room, before)).body).toEqual({ author: null });
  expect((await author(room, after)).body.author).toMatchObject({
    participantId: ann.participantId,
    alias: "Ann Heron",
  });
  expect((await author(room, after, ann.token)).status).toBe(403);
  expect((await notesOn(room)).map(({ by }) => by)).toEqual([undefined, undefined]);
  await run("people.setNames", { level: "off" });
  expect((await author(room, after)).body).toEqual({ author: null });
  expect(phone.frames.join("\n")).not.toContain("Ann Heron");
  close();
});

it("[PE1] a name that a canvas writes itself does not stand", async () => {
  const { room, run, close } = await fillRoom();
  await run("people.setNames", { level: "all" });
  const peer = createBoardPeer({ ...boardAt(room), by: "subprotocol" });
  await peer.synced();
  peer.board.addNote({ id: "forged" as NoteId, text: "by somebody else", by: "Mayor" }, null);
  await until(() => peer.saved.length > 0, { what: "saved" });
  await peer.waitFor((board) => board.note("forged") && !board.note("forged")?.by, "the name gone");
  expect((await notesOn(room)).find(({ id }) => id === "forged")?.by).toBeUndefined();
  expect(peer.refused).toEqual([]);
  expect(MESSAGE.refused).toBeDefined();
  peer.close();
  close();
});

it("[PE2] the list of people goes to hosts alone, with number, group, vote and who is here", async () => {
  const { room, ann, bob, host, phone, close } = await fillRoom();
  const list = await host.waitFor((state) => {
    const found = state.people?.list;
    return found?.some(({ isHere }) => isHere) ? found : null;
  });
  expect(list).toMatchObject([
    { participantId: ann.participantId, number: 1, alias: "Ann Heron", isHere: false, canVote: true, groupId: null },
    { participantId: bob.participantId, number: 2, alias: "Bob Otter", isHere: true, canVote: true },
  ]);
  const own = await server.api.state(room.workshopId, bob.token);
  const screen = await server.api.state(room.workshopId, room.screen);
  expect([own.people, screen.people, phone.state()?.people]).toEqual([undefined, undefined, undefined]);
  close();
});

it("[PE3] a removed person's notes, drafts and open ballots go, the token and the words are dead, and the device is told", async () => {
  const { room, ann, host, run, phone, close } = await fillRoom();
  const [mine, other] = [await room.addNote(ann.token, "mine"), await room.addNote(room.facilitator, "other")];
  const roundId = await room.openRound([other]);
  await server.api.run(ann.token, "voting.castBallot", { roundId, dots: { [other]: 3 } });
  await phone.waitFor((state) => state.rounds[0]?.voted === 1, "one vote");
  const seat = sit(ann.token);
  await seat.ready();
  const peer = createBoardPeer({ ...boardAt(room), token: ann.token });
  await peer.synced();

  const removal = { participantIds: [ann.participantId], withNotes: true, contact: "Silver Owl" };
  const { removalId, notes } = await run<{ removalId: string; notes: number }>("people.remove", removal);
  expect(notes).toBe(1);
  expect(await textsOn(room)).toEqual(["other"]);
  expect(await peer.closed()).toBe(CLOSE.unauthorised);
  let told: unknown = null;
  seat.socket.on("connect_error", (error) => {
    told = (error as Error & { data?: unknown }).data;
  });
  seat.socket.connect();
  expect(await until(() => told)).toEqual({
    code: "unauthorised",
    farewell: { contact: "Silver Owl", notesStay: false },
  });
  await phone.waitFor((state) => state.rounds[0]?.voted === 0 && state.participants.count === 1, "without her");
  const dead = await server.api.request("GET", `/api/workshops/${room.workshopId}`, { token: ann.token });
  expect(dead).toMatchObject({ status: 401, body: { error: { messageKey: "join.removed" } } });
  const again = await server.api.request("POST", "/api/join", {
    body: { code: room.joinCode, alias: "ann heron", rejoinWord: ann.rejoinWord },
  });
  expect(again).toMatchObject({ status: 403, body: { error: { messageKey: "join.removed" } } });
  await host.waitFor((state) => state.people?.removals[0]?.id === removalId, "the removal");

  expect(await run("people.bringBack", { removalId })).toEqual({ people: 1, notes: 1 });
  expect((await textsOn(room)).toSorted()).toEqual(["mine", "other"]);
  await phone.waitFor((state) => state.rounds[0]?.voted === 1 && state.participants.count === 2, "with her again");
  const back = await server.api.state(room.workshopId, ann.token);
  expect(back.me.noteIds).toEqual([mine]);
  expect(back.rounds[0]?.mine).toEqual({ [other]: 3 });
  seat.close();
  peer.close();
  close();
});

it("[PE3] a round that closes meanwhile counts no removed person's ballot, and forgets it", async () => {
  const { room, ann, bob, run, close } = await fillRoom();
  const other = await room.addNote(room.facilitator, "other");
  const roundId = await room.openRound([other]);
  for (const { token } of [ann, bob])
    await server.api.run(token, "voting.castBallot", { roundId, dots: { [other]: 2 } });
  const removal = { participantIds: [ann.participantId], withNotes: false };
  const { removalId } = await run<{ removalId: string }>("people.remove", removal);
  await run("voting.closeRound", { roundId });
  await run("people.bringBack", { removalId });
  const state = await server.api.state(room.workshopId, ann.token);
  expect(state.rounds[0]).toMatchObject({ voted: 1, tally: [{ noteId: other, dots: 2 }] });
  const { body } = await server.api.request<{ log: { event: string }[] }>(
    "GET",
    `/api/workshops/${room.workshopId}/votes`,
    {
      token: bob.token,
    },
  );
  expect(body.log.map(({ event }) => event)).toEqual(["opened", "setAside", "closed"]);
  close();
});

it("[PE3] after the time to undo a person still comes back, and the notes do not", async () => {
  const { room, ann, run, close } = await fillRoom();
  await room.addNote(ann.token, "mine");
  const removal = { participantIds: [ann.participantId], withNotes: true };
  const { removalId } = await run<{ removalId: string }>("people.remove", removal);
  now += 16 * 60_000;
  expect(await run("people.bringBack", { removalId })).toEqual({ people: 1, notes: 0 });
  expect((await server.api.state(room.workshopId, ann.token)).me.alias).toBe("Ann Heron");
  close();
});

it("[PE5] one person's last minutes are taken back; what others did later survives exactly, and it can be undone", async () => {
  const { room, ann, run, close } = await fillRoom();
  const old = await room.addNote(ann.token, "from before");
  const theirs = await room.addNote(room.facilitator, "the host's");
  now += 20 * 60_000;
  const fresh = await room.addNote(ann.token, "fresh nonsense");
  const shared = await room.addNote(ann.token, "shared nonsense");
  await server.api.run(ann.token, "board.editNote", { noteId: old, text: "spoiled" });
  await run("board.editNote", { noteId: shared, text: "put right by a host" });
  const peer = createBoardPeer(boardAt(room));
  await peer.synced();
  peer.board.changeNote(theirs as NoteId, { text: "the host's, later" }, null);
  await until(async () => (await textsOn(room)).includes("the host's, later"));

  const preview = await server.api.request<TakeBackPreview>(
    "GET",
    `/api/workshops/${room.workshopId}/people/${ann.participantId}/recent?minutes=10`,
    { token: room.facilitator },
  );
  // Names are off, and were when she wrote: not even the words say whose they are.
  expect(preview.body).toEqual({ notes: 1, changes: 1, kept: 1, inVote: 0, samples: [] });
  const { takeBackId, ...done } = await run<{ takeBackId: string }>("people.takeBack", {
    participantId: ann.participantId,
    minutes: 10,
  });
  expect(done).toEqual({ notes: 1, changes: 1, kept: 1, inVote: 0 });
  const texts = ["from before", "put right by a host", "the host's, later"];
  expect((await textsOn(room)).toSorted()).toEqual(texts);
  expect((await server.api.state(room.workshopId, ann.token)).me.noteIds).not.toContain(fresh);

  // Further back afterwards: what is taken back already does not stand in the way.
  const more = await run<{ notes: number }>("people.takeBack", { participantId: ann.participantId, minutes: 30 });
  expect(more.notes).toBe(1);
  expect((await textsOn(room)).toSorted()).toEqual(texts.slice(1));
  expect(await run("people.undoTakeBack", { takeBackId })).toEqual({ notes: 1, changes: 0 });
  expect((await textsOn(room)).toSorted()).toEqual(["fresh nonsense", ...texts.slice(1)]);
  peer.close();
  close();
});

it("[PE1] a host sees words of what would be taken back only of notes that names were on for, and are", async () => {
  const { room, ann, run, close } = await fillRoom();
  const samples = async () => {
    const path = `/api/workshops/${room.workshopId}/people/${ann.participantId}/recent?minutes=10`;
    return (await server.api.request<TakeBackPreview>("GET", path, { token: room.facilitator })).body;
  };
  await room.addNote(ann.token, "written while off");
  await run("people.setNames", { level: "hosts" });
  await room.addNote(ann.token, "written while hosts may know");
  expect(await samples()).toMatchObject({ notes: 2, samples: ["written while hosts may know"] });
  await run("people.setNames", { level: "off" });
  expect(await samples()).toMatchObject({ notes: 2, samples: [] });
  close();
});

it("[PE5] what a canvas did in that time is taken back too: words, places, and notes it removed", async () => {
  const { room, ann, run, close } = await fillRoom();
  const [one, two, three] = await Promise.all(["one", "two", "three"].map((text) => room.addNote(ann.token, text)));
  if (!one || !two || !three) throw new Error("three notes were asked for");
  // A participant whose activity lets everybody edit stands for a table's host: both edit by Yjs under their own seat.
  await server.api.run(ann.token, "board.editNote", { noteId: one, text: "one, by its author" });
  const editor = createBoardPeer(boardAt(room));
  await editor.synced();
  editor.board.changeNote(two as NoteId, { text: "two, scribbled over" }, null);
  editor.board.removeNote(three as NoteId, null);
  await until(async () => (await textsOn(room)).length === 2);
  // The host's own seat is no participant's: nobody can take a facilitator's minutes back by this door.
  const preview = await server.api.request<TakeBackPreview>(
    "GET",
    `/api/workshops/${room.workshopId}/people/${ann.participantId}/recent?minutes=10`,
    { token: room.facilitator },
  );
  // Her own three notes: one she alone touched goes, one the host changed stays, one the host removed is gone.
  expect(preview.body).toMatchObject({ notes: 1, changes: 0, kept: 1 });
  await run("people.takeBack", { participantId: ann.participantId, minutes: 10 });
  expect(await textsOn(room)).toEqual(["two, scribbled over"]);
  editor.close();
  close();
});

/** Ann hosts a table with its own copy of the board, and Bob sits at another one. */
async function openTables() {
  const filled = await fillRoom();
  const { room, ann, bob, run } = filled;
  await run("tables.setPlace", { activityId: room.activityId, place: "tables" });
  await run("tables.make", { way: "even", count: 2 });
  await run("tables.setHost", { participantId: ann.participantId, isHost: true });
  const boardOf = async (token: string): Promise<string> => {
    const { boards, me } = await server.api.state(room.workshopId, token);
    return boards.find(({ tableId }) => tableId === me.tableId)?.id ?? "";
  };
  return { ...filled, annsBoard: await boardOf(ann.token), bobsBoard: await boardOf(bob.token) };
}

it("[PE5] what a table's host did on the canvas is taken back: notes, words and places, also one that was removed", async () => {
  const { room, ann, run, annsBoard, close } = await openTables();
  const at = { wsUrl: server.wsUrl, boardId: annsBoard };
  const add = async (text: string) =>
    (await run<{ noteId: string }>("board.addNote", { boardId: annsBoard, text })).noteId as NoteId;
  const [words, gone, moved, later] = [await add("words"), await add("gone"), await add("moved"), await add("later")];
  const canvas = createBoardPeer({ ...at, token: ann.token });
  await canvas.synced();
  canvas.board.addNote({ id: "scribble" as NoteId, text: "a scribble" }, null);
  canvas.board.changeNote(words, { text: "words, spoiled" }, null);
  canvas.board.changeNote(moved, { at: { x: 900, y: 900 } }, null);
  canvas.board.changeNote(later, { text: "later, spoiled" }, null);
  canvas.board.removeNote(gone, null);
  const host = createBoardPeer({ ...at, token: room.facilitator });
  await host.waitFor((board) => !board.hasNote(gone) && board.note(later)?.text === "later, spoiled");
  host.board.changeNote(later, { text: "later, put right" }, null);
  await canvas.waitFor((board) => board.note(later)?.text === "later, put right");
  const before = (await readBoard({ ...at, token: room.facilitator })).content.notes.length;
  expect(before).toBe(4);
  const done = await run("people.takeBack", { participantId: ann.participantId, minutes: 5 });
  expect(done).toMatchObject({ notes: 1, changes: 3, kept: 1 });
  const { notes } = (await readBoard({ ...at, token: room.facilitator })).content;
  expect(notes.map(({ text }) => text).toSorted()).toEqual(["gone", "later, put right", "moved", "words"]);
  expect(notes.find(({ id }) => id === moved)?.at ?? null).toBeNull();
  canvas.close();
  host.close();
  close();
});

it("[PE8] a table's host enters paper notes and speaks for people without a phone at its own table, and nowhere else", async () => {
  const { room, ann, run, annsBoard, bobsBoard, close } = await openTables();
  const lines = ["from paper"];
  const enter = (boardId: string) => server.api.command(ann.token, "people.addPaperNotes", { boardId, lines });
  expect((await enter(annsBoard)).status).toBe(200);
  expect((await enter(bobsBoard)).status).toBe(404);
  expect((await enter(room.boardId)).status).toBe(403);
  const { tableId } = (await server.api.state(room.workshopId, ann.token)).me;
  const { participantId } = await run<{ participantId: string }>("people.addProxy", { alias: "Mrs Wren" });
  const input = { boardId: annsBoard, text: "said aloud" };
  const speak = () => server.api.command(ann.token, "people.actFor", { participantId, what: "board.addNote", input });
  const other = (await server.api.state(room.workshopId, room.facilitator)).tables?.list.find(
    ({ id }) => id !== tableId,
  );
  await run("tables.move", { participantId, tableId: other?.id });
  expect((await speak()).status).toBe(403);
  await run("tables.move", { participantId, tableId });
  expect((await speak()).status).toBe(200);
  close();
});

it("[PE8] who is let edit enters no paper notes by that; a part that is locked takes none, and what a table's host entered can be taken back", async () => {
  const { room, ann, bob, run, annsBoard, bobsBoard, close } = await openTables();
  const access = { participant: "edit", tableHost: "edit", observer: "read" };
  await run("agenda.editActivity", { activityId: room.activityId, access });
  const lines = ["from paper", "from paper too"];
  const enter = (token: string, boardId: string) =>
    server.api.command(token, "people.addPaperNotes", { boardId, lines });
  expect((await enter(bob.token, bobsBoard)).status).toBe(403);
  const { columns } = (await readBoard({ wsUrl: server.wsUrl, boardId: annsBoard, token: room.facilitator })).content;
  const part = { columnId: columns[0]?.id };
  await run("room.lock", { boardId: annsBoard, part, isLocked: true });
  expect(await enter(ann.token, annsBoard)).toMatchObject({
    status: 403,
    body: { error: { messageKey: "board.partLocked" } },
  });
  await run("room.lock", { boardId: annsBoard, part, isLocked: false });
  expect((await enter(ann.token, annsBoard)).status).toBe(200);
  const minutes = { participantId: ann.participantId, minutes: 5 };
  const { takeBackId, ...done } = await run<{ takeBackId: string }>("people.takeBack", minutes);
  expect(done).toEqual({ notes: 2, changes: 0, kept: 0, inVote: 0 });
  expect(await run("people.undoTakeBack", { takeBackId })).toEqual({ notes: 2, changes: 0 });
  close();
});

it("[PE6] behind a locked door nobody new comes in, and who was here comes back by token and by words", async () => {
  const { room, ann, phone, run, close } = await fillRoom();
  await run("people.setDoor", { door: "locked" });
  await phone.waitFor((state) => state.workshop.door === "locked", "the locked door");
  const late = await server.api.request("POST", "/api/join", { body: { code: room.joinCode, alias: "Late" } });
  expect(late).toMatchObject({ status: 409, body: { error: { messageKey: "join.doorLocked" } } });
  const { body } = await server.api.request("GET", `/api/codes/${room.joinCode}`);
  expect(body).toMatchObject({ door: "locked", names: "off" });
  const back = await server.api.join(room.joinCode, { alias: "Ann Heron", rejoinWord: ann.rejoinWord });
  expect(back.participantId).toBe(ann.participantId);
  await run("people.setDoor", { door: "open" });
  expect((await server.api.join(room.joinCode, { alias: "Late" })).token).toBeTruthy();
  close();
});

it("[PE7] a view seat is shown what a participant without anything of their own is, and does nothing", async () => {
  const { room, bob, close } = await fillRoom();
  await room.addNote(room.facilitator, "to be seen");
  const path = `/api/workshops/${room.workshopId}/view`;
  expect((await server.api.request("POST", path, { token: bob.token, body: {} })).status).toBe(403);
  const { body } = await server.api.request<{ token: string }>("POST", path, { token: room.facilitator, body: {} });
  const seen = await server.api.state(room.workshopId, body.token);
  const guest = await server.api.state(room.workshopId, bob.token);
  const { me: _mine, version: _one, ...shown } = seen;
  const { me: _own, version: _two, ...guests } = guest;
  // What a guest is told of themselves is not there: there is nobody.
  expect({ ...shown, hands: null, reflection: null }).toEqual({ ...guests, hands: null, reflection: null });
  expect(seen.me).toMatchObject({ role: "participant", noteIds: [] });
  expect(seen.me.participantId).toBeUndefined();
  for (const [type, input] of [
    ["board.addNote", { boardId: room.boardId, text: "by nobody" }],
    ["people.askForNeed", { choices: ["seat"] }],
  ] as const) {
    expect(await server.api.command(body.token, type, input)).toMatchObject({
      status: 403,
      body: { error: { messageKey: "people.viewOnly" } },
    });
  }
  expect((await server.api.state(room.workshopId, room.facilitator)).participants).toMatchObject({ count: 2, here: 1 });
  const again = await server.api.request<{ token: string }>("POST", path, { token: room.facilitator, body: {} });
  expect(again.body.token).not.toBe(body.token);
  expect((await server.api.request("GET", `/api/workshops/${room.workshopId}`, { token: body.token })).status).toBe(
    401,
  );
  close();
});

it("[PE8] somebody without a phone counts once: notes and one ballot in their name, flagged, and in their group", async () => {
  const { room, phone, run, close } = await fillRoom();
  const other = await room.addNote(room.facilitator, "other");
  const roundId = await room.openRound([other]);
  const { participantId } = await run<{ participantId: string }>("people.addProxy", { alias: "Mrs Wren" });
  const act = (what: string, input: Record<string, unknown>) => run("people.actFor", { participantId, what, input });
  for (const dots of [5, 3, 3]) await act("voting.castBallot", { roundId, dots: { [other]: Math.min(3, dots) } });
  await act("board.addNote", { boardId: room.boardId, text: "said aloud" });
  await phone.waitFor((state) => state.rounds[0]?.voted === 1 && state.participants.count === 3, "one more person");
  expect(phone.state()?.rounds[0]).toMatchObject({ voted: 1, onPaper: 1 });
  expect((await notesOn(room)).find(({ text }) => text === "said aloud")).toMatchObject({ isByProxy: true });
  const bob = {
    participantId: (await server.api.state(room.workshopId, room.facilitator)).people?.list[1]?.participantId,
  };
  const forBob = { participantId: bob.participantId, what: "voting.castBallot", input: { roundId, dots: {} } };
  expect(await server.api.command(room.facilitator, "people.actFor", forBob)).toMatchObject({ status: 403 });
  const csv = await server.api.request<string>("GET", `/api/boards/${room.boardId}/export.csv`, {
    token: room.facilitator,
  });
  expect(csv.body).toMatch(/enteredForSomeone/);
  expect(csv.body).toMatch(/said aloud.*,yes/);
  close();
});

it("[PE8] three people without a phone, five dots each, add fifteen", async () => {
  const { room, run, close } = await fillRoom();
  const notes = [await room.addNote(room.facilitator, "a"), await room.addNote(room.facilitator, "b")];
  const roundId = await room.openRound(notes, { dots: 5, maxPerItem: 3 });
  for (const alias of ["One", "Two", "Three"]) {
    const { participantId } = await run<{ participantId: string }>("people.addProxy", { alias });
    const input = { roundId, dots: { [notes[0] ?? ""]: 3, [notes[1] ?? ""]: 2 } };
    await run("people.actFor", { participantId, what: "voting.castBallot", input });
  }
  const { tally } = await run<{ tally: { dots: number }[] }>("voting.closeRound", { roundId });
  expect(tally.reduce((sum, { dots }) => sum + dots, 0)).toBe(15);
  expect((await server.api.state(room.workshopId, room.facilitator)).rounds[0]).toMatchObject({ voted: 3, onPaper: 3 });
  close();
});

it("[PE8] paper notes come in one a line, marked as entered for someone; a participant may not enter them", async () => {
  const { room, bob, run, close } = await fillRoom();
  const input = { boardId: room.boardId, lines: ["first", "second", "third"] };
  expect((await server.api.command(bob.token, "people.addPaperNotes", input)).status).toBe(403);
  const { noteIds } = await run<{ noteIds: string[] }>("people.addPaperNotes", input);
  expect(noteIds).toHaveLength(3);
  expect((await notesOn(room)).map(({ text, isByProxy }) => [text, isByProxy])).toEqual([
    ["first", true],
    ["second", true],
    ["third", true],
  ]);
  close();
});

it("[PE9] what somebody asks hosts for in private is in no other client's frames, in no export, and goes when they ask", async () => {
  const { room, ann, bob, host, phone, run, close } = await fillRoom();
  const screen = sit(room.screen);
  await screen.ready();
  // What came before has been sent once this has.
  await run("people.setDoor", { door: "locked" });
  for (const seat of [phone, screen]) await seat.waitFor((state) => state.workshop.door === "locked", "the door");
  const seen = { phone: phone.frames.length, screen: screen.frames.length };
  const asked = { choices: ["quietCorner"], text: "QUOKKA sits badly in noise" };
  const { requestId } = await server.api.run<{ requestId: string }>(ann.token, "people.askForNeed", asked);
  await host.waitFor((state) => state.people?.requests.some(({ id }) => id === requestId), "the request");
  await run("people.answerNeed", { requestId, isMet: true });
  expect((await server.api.state(room.workshopId, ann.token)).me.needs).toMatchObject([
    { id: requestId, state: "met" },
  ]);
  // What is sent after it shows that whatever would have come before is there.
  await run("people.setDoor", { door: "open" });
  for (const seat of [phone, screen]) await seat.waitFor((state) => state.workshop.door === "open", "the door");
  const later = [...phone.frames.slice(seen.phone), ...screen.frames.slice(seen.screen)];
  // Counts of who is here may still come late from joining; nothing else does.
  expect(later.filter((frame) => !/"door"|"participants"/.test(frame))).toEqual([]);
  expect([...phone.frames, ...screen.frames].join("\n")).not.toMatch(/QUOKKA|quietCorner|needs|requests/);
  for (const file of ["json", "zip"]) {
    const { body } = await server.api.request("GET", `/api/workshops/${room.workshopId}/export.${file}`, {
      token: room.facilitator,
    });
    expect(JSON.stringify(body)).not.toMatch(/QUOKKA|quietCorner/);
  }
  expect((await server.api.command(bob.token, "people.withdrawNeed", { requestId })).status).toBe(404);
  await server.api.run(ann.token, "people.withdrawNeed", { requestId });
  await host.waitFor((state) => state.people?.requests.length === 0, "nothing asked");
  screen.close();
  close();
});

it("[PE10] a person without a vote still adds notes; a ballot that was in is set aside, and put back with the vote", async () => {
  const { room, ann, phone, run, close } = await fillRoom();
  const other = await room.addNote(room.facilitator, "other");
  const roundId = await room.openRound([other]);
  await server.api.run(ann.token, "voting.castBallot", { roundId, dots: { [other]: 1 } });
  await run("people.setVote", { participantId: ann.participantId, canVote: false });
  await phone.waitFor((state) => state.rounds[0]?.voted === 0, "no vote");
  const refused = await server.api.command(ann.token, "voting.castBallot", { roundId, dots: { [other]: 2 } });
  expect(refused).toMatchObject({ status: 403, body: { error: { messageKey: "voting.cannotVote" } } });
  await room.addNote(ann.token, "still heard");
  await run("people.setVote", { participantId: ann.participantId, canVote: true });
  await phone.waitFor((state) => state.rounds[0]?.voted === 1, "the vote back");
  close();
});

it.each([
  ["people.setNames", { level: "all" }],
  ["people.setDoor", { door: "locked" }],
  ["people.addProxy", { alias: "Nobody" }],
])("[PE2] only a host may use %s", async (type, input) => {
  const { room, bob, close } = await fillRoom();
  for (const token of [bob.token, room.screen]) {
    expect((await server.api.command(token, type, input)).status).toBe(403);
  }
  close();
});
