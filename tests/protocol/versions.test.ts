import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { BoardExport } from "@longtable/shared/export/exportModel";
import type { StepId } from "@longtable/shared/kernel/ids";
import type { Difference } from "@longtable/shared/programme/mapDifferences";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createBoardPeer, readBoard } from "../support/boardPeer.ts";
import { openMap } from "../support/openMap.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import { sendImage } from "../support/sendImage.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

interface Earlier {
  from: { kind: string; id: string; title: string };
  content: BoardContent;
  differences: Difference[];
}

async function mapRoom() {
  const room = await openWorkshop(server);
  const map = await openMap(server, room);
  const ann = await room.join("Ann");
  const { boardId, stepIds } = map;
  const content = (token = room.facilitator, id = boardId) =>
    readBoard({ wsUrl: server.wsUrl, boardId: id, token }).then((read) => read.content);
  const laneId = (await content()).lanes[0]?.id ?? "";
  const versions = async (token: string) => (await server.api.state(room.workshopId, token)).versions;
  return {
    ...map,
    ...{ room, ann, content, versions, laneId },
    first: stepIds[0] ?? "",
    host: <Result = Record<string, never>>(type: string, input: Record<string, unknown> = {}) =>
      server.api.run<Result>(room.facilitator, type, { boardId, ...input }),
    refused: async (type: string, input: Record<string, unknown> = {}, token = room.facilitator) => {
      const { status, body } = await server.api.command(token, type, { boardId, ...input });
      return [status, (body as { error?: { messageKey: string } }).error?.messageKey];
    },
    note: async (token: string, text: string, id = boardId) =>
      (
        await server.api.run<{ noteId: string }>(token, "board.addNote", {
          ...{ boardId: id, text, stepId: stepIds[0], laneId },
        })
      ).noteId,
    mapOf: async (token: string, id = boardId) => (await versions(token))?.maps.find((one) => one.boardId === id),
    earlier: (id: string, snapshotId?: string, token = room.facilitator) =>
      server.api.request<Earlier>("GET", `/api/boards/${id}/earlier${snapshotId ? `?snapshot=${snapshotId}` : ""}`, {
        token,
      }),
  };
}

it("[VE2] a map copied as its future keeps every id, its own writers and what it is based on; differences name what changed", async () => {
  const { room, ann, host, note, first, boardId, content, mapOf, earlier } = await mapRoom();
  const kept = await note(ann, "I ring three times");
  const gone = await note(room.facilitator, "Nobody answers");
  const made = await host<{ boardId: string; activityId: string }>("map.copy", { as: "future" });
  const copy = await content(room.facilitator, made.boardId);
  const now = await content();
  expect(copy.steps).toEqual(now.steps);
  expect(copy.notes.map(({ id }) => id).toSorted()).toEqual([kept, gone].toSorted());
  expect(await mapOf(ann, made.boardId)).toEqual({
    ...{ boardId: made.boardId, state: "future", basedOnId: boardId, status: "draft", reviews: [] },
  });
  expect((await earlier(made.boardId)).body.differences).toEqual([]);

  await host("workshop.openActivity", { activityId: made.activityId, boardId: undefined });
  const own = { boardId: made.boardId, noteId: kept, text: "I ring once" };
  expect((await server.api.command(ann, "board.editNote", own)).status).toBe(200);
  await host("board.removeNote", { boardId: made.boardId, noteId: gone });
  const added = await note(ann, "Somebody rings back", made.boardId);
  const editor = createBoardPeer({ wsUrl: server.wsUrl, boardId: made.boardId, token: room.facilitator });
  await editor.synced();
  editor.board.rename("steps", first, "One number for all", "test");
  await until(async () => (await content(ann, made.boardId)).steps[0]?.label === "One number for all", {
    what: "the name",
  });
  editor.close();
  const { body } = await earlier(made.boardId);
  expect(body.from).toMatchObject({ kind: "board", id: boardId });
  const label = now.steps.find(({ id }) => id === first)?.label;
  expect(body.differences).toMatchObject([
    { part: "steps", kind: "changed", id: first, label: "One number for all", before: label },
    { part: "notes", kind: "changed", id: kept, label: "I ring once", before: "I ring three times" },
    { part: "notes", kind: "added", id: added },
    { part: "notes", kind: "removed", id: gone, label: "Nobody answers" },
  ]);
  expect((await content()).notes).toHaveLength(2);

  const file = async <Body>(format: string) =>
    (
      await server.api.request<Body>("GET", `/api/workshops/${room.workshopId}/export.${format}`, {
        token: room.facilitator,
      })
    ).body;
  await host("map.review", { boardId: made.boardId, by: "Peer supporters" });
  await host("map.confirm", { boardId: made.boardId });
  const json = await file<{ boards: { board: { id: string }; differences?: Difference[] }[] }>("json");
  const written = json.boards.find(({ board }) => board.id === made.boardId);
  expect(written).toMatchObject({ board: { mapState: "future", basedOnId: boardId, status: "confirmed" } });
  expect(written?.differences).toEqual(body.differences);
  const report = String(await file<string>("md"));
  for (const words of [
    "What differs from “The way in”",
    "Changed (note): I ring once",
    "Was “I ring three times”",
    "Gone (note): Nobody answers",
    "Confirmed",
    "Looked at by Peer supporters",
  ])
    expect(report).toContain(words);
});

