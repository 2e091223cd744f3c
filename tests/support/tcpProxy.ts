import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { Random } from "./random.ts";

/** `up` is from the client to the server. */
export type Direction = "up" | "down";

/** What the line is like. Everything can be changed while connections are open. */
export interface LineConditions {
  /** Each way, in milliseconds. */
  latencyMs: number;
  /** Added to the latency by chance, at most this many milliseconds; order is kept. */
  jitterMs: number;
  /** In bytes a second, each way and connection; 0 is as fast as it goes. */
  bandwidth: number;
  /** Bytes pass at most this many at a time; 0 is as they come. */
  sliceBytes: number;
  /** Swallows everything both ways, the end of a connection too, and says nothing. */
  isHalfOpen: boolean;
  /** Stops reading from the server, as a device does that has gone to sleep. */
  isStalled: boolean;
  /** Resets every new connection at once. */
  refuses: boolean;
}

const PERFECT: LineConditions = {
  latencyMs: 0,
  jitterMs: 0,
  bandwidth: 0,
  sliceBytes: 0,
  isHalfOpen: false,
  isStalled: false,
  refuses: false,
};

/** Bytes that may be under way in one direction of one connection before the proxy stops reading. */
const MOST_UNDER_WAY = 64 * 1024;
/** What got through before a cut is given this long to be read, in milliseconds: a reset throws away what was not. */
const BEFORE_CUT_MS = 2;

/** A line in this process between clients and a server, which can be made as bad as lines get. */
export interface TcpProxy extends AsyncDisposable {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** `ws://127.0.0.1:<port>`. */
  readonly wsUrl: string;
  /** Changes some conditions and leaves the others. */
  set(conditions: Partial<LineConditions>): void;
  /** Resets every open connection. */
  cut(): void;
  /** Lets this many more bytes through in one direction, over all connections, then cuts, be it in mid-frame. */
  cutAfter(direction: Direction, bytes: number): void;
  /** Connections that are open now. */
  openCount(): number;
  /** How often the line has been cut. */
  cutCount(): number;
  close(): Promise<void>;
}

/** Puts a line in front of a server on this machine. Jitter comes from `random`; without one it is always the same. */
export async function startTcpProxy(serverUrl: string, random?: Random): Promise<TcpProxy> {
  const target = { port: Number(new URL(serverUrl).port), host: "127.0.0.1" };
  const links = new Map<Socket, Socket>();
  let conditions = PERFECT;
  let armed: { direction: Direction; left: number } | null = null;
  let cuts = 0;

  function cut(): void {
    armed = null;
    cuts += 1;
    for (const ends of links) for (const end of ends) end.resetAndDestroy();
    links.clear();
  }

  /** Passes one piece on; false when the line breaks here. */
  async function pass(to: Socket, direction: Direction, piece: Buffer): Promise<boolean> {
    const through = armed?.direction === direction ? piece.subarray(0, armed.left) : piece;
    if (armed?.direction === direction) armed.left -= through.length;
    if (through.length > 0 && !to.write(through)) await drained(to);
    if (armed?.direction !== direction || armed.left > 0) return true;
    if (through.length > 0) await wait(BEFORE_CUT_MS);
    if (armed) cut();
    return false;
  }

  /** Takes from one end and gives to the other, in order, as late and in as small pieces as the line has it. */
  function carry(from: Socket, to: Socket, direction: Direction): void {
    const waiting: { bytes: Buffer; due: number }[] = [];
    let underWay = 0;
    let lastDue = 0;
    let isGiving = false;

    async function give(): Promise<void> {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const early = next.due - performance.now();
        if (early > 0) await wait(early);
        const { sliceBytes, bandwidth } = conditions;
        const most = sliceBytes || next.bytes.length;
        for (let start = 0; start < next.bytes.length; start += most) {
          if (conditions.isHalfOpen || to.destroyed) break;
          const piece = next.bytes.subarray(start, start + most);
          if (!(await pass(to, direction, piece))) return;
          if (bandwidth > 0) await wait((piece.length / bandwidth) * 1000);
          else if (sliceBytes > 0) await new Promise((turn) => setImmediate(turn));
        }
        underWay -= next.bytes.length;
        if (underWay < MOST_UNDER_WAY && !(direction === "down" && conditions.isStalled)) from.resume();
      }
    }

    from.setNoDelay(true);
    from.on("error", () => {});
    from.on("data", (bytes: Buffer) => {
      if (conditions.isHalfOpen) return;
      const { latencyMs, jitterMs } = conditions;
      lastDue = Math.max(lastDue, performance.now() + latencyMs + jitterMs * (random?.next() ?? 1));
      waiting.push({ bytes, due: lastDue });
      underWay += bytes.length;
      if (underWay >= MOST_UNDER_WAY) from.pause();
      if (isGiving) return;
      isGiving = true;
      give().finally(() => {
        isGiving = false;
      });
    });
    from.on("close", () => {
      if (conditions.isHalfOpen) return;
      links.delete(direction === "up" ? from : to);
      to.end();
    });
  }

  const proxy = createServer((client) => {
    if (conditions.refuses) return client.resetAndDestroy();
    const server = connect(target);
    links.set(client, server);
    carry(client, server, "up");
    carry(server, client, "down");
    if (conditions.isStalled) server.pause();
    return undefined;
  });
  await new Promise<void>((listening) => proxy.listen(0, "127.0.0.1", listening));
  const { port } = proxy.address() as AddressInfo;
  async function close(): Promise<void> {
    const closed = new Promise((done) => proxy.close(done));
    for (const ends of links) for (const end of ends) end.destroy();
    await closed;
  }
  return {
    url: `http://127.0.0.1:${port}`,
    wsUrl: `ws://127.0.0.1:${port}`,
    set(changed) {
      conditions = { ...conditions, ...changed };
      for (const server of links.values()) {
        if (conditions.isStalled) server.pause();
        else server.resume();
      }
    },
    cut,
    cutAfter(direction, bytes) {
      armed = { direction, left: bytes };
    },
    openCount: () => links.size,
    cutCount: () => cuts,
    close,
    [Symbol.asyncDispose]: close,
  };
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      socket.off("drain", done);
      socket.off("close", done);
      resolve();
    };
    socket.on("drain", done);
    socket.on("close", done);
  });
}
