import { randomUUID } from "node:crypto";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withDatabase } from "../faults/database.ts";
import { createBoardPeer } from "../support/boardPeer.ts";
import { openMap } from "../support/openMap.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";
import { workshopFiles } from "../support/workshopFiles.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const run = (token: string, type: string, input: Record<string, unknown> = {}) =>
  server.api.run<Record<string, string>>(token, type, input);
const { fileOf, textOf, standing, bring } = workshopFiles(() => server);

/** A workshop with pins and answers of Ana's, of which she has taken one away again after the file was made. */
async function pinned(canary: string) {
  const room = await openWorkshop(server);
  const [ana, ben] = [await room.join("Ana"), await room.join("Ben")];
  const noteId = await room.addNote(ben, "Ben's own");
  const on = { boardId: room.boardId, noteId, kind: "question" };
  await run(ana, "pin.ask", { ...on, text: `${canary} asked` });
  const away = await run(ana, "pin.ask", { ...on, text: `${canary} away` });
  const bens = await run(ben, "pin.ask", { ...on, text: "Ben asks" });
  await run(ana, "pin.answer", { pinId: bens.pinId, answer: `${canary} because` });
  return { ana, first: await fileOf(room.workshopId), takeAway: () => run(ana, "pin.remove", { pinId: away.pinId }) };
}

const said = (canary: string) => ["asked", "away", "because"].map((what) => `${canary} ${what}`);

it("[WD12] pins and answers that were taken back come with no older file: not with those of workshops that a file brought them to", async () => {
  const canary = `quokka${randomUUID().slice(0, 8)}`;
  const { ana, first, takeAway } = await pinned(canary);
  const { workshopId } = await bring(first);
  const second = await fileOf(workshopId);
  await takeAway();
  await run(ana, "withdrawal.withdrawAll", { leave: true });
  const again = await bring(second);
  for (const id of [workshopId, again.workshopId]) {
    expect(await standing(id, [...said(canary), "Ben asks"])).toEqual(["Ben asks"]);
  }
});

it("[WD12] pins and answers go also where a file brought them on through a workshop that was erased since", async () => {
  const canary = `quokka${randomUUID().slice(0, 8)}`;
  const { ana, first, takeAway } = await pinned(canary);
  const between = await bring(first);
  const second = await fileOf(between.workshopId);
  await server.api.erase(between.workshopId);
  const { workshopId } = await bring(second);
  await takeAway();
  expect(await standing(workshopId, said(canary))).toEqual(said(canary));
  await run(ana, "withdrawal.withdrawAll", { leave: true });
  expect(await standing(workshopId, [...said(canary), "Ben asks"])).toEqual(["Ben asks"]);
});

it("[WD11] copies under ids of their own come with no file of their workshop either, nor of one that was erased since", async () => {
  const canary = `quokka${randomUUID().slice(0, 8)}`;
  const room = await openWorkshop(server);
  const [ana, ben] = [await room.join("Ana"), await room.join("Ben")];
  const told = await room.addNote(ana, `${canary} told`);
  await room.addNote(ben, "Ben's own");
  const files: unknown[] = [];
  const others = [await openWorkshop(server), await openWorkshop(server)];
  for (const { workshopId, boardId, facilitator } of others) {
    const copyOf = { boardId: room.boardId, noteId: told };
    await run(facilitator, "board.addNote", { boardId, text: `${canary} pasted`, copyOf });
    await run(facilitator, "board.addNote", { boardId, text: "The host's own" });
    files.push(await fileOf(workshopId));
  }
  await server.api.erase(others[1]?.workshopId ?? "");
  expect(await run(ana, "withdrawal.withdraw", { items: [{ kind: "note", id: told }] })).toEqual({ erased: 1 });
  expect(await standing(others[0]?.workshopId ?? "", [canary, "The host's own"])).toEqual(["The host's own"]);
  for (const file of files) {
    const { workshopId } = await bring(file);
    expect(await standing(workshopId, [canary, "The host's own"])).toEqual(["The host's own"]);
  }
});

