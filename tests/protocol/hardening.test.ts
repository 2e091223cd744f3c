import { connect } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { createBoardPeer, createRawPeer, readBoard, updateFrame } from "../support/boardPeer.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { spawnServer } from "../support/spawnServer.ts";
import { makeDataDir, type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

let server: RunningServer;
let here: OpenWorkshop;
let participant: string;
beforeAll(async () => {
  server = await startServer();
  here = await openWorkshop(server);
  participant = await here.join("Amber");
});
afterAll(() => server.close());

const notes = async () =>
  (await readBoard({ wsUrl: server.wsUrl, boardId: here.boardId, token: here.facilitator })).content.notes;

it("[CM3] upgrades that are reset at once never end the server", async () => {
  const { hostname, port } = new URL(server.url);
  for (const path of ["/boards/abc", "/nowhere", "/socket.io/?EIO=4&transport=websocket"]) {
    for (let i = 0; i < 40; i += 1) await resetUpgrade(hostname, Number(port), path);
  }
  expect((await server.api.request("GET", "/healthz")).body).toEqual({ status: "ok" });
});

/** Asks for an upgrade from a foreign page and breaks the line without a word. */
function resetUpgrade(host: string, port: number, path: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, host, () => {
      const lines = [`GET ${path} HTTP/1.1`, `Host: ${host}:${port}`, "Upgrade: websocket", "Connection: Upgrade"];
      const key = [
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Origin: http://evil.example",
      ];
      socket.write(`${[...lines, ...key].join("\r\n")}\r\n\r\n`, () => socket.resetAndDestroy());
    });
    socket.on("error", () => undefined);
    socket.on("close", () => resolve());
  });
}

it("[AC3] a participant's stock client that writes again and again goes on reading", async () => {
  const reader = createBoardPeer({ wsUrl: server.wsUrl, boardId: here.boardId, token: participant });
  const host = createBoardPeer({ wsUrl: server.wsUrl, boardId: here.boardId, token: here.facilitator });
  await reader.synced();
  await host.synced();
  for (let i = 0; i < 8; i += 1) {
    reader.doc.getMap("notes").set(`mine${i}`, new Y.Map([["text", new Y.Text(`letter ${i}`)]]));
  }
  host.doc.getMap("notes").set("theirs", new Y.Map([["text", new Y.Text("after the letters")]]));
  await until(() => reader.board.hasNote("theirs"), { what: "the host's note at the reader" });
  expect((await notes()).map(({ text }) => text)).toEqual(["after the letters"]);
  reader.close();
  host.close();
});

it("[AC3] five bad writes of one who may edit end that socket with 4403", async () => {
  const peer = await createRawPeer({ wsUrl: server.wsUrl, boardId: here.boardId, token: here.facilitator });
  const bad = new Y.Doc();
  bad.getMap("nothingOfOurs").set("a", 1);
  for (let i = 0; i < 5; i += 1) peer.send(updateFrame(Y.encodeStateAsUpdate(bad)));
  expect(await peer.closed()).toBe(4403);
});

it("[BD15] a note that is only reordered stays where it stands", async () => {
  const columns = (await readBoard({ wsUrl: server.wsUrl, boardId: here.boardId, token: here.facilitator })).content
    .columns;
  const columnId = columns[2]?.id;
  const add = (text: string) =>
    server.api.run<{ noteId: string }>(participant, "board.addNote", { boardId: here.boardId, text, columnId });
  const [first, second] = [await add("first"), await add("second")];
  await server.api.run(participant, "board.moveNote", { noteId: second.noteId, afterNoteId: null });
  const there = (await notes()).filter(
    ({ place }) => place !== null && "columnId" in place && place.columnId === columnId,
  );
  expect(there.map(({ id }) => id)).toEqual([second.noteId, first.noteId]);
});

it("[VO4] a ballot with a key that JavaScript takes for something else is refused, and the one before it stands", async () => {
  const { noteId } = await server.api.run<{ noteId: string }>(participant, "board.addNote", {
    boardId: here.boardId,
    text: "vote for me",
  });
  const round = { activityId: here.activityId, boardId: here.boardId, candidates: [noteId] };
  const { roundId } = await server.api.run<{ roundId: string }>(here.facilitator, "voting.openRound", round);
  await server.api.run(participant, "voting.castBallot", { roundId, dots: { [noteId]: 2 } });
  const body = `{"id":"odd","type":"voting.castBallot","roundId":"${roundId}","dots":{"__proto__":5}}`;
  expect((await server.api.request("POST", "/api/commands", { token: participant, body })).status).toBe(400);
  const state = await server.api.state(here.workshopId, participant);
  expect(state.rounds.at(-1)?.mine).toEqual({ [noteId]: 2 });
});

it("[KE1] a second process on the same directory stops with one sentence", async () => {
  const dataDir = makeDataDir();
  await using first = await spawnServer({ dataDir });
  const second = spawnServer({ dataDir });
  await expect(second).rejects.toThrow(/ended with 1/);
  expect((await first.api.request("GET", "/healthz")).status).toBe(200);
}, 30_000);
