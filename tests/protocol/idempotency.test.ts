import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readBoard } from "../support/boardPeer.ts";
import { takeSeat } from "../support/participant.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";
import { COMMANDS, makeThings } from "./commandTable.ts";

let server: RunningServer;
beforeAll(async () => {
  // Hosts who sat down for a moment are not missed while the others have their turn.
  server = await startServer({ env: { HOST_GRACE_SECONDS: "600" } });
});
afterAll(() => server.close());

/** A command that was sent, what was answered, and what everything looked like then. */
interface Sent {
  first: unknown;
  again(): Promise<unknown>;
  look(): Promise<{ state: object; board: unknown }>;
  before: { state: object; board: unknown };
}
const sent = new Map<string, Sent>();

/** Answers that are not kept, because they would tell whose ballot it was: a repeat changes nothing and says only that. */
const NOT_KEPT: ReadonlySet<string> = new Set(["people.actFor"]);

it.concurrent.each(Object.keys(COMMANDS))(
  "[CM2] %s sent again gets the same answer, by socket and by HTTP",
  async (type) => {
    const things = await makeThings(server, type);
    const row = COMMANDS[type];
    if (!row) throw new Error(type);
    const token = row.allows.includes("facilitator") ? things.room.facilitator : things.participant;
    const [input, id] = [row.good(things), randomUUID()];
    const again = () => server.api.command(token, type, input, id);
    const first = await again();
    expect(first).toMatchObject({ status: 200, body: { ok: true } });
    // Without what is of the moment, and what hosts did last, which nobody keeps.
    const state = async () => {
      const { hosts, wall, ...rest } = await server.api.state(things.room.workshopId, token);
      const kept = { hosts: hosts && { ...hosts, deeds: [] }, wall: wall && { ...wall, now: 0 } };
      return { ...rest, ...kept, version: 0, timer: null };
    };
    const board = async () => (await readBoard({ wsUrl: server.wsUrl, boardId: things.boardId, token })).content;
    const look = async () => ({ state: await state(), board: await board() });
    const before = await look();

    const seat = takeSeat({ url: server.url, token });
    await seat.ready();
    const body = NOT_KEPT.has(type) ? { ok: true, result: {} } : first.body;
    expect(await seat.send(type, input, id)).toEqual(body);
    seat.close();
    expect(await again()).toEqual({ ...first, body });
    sent.set(type, { first: { ...first, body }, again, look, before });
  },
);

it("[CM2] after a restart every command sent again gets the answer it had, and changes nothing", async () => {
  await server.restart();
  expect(sent.size).toBe(Object.keys(COMMANDS).length);
  for (const [type, { first, again, look, before }] of sent) {
    expect({ type, answer: await again() }).toEqual({ type, answer: first });
    const after = await look();
    expect({ type, ...after.state, participants: null }).toEqual({ type, ...before.state, participants: null });
    expect(after.board).toEqual(before.board);
  }
}, 240_000);

it("[CM2] twenty copies at the same moment make one note", async () => {
  const { participant, boardId, room } = await makeThings(server);
  const seat = takeSeat({ url: server.url, token: participant });
  await seat.ready();
  const id = randomUUID();
  const input = { boardId, text: "only once" };
  const replies = await Promise.all(
    Array.from({ length: 20 }, async (_, n) =>
      n % 2
        ? seat.send("board.addNote", input, id)
        : (await server.api.command(participant, "board.addNote", input, id)).body,
    ),
  );
  expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
  const { content } = await readBoard({ wsUrl: server.wsUrl, boardId, token: room.facilitator });
  expect(content.notes.filter((note) => note.text === "only once")).toHaveLength(1);
  seat.close();
});

it("[CM2] another seat's command may carry the same id", async () => {
  const { participant, boardId, room } = await makeThings(server);
  const id = "1";
  const answers = await Promise.all(
    [participant, room.facilitator, await room.join("Bob")].map((token) =>
      server.api.run<{ noteId: string }>(token, "board.addNote", { boardId, text: "each their own" }, id),
    ),
  );
  expect(new Set(answers.map(({ noteId }) => noteId)).size).toBe(3);
});

it("[CM2] a refused command may be sent again under its id once it can go through", async () => {
  const { participant, boardId, activityId, room } = await makeThings(server);
  await server.api.run(room.facilitator, "workshop.closeActivity", { activityId });
  const id = randomUUID();
  const send = () => server.api.command(participant, "board.addNote", { boardId, text: "patience" }, id);
  expect((await send()).status).toBe(403);
  await server.api.run(room.facilitator, "workshop.openActivity", { activityId });
  expect((await send()).status).toBe(200);
});

it("[CM2] an outbox sent again after coming back by rejoin word doubles nothing", async () => {
  const { boardId, room } = await makeThings(server);
  const first = await server.api.join(room.joinCode, { alias: "Flat battery" });
  const id = randomUUID();
  const input = { boardId, text: "sent before the battery died" };
  const { noteId } = await server.api.run<{ noteId: string }>(first.token, "board.addNote", input, id);
  const again = await server.api.join(room.joinCode, { alias: "Flat battery", rejoinWord: first.rejoinWord });
  expect(await server.api.run(again.token, "board.addNote", input, id)).toEqual({ noteId });
});
