import type { Difference } from "@longtable/shared/programme/mapDifferences";
import type { Programme } from "@longtable/shared/programme/programme.schema";
import type { CreatedWorkshop } from "@longtable/shared/workshop/workshop.state";
import { afterAll, expect, it } from "vitest";
import { ORGANISER_KEY, startServer } from "../support/testServer.ts";

const server = await startServer();
afterAll(() => server.close());
const { api } = server;

const ask = <Body = Record<string, never>>(method: string, path: string, body?: unknown, token = ORGANISER_KEY) =>
  api.request<Body>(method, path, { token, ...(body !== undefined && { body }) });

async function makeProgramme(title = "Fairlow Good Days") {
  const { body } = await ask<{ programme: { id: string } }>("POST", "/api/programmes", { title });
  const { id } = body.programme;
  return {
    id,
    path: `/api/programmes/${id}`,
    read: async () => (await ask<{ programme: Programme }>("GET", `/api/programmes/${id}`)).body.programme,
  };
}

const makeWorkshop = async (body: Record<string, unknown>) =>
  (await ask<CreatedWorkshop>("POST", "/api/workshops", { title: "A meeting", template: "front-and-back", ...body }))
    .body;

it("[PG1] begins with the four phases in their order, and refuses any other", async () => {
  const { read, path } = await makeProgramme();
  expect((await read()).phases.map(({ key, status }) => [key, status])).toEqual([
    ["monitor", "notStarted"],
    ["insight", "notStarted"],
    ["coDesign", "notStarted"],
    ["coDelivery", "notStarted"],
  ]);
  expect((await ask("PATCH", `${path}/phases/party`, { aim: "Dance" })).status).toBe(404);
});

it("[PG2] a phase with a measure nobody read a figure of is closed with a reason or not at all", async () => {
  const { read, path } = await makeProgramme();
  const wish = { phase: "insight", label: "Wait for a first visit", unit: "weeks", baseline: 11, target: 2 };
  const { status, body } = await ask<{ measure: { id: string } }>("POST", `${path}/measures`, wish);
  expect(status).toBe(201);
  const refused = await ask<{ error: { messageKey: string } }>("PATCH", `${path}/phases/insight`, { status: "closed" });
  expect([refused.status, refused.body.error.messageKey]).toEqual([409, "programme.closeNeedsReason"]);
  await ask("PATCH", `${path}/phases/insight`, { status: "closed", reason: "The figures come in June." });
  expect((await read()).phases[1]).toMatchObject({ status: "closed", closeReason: "The figures come in June." });
  await ask("PATCH", `${path}/phases/insight`, { status: "open" });
  const figure = { value: 9, on: "2030-05-01", source: "Front door log" };
  expect((await ask("POST", `${path}/measures/${body.measure.id}/readings`, figure)).status).toBe(201);
  expect((await ask("PATCH", `${path}/phases/insight`, { status: "closed" })).status).toBe(200);
  expect((await read()).measures[0]).toMatchObject({ ...wish, readings: [figure] });
});

