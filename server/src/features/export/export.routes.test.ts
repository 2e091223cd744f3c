import type { AddressInfo } from "node:net";
import type { BoardSource, WorkshopSource } from "@longtable/shared/export/exportModel";
import { UserError } from "@longtable/shared/kernel/userError";
import { createRandom, randomBoard } from "@longtable/shared/scene/sceneBoards.testing";
import express, { type NextFunction, type Request, type Response } from "express";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportRoutes } from "./export.routes.ts";
import { createExportPool } from "./exportPool.ts";

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
const app = express();
let base = "";
let server: ReturnType<typeof app.listen>;

beforeAll(async () => {
  app.use(
    exportRoutes({
      boardForExport: (_req, boardId) => {
        if (boardId !== "board1") throw new UserError("notFound", "board.notFound");
        return board;
      },
      workshopForExport: () => workshop,
      clock: { now: () => Date.UTC(2030, 4, 20, 10) },
      pool,
    }),
  );
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
  await pool.close();
});

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
    expect(names.filter((name) => name.startsWith("boards/01 "))).toHaveLength(7);
    expect(names).toContain("workshop.json");
    for (const format of ["pdf", "docx", "xlsx", "md"]) expect(names).toContain(`workshop.${format}`);
  });

  it.each(["boards/board1/export.exe", "workshops/ws1/export.csv", "boards/board1/export.toString"])(
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

describe("createExportPool", { timeout: SLOW }, () => {
  it("[EX2] a board that cannot be written is refused and the next one is served", async () => {
    const broken = { ...board, content: { ...content, notes: null as never } };
    await expect(pool.run({ kind: "board", format: "csv", source: broken, readAt: 0 })).rejects.toThrow();
    const bytes = await pool.run({ kind: "board", format: "csv", source: board, readAt: 0 });
    expect(bytes.length).toBeGreaterThan(100);
  });

  it("[EX2] refuses what it has no room for, and takes up again", async () => {
    const small = createExportPool({ mostWaiting: 1 });
    const job = { kind: "board", format: "md", source: board, readAt: 0 } as const;
    const [first, second, third] = await Promise.allSettled([small.run(job), small.run(job), small.run(job)]);
    expect([first.status, second.status]).toEqual(["fulfilled", "fulfilled"]);
    expect(third).toMatchObject({ status: "rejected", reason: { code: "busy" } });
    await small.close();
  });

  it("[EX2] a huge board becomes a smaller picture, never a crash", async () => {
    const far = content.notes
      .slice(0, 3)
      .map((note, index) => ({ ...note, at: { x: index * 900_000, y: index * 20_000 } }));
    const huge = { ...board, content: { ...content, type: "free" as const, notes: far } };
    const png = await pool.run({ kind: "board", format: "png", source: huge, readAt: 0 });
    const view = new DataView(png.buffer, png.byteOffset);
    expect(Math.max(view.getUint32(16), view.getUint32(20))).toBeLessThanOrEqual(8000);
  });
});
