import { randomUUID } from "node:crypto";
import type { Reply } from "@longtable/shared/kernel/command";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Participant, takeSeat } from "../support/participant.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";
import { badInputs, COMMANDS, makeThings, type Things } from "./commandTable.ts";

let server: RunningServer;
let things: Things;
let host: Participant;
/** Hosts who take turns, because one alone would send more than a seat may. */
const hosts: { token: string; seat: Participant }[] = [];
beforeAll(async () => {
  server = await startServer();
  things = await makeThings(server);
  const { facilitator, workshopId } = things.room;
  for (let index = 0; index < 6; index += 1) {
    const made = await server.api.request<{ token: string }>("POST", `/api/workshops/${workshopId}/seats`, {
      token: facilitator,
      body: { role: "facilitator" },
    });
    const { token } = made.body;
    hosts.push({ token, seat: takeSeat({ url: server.url, token }) });
  }
  host = takeSeat({ url: server.url, token: facilitator });
  for (const { seat } of [...hosts, { seat: host }]) await seat.ready();
});
afterAll(async () => {
  for (const { seat } of [...hosts, { seat: host }]) seat.close();
  await server.close();
});

const INVALID = { ok: false, error: { code: "invalid", messageKey: "command.wrongShape", retryable: false } };

/** A payload for the socket; what JSON cannot carry is not part of it. */
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** What changes by looking: the version, when the answer was made, and when a timer that stands still would end. */
const OF_THE_MOMENT: ReadonlySet<string> = new Set(["version", "now", "endsAt"]);
const withoutTime = (state: object): unknown =>
  JSON.parse(JSON.stringify(state, (key, value) => (OF_THE_MOMENT.has(key) ? undefined : value)));

it("[CM6] the table holds every command of the public interface", async () => {
  const { body } = await server.api.request<{ components: { schemas: object } }>("GET", "/api/openapi.json");
  expect(Object.keys(COMMANDS).toSorted()).toEqual(Object.keys(body.components.schemas).toSorted());
});

it.each(Object.keys(COMMANDS))(
  "[CM5] %s with one bad part is refused whole, by socket and by HTTP alike",
  async (type) => {
    const before = await server.api.state(things.room.workshopId, things.room.facilitator);
    const cases = badInputs(things).filter((bad) => bad.type === type);
    // A command that takes nothing can be wrong only by bringing something.
    const takesNothing = Object.keys(COMMANDS[type]?.bad ?? {}).length === 0;
    expect(cases.length).toBeGreaterThanOrEqual(takesNothing ? 1 : 5);
    for (const [index, { name, input }] of cases.entries()) {
      const sender = hosts[index % hosts.length];
      if (!sender) throw new Error("no host was seated");
      const byHttp = await server.api.command(sender.token, type, input);
      expect({ name, ...byHttp }).toEqual({ name, status: 400, body: INVALID });
      expect({ name, reply: await sender.seat.send(type, input) }).toEqual({ name, reply: INVALID });
    }
    const after = await server.api.state(things.room.workshopId, things.room.facilitator);
    expect(withoutTime(after)).toEqual(withoutTime(before));
  },
);

const ENVELOPES: [string, unknown, string][] = [
  ["null", null, "command.wrongShape"],
  ["a string", "board.addNote", "command.wrongShape"],
  ["a number", 5, "command.wrongShape"],
  ["a list", [{ id: "1", type: "workshop.setTimer", seconds: 5 }], "command.wrongShape"],
  ["nothing in it", {}, "command.wrongShape"],
  ["no id", { type: "workshop.setTimer", seconds: 5 }, "command.wrongShape"],
  ["an empty id", { id: "", type: "workshop.setTimer", seconds: 5 }, "command.wrongShape"],
  ["an id of 65 letters", { id: "x".repeat(65), type: "workshop.setTimer", seconds: 5 }, "command.wrongShape"],
  ["a number for an id", { id: 5, type: "workshop.setTimer", seconds: 5 }, "command.wrongShape"],
  ["no type", { id: "1", seconds: 5 }, "command.wrongShape"],
  ["a type that is none", { id: "1", type: "workshop.explode" }, "command.unknown"],
  ["the type __proto__", { id: "1", type: "__proto__" }, "command.unknown"],
  ["the type constructor", { id: "1", type: "constructor" }, "command.unknown"],
  ["the type in capitals", { id: "1", type: "WORKSHOP.SETTIMER", seconds: 5 }, "command.unknown"],
];

