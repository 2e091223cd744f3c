import type { HostAgenda } from "@longtable/shared/workshop/agenda.schema";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const agendaOf = async (room: OpenWorkshop, token = room.facilitator): Promise<Activity[]> =>
  (await server.api.state(room.workshopId, token)).activities;
const titles = async (room: OpenWorkshop) => (await agendaOf(room)).map(({ title }) => title);
const idOf = async (room: OpenWorkshop, title: string): Promise<string> => {
  const found = (await agendaOf(room)).find((activity) => activity.title === title);
  if (!found) throw new Error(`no activity ${title}`);
  return found.id;
};
const hostAgenda = async (room: OpenWorkshop): Promise<HostAgenda> => {
  const { agenda } = await server.api.state(room.workshopId, room.facilitator);
  if (!agenda) throw new Error("hosts are sent no agenda");
  return agenda;
};
const refusal = async (token: string, type: string, input: Record<string, unknown>) => {
  const { status, body } = await server.api.command(token, type, input);
  return [status, body.ok ? null : body.error.messageKey];
};

describe("the agenda", () => {
  it("[AG1] takes a new activity after another one, with a board of its own, and everyone sees it", async () => {
    const room = await openWorkshop(server);
    const phone = takeSeat({ url: server.url, token: await room.join("Ana") });
    await phone.ready();
    const made = await server.api.run<{ activityId: string; boardIds: string[] }>(
      room.facilitator,
      "agenda.addActivity",
      {
        phase: "coDesign",
        title: "Warm up",
        prompt: "What made you smile today?",
        minutes: 5,
        outputType: "evidence",
        newBoard: { type: "columns", title: "Smiles", columns: ["Today", "This week"] },
        afterId: room.activityId,
      },
    );
    const seen = await phone.waitFor(({ activities }) => activities.find(({ id }) => id === made.activityId));
    expect(seen).toMatchObject({ title: "Warm up", phase: "coDesign", state: "queued", boards: [{ title: "Smiles" }] });
    expect((await titles(room)).slice(0, 3)).toEqual(["Question", "Warm up", "Think alone"]);
    const board = await server.api.request<{ columns: { label: string }[] }>(
      "GET",
      `/api/boards/${made.boardIds[0]}/export.json`,
      { token: room.facilitator },
    );
    expect(board.body.columns.map(({ label }) => label)).toEqual(["Today", "This week"]);
    phone.close();
  });

  it("[AG1] puts activities of an earlier phase before those of a later one, wherever they were added", async () => {
    const room = await openWorkshop(server);
    const add = (phase: string, title: string) =>
      server.api.run(room.facilitator, "agenda.addActivity", { phase, title, outputType: "map" });
    await add("coDelivery", "Last");
    await add("monitor", "First");
    await add("insight", "Second");
    expect((await agendaOf(room)).map(({ phase }) => phase)).toEqual([
      "monitor",
      "insight",
      ...Array.from({ length: 8 }, () => "coDesign"),
      "coDelivery",
    ]);
  });

  it("[AG2] inserts a template's activities at a place, in order, on a board of their own", async () => {
    const room = await openWorkshop(server);
    const made = await server.api.run<{ activityIds: string[]; boardIds: string[] }>(
      room.facilitator,
      "agenda.insertTemplate",
      { templateId: "journey-so-far", phase: "coDesign", afterId: room.activityId },
    );
    expect((await titles(room)).slice(0, 7)).toEqual([
      "Question",
      "Steps",
      "Feelings",
      "Words",
      "Mixed views",
      "Key moments",
      "Think alone",
    ]);
    expect(made.boardIds).toHaveLength(1);
    const used = (await agendaOf(room)).filter(({ id }) => made.activityIds.includes(id));
    expect(new Set(used.flatMap(({ boards }) => boards.map(({ id }) => id)))).toEqual(new Set(made.boardIds));
    expect(await refusal(room.facilitator, "agenda.insertTemplate", { templateId: "no-such" })).toEqual([
      404,
      "workshop.noSuchTemplate",
    ]);
  });

  it("[AG3] changes only what is named; access is given per role and holds at once", async () => {
    const room = await openWorkshop(server);
    const participant = await room.join("Ana");
    await server.api.run(room.facilitator, "agenda.editActivity", {
      activityId: room.activityId,
      minutes: 12,
      access: { participant: "read", tableHost: "contribute", observer: "none" },
    });
    const changed = (await agendaOf(room)).find(({ id }) => id === room.activityId);
    expect(changed).toMatchObject({ title: "Question", minutes: 12, access: { participant: "read" } });
    expect(await refusal(participant, "board.addNote", { boardId: room.boardId, text: "no" })).toEqual([
      403,
      "board.boardReadOnly",
    ]);
    expect((await server.api.state(room.workshopId, room.screen)).boards).toEqual([]);
    await server.api.run(room.facilitator, "agenda.editActivity", { activityId: room.activityId, access: null });
    expect((await agendaOf(room))[0]?.access).toBeUndefined();
    await room.addNote(participant, "yes");
  });

  it("[AG4] a move to another phase, a copy, and taking off with the way back keep one order", async () => {
    const room = await openWorkshop(server);
    const pitch = await idOf(room, "Pitch");
    await server.api.run(room.facilitator, "agenda.moveActivity", {
      activityId: pitch,
      phase: "monitor",
      afterId: null,
    });
    expect((await agendaOf(room))[0]).toMatchObject({ title: "Pitch", phase: "monitor" });
    const dots = await idOf(room, "Dots");
    await server.api.run(room.facilitator, "agenda.duplicateActivity", { activityId: dots, title: "More dots" });
    const before = await titles(room);
    expect(before.indexOf("More dots")).toBe(before.indexOf("Dots") + 1);
    await server.api.run(room.facilitator, "agenda.removeActivity", { activityId: dots });
    expect(await titles(room)).not.toContain("Dots");
    const agree = await idOf(room, "Agree");
    await server.api.run(room.facilitator, "agenda.moveActivity", { activityId: agree, afterId: null });
    await server.api.run(room.facilitator, "agenda.restoreActivity", { activityId: dots });
    const after = await titles(room);
    expect(after.indexOf("Dots")).toBe(after.indexOf("More dots") - 1);
    expect(after.toSorted()).toEqual(before.toSorted());
  });

  it("[AG5] two hosts who move everything at once end with one order, and nothing is lost or doubled", async () => {
    const room = await openWorkshop(server);
    const second = await server.api.request<{ token: string }>("POST", `/api/workshops/${room.workshopId}/seats`, {
      token: server.api.organiserKey,
      body: { role: "facilitator" },
    });
    const [one, two] = [room.facilitator, second.body.token].map((token) => takeSeat({ url: server.url, token }));
    if (!one || !two) throw new Error("no hosts");
    const ids = (await agendaOf(room)).map(({ id }) => id);
    await Promise.all([one.ready(), two.ready()]);
    const moves = ids.flatMap((activityId, index) => {
      const afterId = ids[(index + 3) % ids.length];
      return [
        one.send("agenda.moveActivity", { activityId, afterId }),
        two.send("agenda.moveActivity", { activityId: ids.at(-1 - index), afterId: index % 2 ? null : ids[index] }),
      ];
    });
    for (const reply of await Promise.all(moves)) expect(reply.ok).toBe(true);
    const order = (await agendaOf(room)).map(({ id }) => id);
    expect(order.toSorted()).toEqual(ids.toSorted());
    for (const host of [one, two]) {
      await host.waitFor(({ activities }) => JSON.stringify(activities.map(({ id }) => id)) === JSON.stringify(order));
      host.close();
    }
  });

  it("[AG6] a locked prompt cannot be taken off or put in other words; what has run cannot be taken off", async () => {
    const room = await openWorkshop(server);
    const locked = await idOf(room, "Think alone");
    expect((await agendaOf(room)).find(({ id }) => id === locked)?.isPromptLocked).toBe(true);
    const { facilitator } = room;
    expect(await refusal(facilitator, "agenda.removeActivity", { activityId: locked })).toEqual([
      409,
      "workshop.promptLocked",
    ]);
    expect(await refusal(facilitator, "agenda.editActivity", { activityId: locked, prompt: "x" })).toEqual([
      409,
      "workshop.promptLocked",
    ]);
    await server.api.run(facilitator, "agenda.editActivity", { activityId: locked, minutes: 7 });
    expect(await refusal(facilitator, "agenda.removeActivity", { activityId: room.activityId })).toEqual([
      409,
      "workshop.hasRun",
    ]);
  });

  it("[AG1] is not changed by participants or screens, nor with another workshop's boards", async () => {
    const room = await openWorkshop(server);
    const other = await openWorkshop(server);
    const participant = await room.join("Ana");
    const add = { phase: "insight", title: "Mine", outputType: "map" };
    for (const token of [participant, room.screen]) {
      expect(await refusal(token, "agenda.addActivity", add)).toEqual([403, "command.notAllowed"]);
      expect(await refusal(token, "agenda.moveActivity", { activityId: room.activityId })).toEqual([
        403,
        "command.notAllowed",
      ]);
    }
    expect(await refusal(room.facilitator, "agenda.addActivity", { ...add, boardIds: [other.boardId] })).toEqual([
      404,
      "board.notFound",
    ]);
    expect(await refusal(room.facilitator, "agenda.removeActivity", { activityId: other.activityId })).toEqual([
      404,
      "workshop.noSuchActivity",
    ]);
  });
});

