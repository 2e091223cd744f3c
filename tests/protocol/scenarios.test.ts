import type { BoardExport } from "@longtable/shared/export/exportModel";
import type { StepId } from "@longtable/shared/kernel/ids";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withDatabase } from "../faults/database.ts";
import { createBoardPeer, readBoard } from "../support/boardPeer.ts";
import { openMap } from "../support/openMap.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { ORGANISER_KEY, type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

type Answer = { scenarioId: string; needId: string; visitId: string; storyId: string };

async function plannedRoom(people = 2) {
  const room = await openWorkshop(server);
  const map = await openMap(server, room);
  const guests = await Promise.all(Array.from({ length: people }, (_, index) => room.join(`Guest ${index}`)));
  const [ana = "", ben = ""] = guests;
  const run = (token: string, type: string, input: Record<string, unknown>) =>
    server.api.run<Answer>(token, type, input);
  return {
    ...map,
    ...{ room, guests, ana, ben, run },
    host: (type: string, input: Record<string, unknown>) => run(room.facilitator, type, input),
    ask: (token: string, type: string, input: Record<string, unknown>) => server.api.command(token, type, input),
    seen: async (token: string) => (await server.api.state(room.workshopId, token)).scenarios ?? [],
    kit: { boardId: map.boardId, pseudonym: "Kit", fictional: true, about: "19, in a hostel." },
    file: (format: string, audience = "room") =>
      fetch(`${server.url}/api/workshops/${room.workshopId}/export.${format}?audience=${audience}`, {
        headers: { authorization: `Bearer ${room.facilitator}` },
      }),
  };
}

it("[SC1] everyone sees a life grow as it is written, in its order, and only its maker and hosts change it on the room's map", async () => {
  const { ana, ben, room, run, host, ask, seen, kit, stepIds } = await plannedRoom();
  const seats = [ana, ben, room.facilitator].map((token) => takeSeat({ url: server.url, token }));
  for (const seat of seats) await seat.ready();
  const { scenarioId } = await run(ana, "scenario.make", kit);
  const { needId } = await run(ana, "scenario.addNeed", { scenarioId, text: "Help with no phone credit" });
  const stop = (stepId: string | null, fit: string) => ({ scenarioId, stepId, needIds: [needId], fit, note: "" });
  const { visitId: first } = await run(ana, "scenario.addVisit", stop(stepIds[1] ?? "", "unmet"));
  const { visitId: second } = await run(ana, "scenario.addVisit", stop(null, "met"));
  await run(ana, "scenario.moveVisit", { scenarioId, visitId: second, beforeId: first });
  for (const seat of seats) {
    await seat.waitFor((state) => state.scenarios?.[0]?.visits[0]?.id === second, "the way in its order");
  }
  expect((await ask(ben, "scenario.changeVisit", { scenarioId, visitId: first, fit: "met" })).status).toBe(403);
  expect((await ask(ben, "scenario.remove", { scenarioId })).status).toBe(403);
  await host("scenario.changeVisit", { scenarioId, visitId: first, fit: "partly", note: "Shut by ten." });
  const [mine] = await seen(ana);
  const [others] = await seen(ben);
  expect(mine).toMatchObject({ isMine: true, visits: [{ id: second }, { id: first, fit: "partly" }] });
  expect(others?.isMine).toBeUndefined();
  expect(JSON.stringify(others)).not.toMatch(/seatId|writers/);
  expect((await ask(ana, "scenario.make", { ...kit, fictional: false })).status).toBe(403);
});

