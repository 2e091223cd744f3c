import { ATTACK_CORPUS } from "@longtable/server/src/collaboration/attacks/attackCorpus.testing.ts";
import { ALICE, MALLORY } from "@longtable/server/src/collaboration/room.testing.ts";
import { openBoard } from "@longtable/shared/board/board.doc";
import { MESSAGE } from "@longtable/shared/board/board.protocol";
import type { ColumnId, LaneId, NoteId, StageId, StepId } from "@longtable/shared/kernel/ids";
import * as decoding from "lib0/decoding";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { createRawPeer, type RawPeer, syncRequestFrame, updateFrame } from "../support/boardPeer.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

/** Five refusals within a minute end a socket; the fifth case gets another one. */
const CASES_PER_SOCKET = 4;
/** The answer to the server's own question; whatever comes after it is judged as it stands. */
const ANSWER = 1;
const id = <Id extends string>(text: string) => text as Id;

let server: RunningServer;
let shared: Stage;
beforeAll(async () => {
  server = await startServer();
  shared = await setStage();
});
afterAll(() => server.close());

/** A board as the corpus knows it, Alice and Mallory who may both edit it, and somebody who looks on. */
interface Stage {
  room: OpenWorkshop;
  /** What the server would give to somebody who comes now. */
  state(): Promise<Buffer>;
  tokens: { alice: string; mallory: string };
  onlookers: RawPeer[];
}

async function setStage(): Promise<Stage> {
  const room = await openWorkshop(server);
  const { body } = await server.api.request<{ token: string }>("POST", `/api/workshops/${room.workshopId}/seats`, {
    token: server.api.organiserKey,
    body: { role: "facilitator" },
  });
  const tokens = { alice: body.token, mallory: room.facilitator };
  const state = async () => {
    const address = `${server.url}/api/boards/${room.boardId}/snapshot`;
    const answer = await fetch(address, { headers: { authorization: `Bearer ${room.screen}` } });
    return Buffer.from(await answer.arrayBuffer());
  };
  const doc = docOf(await state());
  doc.clientID = ALICE;
  const before = Y.encodeStateVector(doc);
  const board = openBoard(doc);
  doc.transact(() => {
    board.addStage({ id: id<StageId>("stage1"), label: "Asking", moment: "during", order: "a0" }, null);
    board.addStep({ id: id<StepId>("step1"), stageId: id<StageId>("stage1"), label: "I ask", order: "a0" }, null);
    board.addLane({ id: id<LaneId>("lane1"), label: "What I did", type: "text", layer: "user", order: "a0" }, null);
    board.addColumn({ id: id<ColumnId>("col1"), label: "Ideas", order: "a0" }, null);
    board.addNote({ id: id<NoteId>("n1"), text: "hello" }, null);
  });
  await writeHonestly(room, tokens.alice, Y.encodeStateAsUpdate(doc, before));
  const onlookers = await Promise.all(
    [room.screen, tokens.alice].map((token) => createRawPeer({ ...address(room), token, by: "subprotocol" })),
  );
  for (const onlooker of onlookers) onlooker.send(syncRequestFrame());
  await until(() => onlookers.every(({ frames }) => isSynced(frames)));
  return { room, state, tokens, onlookers };
}

function docOf(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  // Cases that pose as the server take the id from here.
  doc.clientID = doc.getMap("board")._map.get("type")?.id.client ?? 0;
  return doc;
}

const address = (room: OpenWorkshop) => ({ wsUrl: server.wsUrl, boardId: room.boardId });
/** The server's question, and the answer to one's own. */
const isSynced = (frames: RawPeer["frames"]) => frames.filter(({ type }) => type === MESSAGE.sync).length > 1;

async function writeHonestly(room: OpenWorkshop, token: string, update: Uint8Array): Promise<void> {
  const peer = await createRawPeer({ ...address(room), token, by: "subprotocol" });
  peer.send(updateFrame(update, ANSWER));
  const answer = await until(() => peer.frames.find(({ type }) => type === MESSAGE.saved || type === MESSAGE.refused));
  expect(answer.type).toBe(MESSAGE.saved);
  peer.close();
}

/** What reached the onlookers of somebody's writing. */
const heard = ({ onlookers }: Stage) =>
  onlookers.flatMap(({ frames }) => frames.filter(({ type }) => type === MESSAGE.sync).map(({ bytes }) => bytes));

const rows = Object.entries(ATTACK_CORPUS).flatMap(([group, cases]) =>
  cases.map(([name, reason, attack, details = {}]) => ({ group, name, reason, attack, ...details })),
);

const lines = new Map<string, { peer: RawPeer; cases: number }>();

/** A socket that may still be refused something. */
async function lineFor({ room, tokens }: Stage, seat: "alice" | "mallory"): Promise<RawPeer> {
  const key = `${room.boardId} ${seat}`;
  const open = lines.get(key);
  if (open && open.cases < CASES_PER_SOCKET) {
    open.cases += 1;
    return open.peer;
  }
  open?.peer.close();
  const peer = await createRawPeer({ ...address(room), token: tokens[seat], by: "subprotocol" });
  lines.set(key, { peer, cases: 1 });
  return peer;
}

it.each(rows)(
  "[BD5] $group: over a socket, $name is refused ($reason), and nobody hears a byte of it",
  async ({ reason, attack, given, seat = "mallory" }) => {
    const stage = given ? await setStage() : shared;
    if (given) await writeHonestly(stage.room, stage.tokens.alice, given(docOf(await stage.state())));
    const before = await stage.state();
    const heardBefore = heard(stage);
    const peer = await lineFor(stage, seat);
    const known = peer.frames.length;
    peer.send(updateFrame(attack(docOf(before)), ANSWER));
    const refusal = await peer.frameOf(MESSAGE.refused, known);
    expect(decoding.readVarString(decoding.createDecoder(refusal.bytes))).toBe(reason);
    expect((await stage.state()).equals(before)).toBe(true);
    expect(heard(stage)).toEqual(heardBefore);
    if (given) for (const onlooker of stage.onlookers) onlooker.close();
  },
);

it("[BD5] after the whole corpus, Mallory's honest note still reaches everybody, and is the first they hear of her", async () => {
  const before = heard(shared).length;
  const doc = docOf(await shared.state());
  doc.clientID = MALLORY;
  const known = Y.encodeStateVector(doc);
  openBoard(doc).addNote({ id: id<NoteId>("honest"), text: "an honest note" }, null);
  await writeHonestly(shared.room, shared.tokens.mallory, Y.encodeStateAsUpdate(doc, known));
  await until(() => heard(shared).length === before + shared.onlookers.length);
  for (const frame of heard(shared).slice(-1)) expect(Buffer.from(frame).includes("an honest note")).toBe(true);
});
