import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { BallotList } from "@longtable/shared/voting/voting.schema";
import { expect, it } from "vitest";
import { openWorkshop } from "../support/openWorkshop.ts";
import { createRandom } from "../support/random.ts";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { until } from "../support/until.ts";

const VOTERS = 200;
/** SQLite's, in bytes. */
const PAGE = 4096;

interface Planted {
  participantId: string;
  seatId: string;
  token: string;
  code: string;
}

/** Two hundred people put ballots into a round, change some, and it is closed while another one stays open. */
async function plant(server: SpawnedServer, seed: number) {
  const random = createRandom(seed);
  const room = await openWorkshop(server);
  const notes = await Promise.all(["A", "B", "C", "D"].map((text) => room.addNote(room.facilitator, text)));
  const roundId = await room.openRound(notes, { dots: 8, maxPerItem: 8 });
  const stayingId = await room.openRound(notes);
  const people: Planted[] = [];
  for (let n = 0; n < VOTERS; n += 1) {
    const { participantId, token } = await server.api.join(room.joinCode, { alias: `Voter ${n}` });
    people.push({ participantId, token, seatId: "", code: "" });
  }
  const cast = (token: string, round: string) => {
    const dots = Object.fromEntries(notes.map((note) => [note, random.int(0, 2)]));
    return server.api.run(token, "voting.castBallot", { roundId: round, dots: { ...dots, [notes[0] ?? ""]: 1 } });
  };
  const castOrder = random.shuffle(people);
  for (const person of castOrder) {
    await cast(person.token, roundId);
    if (random.chance(0.3)) await server.api.run(person.token, "voting.castBallot", { roundId: stayingId, dots: {} });
    if (random.chance(0.2)) await cast(random.pick(castOrder).token, roundId);
  }
  for (const person of people) {
    const { rounds, me } = await server.api.state(room.workshopId, person.token);
    person.code = rounds.find(({ id }) => id === roundId)?.receipt ?? "none";
    person.seatId = me.seatId;
  }
  await server.api.run(room.facilitator, "voting.closeRound", { roundId });
  return { room, roundId, people, castOrder };
}

/**
 * What stands together on disk: the database page by page (pages lie in no order that means anything), every other file
 * whole.
 */
function piecesOnDisk(directory: string): string[] {
  return readdirSync(directory).flatMap((name) => {
    const text = readFileSync(path.join(directory, name)).toString("latin1");
    if (name !== "longtable.db") return [text];
    return Array.from({ length: Math.ceil(text.length / PAGE) }, (_, page) =>
      text.slice(page * PAGE, (page + 1) * PAGE),
    );
  });
}

/** How many pieces hold a person and a ballot's code, in whatever form and between whatever rows. */
function piecesWithBoth(pieces: readonly string[], people: readonly Planted[]): number {
  const holds = (piece: string, traces: readonly string[]) => traces.some((trace) => piece.includes(trace));
  const persons = people.flatMap(({ participantId, seatId, token }) => [participantId, seatId, token]);
  const codes = people.map(({ code }) => code);
  return pieces.filter((piece) => holds(piece, codes) && holds(piece, persons)).length;
}

/** How far two orders of the same people agree, -1 to 1 (Spearman). */
function agreement(one: readonly string[], other: readonly string[]): number {
  const n = one.length;
  const rank = new Map(other.map((id, index) => [id, index]));
  const squares = one.reduce((sum, id, index) => sum + (index - (rank.get(id) ?? 0)) ** 2, 0);
  return 1 - (6 * squares) / (n * (n * n - 1));
}