it("[SC1] at a table everyone works on one life together; elsewhere it is not there", async () => {
  const { room, ana, ben, run, host, ask, seen, kit, activityId } = await plannedRoom();
  await host("tables.make", { way: "mixed", count: 2, who: "joined" });
  await host("tables.setPlace", { activityId, place: "tables" });
  const boardOf = async (token: string) =>
    (await server.api.state(room.workshopId, token)).boards.find(({ tableId, access }) => tableId && access !== "read");
  const [table, other] = [await boardOf(ana), await boardOf(ben)];
  expect(table?.id).not.toBe(other?.id);
  const { scenarioId } = await run(ana, "scenario.make", { ...kit, boardId: table?.id });
  expect(await seen(ben)).toEqual([]);
  expect((await ask(ben, "scenario.addNeed", { scenarioId, text: "Calm" })).status).toBe(404);
  const { participantId } = (await server.api.state(room.workshopId, ben)).me;
  await host("tables.move", { participantId, tableId: table?.tableId });
  await run(ben, "scenario.addNeed", { scenarioId, text: "Calm" });
  expect((await seen(ana))[0]?.needs).toMatchObject([{ text: "Calm" }]);
  expect((await ask(ben, "scenario.remove", { scenarioId })).status).toBe(403);
});

it("[SC3] when a step goes its visits stay; a need that is put back is what visits were about before", async () => {
  const { ana, run, ask, seen, kit, stepIds, boardId, room, file } = await plannedRoom();
  const { scenarioId } = await run(ana, "scenario.make", kit);
  const { needId } = await run(ana, "scenario.addNeed", { scenarioId, text: "Calm at night" });
  const gone = stepIds[2] ?? "";
  const { visitId } = await run(ana, "scenario.addVisit", {
    ...{ scenarioId, stepId: gone, needIds: [needId], fit: "unmet", note: "Far away." },
  });
  await run(ana, "scenario.removeNeed", { scenarioId, needId });
  expect((await seen(ana))[0]?.visits[0]?.needIds).toEqual([]);
  await run(ana, "scenario.addNeed", { scenarioId, needId, text: "Calm at night" });
  await run(ana, "scenario.addNeed", { scenarioId, needId, text: "Calm at night" });
  expect((await seen(ana))[0]).toMatchObject({ needs: [{ id: needId }], visits: [{ needIds: [needId] }] });

  const at = { scenarioId, stepId: gone, needIds: [], fit: "met", note: "" };
  const peer = createBoardPeer({ wsUrl: server.wsUrl, boardId, token: room.facilitator });
  await peer.synced();
  peer.board.removeStep(gone as never, "host");
  const words = "Kit, visit 1 of 1: This step is gone – not met: Far away.";
  await until(async () => (await (await file("md")).text()).includes(words), {
    what: "the step that is gone, in a file",
  });
  peer.close();
  expect((await seen(ana))[0]?.visits).toMatchObject([{ id: visitId, stepId: gone, note: "Far away." }]);
  expect((await ask(ana, "scenario.addVisit", at)).body).toMatchObject({
    error: { messageKey: "scenario.stepNotFound" },
  });
});

it("[SC1] when the last one is taken off, it is gone from every page that was open", async () => {
  const { ana, ben, run, host, kit, stepIds } = await plannedRoom();
  const seat = takeSeat({ url: server.url, token: ben });
  await seat.ready();
  const { scenarioId } = await run(ana, "scenario.make", kit);
  const on = { boardId: kit.boardId, stepId: stepIds[0] };
  const { pinId } = await server.api.run<{ pinId: string }>(ana, "pin.ask", { ...on, kind: "gap", text: "Who?" });
  await seat.waitFor((state) => state.scenarios?.length === 1 && state.pins?.length === 1, "one of each");
  await run(ana, "scenario.remove", { scenarioId });
  await host("pin.remove", { pinId });
  await seat.waitFor((state) => state.scenarios?.length === 0 && state.pins?.length === 0, "none of either");
});

