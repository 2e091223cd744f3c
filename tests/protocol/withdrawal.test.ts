import { randomUUID } from "node:crypto";
import { copyFileSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { sha256 } from "@longtable/server/src/features/voting/voteLog.store.ts";
import { openBoard } from "@longtable/shared/board/board.doc";
import { CLOSE } from "@longtable/shared/kernel/closeCodes";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { recount, type VoteRecord } from "@longtable/shared/voting/recount.rules";
import { type MyContributions, TAKEN_BACK } from "@longtable/shared/withdrawal/withdrawal.schema";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { withDatabase } from "../faults/database.ts";
import { createBoardPeer, createRawPeer, updateFrame } from "../support/boardPeer.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { makeDataDir, type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

let server: RunningServer;
let later: (() => void) | null = null;
let room: OpenWorkshop;
let canary: string;
beforeAll(async () => {
  server = await startServer({
    keepingPace(action) {
      later = action;
      return () => undefined;
    },
  });
});
afterAll(() => server.close());
beforeEach(async () => {
  canary = `QUOKKA${randomUUID().slice(0, 8)}`;
  room = await openWorkshop(server);
});

const board = () => ({ wsUrl: server.wsUrl, boardId: room.boardId });
const mine = async (token: string) =>
  (await server.api.request<MyContributions>("GET", `/api/workshops/${room.workshopId}/mine`, { token })).body;

/** Every file of the data directory that holds the canary, as bytes. */
const onDisk = () =>
  readdirSync(server.dataDir).filter((name) => readFileSync(path.join(server.dataDir, name)).includes(canary));

/** The few minutes after which the file is written anew. */
async function minutesLater(): Promise<void> {
  later?.();
  await until(() => onDisk().length === 0, { what: "the file without it" });
}

async function exportsOf(): Promise<string> {
  const get = (where: string) => server.api.request("GET", where, { token: room.facilitator });
  const files = [
    await get(`/api/boards/${room.boardId}/export.csv`),
    await get(`/api/workshops/${room.workshopId}/export.json`),
    await get(`/api/workshops/${room.workshopId}/export.md`),
  ];
  expect(files.map(({ status }) => status)).toEqual([200, 200, 200]);
  return JSON.stringify(files.map(({ body }) => body));
}

it("[WD1] one's own note goes off every screen, out of what others hold, and out of every file; others' work stays", async () => {
  const [ana, ben] = [await room.join("Ana"), await room.join("Ben")];
  const noteId = await room.addNote(ana, `${canary} told in trust`);
  await room.addNote(ben, "Ben's own");
  const host = createBoardPeer({ ...board(), token: room.facilitator, by: "subprotocol" });
  await host.synced();
  await host.waitFor((content) => content.note(noteId));
  host.board.changeNote(noteId as NoteId, { text: `${canary} told in trust, put right by a host` }, null);
  host.board.addNote({ id: "host1" as NoteId, text: "the host's own" }, null);
  const roundId = await room.openRound([noteId]);
  await server.api.run(ben, "voting.castBallot", { roundId, dots: { [noteId]: 2 } });
  await server.api.run(room.facilitator, "voting.closeRound", { roundId });
  await server.api.run(room.facilitator, "followThrough.setShortlisted", { noteId, isOn: true });
  expect((await mine(ana)).items.map(({ kind, id }) => [kind, id])).toEqual([["note", noteId]]);
  expect(onDisk()).not.toEqual([]);
  const screen = takeSeat({ url: server.url, token: room.screen });
  await screen.ready();

  const started = performance.now();
  await server.api.run(ana, "withdrawal.withdraw", { items: [{ kind: "note", id: noteId }] });
  await host.waitFor((content) => content.note(noteId) === null);
  await screen.waitFor(({ rounds }) => rounds[0]?.candidates[0]?.text === TAKEN_BACK);
  expect(performance.now() - started).toBeLessThan(5_000);

  await minutesLater();
  expect(
    host.board
      .listNotes()
      .map(({ text }) => text)
      .toSorted(),
  ).toEqual(["Ben's own", "the host's own"]);
  expect(Buffer.from(Y.encodeStateAsUpdate(host.doc)).includes(canary)).toBe(false);
  expect(await exportsOf()).not.toContain(canary);
  expect(JSON.stringify(await server.api.state(room.workshopId, room.facilitator))).not.toContain(canary);
  const votes = await server.api.request<VoteRecord>("GET", `/api/workshops/${room.workshopId}/votes`, { token: ben });
  expect(JSON.stringify(votes.body)).not.toContain(canary);
  expect(votes.body.rounds[0]?.tally).toEqual([{ noteId, dots: 2, voters: 1 }]);
  expect(recount(votes.body, sha256).filter(({ outcome }) => outcome === "differs")).toEqual([]);
  expect((await mine(ana)).items).toEqual([]);
  host.close();
  screen.close();
});

it("[WD2] only one's own: somebody else's is as little there as what never was; a host may when asked", async () => {
  const [ana, ben] = [await room.join("Ana"), await room.join("Ben")];
  const noteId = await room.addNote(ana, canary);
  const take = (token: string, id = noteId) =>
    server.api.command(token, "withdrawal.withdraw", { items: [{ kind: "note", id }] });
  expect([(await take(ben)).status, (await take(ben, "nowhere")).status]).toEqual([404, 404]);
  expect((await take(room.screen)).status).toBe(403);
  const elsewhere = await openWorkshop(server);
  expect((await take(elsewhere.facilitator)).status).toBe(404);
  expect((await take(room.facilitator)).status).toBe(200);
  await minutesLater();
});

it("[WD3] everything of one person goes at once: notes, drafts, answers, wishes, and with leaving the person too", async () => {
  const { token: ana, participantId } = await server.api.join(room.joinCode, { alias: `${canary} Ana` });
  await room.addNote(ana, `${canary} one`);
  const gone = await room.addNote(ana, `${canary} removed by hand`);
  await server.api.run(ana, "board.removeNote", { noteId: gone });
  await server.api.run(ana, "people.askForNeed", { choices: ["quietCorner"], text: `${canary} wish` });
  const { proposalId } = await server.api.run<{ proposalId: string }>(room.facilitator, "agreement.propose", {
    text: "We try it",
  });
  const answer = { proposalId, version: 1, position: "block", reason: `${canary} reason` };
  await server.api.run(ana, "agreement.answer", answer);
  await server.api.run(room.facilitator, "held.setModeration", { isOn: true });
  await room.addNote(ana, `${canary} waiting`).catch(() => undefined);
  const before = (await mine(ana)).items.map(({ kind }) => kind).toSorted();
  expect(before).toEqual(["answer", "need", "note", "note"]);
  const seat = takeSeat({ url: server.url, token: ana });
  await seat.ready();

  await server.api.run(room.facilitator, "withdrawal.withdrawAll", { participantId, leave: true });
  await until(() => seat.refusal() === "unauthorised" || !seat.socket.connected);
  await minutesLater();
  const state = await server.api.state(room.workshopId, room.facilitator);
  expect(JSON.stringify(state)).not.toContain(canary);
  expect([state.participants.count, state.people?.list.length]).toEqual([0, 0]);
  expect(state.agreements?.[0]?.answered).toBe(0);
  expect((await server.api.command(ana, "board.addNote", { boardId: room.boardId, text: "late" })).status).toBe(401);
  let said: unknown = null;
  const late = takeSeat({ url: server.url, token: ana });
  late.socket.on("connect_error", (error) => {
    said = error;
  });
  await until(() => said, { what: "word that all is erased" });
  expect(said).toMatchObject({ data: { code: "unauthorised", farewell: { erased: "all" } } });
  late.close();
  seat.close();
});

it("[WD4] who takes back everything and stays can go on; nothing a host undoes brings the old back", async () => {
  const { token: ana, participantId } = await server.api.join(room.joinCode, { alias: "Ana" });
  await room.addNote(ana, `${canary} one`);
  const { takeBackId } = await server.api.run<{ takeBackId: string }>(room.facilitator, "people.takeBack", {
    participantId,
    minutes: 5,
  });
  expect((await server.api.state(room.workshopId, ana)).me.erased).toBeUndefined();
  await server.api.run(ana, "withdrawal.withdrawAll");
  expect((await server.api.state(room.workshopId, ana)).me.erased).toBe(1);
  await server.api.command(room.facilitator, "people.undoTakeBack", { takeBackId });
  await room.addNote(ana, "a new one");
  expect((await mine(ana)).items.map(({ text }) => text)).toEqual(["a new one"]);
  await minutesLater();
});

it("[WD14] who leaves with all taken back leaves no open canvas behind: what was written on it offline before does not arrive", async () => {
  const access = { participant: "edit", tableHost: "edit", observer: "read" };
  await server.api.run(room.facilitator, "agenda.editActivity", { activityId: room.activityId, access });
  const ana = await room.join("Ana");
  const noteId = (await room.addNote(ana, `${canary} one`)) as NoteId;
  const page = createBoardPeer({ ...board(), token: ana, by: "subprotocol" });
  await page.synced();
  await page.waitFor((content) => content.note(noteId));
  page.provider.disconnect();
  page.board.changeNote(noteId, { text: `${canary} one, written on offline` }, null);
  page.board.addNote({ id: "offline1" as NoteId, text: `${canary} offline` }, null);
  await server.api.run(ana, "withdrawal.withdrawAll", { leave: true });
  page.provider.connect();
  expect(await page.closed()).toBe(CLOSE.unauthorised);
  expect(await exportsOf()).not.toContain(canary);
  page.close();
  await minutesLater();
});

it("[ER4] who joins anew with an old document brings nothing back: not with all of it, not written on, under the old hand, or built anew", async () => {
  const access = { participant: "edit", tableHost: "edit", observer: "read" };
  await server.api.run(room.facilitator, "agenda.editActivity", { activityId: room.activityId, access });
  const ana = await room.join("Ana");
  const byPhone = (await room.addNote(ana, `${canary} phoned`)) as NoteId;
  const byHand = "byhand1" as NoteId;
  const page = createBoardPeer({ ...board(), token: ana, by: "subprotocol" });
  await page.synced();
  await page.waitFor((content) => content.note(byPhone));
  page.board.addNote({ id: byHand, text: `${canary} by hand` }, null);
  const boardFile = async () => {
    const where = `/api/boards/${room.boardId}/export.json`;
    return JSON.stringify((await server.api.request("GET", where, { token: room.facilitator })).body);
  };
  await until(async () => (await boardFile()).includes(`${canary} by hand`), { what: "the note on the server" });
  const old = Y.encodeStateAsUpdate(page.doc);
  page.close();
  await server.api.run(ana, "withdrawal.withdrawAll", { leave: true });
  await minutesLater();

  /** The old document in another program, which goes on writing as this client. */
  const goneOn = (as?: number) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, old);
    if (as !== undefined) doc.clientID = as;
    const stale = openBoard(doc);
    for (const id of [byPhone, byHand]) stale.changeNote(id, { text: `${canary} again, and more` }, null);
    return { doc, stale };
  };
  const anew = new Y.Doc();
  for (const id of [byPhone, byHand]) openBoard(anew).addNote({ id, text: `${canary} anew` }, null);
  const hands = new Set(Y.decodeUpdate(old).structs.map(({ id }) => id.client));
  const documents = [old, Y.encodeStateAsUpdate(goneOn().doc), Y.encodeStateAsUpdate(anew)];
  for (const client of hands) documents.push(Y.encodeStateAsUpdate(goneOn(client).doc));
  expect(hands.size).toBeGreaterThan(1);
  for (const [at, document] of documents.entries()) {
    const token = await room.join(`Anew ${at}`);
    const raw = await createRawPeer({ ...board(), token, by: "subprotocol" });
    raw.send(updateFrame(document));
    const own = createBoardPeer({ ...board(), token, by: "subprotocol" });
    await own.synced();
    own.board.addNote({ id: `own${at}` as NoteId, text: `Own words ${at}` }, null);
    await until(async () => (await boardFile()).includes(`Own words ${at}`), {
      what: `what is new beside document ${at}`,
    });
    expect(JSON.stringify(own.board.content())).not.toContain(canary);
    own.close();
    raw.close();
  }
  expect(await exportsOf()).not.toContain(canary);
  expect(onDisk()).toEqual([]);
});