it("[PG7] only a story that was given to the programme can stand beside a figure, and stays chosen when it narrows", async () => {
  const { id, path, read } = await makeProgramme();
  const { tokens } = await makeWorkshop({ programmeId: id, title: "Where it was told" });
  const told = { kind: "testimony", collector: "Front door team", collectedOn: "2030-05-01", isTicked: true };
  const add = async (text: string, scope: string) =>
    (await api.run<{ storyId: string }>(tokens.facilitator, "story.add", { ...told, text, scope })).storyId;
  const [forRoom, forAll] = [
    await add("told in the room alone", "room"),
    await add("they rang me back, and that was that. ".repeat(8), "public"),
  ];
  const listed = await ask<{ stories: { id: string; text: string; workshop: string }[] }>("GET", `${path}/stories`);
  expect(listed.body.stories).toMatchObject([{ id: forAll, workshop: "Where it was told" }]);
  expect(listed.body.stories[0]?.text.length).toBeLessThanOrEqual(160);
  expect((await ask("GET", `${path}/stories`, undefined, tokens.facilitator)).status).toBe(403);
  const wish = { phase: "insight", label: "Wait", unit: "weeks", baseline: null, target: null };
  expect((await ask("POST", `${path}/measures`, { ...wish, storyId: forRoom })).status).toBe(404);
  const { body } = await ask<{ measure: { id: string } }>("POST", `${path}/measures`, { ...wish, storyId: forAll });
  await api.run(tokens.facilitator, "story.setConsent", { storyId: forAll, scope: "room" });
  const again = { ...wish, label: "Wait for a visit", storyId: forAll };
  expect((await ask("PATCH", `${path}/measures/${body.measure.id}`, again)).status).toBe(200);
  expect((await read()).measures).toMatchObject([again]);
});

it("[PG3] the next workshop of a programme follows the newest one there and opens with what it left to do", async () => {
  const { id, read } = await makeProgramme();
  const first = await makeWorkshop({ programmeId: id, title: "First" });
  await api.run(first.tokens.facilitator, "followThrough.addCommitment", {
    what: "Ask the estates team",
    owners: ["Ann"],
    due: "2020-01-01",
  });
  const boardId = first.workshop.activities[0]?.boards[0]?.id;
  const { facilitator } = first.tokens;
  const { noteId } = await api.run(facilitator, "board.addNote", { boardId, text: "A call" });
  await api.run(facilitator, "pin.ask", { boardId, noteId, kind: "question", text: "Who rings?" });
  const second = await makeWorkshop({ programmeId: id, title: "Second" });
  const state = await api.state(second.workshop.id, second.tokens.facilitator);
  expect(state.followThrough?.carried).toMatchObject({
    title: "First",
    commitments: [{ what: "Ask the estates team", isOverdue: true }],
    pins: [{ kind: "question", text: "Who rings?", board: first.workshop.activities[0]?.boards[0]?.title }],
  });
  expect(state.programme).toMatchObject({ title: "Fairlow Good Days", phases: [{ key: "monitor" }, {}, {}, {}] });
  const third = await makeWorkshop({ previousId: second.workshop.id, title: "Third" });
  const timeline = (await read()).workshops;
  expect(timeline.map(({ title, previousId }) => [title, previousId])).toEqual([
    ["First", null],
    ["Second", first.workshop.id],
    ["Third", second.workshop.id],
  ]);
  expect(timeline[0]?.commitments).toMatchObject([{ what: "Ask the estates team" }]);
  expect(third.workshop.id).toBe(timeline[2]?.id);
});

it("[FT11] what came of a story that was told to the room stays with its room: not on the timeline, nor carried on", async () => {
  const { id, read } = await makeProgramme();
  const first = await makeWorkshop({ programmeId: id, title: "First" });
  const host = first.tokens.facilitator;
  const [activity] = first.workshop.activities;
  const boardId = activity?.boards[0]?.id;
  await api.run(host, "workshop.openActivity", { activityId: activity?.id });
  const { noteId } = await api.run<{ noteId: string }>(host, "board.addNote", { boardId, text: "Nights are worst" });
  const { storyId } = await api.run<{ storyId: string }>(host, "story.add", {
    ...{ kind: "testimony", text: "My nights", collector: "Nan", collectedOn: "2030-01-02", scope: "room" },
    isTicked: true,
  });
  await api.run(host, "story.link", { storyId, boardId, noteId });
  const vote = { activityId: activity?.id, boardId, candidates: [noteId] };
  const { roundId } = await api.run<{ roundId: string }>(host, "voting.openRound", vote);
  await api.run(host, "voting.closeRound", { roundId });
  const decide = (question: string, more: object) =>
    api.run<{ decisionId: string }>(host, "decision.record", { question, ...more });
  const [bound, voted, free] = [
    await decide("About the nights", { noteIds: [noteId] }),
    await decide("About the vote", { method: "vote", roundId }),
    await decide("About the days", {}),
  ];
  for (const [what, { decisionId }] of [
    ["A night line", bound],
    ["A voted line", voted],
    ["A day line", free],
  ] as const)
    await api.run(host, "followThrough.addCommitment", { what, owners: ["Team"], due: "2031-01-01", decisionId });
  const second = await makeWorkshop({ previousId: first.workshop.id, title: "Second" });
  const [told] = (await read()).workshops;
  expect(told?.decisions.map(({ question }) => question)).toEqual(["About the days"]);
  expect(told?.commitments.map(({ what }) => what)).toEqual(["A day line"]);
  const { carried } = (await api.state(second.workshop.id, second.tokens.facilitator)).followThrough ?? {};
  expect(carried?.commitments.map(({ what }) => what)).toEqual(["A day line"]);
});

