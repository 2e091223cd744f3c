import type { Api } from "../support/api.ts";
import { openMap } from "../support/openMap.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { createRandom } from "../support/random.ts";
import { ORGANISER_KEY, type RunningServer } from "../support/testServer.ts";

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
  await run("board.tagNotes", { boardId: room.boardId, noteIds: [first], tag: "costs", isOn: true });
  await run("snapshot.keep", { boardId: room.boardId, name: "Before the vote" });
  await run("board.removeNote", { boardId: room.boardId, noteId: noteIds.at(-1) });
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
  await tellStories({ room, run, noteId: second });
  await feel({ server, room, run, guests });
  if (random.chance(0.7)) await setUpRoom({ room, run, api });
  if (random.chance(0.7))
    await run("workshop.closeActivity", { activityId: room.activityId, reason: "We ran out of time" });
  const { workshopId, facilitator, joinCode, boardId } = room;
  return { workshopId, facilitator, joinCode, boardId };
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

/** Evidence behind notes, as far as each teller gave it, and how far boards go. */
async function tellStories({ room, run, noteId }: { room: OpenWorkshop; run: Run; noteId: string }) {
  const told = {
    kind: "visitNote",
    title: "A morning",
    text: "61 calls.",
    collector: "Kit",
    collectedOn: "2030-02-05",
  };
  const { storyId } = await run("story.add", { ...told, scope: "public", isTicked: true });
  await run("story.link", { storyId, boardId: room.boardId, noteId });
  await run("story.setBoardScope", { boardId: room.boardId, scope: "programme" });
  const { storyId: taken } = await run("story.add", { ...told, scope: "public", isTicked: true });
  await run("story.link", { storyId: taken, boardId: room.boardId, noteId });
  await run("story.withdraw", { storyId: taken });
}

/** A map of its own that the room rated, shown, with a step locked and a pin on another. */
async function feel({
  server,
  room,
  run,
  guests,
}: {
  server: RunningServer;
  room: OpenWorkshop;
  run: Run;
  guests: readonly string[];
}) {
  const { boardId, activityId, stepIds } = await openMap(server, room);
  const [stepId, other] = stepIds;
  await run("feeling.open", { boardId });
  for (const guest of guests) {
    await server.api.run(guest, "feeling.rate", { boardId, stepId, value: 1, words: ["calm"] });
  }
  await run("feeling.close", { boardId });
  await run("feeling.show", { boardId });
  await run("pin.ask", { boardId, stepId: other, kind: "gap", text: "Nobody is here" });
  await run("scenario.make", {
    ...{ boardId, pseudonym: "Kit", fictional: true, about: "19, in a hostel." },
    needs: [
      { id: "need-1", text: "Help with no phone credit" },
      { id: "need-2", text: "=1+1" },
    ],
    visits: [
      { id: "visit-1", stepId: other, needIds: ["need-1"], fit: "partly", note: "The number is not free." },
      { id: "visit-2", stepId: null, needIds: [], fit: "met", note: "" },
    ],
    onWall: true,
  });
  await run("scenario.make", { boardId, pseudonym: "Bea", fictional: false, about: "" });
  await run("snapshot.keep", { boardId, name: "As we made it" });
  await run("room.lock", { boardId, part: { stepId: other }, isLocked: true });
  await run("workshop.closeActivity", { activityId });
}

/** Names, the door, what waits for hosts, how long it is kept; a locked board, and a programme with a figure. */
async function setUpRoom({ room, run, api }: { room: OpenWorkshop; run: Run; api: Api }) {
  await run("people.setDoor", { door: "locked" });
  await run("held.setModeration", { isOn: true });
  await run("workshop.setRetention", { days: 45 });
  await run("room.lock", { boardId: room.boardId, isLocked: true });
  const ask = (method: string, path: string, body: unknown) =>
    api.request<Record<string, { id: string }>>(method, path, { token: ORGANISER_KEY, body });
  const { body } = await ask("POST", "/api/programmes", { title: "Good days" });
  const path = `/api/programmes/${body.programme?.id}`;
  await ask("PATCH", `${path}/phases/insight`, { aim: "Know how it is", status: "open" });
  const measure = { phase: "insight", label: "Wait", unit: "weeks", baseline: 11, target: 2 };
  const made = await ask("POST", `${path}/measures`, measure);
  const figure = { value: 9, on: "2030-05-01", source: "Front door log" };
  await ask("POST", `${path}/measures/${made.body.measure?.id}/readings`, figure);
  await ask("PUT", `/api/workshops/${room.workshopId}/programme`, { programmeId: body.programme?.id });
}