it("[SC3] nobody is plotted over a step that their map never had; one that went meanwhile is put back with its visits", async () => {
  const { ana, run, ask, kit, stepIds, host, room } = await plannedRoom(1);
  const visit = (id: string, stepId: string | null) => ({ id, stepId, needIds: [], fit: "met", note: "" });
  const refused = { status: 404, body: { error: { messageKey: "scenario.stepNotFound" } } };
  const [first = "", second = ""] = stepIds;
  const nowhere = [visit("v1", first), visit("v2", "nowhere")];
  expect(await ask(ana, "scenario.make", { ...kit, visits: nowhere })).toMatchObject(refused);
  const visits = [visit("v1", first), visit("v2", second), visit("v3", null)];
  const { scenarioId } = await run(ana, "scenario.make", { ...kit, visits });
  const { id: _, ...said } = visit("", "nowhere");
  expect(await ask(ana, "scenario.addVisit", { scenarioId, ...said })).toMatchObject(refused);
  expect(await ask(ana, "scenario.addVisit", { scenarioId, visitId: "v4", ...said })).toMatchObject(refused);
  expect(await ask(ana, "scenario.changeVisit", { scenarioId, visitId: "v1", stepId: "nowhere" })).toMatchObject(
    refused,
  );
  await run(ana, "scenario.remove", { scenarioId });
  const map = { wsUrl: server.wsUrl, boardId: kit.boardId, token: room.facilitator };
  const peer = createBoardPeer(map);
  await peer.synced();
  peer.board.removeStep(second as StepId, null);
  const stepsNow = async () => (await readBoard(map)).content.steps.map(({ id }) => id as string);
  await until(async () => !(await stepsNow()).includes(second), { what: "the step to be gone" });
  const again = { ...kit, scenarioId };
  expect(await ask(ana, "scenario.make", { ...again, visits: [...visits, visit("v4", "nowhere")] })).toMatchObject(
    refused,
  );
  await run(ana, "scenario.make", { ...again, visits });
  await host("scenario.removeVisit", { scenarioId, visitId: "v2" });
  await host("scenario.addVisit", { scenarioId, visitId: "v2", ...said, stepId: second });
});

it("[SC1] a map holds twelve people, each with twelve needs and thirty visits", async () => {
  const { host, ask, room, kit } = await plannedRoom(0);
  const many = (count: number, what: string, make: (id: string) => object) =>
    Array.from({ length: count }, (_, index) => make(`${what}${index}`));
  const needs = many(12, "n", (id) => ({ id, text: "Calm" }));
  const visits = many(30, "v", (id) => ({ id, stepId: null, needIds: [], fit: "met", note: "" }));
  const { scenarioId } = await host("scenario.make", { ...kit, needs, visits });
  const refused = async (type: string, input: Record<string, unknown>) =>
    (await ask(room.facilitator, type, input)).body as { error?: { messageKey: string } };
  expect((await refused("scenario.addNeed", { scenarioId, text: "More" })).error?.messageKey).toBe(
    "scenario.needsFull",
  );
  const visit = { scenarioId, stepId: null, needIds: [], fit: "met", note: "" };
  expect((await refused("scenario.addVisit", visit)).error?.messageKey).toBe("scenario.visitsFull");
  for (let count = 1; count < 12; count += 1) await host("scenario.make", kit);
  expect((await refused("scenario.make", kit)).error?.messageKey).toBe("scenario.full");
});

it("[SC4] screens are sent only whom hosts chose", async () => {
  const { room, host, seen, kit } = await plannedRoom();
  const { scenarioId } = await host("scenario.make", kit);
  await host("scenario.make", { ...kit, pseudonym: "Bea" });
  expect(await seen(room.screen)).toEqual([]);
  await host("scenario.show", { scenarioId, onWall: true });
  expect((await seen(room.screen)).map(({ pseudonym }) => pseudonym)).toEqual(["Kit"]);
  await host("scenario.show", { scenarioId, onWall: false });
  expect(await seen(room.screen)).toEqual([]);
});

const SECRET = "marmalade";

