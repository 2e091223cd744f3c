import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openMap } from "../support/openMap.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

async function mapRoom(people: number) {
  const room = await openWorkshop(server);
  const map = await openMap(server, room);
  const guests = await Promise.all(Array.from({ length: people }, (_, index) => room.join(`Guest ${index}`)));
  const { boardId, stepIds } = map;
  const [first = "", second = ""] = stepIds;
  return {
    ...map,
    room,
    guests,
    first,
    second,
    host: (type: string, input: Record<string, unknown> = {}) =>
      server.api.run<{ pinId: string }>(room.facilitator, type, { boardId, ...input }),
    rate: (token: string | undefined, stepId: string, value: number | null, words: string[] = []) =>
      server.api.command(token ?? "", "feeling.rate", { boardId, stepId, value, words }),
    feltBy: async (token: string | undefined) =>
      (await server.api.state(room.workshopId, token ?? "")).feelings?.find((one) => one.boardId === boardId),
    pinsOf: async (token: string | undefined) => (await server.api.state(room.workshopId, token ?? "")).pins ?? [],
  };
}

const WORD = "marmalade";

it("[FE2] no frame of another seat holds a rating or a word before it is shown; then the counts are, and whose they were is nowhere", async () => {
  const { room, guests, first, second, host, rate, feltBy, boardId } = await mapRoom(6);
  const tokens = [room.facilitator, room.screen, ...guests];
  const seats = tokens.map((token) => takeSeat({ url: server.url, token }));
  for (const seat of seats) await seat.ready();
  await host("feeling.open");
  const values = [-2, -1, 1, 1, 2];
  for (const [index, value] of values.entries()) await rate(guests[index], first, value, index === 0 ? [WORD] : []);
  await rate(guests[5], second, 2);
  await rate(guests[0], second, -2);
  await rate(guests[0], second, null);
  for (const seat of seats) {
    await seat.waitFor((state) => state.feelings?.find((one) => one.boardId === boardId)?.people === 6, "six people");
  }
  for (const [index, seat] of seats.entries()) {
    const sent = [...seat.frames, JSON.stringify(await feltBy(tokens[index]))].join("\n");
    expect(sent).not.toMatch(/"median"|"spread"/);
    expect(sent.includes(WORD)).toBe(index === 2);
    expect((await feltBy(tokens[index]))?.mine !== undefined).toBe(index >= 2);
  }
  expect((await feltBy(guests[0]))?.mine).toEqual([{ stepId: first, value: -2, words: [WORD] }]);
  expect((await rate(room.facilitator, first, 1)).status).toBe(403);
  expect((await rate(room.screen, first, 1)).status).toBe(403);

  await host("feeling.close");
  for (const token of tokens.slice(1)) expect((await feltBy(token))?.steps).toBeUndefined();
  const counted = await feltBy(room.facilitator);
  expect(counted?.steps?.find(({ stepId }) => stepId === first)).toEqual({
    stepId: first,
    answered: 5,
    spread: { counts: [1, 1, 0, 2, 1], median: 1, lowest: -2, highest: 2, mixed: true },
    words: [{ id: `${first}-1`, text: WORD, count: 1, hidden: false }],
  });
  expect(counted?.steps?.find(({ stepId }) => stepId === second)).toMatchObject({
    answered: 1,
    spread: null,
    words: [],
  });
  await host("feeling.hideWord", { wordId: `${first}-1`, hidden: true });
  await host("feeling.show");
  for (const token of tokens.slice(1)) {
    const felt = await feltBy(token);
    expect(felt?.steps?.[0] && felt.steps.find(({ stepId }) => stepId === first)?.words).toEqual([]);
    expect(felt?.mine).toBeUndefined();
  }
  for (const [index, seat] of seats.entries()) {
    await seat.waitFor((state) => state.feelings?.[0]?.isShown === true, "what was counted");
    expect(seat.frames.join().includes(WORD)).toBe(index === 0 || index === 2);
    seat.close();
  }
  const db = new DatabaseSync(path.join(server.dataDir, "longtable.db"), { readOnly: true });
  expect(db.prepare("SELECT COUNT(*) AS left FROM feeling_answers WHERE board_id = ?").get(boardId)).toEqual({
    left: 0,
  });
  db.close();
});

