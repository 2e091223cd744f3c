import { afterAll, beforeAll, expect, it } from "vitest";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ env: { HOST_GRACE_SECONDS: "0.2" } });
});
afterAll(() => server.close());

const seat = (token: string) => takeSeat({ url: server.url, token });

/** One more host, and the seat's id. */
async function invite(room: OpenWorkshop, by = room.facilitator): Promise<{ token: string; id: string }> {
  const { status, body } = await server.api.request<{ token: string }>(
    "POST",
    `/api/workshops/${room.workshopId}/seats`,
    { token: by, body: { role: "facilitator" } },
  );
  expect(status).toBe(201);
  return { token: body.token, id: (await server.api.state(room.workshopId, body.token)).me.seatId };
}

const hostsOf = async (room: OpenWorkshop, token: string) => (await server.api.state(room.workshopId, token)).hosts;
const activityState = async (room: OpenWorkshop) =>
  (await server.api.state(room.workshopId, room.facilitator)).activities.find(({ id }) => id === room.activityId)
    ?.state;

it("[HO6] hosts see every host, participants those who have said their name, screens nobody", async () => {
  const room = await openWorkshop(server);
  const other = await invite(room);
  const ann = await room.join("Ann");
  const own = (await server.api.state(room.workshopId, room.facilitator)).me.seatId;
  expect((await hostsOf(room, ann))?.list).toEqual([]);
  await server.api.run(other.token, "hosts.setName", { name: "  Sam  " });
  expect((await hostsOf(room, room.facilitator))?.list).toEqual([
    { id: own, name: "", isHere: false },
    { id: other.id, name: "Sam", isHere: false },
  ]);
  expect(await hostsOf(room, ann)).toEqual({ list: [{ id: other.id, name: "Sam", isHere: false }] });
  expect(await hostsOf(room, room.screen)).toEqual({ list: [] });
});

it("[HO6] who is here is the server's own knowledge, and everyone who may know is told when it changes", async () => {
  const room = await openWorkshop(server);
  await server.api.run(room.facilitator, "hosts.setName", { name: "Ada" });
  const ann = seat(await room.join("Ann"));
  await ann.ready();
  const host = seat(room.facilitator);
  await ann.waitFor(({ hosts }) => hosts?.list[0]?.isHere === true, "Ada to be here");
  host.close();
  await ann.waitFor(({ hosts }) => hosts?.list[0]?.isHere === false, "Ada to be gone");
  ann.close();
});

it("[HO6] what one host does the other hosts are told, and nobody else", async () => {
  const room = await openWorkshop(server);
  await server.api.run(room.facilitator, "hosts.setName", { name: "Ada" });
  const other = seat((await invite(room)).token);
  const ann = seat(await room.join("Ann"));
  await Promise.all([other.ready(), ann.ready()]);
  await server.api.run(room.facilitator, "workshop.setScreen", { screen: "blank" });
  const deed = await other.waitFor(
    ({ hosts }) => hosts?.deeds?.at(-1)?.type === "workshop.setScreen" && hosts.deeds.at(-1),
  );
  expect(deed).toMatchObject({ name: "Ada", screen: "blank" });
  await ann.waitFor(({ workshop }) => workshop.screen === "blank");
  expect(ann.frames.join()).not.toContain("deeds");
  for (const one of [other, ann]) one.close();
});

it("[HO1] who leads is a sign: any host takes it, gives it or lays it down, and all rights stay equal", async () => {
  const room = await openWorkshop(server);
  const other = await invite(room);
  const own = (await server.api.state(room.workshopId, room.facilitator)).me.seatId;
  const lead = (token: string, hostId: string | null) => server.api.run(token, "hosts.setLeading", { hostId });
  await lead(other.token, other.id);
  expect((await hostsOf(room, room.facilitator))?.leadingId).toBe(other.id);
  await server.api.run(room.facilitator, "workshop.setTimer", { seconds: 60 });
  await lead(room.facilitator, own);
  expect((await hostsOf(room, other.token))?.leadingId).toBe(own);
  await server.api.run(other.token, "workshop.setTimer", { seconds: 90 });
  await lead(other.token, null);
  expect((await hostsOf(room, other.token))?.leadingId).toBeNull();
  const { status } = await server.api.command(await room.join("Ann"), "hosts.setLeading", { hostId: null });
  expect(status).toBe(403);
});

