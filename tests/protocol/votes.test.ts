import { randomUUID } from "node:crypto";
import type { Round } from "@longtable/shared/voting/voting.schema";
import { tallyBallots } from "@longtable/shared/voting/voting.tally";
import { afterAll, beforeEach, expect, it } from "vitest";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { createRandom } from "../support/random.ts";
import { seeds } from "../support/seeds.ts";
import { createHastyClock, startServer } from "../support/testServer.ts";

// One seat sends more in a second here than a person could; its limit has its own test.
const server = await startServer({ clock: createHastyClock() });
afterAll(() => server.close());

let room: OpenWorkshop;
let notes: [string, string, string];
beforeEach(async () => {
  room = await openWorkshop(server);
  notes = (await Promise.all(["A", "B", "C"].map((text) => room.addNote(room.facilitator, text)))) as typeof notes;
});

const cast = (token: string, roundId: string, dots: Record<string, number>) =>
  server.api.command<{ dotsLeft: number }>(token, "voting.castBallot", { roundId, dots });
const close = (roundId: string) =>
  server.api.run<{ tally: Round["tally"] }>(room.facilitator, "voting.closeRound", { roundId });
const roundOf = async (token: string, roundId: string) =>
  (await server.api.state(room.workshopId, token)).rounds.find((round) => round.id === roundId);

it.each(seeds(3))(
  "[VO4] fifty ballots of one person at once never exceed the dots, and the last one acknowledged counts (seed %i)",
  async (seed) => {
    const random = createRandom(seed);
    const roundId = await room.openRound(notes, { dots: 5, maxPerItem: 3 });
    const token = await room.join("Racer");
    const tabs = await Promise.all([1, 2].map(async () => takeSeat({ url: server.url, token })));
    for (const tab of tabs) await tab.ready();
    const acknowledged: Record<string, number>[] = [];
    await Promise.all(
      Array.from({ length: 50 }, async () => {
        const dots = Object.fromEntries(notes.map((note) => [note, random.int(0, 4)]));
        const input = { roundId, dots };
        const way = random.int(0, 2);
        const tab = tabs[way];
        const reply = tab
          ? await tab.send("voting.castBallot", input, randomUUID())
          : (await server.api.command(token, "voting.castBallot", input)).body;
        const sum = Object.values(dots).reduce((a, b) => a + b, 0);
        const isFair = sum <= 5 && Math.max(...Object.values(dots)) <= 3;
        expect(reply.ok, JSON.stringify({ dots, reply })).toBe(isFair);
        if (reply.ok) acknowledged.push(dots);
        if (reply.ok) expect(reply.result).toEqual({ dotsLeft: 5 - sum });
      }),
    );
    expect(acknowledged.length).toBeGreaterThan(5);
    const mine = (await roundOf(token, roundId))?.mine ?? {};
    const withoutZeros = acknowledged.map((dots) => Object.fromEntries(Object.entries(dots).filter(([, n]) => n > 0)));
    expect(withoutZeros).toContainEqual(mine);
    const last = { [notes[0]]: 1 };
    expect((await cast(token, roundId, last)).body).toEqual({ ok: true, result: { dotsLeft: 4 } });
    expect((await close(roundId)).tally).toEqual([
      { noteId: notes[0], dots: 1, voters: 1 },
      { noteId: notes[1], dots: 0, voters: 0 },
      { noteId: notes[2], dots: 0, voters: 0 },
    ]);
    for (const tab of tabs) tab.close();
  },
);

it("[VO4] ballots sent one after the other by one socket count in that order", async () => {
  const roundId = await room.openRound(notes);
  const token = await room.join("Quick");
  const seat = takeSeat({ url: server.url, token });
  await seat.ready();
  const ballots = Array.from({ length: 30 }, (_, n) => ({ [notes[n % 3] ?? ""]: 1 + (n % 3) }));
  const replies = await Promise.all(ballots.map((dots) => seat.send("voting.castBallot", { roundId, dots })));
  expect(replies.every((reply) => reply.ok)).toBe(true);
  expect((await roundOf(token, roundId))?.mine).toEqual(ballots.at(-1));
  seat.close();
});

it("[VO4] rejoining brings no new dots", async () => {
  const roundId = await room.openRound(notes, { dots: 3 });
  const first = await server.api.join(room.joinCode, { alias: "Ann" });
  await cast(first.token, roundId, { [notes[0]]: 3 });
  const again = await server.api.join(room.joinCode, { alias: "Ann", rejoinWord: first.rejoinWord });
  expect((await roundOf(again.token, roundId))?.mine).toEqual({ [notes[0]]: 3 });
  await cast(again.token, roundId, { [notes[1]]: 2 });
  expect((await close(roundId)).tally?.map(({ dots, voters }) => [dots, voters])).toEqual([
    [2, 1],
    [0, 0],
    [0, 0],
  ]);
});