it("[VE1] keeping versions is for hosts; nobody else is told what was kept, nor may read it", async () => {
  const { room, ann, host, refused, earlier, boardId, versions } = await mapRoom();
  for (const token of [ann, room.screen]) {
    for (const [type, input] of [
      ["map.copy", { as: "future" }],
      ["snapshot.keep", { name: "x" }],
      ["map.review", { by: "Us" }],
    ] as const)
      expect(await refused(type, input, token)).toEqual([403, "command.notAllowed"]);
  }
  const { snapshotId } = await host<{ snapshotId: string }>("snapshot.keep", { name: "Before lunch" });
  await host("map.setState", { state: "current" });
  expect(await versions(room.facilitator)).toMatchObject({ snapshots: [{ id: snapshotId, name: "Before lunch" }] });
  for (const token of [ann, room.screen]) {
    expect(await versions(token)).toEqual({ maps: [expect.objectContaining({ boardId, state: "current" })] });
    expect((await earlier(boardId, snapshotId, token)).status).toBe(403);
  }
  const other = await mapRoom();
  expect((await earlier(boardId, snapshotId, other.room.facilitator)).status).toBe(404);
  expect((await other.earlier(other.boardId, snapshotId)).status).toBe(404);
  expect((await server.api.command(other.room.facilitator, "snapshot.copy", { snapshotId })).status).toBe(404);
});

it("[VE3] a board kept under a name is compared with now, copied as a board of its own, and removed; limits say so plainly", async () => {
  const { room, ann, host, refused, note, earlier, boardId, content, versions } = await mapRoom();
  const before = await note(ann, "Before lunch");
  const { snapshotId } = await host<{ snapshotId: string }>("snapshot.keep", { name: "Before lunch" });
  const after = await note(ann, "After lunch");
  const { body } = await earlier(boardId, snapshotId);
  expect(body.from).toMatchObject({ kind: "snapshot", title: "Before lunch" });
  expect(body.content.notes.map(({ id }) => id)).toEqual([before]);
  expect(body.differences).toMatchObject([{ part: "notes", kind: "added", id: after }]);
  expect((await versions(room.facilitator))?.snapshots).toMatchObject([{ notes: 1, by: expect.any(String) }]);

  const copy = await server.api.run<{ boardId: string; activityId: string }>(room.facilitator, "snapshot.copy", {
    snapshotId,
  });
  const copied = await content(room.facilitator, copy.boardId);
  expect([copied.title, copied.notes.map(({ id }) => id)]).toEqual(["The way in (Before lunch)", [before]]);
  await server.api.run(room.facilitator, "workshop.openActivity", { activityId: copy.activityId });
  const edit = { boardId: copy.boardId, noteId: before, text: "Mine still" };
  expect((await server.api.command(ann, "board.editNote", edit)).status).toBe(200);
  expect((await earlier(boardId, snapshotId)).body.content.notes[0]?.text).toBe("Before lunch");

  expect(await refused("snapshot.keep", { name: "before LUNCH " })).toEqual([409, "versions.nameTaken"]);
  for (let n = 1; n < 20; n += 1) await host("snapshot.keep", { name: `Kept ${n}` });
  expect(await refused("snapshot.keep", { name: "One more" })).toEqual([409, "versions.tooMany"]);
  await server.api.run(room.facilitator, "snapshot.remove", { snapshotId });
  expect((await earlier(boardId, snapshotId)).status).toBe(404);
  expect(await refused("snapshot.keep", { name: "Before lunch" })).toEqual([200, undefined]);
});

