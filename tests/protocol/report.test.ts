import type { WorkshopExport } from "@longtable/shared/export/exportModel";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { startServer } from "../support/testServer.ts";
import { fileFolder, missingTools, runTool } from "../support/tools.ts";

const server = await startServer();
afterAll(() => server.close());

let room: OpenWorkshop;
const run = <Result = Record<string, string>>(type: string, input: Record<string, unknown> = {}) =>
  server.api.run<Result>(room.facilitator, type, input);
const organiser = <Body>(method: string, path: string, body?: unknown) =>
  server.api.request<Body>(method, path, { token: server.api.organiserKey, ...(body !== undefined && { body }) });
const get = (path: string, token: string | null = room.facilitator) =>
  fetch(`${server.url}/api/workshops/${room.workshopId}/${path}`, {
    headers: token === null ? {} : { Authorization: `Bearer ${token}` },
  });
const markdown = async () => (await get("export.md")).text();
const sections = (text: string) => [...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title);

beforeAll(async () => {
  room = await openWorkshop(server);
  await room.addNote(room.facilitator, "A lamp by the door");
});

it("[RP2] the report is what hosts made of it, in every format, and only hosts are told how", async () => {
  expect(sections(await markdown()).slice(0, 3)).toEqual(["In short", "Our question", "Who took part"]);
  await run("report.move", { entryId: "decisions", afterId: null });
  await run("report.setShown", { entryId: "people", isShown: false });
  const { entryId } = await run("report.addPassage", {
    title: "Before <b>you</b> read",
    text: "Thank you.\n\nThe next date is in June.",
    afterId: "decisions",
  });
  const text = await markdown();
  expect(sections(text).slice(0, 3)).toEqual(["What was decided", "Before \\<b\\>you\\</b\\> read", "In short"]);
  expect(text).not.toContain("Who took part");
  const html = await (await get("export.html")).text();
  expect(html).toContain("Before &lt;b&gt;you&lt;/b&gt; read</h2>");
  expect(html).not.toMatch(/<script|https?:\/\//);
  const preview = await get("report/preview");
  expect(await preview.text()).toContain("The next date is in June.");
  const looks = (await (await get("report")).json()) as { empty: string[] };
  expect(looks.empty).toContain("maps");
  await run("report.editPassage", { entryId, text: "Other words." });
  expect(await markdown()).toContain("Other words.");
  const participant = await room.join("Ann");
  for (const [token, status] of [
    [participant, 403],
    [room.screen, 403],
    [null, 401],
    [(await openWorkshop(server)).facilitator, 404],
  ] as const) {
    expect([(await get("report", token)).status, (await get("report/preview", token)).status]).toEqual([
      status,
      status,
    ]);
  }
  for (const token of [participant, room.screen]) {
    expect((await server.api.state(room.workshopId, token)).report).toBeUndefined();
  }
  await run("report.reset");
  expect(sections(await markdown()).slice(0, 2)).toEqual(["In short", "Our question"]);
  expect((await server.api.state(room.workshopId, room.facilitator)).report?.entries).toHaveLength(15);
});

it("[RP3] it tells the question's history, the worries beside a decision, and no group that is too small", async () => {
  await run("workshop.setQuestion", { text: "How is help found?" });
  await run("workshop.setQuestion", { text: "How is help found at night?" });
  const groups = (await server.api.state(room.workshopId, room.facilitator)).workshop.groups;
  const [large, middle, small] = groups;
  const join = async (index: number, group: string | undefined) =>
    (await server.api.join(room.joinCode, { alias: `Person ${index}`, ...(group && { group }) })).token;
  const people = await Promise.all(Array.from({ length: 12 }, (_, index) => join(index, large?.id)));
  await Promise.all(Array.from({ length: 5 }, (_, index) => join(20 + index, middle?.id)));
  await Promise.all(Array.from({ length: 3 }, (_, index) => join(30 + index, small?.id)));
  const { proposalId } = await run("agreement.propose", { text: "We open at night" });
  await server.api.run(people[0] ?? "", "agreement.answer", {
    proposalId,
    version: 1,
    position: "reservation",
    reason: "Who drives home at two?",
  });
  for (const token of people.slice(1, 6)) {
    await server.api.run(token, "agreement.answer", { proposalId, version: 1, position: "agree" });
  }
  await run("agreement.settle", { proposalId, outcome: "consensus" });
  const text = await markdown();
  for (const words of [
    "How is help found at night?",
    "How is help found?",
    "We open at night",
    "by consensus",
    "Who drives home at two?",
    "21 people took part.",
    `| ${large?.label} | 12 |`,
  ]) {
    expect(text).toContain(words);
  }
  for (const hidden of [middle, small]) expect(text).not.toContain(`| ${hidden?.label} |`);
});

it("[RP5] a figure stands beside a story that may be told; once it is taken back, the report says that there is none", async () => {
  const { body } = await organiser<{ programme: { id: string } }>("POST", "/api/programmes", { title: "Nights" });
  const path = `/api/programmes/${body.programme.id}`;
  expect(
    (await organiser("PUT", `/api/workshops/${room.workshopId}/programme`, { programmeId: body.programme.id })).status,
  ).toBe(200);
  const { storyId } = await run("story.add", {
    kind: "testimony",
    text: "QUOKKA met me at the door.",
    pseudonym: "Rowan",
    collector: "Front door team",
    collectedOn: "2030-04-02",
    scope: "public",
    isTicked: true,
  });
  const made = await organiser<{ measure: { id: string } }>("POST", `${path}/measures`, {
    phase: "coDelivery",
    label: "Waiting for a first talk",
    unit: "days",
    baseline: 30,
    target: 10,
    storyId,
  });
  const reading = { value: 14, on: "2030-05-01", source: "Clinic diary" };
  await organiser("POST", `${path}/measures/${made.body.measure.id}/readings`, reading);
  const before = await markdown();
  expect(before).toContain("**14 days** Waiting for a first talk");
  expect(before).toContain("> QUOKKA met me at the door.");
  await run("story.withdraw", { storyId });
  const after = await markdown();
  expect(after).toContain("No story may be told beside this figure.");
  expect(after).not.toContain("QUOKKA");
});

const pdfTools = missingTools("pdftotext", "pdfinfo");

it.skipIf(pdfTools !== "")(
  "[EX23] [EX24] the demo's report is 25 pages at most; maps read where they are spoken of, and no id is cut",
  async () => {
    const { workshop } = await server.api.createWorkshop({ template: "sample", title: "The demo" });
    const at = `/api/workshops/${workshop.id}/export`;
    const { body } = await organiser<WorkshopExport>("GET", `${at}.json`);
    const pdf = await fetch(`${server.url}${at}.pdf`, {
      headers: { Authorization: `Bearer ${server.api.organiserKey}` },
    });
    using folder = fileFolder();
    const file = folder.put("demo.pdf", new Uint8Array(await pdf.arrayBuffer()));
    const pages = Number(/Pages:\s+(\d+)/.exec(runTool("pdfinfo", [file]).out)?.[1]);
    expect(pages).toBeGreaterThan(10);
    expect(pages).toBeLessThanOrEqual(25);
    const words = new Set(runTool("pdftotext", ["-layout", file, "-"]).out.split(/\s+/));
    const cut = body.boards.flatMap(({ notes }) => notes.map(({ id }) => id)).filter((id) => !words.has(id));
    expect(cut).toEqual([]);
    const read = runTool("pdfinfo", ["-struct-text", file]).out;
    const map = body.boards.find(({ board }) => board.title.startsWith("Ros"));
    const places = ["The maps", map?.stages[0]?.label ?? "?", "Steps that are assumed", "Key moments"].map((one) =>
      read.indexOf(`"${one} `),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  },
);
