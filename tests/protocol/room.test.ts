import { randomUUID } from "node:crypto";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createBoardPeer } from "../support/boardPeer.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { ORGANISER_KEY, type RunningServer, startServer } from "../support/testServer.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const refusal = ({ status, body }: { status: number; body: { ok: boolean; error?: { messageKey: string } } }) =>
  body.ok ? [status] : [status, body.error?.messageKey];

async function fillRoom() {
  const room = await openWorkshop(server);
  const { api } = server;
  const second = await api.request<{ token: string }>("POST", `/api/workshops/${room.workshopId}/seats`, {
    token: ORGANISER_KEY,
    body: { role: "facilitator" },
  });
  const [ann, bob] = [await room.join("Ann"), await room.join("")];
  const tokens = { host: room.facilitator, other: second.body.token, ann, bob, screen: room.screen };
  const seats = Object.fromEntries(
    Object.entries(tokens).map(([name, token]) => [name, takeSeat({ url: server.url, token })]),
  ) as Record<keyof typeof tokens, ReturnType<typeof takeSeat>>;
  for (const seat of Object.values(seats)) await seat.ready();
  const state = await api.state(room.workshopId, room.facilitator);
  const { body: board } = await api.request<{ columns: { id: string }[] }>(
    "GET",
    `/api/boards/${room.boardId}/export.json`,
    { token: room.facilitator },
  );
  return {
    room,
    tokens,
    seats,
    activities: state.activities,
    columns: board.columns.map(({ id }) => id),
    host: <Result = Record<string, unknown>>(type: string, input: Record<string, unknown> = {}) =>
      api.run<Result>(room.facilitator, type, input),
    say: (token: string, type: string, input: Record<string, unknown> = {}) => api.command(token, type, input),
    stateOf: (token: string) => api.state(room.workshopId, token),
    close: () => Object.values(seats).forEach((seat) => void seat.close()),
  };
}

it("[RC1] a call reaches every seat with its place, another one takes its turn, and it survives a restart", async () => {
  const { room, seats, host, columns, tokens, stateOf, close } = await fillRoom();
  const { callId } = await host<{ callId: string }>("room.call", {
    boardId: room.boardId,
    place: { columnId: columns[1] },
  });
  for (const seat of Object.values(seats)) {
    const call = await seat.waitFor((state) => state.room?.call, "the call");
    expect(call).toMatchObject({ id: callId, boardId: room.boardId, place: { columnId: columns[1] } });
  }
  const view = { x: 10, y: 20, width: 300, height: 200 };
  const next = await host<{ callId: string }>("room.call", { boardId: room.boardId, view });
  expect(next.callId).not.toBe(callId);
  await server.restart();
  expect((await stateOf(tokens.ann)).room?.call).toMatchObject({ id: next.callId, view });
  await host("room.endCall");
  expect((await stateOf(tokens.ann)).room?.call).toBeUndefined();
  close();
});

it("[RC2] a call, a follow and a spotlight name no board to whom it may not be read", async () => {
  const { room, host, tokens, stateOf, seats, close } = await fillRoom();
  const access = { participant: "none", tableHost: "none", observer: "none" };
  await host("agenda.editActivity", { activityId: room.activityId, access });
  await seats.ann.waitFor((state) => !state.boards.some(({ id }) => id === room.boardId), "a board of the hosts' own");
  const place = { noteId: await room.addNote(room.facilitator, "for hosts alone") };
  await host("room.call", { boardId: room.boardId, place });
  await host("room.lead", { boardId: room.boardId });
  await host("room.spotlight", { boardId: room.boardId, place });
  await seats.other.waitFor((state) => state.room?.spotlight, "the spotlight");
  for (const token of [tokens.ann, tokens.screen]) {
    expect((await stateOf(token)).room).toEqual({ ready: { isShown: false } });
  }
  expect([...seats.ann.frames, ...seats.screen.frames].join("\n")).not.toContain(place.noteId);
  close();
});

