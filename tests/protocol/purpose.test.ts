import { afterAll, beforeAll, expect, it } from "vitest";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";

let server: RunningServer;
let room: OpenWorkshop;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const state = (token = room.facilitator) => server.api.state(room.workshopId, token);
const run = <Result>(type: string, input: Record<string, unknown>, token = room.facilitator) =>
  server.api.run<Result>(token, type, input);
const refusal = async (token: string, type: string, input: Record<string, unknown>) => {
  const { status, body } = await server.api.command(token, type, input);
  return [status, body.ok ? null : body.error.messageKey];
};

it("[PU1] the question has versions; each but the first is a decision, and old wordings stay", async () => {
  room = await openWorkshop(server);
  const first = await run<{ version: number; decisionId: string | null }>("workshop.setQuestion", {
    text: "How do we cut the wait?",
  });
  expect(first).toEqual({ version: 1, decisionId: null });
  const second = await run<{ version: number; decisionId: string | null }>("workshop.setQuestion", {
    text: "What should the first weeks feel like?",
    method: "vote",
  });
  expect(second.version).toBe(2);
  const now = await state(await room.join("Ana"));
  expect(now.workshop.question?.versions.map(({ text, decisionId }) => [text, decisionId])).toEqual([
    ["How do we cut the wait?", undefined],
    ["What should the first weeks feel like?", second.decisionId],
  ]);
  expect(now.decisions).toMatchObject([
    { id: second.decisionId, question: "Our question: What should the first weeks feel like?", method: "vote" },
  ]);
  const again = await run("workshop.setQuestion", { text: "What should the first weeks feel like?" });
  expect(again).toEqual(second);
  const file = await server.api.request("GET", `/api/workshops/${room.workshopId}/export.json`, {
    token: room.facilitator,
  });
  expect(file.body).toMatchObject({ question: { versions: [{ text: "How do we cut the wait?" }, {}] } });
  const words = await server.api.request<string>("GET", `/api/workshops/${room.workshopId}/export.md`, {
    token: room.facilitator,
  });
  expect(String(words.body)).toContain("How do we cut the wait?");
});

it("[PU2] who writes on an earlier version than stands is told, and changes nothing", async () => {
  room = await openWorkshop(server);
  await run("workshop.setQuestion", { text: "One?", basedOn: 0 });
  expect(await refusal(room.facilitator, "workshop.setQuestion", { text: "Two?", basedOn: 0 })).toEqual([
    409,
    "workshop.changedMeanwhile",
  ]);
  await run("workshop.setAgreement", { lines: [{ side: "all", text: "We listen." }], basedOn: 0 });
  const late = { lines: [{ side: "all", text: "Mine" }], basedOn: 0 };
  expect(await refusal(room.facilitator, "workshop.setAgreement", late)).toEqual([409, "workshop.changedMeanwhile"]);
  const { question, agreement } = (await state()).workshop;
  expect([question?.versions.length, agreement?.version]).toEqual([1, 1]);
});

it("[PU3] the agreement has versions with two sides; everyone has the one that holds, hosts and files the earlier ones", async () => {
  room = await openWorkshop(server);
  const lines = [
    { side: "hosts", text: "We keep to the time." },
    { side: "all", text: "One person talks at a time." },
  ];
  await run("workshop.setAgreement", { lines: lines.slice(0, 1) });
  expect(await run("workshop.setAgreement", { lines })).toEqual({ version: 2 });
  expect(await run("workshop.setAgreement", { lines })).toEqual({ version: 2 });
  const phone = await state(await room.join("Ana"));
  expect(phone.workshop.agreement).toMatchObject({ version: 2, lines });
  expect(JSON.stringify(phone)).not.toContain("agreementHistory");
  expect((await state()).agenda?.agreementHistory).toMatchObject([{ version: 1, lines: lines.slice(0, 1) }]);
  const file = await server.api.request("GET", `/api/workshops/${room.workshopId}/export.json`, {
    token: room.facilitator,
  });
  expect(file.body).toMatchObject({ agreement: { versions: [{ version: 1 }, { version: 2, lines }] } });
});

