import type { Note } from "@longtable/shared/board/board.types";
import { mergeEdits, stackOf } from "@longtable/shared/board/merges.rules";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { createBoardPeer, readBoard } from "../support/boardPeer.ts";
import { openMap } from "../support/openMap.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const run = <Result = Record<string, unknown>>(token: string, type: string, input: Record<string, unknown>) =>
  server.api.run<Result>(token, type, input);
const answer = async (token: string, type: string, input: Record<string, unknown>) => {
  const { status, body } = await server.api.command(token, type, input);
  return [status, body.ok ? null : body.error.messageKey];
};
const notesOn = async ({ facilitator, boardId }: Pick<OpenWorkshop, "facilitator" | "boardId">) =>
  (await readBoard({ wsUrl: server.wsUrl, boardId, token: facilitator })).content.notes;
const noteOn = async (room: Pick<OpenWorkshop, "facilitator" | "boardId">, id: string) =>
  (await notesOn(room)).find((note) => note.id === id);

interface ExportedNote {
  id: string;
  text: string;
  mergedInto?: string;
  dots: number | null;
  tags?: string[];
  wordings?: { id: string; text: string }[];
}
const exported = async ({ facilitator }: OpenWorkshop, boardId: string) =>
  (
    await server.api.request<{ notes: ExportedNote[] }>("GET", `/api/boards/${boardId}/export.json`, {
      token: facilitator,
    })
  ).body.notes;

it.concurrent("[PE13] a note, new words and a tag of signs that nobody sees are refused as empty ones are; joined pictures stay whole", async () => {
  const room = await openWorkshop(server);
  const ana = await room.join("Ana");
  const { boardId } = room;
  const family = "\u{1F468}\u200D\u{1F469}\u200D\u{1F467} \u05d0\u200f";
  const noteId = await room.addNote(ana, family);
  for (const words of ["", "\u200b\u200d", "\u2066 \u202e", "\u{e0041}\u{e0042}", "\u3164"]) {
    for (const [type, input] of [
      ["board.addNote", { text: words }],
      ["board.editNote", { noteId, text: words }],
      ["board.tagNotes", { noteIds: [noteId], tag: words, isOn: true }],
    ] as const) {
      expect([words, type, await answer(ana, type, { boardId, ...input })]).toEqual([
        ...[words, type],
        [400, "command.wrongShape"],
      ]);
    }
  }
  await run(ana, "board.tagNotes", { boardId, noteIds: [noteId], tag: "\u{1F468}\u200D\u{1F469}", isOn: true });
  expect(await noteOn(room, noteId)).toMatchObject({ text: family, tags: ["\u{1F468}\u200D\u{1F469}"] });
});

it.concurrent("[IW3] merged notes keep ids, words and dots in every file; taking one apart leaves the others together", async () => {
  const room = await openWorkshop(server);
  const [ana, ben] = [await room.join("Ana"), await room.join("Ben")];
  const ids = [
    await room.addNote(ana, "Night buses"),
    await room.addNote(ben, "Buses at night"),
    await room.addNote(ben, "A bus, late"),
  ];
  const [head = "", second = "", third = ""] = ids;
  const roundId = await room.openRound(ids);
  await run(ana, "voting.castBallot", { roundId, dots: { [head]: 2, [second]: 1 } });
  await run(room.facilitator, "voting.closeRound", { roundId });
  await run(room.facilitator, "board.mergeNotes", { boardId: room.boardId, noteIds: ids, headId: head });

  const notes = await exported(room, room.boardId);
  expect(notes.map(({ id, text, mergedInto, dots }) => [id, text, mergedInto, dots])).toEqual([
    [head, "Night buses", undefined, 2],
    [second, "Buses at night", head, 1],
    [third, "A bus, late", head, 0],
  ]);
  const csv = await server.api.request<string>("GET", `/api/boards/${room.boardId}/export.csv`, {
    token: room.facilitator,
  });
  for (const { id, text } of notes) expect(csv.body).toContain(`${id},${text.includes(",") ? `"${text}"` : text},`);
  const state = await server.api.state(room.workshopId, ana);
  expect(state.rounds.find(({ id }) => id === roundId)?.tally?.map(({ noteId, dots }) => [noteId, dots])).toEqual([
    [head, 2],
    [second, 1],
    [third, 0],
  ]);

  await run(room.facilitator, "board.splitNotes", { boardId: room.boardId, noteIds: [head] });
  const left = (await notesOn(room)).map(({ id, mergedInto }) => [id, mergedInto]);
  expect(Object.fromEntries(left)).toEqual({ [head]: undefined, [second]: undefined, [third]: second });
});