it.each(ENVELOPES)("[CM3] a command that is %s is refused", async (_name, payload, messageKey) => {
  const refused = { ok: false, error: { code: "invalid", messageKey, retryable: false } };
  expect(await host.sendRaw(throughJson(payload))).toEqual(refused);
  const token = things.room.facilitator;
  const byHttp = await server.api.request("POST", "/api/commands", { token, body: JSON.stringify(payload) });
  expect(byHttp.status).toBe(400);
  expect(byHttp.body).toMatchObject({ ok: false, error: { code: "invalid", retryable: false } });
});

it("[CM3] a key __proto__ in what JSON carries pollutes nothing and counts for nothing", async () => {
  const { roundId, participant: token } = things;
  const bodies = [
    `{"id":"p1","type":"voting.castBallot","roundId":"${roundId}","dots":{"__proto__":{"isAdmin":1}}}`,
    `{"id":"p2","type":"voting.castBallot","roundId":"${roundId}","dots":{},"__proto__":{"isAdmin":true}}`,
    `{"__proto__":{"id":"p3","type":"voting.castBallot","roundId":"${roundId}","dots":{}}}`,
  ];
  for (const body of bodies) {
    const { status } = await server.api.request("POST", "/api/commands", { token, body });
    expect([200, 400]).toContain(status);
  }
  expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
  const { rounds } = await server.api.state(things.room.workshopId, token);
  expect(rounds.find((round) => round.id === roundId)).toMatchObject({ voted: 0 });
});

describe("[CM3] odd use of a socket", () => {
  it("a command without an acknowledgement is carried out all the same", async () => {
    host.socket.emit("command", { id: randomUUID(), type: "workshop.setTimer", seconds: 77 });
    await host.waitFor((state) => state.timer?.seconds === 77);
  });

  it("other events and more arguments harm nothing", async () => {
    host.socket.emit("state", { version: 99 });
    host.socket.emit("disconnecting-not", null);
    expect(await host.sendRaw({ id: randomUUID(), type: "workshop.setTimer", seconds: 0 }, "more", [1])).toMatchObject(
      {},
    );
    expect(host.socket.connected).toBe(true);
  });

  it("[LI3] bytes end the line that sent them, are no command, and its seat comes back by itself", async () => {
    const seat = takeSeat({ url: server.url, token: things.participant });
    await seat.ready();
    const cut = new Promise<string>((resolve) => seat.socket.once("disconnect", resolve));
    seat.socket.emit("command", new Uint8Array([1, 2, 3]));
    expect(await cut).toBe("transport close");
    await until(() => seat.socket.connected, { what: "the seat's return" });
    expect(host.socket.connected).toBe(true);
    seat.close();
  });

  it("a command over 64 KB is refused as too large, by the same words as over HTTP", async () => {
    const seat = takeSeat({ url: server.url, token: things.participant });
    await seat.ready();
    const command = { id: "1", type: "board.addNote", text: "x".repeat(70_000) };
    expect(await seat.socket.emitWithAck("command", command)).toMatchObject({ error: { code: "tooLarge" } });
    expect(host.socket.connected).toBe(true);
    seat.close();
  });

  it("a command without a payload is answered", async () => {
    const seat = takeSeat({ url: server.url, token: things.participant });
    await seat.ready();
    expect(await seat.socket.emitWithAck("command")).toMatchObject({ ok: false, error: { code: "invalid" } });
    seat.close();
  });

  it.each([
    ["none", {}],
    ["null", { token: null }],
    ["an object", { token: { $ne: "" } }],
    ["one that never was", { token: "x".repeat(43) }],
    ["the organiser's key", { token: "organiser-key-of-the-tests" }],
  ])("[AC5] a socket whose token is %s is refused", async (_name, auth) => {
    const seat = takeSeat({ url: server.url, token: "" });
    seat.socket.io.reconnection(false);
    seat.socket.disconnect();
    seat.socket.auth = auth;
    const refused = new Promise<Error>((resolve) => seat.socket.once("connect_error", resolve));
    seat.socket.connect();
    expect((await refused).message).toBe("unauthorised");
    expect(seat.frames).toEqual([]);
    seat.close();
  });
});

it("[CM6] the same command gets the same kind of answer by both ways", async () => {
  const { room, boardId } = things;
  const input = { boardId, text: "one of two" };
  const bySocket = (await host.send("board.addNote", input)) as Reply<{ noteId: string }>;
  const { status, body } = await server.api.command<{ noteId: string }>(room.facilitator, "board.addNote", input);
  expect(status).toBe(200);
  for (const reply of [bySocket, body]) expect(reply).toEqual({ ok: true, result: { noteId: expect.any(String) } });
  const timer = await host.send("workshop.setTimer", { seconds: 0 });
  expect(timer).toEqual({ ok: true, result: { endsAt: null } });
});
