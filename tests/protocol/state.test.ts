import { isDeepStrictEqual } from "node:util";
import { openBoard } from "@longtable/shared/board/board.doc";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { afterAll, expect, it } from "vitest";
import * as Y from "yjs";
import { createBoardPeer } from "../support/boardPeer.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import { type Participant, takeSeat } from "../support/participant.ts";
import { createRandom } from "../support/random.ts";
import { seeds } from "../support/seeds.ts";
import { createHastyClock, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

const server = await startServer({ clock: createHastyClock() });
afterAll(() => server.close());

/** The state without what differs from one look to the next: its number, and the moment it was sent. */
const settled = (state: WorkshopState | null) =>
  state && {
    ...state,
    version: 0,
    timer: state.timer && { ...state.timer, now: 0 },
    ...(state.wall && { wall: { ...state.wall, now: 0 } }),
  };

it.each(seeds(6))(
  "[WS9] after any commands, what patches made of the state is what a fresh look shows (seed %i)",
  async (seed) => {
    const random = createRandom(seed);
    const room = await openWorkshop(server, "sample");
    const { activities, boards } = await server.api.state(room.workshopId, room.facilitator);
    const tokens = [room.facilitator, room.screen, await room.join("Ann"), await room.join("Bob")];
    // Half of them merge counts by themselves, as the client does; the others are other programs.
    const seats = tokens.map((token, index) => takeSeat({ url: server.url, token, slim: index % 2 === seed % 2 }));
    for (const seat of seats) await seat.ready();
    const [host, , ann, bob] = seats as [Participant, Participant, Participant, Participant];
    const annId = ann.state()?.me.participantId;
    const noteIds: string[] = [];
    const roundIds: string[] = [];

    const add = async (seat: Participant) => {
      const reply = await seat.send<{ noteId: string }>("board.addNote", {
        boardId: room.boardId,
        text: `note ${noteIds.length}`,
      });
      if (reply.ok) noteIds.push(reply.result.noteId);
    };
    const steps: (() => Promise<unknown>)[] = [
      () => add(ann),
      () => add(bob),
      () => add(host),
      () => random.pick([ann, bob, host]).send("board.removeNote", { noteId: random.pick(["none", ...noteIds]) }),
      () => host.send("workshop.openActivity", { activityId: random.pick(activities).id }),
      () => host.send("workshop.closeActivity", { activityId: random.pick(activities).id }),
      () => host.send("workshop.setTimer", { seconds: random.pick([0, 60, 600]) }),
      () => host.send("workshop.setScreen", { screen: random.pick(["activity", "code", "blank"]) }),
      () => server.api.join(room.joinCode, { group: "astronaut" }),
      () => host.send("decision.record", { question: "So be it" }),
      async () => {
        const candidates = [random.pick(["none", ...noteIds])];
        const input = { activityId: room.activityId, boardId: room.boardId, candidates };
        const reply = await host.send<{ roundId: string }>("voting.openRound", input);
        if (reply.ok) roundIds.push(reply.result.roundId);
      },
      () => {
        const dots = { [random.pick(["none", ...noteIds])]: random.int(0, 3) };
        return random.pick([ann, bob]).send("voting.castBallot", { roundId: random.pick(["none", ...roundIds]), dots });
      },
      () => {
        const dots = { [random.pick(["none", ...noteIds])]: 1 };
        const paper = random.int(1, 3);
        return host.send("voting.castPaperBallot", { roundId: random.pick(["none", ...roundIds]), paper, dots });
      },
      () => host.send("voting.closeRound", { roundId: random.pick(["none", ...roundIds]) }),
      () => host.send("room.call", { boardId: random.pick(boards).id }),
      () => host.send("room.lead", { boardId: random.pick([null, ...boards.map(({ id }) => id)]) }),
      () => host.send("room.spotlight", { roundId: random.pick(["none", ...roundIds]) }),
      () => host.send("room.lock", { boardId: random.pick(boards).id, isLocked: random.pick([true, false]) }),
      () => host.send("room.showReady", { isShown: random.pick([true, false]) }),
      () => host.send("room.giveTime", { participantIds: [annId], minutes: random.pick([0, 5]) }),
      () => host.send("room.answerHand", { participantId: annId, answer: random.pick(["turn", "down"]) }),
      () => random.pick([ann, bob]).send("room.setHand", { isUp: random.pick([true, false]) }),
      () => random.pick([ann, bob]).send("room.setReady", { isReady: random.pick([true, false]) }),
      () => random.pick([ann, bob]).send(random.pick(["room.askPause", "room.endPause"])),
    ];
    for (let turn = 0; turn < 60; turn += 1) await random.pick(steps)();

    for (const [index, seat] of seats.entries()) {
      const token = tokens[index] ?? "";
      const fresh = await server.api.state(room.workshopId, token);
      expect(WorkshopState.parse(fresh)).toEqual(fresh);
      await until(() => isDeepStrictEqual(settled(seat.state()), settled(fresh)), { timeoutMs: 3000 }).catch(() => {});
      expect(settled(seat.state())).toEqual(settled(fresh));
      const whole = seat.frames.filter((frame) => frame.startsWith('["state"'));
      expect(whole).toHaveLength(1);
    }
    for (const seat of seats) seat.close();
  },
);

it("[WS9] a counted ballot travels as counts to who offers `slim`, and as whole rounds to everyone else", async () => {
  const room = await openWorkshop(server);
  const noteId = await room.addNote(room.facilitator, "The words of a candidate");
  const [slim, whole] = [true, false].map((slim) => takeSeat({ url: server.url, token: room.screen, slim })) as [
    Participant,
    Participant,
  ];
  const voter = takeSeat({ url: server.url, token: await room.join("Ann"), slim: true });
  for (const seat of [slim, whole, voter]) await seat.ready();
  const roundId = await room.openRound([noteId]);
  for (const seat of [slim, whole, voter]) await seat.waitFor((state) => state.rounds.length === 1);
  const seen = [slim, whole].map(({ frames }) => frames.length);
  await voter.send("voting.castBallot", { roundId, dots: { [noteId]: 2 } });
  for (const seat of [slim, whole]) await seat.waitFor((state) => state.rounds[0]?.voted === 1);
  expect(voter.state()?.rounds[0]).toMatchObject({ mine: { [noteId]: 2 } });
  const [slimly, wholly] = [slim, whole].map(({ frames }, index) => frames.slice(seen[index]).join());
  expect(slimly).toContain(`"roundCounts":{"${roundId}":{"voted":1}}`);
  expect(slimly).not.toContain("The words of a candidate");
  expect(wholly).toContain("The words of a candidate");
  expect(wholly).not.toContain("roundCounts");
  for (const seat of [slim, whole, voter]) seat.close();
});

it("[WS4] everyone's screen follows the open activity, and access to its board with it", async () => {
  const room = await openWorkshop(server);
  const seat = takeSeat({ url: server.url, token: await room.join("Ann") });
  const access = (level: string) => seat.waitFor((state) => state.boards[0]?.access === level, `access ${level}`);
  await access("contribute");
  await server.api.run(room.facilitator, "workshop.closeActivity", { activityId: room.activityId });
  await access("read");
  await server.api.run(room.facilitator, "workshop.openActivity", { activityId: room.activityId });
  await access("contribute");
  seat.close();
});

it("[PA9] people count who joined, also those who are away; `here` counts who is connected, once for two tabs", async () => {
  const room = await openWorkshop(server);
  const host = takeSeat({ url: server.url, token: room.facilitator });
  const token = await room.join("Ann");
  await room.join("Away");
  const tabs = [1, 2].map(() => takeSeat({ url: server.url, token }));
  for (const tab of tabs) await tab.ready();
  await host.waitFor((state) => state.participants.count === 2 && state.participants.here === 1);
  tabs[0]?.close();
  tabs[1]?.close();
  await host.waitFor((state) => state.participants.count === 2 && state.participants.here === 0);
  host.close();
});

it("[WS7] the timer runs on the server's time, and nought takes it away", async () => {
  const room = await openWorkshop(server);
  const seat = takeSeat({ url: server.url, token: room.screen });
  await seat.ready();
  const { endsAt } = await server.api.run<{ endsAt: number }>(room.facilitator, "workshop.setTimer", { seconds: 300 });
  const timer = await seat.waitFor((state) => state.timer);
  expect(timer).toMatchObject({ endsAt, seconds: 300 });
  expect(timer.now).toBeLessThanOrEqual(endsAt);
  await server.api.run(room.facilitator, "workshop.setTimer", { seconds: 0 });
  await seat.waitFor((state) => state.timer === null);
  seat.close();
});

it("[AC4] a note added on the canvas is its author's own as well, and known to nobody else", async () => {
  const room = await openWorkshop(server);
  const peer = createBoardPeer({ wsUrl: server.wsUrl, boardId: room.boardId, token: room.facilitator });
  await peer.synced();
  const host = takeSeat({ url: server.url, token: room.facilitator });
  await host.ready();
  peer.board.addNote({ id: "canvas1" as NoteId, text: "mine" }, null);
  await host.waitFor((state) => state.me.noteIds.includes("canvas1"));
  expect((await server.api.state(room.workshopId, room.screen)).me.noteIds).toEqual([]);
  host.close();
  peer.close();
});

it.each(["br", "identity"])(
  "[BD7] the snapshot by HTTP (%s) is the document, and the same one is not sent twice",
  async (encoding) => {
    const room = await openWorkshop(server);
    await room.addNote(room.facilitator, "in the snapshot");
    const ask = (headers: Record<string, string> = {}) =>
      fetch(`${server.url}/api/boards/${room.boardId}/snapshot`, {
        headers: { authorization: `Bearer ${room.screen}`, "accept-encoding": encoding, ...headers },
      });
    const answer = await ask();
    const doc = new Y.Doc();
    Y.applyUpdate(doc, new Uint8Array(await answer.arrayBuffer()));
    expect(
      openBoard(doc)
        .listNotes()
        .map((note) => note.text),
    ).toEqual(["in the snapshot"]);
    const same = { "if-none-match": answer.headers.get("etag") ?? "" };
    expect((await ask(same)).status).toBe(304);
    await room.addNote(room.facilitator, "another");
    expect((await ask(same)).status).toBe(200);
  },
);