/** What a device that comes with this token is told of its seat; undefined for no more than that the token is dead. */
async function farewellTo(token: string): Promise<unknown> {
  const late = takeSeat({ url: server.url, token });
  let said: { code?: string; farewell?: unknown } | undefined;
  late.socket.on("connect_error", (error: Error & { data?: typeof said }) => {
    said = error.data;
  });
  await until(() => said, { what: "word to a device without a seat" });
  late.close();
  expect(said?.code).toBe("unauthorised");
  return said?.farewell;
}

const wordsGone = { contact: "", notesStay: false, erased: "words" };

it("[WD14] a device whose seat went to another one after all was taken back learns how often, so that it keeps what it wrote since", async () => {
  const first = await server.api.join(room.joinCode, { alias: "Ana" });
  await room.addNote(first.token, `${canary} one`);
  await server.api.run(first.token, "withdrawal.withdrawAll");
  const { me } = await server.api.state(room.workshopId, first.token);
  await server.api.join(room.joinCode, { alias: "Ana", rejoinWord: first.rejoinWord });
  expect(await farewellTo(first.token)).toEqual({ ...wordsGone, times: me.erased, seatId: me.seatId });
});

it.each([
  { order: "moved twice, then all taken back", steps: ["move", "move", "all"], last: { erased: "words", times: 1 } },
  { order: "moved, then all taken back with leave", steps: ["move", "leave"], last: { erased: "all", times: 1 } },
  {
    order: "all taken back, moved, all taken back again",
    steps: ["all", "move", "all"],
    last: { erased: "words", times: 2 },
  },
  {
    order: "all taken back, moved twice, removed by a host",
    steps: ["all", "move", "move", "remove"],
    last: { erased: "words", times: 1 },
  },
])("[WD14] every device a seat ever had is told, and nobody else's: $order", async ({ steps, last }) => {
  const [ana, ben] = [
    await server.api.join(room.joinCode, { alias: "Ana" }),
    await server.api.join(room.joinCode, { alias: "Ben" }),
  ];
  await room.addNote(ana.token, `${canary} one`);
  const { seatId } = (await server.api.state(room.workshopId, ana.token)).me;
  const move = ({ alias, rejoinWord }: typeof ana) => server.api.join(room.joinCode, { alias, rejoinWord });
  const moved = await move(ben);
  const { participantId } = ana;
  const tokens = [ana.token];
  const before: string[] = [];
  for (const step of steps) {
    const token = tokens.at(-1) ?? "";
    if (step === "move") {
      tokens.push((await move(ana)).token);
      before.push(token);
    } else if (step === "remove")
      await server.api.run(room.facilitator, "people.remove", { participantIds: [participantId], withNotes: true });
    else await server.api.run(token, "withdrawal.withdrawAll", { leave: step === "leave" });
  }
  const told = { contact: "", notesStay: false, ...last, seatId };
  for (const token of before) {
    expect(await farewellTo(token)).toEqual(told);
    expect((await server.api.command(token, "board.addNote", { boardId: room.boardId, text: "late" })).status).toBe(
      401,
    );
  }
  expect(await farewellTo(ben.token)).toBeUndefined();
  expect((await server.api.state(room.workshopId, moved.token)).me.erased).toBeUndefined();
  await minutesLater();
});

