import type { AddressInfo } from "node:net";
import type { BoardSource, WorkshopSource } from "@longtable/shared/export/exportModel";
import { USUAL_OPTIONS } from "@longtable/shared/export/exportOptions";
import { formatsOf } from "@longtable/shared/export/formats";
import type { ExportJobView } from "@longtable/shared/export/job.schema";
import { UserError } from "@longtable/shared/kernel/userError";
import { createRandom, randomBoard } from "@longtable/shared/scene/sceneBoards.testing";
import express, { type NextFunction, type Request, type Response } from "express";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ExportDeps, exportRoutes } from "./export.routes.ts";
import { createExportJobs } from "./exportJobs.ts";
import { createExportPool } from "./exportPool.ts";
import { reportRoutes } from "./report.routes.ts";

/** A worker thread, fonts and pictures take their time on a busy machine. */
const SLOW = 60_000;

const content = { ...randomBoard(createRandom(21), "journeyMap", 40), title: "Ros’s map: 1/2 “now”" };
const board: BoardSource = {
  board: { id: "board1" as never, type: "journeyMap", title: content.title },
  content,
  rounds: [],
};
const workshop: WorkshopSource = {
  workshop: { id: "ws1" as never, title: "The first twelve weeks", isSample: true, groups: [] },
  activities: [],
  boards: [board],
  decisions: [],
  participants: { count: 14, byGroup: {} },
};

const pool = createExportPool();
const jobs = createExportJobs({ pool, clock: { now: () => now }, onError: () => {} });
let now = 0;
/** What a reading of the workshop finds. */
let whileRead = () => workshop;
/** What happens in the room while a file is made of what was read. */
let whileMade = () => {};
const livelyPool: typeof pool = {
  ...pool,
  async run(...job) {
    const bytes = await pool.run(...job);
    whileMade();
    return bytes;
  },
};
const here = { workshopId: "ws1" };
const usual = { options: USUAL_OPTIONS, readAt: 0 };
const app = express();
let base = "";
let server: ReturnType<typeof app.listen>;