describe("running an activity", () => {
  it("[AG7] the room's clock stands still only with the activity that all follow, and goes on only if that stopped it", async () => {
    const room = await openWorkshop(server);
    const { activityId: first, facilitator } = room;
    const run = (type: string, input = {}) => server.api.run(facilitator, type, input);
    const isStill = async () => (await server.api.state(room.workshopId, facilitator)).timer?.leftMs !== undefined;
    const second = await idOf(room, "Dots");
    await run("workshop.openActivity", { activityId: second });
    await run("workshop.setTimer", { seconds: 300 });
    await run("workshop.pauseActivity", { activityId: first });
    expect(await isStill()).toBe(false);
    await run("workshop.pauseActivity", { activityId: second });
    expect(await isStill()).toBe(true);
    await run("timer.extend", { seconds: 60 });
    await run("workshop.resumeActivity", { activityId: first });
    expect(await isStill()).toBe(true);
    await run("workshop.resumeActivity", { activityId: second });
    expect(await isStill()).toBe(false);
    // Stopped by hand before: the clock waits for a hand.
    await run("timer.pause");
    await run("workshop.pauseActivity", { activityId: second });
    await run("workshop.resumeActivity", { activityId: second });
    expect(await isStill()).toBe(true);
    await run("timer.resume");
    expect(await isStill()).toBe(false);
  });

  it("[AG7] paused, everyone reads and nobody adds; resumed, it goes on where it was", async () => {
    const room = await openWorkshop(server);
    const participant = await room.join("Ana");
    const { activityId, boardId, facilitator } = room;
    await room.addNote(participant, "before");
    const openedAt = (await agendaOf(room))[0]?.openedAt;
    await server.api.run(facilitator, "workshop.setTimer", { seconds: 300 });
    await server.api.run(facilitator, "workshop.pauseActivity", { activityId });
    expect(await refusal(participant, "board.addNote", { boardId, text: "during" })).toEqual([
      403,
      "board.boardReadOnly",
    ]);
    expect((await server.api.state(room.workshopId, participant)).timer?.leftMs).toBeGreaterThan(0);
    await server.api.run(facilitator, "workshop.resumeActivity", { activityId });
    expect((await server.api.state(room.workshopId, participant)).timer?.leftMs).toBeUndefined();
    await room.addNote(participant, "after");
    expect((await agendaOf(room))[0]).toMatchObject({ state: "open", openedAt });
    const queued = await idOf(room, "Dots");
    expect(await refusal(facilitator, "workshop.resumeActivity", { activityId: queued })).toEqual([
      409,
      "workshop.cannotChangeState",
    ]);
    expect(await refusal(facilitator, "workshop.pauseActivity", { activityId: queued })).toEqual([
      409,
      "workshop.cannotChangeState",
    ]);
  });

  it("[AG7] revealed, it stays in front until it is closed", async () => {
    const room = await openWorkshop(server);
    await server.api.run(room.facilitator, "workshop.revealActivity", { activityId: room.activityId });
    const state = await server.api.state(room.workshopId, room.screen);
    expect(state.activities[0]?.state).toBe("revealed");
    expect(state.phase).toBe("coDesign");
    await server.api.run(room.facilitator, "workshop.closeActivity", { activityId: room.activityId });
    expect((await agendaOf(room))[0]?.state).toBe("closed");
  });

  it("[AG8] closing without an output asks why when told to ask, and logs the reason for hosts alone", async () => {
    const room = await openWorkshop(server);
    const { activityId, facilitator } = room;
    expect(await refusal(facilitator, "workshop.closeActivity", { activityId, askWhy: true })).toEqual([
      409,
      "workshop.noOutput",
    ]);
    expect((await agendaOf(room))[0]?.state).toBe("open");
    const reason = "We ran out of time";
    await server.api.run(facilitator, "workshop.closeActivity", { activityId, askWhy: true, reason });
    expect((await hostAgenda(room)).closings).toMatchObject([{ activityId, reason }]);
    const participant = await room.join("Ana");
    for (const token of [participant, room.screen]) {
      expect((await server.api.state(room.workshopId, token)).agenda).toBeUndefined();
    }
    const file = await server.api.request("GET", `/api/workshops/${room.workshopId}/export.json`, {
      token: facilitator,
    });
    expect(JSON.stringify(file.body)).toContain(reason);
  });

  it("[AG8] a workshop that closes logs what was open and made nothing, and that nobody said why", async () => {
    const [empty, full] = [await openWorkshop(server), await openWorkshop(server)];
    await server.api.run(full.facilitator, "decision.record", { question: "We go on", method: "host" });
    for (const { facilitator } of [empty, full])
      await server.api.run(facilitator, "workshop.setState", { state: "closed" });
    const of = async (room: OpenWorkshop) => (await hostAgenda(room)).closings;
    expect(await of(empty)).toMatchObject([{ activityId: empty.activityId, reason: null }]);
    expect(await of(full)).toEqual([]);
    for (const room of [empty, full]) expect((await agendaOf(room))[0]?.state).toBe("closed");
  });

  it("[AG8] a program that does not ask to be asked closes as ever; that nobody said why is logged", async () => {
    const room = await openWorkshop(server);
    await server.api.run(room.facilitator, "workshop.closeActivity", { activityId: room.activityId });
    expect((await hostAgenda(room)).closings).toMatchObject([{ activityId: room.activityId, reason: null }]);
  });

  it("[AG8] with its output an activity closes without a question: a decision, a closed vote, a map with notes", async () => {
    const room = await openWorkshop(server);
    const { facilitator, activityId } = room;
    await server.api.run(facilitator, "decision.record", { question: "We go on", method: "host" });
    await server.api.run(facilitator, "workshop.closeActivity", { activityId, askWhy: true });
    const dots = await idOf(room, "Dots");
    await server.api.run(facilitator, "workshop.openActivity", { activityId: dots });
    const noteId = await room.addNote(facilitator, "An idea");
    const input = { activityId: dots, boardId: room.boardId, candidates: [noteId] };
    const { roundId } = await server.api.run<{ roundId: string }>(facilitator, "voting.openRound", input);
    expect(await refusal(facilitator, "workshop.closeActivity", { activityId: dots, askWhy: true })).toEqual([
      409,
      "workshop.noOutput",
    ]);
    await server.api.run(facilitator, "voting.closeRound", { roundId });
    await server.api.run(facilitator, "workshop.closeActivity", { activityId: dots, askWhy: true });
    const map = await openWorkshop(server, "journey-so-far");
    expect(
      await refusal(map.facilitator, "workshop.closeActivity", { activityId: map.activityId, askWhy: true }),
    ).toEqual([409, "workshop.noOutput"]);
    await map.addNote(await map.join("Ana"), "I rang");
    await server.api.run(map.facilitator, "workshop.closeActivity", { activityId: map.activityId, askWhy: true });
    expect((await hostAgenda(room)).closings).toEqual([]);
  });
});

