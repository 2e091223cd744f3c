import { DatabaseSync } from "node:sqlite";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openWorkshop } from "../support/openWorkshop.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

it("[I9] what ended with a block is not put on record as agreed by everyone, until the room was asked anew", async () => {
  const { api } = server;
  const room = await openWorkshop(server);
  const person = await room.join();
  const ask = async () =>
    (await api.run<{ proposalId: string }>(room.facilitator, "agreement.propose", { text: "We move it" })).proposalId;
  const record = () =>
    api.command(room.facilitator, "decision.record", { question: "we move it.", method: "consensus", state: "agreed" });
  const first = await ask();
  const answer = { version: 1, position: "block", reason: "Too far" };
  await api.run(person, "agreement.answer", { proposalId: first, ...answer });
  await api.run(room.facilitator, "agreement.settle", { proposalId: first, outcome: "notAgreed" });
  expect((await record()).body).toMatchObject({ ok: false, error: { messageKey: "decision.blocksStood" } });

  const second = await ask();
  await api.run(person, "agreement.answer", { proposalId: second, version: 1, position: "agree" });
  await api.run(room.facilitator, "agreement.settle", { proposalId: second, outcome: "consensus" });
  expect((await record()).body).toMatchObject({ ok: true });
});

it("[FT1] an agreed idea and its answer stay when its author takes the note away", async () => {
  const { api } = server;
  const room = await openWorkshop(server);
  const person = await room.join();
  const noteId = await room.addNote(person, "A bench");
  const decision = { question: "A bench?", method: "host", state: "agreed", noteIds: [noteId] };
  await api.run(room.facilitator, "decision.record", decision);
  await api.run(person, "board.removeNote", { noteId });
  expect((await api.command(room.facilitator, "workshop.setState", { state: "reported" })).status).toBe(409);
  await api.run(room.facilitator, "followThrough.respond", { noteId, outcome: "doing" });
  const { followThrough } = await api.state(room.workshopId, person);
  expect(followThrough?.ideas).toMatchObject([{ text: "A bench", response: { outcome: "doing" } }]);
});

it("[KE4] a board that cannot be read keeps nobody out of the rest of its workshop", async () => {
  const { api } = server;
  const room = await openWorkshop(server);
  const person = await room.join();
  const noteId = await room.addNote(person, "A bench");
  const decision = { question: "A bench?", method: "host", state: "agreed", noteIds: [noteId] };
  await api.run(room.facilitator, "decision.record", decision);
  const db = new DatabaseSync(`${server.dataDir}/longtable.db`);
  // As with a decision from before words were kept.
  db.exec("DELETE FROM shortlist");
  db.prepare("UPDATE board_updates SET update_blob = x'ffff' WHERE board_id = ?").run(room.boardId);
  db.close();
  await server.restart();
  const state = await api.state(room.workshopId, person);
  expect(state.decisions).toHaveLength(1);
  const snapshot = await api.request("GET", `/api/boards/${room.boardId}/snapshot`, { token: person });
  expect([snapshot.status, snapshot.body]).toMatchObject([500, { error: { messageKey: "board.damaged" } }]);
});

it("[LI4] no host can fill a workshop with votes without end", async () => {
  const room = await openWorkshop(server);
  const noteId = await room.addNote(room.facilitator, "A bench");
  await Promise.all(Array.from({ length: LIMITS.roundsPerWorkshop }, () => room.openRound([noteId])));
  await expect(room.openRound([noteId])).rejects.toThrow("voting.tooManyRounds");
});