it("[RC3] following goes on under one id while its host leads, and any host releases everybody", async () => {
  const { room, seats, host, columns, tokens, say, stateOf, close } = await fillRoom();
  await host("room.lead", { boardId: room.boardId });
  const first = await seats.ann.waitFor((state) => state.room?.follow, "the follow");
  await host("room.lead", { boardId: room.boardId, place: { columnId: columns[2] } });
  const moved = await seats.ann.waitFor((state) => state.room?.follow?.place && state.room.follow, "the place");
  expect([moved.id, moved.place]).toEqual([first.id, { columnId: columns[2] }]);
  await say(tokens.other, "room.lead", { boardId: room.boardId });
  const taken = await seats.ann.waitFor(
    (state) => state.room?.follow?.id !== first.id && state.room?.follow,
    "the other",
  );
  expect(taken.leaderId).not.toBe(first.leaderId);
  await host("room.lead", { boardId: null });
  await seats.ann.waitFor((state) => !state.room?.follow, "the release");
  // The leader's way to the next column has crossed with it: nobody is taken along any more.
  await say(tokens.other, "room.lead", { boardId: room.boardId, followId: taken.id });
  expect((await stateOf(tokens.ann)).room?.follow).toBeUndefined();
  expect(refusal(await say(tokens.ann, "room.lead", { boardId: room.boardId }))).toEqual([403, "command.notAllowed"]);
  close();
});

it("[RC4] a spotlight stays over a restart and ends by another one or by a host; nothing that is not there stands in it", async () => {
  const { room, seats, host, tokens, say, stateOf, close } = await fillRoom();
  const noteId = await room.addNote(tokens.ann, "look at this");
  await host("room.spotlight", { boardId: room.boardId, place: { noteId } });
  await seats.screen.waitFor((state) => state.room?.spotlight, "the spotlight");
  await server.restart();
  expect((await stateOf(tokens.bob)).room?.spotlight?.place).toEqual({ noteId });
  const roundId = await room.openRound([noteId]);
  expect(refusal(await say(tokens.host, "room.spotlight", { roundId }))).toEqual([404, "room.noSuchResult"]);
  await host("voting.closeRound", { roundId });
  await host("room.spotlight", { roundId });
  expect((await stateOf(tokens.bob)).room?.spotlight).toMatchObject({ roundId });
  const gone = { boardId: room.boardId, place: { noteId: "neverWas" } };
  expect(refusal(await say(tokens.host, "room.spotlight", gone))).toEqual([404, "room.noSuchPlace"]);
  await host("room.endSpotlight");
  expect((await stateOf(tokens.bob)).room?.spotlight).toBeUndefined();
  close();
});

it("[RC5] on a locked board people read and hosts write; what was refused says why", async () => {
  const { room, seats, host, tokens, say, close } = await fillRoom();
  const noteId = await room.addNote(tokens.ann, "before the lock");
  await host("room.lock", { boardId: room.boardId, isLocked: true });
  const board = await seats.ann.waitFor((state) => state.boards.find(({ isLocked }) => isLocked), "the lock");
  expect(board.access).toBe("read");
  const add = (token: string) => say(token, "board.addNote", { boardId: room.boardId, text: "late" });
  expect(refusal(await add(tokens.ann))).toEqual([403, "board.locked"]);
  expect(refusal(await say(tokens.ann, "board.editNote", { noteId, text: "late" }))).toEqual([403, "board.locked"]);
  expect(refusal(await add(tokens.host))).toEqual([200]);
  await host("room.lock", { boardId: room.boardId, isLocked: false });
  expect(refusal(await add(tokens.ann))).toEqual([200]);
  close();
});

