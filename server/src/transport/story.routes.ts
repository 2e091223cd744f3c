import { isId } from "@longtable/shared/kernel/idText";
import { UserError } from "@longtable/shared/kernel/userError";
import type { SlipStory, StoryList, StorySlip } from "@longtable/shared/story/story.schema";
import { type Request, Router } from "express";
import { z } from "zod";
import type { Seat } from "../kernel/seat.ts";
import type { Callers } from "./callers.ts";

/** Body of `POST /api/slips/look` and `/api/slips/withdraw`. */
export const SlipCode = z.strictObject({ code: z.string().min(1).max(40) });

interface StoryRoutesDeps {
  callers: Pick<Callers, "requireSeat">;
  storiesFor(seat: Seat): Promise<StoryList>;
  slipOf(seat: Seat, storyId: string): Promise<StorySlip>;
  look(code: string): Promise<SlipStory>;
  withdraw(code: string): Promise<SlipStory>;
}

/** Stories for who looks at them, and taking one back with a slip of paper. */
export function storyRoutes({ callers, storiesFor, slipOf, look, withdraw }: StoryRoutesDeps): Router {
  const router = Router();

  async function seatIn(request: Request): Promise<Seat> {
    const seat = await callers.requireSeat(request);
    if (seat.workshopId !== request.params.id) throw new UserError("notFound", "workshop.notFound");
    return seat;
  }

  router.get("/api/workshops/:id/stories", async (request, response) => {
    response.set("Cache-Control", "private, no-store").json(await storiesFor(await seatIn(request)));
  });

  router.get("/api/workshops/:id/stories/:storyId/slip", async (request, response) => {
    const seat = await seatIn(request);
    const { storyId } = request.params;
    if (!isId(storyId)) throw new UserError("notFound", "story.notFound");
    response.set("Cache-Control", "private, no-store").json(await slipOf(seat, storyId));
  });

  // A code is as long as a printed ticket: too long to be tried out, so nothing slows down who mistypes one.
  const codeIn = (request: Request): string => {
    const body = SlipCode.safeParse(request.body);
    if (!body.success) throw new UserError("invalid", "command.wrongShape");
    return body.data.code;
  };
  router.post("/api/slips/look", async (request, response) => {
    response.json(await look(codeIn(request)));
  });
  router.post("/api/slips/withdraw", async (request, response) => {
    response.json(await withdraw(codeIn(request)));
  });
  return router;
}
