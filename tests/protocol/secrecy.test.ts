import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { createRawPeer, readBoard, syncRequestFrame } from "../support/boardPeer.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { type Participant, takeSeat } from "../support/participant.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** A room with a facilitator, a screen and three people, all connected. */
async function fillRoom() {
  const room: OpenWorkshop = await openWorkshop(server);
  const joined = await Promise.all(["Ann", "Bob", "Cem"].map((alias) => server.api.join(room.joinCode, { alias })));
  const tokens = [room.facilitator, room.screen, ...joined.map(({ token }) => token)];
  const seats = tokens.map((token) => takeSeat({ url: server.url, token }));
  for (const seat of seats) await seat.ready();
  const [host, screen, ann, bob, cem] = seats as [Participant, Participant, Participant, Participant, Participant];
  return {
    room,
    joined,
    tokens,
    seats,
    host,
    screen,
    ann,
    bob,
    cem,
    close: () => seats.forEach((seat) => void seat.close()),
  };
}

/** Every state and patch a seat was sent, and what it gets by asking. */
async function everythingSentTo(seat: Participant, room: OpenWorkshop, token: string): Promise<string> {
  return [...seat.frames, JSON.stringify(await server.api.state(room.workshopId, token))].join("\n");
}

it("[VO7] [VO12] while a round is open nobody is sent a tally, the facilitator neither; after close everybody is", async () => {
  const { room, joined, tokens, seats, ann, bob, host, close } = await fillRoom();
  const [one, two] = [await room.addNote(room.facilitator, "one"), await room.addNote(room.facilitator, "two")];
  const { roundId } = await server.api.run<{ roundId: string }>(room.facilitator, "voting.openRound", {
    activityId: room.activityId,
    boardId: room.boardId,
    candidates: [one, two],
    dots: 7,
    maxPerItem: 7,
  });
  await ann.send("voting.castBallot", { roundId, dots: { [one]: 6 } });
  await bob.send("voting.castBallot", { roundId, dots: { [two]: 4 } });
  for (const seat of seats) await seat.waitFor((state) => state.rounds[0]?.voted === 2, "two votes");

  for (const [index, seat] of seats.entries()) {
    const sent = await everythingSentTo(seat, room, tokens[index] ?? "");
    expect(sent).not.toMatch(/tally|ballot/i);
    // A ballot is its owner's alone, and nobody's participant id travels to others but in the hosts' list of people.
    expect(sent.includes(`"${one}":6`)).toBe(seat === ann);
    expect(sent.includes(`"${two}":4`)).toBe(seat === bob);
    for (const [other, { participantId }] of joined.entries()) {
      expect(sent.includes(participantId)).toBe(other === index - 2 || seat === host);
    }
  }
  await host.send("voting.closeRound", { roundId });
  for (const seat of seats) {
    const tally = await seat.waitFor((state) => state.rounds[0]?.tally);
    expect(tally.map(({ noteId, dots }) => [noteId, dots])).toEqual([
      [one, 6],
      [two, 4],
    ]);
  }
  for (const [index, seat] of seats.entries()) {
    const sent = await everythingSentTo(seat, room, tokens[index] ?? "");
    expect(sent.includes(`"${one}":6`)).toBe(seat === ann);
  }
  close();
});

it("[AC4] whose a note is, only its author is told", async () => {
  const { room, tokens, seats, ann, bob, close } = await fillRoom();
  const byAnn = await room.addNote(tokens[2] ?? "", "Ann's own words");
  const byBob = await room.addNote(tokens[3] ?? "", "Bob's own words");
  await ann.waitFor((state) => state.me.noteIds.includes(byAnn as NoteId));
  await bob.waitFor((state) => state.me.noteIds.includes(byBob as NoteId));
  for (const [index, seat] of seats.entries()) {
    const sent = await everythingSentTo(seat, room, tokens[index] ?? "");
    expect([sent.includes(byAnn), sent.includes(byBob)]).toEqual([seat === ann, seat === bob]);
  }
  close();
});

it("[BD12] a board's document has no trace of who wrote what, on any wire and in any form", async () => {
  const { room, joined, tokens, ann, bob, close } = await fillRoom();
  const watcher = await createRawPeer({
    wsUrl: server.wsUrl,
    boardId: room.boardId,
    token: room.facilitator,
    by: "subprotocol",
  });
  const texts = ["first", "second", "third", "fourth"];
  for (const [n, text] of texts.entries())
    await (n % 2 ? ann : bob).send("board.addNote", { boardId: room.boardId, text });
  watcher.send(syncRequestFrame());
  await until(() => Buffer.concat(watcher.frames.map(({ bytes }) => bytes)).includes("fourth"));
  const { state, content } = await readBoard({ wsUrl: server.wsUrl, boardId: room.boardId, token: room.facilitator });
  expect(content.notes.map((note) => note.text)).toEqual(texts);

  const seen = Buffer.concat([state, ...watcher.frames.map(({ bytes }) => bytes)]).toString("latin1");
  const seatIds = [ann, bob].map((seat) => seat.state()?.me.seatId ?? "none");
  for (const trace of [...joined.map(({ participantId }) => participantId), ...seatIds, ...tokens, "Ann", "Bob"]) {
    expect(seen.includes(trace)).toBe(false);
  }
  // Nor by the client id of the writer: all notes are in the server's one hand, whoever sent them.
  const hands = new Set(content.notes.map((note) => clientOf(state, note.id)));
  expect(hands.size).toBe(1);
  watcher.close();
  close();
});

/** The client id under which a note was put into a document. */
function clientOf(state: Uint8Array, noteId: string): number | undefined {
  const items = Y.decodeUpdate(state).structs.filter((struct) => struct instanceof Y.Item);
  return items.find((item) => item.parentSub === noteId)?.id.client;
}

it("[PA10] what is on disk holds no token and no rejoin word", async () => {
  const { joined, tokens, close } = await fillRoom();
  const files = readDataDir();
  for (const { rejoinWord } of joined) expect(files.includes(rejoinWord)).toBe(false);
  for (const token of tokens) expect(files.includes(token)).toBe(false);
  close();
});

/** Every file of the database, as bytes in one string. */
function readDataDir(): string {
  const names = readdirSync(server.dataDir).filter((name) => name.startsWith("longtable.db"));
  expect(names.length).toBeGreaterThan(0);
  return names.map((name) => readFileSync(path.join(server.dataDir, name)).toString("latin1")).join("\n");
}