it("[RC6] nothing is added to, changed in, moved into or out of a locked part, but by hosts", async () => {
  const { room, seats, host, columns, tokens, say, close } = await fillRoom();
  const [locked = "", free = ""] = columns;
  const { api } = server;
  const add = (columnId: string, text: string) =>
    api.run<{ noteId: string }>(tokens.ann, "board.addNote", { boardId: room.boardId, text, columnId });
  const { noteId: inside } = await add(locked, "inside");
  const { noteId: outside } = await add(free, "outside");
  await host("room.lock", { boardId: room.boardId, part: { columnId: locked }, isLocked: true });
  const board = await seats.screen.waitFor((state) => state.boards.find(({ lockedParts }) => lockedParts), "the lock");
  expect(board.lockedParts).toEqual([{ columnId: locked }]);

  const tries: [string, Record<string, unknown>][] = [
    ["board.addNote", { boardId: room.boardId, text: "new", columnId: locked }],
    // Without a column it would go to the first one.
    ["board.addNote", { boardId: room.boardId, text: "new" }],
    ["board.editNote", { noteId: inside, text: "other words" }],
    ["board.moveNote", { noteId: inside, columnId: free }],
    ["board.moveNote", { noteId: inside, afterNoteId: null }],
    ["board.moveNote", { noteId: outside, columnId: locked }],
    ["board.removeNote", { noteId: inside }],
  ];
  for (const [type, input] of tries) {
    expect([type, ...refusal(await say(tokens.ann, type, input))]).toEqual([type, 403, "board.partLocked"]);
  }
  expect(refusal(await say(tokens.ann, "board.editNote", { noteId: outside, text: "still mine" }))).toEqual([200]);
  expect(refusal(await say(tokens.host, "board.moveNote", { noteId: inside, columnId: free }))).toEqual([200]);
  await host("room.lock", { boardId: room.boardId, part: { columnId: locked }, isLocked: false });
  expect(refusal(await say(tokens.ann, "board.addNote", { boardId: room.boardId, text: "new" }))).toEqual([200]);
  close();
});

it("[RC6] a facilitator writes in a locked part through the document too", async () => {
  const { room, host, columns, tokens, close } = await fillRoom();
  await host("room.lock", { boardId: room.boardId, part: { columnId: columns[0] }, isLocked: true });
  const peer = createBoardPeer({ wsUrl: server.wsUrl, boardId: room.boardId, token: tokens.host, by: "subprotocol" });
  await peer.synced();
  const id = randomUUID() as unknown as NoteId;
  peer.board.addNote({ id, text: "by a host", place: { columnId: columns[0] } as never }, null);
  const reader = createBoardPeer({ wsUrl: server.wsUrl, boardId: room.boardId, token: tokens.ann });
  await reader.waitFor((board) => board.hasNote(id), "the note");
  expect(peer.refused).toEqual([]);
  peer.close();
  reader.close();
  close();
});

it("[RC7] hands are known to hosts, in order, by name where one was given; the others see no name and no hand", async () => {
  const { seats, host, tokens, say, stateOf, close } = await fillRoom();
  await say(tokens.bob, "room.setHand", { isUp: true });
  await seats.host.waitFor((state) => state.hands?.up?.length === 1, "one hand");
  await say(tokens.ann, "room.setHand", { isUp: true });
  const up = await seats.other.waitFor((state) => state.hands?.up?.length === 2 && state.hands.up, "two hands");
  expect(up.map(({ alias, isTurn }) => [alias, isTurn])).toEqual([
    ["", false],
    ["Ann", false],
  ]);
  expect((await stateOf(tokens.bob)).hands).toEqual({ mine: { raisedAt: up[0]?.raisedAt, isTurn: false } });
  expect((await stateOf(tokens.screen)).hands).toEqual({});

  await host("room.answerHand", { participantId: up[1]?.participantId, answer: "turn" });
  await seats.ann.waitFor((state) => state.hands?.mine?.isTurn, "my turn");
  expect((await stateOf(tokens.host)).hands?.up?.map(({ alias }) => alias)).toEqual(["Ann", ""]);
  await host("room.answerHand", { participantId: up[0]?.participantId, answer: "turn" });
  // One turn at a time: whoever's it was has spoken.
  await seats.ann.waitFor((state) => !state.hands?.mine, "my hand down");
  await say(tokens.bob, "room.setHand", { isUp: false });
  await seats.host.waitFor((state) => state.hands?.up?.length === 0, "no hands");
  for (const [mine, theirs] of [
    [seats.bob, "Ann"],
    [seats.screen, "Ann"],
  ] as const) {
    expect(mine.frames.filter((frame) => frame.includes(`"${theirs}"`))).toEqual([]);
  }
  close();
});

