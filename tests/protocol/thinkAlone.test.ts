import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { HELD_LIMITS } from "@longtable/shared/held/held.types";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createBoardPeer, readBoard } from "../support/boardPeer.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";
import { type Watcher, watchEverything } from "../support/watching.ts";

let server: RunningServer;
let aheadMs = 0;
const clock = { now: () => Date.now() + aheadMs };
beforeAll(async () => {
  server = await startServer({ clock });
});
afterAll(() => server.close());

const run = <Result = Record<string, unknown>>(token: string, type: string, input: Record<string, unknown>) =>
  server.api.run<Result>(token, type, input);
const refusal = async (token: string, type: string, input: Record<string, unknown>) => {
  const { status, body } = await server.api.command(token, type, input);
  return [status, body.ok ? null : body.error.messageKey];
};
const alone = ({ facilitator, activityId }: OpenWorkshop) =>
  run(facilitator, "workshop.setWriting", { activityId, writing: "alone" });
const reveal = ({ facilitator, activityId }: OpenWorkshop) =>
  run(facilitator, "workshop.revealActivity", { activityId });
const undo = ({ facilitator, activityId }: OpenWorkshop) => run(facilitator, "held.undoReveal", { activityId });
const stateOf = ({ workshopId }: OpenWorkshop, token: string) => server.api.state(workshopId, token);
const draftsOf = async (room: OpenWorkshop, token: string) => (await stateOf(room, token)).held?.notes ?? [];
const notesOn = async ({ boardId, facilitator }: OpenWorkshop) =>
  (await readBoard({ wsUrl: server.wsUrl, boardId, token: facilitator })).content.notes;
const textsOn = async (room: OpenWorkshop) => (await notesOn(room)).map(({ text }) => text).toSorted();

async function secondHost({ workshopId, facilitator }: OpenWorkshop): Promise<string> {
  const made = await server.api.request<{ token: string }>("POST", `/api/workshops/${workshopId}/seats`, {
    token: facilitator,
    body: { role: "facilitator" },
  });
  return made.body.token;
}

/** What anybody who may ask is answered over HTTP, without what only says when it was asked. */
async function everyAnswer(room: OpenWorkshop, tokens: readonly string[]): Promise<string> {
  const paths = [
    `/api/workshops/${room.workshopId}`,
    "/api/workshops",
    `/api/workshops/${room.workshopId}/export.json`,
    `/api/workshops/${room.workshopId}/votes`,
    `/api/workshops/${room.workshopId}/people`,
    `/api/boards/${room.boardId}/snapshot`,
    ...["json", "csv", "md", "svg"].map((kind) => `/api/boards/${room.boardId}/export.${kind}`),
  ];
  const answers: string[] = [];
  for (const token of tokens) {
    for (const path of paths) {
      const { status, body } = await server.api.request("GET", path, { token });
      const text = typeof body === "string" ? body : JSON.stringify(body);
      answers.push(`${path} ${status} ${text.replaceAll(/"(exportedAt|readAt|now|madeAt)":("[^"]*"|\d+)/g, "")}`);
    }
  }
  return answers.join("\n").replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?Z?/g, "");
}

