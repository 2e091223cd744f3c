import type { ParticipantId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import {
  answerHand,
  answerPause,
  askPause,
  endPause,
  giveTime,
  setHand,
  setReady,
} from "@longtable/shared/room/room.commands";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { forgetPause, listPauses, putPause, replyToPause } from "./pauses.store.ts";
import { giveTurn, listHands, lowerHand, putExtra, putReady, raiseHand, seatsOf, seatsOfPeople } from "./room.store.ts";

export interface HandsDeps {
  requireRight(context: Pick<CommandContext, "seat">, action: "runActivities" | "callHosts"): void;
  currentActivityId(sql: Sql, workshopId: string): Promise<string | null>;
  /** True for somebody of the workshop. */
  personExists(sql: Sql, workshopId: string, participantId: string): Promise<boolean>;
  /** These people may go on in votes that are open now, once a host ends those for the others. */
  rememberExtraVoters(sql: Sql, workshopId: string, participantIds: readonly string[], has: boolean): Promise<void>;
  /** Drives deleted wishes out of the file's log of changes, once what runs is done. */
  scrubSoon(): void;
}

/** What one person asks of the hosts: a hand, being ready, a pause; and extra time, which hosts give. */
export function registerHandCommands(on: Register, deps: HandsDeps): void {
  /** The person in the seat. */
  function caller(context: CommandContext): ParticipantId {
    deps.requireRight(context, "callHosts");
    if (context.seat.participantId === null) throw new UserError("forbidden", "command.notAllowed");
    return context.seat.participantId;
  }

  /** Tells the hosts, and the people it is about, of their own. */
  async function tell(context: CommandContext, people: readonly string[]): Promise<void> {
    const { sql, seat } = context;
    const seats = [
      ...(await seatsOf(sql, seat.workshopId, ["facilitator"])),
      ...(await seatsOfPeople(sql, seat.workshopId, people)),
    ];
    context.changed({ seatSlices: seats.map((seatId) => ({ seatId, slices: ["hands"] })) });
  }

  on(setHand, async ({ isUp }, context) => {
    const participantId = caller(context);
    const { sql, seat, now } = context;
    if (isUp) await raiseHand(sql, seat.workshopId, participantId, now);
    else await lowerHand(sql, seat.workshopId, participantId);
    await tell(context, [participantId]);
    return {};
  });

  on(answerHand, async ({ participantId, answer }, context) => {
    deps.requireRight(context, "runActivities");
    const { sql, seat } = context;
    const hands = await listHands(sql, seat.workshopId);
    // Taken down a moment ago, by the person or by another host: nothing is left to do.
    if (!hands.some((hand) => hand.participantId === participantId)) return {};
    const before = hands.filter(({ isTurn }) => isTurn).map((hand) => hand.participantId);
    if (answer === "turn") await giveTurn(sql, seat.workshopId, participantId);
    else await lowerHand(sql, seat.workshopId, participantId);
    await tell(context, [participantId, ...before]);
    return {};
  });

  on(setReady, async ({ isReady }, context) => {
    const participantId = caller(context);
    const { sql, seat } = context;
    const activityId = await deps.currentActivityId(sql, seat.workshopId);
    if (isReady && activityId === null) throw new UserError("conflict", "room.nothingOpen");
    await putReady(sql, seat.workshopId, { participantId, activityId: isReady ? activityId : null });
    const counting = await seatsOf(sql, seat.workshopId, ["facilitator", "observer"]);
    context.changed({ seatSlices: [seat.id, ...counting].map((seatId) => ({ seatId, slices: ["room"] })) });
    return {};
  });

  on(giveTime, async ({ participantIds, minutes }, context) => {
    deps.requireRight(context, "runActivities");
    const { sql, seat } = context;
    const activityId = await deps.currentActivityId(sql, seat.workshopId);
    if (activityId === null) throw new UserError("conflict", "room.nothingOpen");
    for (const participantId of participantIds) {
      if (!(await deps.personExists(sql, seat.workshopId, participantId))) {
        throw new UserError("notFound", "room.noSuchPerson");
      }
      await putExtra(sql, seat.workshopId, { participantId, activityId, seconds: minutes * 60 });
    }
    await deps.rememberExtraVoters(sql, seat.workshopId, participantIds, minutes > 0);
    await tell(context, participantIds);
    // Whose vote goes on is said with the round.
    const seats = await seatsOfPeople(sql, seat.workshopId, participantIds);
    context.changed({ seatSlices: seats.map((seatId) => ({ seatId, slices: ["rounds"] })) });
    return {};
  });

  on(askPause, async ({ to, words = "" }, context) => {
    const participantId = caller(context);
    const { sql, seat, now } = context;
    const hosts = await seatsOf(sql, seat.workshopId, ["facilitator"]);
    if (to !== undefined && !hosts.includes(to)) throw new UserError("notFound", "room.noSuchHost");
    const pause = { id: newId(), participantId, toSeatId: to ?? null, words, askedAt: now };
    await putPause(sql, seat.workshopId, pause);
    await tell(context, [participantId]);
    return {};
  });

  on(answerPause, async ({ pauseId, answer }, context) => {
    deps.requireRight(context, "runActivities");
    const { sql, seat } = context;
    const pause = (await listPauses(sql, seat.workshopId)).find(({ id }) => id === pauseId);
    // Told another host: to this one it is not there.
    if (!pause || (pause.toSeatId !== null && pause.toSeatId !== seat.id)) {
      throw new UserError("notFound", "room.noSuchPause");
    }
    await replyToPause(sql, seat.workshopId, { participantId: pause.participantId, answer });
    await tell(context, [pause.participantId]);
    deps.scrubSoon();
    return {};
  });

  on(endPause, async (_input, context) => {
    const participantId = caller(context);
    await forgetPause(context.sql, context.seat.workshopId, participantId);
    await tell(context, [participantId]);
    deps.scrubSoon();
    return {};
  });
}
