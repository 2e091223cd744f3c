import { keepableTexts } from "@longtable/shared/kernel/command";
import { BoardId, ProgrammeId, type SeatId, WorkshopId } from "@longtable/shared/kernel/ids";
import { isId } from "@longtable/shared/kernel/idText";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { requiredText } from "@longtable/shared/kernel/requiredText";
import { UserError } from "@longtable/shared/kernel/userError";
import { JoinRequest } from "@longtable/shared/participation/participation.schema";
import { may } from "@longtable/shared/participation/permissions";
import { type Request, Router } from "express";
import { z } from "zod";
import type { ParticipationFeature } from "../features/participation/participation.feature.ts";
import { SAMPLE } from "../features/workshop/blueprint.ts";
import type { Addresses, OrganiserFeature } from "../features/workshop/organiser.feature.ts";
import type { WorkshopView } from "../features/workshop/workshopView.ts";
import type { Seat } from "../kernel/seat.ts";
import type { Callers } from "./callers.ts";
import type { CommandRouter } from "./commandRouter.ts";
import type { GuessGuard } from "./guessGuard.ts";
import { templateRoutes } from "./templateRoutes.ts";

/** Body of `POST /api/workshops`. */
export const CreateWorkshop = z.strictObject({
  title: requiredText(LIMITS.titleChars),
  template: z.string().min(1).max(40),
  /** The workshop this one follows: what that one left to do opens it. */
  previousId: WorkshopId.optional(),
  /** The programme it belongs to; left out: that of the one it follows. */
  programmeId: ProgrammeId.optional(),
  /** Earlier boards it begins with, as things are or as they are to be. */
  copies: z
    .array(z.strictObject({ boardId: BoardId, as: z.enum(["current", "future"]) }))
    .max(10)
    .optional(),
});
export type CreateWorkshop = z.infer<typeof CreateWorkshop>;

/** Body of `POST /api/workshops/{id}/seats`. */
export const AddSeat = z.strictObject({ role: z.enum(["facilitator", "observer"]) });

interface ApiDeps {
  callers: Callers;
  organiser: OrganiserFeature;
  participation: ParticipationFeature;
  view: WorkshopView;
  router: CommandRouter;
  guesses: GuessGuard;
  /** What a new workshop begins with beside its template. */
  beginWith(body: CreateWorkshop): Parameters<OrganiserFeature["create"]>[2];
  addressesFor(request: Request): Addresses;
}

/** The HTTP interface of DESIGN section 5, but for boards and exports. */
export function apiRoutes(deps: ApiDeps): Router {
  const { callers, organiser, participation, view, router } = deps;
  const api = Router();

  api.use(templateRoutes({ callers, templates: organiser.templates, sample: SAMPLE_TEMPLATE }));

  api.post("/api/workshops", async (request, response) => {
    await callers.requireOrganiser(request);
    const body = parse(CreateWorkshop, request.body);
    response.status(201).json(await organiser.create(body, deps.addressesFor(request), deps.beginWith(body)));
  });

  api.get("/api/workshops", async (request, response) => {
    await callers.requireOrganiser(request);
    response.json({ workshops: await organiser.list(deps.addressesFor(request)) });
  });

  api.get("/api/workshops/:id", async (request, response) => {
    const caller = await callers.callerOf(request);
    const seat = caller.kind === "seat" ? caller.seat : organiserIn(idOf(request));
    const state = seat.workshopId === idOf(request) ? await view.stateFor(seat) : null;
    if (!state) throw new UserError("notFound", "workshop.notFound");
    response.json(state);
  });

  api.delete("/api/workshops/:id", async (request, response) => {
    await callers.requireOrganiser(request);
    await organiser.erase(idOf(request));
    response.set(FORGET).json({ ok: true });
  });

  api.post("/api/workshops/:id/seats", async (request, response) => {
    const { role } = parse(AddSeat, request.body);
    const caller = await callers.callerOf(request);
    if (caller.kind === "seat") {
      if (caller.seat.workshopId !== idOf(request)) throw new UserError("notFound", "workshop.notFound");
      if (!may(caller.seat.role, "runActivities")) throw new UserError("forbidden", "command.notAllowed");
    }
    response.status(201).json(await organiser.addSeat(idOf(request), role, deps.addressesFor(request)));
  });

  api.get("/api/codes/:code", async (request, response) => {
    const code = String(request.params.code);
    response.json(await deps.guesses.attempt(code, proofOf(request), () => participation.preview(code)));
  });

  api.post("/api/join", async (request, response) => {
    const body = parse(JoinRequest, request.body);
    response.json(await deps.guesses.attempt(body.code, proofOf(request), () => participation.join(body)));
  });

  api.post("/api/commands", async (request, response) => {
    const seat = await callers.requireSeat(request);
    const { reply, status } = await router.handle(seat, request.body);
    if (reply.ok && isLeaving(request.body)) response.set(FORGET);
    response.status(status).json(reply);
  });

  api.get("/api/address", (request, response) => {
    response.json({ join: deps.addressesFor(request).phones });
  });
  return api;
}

/** What a browser kept of our answers goes; its storage is not only this workshop's, and our pages clear their part of it. */
const FORGET = { "Clear-Site-Data": '"cache"' };

/** True for a command with which somebody takes back everything and leaves. */
function isLeaving(body: unknown): boolean {
  const { type, leave } = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  return type === "withdrawal.withdrawAll" && leave === true;
}

const proofOf = (request: Request) => request.get("longtable-proof");

const SAMPLE_TEMPLATE = {
  id: SAMPLE,
  title: "The filled example",
  purpose: "A whole invented workshop to look at and try out.",
  phase: "insight",
  minutes: 0,
} as const;

/** Reads a body by its schema; anything else is a wrong shape. */
function parse<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(keepableTexts(body));
  if (!parsed.success) throw new UserError("invalid", "command.wrongShape");
  return parsed.data;
}

/** How the organiser looks into a workshop: by key, from no seat. */
const organiserIn = (workshopId: string): Seat => ({
  id: "organiser" as SeatId,
  workshopId: workshopId as WorkshopId,
  role: "organiser",
  participantId: null,
  canVote: false,
  tableId: null,
});

function idOf(request: Request): string {
  const { id } = request.params;
  if (!isId(id)) throw new UserError("notFound", "workshop.notFound");
  return id;
}
