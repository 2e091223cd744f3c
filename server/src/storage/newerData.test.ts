import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, it } from "vitest";
import { MIGRATIONS } from "./migrations.ts";
import { openSqlite } from "./sqliteStorage.ts";

it("data of a newer version is left alone, with one sentence", async () => {
  const directory = mkdtempSync(path.join(tmpdir(), "longtable-newer-"));
  const file = path.join(directory, "longtable.db");
  try {
    await openSqlite({ path: file }).close();
    const db = new DatabaseSync(file);
    db.exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`);
    db.close();
    expect(() => openSqlite({ path: file })).toThrow(/^Longtable cannot start: .*newer version/);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