it("[FE1] a rating can be changed and taken back while it is open, counts once whatever is repeated, and is refused afterwards", async () => {
  const { guests, first, host, rate, feltBy, boardId, room } = await mapRoom(5);
  expect((await rate(guests[0], first, 1)).body).toMatchObject({ error: { messageKey: "feeling.notOpen" } });
  await host("feeling.open");
  await host("feeling.open");
  const id = randomUUID();
  for (let time = 0; time < 2; time += 1) {
    const body = { id, type: "feeling.rate", boardId, stepId: first, value: 2, words: ["Calm", "calm"] };
    const { status } = await server.api.request("POST", "/api/commands", { token: guests[0] ?? "", body });
    expect(status).toBe(200);
  }
  expect(await feltBy(guests[0])).toMatchObject({ people: 1, mine: [{ value: 2, words: ["Calm"] }] });
  await rate(guests[0], first, -1);
  expect(await feltBy(guests[0])).toMatchObject({ people: 1, mine: [{ value: -1, words: [] }] });
  await rate(guests[0], first, null);
  expect((await feltBy(guests[0]))?.mine).toBeUndefined();
  expect((await feltBy(room.facilitator))?.people).toBe(0);
  expect((await rate(guests[0], "nowhere", 1)).body).toMatchObject({ error: { messageKey: "feeling.noSuchStep" } });
  expect((await server.api.command(guests[0] ?? "", "feeling.close", { boardId })).status).toBe(403);
  expect((await server.api.command(room.facilitator, "feeling.show", { boardId })).body).toMatchObject({
    error: { messageKey: "feeling.closeFirst" },
  });
  await host("feeling.close");
  expect((await rate(guests[0], first, 1)).status).toBe(409);
  expect((await server.api.command(room.facilitator, "feeling.open", { boardId })).body).toMatchObject({
    error: { messageKey: "feeling.clearFirst" },
  });
  await host("feeling.clear");
  expect(await feltBy(room.facilitator)).toBeUndefined();
  await host("feeling.open");
  expect((await rate(guests[0], first, 1)).status).toBe(200);
});

it("[FE7] a host's rating for somebody without a phone is that person's own: the last one counts, once, and who has a phone rates alone", async () => {
  const { room, guests, first, host, feltBy, boardId } = await mapRoom(4);
  await host("feeling.open");
  const { participantId } = await server.api.run<{ participantId: string }>(room.facilitator, "people.addProxy", {
    alias: "Wren",
  });
  const rateFor = (id: string, value: number | null, token = room.facilitator) =>
    server.api.command(token, "people.actFor", {
      ...{ participantId: id, what: "feeling.rate", input: { boardId, stepId: first, value, words: [] } },
    });
  expect((await rateFor(participantId, -1)).status).toBe(200);
  expect((await rateFor(participantId, 2)).status).toBe(200);
  expect((await feltBy(room.facilitator))?.people).toBe(1);
  expect((await rateFor(participantId, 1, guests[0])).status).toBe(403);
  const ann = await server.api.join(room.joinCode, { alias: "Ann" });
  expect((await rateFor(ann.participantId, 1)).body).toMatchObject({ error: { messageKey: "people.hasPhone" } });
  for (const token of guests)
    await server.api.run(token, "feeling.rate", { boardId, stepId: first, value: 1, words: [] });
  await host("feeling.close");
  expect((await feltBy(room.facilitator))?.steps?.[0]).toMatchObject({
    answered: 5,
    spread: { counts: [0, 0, 0, 4, 1] },
  });
});

it("[FE2] ratings are never in the board's document, and leave the files of the server once they are counted", async () => {
  const { guests, first, host, rate } = await mapRoom(5);
  await host("feeling.open");
  const secret = `secret${randomUUID().slice(0, 8)}`;
  await rate(guests[0], first, -2, [secret]);
  await host("feeling.close");
  const holds = () =>
    readdirSync(server.dataDir).some(
      (name) => name.startsWith("longtable.db") && readFileSync(path.join(server.dataDir, name)).includes(secret),
    );
  // One rating alone is not shown, so its word is kept nowhere.
  await until(() => !holds(), { what: "the word's end in the files" });
});

