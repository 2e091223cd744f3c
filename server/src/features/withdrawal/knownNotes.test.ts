import { afterAll, beforeAll, expect, it } from "vitest";
import { openSqlite } from "../../storage/sqliteStorage.ts";
import type { Sql, SqlValue, Storage } from "../../storage/storage.ts";
import { knownAsOthers } from "./knownNotes.store.ts";

const MAL = "mal";
let storage: Storage;

/** A row with what matters here; every other column that needs something has something. */
async function put(sql: Sql, table: string, given: Record<string, SqlValue>): Promise<void> {
  const columns = await sql.all<{ name: string; notnull: number; type: string }>(`PRAGMA table_info(${table})`);
  const row = columns.map(({ name, notnull, type }) => given[name] ?? (notnull ? (type === "TEXT" ? "x" : 0) : null));
  await sql.run(`INSERT INTO ${table} VALUES (${columns.map(() => "?").join(", ")})`, ...row);
}

const note = (id: string, boardId: string, seatId: string | null) => ({ id, board_id: boardId, seat_id: seatId });
const removed = (seq: number, id: string, boardId: string, seatId: string) => ({
  ...{ workshop_id: "w", seq, note_id: id, board_id: boardId, what: "remove" },
  row_json: JSON.stringify({ seat_id: seatId }),
});

beforeAll(async () => {
  storage = openSqlite({ path: ":memory:" });
  await storage.transact(async (sql) => {
    await put(sql, "notes", note("own", "here", MAL));
    await put(sql, "notes", note("own", "there", "ben"));
    await put(sql, "notes", note("bens", "here", "ben"));
    await put(sql, "notes", note("elsewhere", "there", "ben"));
    await put(sql, "notes", note("nobodys", "there", null));
    await put(sql, "notes", note("ownThere", "there", MAL));
    await put(sql, "held_notes", note("held", "there", "ben"));
    await put(sql, "note_deeds", removed(1, "ownRemoved", "here", MAL));
    await put(sql, "notes", note("ownRemoved", "there", "ben"));
    await put(sql, "note_deeds", removed(2, "bensRemoved", "here", "ben"));
    await put(sql, "kept_boards", {
      ...{ id: "kept", workshop_id: "w", board_id: "here" },
      owners_json: JSON.stringify({ keptBens: "ben", keptOwn: MAL }),
    });
    await put(sql, "rounds", { id: "r", workshop_id: "w", candidates_json: JSON.stringify([{ noteId: "voted" }]) });
    await put(sql, "decisions", { id: "d", workshop_id: "w", note_ids_json: JSON.stringify(["decided"]) });
    await put(sql, "proposals", { id: "p", workshop_id: "w", note_ids_json: JSON.stringify(["proposed"]) });
    await put(sql, "decisions", {
      id: "d2",
      workshop_id: "other",
      note_ids_json: JSON.stringify(["decidedElsewhere"]),
    });
  });
});
afterAll(() => storage.close());

const OTHERS = ["bens", "elsewhere", "nobodys", "held", "bensRemoved", "keptBens", "voted", "decided", "proposed"];
const FREE = ["own", "ownThere", "ownRemoved", "keptOwn", "decidedElsewhere", "fresh"];

it("[WD15] an id is another note's already where anything kept says so; a note of one's own that comes back is one's own", async () => {
  const noteIds = [...OTHERS, ...FREE];
  const known = await knownAsOthers(storage.sql, MAL, { workshopId: "w", boardId: "here", noteIds });
  expect([...known].toSorted()).toEqual(OTHERS.toSorted());
});

it("[WD15] however many notes are pasted at once, each table is gone through once", async () => {
  let asked = 0;
  const counted: Sql = {
    ...storage.sql,
    all(text, ...values) {
      asked += 1;
      return storage.sql.all(text, ...values);
    },
  };
  const countFor = async (notes: number) => {
    asked = 0;
    const noteIds = Array.from({ length: notes }, (_, number) => `new${number}`);
    expect((await knownAsOthers(counted, MAL, { workshopId: "w", boardId: "here", noteIds })).size).toBe(0);
    return asked;
  };
  expect(await countFor(1_900)).toBe(await countFor(1));
});
