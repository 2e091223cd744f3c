import { afterAll, beforeAll, expect, it } from "vitest";
import { withDatabase } from "../faults/database.ts";
import { readBoard } from "../support/boardPeer.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const textsOn = async (room: OpenWorkshop, boardId: string = room.boardId) =>
  (await readBoard({ wsUrl: server.wsUrl, boardId, token: room.facilitator })).content.notes
    .map(({ text }) => text)
    .toSorted();

async function fillRoom() {
  const room = await openWorkshop(server);
  const ann = await server.api.join(room.joinCode, { alias: "Ann Heron" });
  const bob = await server.api.join(room.joinCode, { alias: "Bob Otter" });
  const run = <Result = Record<string, unknown>>(
    type: string,
    input: Record<string, unknown> = {},
    by = room.facilitator,
  ) => server.api.run<Result>(by, type, input);
  const takeBack = () =>
    run<{ takeBackId: string; notes: number; changes: number; kept: number; inVote: number }>("people.takeBack", {
      participantId: ann.participantId,
      minutes: 5,
    });
  const remove = async (withNotes: boolean, { participantId } = ann) =>
    (await run<{ removalId: string }>("people.remove", { participantIds: [participantId], withNotes })).removalId;
  return { room, ann, bob, run, takeBack, remove };
}

it.concurrent("[PE5] a note that an open vote is about stays when its writer's minutes are taken back, and goes after it", async () => {
  const { room, ann, run, takeBack } = await fillRoom();
  const inVote = await room.addNote(ann.token, "in the vote");
  await room.addNote(ann.token, "not in it");
  const roundId = await room.openRound([inVote]);
  const path = `/api/workshops/${room.workshopId}/people/${ann.participantId}/recent?minutes=5`;
  const preview = await server.api.request("GET", path, { token: room.facilitator });
  expect(preview.body).toMatchObject({ notes: 1, kept: 0, inVote: 1 });
  expect(await takeBack()).toMatchObject({ notes: 1, kept: 0, inVote: 1 });
  expect(await textsOn(room)).toEqual(["in the vote"]);
  await run("voting.closeRound", { roundId });
  expect(await takeBack()).toMatchObject({ notes: 1, inVote: 0 });
  expect(await textsOn(room)).toEqual([]);
});

it.concurrent("[PE5] what was merged from a table goes with the note it was made of, unless others worked on it, and comes back", async () => {
  const { room, ann, run, takeBack } = await fillRoom();
  await run("tables.setPlace", { activityId: room.activityId, place: "tables" });
  await run("tables.make", { way: "even", count: 1 });
  const { boards, me } = await server.api.state(room.workshopId, ann.token);
  const boardId = boards.find(({ tableId }) => tableId !== undefined && tableId === me.tableId)?.id ?? "";
  for (const text of ["goes", "stays, improved"]) await run("board.addNote", { boardId, text }, ann.token);
  await run("tables.merge", { boardId: room.boardId });
  const { content } = await readBoard({ wsUrl: server.wsUrl, boardId: room.boardId, token: room.facilitator });
  const improved = content.notes.find(({ text }) => text === "stays, improved");
  await run("board.editNote", { noteId: improved?.id, text: "stays, improved by a host" });
  const { takeBackId, ...done } = await takeBack();
  expect(done).toEqual({ notes: 3, changes: 0, kept: 1, inVote: 0 });
  expect(await textsOn(room, boardId)).toEqual([]);
  expect(await textsOn(room)).toEqual(["stays, improved by a host"]);
  expect(await run("people.undoTakeBack", { takeBackId })).toEqual({ notes: 3, changes: 0 });
  expect(await textsOn(room)).toEqual(["goes", "stays, improved by a host"]);
  expect(await run("tables.previewMerge", { boardId: room.boardId })).toMatchObject({ added: 0, changed: 0 });
});

