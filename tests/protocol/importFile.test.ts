import type { WorkshopExport } from "@longtable/shared/export/exportModel";
import { BoardFormat } from "@longtable/shared/exportFormat/boardFormat.schema";
import { WorkshopFormat } from "@longtable/shared/exportFormat/workshopFormat.schema";
import type { CreatedWorkshop } from "@longtable/shared/workshop/workshop.state";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seeds } from "../support/seeds.ts";
import { ORGANISER_KEY, type RunningServer, startServer } from "../support/testServer.ts";
import { fillWorkshop } from "./importedWorkshops.ts";

let server: RunningServer;
let elsewhere: RunningServer;
beforeAll(async () => {
  [server, elsewhere] = await Promise.all([startServer(), startServer()]);
});
afterAll(() => Promise.all([server.close(), elsewhere.close()]));

interface Bringing {
  to?: RunningServer;
  path?: string;
  token?: string;
  key?: string;
}

/** Sends a body as a file of ours. */
const bring = (
  body: unknown,
  { to = server, path = "/api/workshops/import", token = ORGANISER_KEY, key }: Bringing = {},
) =>
  to.api.request<
    CreatedWorkshop & {
      import: { boardIds: string[]; activityIds: string[]; notes: number };
      error: Record<string, unknown>;
    }
  >("POST", path, { token, body, ...(key && { headers: { "idempotency-key": key } }) });

/** A workshop's file; it is as its schema says, and holds nothing that the schema does not know. */
async function exported(id: string, from = server): Promise<WorkshopExport> {
  const path = `/api/workshops/${id}/export.json`;
  const { body } = await from.api.request<WorkshopExport>("GET", path, { token: ORGANISER_KEY });
  expect(WorkshopFormat.parse(body)).toEqual(body);
  return body;
}

/** What another workshop cannot have: its id, and when it was read. */
const comparable = ({ workshop, readAt: _readAt, boards, ...file }: WorkshopExport) => ({
  ...file,
  workshop: { ...workshop, id: "" },
  boards: boards.map(({ readAt: _at, ...board }) => board),
});

async function sample() {
  const { workshop } = await server.api.createWorkshop({ template: "sample", title: "The demo" });
  return exported(workshop.id);
}

/** How many workshops, boards and notes the server has, to see that nothing was half done. */
async function everything(of = server) {
  const { body } = await of.api.request<{ workshops: { id: string }[] }>("GET", "/api/workshops", {
    token: ORGANISER_KEY,
  });
  if (!body.workshops) throw new Error(JSON.stringify(body));
  return body.workshops.length;
}

