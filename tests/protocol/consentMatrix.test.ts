import { formatsOf } from "@longtable/shared/export/formats";
import type { ShownStory } from "@longtable/shared/story/story.schema";
import { AUDIENCES, type Audience } from "@longtable/shared/story/story.types";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import { sendImage } from "../support/sendImage.ts";
import { type RunningServer, startServer } from "../support/testServer.ts";
import { fileFolder, missingTools, runTool } from "../support/tools.ts";

/** How far each story was given: `withdrawn` was public and taken back, `nobody` is its teller's alone. */
const GIVEN = ["table", "room", "programme", "public", "withdrawn", "nobody"] as const;
type Given = (typeof GIVEN)[number];

/** For whom a note that rests on each story may be in a file; a story taken back leaves its note as far as it was given. */
const NOTES: Record<Given, readonly Audience[]> = {
  table: [],
  room: ["room"],
  programme: ["room", "programme"],
  public: AUDIENCES,
  withdrawn: AUDIENCES,
  nobody: [],
};
const STORIES: Record<Given, readonly Audience[]> = { ...NOTES, withdrawn: [] };

let server: RunningServer;
let room: OpenWorkshop;
const tokens: Record<"teller" | "tablemate" | "elsewhere" | "facilitator" | "wall", string> = {
  ...{ teller: "", tablemate: "", elsewhere: "", facilitator: "", wall: "" },
};
/** Of each story its picture, and of plain notes theirs, by how far it may go. */
const storyImages = new Map<Given, string>();
const noteImages = new Map<Audience, string>();

const run = <Result = Record<string, unknown>>(token: string, type: string, input: Record<string, unknown> = {}) =>
  server.api.run<Result>(token, type, input);

beforeAll(async () => {
  server = await startServer();
  room = await openWorkshop(server);
  const { facilitator, boardId, workshopId, joinCode } = room;
  Object.assign(tokens, { facilitator, wall: room.screen });
  await run(facilitator, "image.setOpen", { isOpen: true });
  const people = [];
  for (const name of ["teller", "tablemate", "elsewhere"] as const) {
    const { token, participantId } = await server.api.join(joinCode, { alias: "" });
    tokens[name] = token;
    people.push(participantId);
  }
  const { tableIds } = await run<{ tableIds: string[] }>(facilitator, "tables.make", { way: "even", count: 2 });
  for (const [index, participantId] of people.entries()) {
    await run(facilitator, "tables.move", { participantId, tableId: tableIds[index < 2 ? 0 : 1] });
  }
  await run(facilitator, "tables.setHost", { participantId: people[1], isHost: true });
  await run(facilitator, "story.setBoardScope", { boardId, scope: "public" });
  for (const [index, given] of GIVEN.entries()) await tellStory(given, index + 1);
  const wordsOnly = { text: "zwords", scope: "public", media: "text", isTicked: true };
  const unpictured = { imageId: await sendImage(server, workshopId, tokens.teller, 90), alt: "zunpictured" };
  await run(tokens.teller, "story.tell", { ...wordsOnly, image: unpictured });
  for (const [index, scope] of AUDIENCES.entries()) {
    const imageId = await sendImage(server, workshopId, tokens.teller, 100 + index);
    const noteId = await room.addNote(tokens.teller, `zplain${scope}`);
    await run(tokens.teller, "image.attach", { boardId, noteId, imageId, alt: `zonnote${scope}`, scope });
    noteImages.set(scope, imageId);
  }
});
afterAll(() => server.close());

/** A story of the teller's with a picture, and a note that rests on it. */
async function tellStory(given: Given, shade: number): Promise<void> {
  const { boardId, workshopId } = room;
  const { teller } = tokens;
  const imageId = await sendImage(server, workshopId, teller, shade);
  storyImages.set(given, imageId);
  const scope = given === "withdrawn" ? "public" : given === "nobody" ? null : given;
  const told = { text: `zstory${given}`, scope, media: "image", image: { imageId, alt: `zpicture${given}` } };
  const { storyId } = await run<{ storyId: string }>(teller, "story.tell", { ...told, isTicked: true });
  const noteId = await room.addNote(teller, `znote${given}`);
  await run(teller, "story.link", { storyId, boardId, noteId });
  if (given === "withdrawn") await run(teller, "story.withdraw", { storyId });
}

