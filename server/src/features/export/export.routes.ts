import type { BoardSource, WorkshopSource } from "@longtable/shared/export/exportModel";
import { UserError } from "@longtable/shared/kernel/userError";
import { type Request, type Response, Router } from "express";
import { attachment, BOARD_FORMATS, CONTENT_TYPES, fileName, WORKSHOP_FORMATS } from "./exportFormats.ts";
import type { ExportPool } from "./exportPool.ts";

export interface ExportDeps {
  /**
   * Reads a board for the bearer of this request.
   *
   * @throws {UserError} unauthorised, forbidden or notFound; who may export is decided here and nowhere else (EX4).
   */
  boardForExport(req: Request, boardId: string): Promise<BoardSource> | BoardSource;
  /** The same for a whole workshop. */
  workshopForExport(req: Request, workshopId: string): Promise<WorkshopSource> | WorkshopSource;
  clock: { now(): number };
  pool: ExportPool;
}

const oneOf = <T extends string>(list: readonly T[], value: unknown): T => {
  const found = list.find((entry) => entry === value);
  if (found === undefined) throw new UserError("notFound", "export.unknownFormat");
  return found;
};

/** Downloads of boards and workshops. Errors go to the application's own handler. */
export function exportRoutes({ boardForExport, workshopForExport, clock, pool }: ExportDeps): Router {
  const router = Router();

  router.get("/api/boards/:boardId/export.:format", async (req, res) => {
    const format = oneOf(BOARD_FORMATS, req.params.format);
    const source = await boardForExport(req, req.params.boardId);
    const bytes = await pool.run({ kind: "board", format, source, readAt: clock.now() });
    sendFile(res, format, fileName(source.board.title, format), bytes);
  });

  router.get("/api/workshops/:workshopId/export.:format", async (req, res) => {
    const format = oneOf(WORKSHOP_FORMATS, req.params.format);
    const source = await workshopForExport(req, req.params.workshopId);
    const bytes = await pool.run({ kind: "workshop", format, source, readAt: clock.now() });
    sendFile(res, format, fileName(source.workshop.title, format), bytes);
  });

  return router;
}

function sendFile(res: Response, format: keyof typeof CONTENT_TYPES, name: string, bytes: Uint8Array): void {
  res.setHeader("Content-Type", CONTENT_TYPES[format]);
  res.setHeader("Content-Disposition", attachment(name));
  res.setHeader("X-Content-Type-Options", "nosniff");
  res.setHeader("Cache-Control", "private, no-store");
  res.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