it.each([false, true])(
  "[WD9] what was brought on goes with its first also where the import between them was taken back, and the workshop it was brought to erased since: %s",
  async (isErased) => {
    const canary = `quokka${randomUUID().slice(0, 8)}`;
    const room = await openWorkshop(server);
    const { boardId: mapId } = await openMap(server, room);
    const [ana, ben] = [await room.join("Ana"), await room.join("Ben")];
    await room.addNote(ana, `${canary} told`);
    const noteId = await room.addNote(ben, "Ben's own");
    await run(ana, "pin.ask", { boardId: room.boardId, noteId, kind: "question", text: `${canary} asked` });
    await run(ana, "story.tell", { text: `${canary} story`, scope: "public", isTicked: true });
    await run(ana, "scenario.make", { boardId: mapId, pseudonym: "Kit", fictional: true, about: `${canary} life` });
    const between = await openWorkshop(server);
    const where = `/api/workshops/${between.workshopId}/import`;
    const { importId } = await bring(await fileOf(room.workshopId), where, between.facilitator);
    const onward = await bring(await fileOf(between.workshopId));
    const third = await fileOf(onward.workshopId);
    const undone = await server.api.request("DELETE", `${where}s/${importId}`, { token: between.facilitator });
    expect(undone).toMatchObject({ status: 200, body: { stayed: [] } });
    const told = ["told", "asked", "story", "life"].map((what) => `${canary} ${what}`);
    expect(await standing(between.workshopId, told)).toEqual([]);
    if (isErased) await server.api.erase(onward.workshopId);
    const { workshopId } = isErased ? await bring(third) : onward;
    expect(await standing(workshopId, told)).toEqual(told);
    await run(ana, "withdrawal.withdrawAll", { leave: true });
    expect(await standing(workshopId, [...told, "Ben's own"])).toEqual(["Ben's own"]);
  },
);

it("[WD12] whoever takes an answer back erases what others answered to the same pin nowhere, and keeps it out of no file", async () => {
  const room = await openWorkshop(server);
  const [ana, ben, cem] = [await room.join("Ana"), await room.join("Ben"), await room.join("Cem")];
  const noteId = await room.addNote(ben, "Ben's own");
  const on = { boardId: room.boardId, noteId, kind: "question" };
  const answers = ["Ana answers", "Cem answers"];
  const { pinId } = await run(ben, "pin.ask", { ...on, text: "Ben asks" });
  await run(ana, "pin.answer", { pinId, answer: "Ana answers" });
  const between = await bring(await fileOf(room.workshopId));
  const onward = await bring(await fileOf(between.workshopId));
  await run(cem, "pin.answer", { pinId, answer: "Cem answers" });
  const second = await fileOf(room.workshopId);
  const cems = await bring(second);
  const left = async () => {
    const places = [room, between, onward, cems].map(({ workshopId }) => standing(workshopId, answers));
    return (await Promise.all(places)).flat();
  };
  expect(await left()).toEqual(["Cem answers", "Ana answers", "Ana answers", "Cem answers"]);
  await run(ana, "withdrawal.withdrawAll", { leave: false });
  expect(await left()).toEqual(["Cem answers", "Cem answers"]);
  expect(await standing((await bring(second)).workshopId, answers)).toEqual(["Cem answers"]);
  await run(cem, "withdrawal.withdrawAll", { leave: false });
  expect(await left()).toEqual([]);
  expect(await standing((await bring(second)).workshopId, [...answers, "Ben asks"])).toEqual(["Ben asks"]);
});

