import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { type SpawnedServer, spawnServer } from "../support/spawnServer.ts";
import { until } from "../support/until.ts";

const place = mkdtempSync(path.join(tmpdir(), "longtable-backup-"));
const at = (name: string) => path.join(place, name);
const key = at("longtable.key");
let server: SpawnedServer;
let room: OpenWorkshop;
let participant: string;

beforeAll(async () => {
  writeFileSync(key, "a long passphrase for the tests\n");
  writeFileSync(at("other.key"), "another passphrase for the tests\n");
  server = await spawnServer();
  room = await openWorkshop(server);
  participant = await room.join("Amber");
});
afterAll(async () => {
  await server.close();
  rmSync(place, { recursive: true, force: true });
});

/** Runs `backup` or `restore` on a directory, as npm would. */
async function task(name: "backup" | "restore", dataDir: string, args: readonly string[]) {
  const main = path.resolve(import.meta.dirname, `../../server/src/${name}.ts`);
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", main, ...args], {
    env: { PATH: process.env.PATH, DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let words = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (words += chunk.toString()));
  const [code] = await once(child, "close");
  return { code, words };
}

async function notesOn(where: SpawnedServer): Promise<string[]> {
  const token = room.facilitator;
  const { body } = await where.api.request("GET", `/api/boards/${room.boardId}/export.json`, { token });
  return (JSON.stringify(body).match(/word \d+ x*/g) ?? []).toSorted();
}

it("[OP6] a backup taken amid writes holds everything acknowledged before it, whole, and works elsewhere", async () => {
  const acknowledged: string[] = [];
  const sent: string[] = [];
  let isOver = false;
  const write = async (lane: number) => {
    for (let n = lane; !isOver; n += 8) {
      const text = `word ${n} ${"x".repeat(1 + (n % 300))}`;
      sent.push(text);
      const add = () => server.api.command(participant, "board.addNote", { boardId: room.boardId, text }, `w${n}`);
      // One seat may not write this fast for long: what was too fast is sent again.
      const { status } = await until(async () => {
        const answer = await add();
        return answer.status === 429 ? null : answer;
      });
      expect(status).toBe(200);
      acknowledged.push(text);
    }
  };
  const writers = Array.from({ length: 8 }, (_, lane) => write(lane));
  await until(() => acknowledged.length > 60, { what: "some notes" });
  const before = [...acknowledged];
  const kept = await task("backup", server.dataDir, [at("live.backup"), "--key", key]);
  expect(kept).toEqual({ code: 0, words: `Kept in ${at("live.backup")}.\n` });
  isOver = true;
  await Promise.all(writers);
  expect(acknowledged.length).toBeGreaterThan(before.length);
  const sealed = readFileSync(at("live.backup"));
  for (const word of ["word 1", "SQLite", "Amber"]) expect(sealed.includes(word)).toBe(false);
  expect(statSync(at("live.backup")).mode & 0o077).toBe(0);
  expect(readdirSync(server.dataDir).filter((name) => name.endsWith(".tmp"))).toEqual([]);

  const fresh = at("fresh");
  const put = await task("restore", fresh, [at("live.backup"), "--key", key]);
  expect(put.code, put.words).toBe(0);
  await using elsewhere = await spawnServer({ dataDir: fresh });
  const restored = new Set(await notesOn(elsewhere));
  expect(before.filter((text) => !restored.has(text))).toEqual([]);
  expect([...restored].filter((text) => !sent.includes(text))).toEqual([]);
  const state = await elsewhere.api.state(room.workshopId, participant);
  expect(state.me.noteIds).toHaveLength(restored.size);
  expect(
    (await elsewhere.api.command(participant, "board.addNote", { boardId: room.boardId, text: "on" })).status,
  ).toBe(200);
}, 90_000);

it("[OP6] what was erased after the backup does not come back with it", async () => {
  const gone = await openWorkshop(server, "journey-so-far", "QUOKKA title");
  await gone.addNote(await gone.join("QUOKKA alias"), "QUOKKA note");
  expect((await task("backup", server.dataDir, [at("old.backup"), "--key", key])).code).toBe(0);
  await server.api.erase(gone.workshopId);

  const again = at("again");
  expect((await task("restore", again, [at("old.backup"), "--key", key])).code).toBe(0);
  expect(readFileSync(path.join(again, "longtable.db")).includes("QUOKKA")).toBe(true);
  copyFileSync(path.join(server.dataDir, "erased.list"), path.join(again, "erased.list"));
  await using elsewhere = await spawnServer({ dataDir: again });
  expect(
    (await elsewhere.api.request("GET", `/api/workshops/${gone.workshopId}`, { token: gone.facilitator })).status,
  ).toBe(401);
  expect((await elsewhere.api.request("GET", `/api/codes/${gone.joinCode}`)).status).toBe(404);
  expect((await elsewhere.api.request("GET", `/api/codes/${room.joinCode}`)).status).toBe(200);
  const holding = readdirSync(again).filter((name) => readFileSync(path.join(again, name)).includes("QUOKKA"));
  expect(holding).toEqual([]);
}, 90_000);