it("[WD5] the note of somebody who was removed with it can be erased, and bringing them back brings none of it", async () => {
  const { token: ana, participantId } = await server.api.join(room.joinCode, { alias: "Ana" });
  await room.addNote(ana, `${canary} one`);
  const { removalId } = await server.api.run<{ removalId: string }>(room.facilitator, "people.remove", {
    participantIds: [participantId],
    withNotes: true,
  });
  await server.api.run(room.facilitator, "withdrawal.withdrawAll", { participantId });
  await server.api.run(room.facilitator, "people.bringBack", { removalId });
  expect(JSON.stringify(await exportsOf())).not.toContain(canary);
  await minutesLater();
});

it("[ER4] a facilitator's page that comes back with the old copy, and wrote offline, brings nothing back and loses nothing of its own", async () => {
  const ana = await room.join("Ana");
  const noteId = await room.addNote(ana, `${canary} told`);
  const stale = createBoardPeer({ ...board(), token: room.facilitator, by: "subprotocol" });
  await stale.synced();
  stale.provider.disconnect();
  stale.board.changeNote(noteId as NoteId, { text: `${canary} told, and more` }, null);
  stale.board.addNote({ id: "offline1" as NoteId, text: "written offline" }, null);
  // As an undo does it, or a page that was rebuilt from what it had saved: the same id, without the trace of its end.
  const rebuilt = new Y.Doc();
  openBoard(rebuilt).addNote({ id: noteId as NoteId, text: `${canary} rebuilt` }, null);

  await server.api.run(ana, "withdrawal.withdraw", { items: [{ kind: "note", id: noteId }] });
  await minutesLater();
  Y.applyUpdate(stale.doc, Y.encodeStateAsUpdate(rebuilt));
  stale.provider.connect();
  const onBoard = async () => {
    const where = `/api/boards/${room.boardId}/export.json`;
    return JSON.stringify((await server.api.request("GET", where, { token: room.facilitator })).body);
  };
  // Its own copy had the offline note all along: only the server can say that it has come, and what came with it.
  await until(async () => (await onBoard()).includes("written offline"), { what: "the offline note on the server" });
  await stale.waitFor((content) => content.note(noteId) === null && content.note("offline1"));
  expect(await onBoard()).not.toContain(canary);
  expect(onDisk()).toEqual([]);
  expect(stale.refused).toEqual([]);
  stale.close();
});

