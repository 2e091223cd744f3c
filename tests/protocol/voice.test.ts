import type { Voice } from "@longtable/shared/voice/voice.schema";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";
import { watchEverything } from "../support/watching.ts";

let now = Date.now();
let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ clock: { now: () => now } });
});
afterAll(() => server.close());

/** A room of six carers, five staff and one peer; answers the tokens by group. */
async function fullRoom() {
  const room = await openWorkshop(server);
  const groups = (await server.api.state(room.workshopId, room.facilitator)).workshop.groups;
  const [carer = "", staff = "", peer = ""] = ["Family carers", "Mental health clinicians", "Peer supporters"].map(
    (label) => groups.find((group) => group.label === label)?.id,
  );
  const join = (group: string, count: number) =>
    Promise.all(Array.from({ length: count }, async () => (await server.api.join(room.joinCode, { group })).token));
  const [carers, clinicians, peers] = [await join(carer, 6), await join(staff, 5), await join(peer, 1)];
  return { ...room, carer, staff, peer, carers, clinicians, peers };
}
/** The counts as a host is shown them, once they fulfil `look`: a reading may be kept for a moment. */
const voiceOf = (room: { workshopId: string; facilitator: string }, look: (voice: Voice) => unknown) =>
  until(async () => {
    const { voice } = await server.api.state(room.workshopId, room.facilitator);
    return voice && look(voice) ? voice : null;
  });

it("[EV1] hosts see counts by group, and nobody else is sent any of it", async () => {
  const room = await fullRoom();
  const [one = "", two = ""] = room.clinicians;
  for (const token of [one, one, two]) await room.addNote(token, "an idea");
  await room.addNote(room.facilitator, "a host's own note is nobody's voice");
  const voice = await voiceOf(room, ({ all }) => all?.notes === 3);
  expect(voice.activityId).toBe(room.activityId);
  expect(voice.all).toEqual({ people: 12, notes: 3, wrote: 2 });
  // The one peer is hidden, and with it the clinicians: they are the next smallest.
  expect(voice.groups).toEqual([{ id: room.carer, people: 6, notes: 0, wrote: 0 }]);
  expect(voice.others).toEqual({ people: 6, notes: 3, wrote: 2 });
  for (const token of [one, room.screen]) {
    expect(await server.api.state(room.workshopId, token)).not.toHaveProperty("voice");
  }
});

it("[EV1] the figures move for a host who looks on, no faster than every few seconds, and hold no name and no words", async () => {
  const room = await fullRoom();
  const host = takeSeat({ url: server.url, token: room.facilitator });
  const ann = takeSeat({ url: server.url, token: room.carers[0] ?? "" });
  await Promise.all([host.ready(), ann.ready()]);
  for (let n = 0; n < 10; n += 1) await ann.send("board.addNote", { boardId: room.boardId, text: `SECRETWORD ${n}` });
  await host.waitFor(({ voice }) => voice?.all?.notes === 10);
  const told = host.frames.filter((frame) => frame.startsWith('["patch"') && frame.includes('"voice"'));
  expect(told.length).toBeLessThanOrEqual(2);
  expect(told.join()).not.toMatch(/SECRETWORD|alias|participantId/);
  expect(ann.frames.join()).not.toContain('"voice"');
  for (const one of [host, ann]) one.close();
});

it("[EV3] a group that is here in numbers and has not written is hinted at, after the activity has run a while", async () => {
  const room = await fullRoom();
  const seats = room.carers.map((token) => takeSeat({ url: server.url, token }));
  await Promise.all(seats.map((one) => one.ready()));
  for (const token of room.clinicians.slice(0, 3)) await room.addNote(token, "an idea");
  expect((await voiceOf(room, ({ all }) => all?.wrote === 3)).unheard).toBeNull();
  now += 3 * 60_000;
  expect((await voiceOf(room, ({ unheard }) => unheard)).unheard).toEqual({ id: room.carer, here: 6 });
  await room.addNote(room.carers[0] ?? "", "our first");
  expect((await voiceOf(room, ({ all }) => all?.wrote === 4)).unheard).toBeNull();
  for (const one of seats) one.close();
});

it("[EV4] votes are told by group after close only; while a round is open not even a count by group", async () => {
  const room = await fullRoom();
  const note = await room.addNote(room.facilitator, "put to the vote");
  const roundId = await room.openRound([note]);
  for (const token of [...room.carers, ...room.clinicians]) {
    await server.api.run(token, "voting.castBallot", { roundId, dots: { [note]: 1 } });
  }
  await room.addNote(room.carers[0] ?? "", "after the ballots");
  expect(JSON.stringify(await voiceOf(room, ({ all }) => all?.notes === 1))).not.toContain("voted");
  await server.api.run(room.facilitator, "voting.closeRound", { roundId });
  const voice = await voiceOf(room, ({ all }) => all?.voted === 11);
  expect(voice.groups).toEqual([{ id: room.carer, people: 6, notes: 1, wrote: 1, voted: 6 }]);
});

it("[EV1] answers to a proposal count once they are shown, and not before", async () => {
  const room = await fullRoom();
  const { proposalId } = await server.api.run<{ proposalId: string }>(room.facilitator, "agreement.propose", {
    text: "We try it",
  });
  const answer = { proposalId, version: 1, position: "agree" };
  for (const token of room.carers.slice(0, 4)) await server.api.run(token, "agreement.answer", answer);
  await room.addNote(room.carers[0] ?? "", "after the answers");
  expect(JSON.stringify(await voiceOf(room, ({ all }) => all?.notes === 1))).not.toContain("answered");
  await server.api.run(room.facilitator, "agreement.reveal", { proposalId });
  const voice = await voiceOf(room, ({ all }) => all?.answered === 4);
  expect(voice.groups).toEqual([{ id: room.carer, people: 6, notes: 1, wrote: 1, answered: 4 }]);
});

it("[EV2] what is written alone moves no figure and sends no byte before the reveal", async () => {
  const room = await fullRoom();
  await server.api.run(room.facilitator, "workshop.setWriting", { activityId: room.activityId, writing: "alone" });
  const [one = "", two = ""] = room.carers;
  const host = await watchEverything({ server, token: room.facilitator, boardId: room.boardId });
  await host.quiet();
  host.take();
  for (const token of [one, two]) await server.api.run(token, "board.addNote", { boardId: room.boardId, text: "mine" });
  await host.quiet();
  expect(host.take().filter((packet) => packet.includes('"voice"'))).toEqual([]);
  await server.api.run(room.facilitator, "workshop.revealActivity", { activityId: room.activityId });
  expect((await voiceOf(room, ({ all }) => all?.notes === 2)).all).toEqual({ people: 12, notes: 2, wrote: 2 });
  host.close();
});
