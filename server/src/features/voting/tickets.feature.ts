import type { WorkshopId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { parseCode, TICKET_LENGTH } from "@longtable/shared/voting/ballotCode";
import { cancelTicket, castPaperBallot, useTicket } from "@longtable/shared/voting/voting.commands";
import { allocationDenial, dotsIn } from "@longtable/shared/voting/voting.rules";
import type { Clock } from "../../kernel/clock.ts";
import type { Sql, Storage } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { findBallot, paperVoter, putBallot, takeBallotAway } from "./ballots.store.ts";
import { addTicket, listTickets, setTicket, ticketByHash, ticketByNumber } from "./tickets.store.ts";
import { logVote } from "./voteLog.store.ts";
import { newBallotCode, randomCode } from "./voters.ts";
import { refuse, roundFor, withoutZeros } from "./voting.feature.ts";
import { listRounds } from "./voting.store.ts";

/** Tickets that a workshop may have. */
const MOST_TICKETS = 2_000;

interface TicketDeps {
  storage: Storage;
  clock: Clock;
  /** What is kept of a ticket's code. */
  hashTicket(workshopId: string, code: string): string;
  requireRight(context: Pick<CommandContext, "seat">, action: "openAndCloseRounds"): void;
}

/** Votes by printed ticket and on paper: for binding votes, where one person must be one ballot. */
export function createTicketFeature({ storage, clock, hashTicket, requireRight }: TicketDeps) {
  /**
   * Gives a participant the vote of a ticket. Joining with a code that is no ticket is no error in a workshop without
   * tickets: the field is older than they are.
   */
  async function redeem(sql: Sql, workshopId: string, text: string, participantId: string): Promise<void> {
    const code = parseCode(text, TICKET_LENGTH);
    const ticket = code === null ? null : await ticketByHash(sql, workshopId, hashTicket(workshopId, code));
    if (!ticket) throw new UserError("notFound", "join.noSuchTicket");
    if (ticket.state === "used" && ticket.participantId === participantId) return;
    if (ticket.state !== "unused") {
      throw new UserError("conflict", ticket.state === "cancelled" ? "join.ticketCancelled" : "join.ticketUsed");
    }
    await setTicket(sql, workshopId, { ...ticket, state: "used", participantId });
  }

  return {
    /** For joining: see `redeem`. */
    async redeemAtDoor(sql: Sql, workshopId: string, text: string, participantId: string): Promise<void> {
      if ((await listTickets(sql, workshopId)).length > 0) await redeem(sql, workshopId, text, participantId);
    },

    /** Makes tickets and answers their codes: the only time that anybody sees them. */
    async make(workshopId: WorkshopId, count: number): Promise<{ number: number; code: string }[]> {
      return storage.transact(async (sql) => {
        const first = ((await listTickets(sql, workshopId)).at(-1)?.number ?? 0) + 1;
        if (first + count - 1 > MOST_TICKETS) throw new UserError("conflict", "voting.tooManyTickets");
        const made = Array.from({ length: count }, (_, n) => ({ number: first + n, code: randomCode(TICKET_LENGTH) }));
        for (const { number, code } of made) await addTicket(sql, workshopId, number, hashTicket(workshopId, code));
        await logVote(sql, workshopId, {
          at: clock.now(),
          event: "ticketsMade",
          roundId: null,
          body: { first, count },
        });
        return made;
      });
    },

    /** Numbers and states; who holds which is told to nobody. */
    async list(workshopId: string) {
      const tickets = await listTickets(storage.sql, workshopId);
      return tickets.map(({ number, state }) => ({ number, state }));
    },

    register(on: Register): void {
      on(useTicket, async ({ ticket }, context) => {
        const { seat, sql } = context;
        if (seat.participantId === null) throw new UserError("forbidden", "command.notAllowed");
        await redeem(sql, seat.workshopId, ticket, seat.participantId);
        context.changed({ seatSlices: [{ seatId: seat.id, slices: ["rounds"] }] });
        return {};
      });

      on(cancelTicket, async ({ number }, context) => {
        const { seat, sql, now } = context;
        requireRight(context, "openAndCloseRounds");
        const ticket = await ticketByNumber(sql, seat.workshopId, number);
        if (!ticket) throw new UserError("notFound", "voting.noSuchTicket");
        if (ticket.state === "cancelled") return {};
        await setTicket(sql, seat.workshopId, { ...ticket, state: "cancelled" });
        const voter = ticket.participantId ?? paperVoter(number);
        for (const round of await listRounds(sql, seat.workshopId)) {
          if (round.state === "open" && round.who === "tickets") await takeBallotAway(sql, round.id, voter);
        }
        await logVote(sql, seat.workshopId, { at: now, event: "ticketCancelled", roundId: null, body: { number } });
        context.changed({ slices: ["rounds"] });
        return {};
      });

      on(
        castPaperBallot,
        async ({ roundId, paper, dots }, context) => {
          const { seat, sql, now } = context;
          const round = await roundFor(context, roundId);
          requireRight(context, "openAndCloseRounds");
          if (round.state !== "open") return refuse("roundNotOpen");
          const spent = withoutZeros(dots);
          const denial = allocationDenial(round, spent);
          if (denial) return refuse(denial);
          if (round.who === "tickets") await claimForPaper(sql, seat.workshopId, paper);
          const voter = paperVoter(paper);
          const code = (await findBallot(sql, roundId, voter))?.code ?? newBallotCode();
          await putBallot(sql, { roundId, voter, code, dots: spent });
          await logVote(sql, seat.workshopId, { at: now, event: "paperBallot", roundId, body: { paper } });
          context.changed({ counts: ["roundCounts"] });
          return { dotsLeft: round.dots - dotsIn(spent), receipt: code };
        },
        {
          async again({ roundId, paper, dots }, context) {
            const round = await roundFor(context, roundId);
            requireRight(context, "openAndCloseRounds");
            const kept = await findBallot(context.sql, roundId, paperVoter(paper));
            return { dotsLeft: Math.max(0, round.dots - dotsIn(dots)), ...(kept?.code && { receipt: kept.code }) };
          },
        },
      );
    },
  };
}
export type TicketFeature = ReturnType<typeof createTicketFeature>;

/** A ticket votes by phone or on paper, never both. */
async function claimForPaper(sql: Sql, workshopId: string, number: number): Promise<void> {
  const ticket = await ticketByNumber(sql, workshopId, number);
  if (!ticket) throw new UserError("notFound", "voting.noSuchTicket");
  if (ticket.state === "used") throw new UserError("conflict", "voting.ticketUsed");
  if (ticket.state === "cancelled") throw new UserError("conflict", "voting.ticketCancelled");
  await setTicket(sql, workshopId, { ...ticket, state: "paper" });
}