it("[ER4] a phone that sends again what it had no answer to, after it was taken back, adds nothing", async () => {
  const ana = await room.join("Ana");
  const add = () => server.api.run(ana, "board.addNote", { boardId: room.boardId, text: `${canary} told` }, "lost-ack");
  await add();
  await server.api.run(ana, "withdrawal.withdrawAll");
  await add();
  expect((await mine(ana)).items).toEqual([]);
  await minutesLater();
});

it("[WD7] a story is on one's list and goes like a note, from wherever it is taken back; hosts may when asked", async () => {
  const ana = await room.join("Ana");
  const tell = async (text: string) =>
    (await server.api.run<{ storyId: string }>(ana, "story.tell", { text, scope: "room", isTicked: true })).storyId;
  const [one, other, third] = [await tell(`${canary} one`), await tell(`${canary} two`), await tell(`${canary} three`)];
  expect((await mine(ana)).items.map(({ kind, id }) => `${kind} ${id}`).toSorted()).toEqual(
    [one, other, third].map((id) => `story ${id}`).toSorted(),
  );
  await server.api.run(ana, "withdrawal.withdraw", { items: [{ kind: "story", id: one }] });
  await server.api.run(room.facilitator, "withdrawal.withdraw", { items: [{ kind: "story", id: other }] });
  await server.api.run(ana, "story.withdraw", { storyId: third });
  expect((await mine(ana)).items).toEqual([]);
  expect(await exportsOf()).not.toContain(canary);
  await minutesLater();
  expect(readFileSync(path.join(server.dataDir, "erased.list"), "utf8")).toContain(`story:${third}:`);
});