describe("a workshop's own file", () => {
  it.each(seeds(4))(
    "[IM1] brought to another server it is exported the same, every id as it was (seed %i)",
    async (seed) => {
      const { workshopId } = await fillWorkshop(server, seed);
      const file = await exported(workshopId);
      const { status, body } = await bring(file, { to: elsewhere });
      expect(status).toBe(201);
      expect(comparable(await exported(body.workshop.id, elsewhere))).toEqual(comparable(file));
    },
  );

  it("[IM1] the filled demo comes back equal, votes, answers and reflection with it", async () => {
    const file = await sample();
    const { body } = await bring(file, { to: elsewhere });
    expect(comparable(await exported(body.workshop.id, elsewhere))).toEqual(comparable(file));
    const again = await exported(body.workshop.id, elsewhere);
    expect([again.boards.length, again.decisions.length, again.followThrough?.commitments.length]).toEqual([
      file.boards.length,
      file.decisions.length,
      file.followThrough?.commitments.length,
    ]);
  });

  it("[IM2] beside the workshop it came from it gets ids of its own where those stand for one thing; notes keep theirs", async () => {
    const { workshopId } = await fillWorkshop(server, 7);
    const file = await exported(workshopId);
    const { body } = await bring(file);
    const copy = await exported(body.workshop.id);
    const ids = (one: WorkshopExport) => [
      ...one.boards.map(({ board }) => board.id),
      ...one.activities.map(({ id }) => id),
    ];
    expect(ids(copy).filter((id) => ids(file).includes(id))).toEqual([]);
    const noteIds = (one: WorkshopExport) => one.boards.map(({ notes }) => notes.map(({ id }) => id));
    expect(noteIds(copy)).toEqual(noteIds(file));
    expect(copy.votes?.rounds.map(({ tally }) => tally)).toEqual(file.votes?.rounds.map(({ tally }) => tally));
    expect(await exported(workshopId)).toMatchObject({ boards: file.boards.map(({ board }) => ({ board })) });
  });

  it("[IM3] sent again under the same key it is the same workshop", async () => {
    const file = await sample();
    const before = await everything();
    const first = await bring(file, { key: "once" });
    const again = await bring(file, { key: "once" });
    expect([again.status, again.body.workshop.id]).toEqual([201, first.body.workshop.id]);
    expect(first.body.tokens.facilitator).toBeTruthy();
    expect(again.body.tokens).toBeUndefined();
    expect(await everything()).toBe(before + 1);
  });

  it("[IM4] goes into a workshop that is there behind what it has; nothing opens and its question stays", async () => {
    const file = await sample();
    const { workshop, tokens } = await server.api.createWorkshop();
    await server.api.run(tokens.facilitator, "workshop.setQuestion", { text: "Ours?" });
    const path = `/api/workshops/${workshop.id}/import`;
    const { status, body } = await bring(file, { path, token: tokens.facilitator, key: "k1" });
    expect(status).toBe(201);
    const again = await bring(file, { path, token: tokens.facilitator, key: "k1" });
    expect(again.body.import).toEqual(body.import);
    const state = await server.api.state(workshop.id, tokens.facilitator);
    expect(state.activities).toHaveLength(workshop.activities.length + file.activities.length);
    expect(state.activities.map((activity) => activity.state).filter((one) => one !== "queued")).toEqual([]);
    expect(state.workshop.question?.versions.map(({ text }) => text)).toEqual(["Ours?"]);
    expect(state.workshop.title).toBe("A test");
  });

  it("[IM4] a board's own file brings the board and an activity to meet it in", async () => {
    const { workshop, tokens } = await server.api.createWorkshop();
    const boardId = (await sample()).boards[0]?.board.id;
    const { body: file } = await server.api.request("GET", `/api/boards/${boardId}/export.json`, {
      token: ORGANISER_KEY,
    });
    const path = `/api/workshops/${workshop.id}/import`;
    const { status, body } = await bring(file, { path, token: tokens.facilitator });
    expect([status, body.import.boardIds.length, body.import.activityIds.length]).toEqual([201, 1, 1]);
    const made = await server.api.request<{ notes: unknown[] }>(
      "GET",
      `/api/boards/${body.import.boardIds[0]}/export.json`,
      {
        token: tokens.facilitator,
      },
    );
    expect(made.body.notes).toHaveLength(body.import.notes);
  });
});

describe("who may", () => {
  it("[IM5] the organiser makes workshops; facilitators and the organiser bring into one; nobody else is heard out", async () => {
    const file = { format: "longtable.board", version: 1, board: { id: "b", type: "columns", title: "B" }, notes: [] };
    const { workshop, tokens } = await server.api.createWorkshop();
    const other = await server.api.createWorkshop();
    const { token: guest } = await server.api.join(workshop.joinCode);
    const path = `/api/workshops/${workshop.id}/import`;
    const statuses = async (where: string, list: readonly string[]) =>
      Promise.all(list.map(async (token) => (await bring(file, { path: where, token })).status));
    const everyone = [ORGANISER_KEY, tokens.facilitator, guest, tokens.screen, other.tokens.facilitator, "nobody"];
    expect(await statuses(path, everyone)).toEqual([201, 201, 403, 403, 404, 401]);
    expect(
      (await statuses("/api/workshops/import", everyone.slice(1))).every((status) => status === 403 || status === 401),
    ).toBe(true);
    expect(await statuses("/api/workshops/nothing-here/import", [ORGANISER_KEY])).toEqual([404]);
  });
});