it.concurrent("[PE5] words that were changed at a table and merged are in the room as before, too", async () => {
  const { room, ann, run, takeBack } = await fillRoom();
  await run("tables.setPlace", { activityId: room.activityId, place: "tables" });
  await run("tables.make", { way: "even", count: 1 });
  await run("tables.setHost", { participantId: ann.participantId, isHost: true });
  const { boards } = await server.api.state(room.workshopId, ann.token);
  const boardId = boards.find(({ tableId }) => tableId !== undefined)?.id ?? "";
  const { noteId } = await run<{ noteId: string }>("board.addNote", { boardId, text: "kind words" });
  await run("board.editNote", { boardId, noteId, text: "unkind words" }, ann.token).catch(() => undefined);
  const wasChanged = (await textsOn(room, boardId)).includes("unkind words");
  await run("tables.merge", { boardId: room.boardId });
  await takeBack();
  expect([wasChanged, await textsOn(room, boardId), await textsOn(room)]).toEqual([
    true,
    ["kind words"],
    ["kind words"],
  ]);
});

/** What the file of a server still holds of a board's past, as text. */
const pastOf = (boardId: string) =>
  withDatabase(server.dataDir, (db) =>
    [
      ...db.prepare("SELECT update_blob AS bytes FROM board_updates WHERE board_id = ?").all(boardId),
      ...db.prepare("SELECT state_blob AS bytes FROM board_snapshots WHERE board_id = ?").all(boardId),
    ]
      .map(({ bytes }) => Buffer.from(bytes as Uint8Array).toString("latin1"))
      .join("\n"),
  );

it.concurrent("[PE11] a removed person's name and words, and words taken back, are in no row of a board's journal", async () => {
  const { room, ann, bob, run, takeBack, remove } = await fillRoom();
  await run("people.setNames", { level: "all" });
  await room.addNote(bob.token, "stays without a name");
  expect(pastOf(room.boardId)).toContain("Bob Otter");
  const removalId = await remove(false, bob);
  expect(pastOf(room.boardId)).not.toContain("Bob Otter");
  expect(pastOf(room.boardId)).toContain("stays without a name");
  await room.addNote(ann.token, "taken back at once");
  await takeBack();
  expect(pastOf(room.boardId)).not.toContain("taken back at once");
  await room.addNote(ann.token, "goes with her");
  await remove(true);
  expect(pastOf(room.boardId)).not.toMatch(/goes with her|Ann Heron/);
  await run("people.bringBack", { removalId });
  const { content } = await readBoard({ wsUrl: server.wsUrl, boardId: room.boardId, token: room.facilitator });
  expect(content.notes.map(({ text, by }) => [text, by])).toEqual([["stays without a name", "Bob Otter"]]);
  await room.addNote(bob.token, "goes on");
  expect(await textsOn(room)).toEqual(["goes on", "stays without a name"]);
});

it.concurrent("[PE8] what was entered for somebody who stepped out is marked so still", async () => {
  const { room, run, remove } = await fillRoom();
  const wren = await run<{ participantId: never }>("people.addProxy", { alias: "Mrs Wren" });
  const input = { boardId: room.boardId, text: "said aloud" };
  await run("people.actFor", { participantId: wren.participantId, what: "board.addNote", input });
  await remove(false, { ...wren } as never);
  const { content } = await readBoard({ wsUrl: server.wsUrl, boardId: room.boardId, token: room.facilitator });
  expect(content.notes[0]).toMatchObject({ text: "said aloud", isByProxy: true });
});

it.concurrent("[PE3] what somebody answered in private to a question goes with them, and comes back while it is open", async () => {
  const { room, ann, run, remove } = await fillRoom();
  await run("reflection.ask", { question: "rung" });
  await run("reflection.answerRung", { rung: "with" }, ann.token);
  const answered = async () => {
    const { reflection } = await server.api.state(room.workshopId, room.facilitator);
    return JSON.stringify(reflection);
  };
  const before = await answered();
  for (const withNotes of [true, false]) {
    const removalId = await remove(withNotes);
    expect(await answered()).not.toBe(before);
    const rows = withDatabase(server.dataDir, (db) =>
      db.prepare("SELECT 1 FROM reflection_answers WHERE participant_id = ?").all(ann.participantId),
    );
    expect(rows).toEqual([]);
    await run("people.bringBack", { removalId });
    expect(await answered()).toBe(before);
  }
});

it.concurrent("[PE12] a number stays with who had it: nobody who joins while they are away gets it", async () => {
  const { room, bob, run, remove } = await fillRoom();
  const removalId = await remove(false, bob);
  await server.api.join(room.joinCode, {});
  await run("people.bringBack", { removalId });
  const { people } = await server.api.state(room.workshopId, room.facilitator);
  expect(people?.list.map(({ number }) => number)).toEqual([1, 2, 3]);
});
