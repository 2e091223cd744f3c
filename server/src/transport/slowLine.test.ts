import { EventEmitter } from "node:events";
import { expect, it } from "vitest";
import { dropWhenBehind } from "./slowLine.ts";

function createLine() {
  const closed: boolean[] = [];
  const line = Object.assign(new EventEmitter(), { close: (discard: boolean) => void closed.push(discard) });
  let dropped = 0;
  dropWhenBehind(line, () => {
    dropped += 1;
  });
  return { line, closed, dropped: () => dropped };
}

it("[LN3] a line that takes nothing is given up once, with what it has not taken", () => {
  const { line, closed, dropped } = createLine();
  for (let n = 0; n < 255; n += 1) line.emit("packetCreate");
  expect(closed).toEqual([]);
  for (let n = 0; n < 100; n += 1) line.emit("packetCreate");
  expect([closed, dropped()]).toEqual([[true], 1]);
});

it("[LN3] a line that takes what it is sent is never given up", () => {
  const { line, closed } = createLine();
  for (let n = 0; n < 10_000; n += 1) {
    line.emit("packetCreate");
    if (n % 200 === 0) line.emit("drain");
  }
  expect(closed).toEqual([]);
});
