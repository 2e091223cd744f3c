import { UserError } from "@longtable/shared/kernel/userError";
import { may } from "@longtable/shared/participation/permissions";
import { type Request, Router } from "express";
import type { Caller } from "../../transport/callers.ts";

interface HostRoutesDeps {
  callers: { callerOf(request: Request): Promise<Caller> };
  withdraw(workshopId: string, seatId: string): Promise<void>;
}

/** A host's seat taken back over HTTP: by the organiser, or by another host. */
export function hostRoutes({ callers, withdraw }: HostRoutesDeps): Router {
  const routes = Router();
  routes.delete("/api/workshops/:id/seats/:seatId", async (request, response) => {
    const { id, seatId } = request.params;
    const caller = await callers.callerOf(request);
    if (caller.kind === "seat") {
      if (caller.seat.workshopId !== id) throw new UserError("notFound", "workshop.notFound");
      if (!may(caller.seat.role, "shareHosting")) throw new UserError("forbidden", "command.notAllowed");
      if (caller.seat.id === seatId) throw new UserError("conflict", "hosts.notYourself");
    }
    await withdraw(String(id), String(seatId));
    response.json({ ok: true });
  });
  return routes;
}
