import type { Clock } from "@longtable/server/src/kernel/clock.ts";
import { afterAll, expect, it } from "vitest";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { ORGANISER_KEY, startServer } from "../support/testServer.ts";

let now = Date.UTC(2030, 4, 21, 12);
const clock: Clock = { now: () => now };
const server = await startServer({ clock });
afterAll(() => server.close());

const share = (room: OpenWorkshop, method: string, rest = "", token: string | null = room.facilitator) =>
  server.api.request<{ link: string | null; sharedAt: number | null }>(
    method,
    `/api/workshops/${room.workshopId}/share${rest}`,
    token === null ? {} : { token },
  );
const open = (link: string | null) => fetch(`${server.url}${new URL(link ?? "").pathname}`);
const textOf = async (link: string | null) => (await open(link)).text();

async function makeLink(room: OpenWorkshop): Promise<string> {
  const { status, body } = await share(room, "POST");
  expect(status).toBe(201);
  return body.link ?? "";
}

it("[PP5] is off until a host makes a link, is shown to hosts again, and is gone when it is taken back", async () => {
  const room = await openWorkshop(server);
  const participant = await room.join("Ann");
  expect((await share(room, "GET")).body).toEqual({ link: null, sharedAt: null });
  const stranger = (await openWorkshop(server)).facilitator;
  for (const [token, status] of [
    [participant, 403],
    [room.screen, 403],
    [null, 401],
    [stranger, 404],
  ] as const) {
    for (const [method, rest] of [
      ["POST", ""],
      ["GET", ""],
      ["DELETE", ""],
      ["GET", "/preview"],
    ] as const) {
      expect([method, rest, (await share(room, method, rest, token)).status]).toEqual([method, rest, status]);
    }
  }
  const first = await makeLink(room);
  expect((await share(room, "GET")).body).toEqual({ link: first, sharedAt: now });
  expect((await open(first)).status).toBe(200);
  const second = await makeLink(room);
  expect(second).not.toBe(first);
  expect([(await open(first)).status, (await open(second)).status]).toEqual([404, 200]);
  await share(room, "DELETE");
  const gone = await open(second);
  expect([gone.status, gone.headers.get("cache-control"), gone.headers.get("x-robots-tag")]).toEqual([
    404,
    "private, no-store",
    "noindex, nofollow, noarchive",
  ]);
  expect(await gone.text()).toContain("This page is not shared");
  expect((await share(room, "GET")).body.link).toBeNull();
  expect((await makeLink(room)) === second).toBe(false);
});

it("[PP1] [PP2] shows closed votes and answers as they are now, without a name, a script or an open vote's figures", async () => {
  const room = await openWorkshop(server);
  const voters = await Promise.all(["Ann", "Bea", "Cem", "Dot", "Eve"].map((name) => room.join(name)));
  const noteId = await room.addNote(room.facilitator, "A calm space at night");
  const other = await room.addNote(room.facilitator, "One number to call");
  const vote = async (ids: string[]) => {
    const roundId = await room.openRound(ids);
    for (const token of voters) {
      await server.api.run(token, "voting.castBallot", { roundId, dots: { [noteId]: 2 } });
    }
    return roundId;
  };
  const roundId = await vote([noteId, other]);
  const link = await makeLink(room);
  expect(await textOf(link)).not.toContain("One number to call");
  await server.api.run(room.facilitator, "voting.closeRound", { roundId });
  await vote([noteId]);
  await server.api.run(room.facilitator, "followThrough.setShortlisted", { noteId, isOn: true });
  await server.api.run(room.facilitator, "followThrough.respond", { noteId, outcome: "doing", by: "bea" });
  const input = { what: "Book the room", owners: ["Ann", "Front door team"], due: "2030-06-01" };
  const { commitmentId } = await server.api.run<{ commitmentId: string }>(
    room.facilitator,
    "followThrough.addCommitment",
    input,
  );
  const page = await textOf(link);
  for (const words of [
    "A calm space at night",
    "One number to call",
    "10 dots",
    "5 people voted.",
    "To do",
    "Front door team",
  ]) {
    expect(page).toContain(words);
  }
  expect(page.match(/people voted/g)).toHaveLength(1);
  expect(page).not.toMatch(/\b(Ann|Bea|bea|Cem|Dot|Eve)\b/);
  expect(page).not.toMatch(/<script|<style|style=|javascript:|\son\w+=/i);
  expect(page.length).toBeLessThan(50_000);
  await server.api.run(room.facilitator, "followThrough.changeCommitment", { commitmentId, state: "done" });
  expect(await textOf(link)).toContain("Done");
  const headers = { Authorization: `Bearer ${room.facilitator}` };
  const preview = await fetch(`${server.url}/api/workshops/${room.workshopId}/share/preview`, { headers });
  expect(await preview.text()).toBe(await textOf(link));
});

