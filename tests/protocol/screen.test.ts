import { CHOSEN_MS } from "@longtable/shared/screen/screen.rules";
import type { WallState } from "@longtable/shared/screen/screen.schema";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createRawPeer } from "../support/boardPeer.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import { type Participant, takeSeat } from "../support/participant.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

let server: RunningServer;
let time = Date.now();
beforeAll(async () => {
  server = await startServer({ clock: { now: () => time } });
});
afterAll(() => server.close());

const PLACE = { view: "board:1", key: "column:1", index: 2 };

async function fillRoom() {
  const room = await openWorkshop(server);
  const tokens = [room.facilitator, room.screen, await room.join("Ann")];
  const seats = tokens.map((token) => takeSeat({ url: server.url, token }));
  for (const seat of seats) await seat.ready();
  const [host, screen, ann] = seats as [Participant, Participant, Participant];
  const wallOf = async (token: string): Promise<WallState | undefined> =>
    (await server.api.state(room.workshopId, token)).wall;
  const run = (token: string, type: string, input: Record<string, unknown>) => server.api.run(token, type, input);
  return { room, host, screen, ann, wallOf, run, close: () => seats.forEach((seat) => void seat.close()) };
}

it("[PR12] a page turned by a host or at a screen is on every screen and console, over a restart too", async () => {
  const { room, host, screen, wallOf, run, close } = await fillRoom();
  await run(room.facilitator, "screen.goTo", PLACE);
  for (const seat of [host, screen]) {
    await seat.waitFor((state) => state.wall?.turned?.place?.key === PLACE.key, "the page that was chosen");
  }
  await run(room.screen, "screen.turn", { by: 1 });
  await host.waitFor((state) => state.wall?.turned?.by === 1, "one page on");
  await run(room.screen, "screen.hold", { isHeld: true });
  await run(room.facilitator, "screen.fit", { isWhole: true });
  close();
  await server.restart();
  expect(await wallOf(room.screen)).toMatchObject({ isHeld: true, isWhole: true, turned: { by: 1, place: PLACE } });
  await run(room.facilitator, "screen.hold", { isHeld: false });
  expect(await wallOf(room.screen)).toEqual({ now: time, isHeld: false, isWhole: true });
});

it("[PR12] a step long after the last one starts from the page that is due then", async () => {
  const { room, wallOf, run, close } = await fillRoom();
  await run(room.facilitator, "screen.turn", { by: 2 });
  time += 10_000;
  await run(room.facilitator, "screen.turn", { by: -1 });
  expect((await wallOf(room.screen))?.turned).toEqual({ at: time, from: time - 10_000, by: 1 });
  time += CHOSEN_MS;
  await run(room.facilitator, "screen.turn", { by: 1 });
  expect((await wallOf(room.screen))?.turned).toEqual({ at: time, from: time, by: 1 });
  close();
});

it("[PR12] people on phones are told nothing of it, not even that something was turned", async () => {
  const { room, host, screen, ann, wallOf, run, close } = await fillRoom();
  // Told in one order: what was done while she came is behind her once this is.
  await run(room.facilitator, "workshop.setTimer", { seconds: 30 });
  await ann.waitFor((state) => state.timer, "a first timer");
  const before = ann.frames.length;
  await run(room.facilitator, "screen.goTo", PLACE);
  for (const seat of [host, screen]) await seat.waitFor((state) => state.wall?.turned, "the page");
  // A change that everyone is told of comes after it.
  await run(room.facilitator, "workshop.setTimer", { seconds: 60 });
  await ann.waitFor((state) => state.timer?.seconds === 60, "the timer");
  // How many have come is told a moment later than they came.
  const told = ann.frames.slice(before).filter((frame) => !/"timer"|"participants"/.test(frame));
  expect(told).toEqual([]);
  expect(ann.frames.join()).not.toMatch(/"wall"|column:1/);
  const own = await server.api.state(room.workshopId, await room.join("Bob"));
  expect(own.wall).toBeUndefined();
  expect((await wallOf(room.facilitator))?.turned?.place).toEqual(PLACE);
  close();
});

