import type { WorkshopId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { codeFromBytes, parseCode, TICKET_LENGTH } from "@longtable/shared/voting/ballotCode";
import { cancelTicket, castPaperBallot, useTicket } from "@longtable/shared/voting/voting.commands";
import { allocationDenial, dotsIn } from "@longtable/shared/voting/voting.rules";
import type { Clock } from "../../kernel/clock.ts";
import type { Sql, Storage } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { findBallot, paperVoter, putBallot, takeBallotAway } from "./ballots.store.ts";
import {
  addTicket,
  hasTickets,
  holdsTicket,
  listTickets,
  setTicket,
  ticketByHash,
  ticketByNumber,
} from "./tickets.store.ts";
import { logVote } from "./voteLog.store.ts";
import { newBallotCode } from "./voters.ts";
import { refuse, roundFor, withoutZeros } from "./voting.feature.ts";
import { listRounds } from "./voting.store.ts";

/** Tickets that a workshop may have. */
const MOST_TICKETS = 2_000;

interface TicketDeps {
  storage: Storage;
  clock: Clock;
  /** What is kept of a ticket's code. */
  hashTicket(workshopId: string, code: string): string;
  /** Bytes that nobody foretells without the server's key, always the same for the same words; 32 of them. */
  bytesFor(workshopId: string, words: string): Uint8Array;
  requireRight(context: Pick<CommandContext, "seat">, action: "openAndCloseRounds"): void;
}

/** Votes by printed ticket and on paper: for binding votes, where one person must be one ballot. */
export function createTicketFeature({ storage, clock, hashTicket, bytesFor, requireRight }: TicketDeps) {
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
    if (await holdsTicket(sql, workshopId, participantId)) throw new UserError("conflict", "join.hasTicket");
    await setTicket(sql, workshopId, { ...ticket, state: "used", participantId });
  }

  /** The code of one ticket of a set: made again when the set is asked for again, for only its hash is kept. */
  function codeOf(workshopId: string, setId: string, place: number): string {
    for (let turn = 0; ; turn += 1) {
      const code = codeFromBytes(bytesFor(workshopId, `tickets ${place} ${turn} ${setId}`), TICKET_LENGTH);
      if (code !== null) return code;
    }
  }

  /** The tickets with these codes, of a set that was made before; empty for a new one. */
  async function madeBefore(sql: Sql, workshopId: string, codes: readonly string[]) {
    const made: { number: number; code: string }[] = [];
    for (const code of codes) {
      const ticket = await ticketByHash(sql, workshopId, hashTicket(workshopId, code));
      if (!ticket) break;
      made.push({ number: ticket.number, code });
    }
    return made;
  }

  return {
    /** For joining: see `redeem`. */
    async redeemAtDoor(sql: Sql, workshopId: string, text: string, participantId: string): Promise<void> {
      if (await hasTickets(sql, workshopId)) await redeem(sql, workshopId, text, participantId);
    },

    /**
     * Makes tickets and answers their codes: the only time that anybody sees them, but for a repeat with the same id,
     * as after an answer that was lost: it makes none and answers the same.
     */
    async make(workshopId: WorkshopId, count: number, setId: string): Promise<{ number: number; code: string }[]> {
      return storage.transact(async (sql) => {
        const codes = Array.from({ length: count }, (_, place) => codeOf(workshopId, setId, place));
        const before = await madeBefore(sql, workshopId, codes);
        if (before.length > 0) return before;
        const first = ((await listTickets(sql, workshopId)).at(-1)?.number ?? 0) + 1;
        if (first + count - 1 > MOST_TICKETS) throw new UserError("conflict", "voting.tooManyTickets");
        const made = codes.map((code, place) => ({ number: first + place, code }));
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
        const votesOn = ticket.participantId !== null && (await holdsTicket(sql, seat.workshopId, voter));
        for (const round of votesOn ? [] : await listRounds(sql, seat.workshopId)) {
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