it("[PP3] a note whose story was not told for everyone stays in the room", async () => {
  const room = await openWorkshop(server);
  const noteId = await room.addNote(room.facilitator, "QUOKKA at the door");
  const kept = await room.addNote(room.facilitator, "A lamp by the door");
  for (const id of [noteId, kept]) {
    await server.api.run(room.facilitator, "followThrough.setShortlisted", { noteId: id, isOn: true });
    await server.api.run(room.facilitator, "followThrough.respond", { noteId: id, outcome: "doing" });
  }
  const link = await makeLink(room);
  expect(await textOf(link)).toContain("QUOKKA at the door");
  await linkStory(room, noteId);
  const page = await textOf(link);
  expect(page).not.toContain("QUOKKA");
  expect(page).toContain("A lamp by the door");
});

it("[PP6] a link is read only so often, and says calmly that many read it", async () => {
  const room = await openWorkshop(server);
  const link = await makeLink(room);
  const answers = await Promise.all(Array.from({ length: 320 }, () => open(link)));
  const refused = answers.filter(({ status }) => status === 429);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(250);
  expect(refused).toHaveLength(70);
  expect(refused[0]?.headers.get("retry-after")).toBe("5");
  expect(await refused[0]?.text()).toContain("Many people are reading this just now");
  now += 1_000;
  expect((await open(link)).status).toBe(200);
  const other = await makeLink(await openWorkshop(server));
  expect((await open(other)).status).toBe(200);
  const wrong = await Promise.all(
    Array.from({ length: 160 }, (_, index) => fetch(`${server.url}/w/${"x".repeat(40)}${index}`)),
  );
  expect(new Set(wrong.map(({ status }) => status))).toEqual(new Set([404, 429]));
  expect((await open(other)).status).toBe(200);
});

/** Evidence told for the room alone, linked to a note. */
async function linkStory(room: OpenWorkshop, noteId: string): Promise<void> {
  const { storyId } = await server.api.run<{ storyId: string }>(room.facilitator, "story.add", {
    kind: "testimony",
    text: "Told in the room",
    collector: "Front door team",
    collectedOn: "2030-05-01",
    scope: "room",
    isTicked: true,
  });
  await server.api.run(room.facilitator, "story.link", { storyId, boardId: room.boardId, noteId });
}

it("[PP7] a programme's figures stand beside stories for everyone, of this and other workshops; no story goes further than it was given", async () => {
  const ask = async <Body>(method: string, path: string, body: unknown) =>
    (await server.api.request<Body>(method, path, { token: ORGANISER_KEY, body })).body;
  const { programme } = await ask<{ programme: { id: string } }>("POST", "/api/programmes", { title: "Good days" });
  const [here, there] = [await openWorkshop(server), await openWorkshop(server)];
  for (const { workshopId } of [here, there]) {
    await ask("PUT", `/api/workshops/${workshopId}/programme`, { programmeId: programme.id });
  }
  const told = new Map<string, string>();
  for (const [room, scope, name] of [
    [here, "public", "own-public"],
    [there, "public", "fellow-public"],
    [there, "programme", "fellow-programme"],
    [there, "room", "fellow-room"],
  ] as const) {
    const given = { kind: "testimony", text: `canary-${name}`, collector: "Visit", collectedOn: "2030-02-05" };
    const { storyId } = await server.api.run<{ storyId: string }>(room.facilitator, "story.add", {
      ...{ ...given, scope, isTicked: true },
    });
    told.set(name, storyId);
    const path = `/api/programmes/${programme.id}/measures`;
    const measure = { phase: "insight", label: `Wait ${name}`, unit: "weeks", baseline: 11, target: 2, storyId };
    const made = await ask<{ measure?: { id: string } }>("POST", path, measure);
    const figure = { value: 9, on: "2030-05-01", source: "Log" };
    await ask("POST", `${path}/${made.measure?.id}/readings`, figure);
  }
  const link = await makeLink(here);
  const page = await textOf(link);
  expect(
    ["own-public", "fellow-public", "fellow-programme", "fellow-room"].filter((name) => page.includes(name)),
  ).toEqual(["own-public", "fellow-public"]);
  const report = async (audience: string) => {
    const path = `/api/workshops/${here.workshopId}/export.md?audience=${audience}`;
    const response = await fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${here.facilitator}` } });
    const text = (await response.text()).replaceAll("\\", "");
    return [...told.keys()].filter((name) => text.includes(`canary-${name}`));
  };
  expect(await report("room")).toEqual(["own-public", "fellow-public", "fellow-programme"]);
  expect(await report("public")).toEqual(["own-public", "fellow-public"]);
  await server.api.run(there.facilitator, "story.withdraw", { storyId: told.get("fellow-public") });
  expect(await textOf(link)).not.toContain("fellow-public");
  expect(await report("room")).toEqual(["own-public", "fellow-programme"]);
});