it("[VE4] what is taken back leaves boards, copies of them, kept boards and files to take home, also what its writer had removed before", async () => {
  const { room, ann, host, note, earlier, boardId, content } = await mapRoom();
  const [shown, removed] = ["canary-one-7Q", "canary-two-7Q"];
  const shownId = await note(ann, shown);
  const removedId = await note(ann, removed);
  await note(room.facilitator, "Stays");
  const { snapshotId } = await host<{ snapshotId: string }>("snapshot.keep", { name: "As it was" });
  const copy = await host<{ boardId: string }>("map.copy", { as: "future" });
  const again = await server.api.run<{ boardId: string }>(room.facilitator, "snapshot.copy", { snapshotId });
  for (const id of [boardId, copy.boardId]) await host("board.removeNote", { boardId: id, noteId: removedId });
  await server.api.run(ann, "withdrawal.withdraw", { items: [{ kind: "note", id: shownId }] });
  expect((await earlier(boardId, snapshotId)).body.content.notes.map(({ text }) => text).toSorted()).toEqual(
    [removed, "Stays"].toSorted(),
  );
  await server.api.run(ann, "withdrawal.withdrawAll", {});
  for (const id of [boardId, copy.boardId, again.boardId]) {
    expect((await content(room.facilitator, id)).notes.map(({ text }) => text)).toEqual(["Stays"]);
  }
  expect((await earlier(boardId, snapshotId)).body.content.notes.map(({ text }) => text)).toEqual(["Stays"]);
  const { body } = await server.api.request<string>("GET", `/api/workshops/${room.workshopId}/export.json`, {
    token: room.facilitator,
  });
  expect(JSON.stringify(body)).not.toContain("-7Q");
});

it("[I11] a confirmed map is a draft again with the next edit, by command or on the canvas; names beside notes are no edit", async () => {
  const { room, ann, host, refused, note, mapOf, boardId, first, content } = await mapRoom();
  expect(await refused("map.confirm")).toEqual([409, "versions.emptyMap"]);
  await note(ann, "I ring");
  expect(await refused("map.confirm")).toEqual([409, "versions.needsReview"]);
  const confirm = async () => {
    await host("map.review", { by: "The carers' group", note: "Waiting was missing" });
    await host("map.confirm");
    expect(await mapOf(ann)).toMatchObject({ status: "confirmed" });
  };
  await host("map.review", { by: "The carers' group", note: "Waiting was missing" });
  expect(await mapOf(ann)).toMatchObject({
    status: "senseChecked",
    reviews: [{ by: "The carers' group", note: "Waiting was missing", at: expect.any(Number) }],
  });
  await note(ann, "It rings out");
  expect(await mapOf(ann)).toMatchObject({ status: "draft", reviews: [{ by: "The carers' group" }] });
  expect(await refused("map.confirm")).toEqual([409, "versions.needsReview"]);

  await host("people.setNames", { boardId: undefined, level: "all" });
  await note(ann, "I write a letter");
  await confirm();
  await server.api.run(ann, "people.changeMe", { alias: "Anna" });
  expect((await content()).notes.map(({ by }) => by)).toContain("Anna");
  await host("map.copy", { as: "future" });
  expect(await mapOf(room.screen)).toMatchObject({ status: "confirmed" });

  const editor = createBoardPeer({ wsUrl: server.wsUrl, boardId, token: room.facilitator });
  await editor.synced();
  editor.board.setKeyMoment(first as StepId, true, "test");
  await until(async () => (await mapOf(room.screen))?.status === "draft", { what: "a draft again" });
  editor.close();
  await confirm();
  await host("map.reopen");
  expect(await mapOf(ann)).toMatchObject({ status: "draft" });
  const other = (await server.api.state(room.workshopId, room.facilitator)).boards.find(({ id }) => id !== boardId);
  expect(await refused("map.review", { boardId: room.boardId, by: "Us" })).toEqual([409, "versions.notAMap"]);
  expect(other).toBeDefined();
});

