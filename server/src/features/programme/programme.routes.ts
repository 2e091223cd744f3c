import { WorkshopId } from "@longtable/shared/kernel/ids";
import { isId } from "@longtable/shared/kernel/idText";
import { UserError } from "@longtable/shared/kernel/userError";
import { may } from "@longtable/shared/participation/permissions";
import {
  ChangeMeasure,
  ChangePhase,
  NewMeasure,
  NewProgramme,
  NewReading,
  PutIntoProgramme,
} from "@longtable/shared/programme/programme.schema";
import { PHASES } from "@longtable/shared/workshop/phases";
import { type Request, Router } from "express";
import type { z } from "zod";
import type { Seat } from "../../kernel/seat.ts";
import type { BoardDifferences } from "./boardDifferences.ts";
import type { Programmes } from "./programme.feature.ts";

interface ProgrammeRoutesDeps {
  programmes: Programmes;
  differences: BoardDifferences;
  /** @throws {UserError} unauthorised or forbidden. */
  requireOrganiser(request: Request): Promise<void>;
  /** @throws {UserError} unauthorised. */
  callerOf(request: Request): Promise<{ kind: "organiser" } | { kind: "seat"; seat: Seat }>;
  workshopExists(id: string): Promise<boolean>;
  keepable(body: unknown): unknown;
}

/** Programmes: the organiser sets them up; hosts of a workshop in one read it and note figures. */
export function programmeRoutes({ programmes, differences, ...deps }: ProgrammeRoutesDeps): Router {
  const router = Router();

  const named = (request: Request, name = "id"): string => {
    const id = request.params[name];
    if (!isId(id)) throw new UserError("notFound", "programme.notFound");
    return id;
  };
  const bodyOf = <Schema extends z.ZodType>(schema: Schema, request: Request): z.output<Schema> => {
    const parsed = schema.safeParse(deps.keepable(request.body));
    if (!parsed.success) throw new UserError("invalid", "command.wrongShape");
    return parsed.data;
  };

  /** The organiser, or somebody who hosts a workshop of this programme; for others it is not there. */
  async function requireReader(request: Request): Promise<string> {
    const id = named(request);
    const caller = await deps.callerOf(request);
    if (caller.kind === "organiser") return id;
    const isIn = await programmes.has(id, caller.seat.workshopId);
    if (!isIn || !may(caller.seat.role, "seeUnreleased")) throw new UserError("notFound", "programme.notFound");
    return id;
  }

  router.get("/api/programmes", async (request, response) => {
    await deps.requireOrganiser(request);
    response.json({ programmes: await programmes.list() });
  });
  router.post("/api/programmes", async (request, response) => {
    await deps.requireOrganiser(request);
    response.status(201).json({ programme: await programmes.create(bodyOf(NewProgramme, request)) });
  });
  router.get("/api/programmes/:id", async (request, response) => {
    response.json({ programme: await programmes.read(await requireReader(request)) });
  });
  router.patch("/api/programmes/:id", async (request, response) => {
    await deps.requireOrganiser(request);
    await programmes.rename(named(request), bodyOf(NewProgramme, request));
    response.json({ ok: true });
  });
  router.delete("/api/programmes/:id", async (request, response) => {
    await deps.requireOrganiser(request);
    await programmes.remove(named(request));
    response.json({ ok: true });
  });
  router.get("/api/programmes/:id/stories", async (request, response) => {
    await deps.requireOrganiser(request);
    response.json({ stories: await programmes.stories(named(request)) });
  });
  router.patch("/api/programmes/:id/phases/:phase", async (request, response) => {
    await deps.requireOrganiser(request);
    const phase = PHASES.find((key) => key === request.params.phase);
    if (!phase) throw new UserError("notFound", "programme.notFound");
    await programmes.changePhase(named(request), phase, bodyOf(ChangePhase, request));
    response.json({ ok: true });
  });
  router.post("/api/programmes/:id/measures", async (request, response) => {
    await deps.requireOrganiser(request);
    const measure = await programmes.addMeasure(named(request), bodyOf(NewMeasure, request));
    response.status(201).json({ measure });
  });
  router.patch("/api/programmes/:id/measures/:measureId", async (request, response) => {
    await deps.requireOrganiser(request);
    await programmes.changeMeasure(named(request), named(request, "measureId"), bodyOf(ChangeMeasure, request));
    response.json({ ok: true });
  });
  router.delete("/api/programmes/:id/measures/:measureId", async (request, response) => {
    await deps.requireOrganiser(request);
    await programmes.removeMeasure(named(request), named(request, "measureId"));
    response.json({ ok: true });
  });
  router.post("/api/programmes/:id/measures/:measureId/readings", async (request, response) => {
    const id = await requireReader(request);
    const reading = await programmes.addReading(id, named(request, "measureId"), bodyOf(NewReading, request));
    response.status(201).json({ reading });
  });
  router.delete("/api/programmes/:id/measures/:measureId/readings/:readingId", async (request, response) => {
    const id = await requireReader(request);
    await programmes.removeReading(id, named(request, "measureId"), named(request, "readingId"));
    response.json({ ok: true });
  });
  router.put("/api/workshops/:id/programme", async (request, response) => {
    await deps.requireOrganiser(request);
    const workshopId = WorkshopId.safeParse(request.params.id);
    const isThere = workshopId.success && (await deps.workshopExists(workshopId.data));
    if (!workshopId.success || !isThere) throw new UserError("notFound", "workshop.notFound");
    await programmes.place(workshopId.data, bodyOf(PutIntoProgramme, request).programmeId);
    response.json({ ok: true });
  });
  router.get("/api/boards/:id/differences", async (request, response) => {
    const caller = await deps.callerOf(request);
    response.json(await differences.read(named(request), caller.kind === "organiser" ? null : caller.seat));
  });
  return router;
}
