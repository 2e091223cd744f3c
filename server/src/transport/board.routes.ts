import { isId } from "@longtable/shared/kernel/idText";
import { UserError } from "@longtable/shared/kernel/userError";
import type { Access } from "@longtable/shared/participation/roles";
import { Router } from "express";
import type { BoardRegistry } from "../collaboration/boardRegistry.ts";
import { createBoardSnapshots } from "../collaboration/boardSnapshots.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Seat } from "../kernel/seat.ts";
import type { Callers } from "./callers.ts";

interface BoardRoutesDeps {
  callers: Callers;
  registry: BoardRegistry;
  clock: Clock;
  accessTo(seat: Seat, boardId: string): Promise<Access | null>;
}

/**
 * `GET /api/boards/{id}/snapshot`: the whole document as one Yjs update, so that a room that joins at once is served
 * from one encoding; the socket then carries only the difference. `?format=v2` answers in Yjs' smaller second format.
 */
export function boardRoutes({ callers, registry, clock, accessTo }: BoardRoutesDeps): Router {
  const router = Router();
  const snapshots = createBoardSnapshots(clock);

  router.get("/api/boards/:id/snapshot", async (request, response) => {
    const seat = await callers.requireSeat(request);
    const { id } = request.params;
    const access = isId(id) ? await accessTo(seat, id) : null;
    if (access === null) throw new UserError("notFound", "board.notFound");
    if (access === "none") throw new UserError("forbidden", "command.notAllowed");
    const { etag, plain, brotli } = snapshots.of(await registry.open(id), request.query.format === "v2" ? "v2" : "v1");
    response.type("application/octet-stream").set("ETag", etag).set("Cache-Control", "private, no-cache");
    response.vary("Accept-Encoding");
    if (request.get("if-none-match") === etag) {
      response.status(304).end();
      return;
    }
    if (request.acceptsEncodings(["br"]) === "br") response.set("Content-Encoding", "br").send(await brotli);
    else response.send(plain);
  });
  return router;
}
