import { CLOSE } from "@longtable/shared/kernel/closeCodes";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createBoardPeer, createRawPeer } from "../support/boardPeer.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

let server: RunningServer;
let here: OpenWorkshop;
let elsewhere: OpenWorkshop;
beforeAll(async () => {
  server = await startServer();
  here = await openWorkshop(server);
  elsewhere = await openWorkshop(server);
});
afterAll(() => server.close());

it.each(["header", "subprotocol"] as const)("[AC2] a stock client gets in with its token in the %s", async (by) => {
  const peer = createBoardPeer({ wsUrl: server.wsUrl, boardId: here.boardId, token: here.facilitator, by });
  await peer.synced();
  expect(peer.board.listColumns()).toHaveLength(6);
  expect(peer.provider.ws?.protocol).toBe(by === "subprotocol" ? "longtable" : "");
  peer.close();
});

it.each([
  ["no token", undefined, "header"],
  ["a token that never was", "x".repeat(43), "header"],
  ["a token that never was", "x".repeat(43), "subprotocol"],
  ["an empty token", "", "subprotocol"],
] as const)("[AC5] %s (%s, by %s) is closed with 4401, for good", async (_name, token, by) => {
  const options = { wsUrl: server.wsUrl, boardId: here.boardId, by, ...(token !== undefined && { token }) };
  const peer = createBoardPeer(options);
  expect(await peer.closed()).toBe(CLOSE.unauthorised);
  expect(peer.provider.shouldConnect).toBe(false);
  expect(peer.board.listColumns()).toEqual([]);
  peer.close();
});

it("[AC5] the organiser's key is no seat", async () => {
  const peer = await createRawPeer({ wsUrl: server.wsUrl, boardId: here.boardId, token: server.api.organiserKey });
  expect(await peer.closed()).toBe(CLOSE.unauthorised);
});

it("[PA10] a token in the address is not looked at", async () => {
  const boardId = `${here.boardId}?token=${here.facilitator}`;
  const peer = await createRawPeer({ wsUrl: server.wsUrl, boardId });
  expect(await peer.closed()).toBe(CLOSE.unauthorised);
});

it("[AC1] another workshop's board is as much there as one that never was: 4404", async () => {
  for (const boardId of [elsewhere.boardId, "neverWas12345678", "__proto__", "a b", "%00"]) {
    const peer = await createRawPeer({ wsUrl: server.wsUrl, boardId, token: here.facilitator });
    expect([boardId, await peer.closed()]).toEqual([boardId, CLOSE.notFound]);
    expect(peer.frames).toEqual([]);
  }
});

it("[AC1] a participant's token opens the boards of their own workshop only", async () => {
  const token = await here.join("Ann");
  const own = await createRawPeer({ wsUrl: server.wsUrl, boardId: here.boardId, token });
  await own.frameOf(0);
  own.close();
  const other = await createRawPeer({ wsUrl: server.wsUrl, boardId: elsewhere.boardId, token });
  expect(await other.closed()).toBe(CLOSE.notFound);
});

const ORIGINS = [
  ["none, as programs do", undefined, true],
  ["the server's own", "OWN", true],
  ["another site", "https://evil.example", false],
  ["the right host under another name", "http://localhost.evil.example", false],
  ["another port", "http://127.0.0.1:1", false],
  ["null, from a file or a sandbox", "null", false],
  ["something that is no origin", "://", false],
  ["an empty one", "", false],
] as const;

it.each(ORIGINS)("[AC7] Origin %s (%s) lets a board socket in: %s", async (_name, origin, isLetIn) => {
  const headers: Record<string, string> = origin === undefined ? {} : { origin: origin.replace("OWN", server.url) };
  const peer = await createRawPeer({ wsUrl: server.wsUrl, boardId: here.boardId, token: here.facilitator, headers });
  if (isLetIn) await peer.frameOf(0);
  else expect(peer.status()).toBe(403);
  peer.close();
});

it.each(ORIGINS)("[AC7] Origin %s (%s) lets a hub socket in: %s", async (_name, origin, isLetIn) => {
  const headers: Record<string, string> = origin === undefined ? {} : { origin: origin.replace("OWN", server.url) };
  const seat = takeSeat({ url: server.url, token: here.facilitator, headers });
  await until(() => seat.state() !== null || seat.refusal() !== null);
  expect(seat.state() !== null).toBe(isLetIn);
  seat.close();
});

it("[AC5] an upgrade to any other address is ended", async () => {
  for (const path of ["..", "", "x/y/z"]) {
    const peer = await createRawPeer({ wsUrl: server.wsUrl, boardId: path, token: here.facilitator });
    await until(() => peer.closeCode() !== null);
    expect(peer.frames).toEqual([]);
  }
});
