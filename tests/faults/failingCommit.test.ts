import type { BoardId, NoteId } from "@longtable/shared/kernel/ids";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { type BoardPeer, createBoardPeer, readBoard } from "../support/boardPeer.ts";
import { type Participant, takeSeat } from "../support/participant.ts";
import { createHastyClock, type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";
import { breakWrites } from "./database.ts";

interface Room {
  boardId: BoardId;
  tokens: { facilitator: string; screen: string };
  phone: Participant;
  /** A screen's stock client, and every note text it was ever shown. */
  screen: BoardPeer;
  shown: ReadonlySet<string>;
}

/** A workshop with one phone that may add notes and one screen that watches. */
async function openRoom({ api, url, wsUrl }: RunningServer): Promise<Room> {
  const { workshop, tokens } = await api.createWorkshop({ template: "ideas-dots-decision" });
  const activity = workshop.activities[0];
  const boardId = activity?.boards[0]?.id;
  if (!activity || !boardId) throw new Error("the template has no board");
  await api.run(tokens.facilitator, "workshop.openActivity", { activityId: activity.id });
  const { token } = await api.join(workshop.joinCode, { alias: "Ada" });
  const phone = takeSeat({ url, token });
  await phone.ready();
  const screen = createBoardPeer({ wsUrl, boardId, token: tokens.screen });
  await screen.synced();
  const shown = new Set<string>();
  screen.doc.on("update", () => {
    for (const { text } of screen.board.listNotes()) shown.add(text);
  });
  return { boardId, tokens, phone, screen, shown };
}

function leave({ phone, screen }: Room): void {
  phone.close();
  screen.close();
}

/** The words on a board for someone who comes fresh, in no order. */
async function wordsOn(server: RunningServer, { boardId, tokens }: Room): Promise<string[]> {
  const { content } = await readBoard({ wsUrl: server.wsUrl, boardId, token: tokens.screen });
  return content.notes.map(({ text }) => text).toSorted();
}

it("[KE3] a command that fails after its edit takes back only itself, also amid others of the same commit", async () => {
  await using server = await startServer({ clock: createHastyClock() });
  const room = await openRoom(server);
  const mend = breakWrites(server.dataDir, "receipts", "ABORT", "NEW.command_id LIKE 'bad%'");

  const names = Array.from({ length: 60 }, (_, index) => `${index % 3 === 1 ? "bad" : "good"} ${index}`);
  const send = (name: string) => room.phone.send("board.addNote", { boardId: room.boardId, text: name }, name);
  const replies = await Promise.all(names.map(send));
  const good = names.filter((name) => name.startsWith("good"));
  expect(names.filter((_name, index) => replies[index]?.ok)).toEqual(good);
  expect(await wordsOn(server, room)).toEqual(good.toSorted());

  await room.screen.waitFor((board) => board.noteCount() === good.length, "the kept notes on the screen");
  expect([...room.shown].toSorted()).toEqual(good.toSorted());

  mend();
  const again = await Promise.all(names.map(send));
  expect(again.every((reply) => reply.ok)).toBe(true);
  await server.restart();
  expect(await wordsOn(server, room)).toEqual(names.toSorted());
  leave(room);
});

it("[KE1] [KE3] a commit that fails acknowledges nothing, shows nothing, and the board recovers", async () => {
  await using server = await startServer({ clock: createHastyClock() });
  const room = await openRoom(server);
  const before = await room.phone.send("board.addNote", { boardId: room.boardId, text: "before" });
  expect(before.ok).toBe(true);

  const mend = breakWrites(server.dataDir, "receipts", "ROLLBACK", "NEW.command_id = 'note 20'");
  const names = Array.from({ length: 40 }, (_, index) => `note ${index}`);
  const send = (name: string) => room.phone.send("board.addNote", { boardId: room.boardId, text: name }, name);
  const replies = await Promise.all(names.map(send));
  const kept = names.filter((_name, index) => replies[index]?.ok);
  expect(kept).not.toContain("note 20");
  expect(await wordsOn(server, room)).toEqual(["before", ...kept].toSorted());
  expect([...room.shown].filter((text) => text !== "before" && !kept.includes(text))).toEqual([]);
  for (const reply of replies) if (!reply.ok) expect(reply.error).toMatchObject({ code: "internal", retryable: true });

  mend();
  await Promise.all(names.map(send));
  await server.restart();
  expect(await wordsOn(server, room)).toEqual(["before", ...names].toSorted());
  leave(room);
});

it("[KE1] a facilitator's edit that cannot be kept is not saved and not shown, and goes through once it can be", async () => {
  await using server = await startServer();
  const room = await openRoom(server);
  const facilitator = createBoardPeer({
    wsUrl: server.wsUrl,
    boardId: room.boardId,
    token: room.tokens.facilitator,
    by: "subprotocol",
  });
  await facilitator.synced();
  const clockSaved = () => {
    const last = facilitator.saved.at(-1);
    return last ? (Y.decodeStateVector(last).get(facilitator.doc.clientID) ?? 0) : 0;
  };

  const mend = breakWrites(server.dataDir, "board_updates", "ABORT");
  facilitator.board.addNote({ id: "first" as NoteId, text: "first" }, "test");
  await facilitator.closed();
  expect(clockSaved()).toBe(0);
  expect(await wordsOn(server, room)).toEqual([]);

  mend();
  await until(() => clockSaved() > 0, { what: "saved" });
  await room.screen.waitFor((board) => board.hasNote("first"), "the note on the screen");
  expect(room.shown).toEqual(new Set(["first"]));
  await server.restart();
  expect(await wordsOn(server, room)).toEqual(["first"]);
  facilitator.close();
  leave(room);
});

it("[KE3] one facilitator's failing edit harms no edit that another makes at the same moment", async () => {
  await using server = await startServer({ clock: createHastyClock() });
  const room = await openRoom(server);
  const join = () => createBoardPeer({ wsUrl: server.wsUrl, boardId: room.boardId, token: room.tokens.facilitator });
  const [unlucky, lucky] = [join(), join()];
  await Promise.all([unlucky.synced(), lucky.synced()]);

  const mend = breakWrites(server.dataDir, "notes", "ABORT", "NEW.id = 'bad'");
  const names = Array.from({ length: 30 }, (_, index) => `good-${index}`);
  unlucky.board.addNote({ id: "bad" as NoteId, text: "bad" }, "test");
  for (const name of names) lucky.board.addNote({ id: name as NoteId, text: name }, "test");
  await unlucky.closed();
  await room.screen.waitFor((board) => board.noteCount() === names.length, "the lucky one's notes on the screen");
  expect([...room.shown].toSorted()).toEqual(names.toSorted());

  unlucky.close();
  // Before the fault is mended: what the unlucky one sent last may still be waiting for its turn.
  await server.restart();
  mend();
  expect(await wordsOn(server, room)).toEqual(names.toSorted());
  lucky.close();
  leave(room);
});