async function bytesOf(path: string, token?: string): Promise<Uint8Array> {
  const headers = { connection: "close", ...(token !== undefined && { authorization: `Bearer ${token}` }) };
  const response = await fetch(path.startsWith("http") ? path : `${server.url}${path}`, { headers });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8");
/** As one reads it: words that a page broke, or that marks part, stand together again. */
const joined = (words: string) => words.replace(/<[^>]*>|\s+/g, "");

/** Everything that can be read in a file by programs that we did not write. */
function wordsIn(name: string, bytes: Uint8Array, folder: ReturnType<typeof fileFolder>): string {
  if (/\.(docx|pptx|xlsx)$/.test(name)) {
    const parts = Object.entries(unzipSync(bytes)).filter(([part]) => /\.(xml|rels)$/.test(part));
    return joined(parts.map(([, part]) => text(part)).join("\n"));
  }
  if (name.endsWith(".pdf")) return joined(runTool("pdftotext", [folder.put("read.pdf", bytes), "-"]).out);
  return joined(text(bytes).replaceAll("\\", ""));
}

/** What must not be there, and in files that hold all notes, what must. */
function expectConsent(words: string, audience: Audience, name: string, holdsNotes: boolean): void {
  for (const given of GIVEN) {
    if (!STORIES[given].includes(audience)) {
      expect(words, `${name} for ${audience}`).not.toContain(`zstory${given}`);
      expect(words, `${name} for ${audience}`).not.toContain(`zpicture${given}`);
      expect(words, `${name} for ${audience}`).not.toContain(storyImages.get(given));
    }
    if (!NOTES[given].includes(audience)) expect(words, `${name} for ${audience}`).not.toContain(`znote${given}`);
    else if (holdsNotes) expect(words, `${name} for ${audience}`).toContain(`znote${given}`);
  }
  for (const [index, scope] of AUDIENCES.entries()) {
    const goesOut = index >= AUDIENCES.indexOf(audience);
    if (!goesOut) expect(words, `${name} for ${audience}`).not.toContain(`zonnote${scope}`);
    else if (holdsNotes) expect(words, `${name} for ${audience}`).toContain(`zonnote${scope}`);
  }
  expect(words, `${name} for ${audience}`).not.toContain("zunpictured");
}

const missing = missingTools("pdftotext");

describe.skipIf(missing !== "")(`what was agreed to, in every kind of file${missing}`, () => {
  it.each(AUDIENCES)(
    "[I5] [ST1] [IG9] a zip for %s holds in each of its files what its audience may have",
    async (audience) => {
      using folder = fileFolder();
      const zip = unzipSync(
        await bytesOf(`/api/workshops/${room.workshopId}/export.zip?audience=${audience}`, tokens.facilitator),
      );
      const kinds = new Set<string>();
      for (const [name, bytes] of Object.entries(zip)) {
        const kind = name.slice(name.lastIndexOf(".") + 1);
        const isPicture = /^pictures\/|\.png$/.test(name);
        const isOfNotes = /^workshop\.|^boards\//.test(name) && !isPicture && kind !== "mmd";
        kinds.add(kind);
        if (!isPicture) expectConsent(wordsIn(name, bytes, folder), audience, name, isOfNotes);
      }
      const wanted = [...formatsOf("workshop"), ...formatsOf("board")].filter(
        (kind) => kind !== "zip" && kind !== "mmd",
      );
      expect([...new Set(wanted)].filter((kind) => !kinds.has(kind))).toEqual([]);
      const pictures = Object.keys(zip).flatMap((name) => /^pictures\/(.*)\.jpg$/.exec(name)?.[1] ?? []);
      const mayGo = [
        ...[...storyImages].filter(([given]) => STORIES[given].includes(audience)),
        ...[...noteImages].filter(([scope]) => AUDIENCES.indexOf(scope) >= AUDIENCES.indexOf(audience)),
      ];
      expect(pictures.toSorted()).toEqual(mayGo.map(([, id]) => id.slice(0, 12)).toSorted());
    },
  );

  it("[I5] [IG9] what is left out is listed with its pictures, and never by its words", async () => {
    const path = `/api/workshops/${room.workshopId}/exports/left-out?audience=public`;
    const answer = text(await bytesOf(path, tokens.facilitator));
    expect(JSON.parse(answer).leftOut).toEqual(
      expect.arrayContaining([
        { what: "image", reason: "beyondConsent", count: 2 },
        { what: "media", reason: "beyondConsent", count: 1 },
        { what: "story", reason: "withdrawn", count: 1 },
      ]),
    );
    expect(answer).not.toMatch(/zstory|zpicture|znote|zonnote/);
  });
});

it("[I5] the report as it is looked at, and the public page, hold what their readers may have", async () => {
  for (const audience of AUDIENCES) {
    const preview = `/api/workshops/${room.workshopId}/report/preview?audience=${audience}`;
    expectConsent(joined(text(await bytesOf(preview, tokens.facilitator))), audience, "report", true);
  }
  const path = `/api/workshops/${room.workshopId}/share`;
  const { link } = (await server.api.request<{ link: string }>("POST", path, { token: tokens.facilitator })).body;
  const page = await bytesOf(`${server.url}${new URL(link).pathname}`);
  expectConsent(joined(text(page)), "public", "public page", false);
});

it.each([
  ["teller", ["table", "room", "programme", "public", "nobody"]],
  ["facilitator", ["table", "room", "programme", "public"]],
  ["tablemate", ["table", "room", "programme", "public"]],
  ["elsewhere", ["room", "programme", "public"]],
  ["wall", []],
] as const)(
  "[ST2] [IG9] %s is sent the stories, and finds the pictures, of just these circles",
  async (viewer, circles) => {
    const token = tokens[viewer];
    const path = `/api/workshops/${room.workshopId}`;
    const { status, body } = await server.api.request<{ stories: ShownStory[] }>("GET", `${path}/stories`, { token });
    const read = status === 200 ? body.stories.map((story) => story.text) : [];
    const own = viewer === "wall" ? [] : ["zwords"];
    expect(read.toSorted()).toEqual([...circles.map((given) => `zstory${given}`), ...own].toSorted());
    for (const given of GIVEN) {
      const answer = await server.api.request("GET", `${path}/images/${storyImages.get(given)}`, { token });
      const mayFetch = circles.some((circle) => circle === given);
      expect([given, answer.status]).toEqual([given, mayFetch ? 200 : 404]);
    }
    const state = JSON.stringify(await server.api.state(room.workshopId, token));
    expect(state).not.toMatch(/zstory|zpicture/);
  },
);

it("[I6] one's own download holds all one gave and still stands, and nothing of anybody else's", async () => {
  const mine = (token: string, format: string) =>
    bytesOf(`/api/workshops/${room.workshopId}/mine.${format}`, token).then(text);
  for (const format of ["json", "html"]) {
    const own = await mine(tokens.teller, format);
    for (const given of GIVEN.filter((one) => one !== "withdrawn")) {
      expect(own).toContain(`zstory${given}`);
      expect(own).toContain(`zpicture${given}`);
    }
    expect(own).not.toContain("zstorywithdrawn");
    expect(own).not.toContain("zpicturewithdrawn");
    expect(await mine(tokens.elsewhere, format)).not.toMatch(/zstory|zpicture|znote|zonnote/);
  }
});