describe("files that are not taken", () => {
  const board = { id: "b1", type: "columns", title: "B" };
  const file = (parts: object) => ({
    format: "longtable.workshop",
    version: 1,
    workshop: { title: "T", groups: [] },
    activities: [],
    boards: [],
    decisions: [],
    ...parts,
  });
  const oneBoard = (parts: object) => file({ boards: [{ board, columns: [], notes: [], ...parts }] });
  const note = (parts: object) => oneBoard({ notes: [{ id: "n1", text: "a", ...parts }] });
  const long = (length: number) => "x".repeat(length);
  const deep = (levels: number): string => `${"[".repeat(levels)}${"]".repeat(levels)}`;

  const HOSTILE: [string, unknown, string][] = [
    ["nothing of ours", { hello: 1 }, "import.foreign"],
    ["another program's file", { format: "miro", version: 1 }, "import.foreign"],
    ["a list", [], "import.foreign"],
    ["a newer one", { ...file({}), version: 2 }, "import.newer"],
    ["half a file", JSON.stringify(file({})).slice(0, 40), "import.notJson"],
    ["no JSON", "hello", "import.notJson"],
    ["a deep one", `{"format":"longtable.workshop","version":1,"boards":${deep(5_000)}}`, "import.hostile"],
    ["a prototype", `{"format":"longtable.workshop","version":1,"boards":[],"__proto__":{"x":1}}`, "import.hostile"],
    [
      "a prototype further down",
      `{"format":"longtable.workshop","version":1,"workshop":{"title":"T","__proto__":{}},"boards":[]}`,
      "import.hostile",
    ],
    ["boards that are no list", file({ boards: {} }), "import.spoilt"],
    ["a board of no kind", file({ boards: [{ board: { ...board, type: "x" } }] }), "import.spoilt"],
    ["the same board twice", file({ boards: [{ board }, { board }] }), "import.spoilt"],
    ["an id of the language", note({ id: "__proto__" }), "import.spoilt"],
    ["an id that is a path", note({ id: "../../etc" }), "import.spoilt"],
    [
      "the same note twice",
      oneBoard({
        notes: [
          { id: "n1", text: "a" },
          { id: "n1", text: "b" },
        ],
      }),
      "import.spoilt",
    ],
    ["a note without words", note({ text: 5 }), "import.spoilt"],
    ["a note that is too long", note({ text: long(501) }), "import.spoilt"],
    ["a note that is a book", note({ text: long(5_000) }), "import.tooMuch"],
    ["a place that is none", note({ place: { columnId: "c1", extra: 1 } }), "import.spoilt"],
    ["a point far away", note({ at: { x: 1e300, y: 0 } }), "import.spoilt"],
    ["a kind of note there is not", note({ kind: "script" }), "import.spoilt"],
    [
      "a constraint without its reason",
      note({ constraint: { level: "fixed", reason: null, owner: null } }),
      "import.spoilt",
    ],
    [
      "too many notes",
      oneBoard({ notes: Array.from({ length: 2_001 }, (_, index) => ({ id: `n${index}`, text: "a" })) }),
      "import.tooMuch",
    ],
    [
      "too many columns",
      oneBoard({
        columns: Array.from({ length: 5_000 }, (_, index) => ({ id: `c${index}`, label: "a", order: "a0" })),
      }),
      "import.tooMuch",
    ],
    [
      "too many boards",
      file({ boards: Array.from({ length: 300 }, (_, index) => ({ board: { ...board, id: `b${index}` } })) }),
      "import.tooMuch",
    ],
    [
      "an activity with a board that is not there",
      file({
        activities: [
          {
            id: "a",
            templateId: "own",
            phase: "insight",
            title: "A",
            prompt: "",
            minutes: 5,
            outputType: "map",
            state: "queued",
            boards: [board],
          },
        ],
      }),
      "import.spoilt",
    ],
    ["a title that is too long", { ...file({}), workshop: { title: long(121), groups: [] } }, "import.tooMuch"],
    [
      "a decision of no kind",
      file({
        decisions: [
          { id: "d", question: "Q", method: "coin", state: "agreed", roundId: null, noteIds: [], recordedAt: 0 },
        ],
      }),
      "import.spoilt",
    ],
    [
      "a log of votes that was changed",
      file({
        votes: {
          rounds: [],
          log: [
            { seq: 1, at: 1, event: "opened", roundId: null, body: {}, previous: "0".repeat(64), hash: "0".repeat(64) },
          ],
        },
      }),
      "import.spoilt",
    ],
  ];

  it.concurrent.each(HOSTILE)(
    "[IM6] %s: refused with what is wrong, and nothing is there of it",
    async (_name, body, key) => {
      const answer = await bring(body, { to: elsewhere });
      expect([400, 413]).toContain(answer.status);
      expect(answer.body.error).toMatchObject({ messageKey: key, retryable: false });
      if (key === "import.spoilt") expect(answer.body.error.where).toEqual(expect.any(String));
    },
  );

  it("[IM6] the last board spoilt: none of the others is there, nor is the workshop", async () => {
    const fine = await sample();
    const before = await everything();
    const boards = [
      ...fine.boards,
      { ...fine.boards[0], board: { ...board, id: "last" }, notes: [{ id: "n", text: "a", kind: 5 }] },
    ];
    const { status, body } = await bring({ ...fine, boards });
    expect([status, body.error.where]).toEqual([400, `boards.${fine.boards.length}.notes.0.kind`]);
    expect(await everything()).toBe(before);
  });

  it("[IM6] a body that is too large is refused before it is read, and the room goes on", async () => {
    const { status, body } = await bring(`{"format":"${long(49 * 1024 * 1024)}"}`);
    expect([status, body.error.code]).toEqual([413, "tooLarge"]);
    expect((await server.api.request("GET", "/healthz")).status).toBe(200);
  });
});

