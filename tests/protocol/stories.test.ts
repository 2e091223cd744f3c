import type { ShownStory, StoryList, StorySlip } from "@longtable/shared/story/story.schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readBoard } from "../support/boardPeer.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";
import { watchEverything } from "../support/watching.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const SECRET = "the-words-of-this-story";

/** A room with two people at one table and one at another, a host and a screen. */
async function roomWithTables() {
  const room = await openWorkshop(server);
  const seats = { ana: await room.join("Ana"), ben: await room.join("Ben"), cam: await room.join("Cam") };
  await server.api.run(room.facilitator, "tables.make", { way: "even", count: 2 });
  const at = async (token: string) => (await server.api.state(room.workshopId, token)).me;
  const [ana, ben, cam] = [await at(seats.ana), await at(seats.ben), await at(seats.cam)];
  const move = (participantId: string | undefined, tableId: string | undefined) =>
    server.api.run(room.facilitator, "tables.move", { participantId, tableId });
  const tables = (await server.api.state(room.workshopId, room.facilitator)).tables?.list ?? [];
  if (ana.tableId !== tables[0]?.id) await move(ana.participantId, tables[0]?.id);
  if (ben.tableId !== tables[0]?.id) await move(ben.participantId, tables[0]?.id);
  if (cam.tableId !== tables[1]?.id) await move(cam.participantId, tables[1]?.id);
  return { room, ...seats };
}

const tell = async (token: string, more: Record<string, unknown> = {}) =>
  (
    await server.api.run<{ storyId: string }>(token, "story.tell", {
      text: SECRET,
      scope: "room",
      isTicked: true,
      ...more,
    })
  ).storyId;

const list = async ({ workshopId }: OpenWorkshop, token: string): Promise<StoryList> =>
  (await server.api.request<StoryList>("GET", `/api/workshops/${workshopId}/stories`, { token })).body;

const reads = async (room: OpenWorkshop, token: string) =>
  (await list(room, token)).stories.map(({ id }) => id as string);

/** Says that the story was looked through, as it reads now. */
const look = async (room: OpenWorkshop, token: string, input: { storyId: string } & Record<string, unknown>) => {
  const print = (await list(room, token)).stories.find(({ id }) => id === input.storyId)?.print;
  await server.api.run(token, "story.check", { ...input, print });
};

const refusal = async (token: string, type: string, input: Record<string, unknown>) => {
  const { status, body } = await server.api.command(token, type, input);
  return [status, body.ok ? null : body.error.messageKey];
};

