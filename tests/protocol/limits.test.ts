import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WebSocket } from "ws";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

let server: RunningServer;
let room: OpenWorkshop;
let participant: string;
beforeAll(async () => {
  server = await startServer();
  room = await openWorkshop(server);
  participant = await room.join("Amber");
});
afterAll(() => server.close());

/** A Socket.IO line without the library, for packets it would never send. */
async function openLine() {
  const socket = new WebSocket(`${server.wsUrl}/socket.io/?EIO=4&transport=websocket`);
  const packets: string[] = [];
  let isClosed = false;
  socket.on("message", (data: Buffer) => packets.push(data.toString()));
  socket.on("close", () => {
    isClosed = true;
  });
  socket.on("error", () => {});
  await once(socket, "open");
  return {
    socket,
    packets,
    isClosed: () => isClosed,
    /** Shows a token, and waits until the seat is taken. */
    async sitDown(token = participant) {
      socket.send(`40${JSON.stringify({ token })}`);
      await until(() => packets.some((packet) => packet.startsWith("40")), { what: "the seat" });
    },
    closed: () => until(() => isClosed, { what: "the end of the line" }),
  };
}

const stillWell = async () => {
  expect((await server.api.request("GET", "/healthz")).status).toBe(200);
  const seat = takeSeat({ url: server.url, token: participant });
  await seat.ready();
  seat.close();
};

const metric = async (name: string) => {
  const { body } = await server.api.request<string>("GET", "/metrics");
  return Number(new RegExp(`^${name.replace(/[{}"]/g, "\\$&")} (\\S+)$`, "m").exec(body)?.[1] ?? 0);
};

it("[LI2] knocking again and again with wrong tokens ends the line", async () => {
  const line = await openLine();
  for (let n = 0; n < 20; n += 1) line.socket.send(`40${JSON.stringify({ token: `guess ${n}` })}`);
  await line.closed();
  await stillWell();
});

it("[LI2] a stranger's packet of more than 4 KB ends the line", async () => {
  const line = await openLine();
  line.socket.send(`40${JSON.stringify({ token: "x".repeat(5_000) })}`);
  await line.closed();
});

it.each([
  ["lists in each other", `42["command",${"[".repeat(30_000)}${"]".repeat(30_000)}]`],
  ["a packet of no known type", "49"],
  ["an event that is no list", '42{"command":1}'],
  ["half a list", '42["command"'],
  ["an event with attachments", '451-["command",{"_placeholder":true,"num":0}]'],
  ["more attachments than fit", '45999999-["command"]'],
  ["a packet over 256 KB", `42["command","${"x".repeat(300_000)}"]`],
  ["binary", Buffer.from([1, 2, 3])],
])("[LI3] %s ends that line and no other", async (_name, packet) => {
  const line = await openLine();
  await line.sitDown();
  line.socket.send(packet);
  await line.closed();
  await stillWell();
});

it("[LI3] other namespaces are refused, and the seat's own goes on", async () => {
  const line = await openLine();
  await line.sitDown();
  line.socket.send(`40/admin,${JSON.stringify({ token: room.facilitator })}`);
  await until(() => line.packets.some((packet) => packet.startsWith("44/admin,")), { what: "the refusal" });
  line.socket.send('420["command",{"id":"1","type":"nothing"}]');
  const reply = await until(() => line.packets.find((packet) => packet.startsWith("430")), { what: "the answer" });
  expect(reply).toContain("command.unknown");
  line.socket.terminate();
});

it("[LI3] acknowledgements nobody waits for and unknown events change nothing", async () => {
  const line = await openLine();
  await line.sitDown();
  for (let n = 0; n < 500; n += 1) {
    line.socket.send(`43${n}[{"ok":true}]`);
    line.socket.send(`42["state",{"version":${n}}]`);
  }
  line.socket.send('420["command",{"id":"2","type":"nothing"}]');
  await until(() => line.packets.some((packet) => packet.startsWith("430")), { what: "the answer" });
  expect(line.isClosed()).toBe(false);
  line.socket.terminate();
});

it("[LI3] a flood of packets ends the line", async () => {
  const line = await openLine();
  await line.sitDown();
  for (let n = 0; n < 6_000 && !line.isClosed(); n += 1) line.socket.send('42["nothing"]');
  await line.closed();
  expect(await metric('longtable_door_refusals_total{door="hub",reason="flood"}')).toBeGreaterThan(0);
  await stillWell();
});

it("[LI3] leaving the one namespace leaves no line behind", async () => {
  const line = await openLine();
  await line.sitDown();
  line.socket.send("41");
  await line.closed();
});

it("[LI4] an address over 2,048 letters is 414", async () => {
  const answer = await server.api.request("GET", `/api/codes/${"A".repeat(2_100)}`);
  expect(answer.status).toBe(414);
  expect(answer.body).toMatchObject({ ok: false, error: { code: "tooLarge" } });
});

it("[LI4] headers over 16 KB are 431", async () => {
  const answer = await fetch(`${server.url}/healthz`, { headers: { "x-long": "x".repeat(17_000) } });
  expect(answer.status).toBe(431);
});

it("[LI4] 64 KB of brackets are refused before they are parsed", async () => {
  const body = `{"id":"1","type":"board.addNote","text":${"[".repeat(30_000)}${"]".repeat(30_000)}}`;
  for (let n = 0; n < 50; n += 1) {
    const { status } = await server.api.request("POST", "/api/commands", { token: participant, body });
    expect(status).toBe(400);
  }
  expect(await metric('longtable_commands_total{type="unknown",outcome="internal"}')).toBe(0);
});

const lineTo = async (): Promise<Socket> => {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => {});
  await once(socket, "connect");
  return socket;
};

it.concurrent("[LI5] who sends a header a letter at a time is told 408 within 15 seconds", async ({ expect }) => {
  const socket = await lineTo();
  let answer = "";
  socket.on("data", (chunk: Buffer) => {
    answer += chunk.toString();
  });
  socket.write("GET /healthz HTTP/1.1\r\nHost: a\r\nX-Slow: ");
  const drip = setInterval(() => socket.write("x"), 500);
  await until(() => answer !== "", { timeoutMs: 15_000, what: "the 408" });
  clearInterval(drip);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  socket.destroy();
}, 20_000);

it.concurrent("[LI5] sockets that never show a token are ended within 12 seconds, and the count goes back", async ({
  expect,
}) => {
  const before = await metric('longtable_waiting_connections{door="hub"}');
  const lines = await Promise.all(Array.from({ length: 20 }, openLine));
  expect(await metric('longtable_waiting_connections{door="hub"}')).toBeGreaterThanOrEqual(before + 20);
  await until(() => lines.every((line) => line.isClosed()), { timeoutMs: 14_000, what: "the end of the silent" });
  expect(await metric('longtable_waiting_connections{door="hub"}')).toBe(before);
}, 20_000);

it("[LI5] 300 idle lines and 300 polling handshakes keep nobody of 200 from joining at the same moment", async () => {
  const idle = await Promise.all(Array.from({ length: 300 }, lineTo));
  await Promise.all(
    Array.from({ length: 300 }, () => fetch(`${server.url}/socket.io/?EIO=4&transport=polling`).then((r) => r.text())),
  );
  const joined = await Promise.all(
    Array.from({ length: 200 }, (_, n) =>
      server.api.request("POST", "/api/join", { body: { code: room.joinCode, alias: `P ${n}` } }),
    ),
  );
  expect(joined.filter(({ status }) => status !== 200)).toEqual([]);
  for (const socket of idle) socket.destroy();
});
