import { isId } from "@longtable/shared/kernel/idText";
import { UserError } from "@longtable/shared/kernel/userError";
import { may } from "@longtable/shared/participation/permissions";
import { type NoteAuthor, PEOPLE_LIMITS, type TakeBackPreview } from "@longtable/shared/people/people.schema";
import { type Request, Router } from "express";
import { z } from "zod";
import type { Seat } from "../kernel/seat.ts";
import type { Callers } from "./callers.ts";

/** Body of `POST /api/workshops/{id}/view`: the table whose people the host wants to look on with; none for the room. */
export const OpenView = z.strictObject({ tableId: z.string().refine(isId).nullable().default(null) });

/** Query of `GET …/people/{participantId}/recent`. */
const Recent = z.object({ minutes: z.coerce.number().int().min(1).max(PEOPLE_LIMITS.takeBackMinutes) });

interface PeopleRoutesDeps {
  callers: Callers;
  /** Gives a host a seat through which it sees what a participant sees; the one before is dead. */
  openView(host: Seat, tableId: string | null): Promise<string>;
  authorOf(workshopId: string, noteId: string): Promise<NoteAuthor>;
  preview(workshopId: string, target: { participantId: string; minutes: number }): Promise<TakeBackPreview>;
}

/** What hosts ask about people: never part of the state, since it is for this one host at this moment. */
export function peopleRoutes({ callers, openView, authorOf, preview }: PeopleRoutesDeps): Router {
  const router = Router();

  async function requireHost(request: Request): Promise<Seat> {
    const seat = await callers.requireSeat(request);
    if (seat.workshopId !== request.params.id) throw new UserError("notFound", "workshop.notFound");
    if (!may(seat.role, "managePeople")) throw new UserError("forbidden", "command.notAllowed");
    return seat;
  }

  const idIn = (request: Request, name: "noteId" | "participantId"): string => {
    const id = request.params[name];
    if (!isId(id)) throw new UserError("notFound", "people.notHere");
    return id;
  };

  router.post("/api/workshops/:id/view", async (request, response) => {
    const host = await requireHost(request);
    const body = OpenView.safeParse(request.body ?? {});
    if (!body.success) throw new UserError("invalid", "command.wrongShape");
    response.status(201).json({ token: await openView(host, body.data.tableId) });
  });

  router.get("/api/workshops/:id/notes/:noteId/author", async (request, response) => {
    const { workshopId } = await requireHost(request);
    response.json(await authorOf(workshopId, idIn(request, "noteId")));
  });

  router.get("/api/workshops/:id/people/:participantId/recent", async (request, response) => {
    const { workshopId } = await requireHost(request);
    const query = Recent.safeParse(request.query);
    if (!query.success) throw new UserError("invalid", "command.wrongShape");
    const participantId = idIn(request, "participantId");
    response.json(await preview(workshopId, { participantId, minutes: query.data.minutes }));
  });
  return router;
}
