import { afterAll, beforeAll, expect, it } from "vitest";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { ORGANISER_KEY, type RunningServer, startServer } from "../support/testServer.ts";

let server: RunningServer;
let room: OpenWorkshop;
beforeAll(async () => {
  server = await startServer();
  room = await openWorkshop(server);
});
afterAll(() => server.close());

const UNSEEN = ["\u200b\u200b", "\u202e\u2066", "\u200d", "\u3164"];
const refusal = async (token: string, type: string, input: Record<string, unknown>) => {
  const { status, body } = await server.api.command(token, type, input);
  return [status, body.ok ? null : body.error.messageKey];
};

it("[PE13] nobody joins, is entered or is renamed under a name that nobody can read", async () => {
  const ann = await server.api.join(room.joinCode, { alias: "Ann" });
  for (const alias of UNSEEN) {
    const joined = await server.api.request("POST", "/api/join", { body: { code: room.joinCode, alias } });
    expect(joined).toMatchObject({ status: 400, body: { error: { messageKey: "command.wrongShape" } } });
    expect(await refusal(room.facilitator, "people.addProxy", { alias })).toEqual([400, "command.wrongShape"]);
    expect(await refusal(room.facilitator, "tables.add", { label: alias })).toEqual([400, "command.wrongShape"]);
    expect(await refusal(ann.token, "people.changeMe", { alias })).toEqual([400, "command.wrongShape"]);
  }
  expect((await server.api.join(room.joinCode, { alias: "  " })).alias).toBe("");
});

it("[PE13] marks that turn a name around are not part of it: its owner comes back with it or without them", async () => {
  const made = await server.api.join(room.joinCode, { alias: "Bob\u202e \u200bOtter" });
  expect(made.alias).toBe("Bob Otter");
  const { rejoinWord } = made;
  for (const alias of ["Bob Otter", "Bob\u202e \u200bOtter"]) {
    expect((await server.api.join(room.joinCode, { alias, rejoinWord })).participantId).toBe(made.participantId);
  }
  const persian = "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645";
  expect((await server.api.join(room.joinCode, { alias: persian })).alias).toBe(persian);
});

it("[WS31] a title that nobody can read is refused like none: of workshops, programmes, activities, boards and what is kept of them, templates", async () => {
  const { api } = server;
  const organise = async (path: string, body: object) =>
    (await api.request("POST", path, { token: ORGANISER_KEY, body })).status;
  const activity = { phase: "monitor", outputType: "shortlist" };
  const commands = (title: string) =>
    [
      ["agenda.addActivity", { ...activity, title }],
      ["agenda.addActivity", { ...activity, title: "A", newBoard: { type: "columns", title } }],
      ["agenda.editActivity", { activityId: room.activityId, title }],
      ["templates.saveAgenda", { title }],
      ["map.copy", { boardId: room.boardId, as: "current", title }],
      ["snapshot.keep", { boardId: room.boardId, name: title }],
      ["map.review", { boardId: room.boardId, by: title }],
    ] as const;
  for (const title of [...UNSEEN, "\u202e", " "]) {
    expect(await organise("/api/workshops", { title, template: "ideas-dots-decision" })).toBe(400);
    expect(await organise("/api/programmes", { title })).toBe(400);
    for (const [type, input] of commands(title)) {
      expect([type, ...(await refusal(room.facilitator, type, input))]).toEqual([type, 400, "command.wrongShape"]);
    }
  }
  for (const [type, input] of commands("\u202eA")) {
    expect([type, ...(await refusal(room.facilitator, type, input))]).not.toContain("command.wrongShape");
  }
  expect(await organise("/api/programmes", { title: "\u202e\u05e9\u05dc\u05d5\u05dd" })).toBe(201);
});

it("[RC9] a timer is not made longer than a day, and says so", async () => {
  await server.api.run(room.facilitator, "workshop.setTimer", { seconds: 24 * 60 * 60 - 30 });
  expect(await refusal(room.facilitator, "timer.extend", { seconds: 60 })).toEqual([409, "room.timerTooLong"]);
  expect(await refusal(room.facilitator, "timer.extend", { seconds: -60 })).toEqual([200, null]);
});
