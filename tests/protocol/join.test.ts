import { DEFAULT_GROUPS } from "@longtable/shared/participation/groups";
import { formatJoinCode } from "@longtable/shared/participation/joinCode";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";

let server: RunningServer;
let room: OpenWorkshop;
beforeAll(async () => {
  server = await startServer();
  room = await openWorkshop(server);
});
afterAll(() => server.close());

const join = (body: unknown) => server.api.request<Record<string, string>>("POST", "/api/join", { body });
const count = async () => (await server.api.state(room.workshopId, room.facilitator)).participants.count;

it("[PA7] any case, with spaces, hyphens or in two chunks, the code is the same code", async () => {
  const { joinCode: code } = room;
  const spellings = [
    code,
    code.toLowerCase(),
    formatJoinCode(code),
    formatJoinCode(code).toLowerCase(),
    `${code.slice(0, 3)}-${code.slice(3)}`,
    [...code].join(" "),
    `  ${code}  `,
  ];
  for (const spelling of spellings) {
    const { status, body } = await join({ code: spelling });
    expect({ spelling, status, workshopId: body.workshopId }).toEqual({
      spelling,
      status: 200,
      workshopId: room.workshopId,
    });
    expect((await server.api.request("GET", `/api/codes/${encodeURIComponent(spelling)}`)).status).toBe(200);
  }
});

it.each([
  ["one that never was", "ABCDEFG", 404],
  ["too short", "ABC", 404],
  ["with a figure", "ABCDEF1", 404],
  ["with letters codes do not have", "IOIOIOI", 404],
  ["empty", "", 404],
  ["41 letters", "A".repeat(41), 400],
  ["a number", 1234567, 400],
  ["null", null, 400],
  ["missing", undefined, 400],
  ["SQL", "' OR 1=1 --", 404],
] as const)("[PA7] a code that is %s lets nobody in", async (_name, code, status) => {
  const before = await count();
  const answer = await join({ code, alias: "Ann" });
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({ ok: false, error: { code: status === 404 ? "notFound" : "invalid" } });
  expect(await count()).toBe(before);
});

it.each([
  ["an alias that is a number", { alias: 5 }],
  ["an alias of 41 letters", { alias: "x".repeat(41) }],
  ["a group that is a list", { group: ["g-lived"] }],
  ["a rejoin word that is an object", { alias: "Ann", rejoinWord: {} }],
  ["a job title", { alias: "Ann", jobTitle: "Director" }],
])("[PA11] %s is a wrong shape", async (_name, extra) => {
  expect((await join({ code: room.joinCode, ...extra })).status).toBe(400);
});

it.each([
  ["an id", "g-carer", "g-carer"],
  ["a label", DEFAULT_GROUPS[1]?.label, "g-carer"],
  ["a label in capitals", DEFAULT_GROUPS[1]?.label.toUpperCase(), "g-carer"],
  ["one that the workshop does not know", "astronauts", null],
  ["null", null, null],
  ["nothing", undefined, null],
])("[PA8] the group may be %s", async (_name, group, groupId) => {
  const joined = await server.api.join(room.joinCode, { alias: "Ann", ...(group !== undefined && { group }) });
  const { me } = await server.api.state(room.workshopId, joined.token);
  expect(me).toMatchObject({
    role: "participant",
    canVote: true,
    alias: "Ann",
    groupId,
    participantId: joined.participantId,
  });
});

it("[PA8] without a name and without a group one is in too", async () => {
  const { token } = await server.api.join(room.joinCode);
  expect((await server.api.state(room.workshopId, token)).me).toMatchObject({ alias: "", groupId: null });
});

it("[PA2] alias and rejoin word bring the same participant back, and nobody is counted twice", async () => {
  const first = await server.api.join(room.joinCode, { alias: "Zoë  Müller", group: "g-lived" });
  const noteId = await room.addNote(first.token, "mine");
  const before = await count();
  const spellings = [
    { alias: "Zoë  Müller", rejoinWord: first.rejoinWord },
    { alias: "zoë müller", rejoinWord: first.rejoinWord.toUpperCase() },
    { alias: " ZOË MÜLLER ", rejoinWord: ` ${first.rejoinWord.replaceAll(" ", "-")} ` },
  ];
  let token = first.token;
  for (const given of spellings) {
    const again = await server.api.join(room.joinCode, given);
    expect(again).toMatchObject({ participantId: first.participantId, workshopId: room.workshopId });
    expect((await server.api.request("GET", `/api/workshops/${room.workshopId}`, { token })).status).toBe(401);
    ({ token } = again);
  }
  const { me } = await server.api.state(room.workshopId, token);
  expect(me).toMatchObject({ participantId: first.participantId, groupId: "g-lived", noteIds: [noteId] });
  expect(await count()).toBe(before);
});