it("[WD1] what stood behind a note stands behind it no more, in files and on open screens", async () => {
  const ana = await room.join("Ana");
  const noteId = await room.addNote(ana, canary);
  const run = <Result = unknown>(type: string, input: Record<string, unknown>) =>
    server.api.run<Result>(room.facilitator, type, input);
  const given = { kind: "visitNote", text: "Seen", collector: "Visit", collectedOn: "2030-02-05", scope: "room" };
  const { storyId } = await run<{ storyId: string }>("story.add", { ...given, isTicked: true });
  await run("story.link", { storyId, boardId: room.boardId, noteId });
  expect(await exportsOf()).toContain(noteId);
  const host = takeSeat({ url: server.url, token: room.facilitator });
  await host.ready();
  expect(host.state()?.evidence?.notes).toEqual([noteId]);
  const print = host.state()?.stories?.print;
  await server.api.run(ana, "withdrawal.withdrawAll");
  await host.waitFor(({ evidence, stories }) => evidence?.notes.length === 0 && stories?.print !== print);
  expect(await exportsOf()).not.toContain(noteId);
  await minutesLater();
  host.close();
});

it("[WD2] what was sent without a name is on nobody's list; a host who is asked to can erase it", async () => {
  const ana = await room.join("Ana");
  await server.api.run(ana, "followThrough.sendIdea", { text: `${canary} idea` });
  await server.api.run(ana, "workshop.suggest", { about: "question", text: `${canary} suggestion` });
  expect((await mine(ana)).items).toEqual([]);
  const { followThrough, agenda } = await server.api.state(room.workshopId, room.facilitator);
  const items = [
    { kind: "idea", id: followThrough?.hosts?.ideaBox[0]?.id },
    { kind: "suggestion", id: agenda?.suggestions[0]?.id },
  ];
  expect((await server.api.command(ana, "withdrawal.withdraw", { items })).status).toBe(404);
  expect(await server.api.run(room.facilitator, "withdrawal.withdraw", { items })).toEqual({ erased: 2 });
  await minutesLater();
});

