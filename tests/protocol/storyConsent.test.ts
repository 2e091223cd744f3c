import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { StoryList } from "@longtable/shared/story/story.schema";
import { STORY_LIMITS } from "@longtable/shared/story/story.types";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withDatabase } from "../faults/database.ts";
import { openMap } from "../support/openMap.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { ORGANISER_KEY, type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const list = async ({ workshopId }: OpenWorkshop, token: string) =>
  (await server.api.request<StoryList>("GET", `/api/workshops/${workshopId}/stories`, { token })).body.stories;
const printOf = async (room: OpenWorkshop, token: string, storyId: string) =>
  (await list(room, token)).find(({ id }) => id === storyId)?.print;
const tell = async (token: string, more: Record<string, unknown> = {}) =>
  (
    await server.api.run<{ storyId: string }>(token, "story.tell", {
      text: "It rang out.",
      scope: "public",
      isTicked: true,
      ...more,
    })
  ).storyId;

describe.concurrent("consent to stories", () => {
  it("[ST9] what somebody collects for hosts alone is sent to hosts alone, at every table", async () => {
    const room = await openWorkshop(server);
    const [ana, mate] = [await room.join("Ana"), await room.join("Mate")];
    await server.api.run(room.facilitator, "tables.make", { way: "even", count: 1, who: "joined" });
    const { participantId } = (await server.api.state(room.workshopId, ana)).me;
    await server.api.run(room.facilitator, "story.setCollects", { participantId, isOn: true });
    const given = { kind: "testimony", text: "Told to Ana", collector: "Ana", collectedOn: "2030-02-05" };
    await server.api.run(ana, "story.add", { ...given, scope: "table", isTicked: true });
    await server.api.run(ana, "story.add", { ...given, scope: "public", isTicked: false });
    const read = await Promise.all([room.facilitator, mate, ana].map((token) => list(room, token)));
    expect(read.map((stories) => stories.length)).toEqual([2, 0, 0]);
  });

  it("[ST3] a look counts for the words that were read: after a change it is refused, and the story stays at the table", async () => {
    const room = await openWorkshop(server);
    const [ana, cam] = [await room.join("Ana"), await room.join("Cam")];
    const storyId = await tell(ana, { isTicked: false });
    const print = await printOf(room, room.facilitator, storyId);
    await server.api.run(ana, "story.edit", { storyId, text: "Dev at number five told me." });
    const look = { storyId, confirmed: ["Dev"], isTicked: true };
    const late = await server.api.command(room.facilitator, "story.check", { ...look, print });
    expect([late.status, late.body.ok ? "" : late.body.error.messageKey]).toEqual([409, "story.changed"]);
    expect(await list(room, cam)).toEqual([]);
    await server.api.run(room.facilitator, "story.check", {
      ...look,
      print: await printOf(room, room.facilitator, storyId),
    });
    expect(await list(room, cam)).toHaveLength(1);
  });

  it.each(["pseudonym", "reference", "title", "text"])("[ST3] a new %s is looked through again", async (field) => {
    const room = await openWorkshop(server);
    const cam = await room.join("Cam");
    const given = { kind: "visitNote", text: "61 calls", collector: "Visit", collectedOn: "2030-02-05" };
    const { storyId } = await server.api.run<{ storyId: string }>(room.facilitator, "story.add", {
      ...given,
      scope: "room",
      isTicked: true,
    });
    await server.api.run(room.facilitator, "story.setNames", { names: ["Zelda"] });
    expect(await list(room, cam)).toHaveLength(1);
    await server.api.run(room.facilitator, "story.edit", { storyId, [field]: "the Zelda we know" });
    expect(await list(room, cam)).toEqual([]);
    const [shown] = await list(room, room.facilitator);
    expect(shown?.openNames).toEqual(["Zelda"]);
    await server.api.run(room.facilitator, "story.check", {
      storyId,
      confirmed: [],
      isTicked: true,
      print: shown?.print,
    });
    expect(await list(room, cam), "ticked, and a listed name is open").toEqual([]);
    await server.api.run(room.facilitator, "story.replaceName", { storyId, name: "Zelda", pseudonym: "nurse" });
    expect((await list(room, cam))[0]).toMatchObject({ [field]: "the nurse we know" });
  });

  it("[ST2] files that were made before a story's circle got narrower are put away", async () => {
    const room = await openWorkshop(server);
    const ana = await room.join("Ana");
    const noteId = await room.addNote(room.facilitator, "a note");
    const add = async (scope: string) =>
      (
        await server.api.run<{ storyId: string }>(room.facilitator, "story.add", {
          ...{ kind: "visitNote", text: "x", collector: "Visit", collectedOn: "2030-02-05", scope, isTicked: true },
        })
      ).storyId;
    const narrow = await add("table");
    const told = await tell(ana);
    const { boardId } = room;
    const narrowings: [string, string, Record<string, unknown>][] = [
      [ana, "story.setConsent", { storyId: told, scope: "room" }],
      [room.facilitator, "story.link", { storyId: narrow, boardId, noteId }],
    ];
    for (const [token, type, input] of narrowings) {
      const started = await server.api.request<{ id: string }>("POST", `/api/workshops/${room.workshopId}/exports`, {
        token: room.facilitator,
        body: { format: "json", options: { audience: "public" } },
      });
      const file = () => server.api.request("GET", `/api/exports/${started.body.id}/file`, { token: room.facilitator });
      await until(async () => (await file()).status === 200);
      await server.api.run(token, type, input);
      expect([type, (await file()).status]).toEqual([type, 404]);
    }
  });

  it("[ER1] a name that was put another way, and words that were changed, are in no file of the data folder", async () => {
    const room = await openWorkshop(server);
    const ana = await room.join("Ana");
    const storyId = await tell(ana, { text: "My neighbour Zebedeequux helped" });
    await server.api.run(ana, "story.replaceName", { storyId, name: "Zebedeequux", pseudonym: "Sam" });
    const other = await tell(ana, { text: "Wombatquux came too" });
    await server.api.run(ana, "story.edit", { storyId: other, text: "Somebody came too" });
    const holding = () =>
      readdirSync(server.dataDir).filter((name) => {
        const bytes = readFileSync(path.join(server.dataDir, name));
        return bytes.includes("Zebedeequux") || bytes.includes("Wombatquux");
      });
    await until(() => holding().length === 0, { what: "files without the names" });
  });

  it("[ST11] what was taken back makes room again", async () => {
    const room = await openWorkshop(server);
    const ana = await room.join("Ana");
    for (let turn = 0; turn <= STORY_LIMITS.perPerson; turn += 1) {
      const storyId = await tell(ana);
      if (turn > 0) continue;
      await server.api.run(ana, "story.withdraw", { storyId });
    }
    const { status } = await server.api.command(ana, "story.tell", { text: "one more", scope: null });
    expect(status).toBe(409);
  });

  it("[ST11] telling and taking back without end leaves a hundred traces, and what rested on the first goes no further", async () => {
    const room = await openWorkshop(server);
    const ana = await room.join("Ana");
    const noteId = await room.addNote(ana, "canary-of-ana");
    const first = await tell(ana, { scope: "table" });
    await server.api.run(ana, "story.link", { storyId: first, boardId: room.boardId, noteId });
    await server.api.run(ana, "story.withdraw", { storyId: first });
    const traces = () =>
      withDatabase(server.dataDir, (db) =>
        db
          .prepare("SELECT id FROM stories WHERE workshop_id = ?")
          .all(room.workshopId)
          .map(({ id }) => id),
      );
    expect(traces()).toEqual([first]);
    withDatabase(server.dataDir, (db) => {
      const columns = db.prepare("SELECT name FROM pragma_table_info('stories')").all();
      const values = columns.map(({ name }) => {
        if (name === "id" || name === "slip_hash") return `id || '-' || n`;
        return name === "withdrawn_at" ? "withdrawn_at + 1" : name;
      });
      db.exec(`WITH RECURSIVE turns(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM turns WHERE n < 150)
        INSERT INTO stories SELECT ${values.join(", ")} FROM stories, turns WHERE id = '${first}'`);
    });
    const last = await tell(ana, { scope: "room" });
    await server.api.run(ana, "story.withdraw", { storyId: last });
    expect(traces()).toHaveLength(STORY_LIMITS.tombstones);
    expect(traces()).toContain(last);
    expect(traces()).not.toContain(first);
    const file = await server.api.request("GET", `/api/boards/${room.boardId}/export.json`, {
      token: room.facilitator,
    });
    expect(JSON.stringify(file)).not.toContain("canary-of-ana");
  });

  it("[WD7] a story brought into another workshop, taken back with everything, comes by no older file, however many traces later", async () => {
    const room = await openWorkshop(server);
    const ana = await room.join("Ana");
    await tell(ana, { text: "canary-story-of-ana", scope: "programme" });
    const fileOf = async (id: string) =>
      (
        await server.api.request("GET", `/api/workshops/${id}/export.json?audience=programme`, {
          token: ORGANISER_KEY,
        })
      ).body;
    const bring = async (file: unknown) => {
      const headers = { authorization: `Bearer ${ORGANISER_KEY}`, "content-type": "application/json" };
      const address = `${server.url}/api/workshops/import?id=${crypto.randomUUID()}`;
      const response = await fetch(address, { method: "POST", headers, body: JSON.stringify(file) });
      return ((await response.json()) as { workshop: { id: string } }).workshop.id;
    };
    const told = (id: string) =>
      withDatabase(server.dataDir, (db) => db.prepare("SELECT id, text FROM stories WHERE workshop_id = ?").all(id));
    const second = await bring(await fileOf(room.workshopId));
    const older = await fileOf(second);
    expect([told(second).length, JSON.stringify(older).includes("canary-story-of-ana")]).toEqual([1, true]);
    await server.api.run(ana, "withdrawal.withdrawAll", {});
    expect(JSON.stringify(told(second))).not.toContain("canary");
    // As after a hundred newer traces.
    withDatabase(server.dataDir, (db) => {
      db.prepare("DELETE FROM story_origins WHERE workshop_id = ?").run(second);
      db.prepare("DELETE FROM stories WHERE workshop_id = ?").run(second);
    });
    expect(JSON.stringify(told(await bring(older)))).not.toContain("canary");
  });

  it("[WD7] [WD9] what files brought from room to room goes with its first also where a room between was erased, and comes back by no older file", async () => {
    const room = await openWorkshop(server);
    const { boardId } = await openMap(server, room);
    const [ana, other] = [await room.join("Ana"), await openWorkshop(server)];
    await room.addNote(ana, "canary-between note");
    await tell(ana, { text: "canary-between story" });
    const kit = { pseudonym: "canary-between Kit", fictional: true, about: "" };
    await server.api.run(ana, "scenario.make", { boardId, ...kit });
    const fileOf = async (id: string) => {
      const address = `/api/workshops/${id}/export.json`;
      return (await server.api.request("GET", address, { token: ORGANISER_KEY })).body;
    };
    const bring = async (file: unknown, into: string | null = null, token = ORGANISER_KEY) => {
      const address = `/api/workshops/${into === null ? "" : `${into}/`}import`;
      const made = await server.api.request<{ workshop?: { id: string } }>("POST", address, { token, body: file });
      expect(made.status).toBe(201);
      return into ?? made.body.workshop?.id ?? "";
    };
    const told = (file: unknown) =>
      ["note", "story", "Kit"].filter((what) => JSON.stringify(file).includes(`canary-between ${what}`));
    const between = await bring(await fileOf(room.workshopId));
    const betweenFile = await fileOf(between);
    const third = await bring(betweenFile);
    const thirdFile = await fileOf(third);
    await bring(thirdFile, other.workshopId, other.facilitator);
    const otherFile = await fileOf(other.workshopId);
    for (const file of [betweenFile, thirdFile, otherFile]) expect(told(file)).toEqual(["note", "story", "Kit"]);
    await server.api.request("DELETE", `/api/workshops/${between}`, { token: ORGANISER_KEY });
    const again = await bring(betweenFile);
    await server.api.run(ana, "withdrawal.withdrawAll", {});
    for (const id of [third, other.workshopId, again]) expect(told(await fileOf(id))).toEqual([]);
    for (const file of [betweenFile, thirdFile, otherFile]) expect(told(await fileOf(await bring(file)))).toEqual([]);
  });

  it("[ST17] from a phone a story is linked to one's own notes alone, so that nobody keeps other people's out of files; hosts can let go of what was taken back", async () => {
    const room = await openWorkshop(server);
    const [ana, ben] = [await room.join("Ana"), await room.join("Ben")];
    const [own, others] = [await room.addNote(ana, "mine"), await room.addNote(ben, "canary-of-ben")];
    const storyId = await tell(ana, { scope: null });
    const link = (token: string, noteId: string, type = "story.link") =>
      server.api.command(token, type, { storyId, boardId: room.boardId, noteId });
    expect((await link(ana, others)).status).toBe(403);
    expect((await link(ana, own)).status).toBe(200);
    await server.api.run(ana, "story.setConsent", { storyId, scope: "table" });
    expect((await link(room.facilitator, others)).status).toBe(200);
    await server.api.run(ana, "story.withdraw", { storyId });
    const file = async () =>
      JSON.stringify(
        await server.api.request("GET", `/api/boards/${room.boardId}/export.json`, { token: room.facilitator }),
      );
    expect(await file()).not.toContain("canary-of-ben");
    expect((await link(ana, own, "story.unlink")).status).toBe(404);
    expect((await link(room.facilitator, others, "story.unlink")).status).toBe(200);
    expect(await file()).toContain("canary-of-ben");
  });

  it("[ST8] a host puts another name in the place of a name, and changes no other word of a teller", async () => {
    const room = await openWorkshop(server);
    const ana = await room.join("Ana");
    const storyId = await tell(ana, { text: "I hate how Dev waits" });
    const put = (token: string, name: string) =>
      server.api.command(token, "story.replaceName", { storyId, name, pseudonym: "love" });
    expect((await put(room.facilitator, "hate")).status).toBe(400);
    expect((await put(room.facilitator, "dev")).status).toBe(200);
    expect((await put(ana, "hate")).status).toBe(200);
  });

  it("[ST12] where a picture is kept is sent to others only with consent to pictures", async () => {
    const room = await openWorkshop(server);
    const cam = await room.join("Cam");
    const given = { kind: "image", text: "A queue", reference: "https://example.org/q.jpg", collector: "Visit" };
    const add = { ...given, collectedOn: "2030-02-05", scope: "room", isTicked: true };
    const { storyId } = await server.api.run<{ storyId: string }>(room.facilitator, "story.add", add);
    expect((await list(room, cam))[0]?.reference).toBe("");
    expect((await list(room, room.facilitator))[0]?.reference).not.toBe("");
    await server.api.run(room.facilitator, "story.setConsent", { storyId, scope: "room", media: "image" });
    expect((await list(room, cam))[0]?.reference).not.toBe("");
  });
});
