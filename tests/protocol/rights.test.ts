import { randomUUID } from "node:crypto";
import type { WireError } from "@longtable/shared/kernel/userError";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readBoard } from "../support/boardPeer.ts";
import { takeSeat } from "../support/participant.ts";
import { createStoppedClock, type RunningServer, startServer } from "../support/testServer.ts";
import { COMMANDS, makeThings, type Things } from "./commandTable.ts";

let server: RunningServer;
let elsewhere: Things;
/** For what is refused and so changes nothing; several, so that no seat sends more in a second than it may. */
const untouched: Things[] = [];
let turn = 0;
const nextUntouched = (): Things => {
  turn += 1;
  const things = untouched[turn % untouched.length];
  if (!things) throw new Error("no workshop was made");
  return things;
};
beforeAll(async () => {
  server = await startServer();
  elsewhere = await makeThings(server);
  for (let index = 0; index < 8; index += 1) untouched.push(await makeThings(server));
}, 60_000);
afterAll(() => server.close());

interface Refusal {
  status: number;
  error: WireError | null;
}

async function send(token: string, type: string, input: Record<string, unknown>): Promise<Refusal> {
  const { status, body } = await server.api.command(token, type, input);
  return { status, error: body.ok ? null : body.error };
}

const ROLES = ["facilitator", "participant", "observer"] as const;
const TABLE = Object.keys(COMMANDS).flatMap((type) => ROLES.map((role) => [role, type] as const));

it.concurrent.each(TABLE)("[PA3] a %s sends %s", async (role, type) => {
  const row = COMMANDS[type];
  if (!row) throw new Error(type);
  const isAllowed = row.allows.includes(role);
  const things = isAllowed ? await makeThings(server, type) : nextUntouched();
  const token = { facilitator: things.room.facilitator, participant: things.participant, observer: things.room.screen }[
    role
  ];
  const { status, error } = await send(token, type, row.good(things));
  const refusal = row.isOwnersAlone && role === "facilitator" ? [404, "notFound"] : [403, "forbidden"];
  expect([status, error?.code ?? null]).toEqual(isAllowed ? [200, null] : refusal);
});

it.each(Object.keys(COMMANDS))("[AC5] %s without a good token is 401, with the organiser's key 403", async (type) => {
  const body = { id: "1", type, ...COMMANDS[type]?.good(elsewhere) };
  const ask = (headers: Record<string, string>) => server.api.request("POST", "/api/commands", { body, headers });
  for (const authorization of [
    "",
    "Bearer",
    "Bearer ",
    `Bearer ${"x".repeat(43)}`,
    elsewhere.participant,
    "Basic YTpi",
  ]) {
    expect((await ask({ authorization })).status).toBe(401);
  }
  expect((await ask({ authorization: `Bearer ${server.api.organiserKey}` })).status).toBe(403);
});

it.each(["board.editNote", "board.moveNote", "board.removeNote"])(
  "[BD4] %s of somebody else's note is not a participant's",
  async (type) => {
    const things = await makeThings(server);
    const other = await things.room.join("Bob");
    for (const [token, noteId] of [
      [things.participant, things.hostNoteId],
      [other, things.noteId],
    ] as const) {
      const { status, error } = await send(token, type, { noteId });
      expect([status, error?.messageKey]).toEqual([403, "board.notYourNote"]);
    }
    expect((await send(things.room.facilitator, type, { noteId: things.noteId })).status).toBe(200);
  },
);

it("[AC2] with the activity closed a participant neither adds nor changes, and with it open again does both", async () => {
  const things = await makeThings(server);
  const { boardId, noteId, activityId, participant, room } = things;
  await server.api.run(room.facilitator, "workshop.closeActivity", { activityId });
  expect((await send(participant, "board.addNote", { boardId, text: "late" })).error?.messageKey).toBe(
    "board.boardReadOnly",
  );
  expect((await send(participant, "board.editNote", { noteId, text: "late" })).error?.messageKey).toBe(
    "board.boardReadOnly",
  );
  expect((await send(room.facilitator, "board.addNote", { boardId, text: "tidying" })).status).toBe(200);
  await server.api.run(room.facilitator, "workshop.openActivity", { activityId });
  expect((await send(participant, "board.addNote", { boardId, text: "in time" })).status).toBe(200);
  expect((await send(participant, "board.editNote", { noteId, text: "in time" })).status).toBe(200);
});

const FOREIGN = Object.entries(COMMANDS).flatMap(([type, { mustExist }]) =>
  mustExist.map((field) => [type, field] as const),
);