it("[RC8] who is ready is counted for hosts by table, and follows a person who moves", async () => {
  const { seats, host, tokens, say, stateOf, close } = await fillRoom();
  await host("tables.make", { way: "even", count: 2 });
  const tableOf = async (token: string) => (await stateOf(token)).me.tableId ?? "";
  const [first, second] = [await tableOf(tokens.ann), await tableOf(tokens.bob)];
  expect(first).not.toBe(second);
  await say(tokens.ann, "room.setReady", { isReady: true });
  await seats.host.waitFor((state) => state.room?.ready.byTable?.[first] === 1, "Ann's table");
  for (const token of [tokens.ann, tokens.bob, tokens.screen]) {
    expect((await stateOf(token)).room?.ready.byTable).toBeUndefined();
  }
  const participantId = (await stateOf(tokens.ann)).me.participantId;
  await host("tables.move", { participantId, tableId: second });
  await seats.other.waitFor((state) => state.room?.ready.byTable?.[second] === 1, "her next table");
  expect((await stateOf(tokens.host)).room?.ready.byTable).toEqual({ [second]: 1 });
  close();
});

it("[RC8] who is ready is counted for hosts, shown to screens when a host says so, and begins anew with an activity", async () => {
  const { room, seats, host, tokens, say, stateOf, activities, close } = await fillRoom();
  await say(tokens.ann, "room.setReady", { isReady: true });
  await say(tokens.ann, "room.setReady", { isReady: true });
  await say(tokens.bob, "room.setReady", { isReady: true });
  await seats.host.waitFor((state) => state.room?.ready.count === 2, "two ready");
  expect((await stateOf(tokens.ann)).room?.ready).toEqual({ isShown: false, mine: true });
  expect((await stateOf(tokens.screen)).room?.ready).toEqual({ isShown: false });
  await host("room.showReady", { isShown: true });
  await seats.screen.waitFor((state) => state.room?.ready.count === 2, "the count on the wall");
  await host("workshop.openActivity", { activityId: activities[1]?.id });
  await seats.screen.waitFor((state) => state.room?.ready.count === 0, "none for the next");
  await seats.ann.waitFor((state) => !state.room?.ready.mine, "not ready any more");
  await host("workshop.closeActivity", { activityId: activities[1]?.id });
  await host("workshop.closeActivity", { activityId: room.activityId });
  expect(refusal(await say(tokens.ann, "room.setReady", { isReady: true }))).toEqual([409, "room.nothingOpen"]);
  close();
});

it("[RC9] a timer is extended, paused and resumed; it keeps what was left over a restart and ends nothing by itself", async () => {
  const { seats, host, tokens, say, stateOf, close } = await fillRoom();
  expect(refusal(await say(tokens.host, "timer.extend", { seconds: 60 }))).toEqual([409, "room.noTimer"]);
  await host("workshop.setTimer", { seconds: 100 });
  await host("timer.extend", { seconds: 60 });
  const running = await seats.ann.waitFor((state) => state.timer?.seconds === 160 && state.timer, "a longer timer");
  expect(Math.round((running.endsAt - running.now) / 1000)).toBe(160);
  await host("timer.pause");
  const still = await seats.ann.waitFor((state) => state.timer?.leftMs !== undefined && state.timer, "a pause");
  expect(still.endsAt - still.now).toBe(still.leftMs);
  await server.restart();
  const kept = (await stateOf(tokens.ann)).timer;
  expect(kept?.leftMs).toBe(still.leftMs);
  await host("timer.extend", { seconds: 300 });
  expect((await stateOf(tokens.ann)).timer?.leftMs).toBe((still.leftMs ?? 0) + 300_000);
  await host("timer.resume");
  const again = (await stateOf(tokens.ann)).timer;
  expect(again?.leftMs).toBeUndefined();
  expect((again?.endsAt ?? 0) - (again?.now ?? 0)).toBeGreaterThan(450_000);
  await host("timer.extend", { seconds: -3600 });
  const over = await stateOf(tokens.ann);
  expect((over.timer?.endsAt ?? 0) - (over.timer?.now ?? 0)).toBeLessThanOrEqual(0);
  expect(over.activities[0]?.state).toBe("open");
  close();
});

