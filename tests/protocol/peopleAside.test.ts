import { afterAll, beforeAll, expect, it } from "vitest";
import { withDatabase } from "../faults/database.ts";
import { readBoard } from "../support/boardPeer.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { type Participant, takeSeat } from "../support/participant.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";

let server: RunningServer;
let aheadMs = 0;
beforeAll(async () => {
  server = await startServer({ clock: { now: () => Date.now() + aheadMs } });
});
afterAll(() => server.close());

const textsOn = async ({ boardId, facilitator }: OpenWorkshop) =>
  (await readBoard({ wsUrl: server.wsUrl, boardId, token: facilitator })).content.notes.map(({ text }) => text);

/** A room with two people and a host who is connected. */
async function fillRoom() {
  const room = await openWorkshop(server);
  const ann = await server.api.join(room.joinCode, { alias: "Ann Heron" });
  const bob = await server.api.join(room.joinCode, { alias: "Bob Otter" });
  const host: Participant = takeSeat({ url: server.url, token: room.facilitator });
  await host.ready();
  const run = <Result = Record<string, unknown>>(type: string, input: Record<string, unknown>, by = room.facilitator) =>
    server.api.run<Result>(by, type, input);
  const remove = async (withNotes: boolean) => {
    const input = { participantIds: [ann.participantId], withNotes };
    return (await run<{ removalId: string }>("people.remove", input)).removalId;
  };
  const heldOf = async (token: string) =>
    ((await server.api.state(room.workshopId, token)).held?.notes ?? []).map(({ text, stage }) => [text, stage]);
  const voted = async () => (await server.api.state(room.workshopId, room.facilitator)).rounds[0]?.voted;
  return { room, ann, bob, host, run, remove, heldOf, voted };
}

const write = ({ room, run }: Awaited<ReturnType<typeof fillRoom>>, token: string, text: string) =>
  run("board.addNote", { boardId: room.boardId, text }, token);

it("[PE3] what somebody wrote alone goes with them either way, is in no reveal meanwhile, and comes back with them", async () => {
  for (const withNotes of [true, false]) {
    const filled = await fillRoom();
    const { room, ann, bob, run, remove, heldOf } = filled;
    await run("workshop.setWriting", { activityId: room.activityId, writing: "alone" });
    await write(filled, ann.token, "Ann's draft");
    await write(filled, bob.token, "Bob's draft");
    const removalId = await remove(withNotes);
    await run("workshop.revealActivity", { activityId: room.activityId });
    expect(await textsOn(room)).toEqual(["Bob's draft"]);
    await run("people.bringBack", { removalId });
    expect(await heldOf(ann.token)).toEqual([["Ann's draft", "private"]]);
    expect(await textsOn(room)).toEqual(["Bob's draft"]);
    filled.host.close();
  }
});

it("[PE3] what waited for a host comes back into the queue with its author, and stays there when notes stay", async () => {
  const filled = await fillRoom();
  const { ann, host, run, remove, heldOf } = filled;
  await run("held.setModeration", { isOn: true });
  await write(filled, ann.token, "to be read");
  const waiting = (count: number) => host.waitFor(({ held }) => held?.waiting?.length === count, `${count} waiting`);
  await waiting(1);
  const withThem = await remove(true);
  await waiting(0);
  await run("people.bringBack", { removalId: withThem });
  await waiting(1);
  expect(await heldOf(ann.token)).toEqual([["to be read", "waiting"]]);
  await remove(false);
  await host.waitFor(({ people }) => people?.list.length === 1, "Bob alone");
  await waiting(1);
  host.close();
});

