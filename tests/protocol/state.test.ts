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
  state && { ...state, version: 0, timer: state.timer && { ...state.timer, now: 0 } };

it.each(seeds(6))(
  "[WS9] after any commands, what patches made of the state is what a fresh look shows (seed %i)",
  async (seed) => {
    const random = createRandom(seed);
    const room = await openWorkshop(server, "sample");
    const { activities } = await server.api.state(room.workshopId, room.facilitator);
    const tokens = [room.facilitator, room.screen, await room.join("Ann"), await room.join("Bob")];
    const seats = tokens.map((token) => takeSeat({ url: server.url, token }));
    for (const seat of seats) await seat.ready();
    const [host, , ann, bob] = seats as [Participant, Participant, Participant, Participant];
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
      () => host.send("voting.closeRound", { roundId: random.pick(["none", ...roundIds]) }),
    ];
    for (let turn = 0; turn < 60; turn += 1) await random.pick(steps)();

    for (const [index, seat] of seats.entries()) {
      const token = tokens[index] ?? "";
      const fresh = await server.api.state(room.workshopId, token);
      expect(WorkshopState.parse(fresh)).toEqual(fresh);
      await until(() => JSON.stringify(settled(seat.state())) === JSON.stringify(settled(fresh)), {
        timeoutMs: 3000,
      }).catch(() => {});
      expect(settled(seat.state())).toEqual(settled(fresh));
      const whole = seat.frames.filter((frame) => frame.startsWith('["state"'));
      expect(whole).toHaveLength(1);
    }
    for (const seat of seats) seat.close();
  },
);

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
