import type { StoryList } from "@longtable/shared/story/story.schema";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

async function fillRoom(people = 4) {
  const room = await openWorkshop(server);
  const guests: { token: string; participantId: string }[] = [];
  for (let n = 0; n < people; n += 1) guests.push(await server.api.join(room.joinCode, { alias: `Guest ${n}` }));
  const run = <Result = Record<string, unknown>>(
    type: string,
    input: Record<string, unknown> = {},
    by = room.facilitator,
  ) => server.api.run<Result>(by, type, input);
  const make = (count: number, way = "even") =>
    run<{ tableIds: string[]; deedId: string }>("tables.make", { way, count });
  const state = () => server.api.state(room.workshopId, room.facilitator);
  const tableOf = async (token = "") => (await server.api.state(room.workshopId, token)).me.tableId ?? null;
  const seats = () => Promise.all(guests.map(({ token }) => tableOf(token)));
  const refusal = async (type: string, input: Record<string, unknown>) => {
    const { status, body } = await server.api.command(room.facilitator, type, input);
    return [status, body.ok ? null : body.error.messageKey];
  };
  const labels = async () => (await state()).tables?.list.map(({ label }) => label) ?? [];
  return { room, guests, run, make, state, seats, tableOf, refusal, labels };
}

it.concurrent("[TB3] taking back one more table leaves those alone who chose a table since", async () => {
  const { guests, run, make, seats } = await fillRoom();
  const { tableIds } = await make(2, "choice");
  const [one, two] = tableIds;
  await run("tables.choose", { tableId: one }, guests[0]?.token);
  const { deedId, tableId: third } = await run<{ deedId: string; tableId: string }>("tables.add");
  await run("tables.choose", { tableId: two }, guests[1]?.token);
  await run("tables.choose", { tableId: third }, guests[2]?.token);
  await run("tables.undo", { deedId });
  expect(await seats()).toEqual([one, two, null, null]);
});

it.concurrent("[TB3] taking back a new seating puts everyone it moved back, a table's host too, unless the table has one by then", async () => {
  const { room, guests, run, make, seats } = await fillRoom(6);
  await make(2);
  const before = await seats();
  const roleOf = async (n: number) => (await server.api.state(room.workshopId, guests[n]?.token ?? "")).me.role;
  await run("tables.setHost", { participantId: guests[0]?.participantId, isHost: true });
  for (const isTaken of [false, true]) {
    const { deedId } = await make(2);
    const now = await seats();
    const other = now.findIndex((id, n) => n > 0 && id === before[0] && before[n] === id);
    if (isTaken && other > 0) await run("tables.volunteer", { isHost: true }, guests[other]?.token);
    await run("tables.undo", { deedId });
    expect(await seats()).toEqual(before);
    const hosts = await Promise.all(guests.map((_guest, n) => roleOf(n)));
    expect(hosts.filter((role, n) => role === "tableHost" && before[n] === before[0])).toHaveLength(1);
  }
});

it.concurrent("[TB3] taking back the first tables brings what runs there back into the room", async () => {
  const { room, guests, run, make, state, seats } = await fillRoom();
  const { activityId, boardId } = room;
  await run("tables.setPlace", { activityId, place: "tables" });
  const { deedId } = await make(2);
  await run("tables.undo", { deedId });
  expect(await seats()).toEqual([null, null, null, null]);
  expect((await state()).activities.find(({ id }) => id === activityId)?.place ?? "room").toBe("room");
  await run("board.addNote", { boardId, text: "in the room" }, guests[0]?.token);
});

it.concurrent("[TB19] tables made again are called as before, and no two of a workshop have the same name", async () => {
  const { run, make, labels, refusal } = await fillRoom(6);
  const { tableIds } = await make(2);
  await run("tables.end");
  const again = await make(3);
  expect(again.tableIds.slice(0, 2)).toEqual(tableIds);
  expect(await labels()).toEqual(["Table 1", "Table 2", "Table 3"]);
  await run("tables.remove", { tableId: again.tableIds[0] });
  expect(await refusal("tables.rename", { tableId: again.tableIds[1], label: " table 1" })).toEqual([
    409,
    "tables.nameTaken",
  ]);
  expect(await refusal("tables.add", { label: "TABLE  3" })).toEqual([409, "tables.nameTaken"]);
  await run("tables.rename", { tableId: again.tableIds[1], label: "Table 2" });
  await run("tables.add");
  await run("tables.add");
  const names = await labels();
  expect(new Set(names).size).toBe(names.length);
});