it.each(FOREIGN)(
  "[AC1] %s with another workshop's %s is 404, the same as with one that never was",
  async (type, field) => {
    const things = nextUntouched();
    const good = COMMANDS[type]?.good(things) ?? {};
    const foreign = COMMANDS[type]?.good(elsewhere) ?? {};
    const never = Array.isArray(good[field]) ? ["neverWas12345678"] : "neverWas12345678";
    for (const token of [things.room.facilitator, things.participant]) {
      const answers = [
        await send(token, type, { ...good, [field]: foreign[field] }),
        await send(token, type, { ...good, [field]: never }),
      ];
      expect(answers[0]).toEqual(answers[1]);
      // A seat that may not do this at all may be told so first, if it is told the same for every id.
      const isForbidden = token === things.participant && !COMMANDS[type]?.allows.includes("participant");
      expect(isForbidden ? [403, 404] : [404]).toContain(answers[0]?.status);
    }
  },
);

it("[BD13] another workshop's steps, columns and notes name no place here: the note goes where unknown places go", async () => {
  const { room, participant, boardId } = await makeThings(server);
  const { content } = await readBoard({
    wsUrl: server.wsUrl,
    boardId: elsewhere.boardId,
    token: elsewhere.room.facilitator,
  });
  const columnId = content.columns.at(-1)?.id;
  const { noteId } = await server.api.run<{ noteId: string }>(participant, "board.addNote", {
    boardId,
    text: "lost?",
    columnId,
  });
  await server.api.run(participant, "board.moveNote", { noteId, columnId, afterNoteId: elsewhere.noteId });
  const here = await readBoard({ wsUrl: server.wsUrl, boardId, token: room.facilitator });
  const place = here.content.notes.find((note) => note.id === noteId)?.place;
  expect(place).toEqual({ columnId: here.content.columns[0]?.id });
});

it("[VO9] a ballot for another workshop's note is refused like one for a note that never was", async () => {
  const { participant, roundId } = await makeThings(server);
  const answers = [elsewhere.noteId, "neverWas12345678"].map((noteId) =>
    send(participant, "voting.castBallot", { roundId, dots: { [noteId]: 1 } }),
  );
  const [foreign, never] = await Promise.all(answers);
  expect(foreign).toEqual(never);
  expect(foreign).toMatchObject({ status: 400, error: { messageKey: "voting.notACandidate" } });
});

it.each([
  ["GET", (things: Things) => `/api/workshops/${things.room.workshopId}`],
  ["GET", (things: Things) => `/api/boards/${things.boardId}/snapshot`],
] as const)("[AC1] %s of another workshop's is 404", async (method, path) => {
  const { room, participant } = await makeThings(server);
  for (const token of [room.facilitator, participant, room.screen]) {
    expect((await server.api.request(method, path(elsewhere), { token })).status).toBe(404);
    expect((await server.api.request(method, path(elsewhere))).status).toBe(401);
  }
});

it("[AC6] only the organiser's key makes, lists and erases workshops", async () => {
  const { room, participant } = await makeThings(server);
  const body = { title: "Mine", template: "sample" };
  for (const token of [room.facilitator, participant, room.screen]) {
    const answers = [
      await server.api.request("POST", "/api/workshops", { token, body }),
      await server.api.request("GET", "/api/workshops", { token }),
      await server.api.request("DELETE", `/api/workshops/${room.workshopId}`, { token }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
  }
  expect((await server.api.request("DELETE", `/api/workshops/${room.workshopId}`)).status).toBe(401);
});

it("[CM4] one seat that floods is slowed down alone", async () => {
  await using still = await startServer({ clock: createStoppedClock() });
  const { room, participant } = await makeThings(still);
  const other = await room.join("Bob");
  const seat = takeSeat({ url: still.url, token: participant });
  await seat.ready();
  const replies = await Promise.all(Array.from({ length: 400 }, () => seat.send("board.nothing", {}, randomUUID())));
  const codes = new Set(replies.map((reply) => (reply.ok ? "ok" : reply.error.code)));
  expect(codes).toEqual(new Set(["invalid", "tooFast"]));
  expect(replies.find((reply) => !reply.ok && reply.error.code === "tooFast")).toMatchObject({
    error: { retryable: true },
  });
  const byHttp = await Promise.all(
    Array.from({ length: 60 }, () => still.api.command(participant, "board.nothing", {})),
  );
  expect(byHttp.map(({ status }) => status)).toContain(429);
  const unhindered = await still.api.command(other, "board.addNote", { boardId: room.boardId, text: "unhindered" });
  expect(unhindered.status).toBe(200);
  seat.close();
});
