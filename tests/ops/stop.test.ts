import { expect, it } from "vitest";
import { createRawPeer } from "../support/boardPeer.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { spawnServer } from "../support/spawnServer.ts";
import { startTcpProxy } from "../support/tcpProxy.ts";
import { until } from "../support/until.ts";

it("[OP7] a stop amid commands: not ready first, every command answered or not begun, boards told to come back", async () => {
  await using server = await spawnServer();
  const room = await openWorkshop(server);
  const participant = await room.join("Amber");
  const phone = takeSeat({ url: server.url, token: participant });
  await phone.ready();
  const board = { wsUrl: server.wsUrl, boardId: room.boardId, token: room.facilitator };
  const [peer, deaf] = await Promise.all([createRawPeer(board), createRawPeer(board)]);
  // A line that has gone dead: it never answers that it is closing.
  deaf.socket.pause();
  const replies = new Map<string, boolean>();
  const send = async (n: number) => {
    const id = `n${n}`;
    const reply = await phone
      .send("board.addNote", { boardId: room.boardId, text: `note ${id}` }, id)
      .catch(() => null);
    if (reply) replies.set(id, reply.ok);
  };
  for (let n = 0; n < 40; n += 1) void send(n);
  await until(() => replies.size > 5, { what: "the first answers" });

  const started = performance.now();
  const ended = server.kill("SIGTERM");
  const notReady = await until(
    async () => {
      const answer = await fetch(`${server.url}/readyz`, { headers: { connection: "close" } }).catch(() => null);
      return answer?.status === 503 ? answer.json() : null;
    },
    { what: "503" },
  );
  expect(notReady).toEqual({ status: "stopping" });
  expect(await peer.closed()).toBe(4503);
  expect(await ended).toBe(0);
  expect(performance.now() - started).toBeLessThan(8_000);

  await server.start();
  const { body } = await server.api.request("GET", `/api/boards/${room.boardId}/export.json`, {
    token: room.facilitator,
  });
  const kept = new Set(JSON.stringify(body).match(/note n\d+/g));
  expect([...replies].filter(([id, ok]) => ok && !kept.has(`note ${id}`))).toEqual([]);
  deaf.close();
  phone.close();
}, 60_000);

it("[OP7] phones that have gone to sleep, and boards that come back at once, do not hold up a stop", async () => {
  await using server = await spawnServer();
  await using line = await startTcpProxy(server.url);
  const room = await openWorkshop(server);
  const phone = takeSeat({ url: line.url, token: await room.join("Amber") });
  await phone.ready();
  const board = { boardId: room.boardId, token: room.facilitator };
  const [asleep, awake] = await Promise.all([
    createRawPeer({ ...board, wsUrl: line.wsUrl }),
    createRawPeer({ ...board, wsUrl: server.wsUrl }),
  ]);
  line.set({ isHalfOpen: true });

  const started = performance.now();
  const ended = server.kill("SIGTERM");
  await awake.closed();
  const back = await createRawPeer({ ...board, wsUrl: server.wsUrl });
  expect(back.status()).toBe(503);
  expect(await ended).toBe(0);
  expect(performance.now() - started).toBeLessThan(5_000);
  for (const peer of [asleep, awake, back]) peer.close();
  phone.close();
}, 60_000);