it("[HO1] a group never gives or takes a right in hosting", async () => {
  const room = await openWorkshop(server);
  const groups = (await server.api.state(room.workshopId, room.facilitator)).workshop.groups;
  for (const group of [null, ...groups.map(({ id }) => id)]) {
    const { token } = await server.api.join(room.joinCode, { alias: "Ann", group });
    for (const [type, input] of [
      ["hosts.goOn", {}],
      ["hosts.setName", { name: "Boss" }],
      ["workshop.setTimer", { seconds: 5 }],
    ] as const) {
      expect((await server.api.command(token, type, input)).status).toBe(403);
    }
    expect((await server.api.command(token, "board.addNote", { boardId: room.boardId, text: "mine" })).status).toBe(
      200,
    );
  }
});

it("[HO2] two hosts who press the same at once get no error, and it happens once", async () => {
  const room = await openWorkshop(server);
  const [a, b] = [seat(room.facilitator), seat((await invite(room)).token)];
  await Promise.all([a.ready(), b.ready()]);
  const note = await room.addNote(room.facilitator, "an idea");
  const activities = (await server.api.state(room.workshopId, room.facilitator)).activities;
  const next = activities[1]?.id ?? room.activityId;
  for (const [type, input] of [
    ["workshop.closeActivity", { activityId: room.activityId }],
    ["workshop.openActivity", { activityId: next }],
    ["workshop.setScreen", { screen: "code" }],
  ] as const) {
    const replies = await Promise.all([a.send(type, input), b.send(type, input)]);
    expect(replies.map(({ ok }) => ok)).toEqual([true, true]);
  }
  const roundId = await room.openRound([note]);
  const closed = await Promise.all([
    a.send("voting.closeRound", { roundId }),
    b.send("voting.closeRound", { roundId }),
  ]);
  expect(closed.map(({ ok }) => ok)).toEqual([true, true]);
  await a.waitFor(({ hosts }) => hosts?.deeds?.some(({ type }) => type === "voting.closeRound"));
  const deeds = (await hostsOf(room, room.facilitator))?.deeds ?? [];
  const count = (type: string) =>
    deeds.filter((deed) => deed.type === type && (type !== "workshop.openActivity" || deed.activityId === next)).length;
  expect([count("workshop.closeActivity"), count("workshop.openActivity"), count("voting.closeRound")]).toEqual([
    1, 1, 1,
  ]);
  for (const one of [a, b]) one.close();
});