describe("stories", () => {
  const told = (scope: string, id: string, noteId: string) => ({
    ...{
      id,
      kind: "testimony",
      title: "A night",
      text: `words of ${id}`,
      reference: "",
      pseudonym: "Kit",
      collector: "Host",
    },
    ...{ collectedOn: "2030-03-01", consent: { scope, media: "text", givenAt: 1, withdrawnAt: null } },
    links: [{ boardId: "b1", noteId }],
  });
  const file = {
    ...{
      format: "longtable.workshop",
      version: 1,
      workshop: { title: "T", groups: [] },
      activities: [],
      decisions: [],
    },
    boards: [
      {
        board: { id: "b1", type: "columns", title: "B" },
        notes: ["plain", "roomOnly", "wide"].map((id) => ({ id, text: `note ${id}` })),
      },
    ],
    evidence: [told("room", "s-room", "roomOnly"), told("programme", "s-wide", "wide")],
  };
  const notesOn = async (boardId: string) =>
    (
      await server.api.request<{ notes: { id: string }[] }>("GET", `/api/boards/${boardId}/export.json`, {
        token: ORGANISER_KEY,
      })
    ).body.notes
      .map(({ id }) => id)
      .toSorted();

  it("[IM13] go into another workshop only where they were given to the programme, and with them the notes that rest on others stay away", async () => {
    const { workshop, tokens } = await server.api.createWorkshop();
    const path = `/api/workshops/${workshop.id}/import`;
    const { body } = await bring(file, { path, token: tokens.facilitator });
    expect(await notesOn(body.import.boardIds[0] ?? "")).toEqual(["plain", "wide"]);
    const all = JSON.stringify(await exported(workshop.id));
    expect([all.includes("words of s-wide"), all.includes("words of s-room")]).toEqual([true, false]);
  });

  it("[IM13] come back with their own workshop, each in its own circle", async () => {
    const { body } = await bring(file);
    const copy = await exported(body.workshop.id);
    expect(copy.boards[0]?.notes.map(({ id }) => id).toSorted()).toEqual(["plain", "roomOnly", "wide"]);
    expect(copy.evidence?.map(({ consent }) => consent.scope).toSorted()).toEqual(["programme", "room"]);
  });

  it("[IM1] keep the order of the file, also under ids of their own", async () => {
    const ids = Array.from({ length: 8 }, (_, index) => `s-${index}`);
    const many = { ...file, evidence: ids.map((id) => told("programme", id, "wide")) };
    const texts = ids.map((id) => `words of ${id}`);
    for (const _time of ["first", "again"]) {
      const { body } = await bring(many);
      expect((await exported(body.workshop.id)).evidence?.map(({ text }) => text)).toEqual(texts);
    }
    const { workshop } = await server.api.createWorkshop();
    await bring(many, { path: `/api/workshops/${workshop.id}/import` });
    expect((await exported(workshop.id)).evidence?.map(({ text }) => text)).toEqual(texts);
  });
});

