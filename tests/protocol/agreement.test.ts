import { randomUUID } from "node:crypto";
import type { Proposal } from "@longtable/shared/agreement/agreement.schema";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openWorkshop } from "../support/openWorkshop.ts";
import { type Participant, takeSeat } from "../support/participant.ts";
import { createRandom } from "../support/random.ts";
import { createHastyClock, type RunningServer, startServer } from "../support/testServer.ts";

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ clock: createHastyClock() });
});
afterAll(() => server.close());

async function fillRoom(people = 3) {
  const room = await openWorkshop(server);
  const guests = await Promise.all(Array.from({ length: people }, (_, n) => room.join(`Guest ${n}`)));
  const tokens = [room.facilitator, room.screen, ...guests];
  const seats = tokens.map((token) => takeSeat({ url: server.url, token }));
  for (const seat of seats) await seat.ready();
  const host = <Result = Record<string, unknown>>(type: string, input: Record<string, unknown>) =>
    server.api.command<Result>(room.facilitator, type, input);
  return {
    room,
    guests,
    tokens,
    seats,
    host,
    async propose(text = "Shall we test it for six weeks?") {
      return (await server.api.run<{ proposalId: string }>(room.facilitator, "agreement.propose", { text })).proposalId;
    },
    say: (token: string, proposalId: string, position: string, version = 1, reason?: string) =>
      server.api.command(token, "agreement.answer", { proposalId, version, position, ...(reason && { reason }) }),
    async everythingSentTo(index: number) {
      const state = await server.api.state(room.workshopId, tokens[index] ?? "");
      return [...(seats[index]?.frames ?? []), JSON.stringify(state)].join("\n");
    },
    close: () => seats.forEach((seat) => void seat.close()),
  };
}

const first = (seat: Participant | undefined): Proposal | undefined => seat?.state()?.agreements?.[0];
const refusal = ({ status, body }: { status: number; body: { ok: boolean; error?: { messageKey: string } } }) =>
  body.ok ? [status] : [status, body.error?.messageKey];

it("[M10] before a host shows them nobody but its owner is sent a position or a reason; then all are, without names", async () => {
  const { seats, guests, host, propose, say, everythingSentTo, close } = await fillRoom();
  const proposalId = await propose();
  const [ann = "", bob = "", cem = ""] = guests;
  await say(ann, proposalId, "block", 1, "Reason-of-ann: no nurse is free.");
  await say(bob, proposalId, "reservation", 1, "Reason-of-bob: carers too.");
  await say(cem, proposalId, "agree");
  for (const seat of seats) await seat.waitFor((state) => state.agreements?.[0]?.answered === 3, "three answers");

  for (const index of seats.keys()) {
    const sent = await everythingSentTo(index);
    expect(sent.includes("Reason-of-ann")).toBe(index === 2);
    expect(sent.includes("Reason-of-bob")).toBe(index === 3);
    // Nor a count, a position, or that a block stands.
    expect(sent).not.toMatch(/blocksStanding|"counts"/);
    expect((sent.match(/"position":/g) ?? []).length > 0).toBe(index >= 2);
  }

  await host("agreement.reveal", { proposalId });
  for (const seat of seats) await seat.waitFor((state) => state.agreements?.[0]?.result, "the answers");
  for (const [index, seat] of seats.entries()) {
    const { result, mine } = first(seat) ?? {};
    expect(result?.counts).toEqual({ agree: 1, reservation: 1, block: 1, abstain: 0 });
    expect(result?.reasons.map(({ text }) => text)).toEqual(first(seats[0])?.result?.reasons.map(({ text }) => text));
    expect(result?.reasons.map(({ text }) => text).toSorted()).toEqual([
      "Reason-of-ann: no nurse is free.",
      "Reason-of-bob: carers too.",
    ]);
    expect(mine?.position).toBe([undefined, undefined, "block", "reservation", "agree"][index]);
  }
  close();
});

