import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, expect, it } from "vitest";
import { openWorkshop } from "../support/openWorkshop.ts";
import { createHastyClock, startServer } from "../support/testServer.ts";

const server = await startServer({ clock: createHastyClock() });
afterAll(() => server.close());

const RECOUNT = path.resolve(import.meta.dirname, "../../server/src/recount.ts");

/** Runs the command as anyone would, and answers its exit code and its words. */
function recount(...args: string[]) {
  const { status, stdout } = spawnSync(process.execPath, ["--disable-warning=ExperimentalWarning", RECOUNT, ...args], {
    encoding: "utf8",
  });
  return { status, stdout };
}

async function votedWorkshop() {
  const room = await openWorkshop(server);
  const notes = [await room.addNote(room.facilitator, "A"), await room.addNote(room.facilitator, "B")];
  const input = { activityId: room.activityId, boardId: room.boardId, candidates: notes, title: "This year" };
  const { roundId } = await server.api.run<{ roundId: string }>(room.facilitator, "voting.openRound", input);
  for (let n = 0; n < 6; n += 1) {
    await server.api.run(await room.join(), "voting.castBallot", {
      roundId,
      dots: { [notes[n % 2] ?? ""]: 1 + (n % 3) },
    });
  }
  const paper = { roundId, paper: 4, dots: { [notes[0] ?? ""]: 1 } };
  await server.api.run(room.facilitator, "voting.castPaperBallot", paper);
  await server.api.run(room.facilitator, "voting.closeRound", { roundId });
  return { room, roundId };
}

async function exportOf(workshopId: string, token: string): Promise<string> {
  const { body } = await server.api.request("GET", `/api/workshops/${workshopId}/export.json`, { token });
  const file = path.join(server.dataDir, `${workshopId}.json`);
  writeFileSync(file, JSON.stringify(body));
  return file;
}

it("[VO18] anyone can count again, from the export or from the address, and is told in words what agrees", async () => {
  const { room } = await votedWorkshop();
  const fromFile = recount(await exportOf(room.workshopId, room.facilitator));
  expect(fromFile.stdout).toContain("Vote 1: This year (7 ballots)");
  expect(fromFile.stdout).toContain("Everything that can be checked agrees.");
  expect([fromFile.status, fromFile.stdout.includes("✗")]).toEqual([0, false]);
});

it.each([
  [
    "a ballot",
    "UPDATE published_ballots SET dots_json = '{}' WHERE round_id = ?1 AND code = (SELECT MIN(code) FROM published_ballots WHERE round_id = ?1)",
    "Counted again, the ballots make another result.",
  ],
  [
    "a result",
    "UPDATE rounds SET tally_json = replace(tally_json, '\"voters\":', '\"voters\":1') WHERE id = ?1",
    "The result is not the one the vote closed with.",
  ],
  ["a rule", "UPDATE rounds SET dots = 50 WHERE id = ?1", "The rules or the notes are not those the vote opened with."],
  [
    "the log",
    "UPDATE vote_log SET at = at + 1 WHERE round_id = ?1 AND event = 'opened'",
    "The log was changed after it was written.",
  ],
])("[VO18] a change of %s in the file is found", async (_what, sql, words) => {
  const { room, roundId } = await votedWorkshop();
  const db = new DatabaseSync(path.join(server.dataDir, "longtable.db"));
  expect(Number(db.prepare(sql).run(roundId).changes)).toBeGreaterThan(0);
  db.close();
  const { status, stdout } = recount(await exportOf(room.workshopId, room.facilitator));
  expect(stdout).toContain(words);
  expect([status, stdout.includes("Something does not agree.")]).toEqual([1, true]);
});