it("[TH3] nothing comes back onto a board while people write alone on it, and all of it once that is shown", async () => {
  const filled = await fillRoom();
  const { room, ann, bob, host, run, remove } = filled;
  await write(filled, ann.token, "gone with its author");
  await write(filled, bob.token, "taken back");
  const { takeBackId } = await run<{ takeBackId: string }>("people.takeBack", {
    participantId: bob.participantId,
    minutes: 5,
  });
  const removalId = await remove(true);
  await run("workshop.setWriting", { activityId: room.activityId, writing: "alone" });
  const refusal = async (type: string, input: Record<string, unknown>) => {
    const { status, body } = await server.api.command(room.facilitator, type, input);
    return [status, body.ok ? null : body.error.messageKey];
  };
  expect(await refusal("people.bringBack", { removalId })).toEqual([409, "people.whileAlone"]);
  expect(await refusal("people.undoTakeBack", { takeBackId })).toEqual([409, "people.whileAlone"]);
  expect(await textsOn(room)).toEqual([]);
  const { people } = await server.api.state(room.workshopId, room.facilitator);
  expect(people?.list.map(({ participantId }) => participantId)).toEqual([bob.participantId]);
  await run("workshop.revealActivity", { activityId: room.activityId });
  expect(await run("people.bringBack", { removalId })).toEqual({ people: 1, notes: 1 });
  expect(await run("people.undoTakeBack", { takeBackId })).toMatchObject({ notes: 1 });
  expect((await textsOn(room)).toSorted()).toEqual(["gone with its author", "taken back"]);
  host.close();
});

it("[PE3] a ballot comes back with its voter only where they have their vote, and otherwise with the vote", async () => {
  const { room, ann, run, remove, voted, host } = await fillRoom();
  const other = await room.addNote(room.facilitator, "other");
  const roundId = await room.openRound([other]);
  const ballot = { roundId, dots: { [other]: 2 } };
  await run("voting.castBallot", ballot, ann.token);
  await run("people.setVote", { participantId: ann.participantId, canVote: false });
  await run("people.bringBack", { removalId: await remove(false) });
  expect(await voted()).toBe(0);
  await run("people.setVote", { participantId: ann.participantId, canVote: true });
  expect(await voted()).toBe(1);
  await run("people.bringBack", { removalId: await remove(false) });
  expect(await voted()).toBe(1);
  host.close();
});

it("[PE10] an answer to a quick check needs no vote: it stays when the vote goes, and counts once when it is back", async () => {
  const { room, ann, run, remove, host } = await fillRoom();
  const { checkId } = await run<{ checkId: string }>("check.open", { kind: "temperature", question: "How is it?" });
  const answer = (value: number) => run("check.answer", { checkId, answer: value }, ann.token);
  const answered = async () => (await server.api.state(room.workshopId, room.facilitator)).checks?.[0]?.answered;
  const setVote = (canVote: boolean) => run("people.setVote", { participantId: ann.participantId, canVote });
  await answer(1);
  await setVote(false);
  expect(await answered()).toBe(1);
  await answer(2);
  await setVote(true);
  expect(await answered()).toBe(1);
  await setVote(false);
  const removalId = await remove(false);
  expect(await answered()).toBe(0);
  await run("people.bringBack", { removalId });
  expect(await answered()).toBe(1);
  host.close();
});

it("[PE3] a hand, being ready and a place at a table go from every page with the person, and come back", async () => {
  const { ann, host, run, remove } = await fillRoom();
  await run("tables.make", { way: "even", count: 1 });
  await run("room.setHand", { isUp: true }, ann.token);
  await run("room.setReady", { isReady: true }, ann.token);
  const stands = (hands: number, ready: number, atTable: number) =>
    host.waitFor(
      (state) =>
        state.hands?.up?.length === hands &&
        state.room?.ready.count === ready &&
        state.tables?.list[0]?.people === atTable,
      `${hands} up, ${ready} ready, ${atTable} at the table`,
    );
  await stands(1, 1, 2);
  const removalId = await remove(false);
  await stands(0, 0, 1);
  await run("people.bringBack", { removalId });
  await stands(1, 1, 2);
  host.close();
});

it("[PE1] a new name stands at once wherever the old one did, and turning names off takes them off the wall", async () => {
  const { room, ann, host, run } = await fillRoom();
  const wall = takeSeat({ url: server.url, token: room.screen });
  await wall.ready();
  await run("people.setNames", { level: "all" });
  await run("held.setModeration", { isOn: true });
  await run("board.addNote", { boardId: room.boardId, text: "to be read" }, ann.token);
  await run("tables.make", { way: "even", count: 1 });
  await run("room.setHand", { isUp: true }, ann.token);
  const called = async (alias: string) => {
    await wall.waitFor(({ tables }) => tables?.list[0]?.names?.includes(alias), `${alias} on the wall`);
    await host.waitFor(({ hands }) => hands?.up?.[0]?.alias === alias, `${alias}'s hand`);
    await host.waitFor(({ held }) => held?.waiting?.[0]?.alias === alias, `${alias}'s note`);
  };
  await called("Ann Heron");
  await run("people.changeMe", { alias: "Ann Egret" }, ann.token);
  await called("Ann Egret");
  await run("people.setNames", { level: "off" });
  await wall.waitFor(({ tables }) => tables?.list[0] && !tables.list[0].names, "no names on the wall");
  wall.close();
  host.close();
});

