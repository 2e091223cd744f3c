import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WebSocket } from "ws";
import { breakWrites } from "../faults/database.ts";
import { type Api, createApi } from "../support/api.ts";
import { createRawPeer, updateFrame } from "../support/boardPeer.ts";
import { takeSeat } from "../support/participant.ts";
import { makeDataDir, ORGANISER_KEY } from "../support/testServer.ts";
import { until } from "../support/until.ts";

/** Stands wherever something can be put in; must not come out of the log or the metrics. */
const CANARY = "QUOKKA";
const MAIN = path.resolve(import.meta.dirname, "../../server/src/main.ts");

let child: ChildProcess;
let said = "";
let url = "";
let api: Api;
const dataDir = makeDataDir();

beforeAll(async () => {
  child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", MAIN], {
    env: {
      PATH: process.env.PATH,
      PORT: "0",
      HOST: "127.0.0.1",
      DATA_DIR: dataDir,
      ORGANISER_KEY,
      LOG_LEVEL: "trace",
      DEBUG: "",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const [, port] = await until(() => /127\.0\.0\.1:(\d+)\/desk/.exec(said), { timeoutMs: 20_000, what: "the start" });
  url = `http://127.0.0.1:${port}`;
  api = createApi(url, ORGANISER_KEY);
});
afterAll(() => void child.kill("SIGKILL"));

/** Sends packets over a bare Socket.IO line, and waits until the server has ended it or refused the seat. */
async function rawLine(query: string, packets: readonly (string | Buffer)[], headers: Record<string, string> = {}) {
  const socket = new WebSocket(`${url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket${query}`, {
    headers,
  });
  let isOver = false;
  socket.on("error", () => {});
  socket.on("open", () => {
    for (const packet of packets) socket.send(packet);
  });
  socket.on("close", () => {
    isOver = true;
  });
  socket.on("message", (data: Buffer) => {
    if (data.toString().startsWith("44")) isOver = true;
  });
  await until(() => isOver, { what: "the end of the line" });
  socket.terminate();
}

it("[OP4] nothing that people write, no name, no code and no token comes out of the log or the metrics", async () => {
  const { workshop, tokens } = await api.createWorkshop({ title: `${CANARY} title`, template: "ideas-dots-decision" });
  const boardId = workshop.activities[0]?.boards[0]?.id ?? "";
  await api.run(tokens.facilitator, "workshop.openActivity", { activityId: workshop.activities[0]?.id });
  const seat = await api.join(workshop.joinCode, { alias: `${CANARY} alias`, group: `${CANARY} group` });
  const { noteId } = await api.run<{ noteId: string }>(seat.token, "board.addNote", {
    boardId,
    text: `${CANARY} note`,
  });
  await api.run(seat.token, "board.editNote", { noteId, text: `${CANARY} edited` });
  await api.run(seat.token, "withdrawal.withdraw", { items: [{ kind: "note", id: noteId }] });
  await api.run(seat.token, "people.askForNeed", { choices: ["seat"], text: `${CANARY} need` });
  await api.run(seat.token, "withdrawal.withdrawAll");
  await api.run(tokens.facilitator, "decision.record", { question: `${CANARY} question` });

  const mend = breakWrites(dataDir, "notes", "ABORT");
  expect((await api.command(seat.token, "board.addNote", { boardId, text: `${CANARY} not kept` })).status).toBe(500);
  mend();

  const asked = (method: string, where: string, body?: unknown, headers = {}) =>
    api.request(method, where, { token: seat.token, headers, ...(body !== undefined && { body }) });
  await asked("POST", "/api/commands", { id: CANARY, type: CANARY, [CANARY]: CANARY });
  await asked("POST", "/api/commands", `{"id":"1","type":${CANARY}`);
  await asked("POST", "/api/commands", `{"${CANARY}":${"[".repeat(500)}`);
  await asked("POST", "/api/join", { code: `${CANARY}` });
  await asked("POST", "/api/join", { code: "QUQKKAA", alias: CANARY });
  await asked("POST", "/api/join", { code: workshop.joinCode, alias: CANARY, rejoinWord: `${CANARY} kettle` });
  await asked("POST", "/api/join", { code: workshop.joinCode, ticket: CANARY });
  await asked("GET", `/api/codes/${CANARY}`, undefined, { "longtable-proof": CANARY });
  await asked("GET", `/${CANARY}/%E0%A4%A?${CANARY}=1`);
  await asked("GET", "/healthz", undefined, { "x-forwarded-for": CANARY, "user-agent": CANARY, cookie: CANARY });
  await asked("GET", `/api/workshops/${CANARY}`, undefined, { authorization: `Bearer ${CANARY}` });

  const evil = { origin: `http://${CANARY}.example` };
  await rawLine(`&${CANARY}=${CANARY}`, [`40{"token":"${CANARY}"}`, `40/${CANARY},{}`]);
  await rawLine("", [], evil);
  const auth = `40${JSON.stringify({ token: seat.token })}`;
  for (const bad of [
    `42["${CANARY}",`,
    `42["command",{"id":"${CANARY}"}]`,
    `9${CANARY}`,
    `451-["${CANARY}"]`,
    CANARY,
  ]) {
    await rawLine("", [auth, bad, "9 ends the line"]);
  }
  const board = { wsUrl: url.replace("http", "ws"), boardId };
  const words = new TextEncoder().encode(CANARY);
  for (const options of [
    { token: tokens.facilitator },
    { token: seat.token },
    { token: CANARY },
    { token: CANARY, headers: evil },
  ]) {
    const peer = await createRawPeer({ ...board, ...options });
    for (const frame of [
      words,
      updateFrame(words),
      new Uint8Array([101, ...words]),
      new Uint8Array([0, 7, ...words]),
    ]) {
      if (peer.socket.readyState === WebSocket.OPEN) peer.send(frame);
    }
    if (peer.socket.readyState === WebSocket.OPEN) {
      peer.socket.ping();
      await Promise.race([once(peer.socket, "pong"), once(peer.socket, "close")]);
    }
    peer.close();
  }
  const phone = takeSeat({ url, token: seat.token });
  await phone.ready();
  await phone.sendRaw({ id: "x", type: "board.addNote", boardId, text: { [CANARY]: CANARY } }, CANARY);
  phone.close();
  await asked("GET", `/api/boards/${boardId}/export.pdf`);
  await api.erase(workshop.id);

  const { body: metrics } = await api.request<string>("GET", "/metrics");
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
  expect(said).toContain("board line opened");
  expect(said).toContain("hub line opened");
  expect(said).toContain("command failed");
  const secrets = [CANARY, "quokka", workshop.joinCode, seat.token, seat.rejoinWord, tokens.facilitator, tokens.screen];
  for (const secret of secrets) {
    expect(said).not.toContain(secret);
    expect(metrics).not.toContain(secret);
  }
  for (const id of [workshop.id, boardId, noteId]) expect(metrics).not.toContain(id);
}, 60_000);