describe.concurrent("stories", () => {
  it("[ST7] a story is read by whom its scope names and by nobody else", async () => {
    const { room, ana, ben, cam } = await roomWithTables();
    const expected = {
      me: [ana],
      table: [ana, ben, "host"],
      room: [ana, ben, cam, "host"],
      public: [ana, ben, cam, "host"],
    };
    for (const [scope, readers] of Object.entries(expected)) {
      const id = await tell(ana, { scope: scope === "me" ? null : scope });
      for (const token of [ana, ben, cam, room.facilitator]) {
        const isReader = readers.includes(token === room.facilitator ? "host" : token);
        expect([scope, (await reads(room, token)).includes(id)]).toEqual([scope, isReader]);
      }
      expect(await reads(room, room.screen)).toEqual([]);
      await server.api.run(ana, "story.withdraw", { storyId: id });
    }
  });

  it("[ST7] no frame of anybody else's seat holds a story, nor does any board", async () => {
    const { room, ana, ben, cam } = await roomWithTables();
    const watchers = await Promise.all(
      [ben, cam, room.facilitator, room.screen].map((token) =>
        watchEverything({ server, token, boardId: room.boardId }),
      ),
    );
    const noteId = await room.addNote(ana, "a note");
    for (const scope of [null, "table", "room", "public"]) {
      const storyId = await tell(ana, { scope, pseudonym: "Silver-pseudonym", title: "Silver-title" });
      await server.api.run(ana, "story.link", { storyId, boardId: room.boardId, noteId });
      await server.api.run(ana, "story.edit", { storyId, text: `${SECRET} more` });
    }
    await Promise.all(watchers.map((watcher) => watcher.quiet()));
    for (const watcher of watchers) {
      const packets = watcher.take().join("\n");
      expect(packets).toContain("hub");
      for (const words of [SECRET, "Silver-pseudonym", "Silver-title"]) expect(packets).not.toContain(words);
      watcher.close();
    }
    for (const token of [room.facilitator, cam]) {
      expect(JSON.stringify(await server.api.state(room.workshopId, token))).not.toContain(SECRET);
    }
  });

  it("[ST8] only its teller edits, consents and withdraws; hosts do it for what was written down for somebody", async () => {
    const { room, ana, ben } = await roomWithTables();
    const storyId = await tell(ana);
    const own = { "story.edit": { text: "x" }, "story.setConsent": { scope: "public" }, "story.withdraw": {} };
    for (const [type, input] of Object.entries(own)) {
      expect(await refusal(ben, type, { storyId, ...input })).toEqual([404, "story.notFound"]);
      expect(await refusal(room.facilitator, type, { storyId, ...input })).toEqual([403, "story.onlyTeller"]);
      expect((await refusal(room.screen, type, { storyId, ...input }))[0]).toBe(403);
    }
    const given = {
      kind: "visitNote",
      text: "61 calls",
      collector: "Front desk",
      collectedOn: "2030-02-05",
      scope: "room",
    };
    const added = await server.api.run<{ storyId: string }>(room.facilitator, "story.add", given);
    await server.api.run(room.facilitator, "story.setConsent", { storyId: added.storyId, scope: "public" });
    await server.api.run(room.facilitator, "story.withdraw", { storyId: added.storyId });
    expect(await reads(room, room.facilitator)).toEqual([storyId]);
    for (const missing of ["collector", "collectedOn", "scope"] as const) {
      expect((await refusal(room.facilitator, "story.add", { ...given, [missing]: undefined }))[0]).toBe(400);
    }
  });

  it("[ST9] who collects evidence may add other people's from a phone, and no longer once hosts take that back", async () => {
    const { room, ana } = await roomWithTables();
    const given = {
      kind: "testimony",
      text: "It rang out.",
      collector: "Ana",
      collectedOn: "2030-02-05",
      scope: "room",
    };
    expect((await refusal(ana, "story.add", given))[0]).toBe(403);
    const { participantId } = (await server.api.state(room.workshopId, ana)).me;
    await server.api.run(room.facilitator, "story.setCollects", { participantId, isOn: true });
    expect((await server.api.state(room.workshopId, ana)).stories).toMatchObject({ mayCollect: true });
    await server.api.run(ana, "story.add", given);
    await server.api.run(room.facilitator, "story.setCollects", { participantId, isOn: false });
    expect((await refusal(ana, "story.add", given))[0]).toBe(403);
  });

  it("[ST3] a story with a name in it stays at the table until the name is confirmed or replaced", async () => {
    const { room, ana, cam } = await roomWithTables();
    const storyId = await tell(ana, { text: "I told Dev about it." });
    expect((await list(room, ana)).stories[0]).toMatchObject({ isChecked: false, openNames: ["Dev"] });
    expect(await reads(room, cam)).toEqual([]);
    await look(room, ana, { storyId, confirmed: ["Dev"], isTicked: true });
    expect(await reads(room, cam)).toEqual([storyId]);
    await server.api.run(room.facilitator, "story.setNames", { names: ["dev"] });
    expect(await reads(room, cam)).toEqual([]);
    await look(room, ana, { storyId, confirmed: ["Dev"], isTicked: true });
    expect(await reads(room, cam), "a listed name is for hosts to let stand").toEqual([]);
    await server.api.run(room.facilitator, "story.replaceName", { storyId, name: "Dev", pseudonym: "my Friend" });
    const [shown] = (await list(room, cam)).stories as [ShownStory];
    expect(shown).toMatchObject({ text: "I told my Friend about it.", openNames: [], confirmed: [], links: [] });
    expect(shown.tableId).toBeNull();
  });

  it("[ST4] a note is observed while evidence stands behind it, and assumed after its last is taken back", async () => {
    const room = await openWorkshop(server);
    const noteId = await room.addNote(room.facilitator, "The number rings out.");
    const status = async () =>
      (await readBoard({ wsUrl: server.wsUrl, boardId: room.boardId, token: room.facilitator })).content.notes.find(
        ({ id }) => id === noteId,
      )?.status ?? null;
    const given = { kind: "visitNote", text: "61 calls", collector: "Visit", collectedOn: "2030-02-05", scope: "room" };
    const add = async () => {
      const { storyId } = await server.api.run<{ storyId: string }>(room.facilitator, "story.add", given);
      await server.api.run(room.facilitator, "story.link", { storyId, boardId: room.boardId, noteId });
      return storyId;
    };
    const [one, other] = [await add(), await add()];
    expect(await status()).toBe("observed");
    const backed = async () => (await server.api.state(room.workshopId, room.screen)).evidence;
    expect(await backed()).toEqual({ notes: [noteId], steps: [] });
    await server.api.run(room.facilitator, "story.withdraw", { storyId: one });
    expect(await status()).toBe("observed");
    await server.api.run(room.facilitator, "story.withdraw", { storyId: other });
    expect([await status(), await backed()]).toEqual(["assumed", { notes: [], steps: [] }]);
  });

  it("[RC6] a story linked to a note in a locked part backs it, and its status there stays for hosts to change", async () => {
    const room = await openWorkshop(server);
    const { boardId, facilitator } = room;
    const ana = await room.join("Ana");
    const { content } = await readBoard({ wsUrl: server.wsUrl, boardId, token: facilitator });
    const columnId = content.columns[0]?.id;
    const noteId = await room.addNote(ana, "The number rings out.");
    await server.api.run(facilitator, "board.moveNote", { noteId, columnId });
    await server.api.run(facilitator, "room.lock", { boardId, isLocked: true, part: { columnId } });
    const status = async () =>
      (await readBoard({ wsUrl: server.wsUrl, boardId, token: facilitator })).content.notes.find(
        ({ id }) => id === noteId,
      )?.status ?? null;
    const before = await status();
    await server.api.run(ana, "story.link", { storyId: await tell(ana), boardId, noteId });
    expect(await status()).toBe(before);
    expect((await server.api.state(room.workshopId, room.screen)).evidence?.notes).toEqual([noteId]);
    await server.api.run(facilitator, "room.lock", { boardId, isLocked: false, part: { columnId } });
    await server.api.run(ana, "story.link", { storyId: await tell(ana), boardId, noteId });
    expect(await status()).toBe("reported");
  });

  it("[ST10] the code on a slip takes the story back without a seat; nobody else is given the code", async () => {
    const { room, ana, ben } = await roomWithTables();
    const storyId = await tell(ana, { pseudonym: "Fern" });
    const slip = (token: string) =>
      server.api.request<StorySlip>("GET", `/api/workshops/${room.workshopId}/stories/${storyId}/slip`, { token });
    for (const token of [ben, room.facilitator, room.screen]) expect((await slip(token)).status).toBe(404);
    const { code } = (await slip(ana)).body;
    expect((await slip(ana)).body.code).toBe(code);
    const post = (path: string, body: object) => server.api.request("POST", `/api/slips/${path}`, { body });
    expect((await post("look", { code: "AAAA AAAA AAAA" })).status).toBe(404);
    const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `;
    expect(await post("look", { code: typed })).toMatchObject({ body: { pseudonym: "Fern", isWithdrawn: false } });
    expect(await reads(room, ben)).toEqual([storyId]);
    for (let turn = 0; turn < 2; turn += 1) {
      expect((await post("withdraw", { code })).body).toMatchObject({ pseudonym: "", isWithdrawn: true });
    }
    expect([await reads(room, ben), await reads(room, ana)]).toEqual([[], []]);
  });

  it("[ST11] at most twenty stories a person", async () => {
    const { ana } = await roomWithTables();
    for (let turn = 0; turn < 20; turn += 1) await tell(ana);
    expect(await refusal(ana, "story.tell", { text: "one more", scope: null })).toEqual([409, "story.full"]);
  });
});
