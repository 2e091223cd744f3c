import { randomUUID } from "node:crypto";
import type { BallotList, Round } from "@longtable/shared/voting/voting.schema";
import { afterAll, beforeEach, expect, it } from "vitest";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { createHastyClock, startServer } from "../support/testServer.ts";

const server = await startServer({ clock: createHastyClock() });
afterAll(() => server.close());

let room: OpenWorkshop;
let notes: [string, string];
beforeEach(async () => {
  room = await openWorkshop(server);
  notes = [await room.addNote(room.facilitator, "A"), await room.addNote(room.facilitator, "B")];
});

const open = async (more: Record<string, unknown> = {}) => {
  const input = { activityId: room.activityId, boardId: room.boardId, candidates: notes, ...more };
  return (await server.api.run<{ roundId: string }>(room.facilitator, "voting.openRound", input)).roundId;
};
const cast = (token: string, roundId: string, dots: Record<string, number> = { [notes[0]]: 1 }, id?: string) =>
  server.api.command(token, "voting.castBallot", { roundId, dots }, id ?? randomUUID());
const close = (roundId: string) =>
  server.api.run<{ tally: Round["tally"] }>(room.facilitator, "voting.closeRound", { roundId });
const roundOf = async (token: string, roundId: string) =>
  (await server.api.state(room.workshopId, token)).rounds.find(({ id }) => id === roundId);
const people = (count: number) => Promise.all(Array.from({ length: count }, (_, n) => room.join(`Voter ${n}`)));
const refusal = (messageKey: string) => ({ body: { ok: false, error: { messageKey } } });
const ballotsOf = (token: string, roundId: string) =>
  server.api.request<BallotList>("GET", `/api/workshops/${room.workshopId}/rounds/${roundId}/ballots`, { token });

it("[VO1] rounds have names, stand side by side, and each counts for itself", async () => {
  const [first, second] = [await open({ title: "  This year " }), await open({ dots: 2, maxPerItem: 1 })];
  const voter = await room.join();
  expect((await cast(voter, first, { [notes[0]]: 3 })).status).toBe(200);
  expect((await cast(voter, second, { [notes[0]]: 1, [notes[1]]: 1 })).status).toBe(200);
  expect(await roundOf(voter, first)).toMatchObject({ title: "This year", mine: { [notes[0]]: 3 } });
  expect(await roundOf(voter, second)).not.toHaveProperty("title");
  await close(first);
  expect((await cast(voter, second, { [notes[1]]: 1 })).status).toBe(200);
  expect((await close(second)).tally?.map(({ dots }) => dots)).toEqual([1, 0]);
  expect((await roundOf(voter, first))?.tally?.map(({ dots }) => dots)).toEqual([3, 0]);
});

it("[VO13] a vote for those present leaves out who comes later, and says so to them alone", async () => {
  const early = await room.join("Early");
  const roundId = await open({ who: "present" });
  const late = await room.join("Late");
  expect((await cast(early, roundId)).status).toBe(200);
  expect(await cast(late, roundId)).toMatchObject({ status: 403, ...refusal("voting.cameLate") });
  expect(await roundOf(late, roundId)).toMatchObject({ who: "present", notForMe: "cameLate" });
  expect(await roundOf(early, roundId)).not.toHaveProperty("notForMe");
  const { token } = await server.api.join(room.joinCode, { alias: "Back" });
  expect((await cast(token, roundId)).status).toBe(403);
});

it("[VO14] more time for one person: closed for all others, no tally, until a host ends it", async () => {
  const slow = await server.api.join(room.joinCode, { alias: "Slow" });
  const quick = await room.join("Quick");
  const roundId = await open();
  await cast(quick, roundId);
  await server.api.run(room.facilitator, "voting.giveTime", { roundId, participantIds: [slow.participantId] });
  expect(await cast(quick, roundId)).toMatchObject({ status: 409, ...refusal("voting.roundNotOpen") });
  expect((await cast(slow.token, roundId)).status).toBe(200);
  for (const token of [slow.token, quick, room.facilitator, room.screen]) {
    const round = await roundOf(token, roundId);
    expect(round).toMatchObject({ state: "open", isInExtraTime: true });
    expect(round).not.toHaveProperty("tally");
    expect(JSON.stringify(round).includes(slow.participantId)).toBe(false);
    expect(round?.notForMe).toBe(token === quick ? "roundNotOpen" : undefined);
  }
  expect((await close(roundId)).tally?.[0]).toMatchObject({ dots: 2, voters: 2 });
  const more = { roundId, participantIds: [slow.participantId] };
  expect((await server.api.command(room.facilitator, "voting.giveTime", more)).status).toBe(409);
  expect(await cast(slow.token, roundId)).toMatchObject({ status: 409 });
});

it("[VO5] a ballot that waited on a phone arrives once before close, and after close is refused with the reason", async () => {
  const roundId = await open();
  const [inTime, tooLate] = [await room.join(), await room.join()];
  const id = randomUUID();
  await cast(inTime, roundId, { [notes[0]]: 2 }, id);
  await close(roundId);
  expect((await cast(inTime, roundId, { [notes[0]]: 2 }, id)).body).toEqual({ ok: true, result: { dotsLeft: 3 } });
  expect(await cast(tooLate, roundId)).toMatchObject({ status: 409, ...refusal("voting.roundNotOpen") });
  expect((await roundOf(inTime, roundId))?.tally?.[0]).toMatchObject({ dots: 2, voters: 1 });
});

