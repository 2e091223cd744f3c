import type { BoardExport } from "@longtable/shared/export/exportModel";
import { afterAll, expect, it } from "vitest";
import { openWorkshop } from "../support/openWorkshop.ts";
import { ORGANISER_KEY, startServer } from "../support/testServer.ts";

const server = await startServer();
afterAll(() => server.close());
const { api } = server;

interface Answer {
  import: { id: string; boardId: string; notes: number; activityId?: string };
  preview: { notes: number; columns: string[]; encoding: string; problems: { line: number; key: string }[] };
  error: { messageKey: string; rows?: { line: number; key: string }[] };
}

async function makeRoom() {
  const room = await openWorkshop(server);
  const send = (text: string | Uint8Array<ArrayBuffer>, query: string, { token = room.facilitator, key = "" } = {}) =>
    fetch(`${server.url}/api/workshops/${room.workshopId}/import?${query}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "text/csv",
        connection: "close",
        ...(key && { "idempotency-key": key }),
      },
      body: text,
    }).then(async (response) => ({ status: response.status, body: (await response.json()) as Answer }));
  const notes = async (boardId: string = room.boardId) =>
    (await api.request<BoardExport>("GET", `/api/boards/${boardId}/export.json`, { token: ORGANISER_KEY })).body;
  const undo = (id: string, token: string = room.facilitator) =>
    api.request("DELETE", `/api/workshops/${room.workshopId}/imports/${id}`, { token });
  return { room, send, notes, undo, here: `board=${room.boardId}` };
}

it("[IM10] a table's notes come as one, in its order, in the columns it names; sent again they do not come twice", async () => {
  const { send, notes, here } = await makeRoom();
  const table = "text,kind,column\nOpen at night,idea,Ideas\nNobody calls,pain,What is hard";
  const first = await send(table, here, { key: "k1" });
  expect([first.status, first.body.import.notes]).toEqual([201, 2]);
  expect((await send(table, here, { key: "k1" })).body).toEqual(first.body);
  const board = await notes();
  expect(board.notes.map(({ text, kind, column }) => [text, kind, column])).toEqual([
    ["Open at night", "idea", "Ideas"],
    ["Nobody calls", "pain", "What is hard"],
  ]);
});

it("[IM10] one row that cannot be taken and nothing is there; rows are left out only when somebody says so", async () => {
  const { send, notes, here } = await makeRoom();
  const table = "text,kind\nA,idea\nB,party\n,idea";
  const refused = await send(table, here);
  expect(refused.status).toBe(400);
  expect(refused.body.error.rows?.map(({ line, key }) => [line, key])).toEqual([
    [3, "import.rowKind"],
    [4, "import.rowNoText"],
  ]);
  expect((await notes()).notes).toEqual([]);
  const preview = await send(table, `${here}&dryRun=1`);
  expect([preview.status, preview.body.preview.notes, preview.body.preview.problems.length]).toEqual([200, 1, 2]);
  expect((await notes()).notes).toEqual([]);
  expect((await send(table, `${here}&skip=1`)).body.import.notes).toBe(1);
});

it("[IM10] where no row can be taken the preview says of each why, and an empty table that nothing is in it", async () => {
  const { send, here } = await makeRoom();
  for (const query of [`${here}&dryRun=1`, `${here}&skip=1`]) {
    const { status, body } = await send(`text,kind\n${"long ".repeat(600)},idea\nB,party`, query);
    expect([status, body.error.messageKey]).toEqual([400, "import.rowsRefused"]);
    expect(body.error.rows?.map(({ line, key }) => [line, key])).toEqual([
      [2, "import.rowTooLong"],
      [3, "import.rowKind"],
    ]);
  }
  expect((await send("text,kind\n", `${here}&header=1&dryRun=1`)).body.error.messageKey).toBe("import.nothing");
});

it("[IM16] a picture or a spreadsheet is no table: the answer says so, and no note comes of it", async () => {
  const { send, notes, here } = await makeRoom();
  const files = [
    ["import.isNoText", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x41, 0x42]],
    ["import.isSpreadsheet", [0x50, 0x4b, 0x03, 0x04, 0x41, 0x42]],
  ] as const;
  for (const [key, bytes] of files) {
    for (const query of [here, `${here}&dryRun=1`, `${here}&encoding=windows-1252&skip=1`]) {
      const { status, body } = await send(Uint8Array.from(bytes), query);
      expect([status, body.error.messageKey]).toEqual([400, key]);
    }
  }
  expect((await notes()).notes).toEqual([]);
});

it("[IM10] is taken back as one, with the columns it made; what others wrote stays", async () => {
  const { room, send, notes, undo, here } = await makeRoom();
  const before = await notes();
  const { body } = await send("text,column\nA,New one\nB,Another", here);
  const own = (await notes()).columns.find(({ label }) => label === "Another");
  await api.run(room.facilitator, "board.addNote", { boardId: room.boardId, text: "Mine", columnId: own?.id });
  expect((await undo(body.import.id)).status).toBe(200);
  expect((await undo(body.import.id)).status).toBe(200);
  const after = await notes();
  expect(after.notes.map(({ text }) => text)).toEqual(["Mine"]);
  expect(after.columns.map(({ label }) => label)).toEqual([...before.columns.map(({ label }) => label), "Another"]);
});

it("[IM10] without a board it makes one with an activity; taking it back takes both away", async () => {
  const { room, send, notes, undo } = await makeRoom();
  const { body } = await send("\tAsk\tWait\nWhat I did\tRang\tSat there", "title=Our%20map");
  const made = await notes(body.import.boardId);
  expect([made.board.type, made.board.title, made.notes.map(({ step, lane }) => [step, lane])]).toEqual([
    "journeyMap",
    "Our map",
    [
      ["Ask", "What I did"],
      ["Wait", "What I did"],
    ],
  ]);
  await undo(body.import.id);
  const state = await api.state(room.workshopId, room.facilitator);
  expect(state.boards.map(({ id }) => id)).not.toContain(body.import.boardId);
});

it("[IM10] words of older Windows programs and of spreadsheets come as they were written", async () => {
  const { send, notes, here } = await makeRoom();
  await send(Uint8Array.from([...Buffer.from("text;kind\n"), 0x43, 0x61, 0x66, 0xe9, ...Buffer.from(";idea")]), here);
  await send(Uint8Array.from([0xff, 0xfe, ...Buffer.from("text\tkind\nŁódź\tidea", "utf16le")]), here);
  expect((await notes()).notes.map(({ text }) => text)).toEqual(["Café", "Łódź"]);
});

it("[IM5] a table, too, is brought by hosts alone, onto boards of their own workshop, and not where people write alone", async () => {
  const { room, send, undo, here } = await makeRoom();
  const other = await makeRoom();
  const guest = await room.join();
  const statuses = [guest, room.screen, other.room.facilitator, "nobody"].map(
    async (token) => (await send("text\nA\nB", here, { token })).status,
  );
  expect(await Promise.all(statuses)).toEqual([403, 403, 404, 401]);
  expect((await send("text\nA\nB", other.here)).status).toBe(404);
  expect((await undo("nothing-of-that-name", guest)).status).toBe(403);
  expect((await undo("nothing-of-that-name")).status).toBe(404);
  await api.run(room.facilitator, "workshop.setWriting", { activityId: room.activityId, writing: "alone" });
  expect((await send("text\nA\nB", here)).body.error.messageKey).toBe("import.writtenAlone");
});

it("[IM11] too much is refused whole: rows, columns, bytes", async () => {
  const { send, notes, here } = await makeRoom();
  const rows = await send(`text\n${"a\n".repeat(2_100)}`, here);
  expect(rows.body.error.rows?.map(({ key }) => key)).toContain("import.tooManyRows");
  const wide = await send(`text${",x".repeat(60)}\na${",y".repeat(60)}`, here);
  expect(wide.body.error.rows?.map(({ key }) => key)).toContain("import.tooManyColumns");
  expect((await send("x".repeat(3 * 1024 * 1024), here)).status).toBe(413);
  expect((await send("", here)).status).toBe(400);
  expect((await send("text\nA", `${here}&columns=nonsense`)).status).toBe(400);
  expect((await notes()).notes).toEqual([]);
});
