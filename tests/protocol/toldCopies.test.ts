import type { NoteId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createBoardPeer } from "../support/boardPeer.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";
import { workshopFiles } from "../support/workshopFiles.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const run = <Result = Record<string, string>>(token: string, type: string, input: Record<string, unknown> = {}) =>
  server.api.run<Result>(token, type, input);
const { fileOf, standing, bring } = workshopFiles(() => server);
const withdraw = (token: string, id: string) =>
  run<{ erased: number }>(token, "withdrawal.withdraw", { items: [{ kind: "note", id }] });

/** A workshop in which everybody may edit the board, with two seats of one person; one of them wrote a note. */
async function openToAll() {
  const room = await openWorkshop(server);
  const access = { participant: "edit", tableHost: "edit", observer: "read" };
  await run(room.facilitator, "agenda.editActivity", { activityId: room.activityId, access });
  return { room, ...(await twoSeats(room)) };
}

type Room = Awaited<ReturnType<typeof openWorkshop>>;

async function twoSeats(room: Room) {
  const [mal, second] = [await room.join("Mal"), await room.join("Mal again")];
  const own = await room.addNote(second, "Mal's second seat");
  const tell = (noteIds: readonly string[]) =>
    run(mal, "board.tellCopies", {
      boardId: room.boardId,
      copies: noteIds.map((noteId) => ({ noteId, from: { boardId: room.boardId, noteId: own } })),
    });
  return { mal, second, own, tell };
}

it("[WD9] what is told of notes that never came to the board is not believed: votes and decisions on them stay, and what is erased counts what was there", async () => {
  const room = await openWorkshop(server);
  const host = room.facilitator;
  const ben = await room.join("Ben");
  const [bens, other] = [await room.addNote(ben, "Ben: stay open late"), await room.addNote(ben, "Ben's other one")];
  const roundId = await room.openRound([bens, other]);
  await run(host, "voting.closeRound", { roundId });
  const decided = { question: "We do: Ben: stay open late", method: "vote", noteIds: [bens], roundId };
  await run(host, "decision.record", decided);
  const { activityId, boardIds } = await run<{ activityId: string; boardIds: string[] }>(host, "agenda.addActivity", {
    ...{ phase: "insight", title: "How", outputType: "map", newBoard: { type: "free", title: "Ours" } },
    access: { participant: "edit", tableHost: "edit", observer: "read" },
  });
  const mal = await twoSeats(room);
  await run(host, "workshop.openActivity", { activityId });
  const copies = [bens, other].map((noteId) => ({ noteId, from: { boardId: room.boardId, noteId: mal.own } }));
  await run(mal.mal, "board.tellCopies", { boardId: boardIds[0], copies });
  const said = ["We do: Ben: stay open late", '"text":"Ben: stay open late"', "Ben's other one"];
  expect(await withdraw(mal.second, mal.own)).toEqual({ erased: 1 });
  expect(await standing(room.workshopId, said)).toEqual(said);

  const open = await openToAll();
  for (let at = 0; at < 5; at += 1) {
    await open.tell(Array.from({ length: LIMITS.notesPerCommand }, (_, number) => `never${at}x${number}`));
  }
  expect(await withdraw(open.second, open.own)).toEqual({ erased: 1 });
});

it("[WD9] [WD11] whoever knows the id of a note elsewhere keeps it out of no file by telling of it, also where its workshop is gone", async () => {
  const [stands, gone] = [await openWorkshop(server), await openWorkshop(server)];
  const notes = [];
  const files = [];
  for (const room of [stands, gone]) {
    notes.push(await room.addNote(await room.join("Vic"), "Vic's words"));
    files.push(await fileOf(room.workshopId));
  }
  await server.api.erase(gone.workshopId);
  const { second, own, tell } = await openToAll();
  await tell(notes);
  expect(await withdraw(second, own)).toEqual({ erased: 1 });
  for (const file of files)
    expect(await standing((await bring(file)).workshopId, ["Vic's words"])).toEqual(["Vic's words"]);
});

it("[WD9] [WD11] what was told of notes that did come holds once they are taken off again and their workshop is erased", async () => {
  const first = await openWorkshop(server);
  const ana = await first.join("Ana");
  const anas = await first.addNote(ana, "Ana's words");
  const { room, mal } = await openToAll();
  const { boardId, workshopId } = room;
  const peer = createBoardPeer({ wsUrl: server.wsUrl, token: mal, by: "subprotocol", boardId });
  await peer.synced();
  const ids = { before: "toldbefore", after: "toldafter", off: "toldoff", not: "nottold" };
  const all = Object.values(ids);
  const tell = (noteId: string) =>
    run(mal, "board.tellCopies", { boardId, copies: [{ noteId, from: { boardId: first.boardId, noteId: anas } }] });
  await tell(ids.before);
  for (const id of all) peer.board.addNote({ id: id as NoteId, text: `Pasted ${id}` }, null);
  await expect.poll(() => standing(workshopId, all), { timeout: 5_000 }).toEqual(all);
  await tell(ids.after);
  const file = await fileOf(workshopId);
  for (const id of all) peer.board.removeNote(id as NoteId, null);
  await expect.poll(() => standing(workshopId, all), { timeout: 5_000 }).toEqual([]);
  await tell(ids.off);
  peer.close();
  await server.api.erase(workshopId);
  expect(await withdraw(ana, anas)).toEqual({ erased: 1 });
  expect(await standing((await bring(file)).workshopId, all)).toEqual([ids.not]);
});