it("[ER5] an older copy of the file that is put back is told what to erase before anybody is let in", async () => {
  const ana = await room.join("Ana");
  const noteId = await room.addNote(ana, `${canary} told`);
  await room.addNote(ana, "stays");
  const older = makeDataDir();
  withDatabase(server.dataDir, (db) => db.exec(`VACUUM INTO '${path.join(older, "longtable.db")}'`));
  await server.api.run(ana, "withdrawal.withdraw", { items: [{ kind: "note", id: noteId }] });
  await minutesLater();
  for (const name of ["erased.list", "secrets.json"])
    copyFileSync(path.join(server.dataDir, name), path.join(older, name));
  expect(readFileSync(path.join(older, "longtable.db")).includes(canary)).toBe(true);
  await using restored = await startServer({ dataDir: older });
  const where = `/api/workshops/${room.workshopId}/mine`;
  const { items } = (await restored.api.request<MyContributions>("GET", where, { token: ana })).body;
  expect(items.map(({ text }) => text)).toEqual(["stays"]);
  const holding = readdirSync(older).filter((name) => readFileSync(path.join(older, name)).includes(canary));
  expect(holding).toEqual([]);
});

it("[WD6] what one gave can be taken home as JSON and as a page, with hostile words as plain words", async () => {
  const ana = await room.join("<b>Ana</b>");
  await room.addNote(ana, "<script>alert(1)</script> & more");
  const get = (form: string, token = ana) =>
    server.api.request<string | MyContributions>("GET", `/api/workshops/${room.workshopId}/mine.${form}`, { token });
  const [json, html] = [await get("json"), await get("html")];
  expect((json.body as MyContributions).items[0]).toMatchObject({
    text: "<script>alert(1)</script> & more",
    seen: "shown",
  });
  expect(html.body).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; more");
  expect(html.body).not.toContain("<script");
  expect((await get("json", room.screen)).status).toBe(403);
});