it("[SC5] a real life goes no further than its story, follows it when it narrows, and goes with it", async () => {
  const { room, ana, ben, host, seen, kit, file, run } = await plannedRoom();
  const { storyId } = await run(ana, "story.tell", {
    ...{ title: "My year", text: "It was long.", scope: "public", isTicked: true },
  });
  await host("story.setBoardScope", { boardId: kit.boardId, scope: "public" });
  await host("scenario.make", { ...kit, fictional: false, about: SECRET, storyId, onWall: true });
  await host("scenario.make", { ...kit, pseudonym: "Untied", fictional: false });
  const inFile = async (audience: string) => {
    const text = await (await file("json", audience)).text();
    return [text.includes(SECRET), text.includes("Untied")];
  };
  expect(await inFile("room")).toEqual([true, true]);
  expect(await inFile("public")).toEqual([true, false]);
  const leftOut = await server.api.request<{ leftOut: unknown[] }>(
    "GET",
    `/api/workshops/${room.workshopId}/exports/left-out?audience=public`,
    { token: room.facilitator },
  );
  expect(leftOut.body.leftOut).toContainEqual({ what: "scenario", reason: "beyondConsent", count: 1 });
  expect(await seen(ben)).toHaveLength(2);
  expect(JSON.stringify(await seen(ben))).not.toContain(storyId);
  await run(ana, "story.setConsent", { storyId, scope: "table" });
  expect(await inFile("room")).toEqual([false, true]);
  expect(JSON.stringify(await seen(ben))).not.toContain(SECRET);
  expect(JSON.stringify(await seen(room.screen))).not.toContain(SECRET);
  await run(ana, "story.withdraw", { storyId });
  for (const token of [ana, room.facilitator]) expect(JSON.stringify(await seen(token))).not.toContain(SECRET);
});

it("[SC5] a life that came along with a copy of its story, into another workshop, goes when everything is taken back", async () => {
  const { room, ana, host, kit, file, run } = await plannedRoom();
  const told = { title: "My year", text: "It was long.", scope: "programme", isTicked: true };
  const { storyId } = await run(ana, "story.tell", told);
  await host("story.setBoardScope", { boardId: kit.boardId, scope: "programme" });
  await host("scenario.make", { ...kit, fictional: false, about: SECRET, storyId });
  const brought = await fetch(`${server.url}/api/workshops/import?id=${room.workshopId}-again`, {
    method: "POST",
    headers: { authorization: `Bearer ${ORGANISER_KEY}`, "content-type": "application/json" },
    body: await (await file("json", "programme")).text(),
  });
  const { workshop } = (await brought.json()) as { workshop: { id: string } };
  const livesIn = (id: string) =>
    withDatabase(server.dataDir, (db) =>
      db
        .prepare("SELECT about FROM scenarios WHERE workshop_id = ?")
        .all(id)
        .map(({ about }) => about),
    );
  expect(livesIn(workshop.id)).toEqual([SECRET]);
  await run(ana, "withdrawal.withdrawAll", {});
  expect([livesIn(room.workshopId), livesIn(workshop.id)]).toEqual([[], []]);
});

it("[SC6] whoever takes back what they gave takes their lives back, and their stops in others'", async () => {
  const { room, ana, ben, host, seen, kit, run, activityId } = await plannedRoom();
  await host("tables.make", { way: "mixed", count: 1, who: "joined" });
  await host("tables.setPlace", { activityId, place: "tables" });
  const boardId = (await server.api.state(room.workshopId, ana)).boards.find(({ tableId }) => tableId)?.id;
  const { scenarioId } = await run(ana, "scenario.make", { ...kit, boardId });
  await run(ana, "scenario.addNeed", { scenarioId, text: "Ana's" });
  await run(ben, "scenario.addNeed", { scenarioId, text: SECRET });
  await run(ben, "scenario.make", { ...kit, boardId, pseudonym: "Samir", about: SECRET });
  const mine = await server.api.request<{ items: { kind: string; text: string }[] }>(
    "GET",
    `/api/workshops/${room.workshopId}/mine`,
    { token: ben },
  );
  expect(mine.body.items.filter(({ kind }) => kind === "scenario")).toHaveLength(2);
  await run(ben, "withdrawal.withdrawAll", {});
  const left = await seen(room.facilitator);
  expect(left.map(({ pseudonym, needs }) => [pseudonym, needs.map(({ text }) => text)])).toEqual([["Kit", ["Ana's"]]]);
  expect(JSON.stringify(left)).not.toContain(SECRET);
});

/** Ana's person on the board of the one table where Ana and Ben both are. */
async function sharedLife() {
  const planned = await plannedRoom();
  const { room, ana, ben, host, run, kit, activityId } = planned;
  await host("tables.make", { way: "mixed", count: 1, who: "joined" });
  await host("tables.setPlace", { activityId, place: "tables" });
  const boardId = (await server.api.state(room.workshopId, ana)).boards.find(({ tableId }) => tableId)?.id;
  const { scenarioId } = await run(ana, "scenario.make", { ...kit, boardId });
  return { ...planned, scenarioId, leave: () => run(ben, "withdrawal.withdrawAll", {}) };
}