it("[PU4] what people suggest goes to hosts alone, without a name; nobody else is sent a frame of it", async () => {
  room = await openWorkshop(server);
  const ana = await room.join("Ana");
  const other = takeSeat({ url: server.url, token: await room.join("Ben") });
  const wall = takeSeat({ url: server.url, token: room.screen });
  const host = takeSeat({ url: server.url, token: room.facilitator });
  await Promise.all([other.ready(), wall.ready(), host.ready()]);
  // What was done before is told a moment later, in its order; only what comes after this counts.
  await run("workshop.setAgreement", { lines: [{ side: "all", text: "One person talks at a time." }] });
  for (const seat of [other, wall]) await seat.waitFor(({ workshop }) => workshop.agreement);
  await host.waitFor(({ participants }) => participants.here >= 1);
  await other.waitFor(({ participants }) => participants.here >= 1);
  const before = [other.frames.length, wall.frames.length];
  await run("workshop.suggest", { about: "question", text: "Whose wait is it?" }, ana);
  const found = await host.waitFor(({ agenda }) => agenda?.suggestions[0]);
  expect(found).toMatchObject({ about: "question", text: "Whose wait is it?" });
  expect(Object.keys(found).toSorted()).toEqual(["about", "id", "sentAt", "text"]);
  for (const [seat, count] of [
    [other, before[0]],
    [wall, before[1]],
  ] as const) {
    expect(seat.frames.slice(count).join()).not.toContain("Whose wait");
    expect(seat.frames.slice(count).filter((frame) => !frame.includes("participants"))).toEqual([]);
  }
  for (const seat of [other, wall, host]) seat.close();
});

it("[PU5] a suggested line is taken in once, whoever presses; a wording becomes the question; what is left can come back", async () => {
  room = await openWorkshop(server);
  const ana = await room.join("Ana");
  for (const [about, text] of [
    ["agreement", "Say when a word is hard."],
    ["question", "What would help at night?"],
    ["question", "Something else?"],
  ]) {
    await run("workshop.suggest", { about, text }, ana);
  }
  const waiting = (await state()).agenda?.suggestions ?? [];
  const idOf = (text: string) => waiting.find((one) => one.text === text)?.id ?? "";
  const line = { suggestionId: idOf("Say when a word is hard.") };
  const taken = await Promise.all([run("workshop.takeSuggestion", line), run("workshop.takeSuggestion", line)]);
  expect(taken).toEqual([{ version: 1 }, { version: 1 }]);
  const text = "What would help at night?";
  const set = await run<{ decisionId: string | null }>("workshop.setQuestion", { text, suggestionId: idOf(text) });
  expect(set.decisionId).not.toBeNull();
  const left = { suggestionId: idOf("Something else?") };
  await run("workshop.declineSuggestion", { ...left, isDeclined: true });
  expect((await state()).agenda?.suggestions).toEqual([]);
  await run("workshop.declineSuggestion", { ...left, isDeclined: false });
  expect((await state()).agenda?.suggestions.map((one) => one.text)).toEqual(["Something else?"]);
  expect((await state()).workshop.agreement?.lines).toEqual([{ side: "all", text: "Say when a word is hard." }]);
  expect(await refusal(room.facilitator, "workshop.declineSuggestion", { ...line, isDeclined: true })).toEqual([
    409,
    "workshop.suggestionTaken",
  ]);
});

it("[PU6] all of it goes when the workshop is erased", async () => {
  room = await openWorkshop(server);
  await run("workshop.setQuestion", { text: "A word to look for" });
  await server.api.erase(room.workshopId);
  const { status } = await server.api.request("GET", `/api/workshops/${room.workshopId}`, {
    token: server.api.organiserKey,
  });
  expect(status).toBe(404);
});
