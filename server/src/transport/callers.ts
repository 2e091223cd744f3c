import { UserError } from "@longtable/shared/kernel/userError";
import type { Role } from "@longtable/shared/participation/roles";
import type { Farewell } from "@longtable/shared/people/people.schema";
import type { Request } from "express";
import type { Seat } from "../kernel/seat.ts";
import { sameSecret } from "../kernel/secrets.ts";

/** Who makes an HTTP request: the organiser by key, or somebody in a seat. */
export type Caller = { kind: "organiser" } | { kind: "seat"; seat: Seat };

interface CallerDeps {
  organiserKey: string;
  seatFor(token: string): Promise<Seat | null>;
  /** Not null for the token of somebody whom a host has asked to step out, or whose everything was taken back. */
  farewell(token: string): Promise<Farewell | null>;
}

/** Reads the bearer of a request. */
export function createCallers({ organiserKey, seatFor, farewell }: CallerDeps) {
  async function wasRemoved(token: string): Promise<boolean> {
    const said = await farewell(token);
    return said !== null && (said.erased === undefined || said.contact !== "");
  }

  async function callerOf(request: Request): Promise<Caller> {
    const token = /^Bearer\s+(\S+)$/i.exec(request.get("authorization") ?? "")?.[1];
    if (!token) throw new UserError("unauthorised", "error.noToken");
    if (sameSecret(token, organiserKey)) return { kind: "organiser" };
    const seat = await seatFor(token);
    if (!seat) throw new UserError("unauthorised", (await wasRemoved(token)) ? "join.removed" : "error.deadToken");
    return { kind: "seat", seat };
  }
  return {
    callerOf,
    /**
     * The role of this request's bearer in a workshop; in another one it has none.
     *
     * @throws {UserError} unauthorised, or notFound as for a workshop that never was.
     */
    async roleIn(request: Request, workshopId: string): Promise<Role> {
      const caller = await callerOf(request);
      if (caller.kind === "organiser") return "organiser";
      if (caller.seat.workshopId !== workshopId) throw new UserError("notFound", "workshop.notFound");
      return caller.seat.role;
    },
    async requireOrganiser(request: Request): Promise<void> {
      const caller = await callerOf(request);
      if (caller.kind !== "organiser") throw new UserError("forbidden", "command.notAllowed");
    },
    async requireSeat(request: Request): Promise<Seat> {
      const caller = await callerOf(request);
      if (caller.kind !== "seat") throw new UserError("forbidden", "error.needsSeat");
      return caller.seat;
    },
  };
}
export type Callers = ReturnType<typeof createCallers>;
