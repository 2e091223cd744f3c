import { IMAGE_LIMITS } from "@longtable/shared/images/image.limits";
import { expect, it } from "vitest";
import { openSqlite } from "../../storage/sqliteStorage.ts";
import { createImageKeeping } from "./imageKeeping.ts";
import { addImage } from "./images.store.ts";
import { type NoteAt, putNoteImage } from "./noteImages.store.ts";

const BOARDS = Array.from({ length: 12 }, (_, index) => `board${index}`);
const onNote = (boardId: string) => ({ boardId, noteId: "note" }) as NoteAt;

it("[IG6] a sweep opens few boards, none that stayed as it was, and lets go of what went on any of them", async () => {
  const storage = openSqlite({ path: ":memory:" });
  let now = 1_000;
  const gone = new Set(["board11"]);
  const asked: string[] = [];
  const keeping = createImageKeeping({
    storage,
    clock: { now: () => now },
    publish: () => undefined,
    async hasNote(boardId) {
      asked.push(boardId);
      return !gone.has(boardId);
    },
    isOpen: () => false,
    workshopOf: async () => "room",
    onError: (error) => {
      throw error;
    },
  });
  const sweep = async () => {
    asked.length = 0;
    await keeping.sweep();
    return asked.length;
  };
  const held = async () =>
    (await storage.sql.all<{ board_id: string }>("SELECT board_id FROM note_images")).map(({ board_id }) => board_id);
  const hosts = { alt: "", scope: "room", seatId: null, isHosts: true, isWaiting: false, isOff: false } as const;
  for (const boardId of BOARDS) {
    const bytes = new Uint8Array(1);
    const image = { id: boardId, type: "image/png", width: 1, height: 1, seatId: "", bytes, small: bytes } as const;
    await storage.transact((sql) => addImage(sql, "room", { ...image, at: now }));
    const at = { ...onNote(boardId), imageId: boardId, offSeatId: null };
    await storage.transact((sql) => putNoteImage(sql, "room", { ...hosts, ...at }));
  }
  expect([await sweep(), await sweep(), await sweep(), await sweep()]).toEqual([5, 5, 2, 0]);
  gone.add("board0");
  keeping.heard("board0", { hasNote: () => false });
  expect([await sweep(), [...asked]]).toEqual([1, ["board0"]]);
  now += IMAGE_LIMITS.looseMs + 1;
  expect(await sweep()).toBe(0);
  expect((await held()).toSorted()).toEqual(BOARDS.filter((id) => !gone.has(id)).toSorted());
  await storage.close();
});
