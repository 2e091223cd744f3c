import { readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { openBoard } from "@longtable/shared/board/board.doc";
import type { NoteId } from "@longtable/shared/kernel/ids";
import type { MyContributions } from "@longtable/shared/withdrawal/withdrawal.schema";
import type { CreatedWorkshop } from "@longtable/shared/workshop/workshop.state";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { createBoardPeer } from "../support/boardPeer.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { type Participant, takeSeat } from "../support/participant.ts";
import { createRandom, type Random } from "../support/random.ts";
import { ORGANISER_KEY, type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";
import { bringAgain, type GivenBeside, giveBeside, pictureOn } from "./canaryBeside.ts";
import { withDatabase } from "./database.ts";
import { faultSeeds } from "./runs.ts";

const MINUTE = 60_000;
let now = Date.UTC(2026, 10, 22, 10);
let later: (() => void) | null = null;
let server: RunningServer;
beforeAll(async () => {
  server = await startServer({
    clock: { now: () => now },
    keepingPace(action) {
      later = action;
      return () => undefined;
    },
  });
});
afterAll(() => server.close());

interface Given {
  room: OpenWorkshop;
  ben: string;
  ana: string;
  participantId: string;
  canary: string;
  random: Random;
}

/** Puts the canary wherever one person can put words, and lets hosts and votes do with it what they do. */
async function giveMuch({ room, ana, participantId, canary, random }: Given): Promise<void> {
  const { api } = server;
  const run = (token: string, type: string, input: Record<string, unknown> = {}) => api.run(token, type, input);
  const notes: string[] = [];
  for (let n = random.int(1, 4); n > 0; n -= 1) {
    const noteId = await room.addNote(ana, `${canary} note ${n}`);
    for (let edits = random.int(0, 3); edits > 0; edits -= 1) {
      await run(ana, "board.editNote", {
        noteId,
        text: `${canary} note ${n}, edit ${edits} ${"x".repeat(random.int(0, 400))}`,
      });
    }
    notes.push(noteId);
  }
  const { boardId } = room;
  const gone = await room.addNote(ana, `${canary} removed, but kept`);
  const kept = { boardId, name: "As it was" };
  const { snapshotId } = await api.run<{ snapshotId: string }>(room.facilitator, "snapshot.keep", kept);
  await run(ana, "board.removeNote", { boardId, noteId: gone });
  if (random.chance(0.5)) await run(room.facilitator, "map.copy", { boardId, as: "future" });
  if (random.chance(0.5)) await run(room.facilitator, "snapshot.copy", { snapshotId });
  const [first = ""] = notes;
  const fate = random.int(0, 3);
  if (fate < 2) {
    const roundId = await room.openRound(notes);
    if (random.chance(0.7)) {
      await run(ana, "voting.castBallot", { roundId, dots: { [first]: 1 } });
      await run(room.facilitator, "voting.closeRound", { roundId });
      await run(room.facilitator, "followThrough.setShortlisted", { noteId: first, isOn: true });
    }
  } else if (fate === 2) await run(room.facilitator, "held.takeOff", { noteId: first, reason: "later" });
  if (random.chance(0.4)) await run(ana, "board.removeNote", { noteId: await room.addNote(ana, `${canary} removed`) });
  if (random.chance(0.4)) await run(room.facilitator, "people.takeBack", { participantId, minutes: 5 });
  if (random.chance(0.6)) await run(ana, "story.tell", { text: `${canary} story`, scope: "room", isTicked: true });
  if (random.chance(0.5)) await run(ana, "people.askForNeed", { choices: ["moreTime"], text: `${canary} need` });
  if (random.chance(0.5)) {
    const { proposalId } = await api.run<{ proposalId: string }>(room.facilitator, "agreement.propose", {
      text: "So be it",
    });
    await run(ana, "agreement.answer", { proposalId, version: 1, position: "reservation", reason: `${canary} reason` });
  }
}

/** What hosts, and others, make of somebody's words: it is looked for in the workshop that follows too. */
async function makeMuchOfIt({ room, ana, ben, canary, random }: Given): Promise<string | null> {
  const { api } = server;
  const host = room.facilitator;
  const run = <Result = Record<string, string>>(token: string, type: string, input: Record<string, unknown> = {}) =>
    api.run<Result>(token, type, input);
  const { boardId } = room;
  const text = `${canary} was told it was nothing`;
  const noteId = await room.addNote(ana, text);
  if (random.chance(0.5)) {
    const question = random.pick([text, `We agreed that ${text.toUpperCase()}!`, `Hours\n${text}`]);
    const { decisionId } = await run(host, "decision.record", { question, method: "host", noteIds: [noteId] });
    if (random.chance(0.5))
      await run(host, "followThrough.addCommitment", { what: text, owners: ["Kim"], due: "2030-01-01", decisionId });
  }
  if (random.chance(0.5)) await run(host, "agreement.propose", { text, noteIds: [noteId] });
  const asked = { boardId, noteId, kind: "question", text: `${canary} asked` };
  if (random.chance(0.5)) await run(ana, "pin.ask", asked);
  if (random.chance(0.5)) {
    const { pinId } = await run(ben, "pin.ask", { ...asked, text: "Ben asks" });
    await run(ana, "pin.answer", { pinId, answer: `${canary} because` });
  }
  if (random.chance(0.5)) {
    const other = await room.addNote(ben, "Ben says the same");
    await run(host, "board.mergeNotes", { boardId, noteIds: [noteId], headId: other });
    if (random.chance(0.5)) await run(host, "board.splitNotes", { boardId, noteIds: [noteId] });
  }
  if (random.chance(0.5)) await run(host, "board.tagNotes", { boardId, noteIds: [noteId], tag: "later", isOn: true });
  if (random.chance(0.5)) await run(host, "templates.saveBoard", { boardId, title: "Ours", withNotes: true });
  if (!random.chance(0.7)) return null;
  const made = await api.request<CreatedWorkshop>("POST", "/api/workshops", {
    token: ORGANISER_KEY,
    body: {
      ...{ title: "Next", template: "ideas-dots-decision", previousId: room.workshopId },
      copies: [{ boardId, as: random.pick(["current", "future"]) }],
    },
  });
  const { workshop, tokens } = made.body;
  const copy = (await api.state(workshop.id, tokens.facilitator)).boards.at(-1)?.id;
  if (random.chance(0.5)) await run(tokens.facilitator, "snapshot.keep", { boardId: copy, name: "As it came" });
  if (random.chance(0.5)) {
    const named = { question: text, method: "host", noteIds: [noteId] };
    await run(tokens.facilitator, "decision.record", named).catch(() => undefined);
  }
  return workshop.id;
}

const HOW = ["each", "all", "leave", "host", "hostLeave"] as const;

/** Takes all of it back by one of the ways there are. */
async function takeBack({ room, ana, participantId, random }: Given): Promise<boolean> {
  const how = random.pick(HOW);
  const { api } = server;
  const leave = how === "leave" || how === "hostLeave";
  if (how === "each") {
    const where = `/api/workshops/${room.workshopId}/mine`;
    const { items } = (await api.request<MyContributions>("GET", where, { token: ana })).body;
    for (const { kind, id } of random.shuffle(items)) {
      const { status } = await api.command(ana, "withdrawal.withdraw", { items: [{ kind, id }] });
      // A copy may have gone with its first.
      expect([200, 404]).toContain(status);
    }
    // What a host could still put back is on nobody's list.
    await api.run(ana, "withdrawal.withdrawAll");
  } else if (how === "host" || how === "hostLeave") {
    await api.run(room.facilitator, "withdrawal.withdrawAll", { participantId, leave });
  } else await api.run(ana, "withdrawal.withdrawAll", { leave });
  return leave;
}

/** A story that was for many and is its teller's alone by now; answers the word in it. */
async function narrow({ room, ana, canary, random }: Given): Promise<string> {
  const word = canary.replace("QUOKKA", "NUMBAT");
  const { storyId } = await server.api.run<{ storyId: string }>(ana, "story.tell", {
    ...{ text: `${word} story`, title: word, scope: random.pick(["room", "programme", "public"]), isTicked: true },
  });
  const { body } = await server.api.request("GET", `/api/workshops/${room.workshopId}/stories`, {
    token: room.facilitator,
  });
  expect(JSON.stringify(body)).toContain(word);
  await server.api.run(ana, "story.setConsent", { storyId, scope: null });
  return word;
}

async function everythingSent(room: OpenWorkshop, ben: string, others: readonly string[]): Promise<string> {
  const get = async (where: string, token = room.facilitator) => {
    const { status, body } = await server.api.request(`GET`, where, { token });
    expect([where, status]).toEqual([where, 200]);
    return body;
  };
  const workshop = `/api/workshops/${room.workshopId}`;
  return JSON.stringify([
    await get(`/api/boards/${room.boardId}/export.csv`),
    await get(`${workshop}/export.json`),
    await get(`${workshop}/export.md`),
    await get(`${workshop}/votes`),
    await get(workshop),
    await get(workshop, ben),
    await get(workshop, room.screen),
    await get(`${workshop}/mine`, ben),
    await get(`${workshop}/stories`),
    await get(`${workshop}/stories`, ben),
    ...(await Promise.all(
      others.flatMap((id) =>
        ["/export.json", "/export.md", ""].map((part) => get(`/api/workshops/${id}${part}`, ORGANISER_KEY)),
      ),
    )),
  ]);
}

interface Looking {
  words: readonly string[];
  given: Pick<GivenBeside, "pixels" | "imageIds">;
  room: OpenWorkshop;
  ben: string;
  others: readonly string[];
  docs: readonly Y.Doc[];
  seats: readonly Participant[];
  /** How many frames each seat had before it was taken back. */
  marks: readonly number[];
}

/** Every place where something of it is left. */
async function placesOf({ words, given, room, ben, others, docs, seats, marks }: Looking): Promise<string[]> {
  const holds = (bytes: Buffer) => [...words, ...given.pixels].some((one) => bytes.includes(one));
  const says = (text: string) => [...words, ...given.imageIds].some((one) => text.includes(one));
  const backupFile = path.join(server.dataDir, "afterwards.backup");
  rmSync(backupFile, { force: true });
  await backUp(backupFile);
  const files = readdirSync(server.dataDir).filter((name) => holds(readFileSync(path.join(server.dataDir, name))));
  const images = given.imageIds.map((id) => `/api/workshops/${room.workshopId}/images/${id}`);
  const stillShown = await Promise.all(
    images.flatMap((where) => [ben, room.facilitator].map((token) => server.api.request("GET", where, { token }))),
  );
  const found: Record<string, boolean> = {
    "what is sent": says(await everythingSent(room, ben, others)),
    "a picture": stillShown.some(({ status }) => status === 200),
    "a document": docs.some((doc) => holds(Buffer.from(Y.encodeStateAsUpdate(doc)))),
    "a frame": seats.some(({ frames }, index) => frames.slice(marks[index]).some(says)),
    "a page's state": seats.some(({ state }) => says(JSON.stringify(state()))),
  };
  return [...files, ...Object.keys(found).filter((place) => found[place])];
}

it.each(faultSeeds(20261122, 4))(
  "[ER1] [ER4] 15 minutes after it was taken back nothing of it is anywhere, and no stale copy brings it (seed %i)",
  async (seed) => {
    const random = createRandom(seed);
    const canary = `QUOKKA${seed}`;
    const room = await openWorkshop(server);
    const { token: ana, participantId } = await server.api.join(room.joinCode, { alias: "Ana" });
    const ben = await room.join("Ben");
    await room.addNote(ben, "Ben's own");
    const board = { wsUrl: server.wsUrl, boardId: room.boardId, token: room.facilitator, by: "subprotocol" as const };
    const host = createBoardPeer(board);
    await host.synced();
    const seats = [ben, room.screen, room.facilitator].map((token) => takeSeat({ url: server.url, token }));
    for (const seat of seats) await seat.ready();
    const given = { room, ana, ben, participantId, canary, random };
    await giveMuch(given);
    const beside = await giveBeside(server, given);
    const nextId = await makeMuchOfIt(given);
    const again = random.chance(0.4) ? [await bringAgain(server, room.workshopId, "room")] : [];
    const others = [...beside.workshopIds, ...again, ...(nextId === null ? [] : [nextId])];
    const narrowed = await narrow(given);
    expect(await everythingSent(room, ben, others)).not.toContain(narrowed);
    // Enough that a snapshot is made with the words in it.
    if (random.chance(0.5)) {
      for (let n = 0; n < 120; n += 1) host.board.addNote({ id: `bulk${n}` as NoteId, text: "x".repeat(400) }, null);
    }
    await until(() => host.board.noteCount() > 0);
    const stale = createBoardPeer({ ...board, doc: copyOf(host.doc) });
    await stale.synced();
    stale.provider.disconnect();
    const before = stale.board.listNotes().filter(({ text }) => text.includes(canary));
    const [copied] = before;
    // A host copies it on the canvas; it comes in its very words.
    if (copied && random.chance(0.5)) {
      host.board.addNote({ id: "copied" as NoteId, text: copied.text }, null);
      await until(async () => (await everythingSent(room, ben, [])).includes("copied"), { what: "the copy" });
    }
    for (const { id } of before) stale.board.changeNote(id, { text: `${canary} changed offline` }, null);
    stale.board.addNote({ id: "offline" as NoteId, text: "written offline" }, null);
    const rebuilt = new Y.Doc();
    for (const { id } of before) openBoard(rebuilt).addNote({ id, text: `${canary} rebuilt` }, null);

    const hasLeft = await takeBack(given);
    await until(() => host.board.listNotes().every(({ text }) => !text.includes(canary)), { what: "the host's board" });
    const marks = seats.map(({ frames }) => frames.length);
    Y.applyUpdate(stale.doc, Y.encodeStateAsUpdate(rebuilt));
    stale.provider.connect();
    await host.waitFor((content) => content.note("offline" as NoteId));
    if (!hasLeft) await room.addNote(ana, "Ana goes on");
    for (let turn = 0; turn < 3; turn += 1) {
      now += 5 * MINUTE;
      later?.();
      await until(() =>
        withDatabase(
          server.dataDir,
          (db) => db.prepare("SELECT 1 FROM withdrawals WHERE is_scrubbed = 0").get() === undefined,
        ),
      );
    }

    const looking = { room, ben, others, seats, marks, given: beside, docs: [host.doc, stale.doc] };
    expect(await placesOf({ ...looking, words: [canary, narrowed, canary.toLowerCase()] })).toEqual([]);
    const sent = await everythingSent(room, ben, others);
    for (const words of ["Ben's own", "written offline"]) expect(sent).toContain(words);
    host.close();
    stale.close();
    for (const seat of seats) seat.close();
  },
  60_000,
);

it("[ER1] what is looked through would show what was left: on disk, in files, sent, in documents, frames and pages", async () => {
  const room = await openWorkshop(server);
  // Of this room alone: what another try left in the log of changes is none of it.
  const word = `WOMBAT-${room.workshopId}`;
  const ben = await room.join("Ben");
  const host = createBoardPeer({
    ...{ wsUrl: server.wsUrl, boardId: room.boardId, token: room.facilitator, by: "subprotocol" as const },
  });
  await host.synced();
  const seat = takeSeat({ url: server.url, token: room.facilitator });
  await seat.ready();
  const giver = { room, ana: ben, canary: word, random: createRandom(20261123) };
  const looking = { room, ben, others: [], docs: [host.doc], seats: [seat], marks: [seat.frames.length] };
  const nothing = { pixels: [], imageIds: [] };
  expect(await placesOf({ ...looking, words: [word], given: nothing })).toEqual([]);
  // Left in a table alone, which nobody is sent.
  const left = (sql: string) => withDatabase(server.dataDir, (db) => db.exec(sql));
  left(`INSERT INTO story_names (workshop_id, name) VALUES ('nowhere', '${word}')`);
  const onDisk = await placesOf({ ...looking, words: [word], given: nothing });
  expect(onDisk.toSorted()).toEqual(["afterwards.backup", "longtable.db-wal"]);
  left("DELETE FROM story_names WHERE workshop_id = 'nowhere'");
  // A picture by its bytes and by whoever is shown it; words wherever words go.
  const given = await pictureOn(server, giver);
  await seat.waitFor((state) => given.imageIds.every((id) => JSON.stringify(state).includes(id)));
  expect(await placesOf({ ...looking, words: [], given })).toEqual(
    expect.arrayContaining(["afterwards.backup", "what is sent", "a picture", "a frame", "a page's state"]),
  );
  await room.addNote(ben, word);
  await server.api.run(room.facilitator, "agreement.propose", { text: word });
  await until(() => host.board.listNotes().some(({ text }) => text === word));
  await seat.waitFor(({ agreements }) => agreements?.some(({ text }) => text === word));
  expect(await placesOf({ ...looking, words: [word], given: nothing })).toEqual(
    expect.arrayContaining(["afterwards.backup", "what is sent", "a document", "a frame", "a page's state"]),
  );
  host.close();
  seat.close();
});

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

/** A backup as the command makes it, beside the running server. */
async function backUp(file: string): Promise<void> {
  const db = new DatabaseSync(path.join(server.dataDir, "longtable.db"), { timeout: 5_000 });
  try {
    await backup(db, file);
  } finally {
    db.close();
  }
}
