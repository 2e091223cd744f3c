import { createEditPool, type EditPool, seedOf } from "./board.ts";
import { NAMES, type Rival, type Room, startHocuspocus, startLongtable, startYWebsocket } from "./rivals.ts";
import { fill } from "./seat.ts";
import { createTraffic, type Traffic } from "./wire.ts";

/** What is common to a whole run. */
export interface Bench {
  repeats: number;
  traffic: Traffic;
  /** Servers that are measured, by name. */
  names: readonly string[];
  say(line: string): void;
  seed(notes: number): Uint8Array;
  pool(notes: number, editors: number): EditPool;
}

/** The board of the table. */
export const NOTES = 2_000;

export function createBench(options: Pick<Bench, "repeats" | "names" | "say">): Bench {
  const seeds = new Map<number, Uint8Array>();
  const pools = new Map<string, EditPool>();
  const seed = (notes: number) => {
    const kept = seeds.get(notes) ?? seedOf(notes);
    seeds.set(notes, kept);
    return kept;
  };
  return {
    ...options,
    traffic: createTraffic(),
    seed,
    pool(notes, editors) {
      const key = `${notes}/${editors}`;
      const kept = pools.get(key) ?? createEditPool(seed(notes), notes, editors);
      pools.set(key, kept);
      return kept;
    },
  };
}

/** Runs `work` with each wanted server in turn, alone; `keeps` asks y-websocket for its database. */
export async function withEach(
  bench: Bench,
  work: (rival: Rival) => Promise<void>,
  { only = bench.names, keeps = false }: { only?: readonly string[]; keeps?: boolean } = {},
): Promise<void> {
  for (const name of bench.names.filter((wanted) => only.includes(wanted))) {
    const rival = await start(name, keeps);
    try {
      await work(rival);
    } finally {
      await rival.close();
    }
  }
}

function start(name: string, keeps: boolean): Promise<Rival> {
  if (name === NAMES.yWebsocket) return startYWebsocket(keeps);
  return name === NAMES.hocuspocus ? startHocuspocus() : startLongtable();
}

export interface FilledRoom {
  room: Room;
  stateVector: Uint8Array;
}

/** A new room with its notes on the board. */
export async function openFilled(
  bench: Bench,
  rival: Rival,
  { editors, readers, notes = NOTES }: { editors: number; readers: number; notes?: number },
): Promise<FilledRoom> {
  const room = await rival.openRoom({ editors, readers });
  return { room, stateVector: await fill(rival, room, bench.seed(notes), bench.traffic) };
}