it("[PG3] a workshop that was there is put in and taken out again; without its programme it goes on", async () => {
  const { id, path, read } = await makeProgramme();
  const { workshop, tokens } = await makeWorkshop({});
  expect((await ask("PUT", `/api/workshops/${workshop.id}/programme`, { programmeId: id })).status).toBe(200);
  expect((await read()).workshops).toHaveLength(1);
  await ask("DELETE", path);
  expect((await ask("GET", path)).status).toBe(404);
  const state = await api.state(workshop.id, tokens.facilitator);
  expect([state.workshop.title, state.programme]).toEqual(["A meeting", undefined]);
  expect((await ask("PUT", `/api/workshops/${workshop.id}/programme`, { programmeId: id })).status).toBe(404);
});

it("[PG4] hosts of a workshop in it read it and note figures; people are told its name and aims, and no more", async () => {
  const { id, path } = await makeProgramme();
  await ask("PATCH", `${path}/phases/monitor`, { aim: "Hear what life is like now", status: "open" });
  const { body } = await ask<{ measure: { id: string } }>("POST", `${path}/measures`, {
    phase: "monitor",
    label: "Stories",
  });
  const inside = await makeWorkshop({ programmeId: id });
  const outside = await makeWorkshop({});
  const { token: guest } = await api.join(inside.workshop.joinCode);
  const readers = [ORGANISER_KEY, inside.tokens.facilitator, guest, inside.tokens.screen, outside.tokens.facilitator];
  const statuses = async (method: string, where: string, sent?: unknown) =>
    Promise.all(readers.map(async (token) => (await ask(method, where, sent, token)).status));
  expect(await statuses("GET", path)).toEqual([200, 200, 404, 404, 404]);
  const readings = `${path}/measures/${body.measure.id}/readings`;
  expect(await statuses("POST", readings, { value: 6, on: "2030-02-10" })).toEqual([201, 201, 404, 404, 404]);
  expect(await statuses("PATCH", path, { title: "Mine" })).toEqual([200, 403, 403, 403, 403]);
  expect(await statuses("POST", `${path}/measures`, { phase: "monitor", label: "x" })).toEqual([
    201, 403, 403, 403, 403,
  ]);
  expect(await statuses("GET", "/api/programmes")).toEqual([200, 403, 403, 403, 403]);
  const state = await api.state(inside.workshop.id, guest);
  expect(Object.keys(state.programme ?? {}).toSorted()).toEqual(["id", "phases", "title"]);
  expect(state.programme?.phases[0]).toEqual({ key: "monitor", aim: "Hear what life is like now", status: "open" });
});

