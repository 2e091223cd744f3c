import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readBoard } from "../support/boardPeer.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";
import { watchEverything } from "../support/watching.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const run = <Result = Record<string, unknown>>(token: string, type: string, input: Record<string, unknown>) =>
  server.api.run<Result>(token, type, input);
const refusal = async (token: string, type: string, input: Record<string, unknown>) => {
  const { status, body } = await server.api.command(token, type, input);
  return [status, body.ok ? null : body.error.messageKey];
};
const stateOf = ({ workshopId }: OpenWorkshop, token: string) => server.api.state(workshopId, token);
const ownOf = async (room: OpenWorkshop, token: string) => (await stateOf(room, token)).held?.notes ?? [];
const queueOf = async (room: OpenWorkshop) => (await stateOf(room, room.facilitator)).held?.waiting ?? [];
const textsOn = async ({ boardId, facilitator }: OpenWorkshop) =>
  (await readBoard({ wsUrl: server.wsUrl, boardId, token: facilitator })).content.notes.map(({ text }) => text);

async function moderated(): Promise<OpenWorkshop & { ann: string }> {
  const room = await openWorkshop(server);
  await run(room.facilitator, "held.setModeration", { isOn: true });
  return { ...room, ann: await room.join("Ann") };
}

it("[MO1] where notes wait for a host, hosts are sent the words and nobody else anything; a release shows them", async () => {
  const room = await moderated();
  const looking = [await room.join("Zoe"), room.screen];
  const watchers = [];
  for (const token of looking) watchers.push(await watchEverything({ server, token, boardId: room.boardId }));
  const host = takeSeat({ url: server.url, token: room.facilitator });
  await host.ready();
  for (const watcher of watchers) await watcher.quiet();
  for (const watcher of watchers) watcher.take();

  const noteId = await room.addNote(room.ann, "WOMBAT");
  await run(room.ann, "board.editNote", { noteId, text: "WOMBAT, better" });
  const waiting = await host.waitFor(
    ({ held }) => (held?.waiting?.[0]?.text === "WOMBAT, better" ? held.waiting : null),
    "the queue",
  );
  expect(waiting).toEqual([
    {
      id: noteId,
      boardId: room.boardId,
      text: "WOMBAT, better",
      kind: "idea",
      place: expect.anything(),
      print: expect.any(String),
    },
  ]);
  for (const watcher of watchers) await watcher.quiet();
  expect(watchers.map((watcher) => watcher.take())).toEqual([[], []]);
  for (const token of [...looking, server.api.organiserKey]) {
    expect(JSON.stringify(await stateOf(room, token))).not.toMatch(/WOMBAT|"waiting"/);
  }
  expect((await ownOf(room, room.ann)).map(({ stage }) => stage)).toEqual(["waiting"]);

  expect(await run(room.facilitator, "held.release", { noteIds: [noteId] })).toEqual({
    released: 1,
    noRoom: 0,
    changed: 0,
  });
  expect(await textsOn(room)).toEqual(["WOMBAT, better"]);
  const after = await stateOf(room, room.ann);
  expect([after.me.noteIds, after.held?.notes]).toEqual([[noteId], []]);
  expect(await queueOf(room)).toEqual([]);
  for (const one of [...watchers, host]) one.close();
});

it("[MO2] a note given back is its owner's alone, with the reason; changed, it waits again", async () => {
  const room = await moderated();
  const noteId = await room.addNote(room.ann, "Dr Grey was rude");
  await run(room.facilitator, "held.sendBack", { noteId, reason: "it names someone" });
  expect((await ownOf(room, room.ann)).map(({ stage, reason, text }) => [stage, reason, text])).toEqual([
    ["back", "it names someone", "Dr Grey was rude"],
  ]);
  expect(await queueOf(room)).toEqual([]);
  expect(await refusal(room.facilitator, "held.sendBack", { noteId, reason: "" })).toEqual([404, "board.noteNotFound"]);
  await run(room.ann, "board.editNote", { noteId, text: "The doctor was rude" });
  expect((await queueOf(room)).map(({ text }) => text)).toEqual(["The doctor was rude"]);
  await run(room.ann, "board.removeNote", { noteId });
  expect([await queueOf(room), await ownOf(room, room.ann)]).toEqual([[], []]);
});

it("[MO3] new words for a note on the board wait too, while the old ones stand; where it stands is its owner's affair", async () => {
  const room = await moderated();
  const noteId = await room.addNote(room.ann, "old words");
  await run(room.facilitator, "held.release", { noteIds: [noteId] });
  await run(room.ann, "board.editNote", { noteId, text: "new words" });
  expect(await textsOn(room)).toEqual(["old words"]);
  expect((await queueOf(room)).map(({ text, isChange }) => [text, isChange])).toEqual([["new words", true]]);
  expect((await ownOf(room, room.ann)).map(({ text }) => text)).toEqual(["new words"]);
  await run(room.ann, "board.moveNote", { noteId, afterNoteId: null });
  await run(room.facilitator, "held.release", { noteIds: [noteId] });
  expect(await textsOn(room)).toEqual(["new words"]);
  await run(room.ann, "board.editNote", { noteId, text: "more" });
  await run(room.ann, "board.removeNote", { noteId });
  expect([await textsOn(room), await queueOf(room)]).toEqual([[], []]);
});

