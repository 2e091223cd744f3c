import { afterAll, beforeAll, expect, it } from "vitest";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";

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

it("[RC9] a timer is not made longer than a day, and says so", async () => {
  await server.api.run(room.facilitator, "workshop.setTimer", { seconds: 24 * 60 * 60 - 30 });
  expect(await refusal(room.facilitator, "timer.extend", { seconds: 60 })).toEqual([409, "room.timerTooLong"]);
  expect(await refusal(room.facilitator, "timer.extend", { seconds: -60 })).toEqual([200, null]);
});
