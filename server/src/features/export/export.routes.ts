import type { BoardSource, WorkshopSource } from "@longtable/shared/export/exportModel";
import { readExportOptions } from "@longtable/shared/export/exportOptions";
import {
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportScope,
  fitsBoard,
  formatsOf,
} from "@longtable/shared/export/formats";
import { StartExport } from "@longtable/shared/export/job.schema";
import type { LeftOutLine } from "@longtable/shared/export/leftOut";
import { estimateSizes } from "@longtable/shared/export/sizeEstimate";
import { UserError } from "@longtable/shared/kernel/userError";
import type { Audience } from "@longtable/shared/story/story.types";
import { type Request, type Response, Router } from "express";
import type { ExportJobs } from "./exportJobs.ts";
import type { ExportPool } from "./exportPool.ts";
import { attachment, fileName } from "./fileName.ts";
import type { ExportJob } from "./making.ts";

/** Something to take home, without what may not go out, and the list of what that was. */
export interface Exportable<Source> {
  workshopId: string;
  source: Source;
  leftOut: readonly LeftOutLine[];
}

/** For whom a file is, and whether it holds all there is: kept boards are in no other. */
export interface Asked {
  audience: Audience;
  isWhole: boolean;
}

export interface ExportDeps {
  /**
   * Reads a board for the bearer of this request.
   *
   * @throws {UserError} unauthorised, forbidden or notFound; who may export is decided here and nowhere else (EX4).
   */
  boardForExport(req: Request, boardId: string, asked: Asked): Promise<Exportable<BoardSource>>;
  /** The same for a whole workshop. */
  workshopForExport(req: Request, workshopId: string, asked: Asked): Promise<Exportable<WorkshopSource>>;
  /** @throws as above, where the bearer may not take this workshop's words home. */
  mayExport(req: Request, workshopId: string): Promise<unknown>;
  clock: { now(): number };
  pool: ExportPool;
  jobs: ExportJobs;
}

const SCOPES = { boards: "board", workshops: "workshop" } as const;

function formatIn(scope: ExportScope, value: unknown): ExportFormat {
  const found = formatsOf(scope).find((format) => format === value);
  if (found === undefined) throw new UserError("notFound", "export.unknownFormat");
  return found;
}

/** Files that have a board's JSON in them. */
const WHOLE: ReadonlySet<ExportFormat> = new Set(["json", "zip"]);

/** What was read for a file, and when, by the turn of the jobs. */
interface Read {
  workshopId: string;
  since: number;
}

/** @throws {UserError} conflict where words were taken back or off while the file was made: it may still hold them. */
export function requireFresh(jobs: Pick<ExportJobs, "isStale">, { workshopId, since }: Read): void {
  if (jobs.isStale(workshopId, since)) throw new UserError("conflict", "export.changed");
}

/** Downloads of boards and workshops: at once, or as a job that says how far it is. Errors go to the application's own handler. */
export function exportRoutes(deps: ExportDeps): Router {
  const { clock, pool, jobs } = deps;
  const router = Router();

  /** Format and options are looked at first: which there are is no secret. Whether a board is there is told to whom may have it. */
  async function jobFor(req: Request, scope: ExportScope, wish: { format: unknown; options: Record<string, unknown> }) {
    const id = String(req.params.id);
    const format = formatIn(scope, wish.format);
    const options = readExportOptions(wish.options);
    const asked = { audience: options.audience, isWhole: WHOLE.has(format) };
    const common = { format, options, readAt: clock.now() };
    if (scope === "board") {
      const { source, ...rest } = await deps.boardForExport(req, id, asked);
      if (!fitsBoard(format, source.board)) throw new UserError("conflict", "export.notThisBoard");
      const job: ExportJob = { ...common, kind: "board", source };
      return { ...rest, job, fileName: fileName(source.board.title, format) };
    }
    const { source, ...rest } = await deps.workshopForExport(req, id, asked);
    const job: ExportJob = { ...common, kind: "workshop", source };
    return { ...rest, job, fileName: fileName(source.workshop.title, format) };
  }

  /** As `jobFor`; read once more where words were taken back while it was read. */
  async function steadyJob(...asked: Parameters<typeof jobFor>): Promise<Awaited<ReturnType<typeof jobFor>> & Read> {
    const since = jobs.turn();
    const found = await jobFor(...asked);
    return jobs.isStale(found.workshopId, since) ? steadyJob(...asked) : { ...found, since };
  }

  for (const [path, scope] of Object.entries(SCOPES)) {
    router.get(`/api/${path}/:id/export.:format`, async (req, res) => {
      const { job, fileName, ...read } = await steadyJob(req, scope, { format: req.params.format, options: req.query });
      const control = new AbortController();
      res.on("close", () => control.abort(new UserError("notFound", "export.cancelled")));
      const bytes = await pool.run(job, { workshopId: read.workshopId, signal: control.signal });
      requireFresh(jobs, read);
      sendFile(res, job.format, fileName, bytes);
    });

    router.post(`/api/${path}/:id/exports`, async (req, res) => {
      const body = StartExport.safeParse(req.body);
      if (!body.success) throw new UserError("invalid", "command.wrongShape");
      res.status(202).json(jobs.start(await steadyJob(req, scope, body.data)));
    });

    router.get(`/api/${path}/:id/exports/left-out`, async (req, res) => {
      const id = String(req.params.id);
      const options = readExportOptions(req.query);
      if (scope === "board") {
        const { source, leftOut } = await deps.boardForExport(req, id, { ...options, isWhole: false });
        return void res.json({ leftOut, sizes: estimateSizes(scope, [source], options) });
      }
      const { source, leftOut } = await deps.workshopForExport(req, id, { ...options, isWhole: false });
      res.json({ leftOut, sizes: estimateSizes(scope, source.boards, options) });
    });
  }

  /** Who may not export this workshop is told the same as where there is no such job. */
  const jobIn = async (req: Request): Promise<string> => {
    const id = String(req.params.jobId);
    await deps.mayExport(req, jobs.workshopOf(id));
    return id;
  };

  router.get("/api/exports/:jobId", async (req, res) => {
    res.setHeader("Cache-Control", "no-store");
    res.json(jobs.view(await jobIn(req)));
  });

  router.get("/api/exports/:jobId/file", async (req, res) => {
    const { view, bytes } = jobs.file(await jobIn(req));
    sendFile(res, view.format, view.fileName, bytes);
  });

  router.delete("/api/exports/:jobId", async (req, res) => {
    jobs.cancel(await jobIn(req));
    res.json({ ok: true });
  });

  return router;
}

function sendFile(res: Response, format: ExportFormat, name: string, bytes: Uint8Array): void {
  if (res.destroyed) return;
  res.setHeader("Content-Type", EXPORT_FORMATS[format].type);
  res.setHeader("Content-Disposition", attachment(name));
  res.setHeader("X-Content-Type-Options", "nosniff");
  res.setHeader("Cache-Control", "private, no-store");
  res.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