it("[MO4] a host takes a note off every screen, its owner keeps the words, and it comes back as it was", async () => {
  const room = await openWorkshop(server);
  const ann = await room.join("Ann");
  const [first, noteId] = [await room.addNote(ann, "first"), await room.addNote(ann, "names someone")];
  await room.addNote(ann, "third");
  const before = await readBoard({ wsUrl: server.wsUrl, boardId: room.boardId, token: ann });
  expect(await refusal(ann, "held.takeOff", { noteId })).toEqual([403, "command.notAllowed"]);
  await run(room.facilitator, "held.takeOff", { noteId, reason: "it names someone" });
  expect(await textsOn(room)).toEqual(["first", "third"]);
  expect((await ownOf(room, ann)).map(({ text, wasShown, reason, stage }) => [text, wasShown, reason, stage])).toEqual([
    ["names someone", true, "it names someone", "waiting"],
  ]);
  expect((await stateOf(room, ann)).me.noteIds).not.toContain(noteId);
  await run(room.facilitator, "held.release", { noteIds: [noteId] });
  const after = await readBoard({ wsUrl: server.wsUrl, boardId: room.boardId, token: ann });
  expect(after.content.notes).toEqual(before.content.notes);
  const roundId = await room.openRound([first]);
  expect(await refusal(room.facilitator, "held.takeOff", { noteId: first })).toEqual([409, "held.inVote"]);
  await run(room.facilitator, "voting.closeRound", { roundId });
});

it("[MO5] what a host writes waits for nobody, and nobody else may edit a board past the queue", async () => {
  const room = await moderated();
  await room.addNote(room.facilitator, "a host's");
  expect(await textsOn(room)).toEqual(["a host's"]);
  const access = { participant: "edit", tableHost: "edit", observer: "read" };
  await run(room.facilitator, "agenda.editActivity", { activityId: room.activityId, access });
  expect((await stateOf(room, room.ann)).boards[0]?.access).toBe("contribute");
  await run(room.facilitator, "held.setModeration", { isOn: false });
  expect((await stateOf(room, room.ann)).boards[0]?.access).toBe("edit");
});

it("[MO6] what waits goes on waiting when new notes do not", async () => {
  const room = await moderated();
  await room.addNote(room.ann, "waits");
  await run(room.facilitator, "held.setModeration", { isOn: false });
  await room.addNote(room.ann, "shown");
  expect([await textsOn(room), (await queueOf(room)).map(({ text }) => text)]).toEqual([["shown"], ["waits"]]);
  expect(await refusal(room.ann, "held.setModeration", { isOn: true })).toEqual([403, "command.notAllowed"]);
});

it("[MO7] a reveal where notes wait goes to the hosts first, and can be taken back from there", async () => {
  const room = await moderated();
  await run(room.facilitator, "workshop.setWriting", { activityId: room.activityId, writing: "alone" });
  const ids = [];
  for (let n = 0; n < 6; n += 1) ids.push(await room.addNote(room.ann, `note ${n}`));
  await room.addNote(room.facilitator, "a host's");
  expect(await queueOf(room)).toEqual([]);
  await run(room.facilitator, "workshop.revealActivity", { activityId: room.activityId });
  expect(await textsOn(room)).toEqual(["a host's"]);
  const queue = (await queueOf(room)).map(({ id }) => id as string);
  expect(queue.toSorted()).toEqual(ids.toSorted());
  await run(room.facilitator, "held.release", { noteIds: queue.slice(0, 2) });
  await run(room.facilitator, "held.undoReveal", { activityId: room.activityId });
  expect([await textsOn(room), await queueOf(room)]).toEqual([[], []]);
  expect((await ownOf(room, room.ann)).map(({ id, stage }) => [id, stage]).toSorted()).toEqual(
    ids.map((id) => [id, "private"]).toSorted(),
  );
});

it("[MO8] hosts read a waiting note without a name, unless names were on for them when it was written", async () => {
  const room = await moderated();
  await room.addNote(room.ann, "while off");
  await run(room.facilitator, "people.setNames", { level: "hosts" });
  await room.addNote(room.ann, "while on");
  const aliases = async () => (await queueOf(room)).map(({ text, alias }) => [text, alias]).toSorted();
  expect(await aliases()).toEqual([
    ["while off", undefined],
    ["while on", "Ann"],
  ]);
  await run(room.facilitator, "people.setNames", { level: "off" });
  expect(await aliases()).toEqual([
    ["while off", undefined],
    ["while on", undefined],
  ]);
});

