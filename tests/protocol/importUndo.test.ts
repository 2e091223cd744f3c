import type { WorkshopExport } from "@longtable/shared/export/exportModel";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ORGANISER_KEY, startServer } from "../support/testServer.ts";
import { fillWorkshop } from "./importedWorkshops.ts";

let now = Date.now();
const server = await startServer({ clock: { now: () => now } });
afterAll(() => server.close());
const { api } = server;

let file: WorkshopExport;
beforeAll(async () => {
  const { workshopId } = await fillWorkshop(server, 7);
  file = await exported(workshopId);
});

async function exported(workshopId: string): Promise<WorkshopExport> {
  const path = `/api/workshops/${workshopId}/export.json`;
  return (await api.request<WorkshopExport>("GET", path, { token: ORGANISER_KEY })).body;
}

const bare = ({ readAt: _readAt, boards, ...rest }: WorkshopExport) => ({
  ...rest,
  boards: boards.map(({ readAt: _at, ...board }) => board),
});

/** A room at work into which the file was brought, and what it was before. */
async function bringFile() {
  const { workshop, tokens } = await api.createWorkshop();
  const { facilitator } = tokens;
  const own = workshop.activities[0];
  await api.run(facilitator, "board.addNote", { boardId: own?.boards[0]?.id, text: "Ours" });
  await api.run(facilitator, "decision.record", { question: "Ours too", noteIds: [] });
  const before = await exported(workshop.id);
  const path = `/api/workshops/${workshop.id}/import`;
  const { body, status } = await api.request<{
    import: { id: string; boardIds: string[]; activityIds: string[] };
  }>("POST", path, { token: facilitator, body: file });
  expect(status).toBe(201);
  const undo = (token = facilitator) =>
    api.request<{ stayed: { what: string; count: number }[]; error: { messageKey: string } }>(
      "DELETE",
      `${path}s/${body.import.id}`,
      { token },
    );
  const list = async () =>
    (await api.request<{ imports: { id: string }[] }>("GET", `${path}s`, { token: facilitator })).body.imports;
  return { workshop, facilitator, before, ...body.import, undo, list };
}

it("[IM14] a file that was brought into a room is taken back as one, and the room is as it was before", async () => {
  const { workshop, before, undo, list, id } = await bringFile();
  expect((await list()).map((one) => one.id)).toEqual([id]);
  expect((await exported(workshop.id)).boards.length).toBeGreaterThan(before.boards.length);
  expect(await undo()).toMatchObject({ status: 200, body: { stayed: [] } });
  expect(bare(await exported(workshop.id))).toEqual(bare(before));
  expect(await undo()).toMatchObject({ status: 200, body: { stayed: [] } });
  expect(await list()).toEqual([]);
});

it("[IM14] what somebody has touched since stays, with what it rests on; the answer says what", async () => {
  const { workshop, facilitator, before, undo, boardIds } = await bringFile();
  await api.run(facilitator, "board.addNote", { boardId: boardIds[0], text: "Since then" });
  const came = (await exported(workshop.id)).followThrough?.commitments.at(-1);
  await api.run(facilitator, "followThrough.changeCommitment", { commitmentId: came?.id, state: "done" });
  const { body } = await undo();
  const kinds = new Map(body.stayed.map(({ what, count }) => [what, count]));
  expect(kinds.get("board")).toBeGreaterThanOrEqual(1);
  expect(kinds.get("commitment")).toBe(1);
  const after = await exported(workshop.id);
  expect(after.boards.map(({ board }) => board.id)).toContain(boardIds[0]);
  expect(after.boards.length).toBeLessThan(before.boards.length + boardIds.length);
  expect(after.boards.flatMap(({ notes }) => notes.map(({ text }) => text))).toContain("Since then");
  expect(after.activities.some(({ boards }) => boards.some(({ id }) => id === boardIds[0]))).toBe(true);
  expect(after.followThrough?.commitments.map(({ state }) => state)).toEqual(["done"]);
  expect(after.decisions.length).toBe(2);
});

it("[IM14] what the room decided on an imported note keeps that board; a host's own decisions are never touched", async () => {
  const { workshop, facilitator, undo, boardIds } = await bringFile();
  const noteId = (await exported(workshop.id)).boards.find(({ board }) => board.id === boardIds[0])?.notes[0]?.id;
  await api.run(facilitator, "decision.record", { question: "We take it on", noteIds: [noteId] });
  await undo();
  const after = await exported(workshop.id);
  expect(after.boards.map(({ board }) => board.id)).toContain(boardIds[0]);
  expect(after.decisions.map(({ question }) => question)).toEqual(
    expect.arrayContaining(["Ours too", "We take it on"]),
  );
});

it("[IM14] hosts alone, and for a day", async () => {
  const { workshop, undo, list } = await bringFile();
  const { token: guest } = await api.join(workshop.joinCode);
  expect((await undo(guest)).status).toBe(403);
  now += 25 * 3_600_000;
  expect(await list()).toEqual([]);
  expect(await undo()).toMatchObject({ status: 409, body: { error: { messageKey: "import.tooLate" } } });
});
