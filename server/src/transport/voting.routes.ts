import { randomUUID } from "node:crypto";
import { csvCell } from "@longtable/shared/export/toCsv";
import { isId } from "@longtable/shared/kernel/idText";
import { UserError } from "@longtable/shared/kernel/userError";
import { may } from "@longtable/shared/participation/permissions";
import type { VoteRecord } from "@longtable/shared/voting/recount.rules";
import type { BallotList, Candidate } from "@longtable/shared/voting/voting.schema";
import { type Request, Router } from "express";
import { z } from "zod";
import type { TicketFeature } from "../features/voting/tickets.feature.ts";
import type { Seat } from "../kernel/seat.ts";
import type { Sql } from "../storage/storage.ts";
import type { Callers } from "./callers.ts";

/** Body of `POST /api/workshops/{id}/tickets`. With an `id`, a repeat makes no second set. */
export const MakeTickets = z.strictObject({
  count: z.int().min(1).max(500),
  id: z.string().min(1).max(64).optional(),
});

interface VotingRoutesDeps {
  callers: Callers;
  sql: Sql;
  tickets: TicketFeature;
  readVoteRecord(sql: Sql, workshopId: string): Promise<VoteRecord>;
  readBallotList(
    sql: Sql,
    workshopId: string,
    roundId: string,
  ): Promise<(BallotList & { candidates: Candidate[] }) | null>;
  listPeople(sql: Sql, workshopId: string): Promise<{ participantId: string; alias: string }[]>;
}

/** What is published of votes, for everyone in the workshop; tickets and the list of people, for hosts. */
export function votingRoutes({ callers, sql, tickets, ...deps }: VotingRoutesDeps): Router {
  const router = Router();

  async function requireMember(request: Request): Promise<string> {
    const { id } = request.params;
    const caller = await callers.callerOf(request);
    const isElsewhere = caller.kind === "seat" && caller.seat.workshopId !== id;
    if (!isId(id) || isElsewhere) throw new UserError("notFound", "workshop.notFound");
    return id;
  }

  async function requireHost(request: Request): Promise<Seat> {
    const seat = await callers.requireSeat(request);
    if (seat.workshopId !== request.params.id) throw new UserError("notFound", "workshop.notFound");
    if (!may(seat.role, "openAndCloseRounds")) throw new UserError("forbidden", "command.notAllowed");
    return seat;
  }

  async function listFor(request: Request) {
    const { roundId } = request.params;
    const workshopId = await requireMember(request);
    const list = isId(roundId) ? await deps.readBallotList(sql, workshopId, roundId) : null;
    if (!list) throw new UserError("notFound", "voting.noSuchRound");
    return list;
  }

  router.get("/api/workshops/:id/votes", async (request, response) => {
    response.json(await deps.readVoteRecord(sql, await requireMember(request)));
  });

  router.get("/api/workshops/:id/rounds/:roundId/ballots", async (request, response) => {
    const { candidates: _known, ...list } = await listFor(request);
    response.json(list);
  });

  router.get("/api/workshops/:id/rounds/:roundId/ballots.csv", async (request, response) => {
    const { ballots, candidates } = await listFor(request);
    if (ballots === null) throw new UserError("conflict", "voting.tooFewToPublish");
    const head = ["code", ...candidates.map(({ text }) => text)];
    const dotsOf = (dots: object, noteId: string) => (dots as Record<string, number>)[noteId] ?? 0;
    const rows = ballots.map(({ code, dots }) => [code, ...candidates.map(({ noteId }) => dotsOf(dots, noteId))]);
    const lines = [head, ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`);
    response
      .type("text/csv")
      .attachment("ballots.csv")
      .send(`\ufeff${lines.join("")}`);
  });

  router.get("/api/workshops/:id/rounds/:roundId/log", async (request, response) => {
    const workshopId = await requireMember(request);
    const { log } = await deps.readVoteRecord(sql, workshopId);
    const { roundId } = request.params;
    if (!log.some((entry) => entry.roundId === roundId)) throw new UserError("notFound", "voting.noSuchRound");
    // The whole chain: an entry can be checked only with all those before it.
    response.json({ roundId, log });
  });

  router.get("/api/workshops/:id/people", async (request, response) => {
    const { workshopId } = await requireHost(request);
    response.json({ people: await deps.listPeople(sql, workshopId) });
  });

  router.get("/api/workshops/:id/tickets", async (request, response) => {
    const { workshopId } = await requireHost(request);
    response.json({ tickets: await tickets.list(workshopId) });
  });

  router.post("/api/workshops/:id/tickets", async (request, response) => {
    const { workshopId } = await requireHost(request);
    const body = MakeTickets.safeParse(request.body);
    if (!body.success) throw new UserError("invalid", "command.wrongShape");
    const { count, id = randomUUID() } = body.data;
    response.status(201).json({ tickets: await tickets.make(workshopId, count, id) });
  });
  return router;
}
