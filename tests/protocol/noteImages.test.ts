import { randomUUID } from "node:crypto";
import { copyFileSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { IMAGE_LIMITS } from "@longtable/shared/images/image.limits";
import type { Images } from "@longtable/shared/images/images.schema";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withDatabase } from "../faults/database.ts";
import { readBoard } from "../support/boardPeer.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { picture, sendImage } from "../support/sendImage.ts";
import { makeDataDir, type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const run = <Result = Record<string, unknown>>(token: string, type: string, input: Record<string, unknown> = {}) =>
  server.api.run<Result>(token, type, input);
const refusal = async (token: string, type: string, input: Record<string, unknown>) => {
  const { status, body } = await server.api.command(token, type, input);
  return [status, body.ok ? null : body.error.messageKey];
};
const imagesOf = async ({ workshopId }: OpenWorkshop, token: string): Promise<Images | undefined> =>
  (await server.api.state(workshopId, token)).images;
const altsOf = async (room: OpenWorkshop, token: string) => (await imagesOf(room, token))?.list.map(({ alt }) => alt);

async function fetched({ workshopId }: OpenWorkshop, token: string, imageId: string, query = "") {
  const response = await fetch(`${server.url}/api/workshops/${workshopId}/images/${imageId}${query}`, {
    headers: { authorization: `Bearer ${token}`, connection: "close" },
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes };
}
const statuses = (room: OpenWorkshop, imageId: string, tokens: readonly string[]) =>
  Promise.all(tokens.map(async (token) => (await fetched(room, token, imageId)).status));

/** A room with Ann and Ben in it, where participants may bring pictures, and Ann's note with one. */
async function withPicture() {
  const room = await openWorkshop(server);
  const { facilitator, boardId, workshopId, screen } = room;
  await run(facilitator, "image.setOpen", { isOpen: true });
  const [ann, ben] = [await room.join("Ann"), await room.join("Ben")];
  const noteId = await room.addNote(ann, "The ramp is too steep");
  const imageId = await sendImage(server, workshopId, ann);
  const at = { boardId, noteId };
  await run(ann, "image.attach", { ...at, imageId, alt: "A ramp with a rail" });
  return { ...room, room, ann, ben, screen, facilitator, noteId, imageId, at };
}

it("[IG4] participants bring no pictures until a host lets them, and then only onto their own notes", async () => {
  const room = await openWorkshop(server);
  const [ann, ben] = [await room.join("Ann"), await room.join("Ben")];
  const noteId = await room.addNote(ann, "Mine");
  await expect(sendImage(server, room.workshopId, ann)).rejects.toThrow("images.notOpen");
  const hosts = await sendImage(server, room.workshopId, room.facilitator);
  await run(room.facilitator, "image.attach", { boardId: room.boardId, noteId, imageId: hosts, alt: "A plan" });
  await run(room.facilitator, "image.setOpen", { isOpen: true });
  const bens = await sendImage(server, room.workshopId, ben);
  const attach = { boardId: room.boardId, noteId, imageId: bens, alt: "His" };
  expect(await refusal(ben, "image.attach", attach)).toEqual([403, "images.notYours"]);
  expect(await refusal(ann, "image.attach", attach)).toEqual([404, "images.notFound"]);
  expect(await refusal(room.screen, "image.attach", attach)).toEqual([403, "images.readOnly"]);
  await run(room.facilitator, "image.setOpen", { isOpen: false });
  expect((await imagesOf(room, ann))?.isOpen).toBe(false);
  const own = await room.addNote(ben, "His own");
  expect(await refusal(ben, "image.attach", { ...attach, noteId: own })).toEqual([403, "images.notOpen"]);
});

it("[RC6] no picture comes onto a note that stands in a locked part; one's own comes off there", async () => {
  const { room, ann, facilitator, boardId, imageId, at } = await withPicture();
  const { content } = await readBoard({ wsUrl: server.wsUrl, boardId, token: facilitator });
  const columnId = content.columns[0]?.id;
  const again = { ...at, imageId, alt: "Again" };
  await run(facilitator, "room.lock", { boardId, isLocked: true, part: { columnId } });
  expect(await refusal(ann, "image.attach", again)).toEqual([403, "board.partLocked"]);
  await run(ann, "image.detach", at);
  expect(await refusal(ann, "image.putBack", at)).toEqual([403, "board.partLocked"]);
  await run(facilitator, "room.lock", { boardId, isLocked: false, part: { columnId } });
  await run(ann, "image.putBack", at);
  expect(await altsOf(room, ann)).toEqual(["A ramp with a rail"]);
});

it("[IG3] who reads the note is shown its picture, small or whole, for a minute; nobody else finds it", async () => {
  const { room, ann, ben, screen, facilitator, imageId } = await withPicture();
  expect(await statuses(room, imageId, [ann, ben, facilitator, screen])).toEqual([200, 200, 200, 200]);
  const { headers, bytes } = await fetched(room, ben, imageId, "?size=small");
  expect(headers.get("cache-control")).toBe("private, max-age=60");
  expect(headers.get("vary")).toContain("Authorization");
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
  const loose = await sendImage(server, room.workshopId, ann, 99);
  expect(await statuses(room, loose, [ann, ben, facilitator, screen])).toEqual([200, 404, 404, 404]);
  const other = await openWorkshop(server);
  expect(await statuses(room, imageId, [other.facilitator, "nobody"])).toEqual([404, 401]);
  const state = JSON.stringify(await imagesOf(room, ben));
  expect(state).not.toContain("isMine");
  expect((await imagesOf(room, ann))?.list[0]).toMatchObject({ isMine: true, alt: "A ramp with a rail" });
});

it("[IG3] off the board, or on a table's that is not one's own, the picture and its words are not there", async () => {
  const { room, ann, ben, facilitator, at, imageId } = await withPicture();
  await run(facilitator, "held.takeOff", { ...at, reason: "It shows a face" });
  expect(await statuses(room, imageId, [ann, ben, facilitator])).toEqual([200, 404, 200]);
  expect(await altsOf(room, ben)).toEqual([]);
  await run(facilitator, "held.release", { noteIds: [at.noteId] });
  await until(async () => (await altsOf(room, ben))?.length === 1);
  await run(ann, "board.removeNote", at);
  await until(async () => (await altsOf(room, ben))?.length === 0);
  expect(await statuses(room, imageId, [ben, facilitator])).toEqual([404, 404]);
});

it("[IG3] [TH1] a picture on a note that was written alone is its owner's until the note is shown", async () => {
  const room = await openWorkshop(server);
  const { facilitator, activityId, boardId } = room;
  await run(facilitator, "image.setOpen", { isOpen: true });
  const [ann, ben] = [await room.join("Ann"), await room.join("Ben")];
  await run(facilitator, "workshop.setWriting", { activityId, writing: "alone" });
  const noteId = await room.addNote(ann, "Alone");
  const imageId = await sendImage(server, room.workshopId, ann);
  const before = (await server.api.state(room.workshopId, ben)).version;
  await run(ann, "image.attach", { boardId, noteId, imageId, alt: "A door" });
  expect((await server.api.state(room.workshopId, ben)).version).toBe(before);
  expect(await altsOf(room, ann)).toEqual(["A door"]);
  expect([await altsOf(room, ben), await altsOf(room, facilitator)]).toEqual([[], []]);
  expect(await statuses(room, imageId, [ann, ben, facilitator, room.screen])).toEqual([200, 404, 404, 404]);
  const taken = { boardId, noteId, imageId, alt: "Not mine" };
  expect(await refusal(facilitator, "image.attach", taken)).toEqual([404, "board.noteNotFound"]);
  await run(facilitator, "workshop.revealActivity", { activityId });
  await until(async () => (await altsOf(room, ben))?.[0] === "A door");
  expect(await statuses(room, imageId, [ben, facilitator, room.screen])).toEqual([200, 200, 200]);
});

it("[IG5] where notes wait for a host, a picture and new words for one wait too", async () => {
  const { room, ann, ben, facilitator, at } = await withPicture();
  await run(facilitator, "held.setModeration", { isOn: true });
  const imageId = await sendImage(server, room.workshopId, ann, 50);
  await run(ann, "image.attach", { ...at, imageId, alt: "Another" });
  expect([await altsOf(room, ben), await altsOf(room, facilitator)]).toEqual([[], ["Another"]]);
  expect(await statuses(room, imageId, [ann, ben, facilitator, room.screen])).toEqual([200, 404, 200, 404]);
  await run(facilitator, "image.letThrough", at);
  expect(await altsOf(room, ben)).toEqual(["Another"]);
  await run(ann, "image.describe", { ...at, alt: "A name" });
  expect(await altsOf(room, ben)).toEqual([]);
});

it("[IG6] how far a picture goes is widened by who put it there alone; a host narrows it, describes it, takes it off and puts it back", async () => {
  const { room, ann, ben, facilitator, at, imageId } = await withPicture();
  expect(await refusal(facilitator, "image.describe", { ...at, scope: "public" })).toEqual([403, "images.notYours"]);
  await run(ann, "image.describe", { ...at, scope: "public" });
  await run(facilitator, "image.describe", { ...at, scope: "programme", alt: "A steep ramp" });
  expect((await imagesOf(room, ben))?.list[0]).toMatchObject({ scope: "programme", alt: "A steep ramp" });
  expect(await refusal(ben, "image.detach", at)).toEqual([403, "images.notYours"]);
  await run(facilitator, "image.detach", at);
  expect(await statuses(room, imageId, [ann, ben, facilitator])).toEqual([200, 404, 404]);
  expect(await refusal(facilitator, "image.detach", at)).toEqual([404, "images.notFound"]);
  // What a host took off, nobody else brings back.
  expect(await refusal(ann, "image.putBack", at)).toEqual([403, "images.notYours"]);
  await run(facilitator, "image.putBack", at);
  expect(await statuses(room, imageId, [ann, ben, facilitator])).toEqual([200, 200, 200]);
});

it("[IG6] who took a picture off puts it back, while they may write there; nobody who may not take it off can", async () => {
  const { room, ann, ben, facilitator, at } = await withPicture();
  await run(ann, "image.detach", at);
  expect(await refusal(ben, "image.putBack", at)).toEqual([403, "images.notYours"]);
  await run(ann, "image.putBack", at);
  expect(await altsOf(room, ben)).toHaveLength(1);
  await run(facilitator, "room.lock", { boardId: at.boardId, isLocked: true });
  await run(ann, "image.detach", at);
  expect(await refusal(ann, "image.putBack", at)).toEqual([403, "images.readOnly"]);
  await run(facilitator, "image.putBack", at);
  expect(await altsOf(room, ben)).toHaveLength(1);
});

it("[IG6] [EX11] no file that was made outlives what a picture lost: its words, its reach, its place or its note's", async () => {
  const { room, ann, facilitator, at, imageId } = await withPicture();
  await run(ann, "image.describe", { ...at, scope: "public" });
  const outlives = async (act: () => Promise<unknown>) => {
    const body = { format: "json", options: {} };
    const made = await server.api.request<{ id: string }>("POST", `/api/workshops/${room.workshopId}/exports`, {
      token: facilitator,
      body,
    });
    const job = async () =>
      (await server.api.request("GET", `/api/exports/${made.body.id}`, { token: facilitator })).status;
    const before = await job();
    await act();
    return [before, await job()];
  };
  expect(await outlives(() => run(facilitator, "image.describe", { ...at, alt: "A ramp" }))).toEqual([200, 404]);
  expect(await outlives(() => run(facilitator, "image.describe", { ...at, scope: "room" }))).toEqual([200, 404]);
  expect(await outlives(() => run(facilitator, "image.detach", at))).toEqual([200, 404]);
  await run(facilitator, "image.putBack", at);
  const path = `/api/workshops/${room.workshopId}/images/${imageId}`;
  expect(await outlives(() => server.api.request("DELETE", path, { token: ann }))).toEqual([200, 404]);
  expect(await outlives(() => run(facilitator, "held.takeOff", { ...at, reason: "" }))).toEqual([200, 404]);
});

it("[IG7] taking back a picture, or its note, takes the file, also what hosts put on it; a second person's stays", async () => {
  const { room, ann, ben, facilitator, at, imageId } = await withPicture();
  const bens = { boardId: at.boardId, noteId: await room.addNote(ben, "His") };
  const same = await sendImage(server, room.workshopId, ben);
  await run(ben, "image.attach", { ...bens, imageId: same, alt: "The ramp again" });
  const mine = await server.api.request<{ items: { kind: string; id: string; text: string }[] }>(
    "GET",
    `/api/workshops/${room.workshopId}/mine`,
    { token: ann },
  );
  expect(mine.body.items).toContainEqual(
    expect.objectContaining({ kind: "image", id: imageId, text: "A ramp with a rail" }),
  );
  await run(ann, "withdrawal.withdraw", { items: [{ kind: "image", id: imageId }] });
  expect(await altsOf(room, ann)).toEqual(["The ramp again"]);
  expect(await statuses(room, imageId, [ann, facilitator])).toEqual([404, 404]);
  expect(await statuses(room, same, [ann, ben])).toEqual([200, 200]);
  const plan = await sendImage(server, room.workshopId, facilitator, 3);
  await run(facilitator, "image.attach", { ...at, imageId: plan, alt: "A plan of the ramp" });
  await run(ann, "withdrawal.withdraw", { items: [{ kind: "note", id: at.noteId }] });
  expect(await statuses(room, plan, [ann, facilitator])).toEqual([404, 404]);
});

it("[IG7] [I6] withdrawn, neither bytes nor words are in the data folder any more", async () => {
  const own = await startServer();
  try {
    const room = await openWorkshop(own);
    await own.api.run(room.facilitator, "image.setOpen", { isOpen: true });
    const ann = await room.join("Ann");
    const at = { boardId: room.boardId, noteId: await room.addNote(ann, "Mine") };
    const imageId = await sendImage(own, room.workshopId, ann, 77);
    await own.api.run(ann, "image.attach", { ...at, imageId, alt: "CANARY-OF-A-PICTURE" });
    await own.api.run(ann, "withdrawal.withdraw", { items: [{ kind: "image", id: imageId }] });
    const folder = () =>
      readdirSync(own.dataDir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(path.join(entry.parentPath, entry.name)).includes("CANARY-OF-A-PICTURE"));
    await until(() => folder().every((found) => !found));
  } finally {
    await own.close();
  }
});

it("[IG7] [ER5] a picture that was deleted by itself stays away after an older copy of the file was put back", async () => {
  const dataDir = makeDataDir();
  let own = await startServer({ dataDir });
  try {
    const { facilitator, workshopId } = await openWorkshop(own);
    const imageId = await sendImage(own, workshopId, facilitator, 1);
    const path = `/api/workshops/${workshopId}/images/${imageId}`;
    const ask = async (method: "GET" | "DELETE") =>
      (await own.api.request(method, path, { token: facilitator })).status;
    await own.close();
    copyFileSync(`${dataDir}/longtable.db`, `${dataDir}/older.db`);
    own = await startServer({ dataDir });
    expect([await ask("DELETE"), await ask("GET")]).toEqual([200, 404]);
    await own.close();
    copyFileSync(`${dataDir}/older.db`, `${dataDir}/longtable.db`);
    own = await startServer({ dataDir });
    expect(await ask("GET")).toBe(404);
  } finally {
    await own.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

it("[IG7] [WD3] a picture that is still on its way when its owner leaves is not kept", async () => {
  const { room, ann, workshopId } = await withPicture();
  const sent = fetch(`${server.url}/api/workshops/${workshopId}/images`, {
    method: "POST",
    headers: { authorization: `Bearer ${ann}`, "content-type": "image/jpeg", connection: "close" },
    body: new Uint8Array(await picture(0x31, 2600, 2000)),
  });
  await run(ann, "withdrawal.withdrawAll", { leave: true });
  await sent;
  const kept = withDatabase(server.dataDir, (db) =>
    db.prepare("SELECT id FROM images WHERE workshop_id = ?").all(room.workshopId),
  );
  expect(kept).toEqual([]);
});

it("[IG8] [IM1] a workshop's JSON holds its pictures and brings them back as they were; one that was tampered with is refused", async () => {
  const { room, ann, facilitator, at, imageId } = await withPicture();
  await run(ann, "image.describe", { ...at, scope: "public" });
  const exported = `/api/workshops/${room.workshopId}/export.json`;
  const file = (await server.api.request<WorkshopFile>("GET", exported, { token: facilitator })).body;
  expect(file.images.map(({ id }) => id)).toEqual([imageId]);
  const bring = (body: unknown) =>
    server.api.request<{ workshop: { id: string }; tokens: { facilitator: string }; error?: { messageKey: string } }>(
      "POST",
      "/api/workshops/import",
      { token: server.api.organiserKey, body, headers: { "idempotency-key": randomUUID() } },
    );
  const { body: made } = await bring(file);
  const again = `/api/workshops/${made.workshop.id}/export.json`;
  const back = (await server.api.request<WorkshopFile>("GET", again, { token: made.tokens.facilitator })).body;
  expect(back.images).toEqual(file.images);
  expect(back.boards.map(({ notes }) => notes.map(({ image }) => image))).toEqual(
    file.boards.map(({ notes }) => notes.map(({ image }) => image)),
  );
  const [image] = file.images;
  const spoilt = (data: Buffer) => bring({ ...file, images: [{ ...image, data: data.toString("base64") }] });
  const bytes = Buffer.from(image?.data ?? "", "base64");
  const withPlace = Buffer.concat([bytes.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, 5, 1, 2, 3]), bytes.subarray(2)]);
  for (const bad of [withPlace, Buffer.concat([bytes, Buffer.from("behind")]), Buffer.from("<svg/>")]) {
    const { status, body } = await spoilt(bad);
    expect([status, body.error?.messageKey]).toEqual([400, "import.spoilt"]);
  }
});

it("[IG6] what was taken off, and what nothing ever held, is gone once nobody can put it back", async () => {
  let aheadMs = 0;
  let sweep = () => undefined as unknown;
  const keepingPace = (action: () => void) => {
    sweep = action;
    return () => undefined;
  };
  const own = await startServer({ clock: { now: () => Date.now() + aheadMs }, keepingPace });
  try {
    const room = await openWorkshop(own);
    const { facilitator, workshopId, boardId } = room;
    const at = { boardId, noteId: await room.addNote(facilitator, "With a plan") };
    const stays = { boardId, noteId: await room.addNote(facilitator, "With another") };
    const [off, on, loose] = [
      await sendImage(own, workshopId, facilitator, 1),
      await sendImage(own, workshopId, facilitator, 2),
      await sendImage(own, workshopId, facilitator, 3),
    ];
    await own.api.run(facilitator, "image.attach", { ...at, imageId: off, alt: "A plan" });
    await own.api.run(facilitator, "image.attach", { ...stays, imageId: on, alt: "Another plan" });
    await own.api.run(facilitator, "image.detach", at);
    const found = async (imageId: string) => {
      const path = `/api/workshops/${workshopId}/images/${imageId}`;
      return (await own.api.request("GET", path, { token: facilitator })).status;
    };
    aheadMs = IMAGE_LIMITS.looseMs + 60_000;
    await until(async () => {
      sweep();
      return (await found(loose)) === 404 && (await found(off)) === 404;
    });
    expect(await found(on)).toBe(200);
    const { status } = await own.api.command(facilitator, "image.putBack", at);
    expect(status).toBe(404);
  } finally {
    await own.close();
  }
});

it("[IG3] [ER5] one damaged board with a picture closes neither the room nor what is let go of", async () => {
  let aheadMs = 0;
  let sweep = () => undefined as unknown;
  const dataDir = makeDataDir();
  const start = () =>
    startServer({
      dataDir,
      clock: { now: () => Date.now() + aheadMs },
      keepingPace(action) {
        sweep = action;
        return () => undefined;
      },
    });
  let own = await start();
  try {
    const { facilitator, workshopId, boardId, joinCode, addNote } = await openWorkshop(own);
    const at = { boardId, noteId: await addNote(facilitator, "With a plan") };
    const held = await sendImage(own, workshopId, facilitator, 1);
    const loose = await sendImage(own, workshopId, facilitator, 2);
    await own.api.run(facilitator, "image.attach", { ...at, imageId: held, alt: "A plan" });
    await own.close();
    withDatabase(dataDir, (db) => {
      db.prepare("DELETE FROM board_snapshots WHERE board_id = ?").run(boardId);
      db.prepare("UPDATE board_updates SET update_blob = x'ffffffffffff' WHERE board_id = ?").run(boardId);
    });
    own = await start();
    const { token } = await own.api.join(joinCode, { alias: "Late" });
    expect((await own.api.state(workshopId, token)).images?.list ?? []).toEqual([]);
    const count = () =>
      withDatabase(dataDir, (db) => db.prepare("SELECT id FROM images ORDER BY id").all()).map(({ id }) => id);
    expect(count()).toHaveLength(2);
    aheadMs = IMAGE_LIMITS.looseMs + 60_000;
    await until(() => {
      sweep();
      return !count().includes(loose);
    });
    expect(count()).toEqual([held]);
  } finally {
    await own.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

interface WorkshopFile {
  images: { id: string; data: string }[];
  boards: { notes: { image?: unknown }[] }[];
}
