import { expect, it } from "vitest";
import { openSqlite } from "../../storage/sqliteStorage.ts";
import { keepOrigins, withAllCopies } from "./origins.store.ts";

it("[WD9] what somebody told of a note, and is not believed yet, is so once the server knows it by itself, and stays so", async () => {
  const storage = openSqlite({ path: ":memory:" });
  const from = { boardId: "b1", noteId: "first" };
  const to = { boardId: "b2", noteId: "copy", workshopId: "w" };
  const copies = async () => (await withAllCopies(storage.sql, "w", [from])).map(({ noteId }) => noteId);
  const keep = (toldBy?: string) =>
    storage.transact((sql) => keepOrigins(sql, [{ from, to, ...(toldBy && { toldBy }) }]));
  await keep("mal");
  expect(await copies()).toEqual(["first"]);
  await keep();
  expect(await copies()).toEqual(["first", "copy"]);
  await keep("mal");
  expect(await copies()).toEqual(["first", "copy"]);
  await storage.close();
});