it("[SC6] a visit stays its writer's when somebody else only says how well it went", async () => {
  const { ben, run, host, seen, room, scenarioId, leave } = await sharedLife();
  const stop = { stepId: null, needIds: [], fit: "unmet", note: SECRET };
  const { visitId } = await run(ben, "scenario.addVisit", { scenarioId, ...stop });
  await host("scenario.changeVisit", { scenarioId, visitId, fit: "met", note: SECRET });
  await leave();
  expect(JSON.stringify(await seen(room.facilitator))).not.toContain(SECRET);
});

it("[SC6] a need and a visit that somebody else puts back are still their writer's", async () => {
  const { ben, run, host, seen, room, scenarioId, leave } = await sharedLife();
  const stop = { scenarioId, stepId: null, needIds: [], fit: "unmet", note: SECRET };
  const { needId } = await run(ben, "scenario.addNeed", { scenarioId, text: SECRET });
  const { visitId } = await run(ben, "scenario.addVisit", stop);
  await host("scenario.removeNeed", { scenarioId, needId });
  await host("scenario.removeVisit", { scenarioId, visitId });
  await host("scenario.addNeed", { scenarioId, needId, text: SECRET });
  await host("scenario.addVisit", { ...stop, visitId });
  await leave();
  expect(await seen(room.facilitator)).toMatchObject([{ needs: [], visits: [] }]);
});

it("[SC6] who somebody is goes with whoever wrote it last, and the person stays", async () => {
  const { ana, ben, run, seen, room, scenarioId, leave } = await sharedLife();
  const { scenarioId: other } = await run(ana, "scenario.make", {
    ...{ boardId: (await seen(ana))[0]?.boardId, pseudonym: "Bea", fictional: true, about: "Ana's" },
  });
  await run(ben, "scenario.change", { scenarioId, pseudonym: "Kit", about: SECRET });
  await run(ben, "scenario.change", { scenarioId: other, pseudonym: SECRET, about: "Ana's" });
  await leave();
  expect((await seen(room.facilitator)).map(({ pseudonym, about }) => [pseudonym, about])).toEqual([
    ["Kit", ""],
    ["(taken back)", "Ana's"],
  ]);
});

it("[SC7] the filled example has its three people with the gaps it should have, in every file", async () => {
  const { tokens, workshop } = await server.api.createWorkshop({ template: "sample", title: "Sample" });
  const found = (await server.api.state(workshop.id, tokens.facilitator)).scenarios ?? [];
  expect(found.map(({ pseudonym, needs, visits }) => [pseudonym, needs.length, visits.length])).toEqual([
    ["Kit", 4, 4],
    ["Bea", 4, 4],
    ["Samir", 4, 4],
  ]);
  const fileOf = async (format: string) => {
    const path = `${server.url}/api/boards/${found[0]?.boardId}/export.${format}`;
    return (await fetch(path, { headers: { authorization: `Bearer ${tokens.facilitator}` } })).text();
  };
  const [md, html, svg, json] = [await fileOf("md"), await fileOf("html"), await fileOf("svg"), await fileOf("json")];
  for (const text of [md, html]) {
    expect(text).toContain("Kit, visit 3 of 4: Plan written with the person – not met");
    expect(text).toContain("Samir needs: Keep his job – no visit");
    expect(text).toContain("Clinic visits: 2 not met");
  }
  expect(svg).toContain("Would it work for");
  const { scenarios } = JSON.parse(json) as { scenarios: Pick<BoardExport, "scenarios">["scenarios"] };
  const visits = scenarios?.flatMap((one) => one.visits) ?? [];
  const gaps = scenarios?.flatMap((one) => one.gaps) ?? [];
  expect(visits.filter(({ fit }) => fit === "unmet")).toHaveLength(6);
  expect(gaps.filter(({ kind }) => kind === "noVisit")).toHaveLength(2);
});

