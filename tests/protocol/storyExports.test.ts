import { AUDIENCES, SCOPES } from "@longtable/shared/story/story.types";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openMap } from "../support/openMap.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { ORGANISER_KEY, type RunningServer, startServer } from "../support/testServer.ts";

let server: RunningServer;
let room: OpenWorkshop;
let participant: string;
/** What was taken back, and what nobody has looked through. */
const [GONE, UNCHECKED] = ["canary-gone", "canary-unchecked"];
const story = (scope: string) => `canary-story-${scope}`;
/** Short, so that a picture keeps it on one line. */
const note = (scope: string) => `canary-${scope.slice(0, 4)}`;

beforeAll(async () => {
  server = await startServer();
  room = await openWorkshop(server);
  participant = await room.join("Ana");
  const { facilitator: token, boardId } = room;
  const run = <Result>(type: string, input: Record<string, unknown>) => server.api.run<Result>(token, type, input);
  await run("story.setBoardScope", { boardId, scope: "public" });
  const add = async (text: string, scope: string, noteText: string, isTicked = true) => {
    const given = { kind: "testimony", text, collector: "Visit", collectedOn: "2030-02-05", scope, isTicked };
    const { storyId } = await run<{ storyId: string }>("story.add", given);
    const noteId = await room.addNote(token, noteText);
    await run("story.link", { storyId, boardId, noteId });
    return storyId;
  };
  for (const scope of SCOPES) await add(story(scope), scope, note(scope));
  await add(UNCHECKED, "public", "canary-open", false);
  await run("story.withdraw", { storyId: await add(GONE, "room", "canary-left") });
  await server.api.run(participant, "story.tell", { text: "canary-private", scope: null });
});
afterAll(() => server.close());

const file = async (path: string, token: string) => {
  const response = await fetch(`${server.url}/api/${path}`, { headers: { authorization: `Bearer ${token}` } });
  return { status: response.status, text: await response.text() };
};

const MATRIX = AUDIENCES.flatMap((audience) =>
  ["json", "md", "csv", "svg"].flatMap((format) => [
    { audience, format, path: (query: string) => `boards/${room.boardId}/export.${format}${query}` },
    ...(["json", "md"].includes(format)
      ? [
          {
            audience,
            format: `workshop ${format}`,
            path: (query: string) => `workshops/${room.workshopId}/export.${format}${query}`,
          },
        ]
      : []),
  ]),
);

it.each(MATRIX)(
  "[ST1] $format for $audience holds what its audience may have and no more, for hosts and the organiser alike",
  async ({ audience, path }) => {
    for (const token of [room.facilitator, ORGANISER_KEY]) {
      const { status, text } = await file(path(`?audience=${audience}`), token);
      expect(status).toBe(200);
      for (const scope of SCOPES) {
        const goesOut = SCOPES.indexOf(scope) >= SCOPES.indexOf(audience);
        expect([scope, text.includes(note(scope))]).toEqual([scope, goesOut]);
        if (!goesOut) expect(text).not.toContain(story(scope));
      }
      for (const never of [GONE, UNCHECKED, "canary-open", "canary-private"]) expect(text).not.toContain(never);
      expect(text.includes("canary-left")).toBe(audience === "room");
    }
    for (const token of [participant, room.screen]) {
      const { status, text } = await file(path(`?audience=${audience}`), token);
      expect([status, text.includes("canary")]).toEqual([403, false]);
    }
  },
);

it("[ST1] a file is for the room unless its address says otherwise, and an unknown audience is refused", async () => {
  const path = `boards/${room.boardId}/export.json`;
  const usual = await file(path, room.facilitator);
  expect(usual.text).toContain(note("room"));
  expect(usual.text).not.toContain(note("table"));
  expect((await file(`${path}?audience=everyone`, room.facilitator)).status).toBe(400);
});

it("[ST16] before exporting it says how many things are left out and why, never which words", async () => {
  const asked = await file(`workshops/${room.workshopId}/exports/left-out?audience=public`, room.facilitator);
  const { leftOut } = JSON.parse(asked.text) as { leftOut: { what: string; reason: string; count: number }[] };
  expect(leftOut).toEqual(
    expect.arrayContaining([
      { what: "note", reason: "beyondConsent", count: 3 },
      { what: "note", reason: "unchecked", count: 1 },
      { what: "note", reason: "withdrawn", count: 1 },
      { what: "story", reason: "beyondConsent", count: 3 },
      { what: "story", reason: "unchecked", count: 1 },
      { what: "story", reason: "withdrawn", count: 1 },
    ]),
  );
  expect(asked.text).not.toContain("canary");
  expect((await file(`workshops/${room.workshopId}/exports/left-out`, participant)).status).toBe(403);
});

it("[ST16] pins, ratings, answers and suggestions that do not go out are counted too, never in their words", async () => {
  const host = <Result>(type: string, input: Record<string, unknown>) =>
    server.api.run<Result>(room.facilitator, type, input);
  const { boardId, stepIds } = await openMap(server, room);
  const open = await host<{ noteId: string }>("board.addNote", { boardId: room.boardId, text: "canary-open-note" });
  for (const pin of [
    { boardId, stepId: stepIds[0] },
    { boardId: room.boardId, noteId: open.noteId },
  ]) {
    await host("pin.ask", { ...pin, kind: "question", text: "canary-pin" });
  }
  await host("feeling.open", { boardId });
  const { checkId } = await host<{ checkId: string }>("check.open", { kind: "fist", question: "canary-check?" });
  await server.api.run(participant, "check.answer", { checkId, answer: 3 });
  await server.api.run(participant, "workshop.suggest", { about: "agreement", text: "canary-suggestion" });
  const asked = await file(`workshops/${room.workshopId}/exports/left-out?audience=public`, room.facilitator);
  const { leftOut } = JSON.parse(asked.text) as { leftOut: { what: string; reason: string; count: number }[] };
  expect(leftOut).toEqual(
    expect.arrayContaining([
      { what: "pin", reason: "boardScope", count: 1 },
      { what: "rating", reason: "notShown", count: 1 },
      { what: "check", reason: "notShown", count: 1 },
      { what: "suggestion", reason: "hostsOnly", count: 1 },
    ]),
  );
  expect(asked.text).not.toContain("canary");
  const forRoom = await file(`workshops/${room.workshopId}/exports/left-out`, room.facilitator);
  expect(forRoom.text).not.toContain('"pin"');
});

it("[EX19] about how large each kind of file will be is said before it is made, right to about a factor of three", async () => {
  const path = `boards/${room.boardId}`;
  const { sizes } = JSON.parse((await file(`${path}/exports/left-out`, room.facilitator)).text) as {
    sizes: Record<string, number>;
  };
  expect(Object.keys(sizes)).toEqual(expect.arrayContaining(["pdf", "png", "json", "zip"]));
  for (const format of ["pdf", "json", "svg", "csv"]) {
    const { text } = await file(`${path}/export.${format}`, room.facilitator);
    const ratio = (sizes[format] ?? 0) / Buffer.byteLength(text);
    expect([format, ratio > 0.2 && ratio < 5]).toEqual([format, true]);
  }
});