it("[TH1] while five people write privately, nobody else is sent a byte, a count, an author or a sign of it", async () => {
  const room = await openWorkshop(server);
  await run(room.facilitator, "board.addNote", { boardId: room.boardId, text: "there before" });
  await alone(room);
  const host = await secondHost(room);
  const looking = [await room.join("Zoe"), host, room.facilitator, room.screen];
  const writers = await Promise.all(["Ann", "Bob", "Cem", "Dee", "Eve"].map((alias) => room.join(alias)));
  const seats = writers.map((token) => takeSeat({ url: server.url, token }));
  for (const seat of seats) await seat.ready();
  const watchers: Watcher[] = [];
  for (const token of looking) watchers.push(await watchEverything({ server, token, boardId: room.boardId }));
  for (const watcher of watchers) await watcher.quiet();
  const [before, versions] = [
    await everyAnswer(room, [...looking, server.api.organiserKey]),
    watchers.map(({ seat }) => seat.state()?.version),
  ];
  for (const watcher of watchers) watcher.take();

  for (const [n, seat] of seats.entries()) {
    const ids: NoteId[] = [];
    for (let turn = 0; turn <= n; turn += 1) {
      const reply = await seat.send<{ noteId: NoteId }>("board.addNote", {
        boardId: room.boardId,
        text: `CANARY ${n} ${"long words ".repeat(turn)}`,
      });
      if (reply.ok) ids.push(reply.result.noteId);
    }
    await seat.waitFor((state) => state.held?.notes.length === n + 1, "one's own notes");
    await seat.send("board.editNote", { noteId: ids[0], text: `CANARY ${n} better` });
    await seat.send("board.moveNote", { noteId: ids[0], afterNoteId: null });
    await seat.send("held.keep", { noteId: ids[0], isKept: true });
    if (ids[1]) await seat.send("board.removeNote", { noteId: ids[1] });
  }
  for (const watcher of watchers) await watcher.quiet();

  expect(watchers.map((watcher) => watcher.take())).toEqual(watchers.map(() => []));
  const after = await everyAnswer(room, [...looking, server.api.organiserKey]);
  expect(after).not.toContain("CANARY");
  expect(after).toBe(before);
  // What comes next has the number that would have come next.
  await run(room.facilitator, "workshop.setScreen", { screen: "code" });
  for (const [n, { seat }] of watchers.entries()) {
    await seat.waitFor((state) => state.workshop.screen === "code", "the next news");
    expect(seat.state()?.version).toBe((versions[n] ?? 0) + 1);
  }
  for (const one of [...watchers, ...seats]) one.close();
});

it("[TH2] one's own private notes can be changed, moved and removed, and are nobody else's to touch", async () => {
  const room = await openWorkshop(server);
  await alone(room);
  const [ann, bob] = [await room.join("Ann"), await room.join("Bob")];
  const { content } = await readBoard({ wsUrl: server.wsUrl, boardId: room.boardId, token: ann });
  const [first, second] = content.columns;
  const one = await room.addNote(ann, "one");
  const two = await room.addNote(ann, "two");
  const byHost = await room.addNote(room.facilitator, "a host's");
  await run(ann, "board.editNote", { noteId: one, text: "one, better", kind: "question" });
  await run(ann, "board.moveNote", { noteId: one, columnId: second?.id });
  await run(ann, "board.moveNote", { noteId: two, afterNoteId: null });
  const shown = (await draftsOf(room, ann)).map(({ id, text, kind, place, stage }) => [id, text, kind, place, stage]);
  expect(shown.toSorted()).toEqual(
    [
      [one, "one, better", "question", { columnId: second?.id }, "private"],
      [two, "two", "idea", { columnId: first?.id }, "private"],
    ].toSorted(),
  );
  expect((await draftsOf(room, room.facilitator)).map(({ id }) => id)).toEqual([byHost]);
  for (const token of [bob, room.facilitator, await secondHost(room)]) {
    for (const type of ["board.editNote", "board.moveNote", "board.removeNote", "held.keep", "held.share"]) {
      const input = { noteId: one, ...(type === "held.keep" && { isKept: true }) };
      expect(await refusal(token, type, input)).toEqual([404, "board.noteNotFound"]);
    }
  }
  for (const type of ["held.release", "held.sendBack", "held.takeOff"]) {
    const input =
      type === "held.release" ? { noteIds: [one] } : { noteId: one, ...(type === "held.sendBack" && { reason: "" }) };
    const { status, body } = await server.api.command<{ released: number }>(room.facilitator, type, input);
    // Passed over as one that waits no more: the same as for an id that never was.
    expect(type === "held.release" ? body.ok && body.result.released : status).toBe(type === "held.release" ? 0 : 404);
  }
  await run(ann, "board.removeNote", { noteId: two });
  expect((await draftsOf(room, ann)).map(({ id }) => id)).toEqual([one]);
  expect(await notesOn(room)).toEqual([]);
});

it("[TH3] what stands on the board stays as it is while people write alone, for hosts too", async () => {
  const room = await openWorkshop(server);
  const ann = await room.join("Ann");
  const own = await room.addNote(ann, "before");
  await alone(room);
  for (const [type, input] of [
    ["board.editNote", { noteId: own, text: "during" }],
    ["board.moveNote", { noteId: own, afterNoteId: null }],
    ["board.removeNote", { noteId: own }],
  ] as const) {
    expect(await refusal(ann, type, input)).toEqual([409, "board.resting"]);
    expect((await refusal(room.facilitator, type, input))[0]).toBe(403);
  }
  const peer = createBoardPeer({
    wsUrl: server.wsUrl,
    boardId: room.boardId,
    token: room.facilitator,
    by: "subprotocol",
  });
  await peer.synced();
  peer.board.addNote({ id: "byHand" as NoteId, text: "by hand" }, null);
  await until(() => peer.refused.length > 0 || peer.closeCode() !== null);
  expect(await textsOn(room)).toEqual(["before"]);
  peer.close();
});