describe("what a file holds", () => {
  it.each(["board", "workshop"])("[EX16] is published for a %s as JSON Schema, every field in words", async (kind) => {
    const { status, body } = await server.api.request<{
      properties: Record<string, { description?: string; const?: string }>;
    }>("GET", `/api/schemas/${kind}.json`);
    expect([status, body.properties.format?.const]).toEqual([200, `longtable.${kind}`]);
    expect(Object.values(body.properties).filter(({ description }) => !description)).toEqual([]);
  });

  it("[EX16] a board's own file is as its schema says", async () => {
    const { workshopId, boardId } = await fillWorkshop(server, 3);
    expect(workshopId).toBeTruthy();
    const { body } = await server.api.request("GET", `/api/boards/${boardId}/export.json`, { token: ORGANISER_KEY });
    expect(BoardFormat.parse(body)).toEqual(body);
  });

  it("[IM1] tables' own boards, locks, how far a board goes, the room's set-up and its programme are among it", async () => {
    const { workshopId } = await fillWorkshop(server, 7);
    const file = await exported(workshopId);
    const { body } = await bring(file, { to: elsewhere });
    const copy = await exported(body.workshop.id, elsewhere);
    const own = copy.boards.find(({ board }) => board.table !== undefined);
    expect(own?.board.originId).toBe(copy.boards[0]?.board.id);
    expect(copy.boards[0]?.board).toMatchObject({ isLocked: true, scope: "programme" });
    expect(copy.boards.flatMap(({ board }) => board.lockedParts ?? [])).toHaveLength(1);
    expect(copy.settings).toEqual({ door: "locked", isModerated: true, keptDays: 45 });
    expect(copy.programme).toMatchObject({ title: "Good days", measures: [{ readings: [{ value: 9 }] }] });
    const state = await elsewhere.api.state(body.workshop.id, body.tokens.facilitator);
    expect(state.programme).toMatchObject({ title: "Good days" });
    expect(state.boards.find(({ id }) => id === own?.board.id)).toMatchObject({ originId: own?.board.originId });
  });

  it("[IM4] into a workshop that is there, nothing of its set-up changes, and no board begins as one of another room", async () => {
    const other = await fillWorkshop(server, 8);
    const [secret] = (await exported(other.workshopId)).boards;
    const { workshop, tokens } = await server.api.createWorkshop();
    const board = { id: "b1", type: "columns", title: "B", basedOnId: secret?.board.id, mapState: "future" };
    const programme = { id: "p1", title: "Mine", createdAt: 1, phases: [], measures: [] };
    const file = { format: "longtable.workshop", version: 1, workshop: { title: "T", groups: [] } };
    const parts = { settings: { door: "locked" }, programme, boards: [{ board, columns: [], notes: [] }] };
    const path = `/api/workshops/${workshop.id}/import`;
    const { status, body } = await bring({ ...file, ...parts }, { path, token: tokens.facilitator });
    expect(status).toBe(201);
    const after = await exported(workshop.id);
    expect([after.settings, after.programme]).toEqual([undefined, undefined]);
    const made = after.boards.find(({ board: { id } }) => id === body.import.boardIds[0]);
    expect([made?.board.mapState, made?.board.basedOnId]).toEqual(["future", undefined]);
  });
});