it("[ER5] what was taken back after the backup leaves it while it is restored; the rest comes back", async () => {
  const gone = await openWorkshop(server, "ideas-dots-decision", "Partly taken back");
  const ana = await gone.join("Ana");
  const { participantId, token: eve } = await server.api.join(gone.joinCode, { alias: "QUOKKA Eve" });
  const noteId = await gone.addNote(ana, "QUOKKA told");
  await gone.addNote(ana, "stays");
  await gone.addNote(eve, "QUOKKA Eve's");
  const story = { text: "QUOKKA story", scope: "room", isTicked: true };
  const { storyId } = await server.api.run<{ storyId: string }>(ana, "story.tell", story);
  expect((await task("backup", server.dataDir, [at("parts.backup"), "--key", key])).code).toBe(0);
  await server.api.run(ana, "withdrawal.withdraw", { items: [{ kind: "note", id: noteId }] });
  await server.api.run(ana, "story.withdraw", { storyId });
  await server.api.run(gone.facilitator, "withdrawal.withdrawAll", { participantId, leave: true });
  await gone.addNote(ana, "written after the backup");

  const holding = (dir: string) =>
    readdirSync(dir).filter((name) => readFileSync(path.join(dir, name)).includes("QUOKKA"));
  const list = path.join(server.dataDir, "erased.list");
  expect(readFileSync(list).includes("QUOKKA")).toBe(false);
  const again = at("parts");
  mkdirSync(again);
  copyFileSync(list, path.join(again, "erased.list"));
  const put = await task("restore", again, [at("parts.backup"), "--key", key]);
  expect(put.words).toContain("is erased from it again");
  expect(holding(again)).toEqual([]);
  await using elsewhere = await spawnServer({ dataDir: again });
  const state = await elsewhere.api.state(gone.workshopId, gone.facilitator);
  expect(state.people?.list.map(({ alias }) => alias)).toEqual(["Ana"]);
  const token = gone.facilitator;
  const { body } = await elsewhere.api.request("GET", `/api/boards/${gone.boardId}/export.json`, { token });
  expect(JSON.stringify(body)).toContain('"stays"');
  expect(JSON.stringify([state, body])).not.toContain("QUOKKA");
}, 90_000);

it("[OP6] each mistake is one sentence, harms nothing and leaves nothing behind", async () => {
  expect((await task("backup", server.dataDir, [at("good.backup"), "--key", key])).code).toBe(0);
  const good = readFileSync(at("good.backup"));
  const damaged = Buffer.from(good);
  damaged.writeUInt8(damaged.readUInt8(5_000) ^ 1, 5_000);
  writeFileSync(at("damaged.backup"), damaged);
  writeFileSync(at("short.backup"), good.subarray(0, 9_000));
  writeFileSync(at("words.txt"), "no backup at all, but long enough to look like a file of some kind".repeat(100));
  writeFileSync(at("short.key"), "short");

  const say = async (what: "backup" | "restore", dataDir: string, args: readonly string[]) => {
    const { code, words } = await task(what, dataDir, args);
    expect(code).toBe(1);
    return words.trim();
  };
  expect(await say("backup", server.dataDir, [at("good.backup"), "--key", key])).toMatch(/is there already/);
  expect(readFileSync(at("good.backup")).equals(good)).toBe(true);
  expect(await say("backup", server.dataDir, [at("new.backup")])).toMatch(/where the passphrase is/);
  expect(await say("backup", server.dataDir, [at("new.backup"), "--key", at("none.key")])).toMatch(/no key file/);
  expect(await say("backup", server.dataDir, [at("new.backup"), "--key", at("short.key")])).toMatch(/16 characters/);
  expect(await say("backup", at("nowhere"), [at("new.backup"), "--key", key])).toMatch(/no database/);
  const target = at("target");
  const fit = "The passphrase does not fit this backup, or the file is damaged.";
  expect(await say("restore", target, [at("good.backup"), "--key", at("other.key")])).toBe(fit);
  expect(await say("restore", target, [at("damaged.backup"), "--key", key])).toBe(fit);
  expect(await say("restore", target, [at("short.backup"), "--key", key])).toBe(fit);
  expect(await say("restore", target, [at("words.txt")])).toMatch(/not a whole Longtable backup/);
  expect(await say("restore", target, [at("good.backup")])).toMatch(/where the passphrase is/);
  expect(await say("restore", server.dataDir, [at("good.backup"), "--key", key])).toMatch(/already/);
  expect(readdirSync(target).filter((name) => !name.startsWith("lock"))).toEqual([]);
}, 90_000);

it("[OP6] a plain backup is a database that any SQLite reads, and is restored without a key", async () => {
  const kept = await task("backup", server.dataDir, [at("plain.db"), "--plain"]);
  expect(kept.words).toContain("which anyone who has it can read");
  expect(readFileSync(at("plain.db")).subarray(0, 15).toString()).toBe("SQLite format 3");
  expect((await task("restore", at("plainly"), [at("plain.db")])).code).toBe(0);
  await using elsewhere = await spawnServer({ dataDir: at("plainly") });
  expect(await notesOn(elsewhere)).toEqual(await notesOn(server));
}, 60_000);
