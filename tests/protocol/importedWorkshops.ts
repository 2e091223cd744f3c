import type { Api } from "../support/api.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { createRandom } from "../support/random.ts";
import type { RunningServer } from "../support/testServer.ts";

type Run = <Result = Record<string, string>>(type: string, input?: Record<string, unknown>) => Promise<Result>;

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
  const { api } = server;
  const { body } = await api.request<{ templates: { id: string }[] }>("GET", "/api/templates");
  const template = random.pick(body.templates.filter(({ id }) => id !== "sample")).id;
  const room = await openWorkshop(server, template, `Room ${seed}`);
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
  await atTables({ room, run, api, guests });
  const [first = "", second = ""] = noteIds;
  const { pinId } = await run("pin.ask", { boardId: room.boardId, noteId: first, kind: "question", text: "Who pays?" });
  if (random.chance(0.5)) await run("pin.answer", { pinId, answer: "We ask." });
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

/** Tables with a note each, brought together into the room's board. */
async function atTables({
  room,
  run,
  api,
  guests,
}: {
  room: OpenWorkshop;
  run: Run;
  api: Api;
  guests: readonly string[];
}) {
  const { activityId, workshopId } = room;
  await run("tables.make", { way: "mixed", count: 1, who: "joined" });
  await run("tables.setPlace", { activityId, place: "tables" });
  const guest = guests[0] ?? "";
  const own = (await api.state(workshopId, guest)).boards.find(({ tableId }) => tableId);
  if (own) await api.run(guest, "board.addNote", { boardId: own.id, text: "From our table" });
  await run("tables.merge", { boardId: room.boardId });
  await run("tables.setPlace", { activityId, place: "room" });
}