it("[PI1] a pin is asked, answered, left for later and taken off; everyone sees it and nobody whose it is", async () => {
  const { room, guests, first, host, pinsOf, boardId } = await mapRoom(2);
  const [ann = "", bob = ""] = guests;
  const run = (token: string, type: string, input: Record<string, unknown>) => server.api.command(token, type, input);
  const question = { boardId, stepId: first, kind: "question", text: "Who opens the door?" };
  const { pinId } = await server.api.run<{ pinId: string }>(ann, "pin.ask", question);
  expect(await pinsOf(bob)).toEqual([
    { id: pinId, boardId, stepId: first, kind: "question", text: "Who opens the door?", state: "open", answer: null },
  ]);
  expect(await pinsOf(ann)).toMatchObject([{ isMine: true }]);
  expect((await run(bob, "pin.edit", { pinId, text: "Mine now" })).status).toBe(403);
  expect((await run(room.screen, "pin.answer", { pinId, answer: "No" })).status).toBe(403);
  expect((await run(bob, "pin.answer", { pinId, answer: "The porter, from eight." })).status).toBe(200);
  expect(await pinsOf(room.screen)).toMatchObject([{ state: "answered", answer: "The porter, from eight." }]);
  expect((await run(bob, "pin.setState", { pinId, state: "open" })).status).toBe(403);
  expect((await run(ann, "pin.setState", { pinId, state: "open" })).status).toBe(200);
  expect(await pinsOf(ann)).toMatchObject([{ state: "open", answer: "The porter, from eight." }]);
  await host("pin.ask", { stepId: first, kind: "gap", text: "Nobody rings back" });
  expect((await run(room.facilitator, "pin.setState", { pinId, state: "parked" })).status).toBe(200);
  expect(await pinsOf(bob)).toMatchObject([{ state: "parked" }, { kind: "gap" }]);
  const both = { boardId, stepId: first, noteId: "n", kind: "gap", text: "x" };
  expect((await run(ann, "pin.ask", both)).status).toBe(400);
  expect((await run(ann, "pin.ask", { boardId, stepId: "gone", kind: "gap", text: "x" })).status).toBe(404);
  expect((await run(bob, "pin.remove", { pinId })).status).toBe(403);
  expect((await run(ann, "pin.remove", { pinId })).status).toBe(200);
  expect(await pinsOf(ann)).toHaveLength(1);
});

it("[PI2] while notes wait for a host a pin waits too: for everybody else it is not there", async () => {
  const { room, guests, first, pinsOf, boardId } = await mapRoom(2);
  const [ann = "", bob = ""] = guests;
  await server.api.run(room.facilitator, "held.setModeration", { isOn: true });
  const { pinId } = await server.api.run<{ pinId: string }>(ann, "pin.ask", {
    boardId,
    stepId: first,
    kind: "concern",
    text: "A name that should not be here",
  });
  expect(await pinsOf(bob)).toEqual([]);
  expect(await pinsOf(ann)).toMatchObject([{ isWaiting: true, isMine: true }]);
  expect((await server.api.command(bob, "pin.answer", { pinId, answer: "Hm" })).status).toBe(404);
  await server.api.run(room.facilitator, "pin.letThrough", { pinId });
  expect(await pinsOf(bob)).toMatchObject([{ id: pinId }]);
});

it("[PI3] files list every pin with its step and lane, and how the room felt; nothing of it goes beyond its board's circle", async () => {
  const { room, guests, first, host, rate, boardId } = await mapRoom(5);
  await host("feeling.open");
  for (const guest of guests) await rate(guest, first, -1, ["slow"]);
  await host("feeling.close");
  await host("pin.ask", { stepId: first, kind: "gap", text: "Nobody rings back" });
  const read = async (format: string, query = "") => {
    const url = `${server.url}/api/boards/${boardId}/export.${format}${query}`;
    return (await fetch(url, { headers: { authorization: `Bearer ${room.facilitator}` } })).text();
  };
  expect(JSON.parse(await read("json"))).not.toHaveProperty("feelings");
  await host("feeling.show");
  const json = JSON.parse(await read("json")) as { pins: unknown[]; feelings: unknown[] };
  expect(json.pins).toMatchObject([{ kind: "gap", state: "open", step: "First step", lane: null, note: null }]);
  expect(json.feelings).toMatchObject([{ step: "First step", answered: 5, words: [{ text: "slow", count: 5 }] }]);
  const markdown = await read("md");
  expect(markdown).toContain("Gap (open): Nobody rings back");
  expect(markdown).toContain("−1 in the middle");
  const svg = await read("svg");
  expect(svg).toContain("slow ×5");
  expect(svg).toContain("First step: −1 in the middle, from −1 to −1, 5 people, slow 5");
  expect(svg).toMatch(/Gap: Nobody rings back/);
  expect(await read("json", "?audience=public")).not.toMatch(/rings back|slow/);
});
