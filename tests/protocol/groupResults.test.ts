import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { createHastyClock, type RunningServer, startServer } from "../support/testServer.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ clock: createHastyClock() });
});
afterAll(() => server.close());

/** Dots on the three notes, by person, by group; the figures of small groups occur nowhere else. */
type Room = Record<string, readonly (readonly [number, number, number])[]>;

const ROOM: Room = {
  "g-lived": [
    [5, 0, 0],
    [5, 0, 0],
    [4, 1, 0],
    [0, 5, 0],
    [3, 2, 0],
    [1, 2, 2],
  ],
  "g-carer": [
    [0, 0, 5],
    [0, 1, 4],
    [1, 0, 4],
    [0, 0, 5],
    [0, 2, 3],
  ],
  "g-clin": [
    [2, 2, 1],
    [0, 3, 2],
    [0, 5, 0],
  ],
  "g-vol": [
    [1, 0, 2],
    [0, 0, 5],
  ],
};

interface Voter {
  token: string;
  dots: readonly [number, number, number];
}

async function joinAll(room: OpenWorkshop, groups: Room): Promise<Voter[]> {
  const voters: Voter[] = [];
  for (const [groupId, people] of Object.entries(groups)) {
    for (const dots of people) {
      const { token } = await server.api.join(room.joinCode, { group: groupId });
      voters.push({ token, dots });
    }
  }
  return voters;
}

async function openAndCast(room: OpenWorkshop, notes: readonly string[], voters: readonly Voter[]) {
  const roundId = await room.openRound(notes, { dots: 5, maxPerItem: 5 });
  for (const { token, dots } of voters) {
    const allocation = Object.fromEntries(notes.map((note, index) => [note, dots[index] ?? 0]));
    await server.api.run(token, "voting.castBallot", { roundId, dots: allocation });
  }
  return roundId;
}

async function threeNotes(room: OpenWorkshop) {
  return Promise.all(["A", "B", "C"].map((text) => room.addNote(room.facilitator, text)));
}
const resultsOf = async (room: OpenWorkshop, token: string) => (await server.api.state(room.workshopId, token)).results;
const close = (room: OpenWorkshop, roundId: string) =>
  server.api.run(room.facilitator, "voting.closeRound", { roundId });

it("[RG1] [RG6] large groups are shown to everyone, small ones to nobody, and nothing of them is kept", async () => {
  const room = await openWorkshop(server);
  const notes = await threeNotes(room);
  const voters = await joinAll(room, ROOM);
  const screen = takeSeat({ url: server.url, token: room.screen });
  const phone = takeSeat({ url: server.url, token: voters[0]?.token ?? "" });
  const host = takeSeat({ url: server.url, token: room.facilitator });
  for (const seat of [screen, phone, host]) await seat.ready();
  const roundId = await openAndCast(room, notes, voters);
  for (const { frames } of [screen, phone, host]) expect(frames.join()).not.toContain('"votersEach"');
  await close(room, roundId);
  for (const seat of [screen, phone, host]) {
    const [results] = await seat.waitFor(({ results: all }) => (all?.length ? all : null), "results by group");
    expect(results?.shown).toEqual([
      { id: "g-lived", voters: 6, dots: [18, 10, 2], votersEach: [5, 4, 1] },
      { id: "g-carer", voters: 5, dots: [1, 3, 21], votersEach: [1, 2, 5] },
    ]);
    expect(results?.hidden).toEqual(["g-vol", "g-clin"]);
    const sent = seat.frames.join("\n");
    // The clinicians' dots are 2, 10 and 3, the volunteers' 1, 0 and 7.
    expect(sent).not.toMatch(/\[2,10,3\]|\[1,0,7\]/);
    seat.close();
  }
  const kept = ["longtable.db", "longtable.db-wal"].map((name) =>
    readFileSync(path.join(server.dataDir, name), "latin1"),
  );
  expect(kept.join("")).toContain("[18,10,2]");
  expect(kept.join("")).not.toMatch(/\[2,10,3\]|\[1,0,7\]/);
});

it("[RG7] a group that came and cast no ballot is named to hosts, and to nobody else", async () => {
  const room = await openWorkshop(server);
  const notes = await threeNotes(room);
  const voters = await joinAll(room, ROOM);
  await joinAll(room, {
    "g-peer": [
      [0, 0, 0],
      [0, 0, 0],
    ],
  });
  const roundId = await openAndCast(room, notes, voters);
  await close(room, roundId);
  const [hosts] = (await resultsOf(room, room.facilitator)) ?? [];
  expect(hosts?.silent).toEqual([{ id: "g-peer", people: 2 }]);
  for (const token of [room.screen, voters[0]?.token ?? ""]) {
    const [others] = (await resultsOf(room, token)) ?? [];
    expect(others).not.toHaveProperty("silent");
    // It stands among the groups that are not shown, as one with few voters does.
    expect(others?.hidden).toEqual(["g-peer", "g-vol", "g-clin"]);
  }
});

it("[RG4] a second vote on the same notes shows no group that the first one would give away", async () => {
  const room = await openWorkshop(server);
  const notes = await threeNotes(room);
  const { "g-lived": lived = [], "g-carer": carers = [], "g-clin": clin = [], "g-vol": vol = [] } = ROOM;
  const some = await joinAll(room, { "g-lived": lived, "g-carer": carers.slice(0, 4), "g-clin": clin });
  await close(room, await openAndCast(room, notes, some));
  const more = await joinAll(room, { "g-carer": carers.slice(4), "g-vol": vol });
  await close(room, await openAndCast(room, notes, [...some, ...more]));
  const [first, second] = (await resultsOf(room, room.screen)) ?? [];
  expect(first?.shown.map(({ id }) => id)).toEqual(["g-lived"]);
  // Alone it would show the carers too; then the first round, less their dots, would be the clinicians'.
  expect(second?.shown.map(({ id }) => id)).toEqual(["g-lived"]);
});

it("[RG1] hosts can set a higher threshold, for votes and for who is in the room, and never a lower one after a vote", async () => {
  const room = await openWorkshop(server);
  const notes = await threeNotes(room);
  await server.api.run(room.facilitator, "voting.setLeastShown", { least: 6 });
  const voters = await joinAll(room, ROOM);
  const { participants } = await server.api.state(room.workshopId, room.screen);
  expect(participants).toMatchObject({ leastShown: 6, byGroup: { "g-lived": 6 } });
  expect(participants.byGroup).not.toHaveProperty("g-carer");
  await close(room, await openAndCast(room, notes, voters));
  const [results] = (await resultsOf(room, room.screen)) ?? [];
  expect(results).toMatchObject({ least: 6, shown: [{ id: "g-lived" }] });
  const lower = await server.api.command(room.facilitator, "voting.setLeastShown", { least: 5 });
  expect(lower.body).toMatchObject({ ok: false, error: { code: "conflict", messageKey: "voting.leastLower" } });
});

it("[RS4] hosts choose how the result is projected; results never change", async () => {
  const room = await openWorkshop(server);
  const notes = await threeNotes(room);
  const roundId = await openAndCast(room, notes, await joinAll(room, ROOM));
  await close(room, roundId);
  const before = await resultsOf(room, room.screen);
  await close(room, roundId);
  await server.api.run(room.facilitator, "voting.showResults", { roundId, view: "groups" });
  expect(await resultsOf(room, room.screen)).toEqual(before?.map((results) => ({ ...results, view: "groups" })));
});