it("[TH4] a reveal puts all in at once, under the ids they had, owners keep them, and nothing says whose is whose", async () => {
  const room = await openWorkshop(server);
  await alone(room);
  const people = await Promise.all(["Ann", "Bob", "Cem"].map((alias) => room.join(alias)));
  const written = new Map<string, string[]>();
  for (const token of people) {
    const ids = [];
    for (let n = 0; n < 8; n += 1) ids.push(await room.addNote(token, `note ${n}`));
    written.set(token, ids);
  }
  const kept = written.get(people[0] ?? "")?.[7] ?? "";
  await run(people[0] ?? "", "held.keep", { noteId: kept, isKept: true });
  const host = takeSeat({ url: server.url, token: room.facilitator });
  await host.ready();
  const peer = createBoardPeer({ wsUrl: server.wsUrl, boardId: room.boardId, token: room.screen });
  await peer.synced();
  let updates = 0;
  peer.doc.on("update", () => {
    updates += 1;
  });
  await reveal(room);
  await peer.waitFor((board) => board.noteCount() === 23, "all notes");
  expect(updates).toBe(1);
  const state = await host.waitFor((next) => (next.activities[0]?.state === "revealed" ? next : null), "the reveal");
  expect(state.activities[0]?.writing).toBeUndefined();
  const order = peer.board.listNotes().map(({ id }) => id as string);
  const asWritten = [...written.values()].flat().filter((id) => id !== kept);
  expect(order.toSorted()).toEqual(asWritten.toSorted());
  expect(order).not.toEqual(asWritten);
  for (const [token, ids] of written) {
    const mine = await stateOf(room, token);
    expect([...mine.me.noteIds].toSorted()).toEqual(ids.filter((id) => id !== kept).toSorted());
    expect(mine.held?.notes.map(({ id }) => id)).toEqual(ids.includes(kept) ? [kept] : []);
  }
  await run(people[1] ?? "", "board.editNote", { noteId: written.get(people[1] ?? "")?.[0], text: "still mine" });
  expect(await textsOn(room)).toContain("still mine");
  expect((await refusal(people[2] ?? "", "board.editNote", { noteId: order[0], text: "x" }))[0]).toBeGreaterThan(199);
  peer.close();
  host.close();
});

it("[TH5] a reveal can be taken back with one press: the board loses the notes, their owners have them as they are by now", async () => {
  const room = await openWorkshop(server);
  await alone(room);
  const [ann, bob] = [await room.join("Ann"), await room.join("Bob")];
  const [one, two] = [await room.addNote(ann, "one"), await room.addNote(bob, "two")];
  await reveal(room);
  await run(ann, "board.editNote", { noteId: one, text: "one, after" });
  await run(room.facilitator, "board.editNote", { noteId: two, text: "two, tidied" });
  const late = await room.addNote(bob, "written after");
  const reveals = (await stateOf(room, room.facilitator)).held?.reveals;
  expect(reveals?.map(({ activityId }) => activityId)).toEqual([room.activityId]);
  expect((await stateOf(room, ann)).held).not.toHaveProperty("reveals");

  await undo(room);
  expect((await notesOn(room)).map(({ id }) => id)).toEqual([late]);
  expect((await draftsOf(room, ann)).map(({ id, text }) => [id, text])).toEqual([[one, "one, after"]]);
  expect((await draftsOf(room, bob)).map(({ id, text }) => [id, text])).toEqual([[two, "two, tidied"]]);
  const state = await stateOf(room, ann);
  expect([state.activities[0]?.state, state.activities[0]?.writing, state.me.noteIds]).toEqual(["open", "alone", []]);
  expect(await refusal(room.facilitator, "held.undoReveal", { activityId: room.activityId })).toEqual([
    409,
    "held.tooLate",
  ]);
  await run(ann, "board.editNote", { noteId: one, text: "one, again" });
  await reveal(room);
  expect(await textsOn(room)).toEqual(["one, again", "two, tidied", "written after"]);
});

