import { copyFileSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { MyContributions } from "@longtable/shared/withdrawal/withdrawal.schema";
import { expect, it } from "vitest";
import { breakWrites, withDatabase } from "../faults/database.ts";
import { readBoard } from "../support/boardPeer.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import { makeDataDir, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

const CANARY = "QUOKKA in a damaged board";
const mineOf = async (server: Awaited<ReturnType<typeof startServer>>, workshopId: string, token: string) =>
  (await server.api.request<MyContributions>("GET", `/api/workshops/${workshopId}/mine`, { token })).body.items;
const holding = (dataDir: string, words: string) =>
  readdirSync(dataDir).filter((name) => readFileSync(path.join(dataDir, name)).includes(words));

it("[ER5] where a board is damaged everything else is taken back, the server starts again, and the note goes once the board can be read", async () => {
  const dataDir = makeDataDir();
  let server = await startServer({ dataDir });
  const room = await openWorkshop(server);
  const ana = await room.join("Ana");
  const noteId = await room.addNote(ana, CANARY);
  await room.addNote(room.facilitator, "the host's own");
  const told = { text: `${CANARY} story`, scope: "room", isTicked: true };
  const { storyId } = await server.api.run<{ storyId: string }>(ana, "story.tell", told);
  await server.api.run(ana, "story.link", { storyId, boardId: room.boardId, noteId });
  const { link } = (
    await server.api.request<{ link: string }>("POST", `/api/workshops/${room.workshopId}/share`, {
      token: room.facilitator,
    })
  ).body;
  await server.close();
  const journal = withDatabase(dataDir, (db) =>
    db.prepare("SELECT seq, update_blob FROM board_updates WHERE board_id = ?").all(room.boardId),
  );
  const snapshots = withDatabase(dataDir, (db) =>
    db.prepare("SELECT * FROM board_snapshots WHERE board_id = ?").all(room.boardId),
  );
  withDatabase(dataDir, (db) => {
    db.prepare("DELETE FROM board_snapshots WHERE board_id = ?").run(room.boardId);
    db.prepare("UPDATE board_updates SET update_blob = x'ffffffffffff' WHERE board_id = ?").run(room.boardId);
  });

  server = await startServer({ dataDir });
  const page = await fetch(`${server.url}/w/${link.split("/w/")[1]}`);
  expect([page.status, page.headers.get("content-type")]).toEqual([503, "text/html; charset=utf-8"]);
  expect((await server.api.command(ana, "withdrawal.withdrawAll", {})).status).toBe(200);
  expect(await mineOf(server, room.workshopId, ana)).toEqual([]);
  await server.close();
  server = await startServer({ dataDir });
  expect(await mineOf(server, room.workshopId, ana)).toEqual([]);
  await server.close();

  // As when whoever runs the server has put the damaged rows right.
  withDatabase(dataDir, (db) => {
    const put = db.prepare("UPDATE board_updates SET update_blob = ? WHERE board_id = ? AND seq = ?");
    for (const { seq, update_blob } of journal) put.run(update_blob ?? null, room.boardId, seq ?? null);
    for (const row of snapshots) {
      const columns = Object.keys(row);
      const text = `INSERT INTO board_snapshots (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`;
      db.prepare(text).run(...columns.map((column) => row[column] ?? null));
    }
  });
  server = await startServer({ dataDir });
  const { content } = await readBoard({ wsUrl: server.wsUrl, boardId: room.boardId, token: room.facilitator });
  expect(content.notes.map(({ text }) => text)).toEqual(["the host's own"]);
  const inJournal = () =>
    withDatabase(dataDir, (db) =>
      [
        ...db.prepare("SELECT update_blob AS bytes FROM board_updates WHERE board_id = ?").all(room.boardId),
        ...db.prepare("SELECT * FROM board_snapshots WHERE board_id = ?").all(room.boardId),
      ].some((row) =>
        Object.values(row).some((value) => value instanceof Uint8Array && Buffer.from(value).includes(CANARY)),
      ),
    );
  await until(() => !inJournal(), { what: "the journal without the note" });
  await server.close();
});

it("[ER5] what could not be taken back, and was said so, stands after the next start as well", async () => {
  const dataDir = makeDataDir();
  let server = await startServer({ dataDir });
  const room = await openWorkshop(server);
  const ana = await room.join("Ana");
  const noteId = await room.addNote(ana, "stays");
  const mend = breakWrites(dataDir, "withdrawals", "ABORT");
  const taken = await server.api.command(ana, "withdrawal.withdraw", { items: [{ kind: "note", id: noteId }] });
  expect(taken.status).not.toBe(200);
  mend();
  await until(() => holding(dataDir, "not ").includes("erased.list"));
  await server.close();
  server = await startServer({ dataDir });
  expect((await mineOf(server, room.workshopId, ana)).map(({ text }) => text)).toEqual(["stays"]);
  await server.close();
});

it("[ER5] one withdrawal on the list that cannot be carried out again keeps neither the others nor the start", async () => {
  const dataDir = makeDataDir();
  const server = await startServer({ dataDir });
  const room = await openWorkshop(server);
  const [ana, ben] = [await room.join("Ana"), await room.join("Ben")];
  const [first, second] = [await room.addNote(ana, "first"), await room.addNote(ben, "second")];
  const older = makeDataDir();
  withDatabase(dataDir, (db) => db.exec(`VACUUM INTO '${path.join(older, "longtable.db")}'`));
  for (const [token, id] of [
    [ana, first],
    [ben, second],
  ] as const) {
    await server.api.run(token, "withdrawal.withdraw", { items: [{ kind: "note", id }] });
  }
  await server.close();
  for (const name of ["erased.list", "secrets.json"]) copyFileSync(path.join(dataDir, name), path.join(older, name));
  breakWrites(older, "erased_notes", "ABORT", `NEW.note_id = '${first}'`);
  await using restored = await startServer({ dataDir: older });
  expect((await mineOf(restored, room.workshopId, ana)).map(({ text }) => text)).toEqual(["first"]);
  expect(await mineOf(restored, room.workshopId, ben)).toEqual([]);
});

it("[ER6] a browser is told to forget what it kept of our answers when somebody leaves with everything, and when a workshop is erased", async () => {
  await using server = await startServer();
  const room = await openWorkshop(server);
  const ana = await room.join("Ana");
  const forgets = async (method: string, where: string, token: string, body?: object) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const response = await fetch(`${server.url}${where}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    return [response.status, response.headers.get("clear-site-data")];
  };
  const all = (leave: boolean) => ({ id: `all-${leave}`, type: "withdrawal.withdrawAll", leave });
  expect(await forgets("POST", "/api/commands", ana, all(false))).toEqual([200, null]);
  expect(await forgets("POST", "/api/commands", ana, all(true))).toEqual([200, '"cache"']);
  const where = `/api/workshops/${room.workshopId}`;
  expect(await forgets("DELETE", where, server.api.organiserKey)).toEqual([200, '"cache"']);
});
