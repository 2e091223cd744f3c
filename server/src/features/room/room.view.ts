import type { BoardId } from "@longtable/shared/kernel/ids";
import { byHand, mayBeTold } from "@longtable/shared/room/room.rules";
import type { Hands, Room } from "@longtable/shared/room/room.schema";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import { listPauses, listReplies } from "./pauses.store.ts";
import { listExtra, listHands, listReady, readLead } from "./room.store.ts";

export interface RoomViewDeps {
  /** The activity that all screens follow; null while none is open. */
  currentActivityId(sql: Sql, workshopId: string): Promise<string | null>;
  /** Answers for each seat whether it may read a board. */
  readers(sql: Sql, workshopId: string): Promise<(seat: Seat) => (boardId: string) => boolean>;
}

/** How the room is led, cut so that nobody is told of a board that they may not read. */
export async function readRoom(sql: Sql, workshopId: string, deps: RoomViewDeps): Promise<(seat: Seat) => Room> {
  const { call, follow, spotlight, showsReady } = await readLead(sql, workshopId);
  const activityId = await deps.currentActivityId(sql, workshopId);
  const ready = activityId === null ? new Map<string, string | null>() : await listReady(sql, workshopId, activityId);
  const byTable = countByTable(ready);
  const readers = call || follow || spotlight ? await deps.readers(sql, workshopId) : () => () => false;
  return (seat) => {
    const mayRead = readers(seat);
    const told = (one: { boardId?: BoardId | undefined } | null) => one !== null && mayBeTold(one, mayRead);
    const isHost = seat.role === "facilitator";
    const isCounted = isHost || (seat.role === "observer" && showsReady);
    return {
      ...(call && told(call) && { call }),
      ...(follow && told(follow) && { follow }),
      ...(spotlight && told(spotlight) && { spotlight }),
      ready: {
        isShown: showsReady,
        ...(isCounted && { count: ready.size }),
        ...(isHost && byTable.size > 0 && { byTable: Object.fromEntries(byTable) }),
        ...(seat.participantId && ready.has(seat.participantId) && { mine: true }),
      },
    };
  };
}

/** How many of those who are ready sit at each table. */
function countByTable(ready: ReadonlyMap<string, string | null>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const tableId of ready.values()) {
    if (tableId !== null) counts.set(tableId, (counts.get(tableId) ?? 0) + 1);
  }
  return counts;
}

/** What people have asked of hosts: one's own to a participant, all to a host, nothing to anybody else. */
export async function readHands(
  sql: Sql,
  workshopId: string,
  deps: Pick<RoomViewDeps, "currentActivityId">,
): Promise<(seat: Seat) => Hands> {
  const activityId = await deps.currentActivityId(sql, workshopId);
  const hands = byHand(await listHands(sql, workshopId));
  const pauses = await listPauses(sql, workshopId);
  const replies = await listReplies(sql, workshopId);
  const extra = activityId === null ? [] : await listExtra(sql, workshopId, activityId);
  return ({ id, role, participantId }) => {
    if (role === "facilitator") {
      const own = pauses.filter(({ toSeatId }) => toSeatId === null || toSeatId === id);
      return {
        up: hands,
        pauses: own.map(({ toSeatId, tableId, ...pause }) => ({
          ...pause,
          ...(tableId && { tableId }),
          isForMe: toSeatId !== null,
        })),
        extra,
      };
    }
    if (participantId === null) return {};
    const mine = hands.find((hand) => hand.participantId === participantId);
    const pause = pauses.find((one) => one.participantId === participantId);
    const reply = replies.get(participantId);
    const seconds = extra.find((one) => one.participantId === participantId)?.seconds;
    return {
      ...(mine && { mine: { raisedAt: mine.raisedAt, isTurn: mine.isTurn } }),
      ...(pause && { pause: { askedAt: pause.askedAt, ...(pause.toSeatId && { to: pause.toSeatId }) } }),
      ...(reply && { reply }),
      ...(seconds !== undefined && { extraSeconds: seconds }),
    };
  };
}