it("[SC5] a file brings made-up lives anywhere, and real ones only back to their own room", async () => {
  const { host, kit, file } = await plannedRoom(0);
  await host("scenario.make", kit);
  await host("scenario.make", { ...kit, pseudonym: "Untied", fictional: false });
  const bytes = await (await file("json")).arrayBuffer();
  const bring = async (path: string, token: string) => {
    const headers = {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "idempotency-key": `k-${path.length}`,
    };
    const answer = await fetch(`${server.url}${path}`, { method: "POST", headers, body: bytes });
    return (await answer.json()) as { workshop?: { id: string }; tokens?: { facilitator: string } };
  };
  const names = async (id: string, token: string) =>
    ((await server.api.state(id, token)).scenarios ?? []).map(({ pseudonym }) => pseudonym);
  const again = await bring("/api/workshops/import", ORGANISER_KEY);
  expect(await names(again.workshop?.id ?? "", again.tokens?.facilitator ?? "")).toEqual(["Kit", "Untied"]);
  const other = await openWorkshop(server);
  await bring(`/api/workshops/${other.workshopId}/import`, other.facilitator);
  expect(await names(other.workshopId, other.facilitator)).toEqual(["Kit"]);
});

const stopAt = (stepId: string | null, note: string) => ({ stepId, needIds: [], fit: "unmet", note });

it("[SC9] the same people walk a map's copy, in the same words, that stay whose they were; taking one back reaches the copy", async () => {
  const { room, ana, ben, host, run, seen, kit, boardId, stepIds } = await plannedRoom();
  const { scenarioId } = await run(ana, "scenario.make", { ...kit, about: SECRET });
  const { needId } = await host("scenario.addNeed", { scenarioId, text: "The host's" });
  await run(ana, "scenario.addVisit", { scenarioId, ...stopAt(stepIds[1] ?? "", "Shut by ten."), needIds: [needId] });
  const { scenarioId: other } = await host("scenario.make", { ...kit, pseudonym: "Bea", onWall: true });
  await host("scenario.addNeed", { scenarioId: other, text: "Calm" });
  const { boardId: copyId } = (await host("map.copy", { boardId, as: "future" })) as unknown as { boardId: string };
  const on = async (id: string, token = room.facilitator) => (await seen(token)).filter((one) => one.boardId === id);
  const said = (lives: Awaited<ReturnType<typeof on>>) =>
    lives.map(({ pseudonym, about, needs, visits, onWall }) => ({ pseudonym, about, needs, visits, onWall }));
  expect(said(await on(copyId))).toEqual(said(await on(boardId)));
  expect((await on(copyId)).map(({ id }) => id)).not.toContain(scenarioId);
  expect((await on(copyId, ana))[0]?.isMine).toBe(true);
  expect((await on(copyId, ben))[0]?.isMine).toBeUndefined();
  await run(ana, "withdrawal.withdraw", { items: [{ kind: "scenario", id: scenarioId }] });
  for (const id of [boardId, copyId]) expect((await on(id)).map(({ pseudonym }) => pseudonym)).toEqual(["Bea"]);
});

it("[SC9] what somebody has said anew since the map was copied stays when who wrote it first takes everything back", async () => {
  const { room, ben, host, run, seen, kit, boardId } = await plannedRoom();
  const { scenarioId } = await run(ben, "scenario.make", kit);
  const { needId } = await host("scenario.addNeed", { scenarioId, text: "The host's words" });
  await host("scenario.addNeed", { scenarioId, text: "Also the host's" });
  await host("map.copy", { boardId, as: "future" });
  await run(ben, "scenario.changeNeed", { scenarioId, needId, text: "Ben's words by now" });
  await host("withdrawal.withdrawAll", {});
  const needs = (await seen(room.facilitator)).map(({ needs }) => needs.map(({ text }) => text));
  expect(needs).toEqual([["Ben's words by now"], []]);
});