it("[WD15] whoever puts words of their own under the id of another's note on a board gets it not: it stays on its board, in votes, decisions and files", async () => {
  const victim = await openWorkshop(server);
  const host = victim.facilitator;
  const [ben, mal] = [await victim.join("Ben"), await victim.join("Mal")];
  const words = "Ben's note opens late";
  const note = await victim.addNote(ben, words);
  const removed = await victim.addNote(ben, `${words} once`);
  const never = await victim.addNote(ben, `${words} never`);
  const before = await fileOf(victim.workshopId);
  const access = { participant: "edit", tableHost: "edit", observer: "read" };
  const newBoard = { type: "columns", title: "Y" };
  const added = { phase: "coDesign", title: "Y", outputType: "shortlist", newBoard, access };
  const { activityId, boardIds } = await run(host, "agenda.addActivity", added);
  const on = { activityId: victim.activityId, boardId: victim.boardId, candidates: [note, removed] };
  await run(host, "voting.closeRound", await run(host, "voting.openRound", on));
  await run(host, "decision.record", { question: words, noteIds: [note] });
  await run(ben, "board.removeNote", { noteId: removed });
  await run(host, "workshop.openActivity", { activityId });

  const other = await openWorkshop(server);
  await run(other.facilitator, "agenda.editActivity", { activityId: other.activityId, access });
  const [away, own] = [await other.join("Mal"), await other.join("Mal too")];
  const ownNote = await other.addNote(own, "Mal's own");
  const told = (noteId: string) => ({ noteId, from: { boardId: other.boardId, noteId: ownNote } });
  // Of notes that are put there then, and of one that is not.
  await run(away, "board.tellCopies", { boardId: other.boardId, copies: [note, removed, never].map(told) });
  const places = [
    { token: mal, boardId: boardIds?.[0] ?? "", workshopId: victim.workshopId },
    { token: away, boardId: other.boardId, workshopId: other.workshopId },
  ];
  for (const { token, boardId, workshopId } of places) {
    const peer = createBoardPeer({ wsUrl: server.wsUrl, token, by: "subprotocol", boardId });
    await peer.synced();
    for (const [id, text] of [
      [note, "Taken"],
      [removed, "Taken too"],
      [`new${boardId}`, "New"],
    ] as const) {
      peer.board.addNote({ id: id as NoteId, text }, null);
    }
    await expect.poll(() => standing(workshopId, ["Taken too", "New"]), { timeout: 5_000 }).toHaveLength(2);
    for (const id of [note, removed]) {
      const answer = await server.api.command(token, "withdrawal.withdraw", { items: [{ kind: "note", id }] });
      expect(answer.status).toBe(404);
    }
    const items = [{ kind: "note", id: `new${boardId}` }];
    expect(await run(token, "withdrawal.withdraw", { items })).toEqual({ erased: 1 });
    await run(token, "withdrawal.withdrawAll", { leave: false });
    peer.close();
  }
  await run(own, "withdrawal.withdrawAll", { leave: false });
  expect((await textOf(victim.workshopId)).split(words).length).toBeGreaterThan(5);
  const { decisions, rounds } = await server.api.state(victim.workshopId, host);
  expect(decisions?.map(({ question }) => question)).toEqual([words]);
  expect(JSON.stringify(rounds)).toContain(`${words} once`);
  const { workshopId } = await bring(before);
  expect(await standing(workshopId, [`"${words}"`, `${words} once`, `${words} never`])).toHaveLength(3);
});

it("[WD12] pins and answers that a host removed are still their writers' to take back, where an older file brings them again", async () => {
  const room = await openWorkshop(server);
  const [ana, ben] = [await room.join("Ana"), await room.join("Ben")];
  const noteId = await room.addNote(ben, "Ben's own");
  const on = { boardId: room.boardId, noteId, kind: "question" };
  const anas = await run(ana, "pin.ask", { ...on, text: "Ana asks" });
  const bens = await run(ben, "pin.ask", { ...on, text: "Ben asks" });
  for (const [token, { pinId }] of [
    [ben, anas],
    [ana, bens],
  ] as const) {
    await run(token, "pin.answer", { pinId, answer: token === ana ? "Ana answers" : "Ben answers" });
  }
  const first = await fileOf(room.workshopId);
  for (const { pinId } of [anas, bens]) await run(room.facilitator, "pin.remove", { pinId });
  const between = await bring(first);
  const onward = await bring(await fileOf(between.workshopId));
  const said = ["Ana asks", "Ana answers", "Ben asks", "Ben answers"];
  for (const { workshopId } of [between, onward]) expect(await standing(workshopId, said)).toEqual(said);
  await run(ana, "withdrawal.withdrawAll", { leave: true });
  for (const { workshopId } of [between, onward, await bring(first)]) {
    expect(await standing(workshopId, said)).toEqual(["Ben asks"]);
  }
});

