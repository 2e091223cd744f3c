import { openBoard } from "@longtable/shared/board/board.doc";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { openWorkshop } from "../support/openWorkshop.ts";
import { ORGANISER_KEY, type RunningServer, startServer } from "../support/testServer.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

interface Listed {
  id: string;
  title: string;
  isOwn?: boolean;
  boards: { type: string; title: string }[];
}
const templates = async (token?: string) =>
  (await server.api.request<{ templates: Listed[] }>("GET", "/api/templates", token ? { token } : {})).body.templates;

/** A board as a seat reads it. */
async function contentOf(boardId: string, token: string) {
  const response = await fetch(`${server.url}/api/boards/${boardId}/snapshot`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(response.status).toBe(200);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, new Uint8Array(await response.arrayBuffer()));
  return openBoard(doc).content();
}

async function withBoard(newBoard: Record<string, unknown>) {
  const room = await openWorkshop(server);
  const { boardIds, activityId } = await server.api.run<{ activityId: string; boardIds: string[] }>(
    room.facilitator,
    "agenda.addActivity",
    { phase: "insight", title: "Sort", outputType: "map", newBoard },
  );
  await server.api.run(room.facilitator, "workshop.openActivity", { activityId });
  const boardId = boardIds[0] ?? "";
  const token = await room.join("Ana");
  return { room, boardId, token, content: () => contentOf(boardId, room.facilitator) };
}

it.concurrent("[BS6] a matrix has two named sides; notes from phones go into its boxes, else into the tray", async () => {
  const { boardId, token, content } = await withBoard({
    type: "matrix",
    title: "Who does what",
    axes: { rows: "Who delivers", columns: "Who plans" },
    rows: ["Staff", "Both"],
    columns: ["Staff plan", "We plan", "Both plan"],
  });
  const { rows = [], columns, axes, type } = await content();
  expect({ type, axes, rows: rows.length, columns: columns.length }).toEqual({
    type: "matrix",
    axes: { rows: "Who delivers", columns: "Who plans" },
    rows: 2,
    columns: 3,
  });
  const [rowId, columnId] = [rows[1]?.id, columns[2]?.id];
  const add = (place: Record<string, unknown>) =>
    server.api.run<{ noteId: string }>(token, "board.addNote", { boardId, text: "A walk", ...place });
  const { noteId } = await add({ rowId, columnId });
  await add({ rowId, columnId: "gone" });
  const places = (await content()).notes.map(({ place }) => place);
  expect(places).toEqual([{ rowId, columnId }, null]);
  // One side alone moves it along the other.
  await server.api.run(token, "board.moveNote", { noteId, rowId: rows[0]?.id });
  expect((await content()).notes.find(({ id }) => id === noteId)?.place).toEqual({ rowId: rows[0]?.id, columnId });
});

it.concurrent("[BS6] rings take notes with or without a sector, and a free board gives each a spot of its own", async () => {
  const rings = await withBoard({
    type: "rings",
    title: "Round me",
    rings: ["Me", "Close"],
    sectors: ["People", "Places"],
  });
  const { rings: list = [], sectors = [] } = await rings.content();
  const [ringId, sectorId] = [list[1]?.id, sectors[0]?.id];
  for (const place of [{ ringId, sectorId }, { ringId }, { ringId, sectorId: "gone" }, { ringId: "gone" }, {}]) {
    await server.api.run(rings.token, "board.addNote", { boardId: rings.boardId, text: "My sister", ...place });
  }
  const places = (await rings.content()).notes.map(({ place }) => place);
  expect(places).toEqual([{ ringId, sectorId }, { ringId }, { ringId }, null, null]);

  const free = await withBoard({ type: "free", title: "Anywhere" });
  for (const at of [undefined, undefined, { x: 900, y: -40 }]) {
    await server.api.run(free.token, "board.addNote", { boardId: free.boardId, text: "Here", ...(at && { at }) });
  }
  const points = (await free.content()).notes.map(({ at }) => at);
  expect(points[2]).toEqual({ x: 900, y: -40 });
  expect(points[0]).not.toBeNull();
  expect(points[0]).not.toEqual(points[1]);
});