it("[HO5] a host's seat taken back is dead at once, its socket ends, and two who press at once are both right", async () => {
  const room = await openWorkshop(server);
  const lost = await invite(room);
  const third = await invite(room);
  const laptop = seat(lost.token);
  await laptop.ready();
  let ended = false;
  laptop.socket.on("disconnect", () => {
    ended = true;
  });
  await server.api.run(room.facilitator, "hosts.setLeading", { hostId: lost.id });
  const withdraw = (token: string, hostId: string) => server.api.command(token, "hosts.withdraw", { hostId });
  const both = await Promise.all([withdraw(room.facilitator, lost.id), withdraw(third.token, lost.id)]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  await until(() => ended, { what: "the lost laptop's line to end" });
  expect((await server.api.command(lost.token, "workshop.setTimer", { seconds: 5 })).status).toBe(401);
  const hosts = await hostsOf(room, room.facilitator);
  expect(hosts?.list.map(({ id }) => id)).not.toContain(lost.id);
  expect(hosts?.leadingId).toBeNull();
  expect((await withdraw(third.token, third.id)).body).toMatchObject({ error: { messageKey: "hosts.notYourself" } });
  const elsewhere = await openWorkshop(server);
  expect((await withdraw(elsewhere.facilitator, third.id)).status).toBe(404);
  laptop.close();
});

for (const way of ["a host", "the organiser"]) {
  it(`[HO5] when ${way} takes a seat back its views end too, nobody is led by it, and what it was asked is for any host`, async () => {
    const room = await openWorkshop(server);
    const lost = await invite(room);
    const view = await server.api.request<{ token: string }>("POST", `/api/workshops/${room.workshopId}/view`, {
      token: lost.token,
      body: {},
    });
    const [host, ann, looking] = [seat(room.facilitator), seat(await room.join("Ann")), seat(view.body.token)];
    await Promise.all([host, ann, looking].map((one) => one.ready()));
    let hasEnded = false;
    looking.socket.on("disconnect", () => {
      hasEnded = true;
    });
    await server.api.run(lost.token, "room.lead", { boardId: room.boardId });
    await ann.send("room.askPause", { to: lost.id, words: "please" });
    await ann.waitFor(({ room: now, hands }) => now?.follow?.leaderId === lost.id && hands?.pause?.to === lost.id);
    if (way === "a host") await host.send("hosts.withdraw", { hostId: lost.id });
    else {
      const path = `/api/workshops/${room.workshopId}/seats/${lost.id}`;
      await server.api.request("DELETE", path, { token: server.api.organiserKey });
    }
    await host.waitFor(({ hands }) => hands?.pauses?.[0]?.isForMe === false, "the wish");
    await ann.waitFor(
      ({ room: now, hands }) => now && !now.follow && hands?.pause && hands.pause.to === undefined,
      "nobody to follow",
    );
    await until(() => hasEnded, { what: "the view to end" });
    const dead = await server.api.request("GET", `/api/workshops/${room.workshopId}`, { token: view.body.token });
    expect(dead.status).toBe(401);
    for (const one of [host, ann, looking]) one.close();
  });
}

it("[HO5] the organiser takes a host's seat back over HTTP; a participant, a screen and a stranger do not", async () => {
  const room = await openWorkshop(server);
  const lost = await invite(room);
  const path = `/api/workshops/${room.workshopId}/seats/${lost.id}`;
  const remove = (token: string) => server.api.request("DELETE", path, { token });
  const elsewhere = await openWorkshop(server);
  const refused = [await room.join("Ann"), room.screen, elsewhere.facilitator, "x".repeat(43)];
  const statuses = await Promise.all(refused.map(async (token) => (await remove(token)).status));
  expect(statuses).toEqual([403, 403, 404, 401]);
  expect((await remove(lost.token)).status).toBe(409);
  expect((await remove(server.api.organiserKey)).status).toBe(200);
  expect((await remove(server.api.organiserKey)).status).toBe(404);
  expect((await server.api.request("GET", `/api/workshops/${room.workshopId}`, { token: lost.token })).status).toBe(
    401,
  );
});

it("[HO3] a host's line dies without a word, and the other opens the next activity within two seconds", async () => {
  const room = await openWorkshop(server);
  const [a, b] = [seat(room.facilitator), seat((await invite(room)).token)];
  const ann = seat(await room.join("Ann"));
  await Promise.all([a.ready(), b.ready(), ann.ready()]);
  const next = b.state()?.activities[1]?.id ?? "";
  // No goodbye: the line is cut under the socket.
  a.socket.io.engine.transport.close();
  a.socket.io.reconnection(false);
  const began = performance.now();
  expect((await b.send("workshop.openActivity", { activityId: next })).ok).toBe(true);
  await ann.waitFor(({ activities }) => activities.find(({ id }) => id === next)?.state === "open");
  expect(performance.now() - began).toBeLessThan(2_000);
  await until(async () => (await hostsOf(room, room.facilitator))?.list.filter(({ isHere }) => isHere).length === 1);
  expect((await hostsOf(room, room.facilitator))?.pause).toBeUndefined();
  for (const one of [a, b, ann]) one.close();
});

it("[HO3] none is left: what was open pauses with its time, the round stays open, and one press goes on", async () => {
  const room = await openWorkshop(server);
  const host = seat(room.facilitator);
  const token = await room.join("Ann");
  const ann = seat(token);
  await Promise.all([host.ready(), ann.ready()]);
  const note = await room.addNote(token, "an idea");
  const roundId = await room.openRound([note]);
  await host.send("workshop.setTimer", { seconds: 600 });
  host.close();
  const paused = await ann.waitFor(
    ({ hosts, activities }) => hosts?.pause && activities[0]?.state === "paused" && hosts.pause,
  );
  expect(paused).toMatchObject({ activityIds: [room.activityId], isTimerPaused: true });
  const left = ann.state()?.timer?.leftMs ?? 0;
  expect(left).toBeGreaterThan(590_000);
  expect(left).toBeLessThanOrEqual(600_000);
  // A ballot still counts, and can still be changed.
  expect((await ann.send("voting.castBallot", { roundId, dots: { [note]: 2 } })).ok).toBe(true);
  expect((await ann.send("board.addNote", { boardId: room.boardId, text: "while nobody hosts" })).ok).toBe(false);

  const [back, second] = [seat(room.facilitator), seat((await invite(room)).token)];
  await Promise.all([back.ready(), second.ready()]);
  expect(back.state()?.hosts?.pause).toMatchObject({ activityIds: [room.activityId] });
  const both = await Promise.all([back.send("hosts.goOn"), second.send("hosts.goOn")]);
  expect(both.map(({ ok }) => ok)).toEqual([true, true]);
  await ann.waitFor(({ hosts, activities }) => !hosts?.pause && activities[0]?.state === "open");
  const timer = ann.state()?.timer;
  expect(timer?.leftMs).toBeUndefined();
  expect((timer?.endsAt ?? 0) - (timer?.now ?? 0)).toBeGreaterThan(left - 2_000);
  expect(ann.state()?.rounds[0]).toMatchObject({ state: "open", voted: 1 });
  for (const one of [back, second, ann]) one.close();
});

it("[HO3] the main button goes on too: every screen is told at once, and a later pause is the host's own", async () => {
  const room = await openWorkshop(server);
  const host = seat(room.facilitator);
  const [ann, wall] = [seat(await room.join("Ann")), seat(room.screen)];
  const all = [ann, wall];
  await Promise.all([host, ...all].map((one) => one.ready()));
  await host.send("workshop.setTimer", { seconds: 600 });
  host.close();
  for (const one of all) await one.waitFor(({ hosts }) => hosts?.pause, "the notice");
  const back = seat(room.facilitator);
  await back.ready();
  const { activityId } = room;
  await back.send("workshop.resumeActivity", { activityId });
  for (const one of [back, ...all]) {
    await one.waitFor(({ hosts, activities }) => !hosts?.pause && activities[0]?.state === "open", "no notice");
  }
  expect(ann.state()?.timer?.leftMs).toBeUndefined();
  await back.send("workshop.pauseActivity", { activityId });
  for (const one of [back, ...all]) {
    const paused = await one.waitFor((state) => state.activities[0]?.state === "paused" && state);
    expect(paused.hosts?.pause).toBeUndefined();
  }
  await back.send("hosts.goOn");
  expect(await activityState(room)).toBe("paused");
  for (const one of [back, ...all]) one.close();
});

it("[HO3] a timer that hosts let run again is theirs: stopping it brings no notice back", async () => {
  const room = await openWorkshop(server);
  const host = seat(room.facilitator);
  const ann = seat(await room.join("Ann"));
  await Promise.all([host.ready(), ann.ready()]);
  await host.send("workshop.setTimer", { seconds: 600 });
  await host.send("workshop.closeActivity", { activityId: room.activityId });
  host.close();
  expect(await ann.waitFor(({ hosts }) => hosts?.pause)).toMatchObject({ activityIds: [], isTimerPaused: true });
  await server.api.run(room.facilitator, "timer.resume");
  await ann.waitFor(({ hosts, timer }) => !hosts?.pause && timer?.leftMs === undefined, "no notice");
  await server.api.run(room.facilitator, "timer.pause");
  const still = await ann.waitFor((state) => state.timer?.leftMs !== undefined && state);
  expect(still.hosts?.pause).toBeUndefined();
  expect((await hostsOf(room, room.facilitator))?.pause).toBeUndefined();
  ann.close();
});

it("[HO3] a host may leave the room as it stands, and is asked no more", async () => {
  const room = await openWorkshop(server);
  const host = seat(room.facilitator);
  await host.ready();
  host.close();
  await until(async () => (await activityState(room)) === "paused");
  await server.api.run(room.facilitator, "hosts.stayPaused");
  expect(await activityState(room)).toBe("paused");
  expect((await hostsOf(room, room.facilitator))?.pause).toBeUndefined();
});

it("[HO3] a host who reloads the page, and one of two who leaves, change nothing", async () => {
  const room = await openWorkshop(server);
  const [a, b] = [seat(room.facilitator), seat((await invite(room)).token)];
  await Promise.all([a.ready(), b.ready()]);
  a.close();
  await b.waitFor(({ hosts }) => hosts?.list.filter(({ isHere }) => isHere).length === 1);
  b.socket.io.engine.close();
  await b.waitFor(() => b.socket.connected);
  // Longer than the grace: another room that was left for good has paused meanwhile.
  const other = await openWorkshop(server);
  const gone = seat(other.facilitator);
  await gone.ready();
  gone.close();
  await until(async () => (await activityState(other)) === "paused");
  expect(await activityState(room)).toBe("open");
  b.close();
});

it("[HO4] a program that runs a room over HTTP alone is not taken for nobody, nor what it opens after a host has left", async () => {
  const room = await openWorkshop(server);
  const watched = await openWorkshop(server);
  const host = seat(watched.facilitator);
  await host.ready();
  host.close();
  await until(async () => (await activityState(watched)) === "paused");
  expect(await activityState(room)).toBe("open");
  await server.api.run(watched.facilitator, "workshop.openActivity", { activityId: watched.activityId });
  const other = await openWorkshop(server);
  const second = seat(other.facilitator);
  await second.ready();
  second.close();
  await until(async () => (await activityState(other)) === "paused");
  expect(await activityState(watched)).toBe("open");
});

it("[HO3] after a restart hosts have time to come back before anything pauses, and if none comes it does", async () => {
  await using own = await startServer({ env: { HOST_GRACE_SECONDS: "0.4" } });
  const [stays, left] = [await openWorkshop(own), await openWorkshop(own)];
  const [a, b] = [stays, left].map((room) => takeSeat({ url: own.url, token: room.facilitator }));
  await Promise.all([a?.ready(), b?.ready()]);
  const isHosted = async ({ workshopId, facilitator }: OpenWorkshop) =>
    (await own.api.state(workshopId, facilitator)).hosts?.list[0]?.isHere;
  await until(async () => (await isHosted(stays)) && (await isHosted(left)));
  b?.socket.io.reconnection(false);
  await own.restart();
  const stateOf = async ({ workshopId, facilitator }: OpenWorkshop) =>
    (await own.api.state(workshopId, facilitator)).activities[0]?.state;
  expect([await stateOf(stays), await stateOf(left)]).toEqual(["open", "open"]);
  await until(async () => (await stateOf(left)) === "paused", { what: "the room nobody came back to" });
  expect(await stateOf(stays)).toBe("open");
  for (const one of [a, b]) one?.close();
});