it.each(["its writer", "a host"])(
  "[WD12] pins and answers that %s removed go where a file brought them on through a workshop that was erased since",
  async (by) => {
    const room = await openWorkshop(server);
    const [ana, ben] = [await room.join("Ana"), await room.join("Ben")];
    const noteId = await room.addNote(await room.join("Cem"), "Cem's own");
    const { pinId } = await run(ana, "pin.ask", { boardId: room.boardId, noteId, kind: "question", text: "Ana asks" });
    await run(ben, "pin.answer", { pinId, answer: "Ben answers" });
    const between = await bring(await fileOf(room.workshopId));
    const second = await fileOf(between.workshopId);
    await run(by === "a host" ? room.facilitator : ana, "pin.remove", { pinId });
    await server.api.erase(between.workshopId);
    const { workshopId } = await bring(second);
    const said = ["Ana asks", "Ben answers"];
    expect(await standing(workshopId, said)).toEqual(said);
    await run(ben, "withdrawal.withdrawAll", { leave: true });
    expect(await standing(workshopId, said)).toEqual(["Ana asks"]);
    await run(ana, "withdrawal.withdrawAll", { leave: true });
    expect(await standing(workshopId, said)).toEqual([]);
    expect(await standing((await bring(second)).workshopId, said)).toEqual([]);
  },
);

it("[WD12] pins go also where a file brought them on from one that was removed, into a workshop that was erased since; then nothing is kept of where they came from", async () => {
  const room = await openWorkshop(server);
  const ana = await room.join("Ana");
  const noteId = await room.addNote(await room.join("Cem"), "Cem's own");
  const { pinId = "" } = await run(ana, "pin.ask", {
    boardId: room.boardId,
    noteId,
    kind: "question",
    text: "Ana asks",
  });
  const between = await openWorkshop(server);
  await bring(await fileOf(room.workshopId), `/api/workshops/${between.workshopId}/import`, between.facilitator);
  const onward = await bring(await fileOf(between.workshopId));
  const third = await fileOf(onward.workshopId);
  const copy = "SELECT to_pin FROM pin_origins WHERE from_pin = ?";
  const { to_pin } = withDatabase(server.dataDir, (db) => db.prepare(copy).get(pinId)) ?? {};
  await run(between.facilitator, "pin.remove", { pinId: String(to_pin) });
  await server.api.erase(onward.workshopId);
  const { workshopId } = await bring(third);
  expect(await standing(workshopId, ["Ana asks"])).toEqual(["Ana asks"]);
  await run(ana, "withdrawal.withdrawAll", { leave: true });
  expect(await standing(workshopId, ["Ana asks"])).toEqual([]);
  for (const id of [room.workshopId, between.workshopId, workshopId]) await server.api.erase(id);
  expect(withDatabase(server.dataDir, (db) => db.prepare(copy).get(pinId))).toBeUndefined();
  expect(withDatabase(server.dataDir, (db) => db.prepare(copy).get(String(to_pin)))).toBeUndefined();
});

it("[WD9] a note that is told to be a copy of another workshop's goes with that one, and opens no board there", async () => {
  const [home, room] = [await openWorkshop(server), await openWorkshop(server)];
  const ana = await home.join("Ana");
  const noteId = await home.addNote(ana, "Ana tells");
  const { workshopId } = await bring(await fileOf(home.workshopId));
  const text = "SELECT board_id, id FROM notes WHERE workshop_id = ?";
  const row = withDatabase(server.dataDir, (db) => db.prepare(text).get(workshopId));
  const from = { boardId: String(row?.board_id), noteId: String(row?.id) };
  const add = (copyOf?: typeof from) =>
    run(room.facilitator, "board.addNote", { boardId: room.boardId, text: "Pasted", ...(copyOf && { copyOf }) });
  const opened = async () => {
    const { body } = await server.api.request<string>("GET", "/metrics");
    return /^longtable_open_boards (\d+)/mu.exec(body)?.[1];
  };
  await run(room.facilitator, "board.removeNote", { noteId: (await add()).noteId });
  const before = await opened();
  await add(from);
  expect([before, await opened()]).toEqual([expect.any(String), before]);
  await run(ana, "withdrawal.withdraw", { items: [{ kind: "note", id: noteId }] });
  expect(await standing(room.workshopId, ["Pasted"])).toEqual([]);
});
