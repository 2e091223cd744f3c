import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readBoard } from "../support/boardPeer.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

async function fillRoom() {
  const room = await openWorkshop(server);
  const guests = await Promise.all(["Ann", "Bob", "Cem", "Dee", "Eve", "Fay"].map((name) => room.join(name)));
  const tokens = [room.facilitator, room.screen, ...guests];
  const seats = tokens.map((token) => takeSeat({ url: server.url, token }));
  for (const seat of seats) await seat.ready();
  const host = (type: string, input: Record<string, unknown>) =>
    server.api.run<{ checkId: string }>(room.facilitator, type, input);
  return {
    room,
    guests,
    tokens,
    seats,
    host,
    answer: (token: string | undefined, checkId: string, answer: unknown) =>
      server.api.command(token ?? "", "check.answer", { checkId, answer }),
    checkOf: async (token: string | undefined) => (await server.api.state(room.workshopId, token ?? "")).checks?.[0],
    close: () => seats.forEach((seat) => void seat.close()),
  };
}

it("[M10] nobody is sent a rating before it is shown, not even a count of one; then its spread is, with mixed views", async () => {
  const { seats, guests, tokens, host, answer, checkOf, close } = await fillRoom();
  const { checkId } = await host("check.open", { kind: "temperature", question: "How does it feel?" });
  await answer(guests[0], checkId, -2);
  await answer(guests[1], checkId, 1);
  await answer(guests[1], checkId, 2);
  for (const guest of guests.slice(2, 5)) await answer(guest, checkId, 1);
  for (const seat of seats) await seat.waitFor((state) => state.checks?.[0]?.answered === 5, "five answers");
  for (const [index, seat] of seats.entries()) {
    const sent = [...seat.frames, JSON.stringify(await checkOf(tokens[index]))].join("\n");
    expect(sent).not.toMatch(/ratings|"mean"|mixed/);
    expect(sent.includes('"mine":-2')).toBe(index === 2);
    expect(sent.includes('"mine":2')).toBe(index === 3);
  }
  await host("check.reveal", { checkId });
  for (const token of tokens) {
    expect((await checkOf(token))?.ratings).toEqual({
      counts: [1, 0, 0, 3, 1],
      mean: 0.6,
      lowest: -2,
      highest: 2,
      mixed: true,
    });
  }
  await answer(guests[5], checkId, 0);
  await host("check.close", { checkId });
  const closed = await checkOf(guests[0]);
  expect(closed).toMatchObject({ state: "closed", answered: 6, ratings: { counts: [1, 0, 1, 3, 1] } });
  expect(closed?.mine).toBeUndefined();
  expect((await answer(guests[0], checkId, 1)).status).toBe(409);
  close();
});

it("[M41] four ratings are shown to nobody, hosts neither, and not kept after close; the fifth shows them", async () => {
  const { guests, tokens, seats, host, answer, checkOf, close } = await fillRoom();
  const { checkId } = await host("check.open", { kind: "fist", question: "How sure are you?" });
  for (const guest of guests.slice(0, 4)) await answer(guest, checkId, 4);
  await host("check.reveal", { checkId });
  for (const token of tokens) expect(await checkOf(token)).toMatchObject({ answered: 4, ratings: null });
  for (const seat of seats) {
    await seat.waitFor((state) => state.checks?.[0]?.isReleased, "the check is shown");
    expect(seat.frames.join()).not.toMatch(/"counts"|"mean"/);
  }
  await answer(guests[4], checkId, 1);
  expect((await checkOf(tokens[0]))?.ratings?.counts).toEqual([0, 1, 0, 0, 4, 0]);
  const { checkId: few } = await host("check.open", { kind: "temperature", question: "And now?" });
  for (const guest of guests.slice(0, 4)) await answer(guest, few, 2);
  await host("check.close", { checkId: few });
  const db = new DatabaseSync(path.join(server.dataDir, "longtable.db"), { readOnly: true });
  const row = db.prepare("SELECT frozen_json FROM quick_checks WHERE id = ?").get(few);
  db.close();
  expect(JSON.parse(String(row?.frozen_json))).toMatchObject({ answered: 4, ratings: null });
  close();
});

it("[M10] words go to hosts once no more can come, to the room when shown, and hidden ones to hosts alone", async () => {
  const { seats, guests, tokens, room, host, answer, checkOf, close } = await fillRoom();
  const { checkId } = await host("check.open", { kind: "word", question: "One word?" });
  await answer(guests[0], checkId, "hopeful");
  await answer(guests[1], checkId, "Hopeful");
  await answer(guests[2], checkId, "rude-word");
  for (const seat of seats) await seat.waitFor((state) => state.checks?.[0]?.answered === 3, "three words");
  expect(seats[0]?.frames.join()).not.toMatch(/hopeful|rude-word/i);
  expect((await server.api.command(room.facilitator, "check.reveal", { checkId })).body).toMatchObject({
    error: { messageKey: "check.closeFirst" },
  });

  await host("check.close", { checkId });
  const looked = (await checkOf(room.facilitator))?.words ?? [];
  expect(looked.map(({ text, count }) => [text.toLowerCase(), count]).toSorted()).toEqual([
    ["hopeful", 2],
    ["rude-word", 1],
  ]);
  for (const token of tokens.slice(1)) expect((await checkOf(token))?.words).toBeUndefined();
  const rude = looked.find(({ text }) => text === "rude-word")?.id;
  await host("check.hideWord", { checkId, wordId: rude, hidden: true });
  await host("check.reveal", { checkId });
  for (const seat of seats) await seat.waitFor((state) => state.checks?.[0]?.isReleased, "the words");
  for (const token of tokens.slice(1)) {
    expect((await checkOf(token))?.words?.map(({ text }) => text.toLowerCase())).toEqual(["hopeful"]);
  }
  expect(seats[1]?.frames.join()).not.toMatch(/rude-word/);
  expect((await checkOf(room.facilitator))?.words).toHaveLength(2);
  close();
});

it("[M28] a host says what can change; what is fixed has a reason, by command and in the document alike", async () => {
  const { room, guests, close } = await fillRoom();
  const idea = await room.addNote(guests[0] ?? "", "Open at night");
  const limit = await room.addNote(room.facilitator, "The building closes");
  const set = (token: string, input: Record<string, unknown>) =>
    server.api.command(token, "board.setConstraint", { noteId: limit, ...input });
  expect((await set(room.facilitator, { level: "fixed", reason: "  " })).body).toMatchObject({
    error: { code: "invalid", messageKey: "board.reasonNeeded" },
  });
  expect((await set(guests[0] ?? "", { level: "open" })).status).toBe(403);
  expect(
    (
      await set(room.facilitator, {
        level: "fixed",
        reason: "The lease ends.",
        owner: "Estates",
        linkIds: [idea, idea],
      })
    ).status,
  ).toBe(200);
  const read = async () => {
    const { content } = await readBoard({ wsUrl: server.wsUrl, boardId: room.boardId, token: guests[0] ?? "" });
    return content.notes.find(({ id }) => id === limit);
  };
  expect(await read()).toMatchObject({
    kind: "constraint",
    constraint: { level: "fixed", reason: "The lease ends.", owner: "Estates" },
    linkIds: [idea],
  });
  expect((await set(room.facilitator, { level: "limited" })).status).toBe(200);
  expect(await read()).toMatchObject({ constraint: { level: "limited", reason: null }, linkIds: [idea] });
  expect((await set(room.facilitator, { level: null })).status).toBe(200);
  const cleared = await read();
  expect(cleared?.constraint).toBeUndefined();
  expect(cleared?.linkIds).toBeUndefined();
  close();
});