it("[SC9] a real life on a copy follows its story, and goes with it", async () => {
  const { room, ana, ben, host, run, seen, kit, boardId } = await plannedRoom();
  const { storyId } = await run(ana, "story.tell", {
    ...{ title: "My year", text: "It was long.", scope: "room", isTicked: true },
  });
  await host("scenario.make", { ...kit, fictional: false, about: SECRET, storyId });
  await host("map.copy", { boardId, as: "future" });
  expect(await seen(ben)).toHaveLength(2);
  await run(ana, "story.setConsent", { storyId, scope: "table" });
  expect(await seen(ben)).toEqual([]);
  await run(ana, "story.withdraw", { storyId });
  for (const token of [ana, room.facilitator]) expect(await seen(token)).toEqual([]);
});

it("[SC9] made-up people go into the next workshop with their map, where nobody's words outlive who takes them back, nor the workshop they came from", async () => {
  const { room, ana, ben, host, run, kit, boardId, seen } = await plannedRoom();
  await run(ana, "scenario.make", { ...kit, about: "From Ana" });
  const { scenarioId } = await host("scenario.make", { ...kit, pseudonym: "Bea" });
  const tied = { ...kit, boardId };
  await host("scenario.make", { ...tied, pseudonym: "Untied", fictional: false });
  const body = { title: "Next", template: "ideas-dots-decision", copies: [{ boardId, as: "future" }] };
  const next = await server.api.request<{ workshop: { id: string }; tokens: { facilitator: string } }>(
    "POST",
    "/api/workshops",
    { token: ORGANISER_KEY, body },
  );
  const { workshop, tokens } = next.body;
  const there = async () => (await server.api.state(workshop.id, tokens.facilitator)).scenarios ?? [];
  expect((await there()).map(({ pseudonym, about }) => [pseudonym, about])).toEqual([
    ["Kit", "From Ana"],
    ["Bea", "19, in a hostel."],
  ]);
  await host("scenario.remove", { scenarioId: (await seen(ana))[0]?.id ?? "" });
  await run(ana, "withdrawal.withdrawAll", {});
  expect((await there()).map(({ pseudonym }) => pseudonym)).toEqual(["Bea"]);
  expect((await seen(ben)).map(({ id }) => id)).toContain(scenarioId);
  await server.api.erase(room.workshopId);
  expect(await there()).toEqual([]);
});

it("[SC9] of a map that goes no further than its room nobody goes into the next workshop, and a template has nobody", async () => {
  const { host, kit, boardId } = await plannedRoom(0);
  await host("scenario.make", kit);
  await host("story.setBoardScope", { boardId, scope: "room" });
  const make = async (more: object) => {
    const body = { title: "Next", template: "ideas-dots-decision", ...more };
    const made = await server.api.request<{ workshop: { id: string }; tokens: { facilitator: string } }>(
      "POST",
      "/api/workshops",
      { token: ORGANISER_KEY, body },
    );
    return (await server.api.state(made.body.workshop.id, made.body.tokens.facilitator)).scenarios ?? [];
  };
  expect(await make({ copies: [{ boardId, as: "future" }] })).toEqual([]);
  const saved = (await host("templates.saveBoard", { boardId, title: "Ours", withNotes: true })) as unknown as {
    templateId: string;
  };
  expect(await make({ template: saved.templateId })).toEqual([]);
});

it("[SC10] an id of a need or visit stands for one thing: sent again it changes nothing, and never what somebody else wrote", async () => {
  const { run, ask, seen, room, ana, ben, scenarioId, leave } = await sharedLife();
  const refused = async (type: string, input: Record<string, unknown>) => {
    const { status, body } = await ask(ana, type, { scenarioId, ...input });
    return [status, (body as { error?: { messageKey: string } }).error?.messageKey];
  };
  await run(ben, "scenario.addNeed", { scenarioId, needId: "part-1", text: "Ben's" });
  await run(ana, "scenario.addNeed", { scenarioId, needId: "part-1", text: "Ben's" });
  const there = [409, "scenario.partThere"];
  expect(await refused("scenario.addNeed", { needId: "part-1", text: "Other" })).toEqual(there);
  expect(await refused("scenario.addVisit", { visitId: "part-1", ...stopAt(null, "Other") })).toEqual(there);
  expect(await refused("scenario.addNeed", { needId: `${scenarioId}-name`, text: "Other" })).toEqual(there);
  const [life] = await seen(room.facilitator);
  expect([life?.pseudonym, life?.needs, life?.visits]).toEqual(["Kit", [{ id: "part-1", text: "Ben's" }], []]);
  await run(ana, "scenario.removeNeed", { scenarioId, needId: "part-1" });
  await run(ana, "scenario.addNeed", { scenarioId, needId: "part-1", text: "Ana's own" });
  await leave();
  expect((await seen(room.facilitator))[0]?.needs).toEqual([{ id: "part-1", text: "Ana's own" }]);
});

