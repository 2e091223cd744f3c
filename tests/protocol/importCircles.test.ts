import type { WorkshopExport } from "@longtable/shared/export/exportModel";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openWorkshop } from "../support/openWorkshop.ts";
import { ORGANISER_KEY, type RunningServer, startServer } from "../support/testServer.ts";

let server: RunningServer;
let elsewhere: RunningServer;
beforeAll(async () => {
  [server, elsewhere] = await Promise.all([startServer(), startServer()]);
});
afterAll(() => Promise.all([server.close(), elsewhere.close()]));

const WORDS = "canary-that-rested-on-a-story";

/** A board for everyone with a note that rests on a story for fewer. */
async function boundNote(scope: "room" | "programme") {
  const room = await openWorkshop(server);
  const run = <Result = unknown>(type: string, input: Record<string, unknown>) =>
    server.api.run<Result>(room.facilitator, type, input);
  await run("story.setBoardScope", { boardId: room.boardId, scope: "public" });
  const noteId = await room.addNote(room.facilitator, WORDS);
  const given = { kind: "visitNote", text: "x", collector: "Visit", collectedOn: "2030-02-05", scope, isTicked: true };
  const { storyId } = await run<{ storyId: string }>("story.add", given);
  await run("story.link", { storyId, boardId: room.boardId, noteId });
  return { room, withdraw: () => run("story.withdraw", { storyId }) };
}

const get = async <Body>(path: string, from: RunningServer) => {
  const response = await fetch(`${from.url}/api/${path}`, { headers: { authorization: `Bearer ${ORGANISER_KEY}` } });
  return (await response.json()) as Body;
};
const fileOf = (id: string, audience: string, from = server) =>
  get<WorkshopExport>(`workshops/${id}/export.json?audience=${audience}`, from);

async function bring(file: unknown, to: RunningServer, path = "/api/workshops/import", token = ORGANISER_KEY) {
  const response = await fetch(`${to.url}${path}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "idempotency-key": crypto.randomUUID(),
    },
    body: JSON.stringify(file),
  });
  expect(response.status).toBe(201);
  return (await response.json()) as { workshop: { id: string } };
}

it("[IM15] what rested on a story that was taken back goes no further after the way through a file", async () => {
  const { room, withdraw } = await boundNote("room");
  await withdraw();
  const file = await fileOf(room.workshopId, "room");
  expect(JSON.stringify(file)).toContain(WORDS);
  expect(file.withdrawn).toMatchObject([{ scope: "room", links: [{ boardId: room.boardId }] }]);
  for (const to of [server, elsewhere]) {
    const { workshop } = await bring(file, to);
    expect(JSON.stringify(await fileOf(workshop.id, "public", to))).not.toContain(WORDS);
    expect(JSON.stringify(await fileOf(workshop.id, "room", to))).toContain(WORDS);
    expect((await fileOf(workshop.id, "room", to)).withdrawn).toMatchObject([{ scope: "room" }]);
  }
});

it("[IM15] a story that was taken back after the file was made leaves its circle to what rested on it", async () => {
  const { room, withdraw } = await boundNote("room");
  const file = await fileOf(room.workshopId, "room");
  await withdraw();
  const { workshop } = await bring(file, server);
  expect(JSON.stringify(await fileOf(workshop.id, "public"))).not.toContain(WORDS);
});

it("[IM15] a board by itself brings no story, and its notes stay in the circle of theirs", async () => {
  const { room } = await boundNote("programme");
  const board = await get<unknown>(`boards/${room.boardId}/export.json?audience=programme`, server);
  const other = await elsewhere.api.createWorkshop();
  await bring(board, elsewhere, `/api/workshops/${other.workshop.id}/import`, other.tokens.facilitator);
  expect(JSON.stringify(await fileOf(other.workshop.id, "public", elsewhere))).not.toContain(WORDS);
  const whole = await fileOf(other.workshop.id, "programme", elsewhere);
  expect([JSON.stringify(whole).includes(WORDS), whole.evidence]).toEqual([true, undefined]);
});
