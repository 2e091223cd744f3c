import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, expect, it } from "vitest";
import { openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { createHastyClock, startServer } from "../support/testServer.ts";

const server = await startServer({ clock: createHastyClock() });
afterAll(() => server.close());

async function makeRoom(people: number) {
  const room = await openWorkshop(server);
  const tokens: string[] = [];
  for (let index = 0; index < people; index += 1) tokens.push(await room.join(`Person ${index}`));
  return {
    room,
    tokens,
    run: (type: string, input: Record<string, unknown> = {}) => server.api.run(room.facilitator, type, input),
    reflection: async (token = room.facilitator) => (await server.api.state(room.workshopId, token)).reflection,
  };
}

/** How many answers the file keeps beside the people who gave them. */
function answersOf(workshopId: string): number {
  const db = new DatabaseSync(path.join(server.dataDir, "longtable.db"), { readOnly: true });
  const row = db.prepare("SELECT COUNT(*) AS kept FROM reflection_answers WHERE workshop_id = ?").get(workshopId);
  db.close();
  return Number(row?.kept);
}

const refusal = async (token: string, type: string, input: Record<string, unknown>) => {
  const { status, body } = await server.api.command(token, type, input);
  return [status, body.ok ? null : body.error.messageKey];
};

it("[RF3] what people say about the rung is counted at close, never sent to anyone, and then deleted", async () => {
  const { room, tokens, run, reflection } = await makeRoom(6);
  const seats = [room.facilitator, room.screen, ...tokens].map((token) => takeSeat({ url: server.url, token }));
  for (const seat of seats) await seat.ready();
  await run("reflection.declareRung", { rung: "for", reason: "Staff still ran every step." });
  const [first = "", second = ""] = tokens;
  expect(await refusal(first, "reflection.answerRung", { rung: "with" })).toEqual([409, "reflection.notOpen"]);
  await run("reflection.ask", { question: "rung" });
  for (const token of tokens) await server.api.run(token, "reflection.answerRung", { rung: "to" });
  await server.api.run(second, "reflection.answerRung", { rung: "with" });
  expect(await reflection()).toMatchObject({
    declared: { rung: "for" },
    rung: { state: "open", answered: 6, counts: null },
  });
  expect((await reflection(first))?.answered).toEqual(["rung"]);
  expect((await reflection())?.answered).toBeUndefined();
  for (const seat of seats) {
    await seat.waitFor((state) => state.reflection?.rung?.answered === 6);
    expect(seat.frames.join("")).not.toMatch(/"counts":\{|"to":\d/);
  }
  await run("reflection.close", { question: "rung" });
  for (const token of [room.facilitator, room.screen, first]) {
    expect((await reflection(token))?.rung).toEqual({
      state: "closed",
      answered: 6,
      counts: { to: 5, for: 0, with: 1 },
    });
  }
  expect(await refusal(first, "reflection.answerRung", { rung: "to" })).toEqual([409, "reflection.notOpen"]);
  expect(await refusal(room.facilitator, "reflection.ask", { question: "rung" })).toEqual([
    409,
    "reflection.askedAlready",
  ]);
  for (const seat of seats) seat.close();
});

it("[RF4] four answers are counted, and nothing more is told or kept", async () => {
  const { tokens, run, reflection } = await makeRoom(4);
  await run("reflection.ask", { question: "rung" });
  for (const token of tokens) await server.api.run(token, "reflection.answerRung", { rung: "to" });
  await run("reflection.close", { question: "rung" });
  expect((await reflection())?.rung).toEqual({ state: "closed", answered: 4, counts: null });
});

it("[RF5] change is told for five pairs, from people who rated twice; their numbers are then gone", async () => {
  const { room, tokens, run, reflection } = await makeRoom(7);
  expect(await refusal(room.facilitator, "reflection.ask", { question: "end" })).toEqual([409, "reflection.noStart"]);
  await run("reflection.ask", { question: "start" });
  const start = [3, 2, 5, 4, 6, 3, 4];
  const end = [6, 2, 7, 6, 5, 5];
  for (const [index, value] of start.entries()) {
    await server.api.run(tokens[index] ?? "", "reflection.rateSelf", { when: "start", value });
  }
  await run("reflection.ask", { question: "end" });
  const late = { when: "start", value: 9 };
  expect(await refusal(tokens[0] ?? "", "reflection.rateSelf", late)).toEqual([409, "reflection.notOpen"]);
  for (const [index, value] of end.entries()) {
    await server.api.run(tokens[index] ?? "", "reflection.rateSelf", { when: "end", value: 0 });
    await server.api.run(tokens[index] ?? "", "reflection.rateSelf", { when: "end", value });
  }
  expect((await reflection())?.end).toEqual({ state: "open", answered: 6, distance: null });
  await run("reflection.close", { question: "end" });
  expect((await reflection())?.end).toEqual({
    state: "closed",
    answered: 6,
    distance: { pairs: 6, unpaired: 1, meanChange: 1.33 },
  });
  expect((await reflection(tokens[0]))?.answered).toEqual([]);
  expect(answersOf(room.workshopId)).toBe(0);
});

it("[RF6] people's own words are taken by no command: they stay on the phone", async () => {
  const { tokens, run } = await makeRoom(1);
  await run("reflection.ask", { question: "start" });
  const input = { when: "start", value: 3, words: "QUOKKA" };
  expect(await refusal(tokens[0] ?? "", "reflection.rateSelf", input)).toEqual([400, "command.wrongShape"]);
});

it("[RF6] ending a workshop counts what is open, and keeps no answer at the start beside a person", async () => {
  const { room, tokens, run, reflection } = await makeRoom(5);
  await run("reflection.ask", { question: "start" });
  await run("reflection.ask", { question: "rung" });
  for (const token of tokens) {
    await server.api.run(token, "reflection.rateSelf", { when: "start", value: 3 });
    await server.api.run(token, "reflection.answerRung", { rung: "with" });
  }
  expect(answersOf(room.workshopId)).toBe(10);
  await run("workshop.setState", { state: "closed" });
  expect(answersOf(room.workshopId)).toBe(0);
  expect(await reflection()).toMatchObject({
    rung: { state: "closed", counts: { to: 0, for: 0, with: 5 } },
    start: { state: "closed", answered: 5 },
  });
});

it("[RF1] a wheel is kept with its evidence and its depth, oldest day first, and can be taken away", async () => {
  const { room, run, reflection } = await makeRoom(0);
  const scores = { assets: 2, capacity: 1, mutuality: 1, networks: 2, roles: 1, catalysts: 0 };
  const wheel = { on: "2030-05-18", scores, evidence: { whole: "Room talk" } };
  const bare = { ...wheel, evidence: { assets: "They wrote it" } };
  expect(await refusal(room.facilitator, "reflection.recordWheel", bare)).toEqual([
    400,
    "reflection.wheelNeedsEvidence",
  ]);
  await run("reflection.recordWheel", wheel);
  const depth = { level: "intermediate", reason: "Staff still ran every step." };
  const { wheelId } = await run("reflection.recordWheel", { ...wheel, on: "2030-03-12", depth });
  expect((await reflection(room.screen))?.wheels.map((one) => [one.on, one.depth])).toEqual([
    ["2030-03-12", depth],
    ["2030-05-18", null],
  ]);
  await run("reflection.removeWheel", { wheelId });
  expect((await reflection())?.wheels.map(({ on }) => on)).toEqual(["2030-05-18"]);
});
