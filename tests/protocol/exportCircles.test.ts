import { AUDIENCES, type Audience } from "@longtable/shared/story/story.types";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";

let server: RunningServer;
let room: OpenWorkshop;
const run = <Result = unknown>(type: string, input: Record<string, unknown>, token = room.facilitator) =>
  server.api.run<Result>(token, type, input);
const file = async (path: string) => {
  const response = await fetch(`${server.url}/api/${path}`, {
    headers: { authorization: `Bearer ${room.facilitator}` },
  });
  return { status: response.status, text: await response.text() };
};
const FORMATS = ["json", "md", "csv", "html"] as const;
const filesFor = (audience: Audience) =>
  Promise.all([
    ...FORMATS.filter((format) => format !== "csv").map((format) =>
      file(`workshops/${room.workshopId}/export.${format}?audience=${audience}`),
    ),
    ...["json", "csv", "md"].map((format) => file(`boards/${room.boardId}/export.${format}?audience=${audience}`)),
  ]);

beforeAll(async () => {
  server = await startServer();
  room = await openWorkshop(server);
  const ana = await room.join("Annabelle Quince");
  await run("people.setNames", { level: "all" });
  await run("story.setBoardScope", { boardId: room.boardId, scope: "public" });
  await run("board.addNote", { boardId: room.boardId, text: "canary-named" }, ana);
  const noteId = await room.addNote(room.facilitator, "canary-bound");
  const given = { kind: "visitNote", text: "x", collector: "Visit", collectedOn: "2030-02-05", scope: "table" };
  const { storyId } = await run<{ storyId: string }>("story.add", { ...given, isTicked: true });
  await run("story.link", { storyId, boardId: room.boardId, noteId });
  await run("decision.record", { question: "canary-decided", state: "agreed", noteIds: [noteId] });
  await run("agreement.propose", { text: "canary-proposed", noteIds: [noteId] });
  await run("followThrough.sendIdea", { text: "canary-late" }, ana);
  await run("followThrough.sendIdea", { text: "canary-kept" }, ana);
  const { checkId } = await run<{ checkId: string }>("check.open", { kind: "word", question: "How was it?" });
  await run("check.answer", { checkId, answer: "canary-word" }, ana);
  await run("check.close", { checkId });
  await run("check.reveal", { checkId });
  const asked = { text: "canary-asked", noteIds: [] };
  const { proposalId } = await run<{ proposalId: string }>("agreement.propose", asked);
  const block = { proposalId, version: 1, position: "block", reason: "canary-reason" };
  await run("agreement.answer", block, ana);
  await run("agreement.reveal", { proposalId });
  const open = { ...given, collector: "Wilhelmina Collects", scope: "public", text: "canary-told" };
  await run("story.add", { ...open, isTicked: true, confirmed: [] });
  const { followThrough } = await server.api.state(room.workshopId, room.facilitator);
  const kept = followThrough?.hosts?.ideaBox.find(({ text }) => text === "canary-kept");
  await run("followThrough.sortIdea", { itemId: kept?.id, to: "kept" });
});
afterAll(() => server.close());

describe("files for others", () => {
  it.each(AUDIENCES)("[EX17] beyond the room no file for %s says who wrote a note", async (audience) => {
    for (const { status, text } of await filesFor(audience)) {
      expect(status).toBe(200);
      if (audience !== "room") expect(text).not.toContain("Annabelle");
    }
    const [json] = await filesFor(audience);
    expect([audience, json?.text.includes("Annabelle"), json?.text.includes("canary-named")]).toEqual([
      audience,
      audience === "room",
      true,
    ]);
  });

  it("[FT9] no file holds a late idea that no host let through, and it is counted as left out", async () => {
    for (const audience of AUDIENCES) {
      for (const { text } of await filesFor(audience)) expect(text).not.toContain("canary-late");
    }
    expect((await filesFor("room"))[0]?.text).toContain("canary-kept");
    const { text } = await file(`workshops/${room.workshopId}/exports/left-out`);
    expect(JSON.parse(text).leftOut).toContainEqual({ what: "idea", reason: "hidden", count: 1 });
  });

  it.each(AUDIENCES)("[ST1] what came of a note goes to %s no further than the note", async (audience) => {
    for (const { text } of await filesFor(audience)) {
      for (const words of ["canary-bound", "canary-decided", "canary-proposed"]) expect(text).not.toContain(words);
    }
    const { text } = await file(`workshops/${room.workshopId}/exports/left-out?audience=${audience}`);
    const { leftOut } = JSON.parse(text) as { leftOut: unknown[] };
    expect(leftOut).toContainEqual({ what: "decision", reason: "beyondConsent", count: 1 });
    expect(leftOut).toContainEqual({ what: "proposal", reason: "beyondConsent", count: 1 });
  });

  it("[EX20] what was said to the room alone is in no file for everyone, and who collected evidence in none beyond the room", async () => {
    const words = ["canary-word", "canary-reason", "canary-kept"];
    const [inRoom, forAll] = [await filesFor("room"), await filesFor("public")];
    for (const word of words) {
      expect([word, inRoom[0]?.text.includes(word)]).toEqual([word, true]);
      for (const { text } of forAll) expect(text).not.toContain(word);
    }
    expect([inRoom[0]?.text.includes("Wilhelmina"), forAll[0]?.text.includes("canary-told")]).toEqual([true, true]);
    for (const { text } of [...forAll, ...(await filesFor("programme"))]) expect(text).not.toContain("Wilhelmina");
    const { text } = await file(`workshops/${room.workshopId}/exports/left-out?audience=public`);
    // An agreed decision made the bound note an idea; the other one is in the box.
    for (const [what, count] of Object.entries({ reason: 1, checkWord: 1, idea: 2 })) {
      expect(JSON.parse(text).leftOut).toContainEqual({ what, reason: "beyondConsent", count });
    }
  });
});

it.each(["audience[]=public", "audence=public", "x=1"])(
  "[ST1] an option there is not, as in ?%s, is refused",
  async (query) => {
    expect((await file(`boards/${room.boardId}/export.json?${query}`)).status).toBe(400);
  },
);