it("[TH5] not once a vote has opened on the notes, and not after ten minutes", async () => {
  const room = await openWorkshop(server);
  const ann = await room.join("Ann");
  await alone(room);
  const one = await room.addNote(ann, "one");
  await reveal(room);
  const roundId = await room.openRound([one]);
  const input = { activityId: room.activityId };
  expect(await refusal(room.facilitator, "held.undoReveal", input)).toEqual([409, "held.votedSince"]);
  await run(room.facilitator, "voting.closeRound", { roundId });
  expect(await refusal(room.facilitator, "held.undoReveal", input)).toEqual([409, "held.votedSince"]);

  const other = await openWorkshop(server);
  await alone(other);
  await other.addNote(other.facilitator, "one");
  await reveal(other);
  aheadMs += HELD_LIMITS.undoMs + 1;
  expect(await refusal(other.facilitator, "held.undoReveal", { activityId: other.activityId })).toEqual([
    409,
    "held.tooLate",
  ]);
  expect((await stateOf(other, other.facilitator)).held?.reveals).toEqual([]);
});

it("[TH5] not while the shortlist names one of the notes, nor once a decision does", async () => {
  const room = await openWorkshop(server);
  const { facilitator, activityId } = room;
  await alone(room);
  const noteId = await room.addNote(await room.join("Ann"), "one");
  await reveal(room);
  const shortlist = (isOn: boolean) => run(facilitator, "followThrough.setShortlisted", { noteId, isOn });
  const named = [409, "held.namedSince"];
  await shortlist(true);
  expect(await refusal(facilitator, "held.undoReveal", { activityId })).toEqual(named);
  await shortlist(false);
  await undo(room);
  await reveal(room);
  await run(facilitator, "decision.record", { question: "We will", noteIds: [noteId] });
  expect(await refusal(facilitator, "held.undoReveal", { activityId })).toEqual(named);
  expect(await textsOn(room)).toEqual(["one"]);
});

it("[TH6] the same command with the same id is private before the reveal, the room's after, and never twice", async () => {
  const room = await openWorkshop(server);
  const ann = await room.join("Ann");
  await alone(room);
  const [id, edit, next] = [randomUUID(), randomUUID(), randomUUID()];
  const add = { boardId: room.boardId, text: "unsent" };
  const { noteId } = await server.api.run<{ noteId: string }>(ann, "board.addNote", add, id);
  expect(await notesOn(room)).toEqual([]);
  await reveal(room);
  expect(await server.api.run(ann, "board.addNote", add, id)).toEqual({ noteId });
  await server.api.run(ann, "board.editNote", { noteId, text: "changed offline" }, edit);
  await server.api.run(ann, "board.addNote", { ...add, text: "came late" }, next);
  await server.api.run(ann, "board.addNote", { ...add, text: "came late" }, next);
  expect(await textsOn(room)).toEqual(["came late", "changed offline"]);
  expect(await draftsOf(room, ann)).toEqual([]);
});

it("[TH7] what finds no room on a full board stays its owner's", async () => {
  const room = await openWorkshop(server);
  const ann = await room.join("Ann");
  const peer = createBoardPeer({
    wsUrl: server.wsUrl,
    boardId: room.boardId,
    token: room.facilitator,
    by: "subprotocol",
  });
  await peer.synced();
  const many = Array.from({ length: LIMITS.notesPerBoard - 2 }, (_, n) => ({ id: `n${n}` as NoteId, text: `${n}` }));
  for (let from = 0; from < many.length; from += 500) peer.board.addNotes(many.slice(from, from + 500), null);
  await until(async () => (await notesOn(room)).length === many.length);
  peer.close();
  await alone(room);
  for (let n = 0; n < 5; n += 1) await room.addNote(ann, `mine ${n}`);
  await reveal(room);
  expect((await notesOn(room)).length).toBe(LIMITS.notesPerBoard);
  const left = await draftsOf(room, ann);
  expect(left.map(({ stage }) => stage)).toEqual(["private", "private", "private"]);
  expect(await refusal(ann, "held.share", { noteId: left[0]?.id })).toEqual([409, "board.boardFull"]);
  await undo(room);
  expect((await draftsOf(room, ann)).length).toBe(5);
});