it("[VO15] everyone finds their ballot by its code in the published list, and nobody is told whose it was", async () => {
  const roundId = await open();
  const voters = await people(6);
  const codes: string[] = [];
  for (const [index, voter] of voters.entries()) {
    await cast(voter, roundId, { [notes[0]]: 1 });
    const { receipt } = (await roundOf(voter, roundId)) ?? {};
    await cast(voter, roundId, { [notes[index % 2] ?? ""]: 2 });
    expect((await roundOf(voter, roundId))?.receipt).toBe(receipt);
    expect(receipt).toMatch(/^[A-HJ-NP-Z]{8}$/);
    codes.push(receipt ?? "");
  }
  expect((await ballotsOf(voters[0] ?? "", roundId)).status).toBe(404);
  await close(roundId);
  const { body } = await ballotsOf(voters[5] ?? "", roundId);
  expect(body.ballots?.map(({ code }) => code)).toEqual(codes.toSorted());
  for (const [index, code] of codes.entries()) {
    expect(body.ballots?.find((ballot) => ballot.code === code)?.dots).toEqual({ [notes[index % 2] ?? ""]: 2 });
  }
  for (const token of [...voters, room.facilitator, room.screen]) {
    const round = await roundOf(token, roundId);
    expect(round).toMatchObject({ isPublished: true, voted: 6, seal: body.seal });
    expect([round?.mine, round?.receipt]).toEqual([undefined, undefined]);
    expect((await ballotsOf(token, roundId)).body).toEqual(body);
  }
  const csv = await server.api.request<string>(
    "GET",
    `/api/workshops/${room.workshopId}/rounds/${roundId}/ballots.csv`,
    { token: room.screen },
  );
  expect(csv.body.split("\r\n")).toHaveLength(8);
  expect(csv.body).toContain(`${codes[0]},2,0`);
});

it("[VO16] fewer than five ballots are not published, and are not kept either", async () => {
  const roundId = await open();
  for (const voter of await people(4)) await cast(voter, roundId);
  await cast(await room.join(), roundId, {});
  await close(roundId);
  expect((await ballotsOf(room.facilitator, roundId)).body).toMatchObject({ ballots: null });
  expect(await roundOf(room.screen, roundId)).toMatchObject({ isPublished: false, voted: 4 });
  const path = `/api/workshops/${room.workshopId}/rounds/${roundId}/ballots.csv`;
  expect((await server.api.request("GET", path, { token: room.screen })).status).toBe(409);
});

it("[AC1] another workshop's ballots, votes, people and tickets are not there", async () => {
  const roundId = await open();
  for (const voter of await people(5)) await cast(voter, roundId);
  await close(roundId);
  const other = await openWorkshop(server);
  const base = `/api/workshops/${room.workshopId}`;
  for (const path of [`rounds/${roundId}/ballots`, `rounds/${roundId}/log`, "votes", "people", "tickets"]) {
    for (const token of [other.facilitator, await other.join()]) {
      expect((await server.api.request("GET", `${base}/${path}`, { token })).status).toBe(404);
    }
    expect((await server.api.request("GET", `${base}/${path}`)).status).toBe(401);
  }
  const foreign = `/api/workshops/${other.workshopId}/rounds/${roundId}/ballots`;
  expect((await server.api.request("GET", foreign, { token: other.facilitator })).status).toBe(404);
  for (const path of ["people", "tickets"]) {
    expect((await server.api.request("GET", `${base}/${path}`, { token: await room.join() })).status).toBe(403);
  }
});

it("[VO14] hosts see who is there by the names people gave, and nothing else of them", async () => {
  const ann = await server.api.join(room.joinCode, { alias: "Ann", group: "undeclared" });
  const { body } = await server.api.request("GET", `/api/workshops/${room.workshopId}/people`, {
    token: room.facilitator,
  });
  expect(body).toEqual({ people: [{ participantId: ann.participantId, alias: "Ann" }] });
});

it("[VO12] before close no frame to anyone but its owner holds a choice, a code or a running tally", async () => {
  const voters = await people(3);
  const seats = [...voters, room.facilitator, room.screen].map((token, index) =>
    takeSeat({ url: server.url, token, slim: index % 2 === 0 }),
  );
  await Promise.all(seats.map((seat) => seat.ready()));
  const roundId = await open({ dots: 90, maxPerItem: 90 });
  const amounts = [61, 62, 63];
  for (const [index, amount] of amounts.entries()) {
    await seats[index]?.send("voting.castBallot", { roundId, dots: { [notes[0]]: amount } });
  }
  for (const seat of seats) await seat.waitFor((state) => state.rounds.some(({ voted }) => voted === 3));
  const codes = seats.map((seat) => seat.state()?.rounds.find(({ id }) => id === roundId)?.receipt);
  for (const [index, seat] of seats.entries()) {
    const seen = seat.frames.join("\n");
    for (const [other, amount] of amounts.entries()) {
      expect(seen.includes(`":${amount}`), `${index} sees ${other}`).toBe(index === other);
      expect(seen.includes(codes[other] ?? "none"), `${index} sees the code of ${other}`).toBe(index === other);
    }
    expect(seen.includes("tally")).toBe(false);
    expect(seen.includes(":186")).toBe(false);
    seat.close();
  }
});
