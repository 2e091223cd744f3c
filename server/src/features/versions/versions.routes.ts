import { type BoardContent, openBoard } from "@longtable/shared/board/board.doc";
import { isId } from "@longtable/shared/kernel/idText";
import { UserError } from "@longtable/shared/kernel/userError";
import { may } from "@longtable/shared/participation/permissions";
import { type PlainBoard, plainBoardUpdate } from "@longtable/shared/programme/boardCopy.doc";
import { mapDifferences } from "@longtable/shared/programme/mapDifferences";
import { type Request, Router } from "express";
import * as Y from "yjs";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import { findKept } from "./snapshots.store.ts";
import { basedOn } from "./standings.store.ts";

export interface VersionsRoutesDeps {
  sql: Sql;
  requireSeat(request: Request): Promise<Seat>;
  /** The workshop a board belongs to; null when there is none. */
  workshopOf(sql: Sql, boardId: string): Promise<string | null>;
  boardNamed(sql: Sql, boardId: string): Promise<{ id: string; title: string; workshop: string } | null>;
  readBoard(boardId: string): Promise<BoardContent>;
  /** The same of a board that may be another workshop's: without what its people gave to no other. */
  readEarlier(boardId: string, forWorkshopId: string): Promise<BoardContent>;
}

/**
 * For hosts, to compare: `GET /api/boards/{id}/earlier` is the board that this one began as a copy of, also one of another
 * workshop; `?snapshot=` one that was kept of it. Both with what has changed since.
 */
export function versionsRoutes(deps: VersionsRoutesDeps): Router {
  const router = Router();
  const { sql } = deps;

  async function earlierOf(boardId: string, seat: Seat, snapshotId: unknown) {
    if (snapshotId !== undefined) {
      const kept = isId(snapshotId) ? await findKept(sql, seat.workshopId, snapshotId) : null;
      if (kept?.boardId !== boardId) throw new UserError("notFound", "versions.snapshotGone");
      const { id, name, at } = kept;
      return { from: { kind: "snapshot" as const, id, title: name, at }, content: contentOf(kept.content) };
    }
    const fromId = await basedOn(sql, boardId);
    const from = fromId === null ? null : await deps.boardNamed(sql, fromId);
    if (!from) throw new UserError("notFound", "programme.noEarlierMap");
    return { from: { kind: "board" as const, ...from }, content: await deps.readEarlier(from.id, seat.workshopId) };
  }

  router.get("/api/boards/:id/earlier", async (request, response) => {
    const seat = await deps.requireSeat(request);
    const { id } = request.params;
    if (!isId(id) || (await deps.workshopOf(sql, id)) !== seat.workshopId) {
      throw new UserError("notFound", "board.notFound");
    }
    if (!may(seat.role, "keepVersions")) throw new UserError("forbidden", "command.notAllowed");
    const { from, content } = await earlierOf(id, seat, request.query.snapshot);
    const now = await deps.readBoard(id);
    response.set("Cache-Control", "no-store");
    response.json({ from, content, differences: mapDifferences(content, now) });
  });
  return router;
}

function contentOf(board: PlainBoard): BoardContent {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, plainBoardUpdate(board));
  const content = openBoard(doc).content();
  doc.destroy();
  return content;
}