it("[TH8] one who kept a note to themselves shares it when they like, and not while all write alone", async () => {
  const room = await openWorkshop(server);
  const ann = await room.join("Ann");
  await alone(room);
  const noteId = await room.addNote(ann, "for later");
  expect(await refusal(ann, "held.share", { noteId })).toEqual([409, "held.stillAlone"]);
  await run(ann, "held.keep", { noteId, isKept: true });
  await reveal(room);
  expect(await notesOn(room)).toEqual([]);
  await run(ann, "held.share", { noteId });
  expect(await textsOn(room)).toEqual(["for later"]);
  expect((await stateOf(room, ann)).me.noteIds).toEqual([noteId]);
});

it("[TH9] one person holds so many notes and no more, and is told of their own alone", async () => {
  const room = await openWorkshop(server);
  await alone(room);
  const [ann, bob] = [await room.join("Ann"), await room.join("Bob")];
  const seat = takeSeat({ url: server.url, token: ann });
  await seat.ready();
  for (let n = 0; n < HELD_LIMITS.perSeat; n += 1) {
    aheadMs += 1_000;
    await seat.send("board.addNote", { boardId: room.boardId, text: `note ${n}` });
  }
  expect(await refusal(ann, "board.addNote", { boardId: room.boardId, text: "one more" })).toEqual([
    409,
    "held.tooMany",
  ]);
  expect((await refusal(bob, "board.addNote", { boardId: room.boardId, text: "mine" }))[0]).toBe(200);
  seat.close();
});

it("[TH10] private notes outlive a restart, and go with the workshop", async () => {
  const room = await openWorkshop(server);
  await alone(room);
  const ann = await room.join("Ann");
  await room.addNote(ann, "WOMBAT alone");
  await server.restart();
  expect((await draftsOf(room, ann)).map(({ text }) => text)).toEqual(["WOMBAT alone"]);
  await server.api.erase(room.workshopId);
  const files = readdirSync(server.dataDir).map((name) =>
    readFileSync(path.join(server.dataDir, name)).toString("latin1"),
  );
  expect(files.join("\n")).not.toContain("WOMBAT");
});

it("[TH1] nor of what a host enters for somebody without a phone, who has it after the reveal", async () => {
  const room = await openWorkshop(server);
  await alone(room);
  const { participantId } = await run<{ participantId: string }>(room.facilitator, "people.addProxy", {
    alias: "Old Tom",
    canVote: true,
  });
  const watchers: Watcher[] = [];
  for (const token of [await room.join("Zoe"), room.screen]) {
    watchers.push(await watchEverything({ server, token, boardId: room.boardId }));
  }
  for (const watcher of watchers) await watcher.quiet();
  for (const watcher of watchers) watcher.take();
  const input = { boardId: room.boardId, text: "from paper" };
  await run(room.facilitator, "people.actFor", { participantId, what: "board.addNote", input });
  for (const watcher of watchers) await watcher.quiet();
  expect(watchers.map((watcher) => watcher.take())).toEqual([[], []]);
  expect(await notesOn(room)).toEqual([]);
  await reveal(room);
  expect(await textsOn(room)).toEqual(["from paper"]);
  for (const watcher of watchers) watcher.close();
});

it("[TH1] at the tables each copy is written on alone, and shown at each table by the one reveal", async () => {
  const room = await openWorkshop(server);
  const [ann, bob] = [await room.join("Ann"), await room.join("Bob")];
  await run(room.facilitator, "tables.make", { way: "even", count: 2 });
  const { activityId } = await run<{ activityId: string }>(room.facilitator, "agenda.addActivity", {
    phase: "coDesign",
    title: "At the tables",
    outputType: "shortlist",
    boardIds: [room.boardId],
    place: "tables",
    writing: "alone",
  });
  await run(room.facilitator, "workshop.closeActivity", { activityId: room.activityId });
  await run(room.facilitator, "workshop.openActivity", { activityId });
  const boardOf = async (token: string) =>
    (await stateOf(room, token)).boards.find(({ originId }) => originId === room.boardId)?.id ?? "";
  const [theirs, others] = [await boardOf(ann), await boardOf(bob)];
  expect(theirs).not.toBe(others);
  await run(ann, "board.addNote", { boardId: theirs, text: "at Ann's table" });
  await run(bob, "board.addNote", { boardId: others, text: "at Bob's table" });
  const read = async (boardId: string) =>
    (await readBoard({ wsUrl: server.wsUrl, boardId, token: room.facilitator })).content.notes.map(({ text }) => text);
  expect([await read(theirs), await read(others)]).toEqual([[], []]);
  await run(room.facilitator, "workshop.revealActivity", { activityId });
  expect([await read(theirs), await read(others)]).toEqual([["at Ann's table"], ["at Bob's table"]]);
});

