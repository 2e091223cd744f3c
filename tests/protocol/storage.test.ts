import { readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openSqlite } from "@longtable/server/src/storage/sqliteStorage.ts";
import { afterEach, expect, it } from "vitest";
import { describeStorage } from "../support/storageContract.ts";
import { makeDataDir } from "../support/testServer.ts";

const directories: string[] = [];
const freshFile = () => {
  const directory = makeDataDir();
  directories.push(directory);
  return path.join(directory, "longtable.db");
};
afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

describeStorage("in memory", () => openSqlite({ path: ":memory:" }));
describeStorage("in a file", () => openSqlite({ path: freshFile() }));

const insert =
  "INSERT INTO decisions (id, workshop_id, position, question, method, state, note_ids_json, recorded_at) VALUES (?, 'w', 0, ?, 'vote', 'agreed', '[]', 0)";

it("[KE2] a file opened again holds what was acknowledged, and its tables are not made twice", async () => {
  const file = freshFile();
  const first = openSqlite({ path: file });
  await first.transact((sql) => sql.run(insert, "d1", "kept"));
  await first.close();
  const second = openSqlite({ path: file });
  expect(await second.sql.all("SELECT id, question FROM decisions")).toEqual([{ id: "d1", question: "kept" }]);
  await second.close();
});

it("[KE1] the file is opened so that an acknowledged work survives a loss of power", async () => {
  const storage = openSqlite({ path: freshFile() });
  const pragma = async (name: string) =>
    Object.values((await storage.sql.get<Record<string, unknown>>(`PRAGMA ${name}`)) ?? {})[0];
  expect(await pragma("journal_mode")).toBe("wal");
  // 2 is FULL: each commit is on disk before it is told.
  expect(await pragma("synchronous")).toBe(2);
  expect(await pragma("secure_delete")).toBe(1);
  await storage.close();
});

it("[KE1] works that come together share a commit", async () => {
  const commits: number[] = [];
  const storage = openSqlite({ path: freshFile(), onCommit: (_milliseconds, works) => commits.push(works) });
  await Promise.all(
    Array.from({ length: 300 }, (_, n) => storage.transact((sql) => sql.run(insert, `d${n}`, "one of many"))),
  );
  expect(commits.reduce((sum, works) => sum + works, 0)).toBe(300);
  expect(commits.length).toBeLessThan(10);
  await storage.close();
});

it("[AC6] what was deleted is in no file any more once it is scrubbed", async () => {
  const file = freshFile();
  const storage = openSqlite({ path: file });
  const onDisk = () =>
    readdirSync(path.dirname(file)).filter((name) =>
      readFileSync(path.join(path.dirname(file), name)).includes("QUOKKA"),
    );
  await storage.transact((sql) => sql.run(insert, "d1", `QUOKKA ${"x".repeat(20_000)}`));
  await storage.transact((sql) => sql.run(insert, "d2", "stays"));
  expect(onDisk()).not.toEqual([]);
  await storage.transact((sql) => sql.run("DELETE FROM decisions WHERE id = 'd1'"));
  await storage.scrub();
  expect(onDisk()).toEqual([]);
  expect(await storage.sql.all("SELECT id FROM decisions")).toEqual([{ id: "d2" }]);
  await storage.close();
});

it("[VO19] what was deleted while a backup read leaves the log of changes once the backup has ended", async () => {
  const file = freshFile();
  const waiting: (() => void)[] = [];
  const later = (action: () => void) => {
    waiting.push(action);
    return () => void waiting.splice(0, waiting.length, ...waiting.filter((one) => one !== action));
  };
  const storage = openSqlite({ path: file, later });
  const isInLog = () => readFileSync(`${file}-wal`).includes("QUOKKA");
  await storage.transact((sql) => sql.run(insert, "d1", "QUOKKA"));
  const reader = new DatabaseSync(file);
  reader.exec("BEGIN");
  reader.prepare("SELECT COUNT(*) FROM decisions").get();
  await storage.transact((sql) => sql.run("DELETE FROM decisions"));
  await storage.truncateLog();
  await storage.scrub();
  expect(waiting).toHaveLength(1);
  waiting.shift()?.();
  expect([isInLog(), waiting.length]).toEqual([true, 1]);
  reader.exec("COMMIT");
  waiting.shift()?.();
  expect([isInLog(), waiting.length]).toEqual([false, 0]);
  reader.exec("BEGIN");
  reader.prepare("SELECT COUNT(*) FROM decisions").get();
  await storage.transact((sql) => sql.run(insert, "d2", "later"));
  await storage.truncateLog();
  expect(waiting).toHaveLength(1);
  await storage.close();
  expect(waiting).toHaveLength(0);
  reader.close();
});