it("[VE2] pictures on notes and stories behind them go along with a copy, and leave it with what they were given by", async () => {
  const { room, ann, host, note, boardId } = await mapRoom();
  const noteId = await note(ann, "The ramp");
  const run = (token: string, type: string, input: Record<string, unknown>) =>
    server.api.run<{ storyId: string }>(token, type, input);
  const imageId = await sendImage(server, room.workshopId, room.facilitator);
  await run(room.facilitator, "image.attach", { boardId, noteId, imageId, alt: "A ramp with a rail" });
  const { storyId } = await run(room.facilitator, "story.add", {
    ...{
      kind: "visitNote",
      collector: "Mo",
      collectedOn: "2026-01-02",
      scope: "room",
      text: "We saw it",
      isTicked: true,
    },
  });
  await run(room.facilitator, "story.link", { storyId, boardId, noteId });
  const { boardId: copyId } = await host<{ boardId: string }>("map.copy", { as: "current" });
  const state = await server.api.state(room.workshopId, ann);
  expect(state.images?.list.map((one) => [one.boardId, one.noteId])).toContainEqual([copyId, noteId]);
  const statusOn = async (id: string) => {
    const { content } = await readBoard({ wsUrl: server.wsUrl, boardId: id, token: room.facilitator });
    return content.notes.find((one) => one.id === noteId)?.status;
  };
  await run(room.facilitator, "story.withdraw", { storyId });
  for (const id of [boardId, copyId]) expect(await statusOn(id)).not.toBe("observed");
  await run(ann, "withdrawal.withdrawAll", {});
  expect((await server.api.state(room.workshopId, ann)).images?.list ?? []).toEqual([]);
});

it("[VE3] what was entered for somebody is so in a copy of what was kept, also what was taken off meanwhile", async () => {
  const { room, host, content, boardId } = await mapRoom();
  await host("people.setNames", { boardId: undefined, level: "all" });
  await host("people.addPaperNotes", { lines: ["Said aloud", "On paper"] });
  const { snapshotId } = await host<{ snapshotId: string }>("snapshot.keep", { name: "Before lunch" });
  const [gone] = (await content()).notes;
  await host("board.removeNote", { noteId: gone?.id });
  const copy = await server.api.run<{ boardId: string }>(room.facilitator, "snapshot.copy", { snapshotId });
  const { notes } = await content(room.facilitator, copy.boardId);
  expect([notes.length, boardId === copy.boardId]).toEqual([2, false]);
  expect(notes.map(({ isByProxy }) => isByProxy)).toEqual([true, true]);
});

it("[VE9] a file that can be brought in again has what was kept, as far as the board itself goes, and without what hosts took off", async () => {
  const { room, ann, host, note, boardId, first } = await mapRoom();
  const words = { stays: "canary-stays-4K", gone: "canary-gone-4K", off: "canary-off-4K", back: "canary-back-4K" };
  const bound = "canary-bound-4K";
  const [staysId, goneId, offId, backId] = [
    await note(room.facilitator, words.stays),
    await note(room.facilitator, words.gone),
    await note(room.facilitator, words.off),
    await note(ann, words.back),
  ];
  const boundId = await note(room.facilitator, bound);
  const given = { kind: "visitNote", text: "x", collector: "Visit", collectedOn: "2030-02-05", isTicked: true };
  const { storyId } = await host<{ storyId: string }>("story.add", { ...given, boardId: undefined, scope: "room" });
  await host("story.link", { storyId, noteId: boundId });
  await host("board.tagNotes", { noteIds: [staysId], tag: "costs", isOn: true });
  await host("story.setBoardScope", { scope: "public" });
  const { snapshotId } = await host<{ snapshotId: string }>("snapshot.keep", { name: "Before lunch" });
  await host("board.removeNote", { noteId: goneId });
  await host("held.takeOff", { noteId: offId, reason: "names" });
  await server.api.run(ann, "withdrawal.withdraw", { items: [{ kind: "note", id: backId }] });

  const get = async (path: string, audience: string) => {
    const answer = await fetch(`${server.url}/api/${path}?audience=${audience}`, {
      headers: { authorization: `Bearer ${room.facilitator}` },
    });
    return answer.text();
  };
  const canaries = (text: string) => [...new Set(text.match(/canary-[a-z]+-4K/g))].toSorted();
  const [whole, own] = [`workshops/${room.workshopId}/export`, `boards/${boardId}/export`];
  const kept = (text: string) => (JSON.parse(text) as BoardExport).snapshots ?? [];
  const [snapshot] = kept(await get(`${own}.json`, "room"));
  expect(snapshot).toMatchObject({ id: snapshotId, name: "Before lunch", title: "The way in", at: expect.any(Number) });
  expect(snapshot?.steps?.map(({ id }) => id)).toContain(first);
  expect(snapshot?.notes.find(({ id }) => id === staysId)).toMatchObject({ text: words.stays, tags: ["costs"] });
  expect(canaries(JSON.stringify(snapshot))).toEqual([bound, words.gone, words.stays]);
  expect(canaries(await get(`${whole}.json`, "room"))).toEqual([bound, words.gone, words.stays]);
  for (const path of [whole, own]) expect(canaries(await get(`${path}.json`, "public"))).toEqual([words.stays]);
  for (const format of ["md", "csv"]) expect(await get(`${own}.${format}`, "room")).not.toContain(words.gone);
  await host("story.setBoardScope", { scope: "room" });
  expect(kept(await get(`${own}.json`, "public"))).toEqual([]);
});