it.concurrent("[IW6] taking one wording back takes that one alone, and the others stay merged", async () => {
  const room = await openWorkshop(server);
  const [ana, ben] = [await room.join("Ana"), await room.join("Ben")];
  const mine = await room.addNote(ana, "Told in trust");
  const others = [await room.addNote(ben, "Said by another"), await room.addNote(ben, "And another")];
  await run(room.facilitator, "board.mergeNotes", { boardId: room.boardId, noteIds: others, headId: mine });
  await run(ana, "withdrawal.withdraw", { items: [{ kind: "note", id: mine }] });
  const notes = await exported(room, room.boardId);
  const [first = ""] = others.toSorted();
  expect(notes.map(({ text }) => text).toSorted()).toEqual(["And another", "Said by another"]);
  expect(notes.map(({ id, mergedInto }) => mergedInto ?? id)).toEqual([first, first]);
});

it.concurrent("[IW4] while a vote asks about a note it is not merged: by command with words, from a canvas it is put back at once", async () => {
  const room = await openWorkshop(server);
  const { boardId, facilitator } = room;
  const [asked, loose, other] = [
    await room.addNote(facilitator, "Asked"),
    await room.addNote(facilitator, "Loose"),
    await room.addNote(facilitator, "Other"),
  ];
  const roundId = await room.openRound([asked]);
  expect(await answer(facilitator, "board.mergeNotes", { boardId, noteIds: [loose], headId: asked })).toEqual([
    409,
    "board.mergeInVote",
  ]);
  const host = createBoardPeer({ wsUrl: server.wsUrl, boardId, token: facilitator });
  await host.synced();
  const merge = (...ids: string[]) => {
    const [head = ""] = ids;
    host.board.mergeNotes(mergeEdits(host.board.listNotes(), ids as NoteId[], head as NoteId), null);
  };
  merge(loose, asked);
  await host.waitFor((content) => content.note(asked)?.mergedInto === undefined);
  merge(asked, loose);
  await host.waitFor((content) => content.note(loose)?.mergedInto === undefined);
  host.board.addNote({ id: "brought" as NoteId, text: "Brought", place: null, mergedInto: asked as NoteId }, null);
  await host.waitFor((content) => content.hasNote("brought") && content.note("brought")?.mergedInto === undefined);
  merge(loose, other);
  await until(async () => (await noteOn(room, other))?.mergedInto === loose, { what: "a merge beside the vote" });
  await run(facilitator, "voting.closeRound", { roundId });
  await run(facilitator, "board.mergeNotes", { boardId, noteIds: [loose], headId: asked });
  expect((await noteOn(room, other))?.mergedInto).toBe(asked);
  host.close();
});

it.concurrent("[IW5] people tag their own notes, hosts any; a handful at most, and not while a board rests or waits for hosts", async () => {
  const room = await openWorkshop(server);
  const { boardId, facilitator } = room;
  const ana = await room.join("Ana");
  const [mine, theirs] = [await room.addNote(ana, "Mine"), await room.addNote(facilitator, "The host's")];
  const tag = (token: string, noteIds: string[], word: string, isOn = true) =>
    answer(token, "board.tagNotes", { boardId, noteIds, tag: word, isOn });
  expect(await tag(ana, [mine], "#Night  bus")).toEqual([200, null]);
  expect(await tag(ana, [mine, theirs], "cost")).toEqual([403, "board.notYourNote"]);
  expect(await tag(facilitator, [mine, theirs], "cost")).toEqual([200, null]);
  expect([(await noteOn(room, mine))?.tags, (await noteOn(room, theirs))?.tags]).toEqual([
    ["cost", "Night bus"],
    ["cost"],
  ]);
  for (let count = 2; count < LIMITS.tagsPerNote; count += 1) await tag(ana, [mine], `more ${count}`);
  expect(await tag(ana, [mine], "one too many")).toEqual([409, "board.tagsFull"]);
  expect(await tag(ana, [mine], "COST", false)).toEqual([200, null]);
  await run(facilitator, "held.setModeration", { isOn: true });
  expect(await tag(ana, [mine], "late")).toEqual([409, "board.waitsForHosts"]);
  await run(facilitator, "held.setModeration", { isOn: false });
  await run(facilitator, "workshop.setWriting", { activityId: room.activityId, writing: "alone" });
  expect(await tag(ana, [mine], "late")).toEqual([409, "board.resting"]);
  expect(await tag(facilitator, [mine], "late")).toEqual([409, "board.resting"]);
});