/** Every order in which the file keeps people, each as the order of their codes that an insider would guess by it. */
function ordersInFile(db: DatabaseSync, people: readonly Planted[]): Map<string, string[]> {
  const orders = new Map<string, string[]>();
  const columns = [
    ["participants", "id", "rowid", (person: Planted) => person.participantId],
    ["seats", "id", "rowid", (person: Planted) => person.seatId],
    // No row numbers there: the order in which commands came is not kept.
    ["receipts", "seat_id", "command_id", (person: Planted) => person.seatId],
  ] as const;
  for (const [table, column, kept, idOf] of columns) {
    const codeOf = new Map(people.map((person) => [idOf(person), person.code]));
    for (const order of [kept, `${kept} DESC`, column]) {
      const rows = db.prepare(`SELECT ${column} AS id FROM ${table} ORDER BY ${order}`).all() as { id: string }[];
      const codes = new Set(rows.flatMap(({ id }) => codeOf.get(id) ?? []));
      orders.set(`${table} by ${order}`, [...codes]);
      const last = new Set(rows.toReversed().flatMap(({ id }) => codeOf.get(id) ?? []));
      orders.set(`${table} by ${order}, last`, [...last].toReversed());
    }
  }
  return orders;
}

it.each([
  ["a quiet close", 11, false],
  ["kill -9 right after the answer", 12, true],
])(
  "[VO19] after %s, the files and the log tell an insider no more than chance (seed %i)",
  async (_how, seed, kills) => {
    const output: string[] = [];
    await using server = await spawnServer({ env: { LOG_LEVEL: "trace" }, onOutput: (text) => output.push(text) });
    const { room, roundId, people, castOrder } = await plant(server, seed);
    if (kills) {
      await server.kill();
      await server.start();
    }
    const listed = await server.api.request<BallotList>(
      "GET",
      `/api/workshops/${room.workshopId}/rounds/${roundId}/ballots`,
      { token: room.screen },
    );
    const published = listed.body.ballots?.map(({ code }) => code) ?? [];
    expect(published).toEqual(people.map(({ code }) => code).toSorted());

    await until(() => piecesWithBoth(piecesOnDisk(server.dataDir), people) === 0, { what: "no link in any file" });
    expect(people.some(({ code }) => output.join("").includes(code))).toBe(false);
    expect(output.join("").includes('"dots"')).toBe(false);

    const db = new DatabaseSync(path.join(server.dataDir, "longtable.db"), { readOnly: true });
    const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[];
    for (const { name } of tables) {
      const rows = (db.prepare(`SELECT * FROM ${name}`).all() as Record<string, unknown>[]).map((row) =>
        Object.values(row).join("\n"),
      );
      const both = rows.filter(
        (row) =>
          people.some(({ code }) => row.includes(code)) &&
          people.some(({ participantId, seatId }) => row.includes(participantId) || row.includes(seatId)),
      );
      expect(both, name).toEqual([]);
    }
    const receipts = db.prepare("SELECT result_json FROM receipts").all() as { result_json: string }[];
    expect(receipts.some(({ result_json }) => result_json.includes("dotsLeft"))).toBe(false);

    const stored = (db.prepare("SELECT code FROM published_ballots").all() as { code: string }[]).map(
      ({ code }) => code,
    );
    const guesses = ordersInFile(db, people);
    guesses.set(
      "what somebody saw in the room",
      castOrder.map(({ code }) => code),
    );
    db.close();
    for (const [name, guess] of guesses) {
      expect(guess, name).toHaveLength(VOTERS);
      const right = guess.filter((code, index) => stored[index] === code).length;
      // By chance one is right; seven or more happen once in ten thousand tries.
      expect(right, name).toBeLessThan(7);
      expect(Math.abs(agreement(guess, stored)), name).toBeLessThan(0.32);
    }
  },
);

it("[VO19] the search finds a link where there is one: while the vote is open", async () => {
  await using server = await spawnServer();
  const room = await openWorkshop(server);
  const note = await room.addNote(room.facilitator, "A");
  const roundId = await room.openRound([note]);
  const { participantId, token } = await server.api.join(room.joinCode);
  await server.api.run(token, "voting.castBallot", { roundId, dots: { [note]: 1 } });
  const { rounds, me } = await server.api.state(room.workshopId, token);
  const planted = { participantId, token, seatId: me.seatId, code: rounds[0]?.receipt ?? "none" };
  expect(piecesWithBoth(piecesOnDisk(server.dataDir), [planted])).toBeGreaterThan(0);
});