it.concurrent("[TB19] one more table is an empty one: never one that has boards of its own from before", async () => {
  const { room, run, make, labels } = await fillRoom();
  await run("tables.setPlace", { activityId: room.activityId, place: "tables" });
  const { tableIds } = await make(3);
  await run("tables.remove", { tableId: tableIds[2] });
  const { tableId } = await run<{ tableId: string }>("tables.add");
  expect(tableIds).not.toContain(tableId);
  expect((await labels()).toSorted()).toEqual(["Table 1", "Table 2", "Table 3", "Table 4"]);
});

it.concurrent("[TB17] hosts are told how tables get on in what runs now: as it opens, closes and leaves the agenda", async () => {
  const { room, guests, run, make, state } = await fillRoom();
  const second = (await state()).activities[1]?.id;
  await run("tables.setPlace", { activityId: room.activityId, place: "tables" });
  await make(1);
  const { boards, me } = await server.api.state(room.workshopId, guests[0]?.token ?? "");
  const boardId = boards.find(({ tableId }) => tableId !== undefined && tableId === me.tableId)?.id;
  await run("board.addNote", { boardId, text: "one" }, guests[0]?.token);
  const host = takeSeat({ url: server.url, token: room.facilitator });
  await host.waitFor(({ tables }) => tables?.list[0]?.progress?.notes === 1, "one note");
  for (const [type, input] of [
    ["workshop.closeActivity", { activityId: room.activityId, reason: "done" }],
    ["workshop.openActivity", { activityId: second }],
    ["workshop.openActivity", { activityId: room.activityId }],
  ] as const) {
    const seen = host.frames.length;
    await run(type, input);
    await host.waitFor(
      () => host.frames.slice(seen).some((frame) => frame.includes('"tables":{')),
      `tables after ${type}`,
    );
  }
  host.close();
});

it.concurrent("[TB12] [ST1] what a table's note rests on stands behind it in the room too, and nothing is brought to a board for more people", async () => {
  const { room, guests, run, make, refusal, state } = await fillRoom(1);
  const { activityId, boardId } = room;
  const token = guests[0]?.token ?? "";
  const scopeTo = (scope: string) => run("story.setBoardScope", { boardId, scope });
  await scopeTo("programme");
  await make(1);
  await run("tables.setPlace", { activityId, place: "tables" });
  const tableBoard = (await state()).boards.find(({ tableId }) => tableId)?.id;
  const add = (text: string) => run<{ noteId: string }>("board.addNote", { boardId: tableBoard, text }, token);
  const { noteId } = await add("told at the table");
  const given = { kind: "visitNote", text: "Seen", collector: "Visit", collectedOn: "2030-02-05", scope: "room" };
  const { storyId } = await run<{ storyId: string }>("story.add", { ...given, isTicked: true });
  await run("story.link", { storyId, boardId: tableBoard, noteId });
  // The copy began as wide as the room's board was; since then that one has become wider.
  await scopeTo("public");
  const tableIds = (await state()).boards.flatMap(({ tableId }) => tableId ?? []);
  expect(await run("tables.previewMerge", { boardId })).toMatchObject({ added: 1, narrower: tableIds });
  expect(await refusal("tables.merge", { boardId })).toEqual([409, "tables.mergeReachesFurther"]);
  await scopeTo("programme");
  expect(await run("tables.previewMerge", { boardId })).toMatchObject({ added: 1, narrower: [] });
  expect(await run("tables.merge", { boardId })).toMatchObject({ added: 1 });
  const where = `/api/workshops/${room.workshopId}/stories`;
  const told = await server.api.request<StoryList>("GET", where, { token: room.facilitator });
  expect(told.body.stories[0]?.links.map((link) => link.boardId).toSorted()).toEqual([boardId, tableBoard].toSorted());
  await scopeTo("public");
  expect(await run("tables.merge", { boardId })).toMatchObject({ added: 0 });
});