it("[I9] agreed by consensus is refused while a block stands, across wordings, until its owner changes it", async () => {
  const { room, seats, guests, host, propose, say, close } = await fillRoom();
  const proposalId = await propose();
  const [ann = "", bob = ""] = guests;
  const settle = (outcome: string) => host("agreement.settle", { proposalId, outcome });
  expect(refusal(await settle("consensus"))).toEqual([409, "agreement.nobodyAnswered"]);
  expect(refusal(await say(ann, proposalId, "block"))).toEqual([400, "agreement.reasonNeeded"]);
  expect(refusal(await say(ann, proposalId, "block", 1, "No ramp."))).toEqual([200]);
  await say(bob, proposalId, "agree");
  expect(refusal(await settle("consensus"))).toEqual([409, "agreement.blockStands"]);
  // Nor by the other door.
  const record = { question: "shall we  test it for six weeks?", method: "consensus" };
  expect(refusal(await host("decision.record", record))).toEqual([409, "decision.askedAsProposal"]);

  const again = await host<{ version: number }>("agreement.askAgain", {
    proposalId,
    text: "Shall we test it with a ramp?",
  });
  expect(again.body).toMatchObject({ ok: true, result: { version: 2 } });
  await seats[2]?.waitFor((state) => state.agreements?.[0]?.version === 2, "the new words");
  expect(first(seats[2])).toMatchObject({ answered: 0, isReleased: false, mine: { position: "block", version: 1 } });
  expect(first(seats[3])?.mine).toBeUndefined();
  expect(first(seats[3])?.history).toMatchObject([
    { version: 1, text: "Shall we test it for six weeks?", result: null },
  ]);
  expect(refusal(await say(bob, proposalId, "agree", 1))).toEqual([409, "agreement.wordingChanged"]);
  expect(refusal(await say(bob, proposalId, "agree", 2))).toEqual([200]);
  expect(refusal(await settle("consensus"))).toEqual([409, "agreement.blockStands"]);

  expect(refusal(await say(ann, proposalId, "reservation", 2))).toEqual([200]);
  expect(refusal(await settle("consensus"))).toEqual([200]);
  const state = await server.api.state(room.workshopId, ann);
  expect(state.agreements?.[0]).toMatchObject({ state: "agreed", method: "consensus", isReleased: true });
  expect(state.agreements?.[0]?.mine).toBeUndefined();
  expect(state.decisions).toMatchObject([
    { id: proposalId, question: "Shall we test it with a ramp?", method: "consensus", state: "agreed" },
  ]);
  expect(refusal(await say(ann, proposalId, "block", 2, "Too late."))).toEqual([409, "agreement.notOpen"]);
  expect(refusal(await host("agreement.askAgain", { proposalId }))).toEqual([409, "agreement.alreadyDecided"]);
  close();
});

it("[M10] with a block it may be agreed by vote, or parked and proposed again with the block still standing", async () => {
  const { room, guests, host, propose, say, close } = await fillRoom();
  const [ann = "", bob = ""] = guests;
  const proposalId = await propose();
  await say(ann, proposalId, "block", 1, "No ramp.");
  await host("agreement.settle", { proposalId, outcome: "parked" });
  const parked = await server.api.state(room.workshopId, bob);
  expect(parked.decisions).toMatchObject([{ state: "parked", method: "host" }]);
  expect(parked.agreements?.[0]?.result).toMatchObject({ blocksStanding: 1, reasons: [{ text: "No ramp." }] });

  await host("agreement.askAgain", { proposalId });
  const asked = await server.api.state(room.workshopId, bob);
  expect(asked.agreements?.[0]).toMatchObject({ state: "proposed", version: 2, isReleased: false });
  expect(asked.decisions).toMatchObject([{ state: "proposed" }]);
  await say(bob, proposalId, "agree", 2);
  expect(refusal(await host("agreement.settle", { proposalId, outcome: "consensus" }))).toEqual([
    409,
    "agreement.blockStands",
  ]);
  expect(refusal(await host("agreement.settle", { proposalId, outcome: "vote" }))).toEqual([200]);
  expect((await server.api.state(room.workshopId, bob)).decisions).toMatchObject([
    { id: proposalId, state: "agreed", method: "vote" },
  ]);
  close();
});