it("[VO17] a ticket gives a vote once, at the door or later; used, cancelled and unknown ones are refused in words", async () => {
  const room = await openWorkshop(server);
  const note = await room.addNote(room.facilitator, "A");
  const base = `/api/workshops/${room.workshopId}/tickets`;
  const made = await server.api.request<{ tickets: { number: number; code: string }[] }>("POST", base, {
    token: room.facilitator,
    body: { count: 5 },
  });
  expect([made.status, made.body.tickets.map(({ number }) => number)]).toEqual([201, [1, 2, 3, 4, 5]]);
  const [first = "", second = "", third = "", fourth = ""] = made.body.tickets.map(({ code }) => code);
  const input = { activityId: room.activityId, boardId: room.boardId, candidates: [note], who: "tickets" };
  const { roundId } = await server.api.run<{ roundId: string }>(room.facilitator, "voting.openRound", input);
  const cast = async (token: string) =>
    (await server.api.command(token, "voting.castBallot", { roundId, dots: { [note]: 1 } })).status;
  const join = (ticket: string) =>
    server.api.request<{ token: string; error: { messageKey: string } }>("POST", "/api/join", {
      body: { code: room.joinCode, ticket },
    });

  const withTicket = (await join(`${first.slice(0, 4)}-${first.slice(4).toLowerCase()}`)).body.token;
  const without = await room.join("Without");
  expect([await cast(withTicket), await cast(without)]).toEqual([200, 403]);
  expect((await join(first)).body).toMatchObject({ ok: false, error: { messageKey: "join.ticketUsed" } });
  expect((await join("ABCDEFGHJKLM")).status).toBe(404);
  const usedBy = async (token: string, ticket: string) =>
    (await server.api.command(token, "voting.useTicket", { ticket })).status;
  expect([await usedBy(without, first), await usedBy(without, second)]).toEqual([409, 200]);
  expect(await cast(without)).toBe(200);
  const { body: refused } = await server.api.command(without, "voting.useTicket", { ticket: third });
  expect(refused).toMatchObject({ ok: false, error: { messageKey: "join.hasTicket" } });

  const onPaper = (paper: number) =>
    server.api.command<{ receipt: string }>(room.facilitator, "voting.castPaperBallot", {
      roundId,
      paper,
      dots: { [note]: 2 },
    });
  expect([(await onPaper(1)).status, (await onPaper(3)).status, (await onPaper(3)).status]).toEqual([409, 200, 200]);
  expect((await join(third)).body.error.messageKey).toBe("join.ticketUsed");
  const cancel = (number: number) => server.api.run(room.facilitator, "voting.cancelTicket", { number });
  await cancel(4);
  expect((await join(fourth)).body.error.messageKey).toBe("join.ticketCancelled");
  await cancel(2);
  expect(await cast(without)).toBe(403);
  const listed = await server.api.request<{ tickets: unknown }>("GET", base, { token: room.facilitator });
  expect(listed.body.tickets).toEqual([
    { number: 1, state: "used" },
    { number: 2, state: "cancelled" },
    { number: 3, state: "paper" },
    { number: 4, state: "cancelled" },
    { number: 5, state: "unused" },
  ]);
  const closing = await server.api.run<{ tally: unknown[] }>(room.facilitator, "voting.closeRound", { roundId });
  expect(closing.tally).toEqual([{ noteId: note, dots: 3, voters: 2 }]);
  const { rounds } = await server.api.state(room.workshopId, room.screen);
  expect(rounds[0]).toMatchObject({ voted: 2, onPaper: 1 });
});

it("[VO17] tickets asked for again with the same id are the same; from before, who holds a second one keeps the ballot", async () => {
  const room = await openWorkshop(server);
  const note = await room.addNote(room.facilitator, "A");
  const make = async (id: string) => {
    const path = `/api/workshops/${room.workshopId}/tickets`;
    const options = { token: room.facilitator, body: { count: 2, id } };
    return (await server.api.request<{ tickets: { number: number; code: string }[] }>("POST", path, options)).body;
  };
  const [first, again, other] = [await make("a"), await make("a"), await make("b")];
  expect(again).toEqual(first);
  expect(other.tickets.map(({ number }) => number)).toEqual([3, 4]);
  expect(new Set([...first.tickets, ...other.tickets].map(({ code }) => code)).size).toBe(4);

  const input = { activityId: room.activityId, boardId: room.boardId, candidates: [note], who: "tickets" };
  const { roundId } = await server.api.run<{ roundId: string }>(room.facilitator, "voting.openRound", input);
  const { token, participantId } = await server.api.join(room.joinCode, { ticket: first.tickets[0]?.code });
  const db = new DatabaseSync(path.join(server.dataDir, "longtable.db"), { timeout: 5_000 });
  const text = "UPDATE tickets SET state = 'used', participant_id = ? WHERE workshop_id = ? AND number = 2";
  db.prepare(text).run(participantId, room.workshopId);
  db.close();
  await server.api.run(token, "voting.castBallot", { roundId, dots: { [note]: 1 } });
  const voted = async () => (await server.api.state(room.workshopId, room.screen)).rounds[0]?.voted;
  await server.api.run(room.facilitator, "voting.cancelTicket", { number: 1 });
  expect(await voted()).toBe(1);
  await server.api.run(room.facilitator, "voting.cancelTicket", { number: 2 });
  expect(await voted()).toBe(0);
});