it("[RC10] extra time is known to its owner and to hosts, and covers votes that are open", async () => {
  const { room, seats, host, tokens, say, stateOf, close } = await fillRoom();
  const noteId = await room.addNote(tokens.ann, "an idea");
  const roundId = await room.openRound([noteId], { dots: 2, maxPerItem: 2 });
  const { participantId } = (await stateOf(tokens.ann)).me;
  const before = seats.ann.frames.length;
  await host("room.giveTime", { participantIds: [participantId], minutes: 5 });
  await seats.ann.waitFor((state) => state.hands?.extraSeconds === 300, "more time");
  // Whose vote goes on is said with the round, to that person.
  expect(seats.ann.frames.slice(before).join("")).toContain('"rounds"');
  await seats.other.waitFor((state) => state.hands?.extra?.[0]?.seconds === 300, "the host's list");
  // The vote goes on for everyone; once it ends for the others, Ann votes on.
  const vote = (token: string) => say(token, "voting.castBallot", { roundId, dots: { [noteId]: 1 } });
  expect(refusal(await vote(tokens.bob))).toEqual([200]);
  await host("voting.giveTime", { roundId, participantIds: [participantId] });
  expect(refusal(await vote(tokens.bob))).toEqual([409, "voting.roundNotOpen"]);
  expect(refusal(await vote(tokens.ann))).toEqual([200]);
  expect((await stateOf(tokens.bob)).hands).toEqual({});
  expect(seats.bob.frames.join("")).not.toContain("extraSeconds");
  await host("room.giveTime", { participantIds: [participantId], minutes: 0 });
  await seats.ann.waitFor((state) => state.hands && state.hands.extraSeconds === undefined, "no more time");
  close();
});

it("[RC11] a wish for a pause goes to the host it was told, to nobody else and into no file, and is deleted when answered", async () => {
  const { room, seats, host, tokens, say, stateOf, close } = await fillRoom();
  const secret = "Pause-words-of-ann";
  const toOther = (await stateOf(tokens.other)).me.seatId;
  await say(tokens.ann, "room.askPause", { to: toOther, words: secret });
  const asked = await seats.other.waitFor((state) => state.hands?.pauses?.[0], "the wish");
  expect(asked).toMatchObject({ alias: "Ann", words: secret, isForMe: true });
  expect((await stateOf(tokens.ann)).hands?.pause).toMatchObject({ to: toOther });
  const refused = await say(tokens.host, "room.answerPause", { pauseId: asked.id, answer: "seen" });
  expect(refusal(refused)).toEqual([404, "room.noSuchPause"]);

  const { body } = await server.api.request<string>("GET", `/api/workshops/${room.workshopId}/export.json`, {
    token: tokens.host,
  });
  expect(JSON.stringify(body)).not.toContain(secret);
  await server.api.run(tokens.other, "room.answerPause", { pauseId: asked.id, answer: "coming" });
  await seats.ann.waitFor((state) => state.hands?.reply === "coming", "the answer");
  expect((await stateOf(tokens.other)).hands?.pauses).toEqual([]);
  for (const seat of [seats.host, seats.bob, seats.screen, seats.ann]) {
    expect(seat.frames.join("\n")).not.toContain(secret);
  }
  await say(tokens.ann, "room.endPause");
  await seats.ann.waitFor((state) => state.hands && state.hands.reply === undefined, "the answer put away");

  await say(tokens.bob, "room.askPause", { words: "for any host" });
  await seats.host.waitFor((state) => state.hands?.pauses?.length === 1, "the wish to any");
  await host("workshop.setState", { state: "closed" });
  expect((await stateOf(tokens.host)).hands?.pauses).toEqual([]);
  close();
});

it("[RC12] the screen goes blank and comes back to what was on it, whoever pressed and over a restart", async () => {
  const { seats, host, tokens, say, stateOf, close } = await fillRoom();
  await host("workshop.setScreen", { screen: "code" });
  const pressed = performance.now();
  await host("room.blank", { isBlank: true });
  await seats.screen.waitFor((state) => state.workshop.screen === "blank", "a blank screen");
  expect(performance.now() - pressed).toBeLessThan(1000);
  await host("room.blank", { isBlank: true });
  await server.restart();
  await say(tokens.other, "room.blank", { isBlank: false });
  expect((await stateOf(tokens.screen)).workshop.screen).toBe("code");
  await host("workshop.setScreen", { screen: "blank" });
  await host("room.blank", { isBlank: false });
  expect((await stateOf(tokens.screen)).workshop.screen).toBe("code");
  close();
});
