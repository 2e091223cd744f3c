import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { CLOSE } from "@longtable/shared/kernel/closeCodes";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { afterAll, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { createBoardPeer, createRawPeer, readBoard, updateFrame } from "../support/boardPeer.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

const server = await startServer();
afterAll(() => server.close());

/** Stands in every place where people write; must be nowhere once the workshop is erased. */
const CANARY = "QUOKKA";
let room: OpenWorkshop;
let participant: string;
beforeEach(async () => {
  room = await openWorkshop(server, "journey-so-far", `${CANARY} in the title`);
  participant = await room.join(`${CANARY} alias`);
});

const board = () => ({ wsUrl: server.wsUrl, boardId: room.boardId });

/** Every file of the database, with the write-ahead log, as bytes. */
const onDisk = () =>
  readdirSync(server.dataDir).filter((name) => {
    const bytes = readFileSync(path.join(server.dataDir, name));
    return bytes.includes(CANARY) || bytes.includes(CANARY.toLowerCase());
  });

async function leaveWordsEverywhere() {
  const noteId = await room.addNote(participant, `${CANARY} in a note`);
  await server.api.run(participant, "board.editNote", { noteId, text: `${CANARY} in a note, better` });
  const gone = await room.addNote(participant, `${CANARY} in a note that was removed`);
  await server.api.run(participant, "board.removeNote", { noteId: gone });
  const roundId = await room.openRound([noteId]);
  await server.api.run(participant, "voting.castBallot", { roundId, dots: { [noteId]: 1 } });
  await server.api.run(room.facilitator, "voting.closeRound", { roundId });
  await server.api.run(room.facilitator, "decision.record", { question: `${CANARY} in a decision`, roundId });
}

it("[AC6] erasing ends every socket, answers 404 to everybody, and leaves none of their words in any file", async () => {
  await leaveWordsEverywhere();
  const peer = createBoardPeer({ wsUrl: server.wsUrl, boardId: room.boardId, token: room.facilitator });
  await peer.synced();
  for (let n = 0; n < 30; n += 1)
    peer.board.addNote({ id: `n${n}` as NoteId, text: `${CANARY} on the canvas ${n}` }, null);
  const seat = takeSeat({ url: server.url, token: participant });
  await seat.ready();
  await until(async () => (await readBoard({ ...board(), token: participant })).content.notes.length === 31);
  expect(onDisk()).not.toEqual([]);
  const ended = new Promise((resolve) => seat.socket.once("disconnect", resolve));

  await server.api.erase(room.workshopId);
  expect(onDisk()).toEqual([]);
  await ended;
  expect(await peer.closed()).toBe(CLOSE.notFound);
  seat.socket.connect();
  await until(() => seat.refusal() === "unauthorised");
  for (const token of [room.facilitator, room.screen, participant]) {
    expect((await server.api.request("GET", `/api/workshops/${room.workshopId}`, { token })).status).toBe(401);
  }
  expect((await server.api.request("GET", `/api/codes/${room.joinCode}`)).status).toBe(404);
  expect((await server.api.request("POST", "/api/join", { body: { code: room.joinCode } })).status).toBe(404);
  const again = await server.api.request("DELETE", `/api/workshops/${room.workshopId}`, {
    token: server.api.organiserKey,
  });
  expect(again.status).toBe(404);
  peer.close();
  seat.close();
});

/** A whole new note, from a client nobody has seen. */
function freshNote(n: number): Uint8Array {
  const doc = new Y.Doc();
  const text = new Y.Text(`${CANARY} in the storm ${n}`);
  doc.getMap("notes").set(`storm${n}`, new Y.Map<unknown>(Object.entries({ kind: "idea", text })));
  return Y.encodeStateAsUpdate(doc);
}

it.each([1, 2, 3])(
  "[AC6] what is written at the very moment of erasing does not stay behind either (round %i)",
  async () => {
    await leaveWordsEverywhere();
    const canvases = await Promise.all([1, 2, 3].map(() => createRawPeer({ ...board(), token: room.facilitator })));
    const host = takeSeat({ url: server.url, token: room.facilitator });
    await host.ready();
    const joins: Promise<unknown>[] = [];
    let sent = 0;
    const burst = () => {
      sent += 1;
      for (const [n, canvas] of canvases.entries()) canvas.send(updateFrame(freshNote(sent * 10 + n)));
      host.socket.emit("command", {
        id: randomUUID(),
        type: "decision.record",
        question: `${CANARY} too late ${sent}`,
      });
      const body = { code: room.joinCode, alias: `${CANARY} latecomer ${sent}` };
      if (sent % 4 === 0) joins.push(server.api.request("POST", "/api/join", { body }));
    };
    for (let n = 0; n < 10; n += 1) burst();
    let isErased = false;
    const erasing = server.api.erase(room.workshopId).then(() => {
      isErased = true;
    });
    while (!isErased) {
      burst();
      await new Promise((next) => setImmediate(next));
    }
    await erasing;
    await Promise.all(joins);
    for (const canvas of canvases) await canvas.closed();
    host.close();
    // By the time it has stopped in order, whatever was still under way has been carried out or refused.
    await server.restart();
    expect(onDisk()).toEqual([]);
  },
);

it("[AC6] a neighbour's workshop keeps every word and every socket", async () => {
  const neighbour = await openWorkshop(server);
  const token = await neighbour.join("Neighbour");
  const noteId = await neighbour.addNote(token, "still mine");
  const peer = await createRawPeer({ wsUrl: server.wsUrl, boardId: neighbour.boardId, token });
  const seat = takeSeat({ url: server.url, token });
  await seat.ready();
  await server.api.erase(room.workshopId);
  expect(peer.closeCode()).toBeNull();
  expect(await seat.send("board.editNote", { noteId, text: "and still mine" })).toMatchObject({ ok: true });
  const { content } = await readBoard({ wsUrl: server.wsUrl, boardId: neighbour.boardId, token });
  expect(content.notes.map((note) => note.text)).toEqual(["and still mine"]);
  peer.close();
  seat.close();
});
