import type { Tables } from "@longtable/shared/tables/tables.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createBoardPeer, createRawPeer, readBoard } from "../support/boardPeer.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { createHastyClock, type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

const GROUPS = ["g-lived", "g-carer", "g-clin", "g-vol"];

let server: RunningServer;
let room: OpenWorkshop;
beforeAll(async () => {
  server = await startServer({ clock: createHastyClock() });
});
afterAll(() => server.close());
beforeEach(async () => {
  room = await openWorkshop(server);
});

interface Guest {
  token: string;
  participantId: string;
}

const stateOf = (token: string, workshopId = room.workshopId): Promise<WorkshopState> =>
  server.api.state(workshopId, token);
const tablesOf = async (token: string): Promise<Tables> => {
  const { tables } = await stateOf(token);
  if (!tables) throw new Error("there are no tables");
  return tables;
};
const host = <Result = Record<string, unknown>>(type: string, input: Record<string, unknown> = {}) =>
  server.api.run<Result>(room.facilitator, type, input);
const tableOf = async ({ token }: Guest) => (await stateOf(token)).me.tableId ?? null;
const refusal = async (token: string, type: string, input: Record<string, unknown>) => {
  const { status, body } = await server.api.command(token, type, input);
  return [status, body.ok ? null : body.error.messageKey];
};

async function guests(count: number, group: (index: number) => string | undefined = () => undefined): Promise<Guest[]> {
  const joined: Guest[] = [];
  for (let index = 0; index < count; index += 1) {
    const { token, participantId } = await server.api.join(room.joinCode, { group: group(index) });
    joined.push({ token, participantId });
  }
  return joined;
}

/** Everyone at tables, and the open activity there too. */
async function atTables(people: number, count: number, way = "mixed") {
  const seated = await guests(people, (index) => GROUPS[index % GROUPS.length]);
  await host("tables.setPlace", { activityId: room.activityId, place: "tables" });
  const { tableIds } = await host<{ tableIds: string[] }>("tables.make", { way, count });
  return { seated, tableIds };
}

/** The board that a person's own table works on. */
async function ownBoard(token: string): Promise<string> {
  const { boards, me } = await stateOf(token);
  const own = boards.find(({ tableId }) => tableId === me.tableId);
  if (!own) throw new Error("the table has no board");
  return own.id;
}

const notesOf = async (token: string, boardId: string) =>
  (await readBoard({ wsUrl: server.wsUrl, boardId, token })).content.notes;

async function openBoards(): Promise<number> {
  const { body } = await server.api.request<string>("GET", "/metrics");
  return Number(/longtable_open_boards (\d+)/.exec(body)?.[1] ?? "0");
}

describe("making tables", () => {
  it("[TB1] by people at each: even tables, and everyone is told their own", async () => {
    const people = await guests(11);
    const { tableIds } = await host<{ tableIds: string[] }>("tables.make", { way: "even", size: 4 });
    expect(tableIds).toHaveLength(3);
    const at = await Promise.all(people.map(tableOf));
    const sizes = tableIds.map((id) => at.filter((own) => own === id).length);
    expect(sizes.toSorted()).toEqual([3, 4, 4]);
    expect((await tablesOf(people[0]?.token ?? "")).list.map(({ label, people: n }) => [label, n])).toEqual(
      tableIds.map((_, index) => [`Table ${index + 1}`, sizes[index]]),
    );
  });

  it("[TB2] by mix: the preview says what is made, and each group is spread", async () => {
    await guests(21, (index) => GROUPS[index % 3]);
    const wish = { way: "mixed", count: 4 };
    const preview = await host<{ people: number; tables: { people: number; groups: Record<string, number> }[] }>(
      "tables.preview",
      wish,
    );
    expect(preview.people).toBe(21);
    expect(preview.tables.map(({ people: n }) => n).toSorted()).toEqual([5, 5, 5, 6]);
    for (const group of GROUPS.slice(0, 3)) {
      const counts = preview.tables.map(({ groups }) => groups[group] ?? 0);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }
    expect((await stateOf(room.facilitator)).tables).toBeUndefined();
    await host("tables.make", wish);
    expect((await tablesOf(room.facilitator)).list).toHaveLength(4);
  });

  it("[TB3] taken back: everyone sits as before; what came in between stays", async () => {
    const { seated } = await atTables(12, 3);
    const before = await Promise.all(seated.map(tableOf));
    const token = seated[0]?.token ?? "";
    await server.api.run(token, "board.addNote", { boardId: await ownBoard(token), text: "written before" });
    const { deedId } = await host("tables.end");
    expect(await Promise.all(seated.map(tableOf))).toEqual(before.map(() => null));
    await host("tables.undo", { deedId });
    expect(await Promise.all(seated.map(tableOf))).toEqual(before);
    expect((await notesOf(token, await ownBoard(token))).map(({ text }) => text)).toEqual(["written before"]);
    expect(await refusal(room.facilitator, "tables.undo", { deedId })).toEqual([409, "tables.nothingToUndo"]);
  });

  it("[TB1] hosts rename, add, remove, join and move; people are told, and the board goes with the table", async () => {
    const { seated, tableIds } = await atTables(6, 2);
    const [one = "", two = ""] = tableIds;
    await host("tables.rename", { tableId: one, label: "Garden" });
    const { tableId: three } = await host<{ tableId: string }>("tables.add");
    expect((await tablesOf(room.facilitator)).list.map(({ label }) => label)).toEqual(["Garden", "Table 2", "Table 1"]);
    const [person] = seated;
    if (!person) throw new Error("nobody");
    await host("tables.move", { participantId: person.participantId, tableId: three });
    expect(await tableOf(person)).toBe(three);
    await host("tables.remove", { tableId: one, intoId: three });
    const at = await Promise.all(seated.map(tableOf));
    expect(at.filter((own) => own === one)).toEqual([]);
    expect(at.filter((own) => own === two).length + at.filter((own) => own === three).length).toBe(6);
    const list = (await tablesOf(room.facilitator)).list;
    expect(list.find(({ id }) => id === one)).toMatchObject({ isEnded: true, label: "Garden" });
    await host("tables.remove", { tableId: two });
    expect(await refusal(room.facilitator, "tables.remove", { tableId: three })).toEqual([409, "tables.lastTable"]);
  });

  it("[TB4] who comes late sits down at the smallest table", async () => {
    const { seated, tableIds } = await atTables(6, 2);
    const [one] = tableIds;
    const leaves = (await Promise.all(seated.map(async (guest) => [guest, await tableOf(guest)] as const))).find(
      ([, at]) => at === one,
    );
    await host("tables.move", { participantId: leaves?.[0].participantId, tableId: null });
    const [late] = await guests(1, () => "g-lived");
    expect(late && (await tableOf(late))).toBe(one);
  });

  it("[TB9] two hundred people get twenty tables, with their boards, in less than a second", async () => {
    const people = await guests(200, (index) => GROUPS[index % GROUPS.length]);
    await host("tables.setPlace", { activityId: room.activityId, place: "tables" });
    const before = await openBoards();
    const started = performance.now();
    await host("tables.make", { way: "mixed", count: 20 });
    expect(performance.now() - started).toBeLessThan(1_000);
    const state = await stateOf(people[7]?.token ?? "");
    expect(state.boards.filter(({ tableId }) => tableId !== undefined)).toHaveLength(1);
    expect(JSON.stringify(state.tables).length).toBeLessThan(3_000);
    expect((await openBoards()) - before).toBeLessThanOrEqual(1);
  });
});

describe("by choice", () => {
  it("[TB6] two people want the last place at once: one gets it, the other a kind answer and another table", async () => {
    const people = await guests(4);
    const { tableIds } = await host<{ tableIds: string[] }>("tables.make", { way: "choice", size: 2 });
    const [one = "", two = ""] = tableIds;
    const [first, second, third] = people;
    if (!first || !second || !third) throw new Error("nobody");
    await server.api.run(first.token, "tables.choose", { tableId: one });
    const both = await Promise.all(
      [second, third].map(({ token }) => refusal(token, "tables.choose", { tableId: one })),
    );
    expect(both.toSorted()).toEqual([
      [200, null],
      [409, "tables.full"],
    ]);
    expect((await tablesOf(first.token)).list.map(({ left }) => left)).toEqual([0, 2]);
    await server.api.run(third.token, "tables.choose", { tableId: two });
    expect(await tableOf(third)).toBe(two);
    await server.restart();
    expect(await tableOf(first)).toBe(one);
  });

  it("[TB6] nobody chooses where hosts seat people, and hosts seat the rest", async () => {
    const [person] = await guests(5);
    const { tableIds } = await host<{ tableIds: string[] }>("tables.make", { way: "choice", count: 2 });
    await server.api.run(person?.token ?? "", "tables.choose", { tableId: tableIds[0] });
    expect((await host<{ seated: number }>("tables.seatRest")).seated).toBe(4);
    await host("tables.make", { way: "even", count: 2 });
    expect(await refusal(person?.token ?? "", "tables.choose", { tableId: tableIds[1] })).toEqual([
      409,
      "tables.notByChoice",
    ]);
  });
});

describe("each table's own board", () => {
  it("[TB10] it begins with the room's structure, under the same ids, and with what hosts wrote", async () => {
    await room.addNote(room.facilitator, "a host's prompt");
    const early = await room.join();
    await room.addNote(early, "somebody's own");
    const { seated } = await atTables(3, 1);
    const token = seated[0]?.token ?? "";
    const [own, origin] = await Promise.all(
      [await ownBoard(token), room.boardId].map((boardId) =>
        readBoard({ wsUrl: server.wsUrl, boardId, token: room.facilitator }),
      ),
    );
    expect(own?.content.columns).toEqual(origin?.content.columns);
    expect(own?.content.notes.map(({ text }) => text)).toEqual(["a host's prompt"]);
  });

  it("[TB10] an activity that opens at the tables gives each its board; one opened before gets it with the tables", async () => {
    await guests(4);
    await host("workshop.closeActivity", { activityId: room.activityId });
    await host("tables.make", { way: "even", count: 2 });
    await host("tables.setPlace", { activityId: room.activityId, place: "tables" });
    const copies = async () => (await stateOf(room.facilitator)).boards.filter(({ tableId }) => tableId);
    expect(await copies()).toEqual([]);
    await host("workshop.openActivity", { activityId: room.activityId });
    expect(await copies()).toHaveLength(2);
    await host("tables.add");
    expect(await copies()).toHaveLength(3);
  });

  it("[TB8] nobody at another table receives a byte of a table's board, nor finds it by its id", async () => {
    const { seated } = await atTables(4, 2);
    const at = await Promise.all(seated.map(tableOf));
    const mine = seated[0];
    const mate = seated.find((_, index) => index > 0 && at[index] === at[0]);
    const other = seated.find((_, index) => at[index] !== at[0]);
    if (!mine || !mate || !other) throw new Error("the tables are not two and two");
    const seats = [mate, other, { token: room.screen }].map(({ token }) => takeSeat({ url: server.url, token }));
    await Promise.all(seats.map((seat) => seat.ready()));
    const boardId = await ownBoard(mine.token);
    const theirs = await ownBoard(other.token);
    const lines = await Promise.all(
      [theirs, room.boardId].map((id) => createRawPeer({ wsUrl: server.wsUrl, boardId: id, token: other.token })),
    );
    await Promise.all(lines.map((line) => line.frameOf(0)));

    const secret = "only at this table";
    await server.api.run(mine.token, "board.addNote", { boardId, text: secret });
    const mates = createBoardPeer({ wsUrl: server.wsUrl, boardId, token: mate.token });
    await mates.waitFor((board) => board.listNotes().some(({ text }) => text === secret));
    mates.close();
    // One more thing that everybody is told: whatever came before it has come by then.
    await host("workshop.setTimer", { seconds: 60 });
    for (const seat of seats) await seat.waitFor(({ timer }) => timer !== null);
    const otherSeat = seats[1];
    for (const seen of [...(otherSeat?.frames ?? []), ...(seats[2]?.frames ?? [])]) {
      expect(seen).not.toContain(secret);
      expect(seen).not.toContain(boardId);
    }
    for (const line of lines) {
      for (const { bytes } of line.frames) expect(Buffer.from(bytes).includes(secret)).toBe(false);
      line.close();
    }
    for (const token of [other.token, room.screen]) {
      const never = "neverWas12345678";
      for (const path of [(id: string) => `/api/boards/${id}/snapshot`]) {
        const [there, nowhere] = await Promise.all(
          [boardId, never].map((id) => server.api.request("GET", path(id), { token })),
        );
        expect(there).toEqual(nowhere);
        expect(there?.status).toBe(404);
      }
      const line = await createRawPeer({ wsUrl: server.wsUrl, boardId, token });
      expect(await line.closed()).toBe(4404);
      expect(line.frames).toEqual([]);
    }
    for (const [type, input] of [
      ["board.addNote", { text: "in" }],
      ["tables.addNoteFor", { text: "in" }],
    ] as const) {
      const answers = await Promise.all(
        [boardId, "neverWas12345678"].map((id) => refusal(other.token, type, { ...input, boardId: id })),
      );
      expect(answers[0]).toEqual(answers[1]);
      expect(answers[0]?.[0]).toBe(404);
    }
    expect(JSON.stringify(await stateOf(other.token))).not.toContain(boardId);
    expect(
      (await server.api.request("GET", `/api/boards/${boardId}/export.json`, { token: other.token })).status,
    ).not.toBe(200);
    for (const seat of seats) seat.close();
  });

  it("[TB8] groups by table are told to nobody", async () => {
    const { seated } = await atTables(8, 2);
    for (const token of [seated[0]?.token ?? "", room.screen]) {
      expect(JSON.stringify((await stateOf(token)).tables)).not.toMatch(/g-(lived|carer|clin|vol)/);
    }
    expect((await refusal(seated[0]?.token ?? "", "tables.preview", { way: "mixed", count: 2 }))[0]).toBe(403);
    expect((await refusal(seated[0]?.token ?? "", "tables.people", { tableId: null }))[0]).toBe(403);
  });

  it("[TB8] moved to another table, a person's line to the old board ends and the new one opens", async () => {
    const { seated, tableIds } = await atTables(4, 2);
    const [person] = seated;
    if (!person) throw new Error("nobody");
    const from = await tableOf(person);
    const seat = takeSeat({ url: server.url, token: person.token });
    await seat.ready();
    const boardId = await ownBoard(person.token);
    const line = await createRawPeer({ wsUrl: server.wsUrl, boardId, token: person.token });
    await line.frameOf(0);
    const to = tableIds.find((id) => id !== from);
    await host("tables.move", { participantId: person.participantId, tableId: to });
    await line.closed();
    await seat.waitFor(({ me, boards }) => me.tableId === to && boards.some(({ tableId }) => tableId === to));
    expect(seat.state()?.boards.some(({ id }) => id === boardId)).toBe(false);
    seat.close();
  });

  it("[TB15] a shared board is read by the whole room, until it is not", async () => {
    const { seated } = await atTables(4, 2);
    const at = await Promise.all(seated.map(tableOf));
    const other = seated.find((_, index) => at[index] !== at[0]);
    const boardId = await ownBoard(seated[0]?.token ?? "");
    const access = async (token: string) =>
      (await stateOf(token)).boards.find(({ id }) => id === boardId)?.access ?? null;
    await host("tables.share", { boardId, isShared: true });
    expect([await access(other?.token ?? ""), await access(room.screen)]).toEqual(["read", "read"]);
    await host("tables.share", { boardId, isShared: false });
    expect([await access(other?.token ?? ""), await access(room.screen)]).toEqual([null, null]);
  });
});

describe("table hosts", () => {
  it("[TB16] a table host edits their own table's board by Yjs, enters notes for others there, and nowhere else", async () => {
    const { seated } = await atTables(4, 2);
    const [person] = seated;
    if (!person) throw new Error("nobody");
    const seat = takeSeat({ url: server.url, token: person.token });
    await seat.ready();
    await host("tables.setHost", { participantId: person.participantId, isHost: true });
    await seat.waitFor(({ me }) => me.role === "tableHost");
    const boardId = await ownBoard(person.token);
    expect(seat.state()?.boards.find(({ id }) => id === boardId)?.access).toBe("edit");
    const peer = createBoardPeer({ wsUrl: server.wsUrl, boardId, token: person.token });
    await peer.synced();
    peer.board.addNote({ id: "ownNote123456789" as never, text: "by the host" }, "me");
    await until(async () => (await notesOf(room.facilitator, boardId)).some(({ text }) => text === "by the host"));
    peer.close();
    await server.api.run(person.token, "tables.addNoteFor", { boardId, text: "said by a neighbour" });
    const note = (await notesOf(room.facilitator, boardId)).find(({ text }) => text === "said by a neighbour");
    expect(note).toMatchObject({ isByProxy: true });
    expect((await refusal(person.token, "tables.addNoteFor", { boardId: room.boardId, text: "x" }))[0]).toBe(403);
    expect((await refusal(person.token, "workshop.closeActivity", { activityId: room.activityId }))[0]).toBe(403);
    await host("tables.setHost", { participantId: person.participantId, isHost: false });
    await seat.waitFor(({ me }) => me.role === "participant");
    seat.close();
  });

  it("[TB16] one person takes it on where nobody has; hosts may stop that", async () => {
    const { seated } = await atTables(2, 1);
    const [one, two] = seated;
    if (!one || !two) throw new Error("nobody");
    await server.api.run(one.token, "tables.volunteer", { isHost: true });
    expect((await stateOf(one.token)).me.role).toBe("tableHost");
    expect(await refusal(two.token, "tables.volunteer", { isHost: true })).toEqual([409, "tables.hasHost"]);
    await server.api.run(one.token, "tables.volunteer", { isHost: false });
    await host("tables.setRules", { mayVolunteer: false });
    expect((await refusal(two.token, "tables.volunteer", { isHost: true }))[0]).toBe(409);
    await host("tables.setHost", { participantId: two.participantId, isHost: true });
    await host("tables.setHost", { participantId: one.participantId, isHost: true });
    expect((await stateOf(two.token)).me.role).toBe("participant");
  });
});

describe("all tables together", () => {
  it("[TB17] hosts and the screen see how the tables get on; people do not", async () => {
    const { seated } = await atTables(4, 2);
    const token = seated[0]?.token ?? "";
    const seat = takeSeat({ url: server.url, token });
    const hosts = takeSeat({ url: server.url, token: room.facilitator });
    const wall = takeSeat({ url: server.url, token: room.screen });
    await Promise.all([seat, hosts, wall].map((one) => one.ready()));
    await server.api.run(token, "board.addNote", { boardId: await ownBoard(token), text: "one" });
    const own = seat.state()?.me.tableId;
    for (const one of [hosts, wall]) {
      await one.waitFor(({ tables }) => {
        const progress = tables?.list.find(({ id }) => id === own)?.progress;
        return progress?.notes === 1 && progress.here === 1 && progress.changedAt !== null;
      });
    }
    expect(JSON.stringify((await stateOf(token)).tables)).not.toContain("progress");
    for (const one of [seat, hosts, wall]) one.close();
  });

  it("[TB7] hosts are told when hardly anybody is left at a table", async () => {
    const { seated } = await atTables(8, 2);
    const at = await Promise.all(seated.map(tableOf));
    const seats = seated.map(({ token }) => takeSeat({ url: server.url, token }));
    await Promise.all(seats.map((seat) => seat.ready()));
    const hosts = takeSeat({ url: server.url, token: room.facilitator });
    await hosts.waitFor(({ tables }) => tables?.list.every(({ progress }) => progress?.here === 4));
    const first = seats.filter((_, index) => at[index] === at[0]);
    for (const seat of first.slice(0, 2)) seat.close();
    await hosts.waitFor(({ tables }) => {
      const table = tables?.list.find(({ id }) => id === at[0]);
      return table?.progress?.here === 2 && table.progress.isNearlyEmpty === true && table.people === 4;
    });
    for (const seat of [...seats, hosts]) seat.close();
  });

  it("[TB18] a word to all tables is on every phone, and as a note on each table's board", async () => {
    const { seated } = await atTables(4, 2);
    expect(await host("tables.broadcast", { text: "Five minutes left", asNote: true })).toEqual({ boards: 2 });
    for (const { token } of seated) {
      expect((await tablesOf(token)).message?.text).toBe("Five minutes left");
      expect((await notesOf(token, await ownBoard(token))).map(({ text }) => text)).toEqual(["Five minutes left"]);
    }
    expect(await host("tables.merge", { boardId: room.boardId })).toMatchObject({ added: 0 });
  });

  it("[TB12] merged, each table's notes stand in the room once, with their table, and are still their writers' own", async () => {
    await room.addNote(room.facilitator, "a host's prompt");
    const { seated } = await atTables(4, 2);
    const written: [Guest, string | null][] = [];
    for (const [index, guest] of seated.entries()) {
      await server.api.run(guest.token, "board.addNote", { boardId: await ownBoard(guest.token), text: `by ${index}` });
      written.push([guest, await tableOf(guest)]);
    }
    const preview = await host("tables.previewMerge", { boardId: room.boardId });
    expect(preview).toMatchObject({ added: 4, changed: 0, kept: 0, over: 0 });
    expect(await host("tables.merge", { boardId: room.boardId })).toMatchObject({ added: 4, changed: 0 });
    expect(await host("tables.merge", { boardId: room.boardId })).toMatchObject({ added: 0, changed: 0 });
    const merged = await notesOf(room.facilitator, room.boardId);
    expect(merged.map(({ text }) => text).toSorted()).toEqual(["a host's prompt", "by 0", "by 1", "by 2", "by 3"]);
    for (const [index, [guest, tableId]] of written.entries()) {
      const note = merged.find(({ text }) => text === `by ${index}`);
      expect(note?.tableId).toBe(tableId);
      expect((await stateOf(guest.token)).me.noteIds).toContain(note?.id);
    }
    const csv = await server.api.request<string>("GET", `/api/boards/${room.boardId}/export.csv`, {
      token: room.facilitator,
    });
    expect(csv.body).toContain("Table 1");
    expect(csv.body).toContain("Table 2");

    const [first] = seated;
    if (!first) throw new Error("nobody");
    const boardId = await ownBoard(first.token);
    const [own] = (await notesOf(first.token, boardId)).filter(({ text }) => text === "by 0");
    await server.api.run(first.token, "board.editNote", { boardId, noteId: own?.id, text: "by 0, put better" });
    await server.api.run(first.token, "board.addNote", { boardId, text: "one more" });
    expect(await host("tables.merge", { boardId: room.boardId })).toMatchObject({ added: 1, changed: 1 });
    const texts = (await notesOf(room.facilitator, room.boardId)).map(({ text }) => text);
    expect(texts).toHaveLength(6);
    expect(texts).toContain("by 0, put better");
  });

  it("[TB12] two merges at once bring nothing twice", async () => {
    const { seated } = await atTables(4, 2);
    for (const { token } of seated)
      await server.api.run(token, "board.addNote", { boardId: await ownBoard(token), text: "mine" });
    const results = await Promise.all(
      [1, 2, 3].map(() => host<{ added: number }>("tables.merge", { boardId: room.boardId })),
    );
    expect(results.reduce((sum, { added }) => sum + added, 0)).toBe(4);
    expect(await notesOf(room.facilitator, room.boardId)).toHaveLength(4);
  });
});

describe("votes by table", () => {
  const open = (notes: readonly string[], tableIds: readonly string[] | undefined, who = "tables") =>
    server.api.command<{ roundId: string }>(room.facilitator, "voting.openRound", {
      activityId: room.activityId,
      boardId: room.boardId,
      candidates: notes,
      who,
      ...(tableIds && { tableIds }),
    });

  it("[VO20] only who sat there when it opened votes, wherever they sit later", async () => {
    const noteId = await room.addNote(room.facilitator, "an idea");
    const { seated, tableIds } = await atTables(12, 2);
    const [one = "", two = ""] = tableIds;
    const at = await Promise.all(seated.map(tableOf));
    const inside = seated.filter((_, index) => at[index] === one);
    const outside = seated.filter((_, index) => at[index] === two);
    const { body } = await open([noteId], [one]);
    const roundId = body.ok ? body.result.roundId : "";
    const [leaves] = inside;
    const [comes] = outside;
    await host("tables.move", { participantId: leaves?.participantId, tableId: two });
    await host("tables.move", { participantId: comes?.participantId, tableId: one });
    const cast = ({ token }: Guest) => refusal(token, "voting.castBallot", { roundId, dots: { [noteId]: 1 } });
    for (const guest of inside) expect(await cast(guest)).toEqual([200, null]);
    for (const guest of outside) expect(await cast(guest)).toEqual([403, "voting.otherTable"]);
    expect((await stateOf(comes?.token ?? "")).rounds.at(-1)).toMatchObject({
      notForMe: "otherTable",
      tableIds: [one],
    });
    await host("voting.closeRound", { roundId });
    const state = await stateOf(room.facilitator);
    expect(state.rounds.at(-1)).toMatchObject({ voted: 6, state: "closed", tableIds: [one] });
    expect(state.results?.at(-1)).toMatchObject({ shown: [] });
  });

  it("[RG8] a vote of fewer than five is not opened, nor one on a table's own board, nor one beside results by group", async () => {
    const noteId = await room.addNote(room.facilitator, "an idea");
    const { seated, tableIds } = await atTables(8, 2);
    const [one = ""] = tableIds;
    expect((await open([noteId], [one])).body).toMatchObject({
      ok: false,
      error: { messageKey: "voting.tooFewAtTables" },
    });
    expect((await open([noteId], undefined)).status).toBe(400);
    expect((await open([noteId], [one], "everyone")).status).toBe(400);
    const boardId = await ownBoard(seated[0]?.token ?? "");
    const own = await server.api.run<{ noteId: string }>(seated[0]?.token ?? "", "board.addNote", {
      boardId,
      text: "ours",
    });
    expect(
      await refusal(room.facilitator, "voting.openRound", {
        activityId: room.activityId,
        boardId,
        candidates: [own.noteId],
      }),
    ).toEqual([409, "voting.tablesOwnBoard"]);
  });

  it("[RG8] the whole room votes on the same notes after tables only as it is then, and with nobody left over; tables not after the room", async () => {
    const noteId = await room.addNote(room.facilitator, "an idea");
    const { tableIds } = await atTables(12, 2);
    const denied = async (...vote: Parameters<typeof open>) => {
      const { status, body } = await open(...vote);
      return [status, body.ok ? null : body.error.messageKey];
    };
    for (const tableId of tableIds) expect(await denied([noteId], [tableId])).toEqual([200, null]);
    for (const who of ["everyone", "tickets"]) {
      expect(await denied([noteId], undefined, who)).toEqual([409, "voting.afterTables"]);
    }
    expect(await denied([noteId], undefined, "present")).toEqual([200, null]);
    // Somebody who sat at neither: what everyone chose less what the tables chose would be theirs alone.
    await guests(1);
    expect(await denied([noteId], undefined, "present")).toEqual([409, "voting.tablesComparable"]);
    const other = await room.addNote(room.facilitator, "another idea");
    expect(await denied([other], undefined, "everyone")).toEqual([200, null]);
    expect(await denied([other], [tableIds[0] ?? ""])).toEqual([409, "voting.tablesComparable"]);
  });

  it("[RG9] a vote of the whole room after one by table shows no group of which few sat at a table", async () => {
    const noteId = await room.addNote(room.facilitator, "an idea");
    // At the first table five carers and two others; at the second eight others.
    const carers = await guests(5, () => "g-carer");
    const others = await guests(10, () => "g-lived");
    const { tableIds } = await host<{ tableIds: string[] }>("tables.make", {
      way: "choice",
      count: 2,
      size: undefined,
    });
    const [one = "", two = ""] = tableIds;
    for (const { participantId } of [...carers, ...others.slice(0, 2)])
      await host("tables.move", { participantId, tableId: one });
    for (const { participantId } of others.slice(2)) await host("tables.move", { participantId, tableId: two });
    const vote = async (tables: string[] | undefined) => {
      const { body } = await open([noteId], tables, tables ? "tables" : "present");
      if (!body.ok) throw new Error(body.error.messageKey);
      const { roundId } = body.result;
      const who = tables ? others.slice(2) : [...carers, ...others];
      for (const [index, { token }] of who.entries()) {
        await server.api.run(token, "voting.castBallot", { roundId, dots: { [noteId]: 1 + (index % 2) } });
      }
      await host("voting.closeRound", { roundId });
      return (await stateOf(room.facilitator)).results?.at(-1)?.shown.map(({ id }) => id);
    };
    expect(await vote([two])).toEqual([]);
    expect(await vote(undefined)).toEqual([]);
  });
});
