import { may } from "@longtable/shared/participation/permissions";
import { unansweredPins } from "@longtable/shared/pins/pins.rules";
import type { Pin } from "@longtable/shared/pins/pins.schema";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import { listPins, type StoredPin } from "./pins.store.ts";

type Readers = (sql: Sql, workshopId: string) => Promise<(seat: Seat) => (boardId: string) => boolean>;

const forFiles = ({ seatId: _seatId, answerSeatId: _answerSeatId, isWaiting: _isWaiting, ...pin }: StoredPin): Pin =>
  pin;
const bare = ({ answerId: _answerId, ...pin }: Pin): Pin => pin;

/**
 * A workshop's pins, read once and cut for a seat: those of boards it may read, without whose they are; what waits for a host
 * goes to hosts and to who wrote it.
 */
export async function pinsFor(sql: Sql, workshopId: string, readers: Readers): Promise<(seat: Seat) => Pin[]> {
  const pins = await listPins(sql, workshopId);
  if (pins.length === 0) return () => [];
  const readable = await readers(sql, workshopId);
  return (seat) => {
    const mayRead = readable(seat);
    const isHost = may(seat.role, "editAnyNote");
    return pins
      .filter(({ boardId, isWaiting, seatId }) => mayRead(boardId) && (!isWaiting || isHost || seatId === seat.id))
      .map((pin) => ({
        ...bare(forFiles(pin)),
        ...(pin.seatId === seat.id && { isMine: true }),
        ...(pin.isWaiting && { isWaiting: true }),
      }));
  };
}

/** Every pin that all may see, for files, with the ids of answers. */
export async function readPins(sql: Sql, workshopId: string): Promise<Pin[]> {
  return (await listPins(sql, workshopId)).filter(({ isWaiting }) => !isWaiting).map(forFiles);
}

/** What the room has not answered yet, for a programme's next workshop: open ones first, then those left for later. */
export async function readUnansweredPins(sql: Sql, workshopId: string): Promise<Pin[]> {
  return unansweredPins(await readPins(sql, workshopId)).map(bare);
}
