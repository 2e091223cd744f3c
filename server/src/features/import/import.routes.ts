import { IMPORT_LIMITS } from "@longtable/shared/import/import.limits";
import { UserError } from "@longtable/shared/kernel/userError";
import { may } from "@longtable/shared/participation/permissions";
import type { Role } from "@longtable/shared/participation/roles";
import express, { type Request, Router } from "express";
import { newId } from "../../kernel/newId.ts";
import type { Imports } from "./imports.ts";
import { TableQuery } from "./tableImport.ts";

interface ImportRoutesDeps {
  imports: Imports;
  /** @throws {UserError} unauthorised or notFound. */
  roleIn(request: Request, workshopId: string): Promise<Role>;
  /** @throws {UserError} unauthorised or forbidden. */
  requireOrganiser(request: Request): Promise<void>;
  /** @throws {UserError} notFound when there is no such workshop. */
  requireWorkshop(id: string): Promise<void>;
  /** What a workshop that was just made answers its maker. */
  madeAnswer(
    request: Request,
    workshopId: string,
    tokens: { facilitator: string; screen: string } | null,
  ): Promise<object>;
}

const KEY = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Bringing in files and tables. These routes stand before the reader of small JSON bodies: who it is and whether they may
 * is decided before the first byte of a body is read.
 */
export function importRoutes({ imports, ...deps }: ImportRoutesDeps): Router {
  const router = Router();
  const file = express.raw({ type: () => true, limit: IMPORT_LIMITS.fileBytes });
  const either: express.RequestHandler = (request, response, next) => {
    const limit = isJson(request) ? IMPORT_LIMITS.fileBytes : IMPORT_LIMITS.tableBytes;
    express.raw({ type: () => true, limit })(request, response, next);
  };

  async function requireHost(request: Request): Promise<string> {
    const id = String(request.params.id);
    if (!may(await deps.roleIn(request, id), "importContent")) throw new UserError("forbidden", "command.notAllowed");
    await deps.requireWorkshop(id);
    return id;
  }

  router.post(
    "/api/workshops/import",
    async (request, _response, next) => {
      await deps.requireOrganiser(request);
      next();
    },
    file,
    async (request, response) => {
      const { workshopId, tokens } = await imports.newWorkshop(keyOf(request), bytesOf(request));
      response.status(201).json(await deps.madeAnswer(request, workshopId, tokens));
    },
  );

  router.post(
    "/api/workshops/:id/import",
    async (request, _response, next) => {
      await requireHost(request);
      next();
    },
    either,
    async (request, response) => {
      const [id, bytes] = [String(request.params.id), bytesOf(request)];
      if (isJson(request)) {
        response.status(201).json({ import: await imports.intoWorkshop(keyOf(request), id, bytes) });
        return;
      }
      const query = TableQuery.safeParse(request.query);
      if (!query.success) throw new UserError("invalid", "command.wrongShape");
      if (query.data.dryRun) response.json({ preview: await imports.previewTable(id, bytes, query.data) });
      else response.status(201).json({ import: await imports.table(keyOf(request), id, bytes, query.data) });
    },
  );

  router.get("/api/workshops/:id/imports", async (request, response) => {
    response.json({ imports: await imports.recent(await requireHost(request)) });
  });
  router.delete("/api/workshops/:id/imports/:importId", async (request, response) => {
    const id = await requireHost(request);
    response.json({ ok: true, ...(await imports.undo(id, request.params.importId)) });
  });
  return router;
}

const isJson = (request: Request) => /^application\/json\b/i.test(request.get("content-type") ?? "");

function bytesOf(request: Request): Uint8Array {
  const body: unknown = request.body;
  if (!Buffer.isBuffer(body) || body.length === 0) throw new UserError("invalid", "import.nothing");
  return body;
}

/** The sender's own name for this import, so that sending it again does nothing twice. */
function keyOf(request: Request): string {
  const key = request.get("idempotency-key");
  if (key !== undefined && !KEY.test(key)) throw new UserError("invalid", "command.wrongShape");
  return key ?? newId();
}
