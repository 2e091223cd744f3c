import { expect, it } from "vitest";
import { createSeatAllowances } from "./seatAllowances.ts";

function createClock() {
  let now = 0;
  return {
    clock: { now: () => now },
    pass(milliseconds: number) {
      now += milliseconds;
    },
  };
}

it("[LI6] a seat that comes back has no more left than when it went; in time it has all again", () => {
  const { clock, pass } = createClock();
  const allowances = createSeatAllowances(clock);
  const ask = () => {
    const allowance = allowances.enter("seat", "read");
    const answer = allowance?.mayAsk();
    allowance?.leave();
    return answer;
  };
  const answers = Array.from({ length: 50 }, ask);
  expect(answers.filter(Boolean)).toHaveLength(40);
  pass(1_000);
  expect([ask(), ask()]).toEqual([true, false]);
  pass(60_000);
  expect(Array.from({ length: 41 }, ask).filter(Boolean)).toHaveLength(40);
});

it("[LI6] sockets of one seat share what it may send, and there is an end to them", () => {
  const allowances = createSeatAllowances(createClock().clock);
  const sockets = Array.from({ length: 25 }, () => allowances.enter("seat", "read"));
  expect(sockets.filter((one) => one === null)).toHaveLength(1);
  let taken = 0;
  for (let n = 0; n < 20; n += 1) for (const socket of sockets) taken += socket?.mayTake() ? 1 : 0;
  expect(taken).toBe(120);
  expect(allowances.enter("other", "read")?.mayTake()).toBe(true);
});
