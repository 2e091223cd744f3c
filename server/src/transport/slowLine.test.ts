import { EventEmitter } from "node:events";
import { expect, it } from "vitest";
import { dropWhenBehind } from "./slowLine.ts";

function createLine() {
  const closed: boolean[] = [];
  const line = Object.assign(new EventEmitter(), { close: (discard: boolean) => void closed.push(discard) });
  let dropped = 0;
  let now = 0;
  dropWhenBehind(
    line,
    () => {
      dropped += 1;
    },
    () => now,
  );
  return {
    line,
    closed,
    dropped: () => dropped,
    pass(milliseconds: number) {
      now += milliseconds;
    },
  };
}

it("[LN3] a line that takes nothing for ten seconds is given up once, with what it has not taken", () => {
  const { line, closed, dropped, pass } = createLine();
  for (let n = 0; n < 300; n += 1) {
    line.emit("packetCreate");
    pass(30);
  }
  expect(closed).toEqual([]);
  pass(2_000);
  for (let n = 0; n < 100; n += 1) line.emit("packetCreate");
  expect([closed, dropped()]).toEqual([[true], 1]);
});

it("[LN3] a thousand answers at once are no backlog, nor are a few that wait for long", () => {
  const { line, closed, pass } = createLine();
  for (let n = 0; n < 1_000; n += 1) line.emit("packetCreate");
  line.emit("drain");
  for (let n = 0; n < 200; n += 1) {
    line.emit("packetCreate");
    pass(1_000);
  }
  expect(closed).toEqual([]);
});

it("[LN3] a line that takes what it is sent is never given up", () => {
  const { line, closed, pass } = createLine();
  for (let n = 0; n < 10_000; n += 1) {
    line.emit("packetCreate");
    pass(40);
    if (n % 200 === 0) line.emit("drain");
  }
  expect(closed).toEqual([]);
});