it("[PG5] a new workshop begins with an earlier map; ids stay, and what changed is told by them", async () => {
  const { id, read } = await makeProgramme();
  const first = await makeWorkshop({ programmeId: id, title: "First" });
  const fromId = first.workshop.activities[0]?.boards[0]?.id ?? "";
  const { facilitator } = first.tokens;
  await api.run(facilitator, "workshop.openActivity", { activityId: first.workshop.activities[0]?.id });
  const { noteId: stays } = await api.run(facilitator, "board.addNote", {
    boardId: fromId,
    text: "Six weeks of waiting",
  });
  const { noteId: goes } = await api.run(facilitator, "board.addNote", { boardId: fromId, text: "Nobody calls" });
  const next = await makeWorkshop({
    title: "Next",
    previousId: first.workshop.id,
    copies: [{ boardId: fromId, as: "future" }],
  });
  const made = next.workshop.activities.find(({ title }) => title === "The map as it is to be");
  const toId = made?.boards[0]?.id ?? "";
  const compare = (token = ORGANISER_KEY) =>
    ask<{ from: { workshop: string }; differences: Difference[] }>(
      "GET",
      `/api/boards/${toId}/differences`,
      undefined,
      token,
    );
  expect((await compare()).body).toMatchObject({ from: { workshop: "First" }, differences: [] });
  const host = next.tokens.facilitator;
  await api.run(host, "board.editNote", { boardId: toId, noteId: stays, text: "Two weeks of waiting" });
  await api.run(host, "board.removeNote", { boardId: toId, noteId: goes });
  const { noteId: added } = await api.run(host, "board.addNote", { boardId: toId, text: "A call on day one" });
  expect((await compare(host)).body.differences).toEqual([
    {
      part: "notes",
      kind: "changed",
      id: stays,
      label: "Two weeks of waiting",
      before: "Six weeks of waiting",
      fields: [],
    },
    { part: "notes", kind: "added", id: added, label: "A call on day one", fields: [] },
    { part: "notes", kind: "removed", id: goes, label: "Nobody calls", fields: [] },
  ]);
  const { token: guest } = await api.join(next.workshop.joinCode);
  expect([(await compare(guest)).status, (await compare(facilitator)).status]).toEqual([403, 404]);
  expect((await read()).workshops[1]?.maps.find((map) => map.id === toId)).toMatchObject({
    state: "future",
    basedOn: { id: fromId },
  });
  expect((await ask<{ notes: unknown[] }>("GET", `/api/boards/${fromId}/export.json`)).body.notes).toHaveLength(2);
  await api.erase(first.workshop.id);
  expect((await compare()).status).toBe(404);
});

it.each(["table", "room", "programme"] as const)(
  "[PG5] of a board for the %s, what its circle allows goes into the next workshop and no more; a story behind a note narrows it",
  async (scope) => {
    const first = await makeWorkshop({ title: "First" });
    const [activity] = first.workshop.activities;
    const fromId = activity?.boards[0]?.id ?? "";
    const host = first.tokens.facilitator;
    await api.run(host, "workshop.openActivity", { activityId: activity?.id });
    await api.run(host, "board.addNote", { boardId: fromId, text: "free" });
    const { noteId } = await api.run(host, "board.addNote", { boardId: fromId, text: "bound" });
    const given = { kind: "visitNote", text: "x", collector: "Visit", collectedOn: "2030-02-05", isTicked: true };
    const { storyId } = await api.run(host, "story.add", { ...given, scope: "room" });
    await api.run(host, "story.link", { storyId, boardId: fromId, noteId });
    await api.run(host, "story.setBoardScope", { boardId: fromId, scope });
    const copies = [{ boardId: fromId, as: "future" }];
    const next = await makeWorkshop({ title: "Next", previousId: first.workshop.id, copies });
    const toId = next.workshop.activities.find(({ title }) => title === "The map as it is to be")?.boards[0]?.id;
    const { notes } = (await ask<{ notes: { text: string }[] }>("GET", `/api/boards/${toId}/export.json`)).body;
    expect(notes.map(({ text }) => text)).toEqual(scope === "programme" ? ["free"] : []);
  },
);