it.concurrent("[WS8] every template makes a workshop, and has a picture of its board", async () => {
  const list = (await templates()).filter(({ id }) => id !== "sample");
  expect(list).toHaveLength(10);
  for (const { id, boards } of list) {
    const made = await server.api.request<{ workshop: { activities: { boards: { type: string }[] }[] } }>(
      "POST",
      "/api/workshops",
      { token: ORGANISER_KEY, body: { title: "A day", template: id } },
    );
    expect(made.status).toBe(201);
    expect(made.body.workshop.activities[0]?.boards[0]?.type).toBe(boards[0]?.type);
    const picture = await fetch(`${server.url}/api/templates/${id}/picture.svg`);
    expect(picture.headers.get("content-type")).toContain("image/svg+xml");
    expect(await picture.text()).toContain("<svg");
  }
});

it.concurrent("[WS8] one's own board is kept for hosts and the organiser alone, without what people wrote", async () => {
  const room = await openWorkshop(server);
  const participant = await room.join("Ana");
  const add = (token: string, text: string) => server.api.run(token, "board.addNote", { boardId: room.boardId, text });
  await add(participant, "Something private");
  await add(room.facilitator, "Begin here");
  const save = (title: string, withNotes: boolean) =>
    server.api.run<{ templateId: string }>(room.facilitator, "templates.saveBoard", {
      boardId: room.boardId,
      title,
      withNotes,
    });
  const { templateId: plain } = await save("Our columns", false);
  const { templateId: filled } = await save("Our columns, begun", true);
  const { templateId: agenda } = await server.api.run<{ templateId: string }>(
    room.facilitator,
    "templates.saveAgenda",
    {
      title: "Our day",
    },
  );
  const ownIds = async (token?: string) => (await templates(token)).filter(({ isOwn }) => isOwn).map(({ id }) => id);
  expect(await ownIds()).toEqual([]);
  expect(await ownIds(participant)).toEqual([]);
  for (const token of [room.facilitator, ORGANISER_KEY]) {
    expect(await ownIds(token)).toEqual(expect.arrayContaining([plain, filled, agenda]));
  }
  const picture = (token?: string) =>
    fetch(
      `${server.url}/api/templates/${plain}/picture.svg`,
      token ? { headers: { authorization: `Bearer ${token}` } } : {},
    );
  expect((await picture()).status).toBe(404);
  expect((await picture(participant)).status).toBe(404);
  expect((await picture(room.facilitator)).status).toBe(200);

  const other = await openWorkshop(server);
  const begin = async (templateId: string) => {
    const { boardIds } = await server.api.run<{ boardIds: string[] }>(other.facilitator, "agenda.insertTemplate", {
      templateId,
    });
    return contentOf(boardIds[0] ?? "", other.facilitator);
  };
  const labels = (await contentOf(room.boardId, room.facilitator)).columns.map(({ label }) => label);
  const [empty, begun] = [await begin(plain), await begin(filled)];
  expect(empty.columns.map(({ label }) => label)).toEqual(labels);
  expect(empty.notes).toEqual([]);
  expect(begun.notes.map(({ text }) => text)).toEqual(["Begin here"]);

  // Erasing the workshop takes its words; a structure alone is nobody's.
  await server.api.request("DELETE", `/api/workshops/${room.workshopId}`, { token: ORGANISER_KEY });
  const left = await ownIds(ORGANISER_KEY);
  expect(left).toEqual(expect.arrayContaining([plain, agenda]));
  expect(left).not.toContain(filled);
  const remove = (token: string) => server.api.request("DELETE", `/api/templates/${plain}`, { token });
  expect((await remove(other.facilitator)).status).toBe(403);
  expect((await remove(ORGANISER_KEY)).status).toBe(200);
  expect((await remove(ORGANISER_KEY)).status).toBe(404);
});