it("[M10] asking again in other words shows nobody answers that no host had shown, and keeps those that were", async () => {
  const { room, seats, guests, host, propose, say, close } = await fillRoom();
  const [ann = "", bob = ""] = guests;
  const proposalId = await propose();
  await say(ann, proposalId, "reservation", 1, "QUOKKA worry.");
  await host("agreement.askAgain", { proposalId, text: "With a ramp?" });
  await say(bob, proposalId, "reservation", 2, "A ramp costs.");
  await host("agreement.reveal", { proposalId });
  await host("agreement.askAgain", { proposalId, text: "With a cheap ramp?" });
  for (const seat of seats) await seat.waitFor((state) => state.agreements?.[0]?.version === 3, "the third words");
  const others = [room.facilitator, room.screen, bob];
  for (const token of others) {
    const state = await server.api.state(room.workshopId, token);
    expect(JSON.stringify(state)).not.toContain("QUOKKA");
    expect(state.agreements?.[0]?.history).toMatchObject([
      { version: 1, result: null },
      { version: 2, result: { counts: { reservation: 1 }, reasons: [{ text: "A ramp costs." }] } },
    ]);
  }
  close();
});

it("[I9] in random rooms the server never lets a consensus by somebody's standing block", async () => {
  const random = createRandom(20_300_520);
  const { guests, host, propose, say, close } = await fillRoom(3);
  let agreed = 0;
  for (let story = 0; story < 12; story += 1) {
    const proposalId = await propose(`Story ${story}?`);
    const lastWord = new Map<string, string>();
    let version = 1;
    for (let step = 0; step < 14; step += 1) {
      const deed = random.next();
      if (deed < 0.6) {
        const [who, position] = [random.pick(guests), random.pick(["agree", "reservation", "block", "abstain"])];
        const { body } = await say(who, proposalId, position, version, position === "block" ? "Because." : undefined);
        if (body.ok) lastWord.set(who, position);
      } else if (deed < 0.75) {
        const { body } = await host<{ version: number }>("agreement.askAgain", { proposalId });
        if (body.ok) version = body.result.version;
      } else {
        const { body } = await host("agreement.settle", { proposalId, outcome: deed < 0.85 ? "parked" : "consensus" });
        if (body.ok && deed >= 0.85) {
          agreed += 1;
          expect([...lastWord.values()]).not.toContain("block");
          break;
        }
      }
    }
  }
  expect(agreed).toBeGreaterThan(0);
  close();
});

it("[M10] an answer kept on a phone while it was away arrives once, and the last one counts", async () => {
  const { room, guests, propose, close } = await fillRoom(1);
  const proposalId = await propose();
  const [ann = ""] = guests;
  const id = randomUUID();
  const input = { proposalId, version: 1, position: "agree" };
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => server.api.command(ann, "agreement.answer", input, id)),
  );
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  await server.api.run(ann, "agreement.answer", { ...input, position: "abstain" });
  await server.restart();
  // A copy of the first one that was still on its way changes nothing.
  await server.api.run(ann, "agreement.answer", input, id);
  const { agreements } = await server.api.state(room.workshopId, ann);
  expect(agreements?.[0]).toMatchObject({ answered: 1, mine: { position: "abstain" } });
  close();
});

it("[M10] the demo has one proposal of each kind: by consensus, blocked, by vote, parked", async () => {
  const room = await openWorkshop(server, "sample");
  const { agreements = [], decisions } = await server.api.state(room.workshopId, room.screen);
  expect(agreements.map(({ state, method, result }) => [state, method, result?.blocksStanding])).toEqual([
    ["agreed", "consensus", 0],
    ["proposed", null, 1],
    ["agreed", "consensus", 0],
    ["agreed", "vote", 0],
    ["parked", null, 0],
  ]);
  expect(decisions.map(({ id }) => id)).toEqual(agreements.map(({ id }) => id));
  const [agreed, blocked] = agreements;
  expect(agreed?.result?.counts).toEqual({ agree: 5, reservation: 1, block: 0, abstain: 0 });
  expect(blocked?.result?.reasons.map(({ position }) => position)).toEqual(["block"]);
  const settle = { proposalId: blocked?.id, outcome: "consensus" };
  const reply = await server.api.command(room.facilitator, "agreement.settle", settle);
  expect(refusal(reply)).toEqual([409, "agreement.blockStands"]);
});