it("[MO9] only words that a host has read get through: what its owner wrote anew meanwhile waits on", async () => {
  const room = await moderated();
  const ids = [await room.addNote(room.ann, "read"), await room.addNote(room.ann, "read too")];
  const read = await queueOf(room);
  const noteIds = read.map(({ id }) => id);
  const prints = read.map(({ print }) => print);
  await run(room.ann, "board.editNote", { noteId: ids[1], text: "never read" });
  expect(await run(room.facilitator, "held.release", { noteIds, prints })).toEqual({
    released: 1,
    noRoom: 0,
    changed: 1,
  });
  expect([await textsOn(room), (await queueOf(room)).map(({ text }) => text)]).toEqual([["read"], ["never read"]]);
  await run(room.ann, "board.editNote", { noteId: ids[1], kind: "question" });
  expect((await queueOf(room))[0]?.print).not.toBe(prints[1]);
  // One without a print of its own has not been read either; who names notes alone answers for them.
  const one = { noteIds: [ids[1]] };
  expect(await run(room.facilitator, "held.release", { ...one, prints: [] })).toMatchObject({
    released: 0,
    changed: 1,
  });
  expect(await run(room.facilitator, "held.release", one)).toMatchObject({ released: 1, changed: 0 });
});

it("[MO9] nor does putting a note back bring words to the screens that did not stand there", async () => {
  const room = await openWorkshop(server);
  const ann = await room.join("Ann");
  const noteId = await room.addNote(ann, "stood there");
  const { print } = await run<{ print: string }>(room.facilitator, "held.takeOff", { noteId });
  await run(ann, "board.editNote", { noteId, text: "never read" });
  const back = { noteIds: [noteId], prints: [print] };
  expect(await run(room.facilitator, "held.release", back)).toMatchObject({ released: 0, changed: 1 });
  await run(ann, "board.editNote", { noteId, text: "stood there" });
  expect(await run(room.facilitator, "held.release", back)).toMatchObject({ released: 1, changed: 0 });
});

it("[MO4] a note from paper is still one when it comes back, and of the same group", async () => {
  const room = await openWorkshop(server);
  const { groups } = (await stateOf(room, room.facilitator)).workshop;
  const { noteIds } = await run<{ noteIds: string[] }>(room.facilitator, "people.addPaperNotes", {
    boardId: room.boardId,
    lines: ["from paper"],
    groupId: groups[0]?.id,
  });
  const rowOf = () => {
    using db = new DatabaseSync(path.join(server.dataDir, "longtable.db"), { readOnly: true });
    return db
      .prepare("SELECT is_by_proxy, group_id, COALESCE(names, 'off') AS names FROM notes WHERE id = ?")
      .all(noteIds[0] ?? "");
  };
  const before = rowOf();
  expect(before).toMatchObject([{ is_by_proxy: 1, group_id: groups[0]?.id }]);
  await run(room.facilitator, "held.takeOff", { noteId: noteIds[0] });
  // Set further meanwhile, names go no further for what was written before.
  await run(room.facilitator, "people.setNames", { level: "all" });
  await run(room.facilitator, "held.release", { noteIds });
  expect(rowOf()).toEqual(before);
  const { content } = await readBoard({ wsUrl: server.wsUrl, boardId: room.boardId, token: room.facilitator });
  expect(content.notes).toMatchObject([{ text: "from paper", isByProxy: true }]);
});

it("[AG10] hosts are told how much pre-work there is when a note is let through, taken off, or revealed", async () => {
  const room = await moderated();
  const { activityId, boardIds } = await run<{ activityId: string; boardIds: string[] }>(
    room.facilitator,
    "agenda.addActivity",
    {
      phase: "coDesign",
      title: "Before",
      outputType: "shortlist",
      newBoard: { type: "columns", title: "Before" },
      isPreWork: true,
    },
  );
  await run(room.facilitator, "workshop.openActivity", { activityId });
  const boardId = boardIds[0] ?? "";
  const host = takeSeat({ url: server.url, token: room.facilitator });
  await host.ready();
  const counted = (notes: number, what: string) =>
    host.waitFor(
      ({ agenda }) => agenda?.preWork?.some((one) => one.activityId === activityId && one.notes === notes),
      what,
    );
  const { noteId } = await run<{ noteId: string }>(room.ann, "board.addNote", { boardId, text: "early" });
  await counted(0, "nothing let through yet");
  await run(room.facilitator, "held.release", { noteIds: [noteId] });
  await counted(1, "one let through");
  await run(room.facilitator, "held.takeOff", { noteId });
  await counted(0, "one taken off");
  await run(room.facilitator, "held.setModeration", { isOn: false });
  await run(room.facilitator, "workshop.setWriting", { activityId, writing: "alone" });
  await run(room.ann, "board.addNote", { boardId, text: "alone" });
  await run(room.facilitator, "workshop.revealActivity", { activityId });
  await counted(1, "one revealed");
  host.close();
});
