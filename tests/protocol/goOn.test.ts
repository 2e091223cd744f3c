import { afterAll, beforeAll, expect, it } from "vitest";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ env: { HOST_GRACE_SECONDS: "0.2" } });
});
afterAll(() => server.close());

interface More {
  outputType?: string;
  writing?: string;
}

async function room() {
  const open = await openWorkshop(server);
  const host = (type: string, input: Record<string, unknown>) => server.api.run(open.facilitator, type, input);
  const add = async (title: string, { outputType = "map", writing = "together" }: More = {}) => {
    const added = await server.api.run<{ activityId: string }>(open.facilitator, "agenda.addActivity", {
      phase: "insight",
      title,
      outputType,
      writing,
      boardIds: [open.boardId],
    });
    return added.activityId;
  };
  const states = async () => {
    const { activities } = await server.api.state(open.workshopId, open.facilitator);
    return (...ids: string[]) => ids.map((id) => activities.find((one) => one.id === id)?.state);
  };
  return { open, host, add, states };
}

async function refusal({ facilitator }: OpenWorkshop, type: string, input: Record<string, unknown>) {
  const { status, body } = await server.api.command(facilitator, type, input);
  return [status, body.ok ? null : body.error.messageKey];
}

it.concurrent("[AG12] going on closes what was in front and opens the next in one step; a second press changes nothing", async () => {
  const { open, host, add, states } = await room();
  const [next, third] = [await add("Next"), await add("Third")];
  await host("board.addNote", { boardId: open.boardId, text: "something" });
  await host("workshop.setTimer", { seconds: 60 });
  const from = { activityId: open.activityId };
  const goOn = () => host("workshop.openActivity", { activityId: next, from });
  await Promise.all([goOn(), goOn()]);
  expect((await states())(open.activityId, next, third)).toEqual(["closed", "open", "queued"]);
  expect((await server.api.state(open.workshopId, open.facilitator)).timer).toBeNull();
});

it.concurrent("[AG12] a press that saw something else in front moves nothing", async () => {
  const { open, host, add, states } = await room();
  const [next, third] = [await add("Next"), await add("Third")];
  await host("workshop.openActivity", { activityId: next });
  await host("workshop.setTimer", { seconds: 60 });
  for (const seen of [open.activityId, null]) {
    const late = { activityId: third, from: { activityId: seen } };
    expect(await refusal(open, "workshop.openActivity", late)).toEqual([409, "workshop.movedOn"]);
  }
  expect((await states())(open.activityId, next, third)).toEqual(["open", "open", "queued"]);
  expect((await server.api.state(open.workshopId, open.facilitator)).timer).not.toBeNull();
});

it.concurrent("[AG12] while hosts have not said why what was in front made nothing, the next does not open", async () => {
  const { open, host, add, states } = await room();
  const [vote, next] = [await add("Choose", { outputType: "shortlist" }), await add("Next")];
  await host("workshop.openActivity", { activityId: vote, from: { activityId: open.activityId } });
  await host("workshop.setTimer", { seconds: 60 });
  const goOn = { activityId: next, from: { activityId: vote, askWhy: true } };
  expect(await refusal(open, "workshop.openActivity", goOn)).toEqual([409, "workshop.noOutput"]);
  expect((await states())(vote, next)).toEqual(["open", "queued"]);
  expect((await server.api.state(open.workshopId, open.facilitator)).timer).not.toBeNull();
  await host("workshop.openActivity", { ...goOn, from: { ...goOn.from, reason: "No time" } });
  expect((await states())(vote, next)).toEqual(["closed", "open"]);
});

it.concurrent("[TH17] of two open activities on one board, one of them written alone, the one moved last goes on", async () => {
  const { open, host, add, states } = await room();
  const [alone, gather] = [await add("Think", { writing: "alone" }), await add("Gather")];
  await host("workshop.closeActivity", { activityId: open.activityId });
  await host("workshop.openActivity", { activityId: alone });
  const ann = await open.join("Ann");
  await server.api.run(ann, "board.addNote", { boardId: open.boardId, text: "mine" });
  await host("workshop.openActivity", { activityId: gather });
  expect((await states())(alone, gather)).toEqual(["paused", "open"]);
  // What she wrote alone is hers still; what is written now is the room's.
  const held = async () => (await server.api.state(open.workshopId, ann)).held?.notes.map(({ text }) => text);
  await server.api.run(ann, "board.addNote", { boardId: open.boardId, text: "ours" });
  expect(await held()).toEqual(["mine"]);
  await host("workshop.resumeActivity", { activityId: alone });
  expect((await states())(alone, gather)).toEqual(["open", "paused"]);
  await host("workshop.setWriting", { activityId: alone, writing: "together" });
  await host("workshop.openActivity", { activityId: gather });
  expect((await states())(alone, gather)).toEqual(["open", "open"]);
  await host("workshop.setWriting", { activityId: gather, writing: "alone" });
  expect((await states())(alone, gather)).toEqual(["paused", "open"]);
});

it.concurrent("[TH17] what stopped without hosts stays so on a board that another one uses by now in another way", async () => {
  const { open, host, add, states } = await room();
  const [alone, gather] = [await add("Think", { writing: "alone" }), await add("Gather")];
  await host("workshop.closeActivity", { activityId: open.activityId });
  await host("workshop.openActivity", { activityId: alone });
  const ann = takeSeat({ url: server.url, token: await open.join("Ann") });
  const watched = takeSeat({ url: server.url, token: open.facilitator });
  await watched.ready();
  watched.close();
  await ann.waitFor(({ activities }) => activities.some(({ state }) => state === "paused"), "the room to stop");
  await host("workshop.openActivity", { activityId: gather });
  await host("hosts.goOn", {});
  expect((await states())(alone, gather)).toEqual(["paused", "open"]);
  ann.close();
});