it.concurrent("[IW7] a copy on another board is its writer's, comes once, and goes when the note is taken back", async () => {
  const room = await openWorkshop(server);
  const { boardId, facilitator } = room;
  const ana = await room.join("Ana");
  const [mine, theirs] = [await room.addNote(ana, "Mine"), await room.addNote(facilitator, "The host's")];
  await run(ana, "board.tagNotes", { boardId, noteIds: [mine], tag: "cost", isOn: true });
  const { boardId: toBoardId } = await openMap(server, room);
  const copy = (token: string, noteIds: string[]) =>
    run<{ noteIds: string[]; passedOver: number }>(token, "board.copyNotes", { boardId, noteIds, toBoardId });
  expect(await answer(ana, "board.copyNotes", { boardId, noteIds: [theirs], toBoardId })).toEqual([
    403,
    "board.notYourNote",
  ]);
  const [made] = (await copy(facilitator, [mine, theirs])).noteIds;
  expect(await copy(facilitator, [mine])).toEqual({ noteIds: [], passedOver: 1 });
  const there = { facilitator, boardId: toBoardId as OpenWorkshop["boardId"] };
  expect(await noteOn(there, made ?? "")).toMatchObject({ text: "Mine", tags: ["cost"], place: null });
  expect((await server.api.state(room.workshopId, ana)).me.noteIds).toContain(made);
  expect((await exported(room, toBoardId)).find(({ id }) => id === made)?.wordings).toMatchObject([
    { id: mine, text: "Mine" },
  ]);
  await run(ana, "withdrawal.withdraw", { items: [{ kind: "note", id: mine }] });
  expect((await notesOn(there)).map(({ text }) => text)).toEqual(["The host's"]);
});

it.concurrent("[ST1] a copy rests on the same stories as its note, and goes to no board that more people may read", async () => {
  const room = await openWorkshop(server);
  const { boardId, facilitator } = room;
  const noteId = await room.addNote(facilitator, "Told at the table");
  const { boardId: toBoardId } = await openMap(server, room);
  const scope = (id: string, to: string) => run(facilitator, "story.setBoardScope", { boardId: id, scope: to });
  const told = { kind: "visitNote", collector: "Mo", collectedOn: "2026-01-02", text: "We saw it", isTicked: true };
  const { storyId } = await run<{ storyId: string }>(facilitator, "story.add", { ...told, scope: "room" });
  await run(facilitator, "story.link", { storyId, boardId, noteId });
  await scope(boardId, "room");
  await scope(toBoardId, "public");
  const copy = { boardId, noteIds: [noteId], toBoardId };
  expect(await answer(facilitator, "board.copyNotes", copy)).toEqual([409, "board.copyReachesFurther"]);
  await scope(boardId, "public");
  const [made] = (await run<{ noteIds: string[] }>(facilitator, "board.copyNotes", copy)).noteIds;
  // It rests on the story itself, and no longer only as long as its note does.
  await run(facilitator, "story.unlink", { storyId, boardId, noteId });
  const { evidence } = await server.api.state(room.workshopId, facilitator);
  expect(evidence?.notes).toEqual([made]);
  const file = await server.api.request<string>("GET", `/api/boards/${toBoardId}/export.md?audience=public`, {
    token: facilitator,
  });
  expect(JSON.stringify(file.body)).not.toContain("Told at the table");
});

