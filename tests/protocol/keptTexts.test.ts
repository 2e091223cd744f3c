import { afterAll, beforeAll, expect, it } from "vitest";
import { openWorkshop } from "../support/openWorkshop.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

it("[CM2] an id that stood for another command is refused, and tells nothing that its seat may not know", async () => {
  const { api } = server;
  const room = await openWorkshop(server);
  const person = await room.join();
  const noteId = await room.addNote(room.facilitator, "An idea");
  const roundId = await room.openRound([noteId]);
  const paper = { roundId, paper: 7, dots: { [noteId]: 2 } };
  await api.run(room.facilitator, "voting.castPaperBallot", paper);

  await room.addNote(person, "Mine");
  await api.run(person, "board.addNote", { boardId: room.boardId, text: "Mine too" }, "1");
  expect(await api.command(person, "voting.castPaperBallot", paper, "1")).toMatchObject({ body: { ok: false } });
  expect(await api.command(person, "voting.castBallot", { roundId, dots: { [noteId]: 1 } }, "1")).toMatchObject({
    status: 400,
    body: { ok: false, error: { code: "invalid" } },
  });
});

it.each([["a\0b"], ["a\ud83cb"], ["\0"]])("[VO18] a title like %j is kept as it is hashed", async (title) => {
  const { api } = server;
  const room = await openWorkshop(server);
  const roundId = await room.openRound([await room.addNote(room.facilitator, `idea ${title}`)], { title });
  await api.run(room.facilitator, "voting.closeRound", { roundId });
  const path = `/api/workshops/${room.workshopId}/votes`;
  const { body } = await api.request<{ rounds: object[]; log: object[] }>("GET", path, {
    token: room.facilitator,
  });
  expect(JSON.stringify(body)).not.toMatch(/\\u0000|\\ud83c/);
  expect(body.rounds).toMatchObject([{ title: title === "\0" ? null : title.replace("\0", "").toWellFormed() }]);
});

it("[FT9] an idea of nothing that can be kept is refused, and one with a NUL is kept whole", async () => {
  const { api } = server;
  const room = await openWorkshop(server);
  const person = (await api.join(room.joinCode, { alias: "A\0da" })) as { token: string; alias: string };
  expect(person.alias).toBe("Ada");
  expect((await api.command(person.token, "followThrough.sendIdea", { text: "\0" })).status).toBe(400);
  await api.run(person.token, "followThrough.sendIdea", { text: "\0Benches" });
  const state = await api.state(room.workshopId, room.facilitator);
  expect(state.followThrough?.hosts?.ideaBox).toMatchObject([{ text: "Benches" }]);
});