it("[VO8] the tally is what an independent count of the acknowledged ballots makes", async () => {
  const random = createRandom(7);
  const roundId = await room.openRound(notes, { dots: 6, maxPerItem: 4 });
  const last = new Map<string, Record<string, number>>();
  const voters = await Promise.all(Array.from({ length: 25 }, (_, n) => room.join(`Voter ${n}`)));
  for (let turn = 0; turn < 3; turn += 1) {
    await Promise.all(
      voters.map(async (token) => {
        const dots = Object.fromEntries(notes.map((note) => [note, random.int(0, 3)]));
        if ((await cast(token, roundId, dots)).body.ok) last.set(token, dots);
      }),
    );
  }
  const { tally } = await close(roundId);
  const candidates = notes.map((noteId) => ({ noteId })) as unknown as Round["candidates"];
  expect(tally).toEqual(tallyBallots(candidates, last.values()));
  expect((await roundOf(room.screen, roundId))?.voted).toBe(
    [...last.values()].filter((dots) => Object.values(dots).some((n) => n > 0)).length,
  );
});

it("[VO5] after close nothing counts, and closing again answers the same", async () => {
  const roundId = await room.openRound(notes);
  const token = await room.join("Late");
  await cast(token, roundId, { [notes[2]]: 1 });
  const first = await close(roundId);
  expect(await cast(token, roundId, { [notes[0]]: 3 })).toMatchObject({
    status: 409,
    body: { error: { messageKey: "voting.roundNotOpen" } },
  });
  expect(await close(roundId)).toEqual(first);
  expect((await roundOf(token, roundId))?.tally).toEqual(first.tally);
});

it("[VO5] closing races with ballots: each one acknowledged is in the tally, and each refused is not", async () => {
  const roundId = await room.openRound(notes);
  const voters = await Promise.all(Array.from({ length: 30 }, (_, n) => room.join(`Voter ${n}`)));
  const [closing, ...ballots] = await Promise.all([
    cast(voters[0] ?? "", roundId, { [notes[0]]: 1 }).then(() => close(roundId)),
    ...voters.slice(1).map((token) => cast(token, roundId, { [notes[0]]: 1 })),
  ]);
  const counted = 1 + ballots.filter(({ status }) => status === 200).length;
  expect(closing.tally?.[0]).toEqual({ noteId: notes[0], dots: counted, voters: counted });
});

it("[VO1] what was voted on stays as it was when the round opened", async () => {
  const roundId = await room.openRound([notes[0], notes[1], notes[0]]);
  await server.api.run(room.facilitator, "board.editNote", { noteId: notes[0], text: "changed since" });
  await server.api.run(room.facilitator, "board.removeNote", { noteId: notes[1] });
  const round = await roundOf(room.screen, roundId);
  expect(round?.candidates).toEqual([
    { noteId: notes[0], text: "A" },
    { noteId: notes[1], text: "B" },
  ]);
  expect((await cast(await room.join(), roundId, { [notes[1]]: 1 })).status).toBe(200);
});

it("[VO11] an empty ballot takes all dots back", async () => {
  const roundId = await room.openRound(notes);
  const token = await room.join("Unsure");
  await cast(token, roundId, { [notes[0]]: 2 });
  expect((await roundOf(token, roundId))?.voted).toBe(1);
  expect((await cast(token, roundId, {})).body).toEqual({ ok: true, result: { dotsLeft: 5 } });
  expect(await roundOf(token, roundId)).toMatchObject({ voted: 0, mine: {} });
  expect((await close(roundId)).tally?.every(({ dots }) => dots === 0)).toBe(true);
});

it("[DE2] a decision rests only on a round that is closed", async () => {
  const roundId = await room.openRound(notes);
  const record = () =>
    server.api.command(room.facilitator, "decision.record", {
      question: "We start with A",
      roundId,
      noteIds: [notes[0]],
    });
  expect((await record()).status).toBe(409);
  await close(roundId);
  expect((await record()).status).toBe(200);
  const [decision] = (await server.api.state(room.workshopId, room.screen)).decisions;
  expect(decision).toMatchObject({
    question: "We start with A",
    method: "vote",
    state: "agreed",
    roundId,
    noteIds: [notes[0]],
  });
});