it.concurrent("[IW4] while a vote asks about one of a stack, none of its wordings leaves it: not by command, and not from a canvas", async () => {
  const room = await openWorkshop(server);
  const { boardId, facilitator } = room;
  const ids = [
    await room.addNote(facilitator, "Head"),
    await room.addNote(facilitator, "Asked"),
    await room.addNote(facilitator, "Beside"),
    await room.addNote(facilitator, "Loose"),
  ];
  const [head, asked, beside, loose] = ids as [NoteId, NoteId, NoteId, NoteId];
  await run(facilitator, "board.mergeNotes", { boardId, noteIds: [asked, beside], headId: head });
  await room.openRound([asked]);
  expect(await answer(facilitator, "board.splitNotes", { boardId, noteIds: [beside] })).toEqual([
    409,
    "board.mergeInVote",
  ]);
  const host = createBoardPeer({ wsUrl: server.wsUrl, boardId, token: facilitator });
  await host.synced();
  const isWhole = ({ listNotes }: typeof host.board) =>
    JSON.stringify(stackOf(listNotes(), asked).toSorted()) === JSON.stringify([head, asked, beside].toSorted());
  const put = async (id: NoteId, mergedInto: NoteId | null) => {
    host.board.mergeNotes([{ id, mergedInto }], null);
    expect(isWhole(host.board)).toBe(false);
    await host.waitFor(isWhole, `the stack, after ${id} was merged into ${mergedInto}`);
  };
  await put(beside, null);
  await put(loose, beside);
  await put(head, loose);
  host.board.addNote({ id: "brought" as NoteId, text: "Brought", place: null, mergedInto: beside }, null);
  await host.waitFor(isWhole, "the stack, without a note that was brought");
  // The note put in again as another one, and so without what it was shown with.
  host.doc
    .getMap<Y.Map<unknown>>("notes")
    .set(beside, new Y.Map(Object.entries({ id: beside, text: new Y.Text("Beside"), kind: "idea" })));
  await host.waitFor(isWhole, "the stack, with a note that was put in again");
  host.close();
});

it.concurrent("[IW4] a wording that was taken off while a vote asks about its merged note comes back into it, one from before stands alone", async () => {
  const room = await openWorkshop(server);
  const { boardId, facilitator } = room;
  const add = (text: string) => room.addNote(facilitator, text) as Promise<NoteId>;
  const [head, asked, beside, earlier] = [
    await add("Head"),
    await add("Asked"),
    await add("Beside"),
    await add("Earlier"),
  ];
  await run(facilitator, "board.mergeNotes", { boardId, noteIds: [asked, beside, earlier], headId: head });
  const host = createBoardPeer({ wsUrl: server.wsUrl, boardId, token: facilitator });
  await host.synced();
  const undo = new Y.UndoManager([host.doc.getMap("notes")], { trackedOrigins: new Set(["hand"]), captureTimeout: 0 });
  const remove = (ids: NoteId[]) => host.board.removeNotes(ids, "hand");
  const mergedInto = async (id: NoteId) => (await noteOn(room, id))?.mergedInto;
  const isOff = (...ids: NoteId[]) =>
    until(async () => (await notesOn(room)).every(({ id }) => !ids.includes(id as NoteId)), {
      what: "notes taken off",
    });

  remove([earlier]);
  await isOff(earlier);
  await room.openRound([asked]);
  remove([beside]);
  await isOff(beside);
  undo.undo();
  await until(async () => (await noteOn(room, beside)) !== undefined, { what: "the wording" });
  expect(await mergedInto(beside)).toBe(head);
  undo.undo();
  await host.waitFor((content) => content.hasNote(earlier) && content.note(earlier)?.mergedInto === undefined);
  expect(await mergedInto(earlier)).toBeUndefined();

  // The head itself, and a wording whose head has gone.
  remove([head]);
  await isOff(head);
  undo.undo();
  await until(async () => (await noteOn(room, head)) !== undefined, { what: "the head" });
  expect([await mergedInto(head), await mergedInto(asked), await mergedInto(beside)]).toEqual([undefined, head, head]);
  remove([beside]);
  await isOff(beside);
  await run(facilitator, "board.removeNote", { noteId: head });
  undo.undo();
  const stack = async () => stackOf((await notesOn(room)) as Note[], asked).toSorted();
  await until(async () => (await noteOn(room, beside)) !== undefined, { what: "the wording without its head" });
  expect(await stack()).toEqual([asked, beside].toSorted());
  host.close();
});

