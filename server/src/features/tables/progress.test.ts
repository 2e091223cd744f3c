import type { ParticipantId, WorkshopId } from "@longtable/shared/kernel/ids";
import { PLACE_KEPT_MS } from "@longtable/shared/tables/tables.rules";
import { expect, it } from "vitest";
import { createTableProgress } from "./progress.ts";

const seatOf = (participant: string, workshop: string) => ({
  participantId: participant as ParticipantId,
  workshopId: workshop as WorkshopId,
});

function keeper() {
  let now = 1_000_000;
  const progress = createTableProgress({
    clock: { now: () => now },
    noteCount: async () => 0,
    staffSeats: async () => [],
    publish: () => undefined,
    later: () => undefined,
  });
  const pass = (ms: number) => {
    now += ms;
  };
  return { progress, pass };
}

it("[TB17] what is remembered of a room goes a while after the last has left, and who left long ago with it", () => {
  const { progress, pass } = keeper();
  for (let room = 0; room < 50; room += 1) {
    const seat = seatOf(`p${room}`, `w${room}`);
    progress.line(seat, 1);
    for (let board = 0; board < 20; board += 1) progress.begin(seat.workshopId, `${room} ${board}`, 0);
    progress.line(seat, -1);
    pass(PLACE_KEPT_MS + 1);
  }
  expect(progress.size()).toBeLessThan(50);
});

it("[TB5] forgetting when somebody left keeps nobody's place longer, and nobody's shorter", async () => {
  const { progress, pass } = keeper();
  const [gone, late] = [seatOf("gone", "w"), seatOf("late", "w")];
  for (const by of [1, -1] as const) progress.line(gone, by);
  pass(PLACE_KEPT_MS - 1);
  for (const by of [1, -1] as const) progress.line(late, by);
  expect(progress.awayFor("gone")).toBe(PLACE_KEPT_MS - 1);
  pass(10);
  for (const by of [1, -1] as const) progress.line(seatOf("other", "v"), by);
  expect(progress.awayFor("gone")).toBeGreaterThanOrEqual(PLACE_KEPT_MS);
  expect(progress.awayFor("late")).toBe(10);
});

it("[TB17] a room that somebody comes back to keeps what is known of its boards", async () => {
  const { progress, pass } = keeper();
  const seat = seatOf("p", "w");
  progress.line(seat, 1);
  progress.begin("w", "b", 3);
  progress.line(seat, -1);
  pass(1_000);
  progress.line(seat, 1);
  pass(2 * PLACE_KEPT_MS);
  for (const by of [1, -1] as const) progress.line(seatOf("x", "v"), by);
  expect((await progress.of("w", "b")).notes).toBe(3);
  progress.forget("w");
  expect((await progress.of("w", "b")).notes).toBe(0);
});
