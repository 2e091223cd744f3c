import { UserError } from "@longtable/shared/kernel/userError";
import { may } from "@longtable/shared/participation/permissions";
import { answerNeed, askForNeed, withdrawNeed } from "@longtable/shared/people/people.commands";
import { PEOPLE_LIMITS, type RequestId } from "@longtable/shared/people/people.schema";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { addRequest, eraseRequest, findRequest, requestsOf, setRequestState } from "./needs.store.ts";
import { personById } from "./people.store.ts";

export interface NeedsDeps {
  requireRight(context: Pick<CommandContext, "seat">, action: "managePeople"): void;
  /** Seats of a workshop's facilitators. */
  hostSeatIds(sql: Sql, workshopId: string): Promise<string[]>;
  scrubSoon(): void;
}

/** What people ask hosts for in private (METHODS M40). Only hosts and the person are sent anything, not even that it changed. */
export function registerNeeds(on: Register, { requireRight, hostSeatIds, scrubSoon }: NeedsDeps): void {
  async function tellHosts(context: CommandContext): Promise<void> {
    const seats = await hostSeatIds(context.sql, context.seat.workshopId);
    context.changed({ seatSlices: seats.map((seatId) => ({ seatId, slices: ["people"] as const })) });
  }

  on(askForNeed, async ({ choices, text }, context) => {
    const { sql, seat, now } = context;
    const { participantId } = seat;
    if (participantId === null) throw new UserError("forbidden", "command.notAllowed");
    if ((await requestsOf(sql, participantId)).length >= PEOPLE_LIMITS.requestsPerPerson) {
      throw new UserError("conflict", "people.manyRequests");
    }
    const id = newId<RequestId>();
    const asked = { id, participantId, choices: [...new Set(choices)], text, state: "open" as const, askedAt: now };
    await addRequest(sql, seat.workshopId, asked);
    await tellHosts(context);
    context.changed({ seatSlices: [{ seatId: seat.id, slices: ["me"] }] });
    return { requestId: id };
  });

  on(answerNeed, async ({ requestId, isMet }, context) => {
    requireRight(context, "managePeople");
    const { sql, seat } = context;
    const request = await findRequest(sql, seat.workshopId, requestId);
    if (!request) throw new UserError("notFound", "people.noSuchRequest");
    await setRequestState(sql, requestId, isMet ? "met" : "open");
    const person = await personById(sql, seat.workshopId, request.participantId);
    await tellHosts(context);
    if (person) context.changed({ seatSlices: [{ seatId: person.seatId, slices: ["me"] }] });
    return {};
  });

  on(withdrawNeed, async ({ requestId }, context) => {
    const { sql, seat } = context;
    if (!may(seat.role, "addNotes")) throw new UserError("forbidden", "command.notAllowed");
    const request = await findRequest(sql, seat.workshopId, requestId);
    // Another person's is as little there as one that never was.
    if (!request || request.participantId !== seat.participantId) {
      throw new UserError("notFound", "people.noSuchRequest");
    }
    await eraseRequest(sql, requestId);
    scrubSoon();
    await tellHosts(context);
    context.changed({ seatSlices: [{ seatId: seat.id, slices: ["me"] }] });
    return {};
  });
}