it("[PE8] the vote log tells that a ballot was entered for someone, and of nobody's number", async () => {
  const { room, bob, run, host } = await fillRoom();
  const other = await room.addNote(room.facilitator, "other");
  const roundId = await room.openRound([other]);
  const { participantId } = await run<{ participantId: string }>("people.addProxy", { alias: "Mrs Wren" });
  const input = { roundId, dots: { [other]: 1 } };
  await run("people.actFor", { participantId, what: "voting.castBallot", input });
  const { body } = await server.api.request<{ log: { event: string; body: object }[] }>(
    "GET",
    `/api/workshops/${room.workshopId}/votes`,
    { token: bob.token },
  );
  expect(body.log.find(({ event }) => event === "proxyBallot")?.body).toEqual({ ballots: 1 });
  host.close();
});

it("[PE3] who is let back in has no table that has ended, and hosts none that somebody else hosts now", async () => {
  const { room, ann, bob, host, run, remove } = await fillRoom();
  await run("tables.make", { way: "even", count: 1 });
  const me = async (token: string) => (await server.api.state(room.workshopId, token)).me;
  const { tableId } = await me(ann.token);
  const setHost = (participantId: string) => run("tables.setHost", { participantId, isHost: true });
  await setHost(ann.participantId);
  await run("people.bringBack", { removalId: await remove(false) });
  expect(await me(ann.token)).toMatchObject({ role: "tableHost", tableId });
  const removalId = await remove(false);
  await setHost(bob.participantId);
  await run("people.bringBack", { removalId });
  expect(await me(ann.token)).toMatchObject({ role: "participant", tableId });
  expect((await me(bob.token)).role).toBe("tableHost");
  await setHost(ann.participantId);
  const meanwhile = await remove(false);
  await run("tables.end", {});
  await run("people.bringBack", { removalId: meanwhile });
  expect((await me(ann.token)).role).toBe("participant");
  expect((await me(ann.token)).tableId).toBeUndefined();
  host.close();
});

it("[PE8] somebody without a phone gets a table like everyone who joins, and is counted as here there", async () => {
  const { room, host, run } = await fillRoom();
  const { tableIds } = await run<{ tableIds: string[] }>("tables.make", { way: "even", count: 1 });
  const { participantId } = await run<{ participantId: string }>("people.addProxy", { alias: "Mrs Wren" });
  await host.waitFor(({ tables }) => tables?.list[0]?.people === 3, "three at the table");
  const { people, tables } = await server.api.state(room.workshopId, room.facilitator);
  expect(people?.list.find((one) => one.participantId === participantId)?.tableId).toBe(tableIds[0]);
  expect(tables?.list[0]?.progress?.here).toBe(1);
  const seated = await run<{ people: object[] }>("tables.people", { tableId: tableIds[0] });
  expect(seated.people).toContainEqual({ participantId, alias: "Mrs Wren", isHere: true, isHost: false });
  host.close();
});

it("[PE4] words that can no longer be put back are gone from every table once the server has started again", async () => {
  const { room, ann, bob, host, run, remove } = await fillRoom();
  await room.addNote(bob.token, "taken back");
  await run("people.takeBack", { participantId: bob.participantId, minutes: 5 });
  await room.addNote(ann.token, "gone with its author");
  await remove(true);
  const kept = () =>
    withDatabase(server.dataDir, (db) =>
      ["note_deeds", "take_backs", "removed_people WHERE notes_json IS NOT NULL"].map(
        (rows) => db.prepare(`SELECT 1 FROM ${rows}`).all().length > 0,
      ),
    );
  expect(kept()).toEqual([true, true, true]);
  host.close();
  aheadMs += 61 * 60_000;
  await server.restart();
  expect(kept()).toEqual([false, false, false]);
});
