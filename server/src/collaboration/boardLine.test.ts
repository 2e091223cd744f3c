import { CLOSE } from "@longtable/shared/kernel/closeCodes";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { expect, it } from "vitest";
import { createMetrics } from "../observability/metrics.ts";
import type { BoardPeer } from "../transport/boardSocket.ts";
import { createBoardLine } from "./boardLine.ts";

/** A reader that takes nothing: what is written waits. */
function createStalled() {
  const closed: number[] = [];
  const duplex = {
    writableLength: 0,
    write(frame: Buffer) {
      duplex.writableLength += frame.byteLength;
    },
  };
  const socket = {
    OPEN: 1,
    readyState: 1,
    close(code: number) {
      closed.push(code);
      this.readyState = 2;
    },
  };
  const peer = { socket, line: duplex, isLongtable: true } as unknown as BoardPeer;
  return { duplex, closed, line: createBoardLine(peer, createMetrics()) };
}

it("[LN3] a long board on a slow line is no reason to give up, and what comes after it is counted by itself", () => {
  const { duplex, closed, line } = createStalled();
  line.sendDocument(Buffer.alloc(LIMITS.boardBytes));
  line.send(Buffer.alloc(1000), "update");
  expect([line.member.waiting(), closed]).toEqual([1000, []]);
  duplex.writableLength = 500;
  expect(line.member.waiting()).toBe(0);
});

it("[LN3] a reader that asks for the board again and again without reading it is sent away", () => {
  const { duplex, closed, line } = createStalled();
  for (let asked = 0; asked < 120; asked += 1) line.sendDocument(Buffer.alloc(LIMITS.boardBytes));
  expect(closed).toEqual([CLOSE.busy]);
  expect(duplex.writableLength).toBeLessThanOrEqual(2 * LIMITS.boardBytes);
});