it("[TH2] a part of the board that is locked takes no private note either", async () => {
  const room = await openWorkshop(server);
  await alone(room);
  const ann = await room.join("Ann");
  const { content } = await readBoard({ wsUrl: server.wsUrl, boardId: room.boardId, token: ann });
  const [first, second] = content.columns.map(({ id }) => id);
  await run(room.facilitator, "room.lock", { boardId: room.boardId, part: { columnId: second }, isLocked: true });
  const noteId = await room.addNote(ann, "open");
  const { boardId } = room;
  expect(await refusal(ann, "board.addNote", { boardId, text: "locked", columnId: second })).toEqual([
    403,
    "board.partLocked",
  ]);
  expect(await refusal(ann, "board.moveNote", { noteId, columnId: second })).toEqual([403, "board.partLocked"]);
  expect((await refusal(ann, "board.moveNote", { noteId, columnId: first }))[0]).toBe(200);
});

it("[TH12] what was on its way when writing alone ended stays its writer's, unless there was a reveal since", async () => {
  const room = await openWorkshop(server);
  const ann = await room.join("Ann");
  const { boardId, facilitator, activityId } = room;
  const late = (text: string) => run(ann, "board.addNote", { boardId, text, isPrivate: true });
  await alone(room);
  await run(facilitator, "workshop.setWriting", { activityId, writing: "together" });
  await late("not shown");
  await run(ann, "board.addNote", { boardId, text: "for all" });
  expect(await textsOn(room)).toEqual(["for all"]);
  expect((await draftsOf(room, ann)).map(({ text, stage }) => [text, stage])).toEqual([["not shown", "private"]]);

  aheadMs += 1_000;
  await alone(room);
  await reveal(room);
  await late("shown by the reveal");
  expect(await textsOn(room)).toEqual(["for all", "not shown", "shown by the reveal"]);

  // The reveal before has nothing to do with what is written alone since.
  aheadMs += 1_000;
  await alone(room);
  await run(facilitator, "workshop.setWriting", { activityId, writing: "together" });
  await late("again not shown");
  expect((await draftsOf(room, ann)).map(({ text }) => text)).toEqual(["again not shown"]);
});

it("[TH12] nor does it become a late idea when the workshop has closed meanwhile", async () => {
  const room = await openWorkshop(server);
  const ann = await room.join("Ann");
  await alone(room);
  await run(room.facilitator, "workshop.setState", { state: "closed" });
  const input = { boardId: room.boardId, text: "not shown", isPrivate: true };
  expect(await refusal(ann, "board.addNote", input)).toEqual([403, "board.boardReadOnly"]);
});

it("[TH8] into a part that was locked since, its owner shares nothing; a reveal by a host puts it there", async () => {
  const room = await openWorkshop(server);
  await alone(room);
  const ann = await room.join("Ann");
  const { content } = await readBoard({ wsUrl: server.wsUrl, boardId: room.boardId, token: ann });
  const part = { columnId: content.columns[0]?.id };
  const [noteId, shown] = [await room.addNote(ann, "kept"), await room.addNote(ann, "revealed")];
  await run(ann, "held.keep", { noteId, isKept: true });
  const lock = (isLocked: boolean) => run(room.facilitator, "room.lock", { boardId: room.boardId, part, isLocked });
  await lock(true);
  await reveal(room);
  expect((await notesOn(room)).map(({ id }) => id)).toEqual([shown]);
  expect(await refusal(ann, "held.share", { noteId })).toEqual([403, "board.partLocked"]);
  await run(room.facilitator, "held.setModeration", { isOn: true });
  expect(await refusal(ann, "held.share", { noteId })).toEqual([403, "board.partLocked"]);
  await run(room.facilitator, "held.setModeration", { isOn: false });
  await lock(false);
  await run(ann, "held.share", { noteId });
  expect(await textsOn(room)).toEqual(["kept", "revealed"]);
});