it("[VE9] what was kept goes into another room with its board, without what its people take back, and goes away with the import", async () => {
  const { room, ann, host, note, boardId } = await mapRoom();
  await note(room.facilitator, "Stays");
  const canary = "canary-kept-5P";
  const noteId = await note(ann, canary);
  await host("snapshot.keep", { name: "Before lunch" });
  await host("board.removeNote", { noteId });
  const get = async <Body>(path: string, token: string) =>
    (await server.api.request<Body>("GET", path, { token })).body;
  const file = await get(`/api/boards/${boardId}/export.json`, room.facilitator);
  expect(JSON.stringify(file)).toContain(canary);
  const other = await openWorkshop(server);
  const bring = (key: string) =>
    server.api.request<{ import: { id: string; boardIds: string[] } }>(
      "POST",
      `/api/workshops/${other.workshopId}/import`,
      { token: other.facilitator, body: file, headers: { "idempotency-key": key } },
    );
  const { body } = await bring("first");
  const broughtId = body.import.boardIds[0] ?? "";
  const snapshots = async () =>
    (await get<BoardExport>(`/api/boards/${broughtId}/export.json`, other.facilitator)).snapshots ?? [];
  expect((await snapshots()).map(({ name, notes }) => [name, notes.length])).toEqual([["Before lunch", 2]]);
  const listed = (await server.api.state(other.workshopId, other.facilitator)).versions?.snapshots;
  expect(listed).toMatchObject([{ boardId: broughtId, name: "Before lunch", by: null, notes: 2 }]);
  await server.api.run(ann, "withdrawal.withdrawAll", {});
  expect(JSON.stringify(await snapshots())).not.toContain(canary);
  const second = (await bring("second")).body.import;
  const everything = await get(`/api/workshops/${other.workshopId}/export.json`, other.facilitator);
  expect(JSON.stringify(everything)).not.toContain(canary);
  const undo = `/api/workshops/${other.workshopId}/imports/${second.id}`;
  await server.api.request("DELETE", undo, { token: other.facilitator });
  const left = (await server.api.state(other.workshopId, other.facilitator)).versions?.snapshots ?? [];
  expect(left.map((one) => one.boardId)).toEqual([broughtId]);
});

it("[VE2] tags come along with a copy, and with what is kept", async () => {
  const { room, host, note, content } = await mapRoom();
  const noteId = await note(room.facilitator, "The ramp");
  await host("board.tagNotes", { noteIds: [noteId], tag: "costs", isOn: true });
  const { boardId: copyId } = await host<{ boardId: string }>("map.copy", { as: "future" });
  const { snapshotId } = await host<{ snapshotId: string }>("snapshot.keep", { name: "Kept" });
  const made = await server.api.run<{ boardId: string }>(room.facilitator, "snapshot.copy", { snapshotId });
  for (const id of [copyId, made.boardId]) {
    expect((await content(room.facilitator, id)).notes.map(({ tags }) => tags)).toEqual([["costs"]]);
  }
});
