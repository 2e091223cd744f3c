import type { Held, HeldNote, WaitingNote } from "@longtable/shared/held/held.schema";
import { HELD_LIMITS } from "@longtable/shared/held/held.types";
import { may } from "@longtable/shared/participation/permissions";
import type { Clock } from "../../kernel/clock.ts";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import { type HeldRow, heldOf, revealsSince, waitingNotes } from "./held.store.ts";
import { type HeldDeps, printOf } from "./held.ts";

interface ViewDeps extends Pick<HeldDeps, "isModerated"> {
  clock: Clock;
  /** Names by seat, where names are for hosts; empty otherwise. */
  namesForHosts(sql: Sql, workshopId: string): Promise<ReadonlyMap<string, string>>;
}

/** Held notes as each seat may see them: one's own to their owner; what waits, and it alone, to hosts. */
export function createHeldView({ isModerated, clock, namesForHosts }: ViewDeps) {
  async function forHosts(sql: Sql, workshopId: string): Promise<Pick<Held, "waiting" | "reveals">> {
    const names = await namesForHosts(sql, workshopId);
    // A note written while names were off stays without one.
    const nameOf = (held: HeldRow) => (held.names === "off" ? undefined : names.get(held.seatId ?? ""));
    const waiting = (await waitingNotes(sql, workshopId)).map((held) => toWaiting(held, nameOf(held)));
    const reveals = await revealsSince(sql, workshopId, clock.now() - HELD_LIMITS.undoMs);
    const latest = new Map(reveals.map(({ activityId, at }) => [activityId, at + HELD_LIMITS.undoMs]));
    return { waiting, reveals: [...latest].map(([activityId, until]) => ({ activityId, until })) };
  }

  return async (sql: Sql, workshopId: string): Promise<(seat: Seat) => Promise<Held>> => {
    const moderated = await isModerated(sql, workshopId);
    let hosts: Promise<Pick<Held, "waiting" | "reveals">> | null = null;
    return async (seat) => {
      if (may(seat.role, "moderate")) hosts ??= forHosts(sql, workshopId);
      return {
        isModerated: moderated,
        notes: (await heldOf(sql, seat.id)).toSorted(byOrder).map(toOwn),
        ...(may(seat.role, "moderate") && (await hosts)),
      };
    };
  };
}

function toOwn({ id, boardId, note, stage, isKept, wasShown, isChange, reason }: HeldRow): HeldNote {
  return {
    ...wordsOf({ id, boardId, note }),
    stage,
    ...(isKept && { isKept }),
    ...(wasShown && { wasShown }),
    ...(isChange && { isChange }),
    ...(reason !== null && { reason }),
  };
}

function toWaiting({ id, boardId, note, wasShown, isChange, reason }: HeldRow, alias: string | undefined): WaitingNote {
  return {
    ...wordsOf({ id, boardId, note }),
    print: printOf(note),
    ...(wasShown && { wasShown }),
    ...(isChange && { isChange }),
    ...(reason !== null && { reason }),
    ...(alias && { alias }),
  };
}

const wordsOf = ({
  id,
  boardId,
  note: { text, kind = "note", place = null },
}: Pick<HeldRow, "id" | "boardId" | "note">) => ({
  id,
  boardId,
  text,
  kind,
  place,
});

const byOrder = (one: HeldRow, other: HeldRow) => ((one.note.order ?? "") < (other.note.order ?? "") ? -1 : 1);