beforeAll(async () => {
  app.use(express.json());
  const deps: ExportDeps = {
    boardForExport: async (_req, boardId) => {
      if (boardId !== "board1") throw new UserError("notFound", "board.notFound");
      return { workshopId: "ws1", source: board, leftOut: [] };
    },
    workshopForExport: async () => ({
      workshopId: "ws1",
      source: whileRead(),
      leftOut: [{ what: "note", reason: "withdrawn", count: 2 }],
    }),
    mayExport: async (req) => {
      if (req.get("x-stranger")) throw new UserError("notFound", "export.gone");
    },
    clock: { now: () => Date.UTC(2030, 4, 20, 10) },
    pool: livelyPool,
    jobs,
  };
  app.use(exportRoutes(deps), reportRoutes(deps));
  app.use((error: unknown, _req: Request, res: Response, _next: NextFunction) => {
    const known = error instanceof UserError ? error : new UserError("internal", "error.internal");
    res.status(known.status).json({ ok: false, error: known.toWire() });
  });
  await new Promise<void>((resolve) => {
    server = app.listen(0, () => resolve());
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.close();
  jobs.close();
  await pool.close();
});

const others = (scope: "board" | "workshop") =>
  formatsOf(scope)
    .filter((format) => format !== "zip")
    .toSorted();

const START: Record<string, string> = {
  json: "{",
  csv: "\ufeffid",
  svg: "<svg",
  png: "\ufffdPNG",
  pdf: "%PDF-1.7",
  md: "# ",
  xlsx: "PK",
  docx: "PK",
};

describe("exportRoutes", { timeout: SLOW }, () => {
  it.each([
    ["json", "application/json; charset=utf-8"],
    ["csv", "text/csv; charset=utf-8"],
    ["svg", "image/svg+xml; charset=utf-8"],
    ["png", "image/png"],
    ["pdf", "application/pdf"],
    ["md", "text/markdown; charset=utf-8"],
    ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  ])("[EX2] a board downloads as %s", async (format, type) => {
    const response = await fetch(`${base}/api/boards/board1/export.${format}`);
    const start = new TextDecoder("utf-8", { ignoreBOM: true }).decode((await response.bytes()).subarray(0, 20));
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(type);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-disposition")).toMatch(
      new RegExp(
        `^attachment; filename="Ross map 1 2 now\\.${format}"|^attachment; filename="[A-Za-z0-9 ]+\\.${format}"; `,
      ),
    );
    expect(start.startsWith(START[format] ?? "?")).toBe(true);
  });

  it.each([
    ["docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    ["md", "text/markdown; charset=utf-8"],
  ])("[EX2] a workshop downloads as %s", async (format, type) => {
    const response = await fetch(`${base}/api/workshops/ws1/export.${format}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(type);
    expect(new TextDecoder().decode(await response.bytes()).startsWith(START[format] ?? "?")).toBe(true);
  });

  it("[EX2] a workshop's zip holds every board in every format, and the whole", async () => {
    const response = await fetch(`${base}/api/workshops/ws1/export.zip`);
    const names = Object.keys(unzipSync(await response.bytes()));
    const ends = (start: string) =>
      names.filter((name) => name.startsWith(start)).map((name) => name.split(".").at(-1) ?? "");
    expect(ends("boards/01 ").toSorted()).toEqual(others("board"));
    expect(ends("workshop.").toSorted()).toEqual(others("workshop"));
  });

  it.each(["boards/board1/export.exe", "workshops/ws1/export.svg", "boards/board1/export.toString"])(
    "[EX2] %s is not a format",
    async (path) => {
      const response = await fetch(`${base}/api/${path}`);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ error: { messageKey: "export.unknownFormat" } });
    },
  );

  it("[AC1] a board that is not there for this bearer answers 404", async () => {
    const response = await fetch(`${base}/api/boards/other/export.pdf`);
    expect(response.status).toBe(404);
  });
});

describe("jobs", { timeout: SLOW }, () => {
  const ask = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
    fetch(`${base}/api/${path}`, {
      method,
      headers: { ...headers, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
  const start = async (body: object): Promise<ExportJobView> =>
    (await ask("POST", "workshops/ws1/exports", body)).json() as Promise<ExportJobView>;
  const view = async (id: string): Promise<ExportJobView> =>
    (await ask("GET", `exports/${id}`)).json() as Promise<ExportJobView>;

  it("[EX10] a job says how far it is, what is left out, and gives its file once it is ready", async () => {
    const begun = await start({ format: "pdf" });
    expect(begun).toMatchObject({ fileName: "The first twelve weeks.pdf", bytes: null });
    expect(begun.leftOut).toEqual([{ what: "note", reason: "withdrawn", count: 2 }]);
    expect((await ask("GET", `exports/${begun.id}/file`)).status).toBe(409);
    await expect.poll(() => view(begun.id), { timeout: SLOW }).toMatchObject({ state: "ready" });
    const ready = await view(begun.id);
    expect(ready.done).toBe(ready.of);
    const file = await ask("GET", `exports/${begun.id}/file`);
    expect((await file.bytes()).length).toBe(ready.bytes);
    expect(file.headers.get("content-disposition")).toContain("The first twelve weeks.pdf");
  });

  it("[EX10] a cancelled job is gone, its thread with it, and the next one is served", async () => {
    const first = await start({ format: "zip" });
    const second = await start({ format: "md" });
    expect((await ask("DELETE", `exports/${first.id}`)).status).toBe(200);
    expect((await ask("GET", `exports/${first.id}`)).status).toBe(404);
    await expect.poll(() => view(second.id), { timeout: SLOW }).toMatchObject({ state: "ready" });
  });

  it("[EX11] what was made of a workshop is gone when it is forgotten, and after five minutes", async () => {
    const first = await start({ format: "json" });
    await expect.poll(() => view(first.id), { timeout: SLOW }).toMatchObject({ state: "ready" });
    jobs.forget("ws1");
    expect((await ask("GET", `exports/${first.id}/file`)).status).toBe(404);
    const second = await start({ format: "json" });
    await expect.poll(() => view(second.id), { timeout: SLOW }).toMatchObject({ state: "ready" });
    now += 5 * 60_000;
    expect((await ask("GET", `exports/${second.id}`)).status).toBe(404);
  });

  it("[EX11] what was taken back while it was being read for a file is not in the file", async () => {
    const untold = { ...workshop, workshop: { ...workshop.workshop, title: "Without the words" } };
    whileRead = () => {
      jobs.forget("ws1");
      whileRead = () => untold;
      return workshop;
    };
    const response = await fetch(`${base}/api/workshops/ws1/export.md`);
    whileRead = () => workshop;
    expect(await response.text()).toContain("Without the words");
  });

  it.each(["boards/board1/export.md", "workshops/ws1/export.md", "workshops/ws1/report/preview"])(
    "[EX11] what was taken back while it was being made is not handed out at %s",
    async (path) => {
      whileMade = () => jobs.forget("ws1");
      const stale = await fetch(`${base}/api/${path}`);
      whileMade = () => {};
      expect([stale.status, await stale.text()]).toEqual([409, expect.stringContaining("export.changed")]);
      expect((await fetch(`${base}/api/${path}`)).status).toBe(200);
    },
  );

  it("[EX21] a workshop with all its files waiting is told so at once: as a job, as a download and as a preview", async () => {
    const waiting = await Promise.all(Array.from({ length: 8 }, () => start({ format: "zip" })));
    const answers = await Promise.all([
      ask("POST", "workshops/ws1/exports", { format: "md" }),
      ask("GET", "workshops/ws1/export.md"),
      ask("GET", "boards/board1/export.md"),
      ask("GET", "workshops/ws1/report/preview"),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503]);
    expect(await answers[0]?.json()).toMatchObject({ error: { messageKey: "export.busy", retryable: true } });
    jobs.forget("ws1");
    expect(waiting).toHaveLength(8);
    expect((await ask("GET", "workshops/ws1/export.md")).status).toBe(200);
  });

  it("[EX4] who may not export finds no job", async () => {
    const { id } = await start({ format: "json" });
    for (const [method, path] of [
      ["GET", `exports/${id}`],
      ["GET", `exports/${id}/file`],
      ["DELETE", `exports/${id}`],
    ] as const) {
      expect((await ask(method, path, undefined, { "x-stranger": "yes" })).status).toBe(404);
    }
    expect((await ask("GET", `exports/${id}`)).status).toBe(200);
  });

  it.each([
    [{ format: "exe" }, 404],
    [{ format: "pdf", options: { paper: "a9" } }, 400],
    [{ format: "pdf", options: { side: 9000 } }, 400],
    [{}, 400],
  ])("[EX10] %j is refused with %i", async (body, status) => {
    expect((await ask("POST", "workshops/ws1/exports", body)).status).toBe(status);
  });
});

describe("createExportPool", { timeout: SLOW }, () => {
  it("[EX2] a board that cannot be written is refused and the next one is served", async () => {
    const broken = { ...board, content: { ...content, notes: null as never } };
    await expect(pool.run({ kind: "board", format: "csv", source: broken, ...usual }, here)).rejects.toThrow();
    const bytes = await pool.run({ kind: "board", format: "csv", source: board, ...usual }, here);
    expect(bytes.length).toBeGreaterThan(100);
  });

  it("[EX21] refuses the workshop that fills its part, serves all others meanwhile in turn, and takes up again", async () => {
    const small = createExportPool({ mostOfOne: 3, mostWaiting: 2 });
    const job = { kind: "board", format: "md", source: board, ...usual } as const;
    const served: string[] = [];
    const ask = (workshopId: string) => small.run(job, { workshopId }).then(() => served.push(workshopId));
    const busy = { code: "busy", messageKey: "export.busy" };
    const greedy = [ask("a"), ask("a"), ask("a")];
    await expect(ask("a")).rejects.toMatchObject(busy);
    const others = [ask("b"), ask("c")];
    await expect(ask("b")).rejects.toMatchObject(busy);
    await Promise.all([...greedy, ...others]);
    expect(served).toEqual(["a", "a", "b", "c", "a"]);
    await ask("a");
    await small.close();
  });

  it("[EX21] where all files are too large, the workshop with most of them loses its oldest", async () => {
    const made = new Uint8Array(40);
    const store = createExportJobs({
      ...{ pool: { ...pool, requireRoom: () => {}, run: async () => made }, clock: { now: () => 0 } },
      ...{ onError: () => {}, mostBytes: 120 },
    });
    const job = { kind: "board", format: "md", source: board, ...usual } as const;
    const begin = async (workshopId: string) => {
      const { id } = store.start({ workshopId, fileName: "a.md", job, leftOut: [] });
      await expect.poll(() => store.view(id).state).toBe("ready");
      return id;
    };
    const quiet = await begin("b");
    const first = await begin("a");
    const rest = [await begin("a"), await begin("a")];
    expect(() => store.view(first)).toThrow("export.gone");
    expect([quiet, ...rest].map((id) => store.file(id).bytes)).toEqual([made, made, made]);
    store.close();
  });

  it("[EX2] a huge board becomes a smaller picture, never a crash", async () => {
    const far = content.notes
      .slice(0, 3)
      .map((note, index) => ({ ...note, at: { x: index * 900_000, y: index * 20_000 } }));
    const huge = { ...board, content: { ...content, type: "free" as const, notes: far } };
    const png = await pool.run({ kind: "board", format: "png", source: huge, ...usual }, here);
    const view = new DataView(png.buffer, png.byteOffset);
    expect(Math.max(view.getUint32(16), view.getUint32(20))).toBeLessThanOrEqual(8000);
  });
});
