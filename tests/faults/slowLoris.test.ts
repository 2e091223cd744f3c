import { connect } from "node:net";
import { expect, it } from "vitest";
import { WebSocket } from "ws";
import { openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { spawnServer } from "../support/spawnServer.ts";
import { until } from "../support/until.ts";

/** What docs/operations.md grants a line that shows no token and asks for nothing whole, in milliseconds. */
const GRANTED_MS = 10_000;
/** The server looks at its lines every two seconds; the rest is a busy machine's. */
const LOOKED_AT_MS = 10_000;
const DRIBBLE_MS = 150;
const VISIT_MS = 250;

interface Slow {
  /** What was sent so slowly. */
  what: string;
  /** After how many milliseconds the server ended it; null while it is open. */
  endedAfter(): number | null;
  stop(): void;
}

/** Opens a connection and sends `text` at a byte now and then, for ever. */
function dribble(what: string, url: string, text: string): Slow {
  const started = performance.now();
  let ended: number | null = null;
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  const end = () => {
    ended ??= performance.now() - started;
  };
  socket.on("error", end);
  socket.on("end", end);
  socket.on("close", end);
  socket.resume();
  let sent = 0;
  const timer = setInterval(() => {
    if (sent < text.length) socket.write(text.slice(sent, sent + 1));
    else socket.write(`x-${sent}: y\r\n`);
    sent += 1;
  }, DRIBBLE_MS);
  return {
    what,
    endedAfter: () => ended,
    stop() {
      clearInterval(timer);
      socket.destroy();
    },
  };
}

/** Opens Socket.IO's socket, answers its pings, and never says who it is. */
function sayNothing(url: string): Slow {
  const started = performance.now();
  let ended: number | null = null;
  const socket = new WebSocket(`${url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`);
  socket.on("message", (data) => String(data) === "2" && socket.send("3"));
  socket.on("error", () => {});
  socket.on("close", () => {
    ended = performance.now() - started;
  });
  return { what: "a hub line without a seat", endedAfter: () => ended, stop: () => socket.terminate() };
}

it("[LN4] lines that dribble their headers or never say who they are end in time, and nobody else waits", async () => {
  await using server = await spawnServer();
  const room = await openWorkshop(server);
  const { url } = server;
  const upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n";
  const slow = Array.from({ length: 10 }, () => [
    dribble("a request", url, "GET /api/templates HTTP/1.1\r\nHost: table\r\n"),
    dribble("a board's handshake", url, `GET /boards/${room.boardId} HTTP/1.1\r\nHost: table\r\n${upgrade}`),
    dribble(
      "the hub's handshake",
      url,
      `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: table\r\n${upgrade}`,
    ),
    sayNothing(url),
  ]).flat();

  // Meanwhile people come in and write as if nothing were.
  const phone = takeSeat({ url, token: await room.join("Ada") });
  await phone.ready();
  const visits: Promise<unknown>[] = [];
  const visit = async () => room.addNote(await room.join(), `note ${visits.length}`);
  const coming = setInterval(() => visits.push(visit()), VISIT_MS);
  await until(() => slow.every(({ endedAfter }) => endedAfter() !== null), {
    timeoutMs: GRANTED_MS + LOOKED_AT_MS,
    what: "the end of all slow lines",
  });
  clearInterval(coming);
  await Promise.all(visits);
  for (const { what, endedAfter } of slow) {
    expect(endedAfter() ?? 0, `${what}, which an honest one on a slow line might be`).toBeGreaterThan(5_000);
  }
  expect(visits.length).toBeGreaterThan(20);
  expect(phone.socket.connected).toBe(true);
  const { body } = await server.api.request<string>("GET", "/metrics");
  expect(body).not.toMatch(/^longtable_waiting_connections\{door="(?:hub|board)"\} [1-9]/m);
  for (const { stop } of slow) stop();
  phone.close();
});
