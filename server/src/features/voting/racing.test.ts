import type {
  ActivityId,
  BoardId,
  NoteId,
  ParticipantId,
  RoundId,
  SeatId,
  WorkshopId,
} from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { castBallot } from "@longtable/shared/voting/voting.commands";
import { dotsIn } from "@longtable/shared/voting/voting.rules";
import type { Allocation } from "@longtable/shared/voting/voting.schema";
import { expect, it } from "vitest";
import type { Seat } from "../../kernel/seat.ts";
import { openSqlite } from "../../storage/sqliteStorage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { countedBallots, publishedBallots } from "./ballots.store.ts";
import { closeAndForget } from "./closing.ts";
import { createVotingFeature } from "./voting.feature.ts";
import { addRound, findRound } from "./voting.store.ts";

const SUBMISSIONS = 100_000;
const VOTERS = 50;
const RULES = { dots: 6, maxPerItem: 3 };
const candidates = ["a", "b", "c"].map((id) => ({ noteId: id as NoteId, text: id }));
const workshopId = "w1" as WorkshopId;
const roundId = "r1" as RoundId;

/** The handler of a ballot, as the router calls it. */
function ballotHandler() {
  let found: ((input: { roundId: RoundId; dots: Allocation }, context: CommandContext) => Promise<unknown>) | null =
    null;
  const on = ((command: unknown, handler: never) => {
    if (command === castBallot) found = handler;
  }) as Register;
  createVotingFeature({
    boardUse: async () => null,
    votersNow: async () => new Set(),
    activityExists: async () => true,
    votersAtTables: async () => null,
    requireRight: () => {},
    joinTimes: async () => new Map(),
    keepGroupResults: async () => {},
    scrubSoon: () => {},
  }).register(on);
  if (found === null) throw new Error("no handler for ballots");
  return found as (input: { roundId: RoundId; dots: Allocation }, context: CommandContext) => Promise<unknown>;
}

/** A small generator with a seed, so that a failing run can be run again. */
function createDice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

it("[VO2] [VO8] of 100,000 racing ballots none exceeds its dots, and the tally is an independent recount", async () => {
  const storage = openSqlite({ path: ":memory:" });
  const cast = ballotHandler();
  const dice = createDice(7);
  await storage.transact((sql) =>
    addRound(sql, workshopId, {
      id: roundId,
      activityId: "act" as ActivityId,
      boardId: "board" as BoardId,
      state: "open",
      ...RULES,
      candidates,
      voted: 0,
    }),
  );
  const seats = Array.from({ length: VOTERS }, (_, n): Seat => {
    return {
      id: `s${n}` as SeatId,
      workshopId,
      role: "participant",
      participantId: `p${n}` as ParticipantId,
      canVote: true,
      tableId: null,
    };
  });
  const last = new Map<Seat, Record<string, number>>();
  let refused = 0;
  const submit = (seat: Seat, dots: Record<string, number>) =>
    storage
      .transact((sql) => cast({ roundId, dots: dots as Allocation }, { sql, seat, changed: () => {} } as never))
      .then(
        () => last.set(seat, dots),
        (error: unknown) => {
          if (!(error instanceof UserError)) throw error;
          refused += 1;
        },
      );
  for (let sent = 0; sent < SUBMISSIONS; ) {
    const wave: Promise<unknown>[] = [];
    for (; wave.length < 5_000; sent += 1) {
      const seat = seats[dice(VOTERS)];
      if (seat) wave.push(submit(seat, { a: dice(5), b: dice(5), c: dice(4) }));
    }
    await Promise.all(wave);
  }
  expect(refused).toBeGreaterThan(SUBMISSIONS / 10);

  const counted = await countedBallots(storage.sql, roundId);
  for (const { dots } of counted) {
    expect(dotsIn(dots)).toBeLessThanOrEqual(RULES.dots);
    expect(Math.max(...Object.values(dots))).toBeLessThanOrEqual(RULES.maxPerItem);
  }
  const tally = await storage.transact(async (sql) => {
    const round = await findRound(sql, workshopId, roundId);
    if (!round) throw new Error("no round");
    return closeAndForget(sql, workshopId, round, { now: 1, keepGroupResults: async () => {} });
  });
  for (const { noteId, dots, voters } of tally) {
    const given = [...last.values()].map((ballot) => ballot[noteId] ?? 0);
    expect([dots, voters]).toEqual([given.reduce((a, b) => a + b, 0), given.filter((count) => count > 0).length]);
  }
  const published = await publishedBallots(storage.sql, roundId);
  expect(published).toHaveLength([...last.values()].filter((dots) => dotsIn(dots as Allocation) > 0).length);
  expect(await countedBallots(storage.sql, roundId)).toEqual([]);
  await storage.close();
}, 300_000);
