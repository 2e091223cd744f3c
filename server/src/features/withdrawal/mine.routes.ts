import { UserError } from "@longtable/shared/kernel/userError";
import { may } from "@longtable/shared/participation/permissions";
import { contributionsHtml } from "@longtable/shared/withdrawal/contributions.html";
import { setRetention } from "@longtable/shared/withdrawal/withdrawal.commands";
import type { Contribution, MyContributions } from "@longtable/shared/withdrawal/withdrawal.schema";
import { type Request, Router } from "express";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import type { Owner } from "./contributions.ts";

export interface MineDeps {
  sql: Sql;
  /** @throws {UserError} unauthorised, or forbidden for the organiser's key. */
  requireSeat(request: Request): Promise<Seat>;
  /** @throws {UserError} unless the bearer is the organiser. */
  requireOrganiser(request: Request): Promise<void>;
  list(sql: Sql, owner: Owner): Promise<Contribution[]>;
  kept(sql: Sql, workshopId: string): Promise<{ days: number; until: number }>;
  setKept(workshopId: string, days: number): Promise<number>;
  workshopById(sql: Sql, id: string): Promise<{ id: string; title: string } | null>;
  personOf(sql: Sql, participantId: string): Promise<{ alias: string; group_id: string | null } | null>;
}

/** What one seat gave, for its holder alone: to read, to take home, to take back. And how long a workshop is kept. */
export function mineRoutes(deps: MineDeps): Router {
  const { sql } = deps;
  const router = Router();

  async function mine(request: Request): Promise<MyContributions> {
    const seat = await deps.requireSeat(request);
    const workshop = await deps.workshopById(sql, seat.workshopId);
    if (!workshop || seat.workshopId !== request.params.id) throw new UserError("notFound", "workshop.notFound");
    if (!may(seat.role, "addNotes")) throw new UserError("forbidden", "command.notAllowed");
    const { workshopId, id: seatId, participantId } = seat;
    const person = participantId ? await deps.personOf(sql, participantId) : null;
    const kept = await deps.kept(sql, workshopId);
    return {
      workshop: { id: workshop.id, title: workshop.title },
      me: { alias: person?.alias ?? "", groupId: person?.group_id ?? null },
      keptUntil: kept.until,
      keptDays: kept.days,
      items: await deps.list(sql, { workshopId, seatId, participantId }),
    };
  }

  router.get("/api/workshops/:id/mine", async (request, response) => {
    response.set("cache-control", "no-store").json(await mine(request));
  });

  router.get("/api/workshops/:id/mine.json", async (request, response) => {
    const body = await mine(request);
    response.set("cache-control", "no-store").attachment("what-i-gave.json").json(body);
  });

  router.get("/api/workshops/:id/mine.html", async (request, response) => {
    const body = contributionsHtml(await mine(request));
    response.set("cache-control", "no-store").attachment("what-i-gave.html").type("html").send(body);
  });

  router.put("/api/workshops/:id/retention", async (request, response) => {
    await deps.requireOrganiser(request);
    const body = setRetention.input.safeParse(request.body);
    if (!body.success) throw new UserError("invalid", "command.wrongShape");
    response.json({ keptUntil: await deps.setKept(String(request.params.id), body.data.days) });
  });
  return router;
}
