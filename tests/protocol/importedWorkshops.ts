import { openWorkshop } from "../support/openWorkshop.ts";
import { createRandom } from "../support/random.ts";
import type { RunningServer } from "../support/testServer.ts";

const WORDS = [
  "Café",
  "=1+1",
  "שלום",
  "👩‍⚕️ first",
  "<b>bold</b>",
  "line\nbreak",
  'quote " and ;',
  "a, b",
  "—",
  "z".repeat(500),
];

/** Makes a workshop with a bit of everything that a file holds, by chance. */
export async function fillWorkshop(server: RunningServer, seed: number) {
  const random = createRandom(seed);
  const template = random.pick(["ideas-dots-decision", "front-and-back", "journey-so-far"]);
  const room = await openWorkshop(server, template, `Room ${seed}`);
  const { api } = server;
  const run = <Result = Record<string, string>>(type: string, input: Record<string, unknown> = {}) =>
    api.run<Result>(room.facilitator, type, input);
  const guests = await Promise.all(
    Array.from({ length: random.int(1, 7) }, async () => {
      const details = random.chance(0.7) ? { group: random.pick(["lived", "carer", "g-lived"]) } : {};
      return (await api.join(room.joinCode, details)).token;
    }),
  );
  const noteIds: string[] = [];
  for (let count = random.int(3, 12); count > 0; count -= 1) {
    noteIds.push(await room.addNote(random.pick([room.facilitator, ...guests]), random.pick(WORDS)));
  }
  const [first = "", second = ""] = noteIds;
  await run("workshop.setQuestion", { text: "What should help feel like?" });
  await run("workshop.setAgreement", { lines: [{ side: "all", text: "One voice at a time" }] });
  const roundId = await room.openRound([...new Set([first, second])], {
    dots: 3,
    maxPerItem: 2,
    title: `Round ${seed}`,
  });
  for (const guest of guests) {
    await api.run(guest, "voting.castBallot", {
      roundId,
      dots: { [first]: random.int(0, 2), [second]: random.int(0, 1) },
    });
  }
  await run("voting.closeRound", { roundId });
  const decided = await run("decision.record", { question: "We will try it", noteIds: [first], roundId });
  await run("followThrough.setShortlisted", { noteId: second, isOn: true });
  await run("followThrough.respond", { noteId: first, outcome: "doing", by: "Front door team" });
  await run("followThrough.addCommitment", {
    decisionId: decided.decisionId,
    what: "Open the calm space",
    owners: ["Team A"],
    due: "2031-01-31",
  });
  await run("reflection.declareRung", { rung: "with", reason: "We chose together" });
  const { checkId } = await run("check.open", { kind: "fist", question: "Go on?" });
  for (const guest of guests) await api.run(guest, "check.answer", { checkId, answer: random.int(0, 5) });
  await run("check.close", { checkId });
  if (random.chance(0.5)) await run("check.reveal", { checkId });
  if (random.chance(0.7))
    await run("workshop.closeActivity", { activityId: room.activityId, reason: "We ran out of time" });
  return { workshopId: room.workshopId, facilitator: room.facilitator, joinCode: room.joinCode };
}