it("[PR13] a host shows a board or the result of a vote; one that is still open, or is not there, is refused", async () => {
  const { room, screen, wallOf, run, close } = await fillRoom();
  const noteId = await room.addNote(room.facilitator, "an idea");
  const roundId = await room.openRound([noteId]);
  const show = (input: Record<string, unknown>) => server.api.command(room.facilitator, "screen.show", input);
  expect((await show({ screen: "result", roundId })).status).toBe(409);
  expect((await show({ screen: "result", roundId: "nothing-like-it" })).status).toBe(404);
  expect((await show({ screen: "board", boardId: "nothing-like-it" })).status).toBe(404);
  await run(room.facilitator, "voting.closeRound", { roundId });
  await run(room.facilitator, "screen.show", { screen: "result", roundId });
  await screen.waitFor((state) => state.workshop.screen === "result" && state.wall?.roundId === roundId, "the result");
  await run(room.facilitator, "screen.show", { screen: "board", boardId: room.boardId });
  await screen.waitFor((state) => state.workshop.screen === "board", "the board");
  expect(await wallOf(room.screen)).toEqual({ now: time, isHeld: false, isWhole: false, boardId: room.boardId });
  close();
});

it("[PR14] a screen is sent nothing that was not released: no tally, no rating, no group, nothing that only hosts see", async () => {
  const { room, screen, run, close } = await fillRoom();
  const people = [await room.join("Cem"), await room.join("Dee")];
  const [one, two] = [await room.addNote(room.facilitator, "one"), await room.addNote(people[0] ?? "", "two")];
  const roundId = await room.openRound([one, two], { dots: 7, maxPerItem: 7 });
  for (const token of people) await run(token, "voting.castBallot", { roundId, dots: { [one]: 6, [two]: 1 } });
  const { checkId } = await server.api.run<{ checkId: string }>(room.facilitator, "check.open", {
    kind: "fist",
    question: "How sure?",
  });
  for (const token of people) await run(token, "check.answer", { checkId, answer: 3 });
  await screen.waitFor((state) => state.rounds[0]?.voted === 2 && state.checks?.[0]?.answered === 2, "their counts");
  const asked = await server.api.state(room.workshopId, room.screen);
  const sent = [...screen.frames, JSON.stringify(asked)].join("\n");
  expect(sent).not.toMatch(/"tally"|"mine"|"ratings"|"alias"|Cem|Dee|"silent"|"byGroup":\{"/);
  expect(asked.me.noteIds).toEqual([]);
  // Parts of the state for hosts alone; drafts and notes that wait are for their authors and for hosts.
  for (const part of ["people", "voice"] as const) expect(asked).not.toHaveProperty(part);
  expect(asked.held?.notes ?? []).toEqual([]);
  close();
});

it("[PR14] a screen receives no byte of what is written alone or waits for a host, on its board's line either", async () => {
  const { room, screen, run, close } = await fillRoom();
  const line = await createRawPeer({ wsUrl: server.wsUrl, boardId: room.boardId, token: room.screen });
  await line.frameOf(0);
  const writer = await room.join("Cem");
  await run(room.facilitator, "workshop.setWriting", { activityId: room.activityId, writing: "alone" });
  await room.addNote(writer, "zebra written alone");
  await run(room.facilitator, "workshop.setWriting", { activityId: room.activityId, writing: "together" });
  await run(room.facilitator, "held.setModeration", { isOn: true });
  await room.addNote(writer, "zebra that waits");
  // Whatever came before this has come by then, on either line.
  await run(room.facilitator, "workshop.setTimer", { seconds: 60 });
  await screen.waitFor((state) => state.timer, "the timer");
  await room.addNote(room.facilitator, "seen by all");
  await until(() => line.frames.some(({ bytes }) => Buffer.from(bytes).includes("seen by all")), { what: "the note" });
  expect([...screen.frames, JSON.stringify(await server.api.state(room.workshopId, room.screen))].join()).not.toMatch(
    /zebra/,
  );
  for (const { bytes } of line.frames) expect(Buffer.from(bytes).includes("zebra")).toBe(false);
  line.close();
  close();
});
