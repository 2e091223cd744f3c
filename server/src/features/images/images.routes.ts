import { IMAGE_LIMITS } from "@longtable/shared/images/image.limits";
import { UserError } from "@longtable/shared/kernel/userError";
import express, { type Request, Router } from "express";
import type { Seat } from "../../kernel/seat.ts";
import type { Images } from "./images.ts";

interface ImageRoutesDeps {
  images: Images;
  /** @throws {UserError} unauthorised or forbidden. */
  requireSeat(request: Request): Promise<Seat>;
}

/** Well under the minutes in which what was taken back has to be gone everywhere. */
const CACHE_SECONDS = 60;

const IMAGE_ID = /^[0-9a-f]{40}$/;

/** Bringing, looking at and taking away images. Bytes are read only from who may bring some. */
export function imageRoutes({ images, requireSeat }: ImageRoutesDeps): Router {
  const router = Router();
  const body = express.raw({ type: () => true, limit: IMAGE_LIMITS.bytes });

  async function seatIn(request: Request): Promise<Seat> {
    const seat = await requireSeat(request);
    if (seat.workshopId !== request.params.id) throw new UserError("notFound", "workshop.notFound");
    return seat;
  }
  const idIn = (request: Request): string => {
    const { imageId } = request.params;
    if (typeof imageId !== "string" || !IMAGE_ID.test(imageId)) throw new UserError("notFound", "images.notFound");
    return imageId;
  };

  router.post(
    "/api/workshops/:id/images",
    async (request, response, next) => {
      const seat = await seatIn(request);
      await images.requireMayAdd(seat);
      response.locals.seat = seat;
      next();
    },
    body,
    async (request, response) => {
      const bytes: unknown = request.body;
      if (!Buffer.isBuffer(bytes)) throw new UserError("invalid", "images.notAnImage");
      response.status(201).json({ image: await images.add(response.locals.seat as Seat, bytes) });
    },
  );

  router.get("/api/workshops/:id/images/:imageId", async (request, response) => {
    const isSmall = request.query.size === "small";
    const { image, bytes } = await images.read(await seatIn(request), idIn(request), isSmall);
    response.set({
      "Content-Type": image.type,
      "X-Content-Type-Options": "nosniff",
      "Content-Disposition": `inline; filename="image.${image.type === "image/png" ? "png" : "jpg"}"`,
      // Opened by itself it can run and fetch nothing, whatever a browser takes it for.
      "Content-Security-Policy": "default-src 'none'; sandbox",
      // For as long as somebody scrolls, and for nobody else who uses this browser.
      "Cache-Control": `private, max-age=${CACHE_SECONDS}`,
      Vary: "Authorization",
    });
    response.end(bytes);
  });

  router.delete("/api/workshops/:id/images/:imageId", async (request, response) => {
    await images.remove(await seatIn(request), idIn(request));
    response.json({ ok: true });
  });
  return router;
}