describe("before and after the session", () => {
  it("[AG10] pre-work is open before the session begins, never in front, and hosts see how much came in", async () => {
    const { workshop, tokens } = await server.api.createWorkshop({ template: "ideas-dots-decision" });
    const [first, second] = workshop.activities;
    const boardId = first?.boards[0]?.id;
    if (!first || !second || !boardId) throw new Error("no activities");
    const host = tokens.facilitator;
    await server.api.run(host, "agenda.editActivity", { activityId: first.id, isPreWork: true });
    await server.api.run(host, "workshop.openActivity", { activityId: first.id });
    const { token } = await server.api.join(workshop.joinCode, { alias: "Early" });
    const phone = takeSeat({ url: server.url, token: host });
    await phone.ready();
    await server.api.run(token, "board.addNote", { boardId, text: "Thought of it last night" });
    const waiting = await phone.waitFor(({ agenda }) => agenda?.preWork.find(({ unopened }) => unopened === 1));
    expect(waiting).toEqual({ activityId: first.id, notes: 1, unopened: 1 });
    await server.api.run(host, "agenda.openPreWorkNotes", { activityId: first.id });
    await phone.waitFor(({ agenda }) => agenda?.preWork[0]?.unopened === 0);
    phone.close();
    await server.api.run(host, "workshop.openActivity", { activityId: second.id });
    const states = async () => {
      const { activities } = await server.api.state(workshop.id, token);
      return [first, second].map(({ id }) => activities.find((one) => one.id === id)?.state);
    };
    // The room writes alone now on the board that it was written on together.
    expect(await states()).toEqual(["paused", "open"]);
    await server.api.run(host, "workshop.setWriting", { activityId: second.id, writing: "together" });
    await server.api.run(host, "workshop.openActivity", { activityId: first.id });
    expect(await states()).toEqual(["open", "open"]);
  });

  it("[AG11] a note that comes from a phone after the workshop has closed ends in the ideas box, once", async () => {
    const room = await openWorkshop(server);
    const participant = await room.join("Ana");
    await server.api.run(room.facilitator, "workshop.setState", { state: "closed" });
    const late = { boardId: room.boardId, text: "Ask the bus company" };
    for (let time = 0; time < 2; time += 1) {
      const { body } = await server.api.command(participant, "board.addNote", late, "late-1");
      expect(body).toEqual({ ok: true, result: {} });
    }
    const state = await server.api.state(room.workshopId, room.facilitator);
    expect(state.followThrough?.hosts?.ideaBox.map(({ text, source }) => [text, source])).toEqual([
      ["Ask the bus company", "late"],
    ]);
    expect(await refusal(room.screen, "board.addNote", late)).toEqual([403, "board.boardReadOnly"]);
  });
});