it("[SC10] words that were taken back while they were off come back by no undo: not a need, not a visit, not with the person", async () => {
  const { run, ask, seen, room, ana, ben, host, scenarioId, leave } = await sharedLife();
  await run(ana, "scenario.addNeed", { scenarioId, needId: "ana-1", text: "Ana's" });
  await run(ben, "scenario.addNeed", { scenarioId, needId: "ben-1", text: SECRET });
  await run(ben, "scenario.addVisit", { scenarioId, visitId: "ben-2", ...stopAt(null, SECRET) });
  await run(ben, "scenario.addNeed", { scenarioId, needId: "ben-3", text: SECRET });
  await run(ben, "scenario.change", { scenarioId, about: SECRET });
  await host("scenario.removeNeed", { scenarioId, needId: "ben-1" });
  await host("scenario.removeVisit", { scenarioId, visitId: "ben-2" });
  const [{ isMine: _isMine, ...again } = { isMine: true }] = await seen(ana);
  await run(ana, "scenario.remove", { scenarioId });
  await leave();
  const { id: _id, ...life } = again as Record<string, unknown>;
  await run(ana, "scenario.make", { ...life, onWall: undefined, scenarioId });
  const [back] = await seen(ana);
  expect(back).toMatchObject({ id: scenarioId, about: "", needs: [{ id: "ana-1" }], visits: [], isMine: true });
  const gone = { error: { messageKey: "scenario.takenBack" } };
  const need = { scenarioId, needId: "ben-1", text: SECRET };
  expect((await ask(room.facilitator, "scenario.addNeed", need)).body).toMatchObject(gone);
  const visit = { scenarioId, visitId: "ben-2", ...stopAt(null, SECRET) };
  expect((await ask(room.facilitator, "scenario.addVisit", visit)).body).toMatchObject(gone);
  expect(JSON.stringify(await seen(room.facilitator))).not.toContain(SECRET);
  const others = { ...life, onWall: undefined, scenarioId: "never-off" };
  expect((await ask(ana, "scenario.make", others)).status).toBe(404);
});

it("[SC10] of a file that is brought in again only what was taken back of a person stays away, and the person comes", async () => {
  const { run, ana, ben, file, scenarioId, leave } = await sharedLife();
  await run(ana, "scenario.addNeed", { scenarioId, text: "Ana's" });
  await run(ben, "scenario.addNeed", { scenarioId, text: SECRET });
  await run(ben, "scenario.addVisit", { scenarioId, ...stopAt(null, SECRET) });
  await run(ben, "scenario.change", { scenarioId, pseudonym: SECRET, about: SECRET });
  const bytes = await (await file("json")).arrayBuffer();
  await leave();
  const answer = await fetch(`${server.url}/api/workshops/import`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${ORGANISER_KEY}`,
      "content-type": "application/json",
      "idempotency-key": "again",
    },
    body: bytes,
  });
  const made = (await answer.json()) as { workshop: { id: string }; tokens: { facilitator: string } };
  const [life, ...rest] = (await server.api.state(made.workshop.id, made.tokens.facilitator)).scenarios ?? [];
  expect([life?.pseudonym, life?.about, life?.needs.map(({ text }) => text), life?.visits, rest.length]).toEqual([
    ...["(taken back)", "", ["Ana's"], [], 0],
  ]);
  await run(ana, "withdrawal.withdrawAll", {});
  expect((await server.api.state(made.workshop.id, made.tokens.facilitator)).scenarios ?? []).toEqual([]);
});
