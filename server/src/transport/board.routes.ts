import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { isId } from "@longtable/shared/kernel/idText";
import { UserError } from "@longtable/shared/kernel/userError";
import type { Access } from "@longtable/shared/participation/roles";
import { Router } from "express";
import * as Y from "yjs";
import type { BoardRegistry } from "../collaboration/boardRegistry.ts";
import type { Seat } from "../kernel/seat.ts";
import type { Callers } from "./callers.ts";

interface BoardRoutesDeps {
  callers: Callers;
  registry: BoardRegistry;
  accessTo(seat: Seat, boardId: string): Promise<Access | null>;
}

const compress = promisify(brotliCompress);
const FAST = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/**
 * `GET /api/boards/{id}/snapshot`: the whole document as one Yjs update, so that a room that joins at once is served
 * from one encoding; the socket then carries only the difference.
 */
export function boardRoutes({ callers, registry, accessTo }: BoardRoutesDeps): Router {
  const router = Router();
  // By document, so that what is erased or unloaded goes from here too.
  const cache = new WeakMap<Y.Doc, { seq: number; etag: string; plain: Buffer; brotli: Promise<Buffer> }>();

  function encoded(seq: number, doc: Y.Doc) {
    const known = cache.get(doc);
    if (known?.seq === seq) return known;
    const plain = Buffer.from(Y.encodeStateAsUpdate(doc));
    const etag = `"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`;
    const made = { seq, etag, plain, brotli: compress(plain, FAST) };
    cache.set(doc, made);
    return made;
  }

  router.get("/api/boards/:id/snapshot", async (request, response) => {
    const seat = await callers.requireSeat(request);
    const { id } = request.params;
    const access = isId(id) ? await accessTo(seat, id) : null;
    if (access === null) throw new UserError("notFound", "board.notFound");
    if (access === "none") throw new UserError("forbidden", "command.notAllowed");
    const room = await registry.open(id);
    const { etag, plain, brotli } = encoded(room.seq(), room.doc);
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