it.concurrent("[RC6] merging and taking apart reach nothing that is shown in a locked part, whichever note is named", async () => {
  const room = await openWorkshop(server);
  const { boardId, facilitator } = room;
  const { content } = await readBoard({ wsUrl: server.wsUrl, boardId, token: facilitator });
  const [locked = "", free = ""] = content.columns.map(({ id }) => id);
  const add = async (text: string, columnId: string) =>
    (await run<{ noteId: string }>(facilitator, "board.addNote", { boardId, text, columnId })).noteId;
  const ana = await room.join("Ana");
  const inside = await add("Inside", locked);
  const wording = await room.addNote(ana, "Shown inside");
  await run(facilitator, "board.moveNote", { noteId: wording, columnId: free });
  const [outside, beside] = [await add("Outside", free), await add("Beside", free)];
  await run(facilitator, "board.mergeNotes", { boardId, noteIds: [wording], headId: inside });
  await run(facilitator, "room.lock", { boardId, part: { columnId: locked }, isLocked: true });
  const access = { participant: "edit", tableHost: "edit", observer: "read" };
  await run(facilitator, "agenda.editActivity", { activityId: room.activityId, access });
  const refused = [403, "board.partLocked"];
  const merge = (ids: string[], headId: string) => answer(ana, "board.mergeNotes", { boardId, noteIds: ids, headId });
  expect(await merge([outside], inside)).toEqual(refused);
  expect(await merge([outside], wording)).toEqual(refused);
  expect(await merge([wording], outside)).toEqual(refused);
  expect(await answer(ana, "board.splitNotes", { boardId, noteIds: [wording] })).toEqual(refused);
  expect(await answer(ana, "board.editNote", { noteId: wording, text: "Other words" })).toEqual(refused);
  expect(await merge([beside], outside)).toEqual([200, null]);

  const peer = createBoardPeer({ wsUrl: server.wsUrl, boardId, token: ana, by: "subprotocol" });
  await peer.synced();
  peer.board.mergeNotes([{ id: outside as NoteId, mergedInto: inside as NoteId }], null);
  await until(() => peer.refused.length > 0, { what: "the refusal" });
  peer.close();
  const shown = (await notesOn(room)).map(({ id, mergedInto }) => [id, mergedInto]);
  expect(Object.fromEntries(shown)).toEqual({
    [inside]: undefined,
    [wording]: inside,
    [outside]: undefined,
    [beside]: outside,
  });
});

it.concurrent("[RC6] a note that is shown with one of a locked part keeps it: by command it is neither moved nor taken off", async () => {
  const room = await openWorkshop(server);
  const { boardId, facilitator } = room;
  const { content } = await readBoard({ wsUrl: server.wsUrl, boardId, token: facilitator });
  const [locked = "", free = ""] = content.columns.map(({ id }) => id);
  const ana = await room.join("Ana");
  const head = await room.addNote(ana, "Shown outside");
  const wording = await room.addNote(ana, "Stands inside");
  const other = await room.addNote(ana, "Beside");
  const move = (noteId: string, columnId: string) => run(facilitator, "board.moveNote", { noteId, columnId });
  for (const id of [head, other]) await move(id, free);
  await move(wording, locked);
  await run(facilitator, "board.mergeNotes", { boardId, noteIds: [wording], headId: head });
  await run(facilitator, "room.lock", { boardId, part: { columnId: locked }, isLocked: true });
  const refused = [403, "board.partLocked"];
  expect(await answer(ana, "board.removeNote", { noteId: head })).toEqual(refused);
  expect(await answer(ana, "board.moveNote", { noteId: head, columnId: free })).toEqual(refused);
  expect(await answer(ana, "board.moveNote", { noteId: other, columnId: free })).toEqual([200, null]);
  const stands = (await notesOn(room)).find(({ id }) => id === wording);
  expect(stands).toMatchObject({ mergedInto: head, place: { columnId: locked } });
});
