import * as Y from "yjs";
import { until } from "../../support/until.ts";
import { NOTHING } from "./board.ts";
import type { Hear } from "./dialect.ts";
import { gather, type Rival, type Room } from "./rivals.ts";
import { type Line, openLine, type Traffic } from "./wire.ts";

/** One person at a board: a line and what is done with what comes, but no document. */
export interface Seat {
  index: number;
  line: Line;
  /** From now on frames are read for this; null only counts them. */
  hear(to: Hear | null): void;
  leave(): void;
}

export const EMPTY_VECTOR = Uint8Array.of(0);
/** Connections that are opened at once when a room fills before a measurement. */
const AT_ONCE = 25;

interface SitOptions {
  /** What this seat holds already. */
  stateVector: Uint8Array;
  traffic: Traffic;
  hear?: Hear;
  /** What it answers when it is asked for what it has; nothing unless told. */
  answer?(stateVector: Uint8Array): Uint8Array;
  onClose?(): void;
}

/** Takes a seat: resolves once the server has sent what the seat lacked. */
export async function sit(rival: Rival, room: Room, index: number, options: SitOptions): Promise<Seat> {
  const { stateVector, traffic, hear = {}, answer = () => NOTHING } = options;
  const door = room.doors[index];
  if (!door) throw new Error(`room ${room.name} has no seat ${index}`);
  const { dialect } = room;
  return new Promise((resolve, reject) => {
    let after: Hear | null = hear;
    let isIn = false;
    const onClose = () =>
      isIn ? options.onClose?.() : reject(new Error("the line was cut before the board was there"));
    const onOpen = (line: Line) => {
      const onAsked = (asked: Buffer) => line.send(dialect.answer(answer(asked)));
      const listen = (to: Hear | null) => {
        after = to;
        const heard = to && { ...to, onAsked };
        line.listen(heard ? (payload) => dialect.read(payload, heard) : null);
      };
      const first: Hear = {
        ...hear,
        onAsked,
        onWhole(update) {
          hear.onWhole?.(update);
          isIn = true;
          listen(after);
          resolve({ index, line, hear: listen, leave: () => line.cut() });
        },
      };
      line.listen((payload) => dialect.read(payload, first));
      for (const frame of dialect.greet(stateVector)) line.send(frame);
    };
    openLine({ ...door, port: rival.child.port, traffic, onOpen, onClose }).catch(reject);
  });
}

/** Fills a room's seats from the first on. */
export const sitAll = (rival: Rival, room: Room, count: number, options: SitOptions): Promise<Seat[]> =>
  gather(count, (index) => sit(rival, room, index, options), AT_ONCE);

/** The whole document, as someone new is sent it. */
export async function readWhole(rival: Rival, room: Room, traffic: Traffic): Promise<Uint8Array> {
  let whole: Uint8Array | null = null;
  const hear: Hear = {
    onWhole(update) {
      whole ??= Uint8Array.from(update);
    },
  };
  const seat = await sit(rival, room, 0, { stateVector: EMPTY_VECTOR, traffic, hear });
  seat.leave();
  return whole ?? NOTHING;
}

/** Puts the seed onto a room's board and waits until a newcomer is sent it; answers the state vector of all that is there. */
export async function fill(rival: Rival, room: Room, seed: Uint8Array, traffic: Traffic): Promise<Uint8Array> {
  const wanted = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(seed));
  const seat = await sit(rival, room, 0, { stateVector: EMPTY_VECTOR, traffic });
  seat.line.send(room.dialect.edit(seed));
  const isThere = async () => {
    const vector = Y.encodeStateVectorFromUpdate(await readWhole(rival, room, traffic));
    const has = Y.decodeStateVector(vector);
    return [...wanted].every(([client, clock]) => (has.get(client) ?? 0) >= clock) ? vector : null;
  };
  const vector = await until(isThere, { timeoutMs: 20_000, what: `the notes of ${room.name}` });
  seat.leave();
  return vector;
}