it("[PA6] coming back ends the sockets of the old token", async () => {
  const first = await server.api.join(room.joinCode, { alias: "Lost phone" });
  const seat = takeSeat({ url: server.url, token: first.token });
  await seat.ready();
  const ended = new Promise((resolve) => seat.socket.once("disconnect", resolve));
  await server.api.join(room.joinCode, { alias: "Lost phone", rejoinWord: first.rejoinWord });
  await ended;
  seat.close();
});

it("[PA5] wrong rejoin words are refused, however many, and the right one works afterwards", async () => {
  const first = await server.api.join(room.joinCode, { alias: "Target" });
  const before = await count();
  const guesses = Array.from({ length: 60 }, (_, n) => ({
    code: room.joinCode,
    alias: "Target",
    rejoinWord: `amber kettle ${n}`,
  }));
  const answers = await Promise.all(guesses.map(join));
  for (const { status, body } of answers) {
    expect(status).toBe(403);
    expect(body).toMatchObject({ ok: false, error: { code: "forbidden", retryable: false } });
  }
  expect((await server.api.state(room.workshopId, first.token)).me.alias).toBe("Target");
  const again = await join({ code: room.joinCode, alias: "Target", rejoinWord: first.rejoinWord });
  expect(again).toMatchObject({ status: 200, body: { participantId: first.participantId } });
  expect(await count()).toBe(before);
});

it.each([
  ["the right word under another name", (alias: string) => ({ alias: `${alias}!` })],
  ["the right word without a name", () => ({})],
  ["an empty word", (alias: string) => ({ alias, rejoinWord: "" })],
])("[PA5] %s is refused", async (_name, change) => {
  const { rejoinWord } = await server.api.join(room.joinCode, { alias: "Someone" });
  const answer = await join({ code: room.joinCode, rejoinWord, ...change("Someone") });
  expect(answer.status).toBe(403);
});

it("[PA5] a rejoin word of one workshop opens no other", async () => {
  const elsewhere = await openWorkshop(server);
  const { rejoinWord } = await server.api.join(room.joinCode, { alias: "Visitor" });
  await server.api.join(elsewhere.joinCode, { alias: "Visitor" });
  expect((await join({ code: elsewhere.joinCode, alias: "Visitor", rejoinWord })).status).toBe(403);
});

it("[PA2] people who share an alias come back as themselves", async () => {
  const twins = await Promise.all([1, 2, 3].map(() => server.api.join(room.joinCode, { alias: "Sam" })));
  for (const twin of twins) {
    const again = await server.api.join(room.joinCode, { alias: "Sam", rejoinWord: twin.rejoinWord });
    expect(again.participantId).toBe(twin.participantId);
  }
});

it("[PA4] two hundred people join from one address at once, and none is refused", async () => {
  const { joinCode, workshopId, facilitator } = await openWorkshop(server);
  const answers = await Promise.all(
    Array.from({ length: 250 }, (_, n) =>
      join(n % 5 === 4 ? { code: "ABCDEFG" } : { code: joinCode, alias: `Person ${n}` }),
    ),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(200);
  expect(answers.filter(({ status }) => status === 404)).toHaveLength(50);
  expect(new Set(answers.flatMap(({ body }) => body.token ?? [])).size).toBe(200);
  expect((await server.api.state(workshopId, facilitator)).participants.count).toBe(200);
});

it("[GR1] groups under five are not shown to people, also not by subtraction; the facilitator sees them", async () => {
  const { joinCode, workshopId, facilitator, screen } = await openWorkshop(server);
  const people = [...Array(6).fill("g-lived"), ...Array(5).fill("g-carer"), ...Array(3).fill("g-gp")] as string[];
  const tokens: string[] = [];
  for (const group of people) tokens.push((await server.api.join(joinCode, { group })).token);
  const seen = async (token: string) => (await server.api.state(workshopId, token)).participants;
  expect(await seen(facilitator)).toMatchObject({ count: 14, byGroup: { "g-lived": 6, "g-carer": 5, "g-gp": 3 } });
  for (const token of [screen, tokens[0] ?? ""]) {
    expect((await seen(token)).byGroup).toEqual({ "g-lived": 6 });
  }
});
