import * as Y from "yjs";
import { createSamples } from "../measure.ts";
import { clientOf, type Edit } from "./board.ts";

/** Times of what arrived, and how many should have. */
export interface Tally {
  ms: readonly number[];
  expected: number;
}

/** What was heard of what was sent within the window. */
export interface Heard {
  p50: number;
  p95: number;
  p99: number;
  /** Share of what was sent that arrived. */
  arrived: number;
}

/** Of several rooms together. A thing that never came counts as infinitely late. */
export function heardOf(tallies: readonly Tally[]): Heard {
  const samples = createSamples();
  let expected = 0;
  for (const tally of tallies) {
    for (const ms of tally.ms) samples.add(ms);
    expected += tally.expected;
  }
  const arrived = samples.count() / Math.max(1, expected);
  while (samples.count() < expected) samples.add(Number.POSITIVE_INFINITY);
  return {
    p50: samples.percentile(0.5),
    p95: samples.percentile(0.95),
    p99: samples.percentile(0.99),
    arrived,
  };
}

/** Moments and durations, flat: there are hundreds of thousands. */
function createTimes() {
  const flat: number[] = [];
  return {
    add: (at: number, ms: number) => flat.push(at, ms),
    within({ from, to }: Window): number[] {
      const found: number[] = [];
      for (let index = 0; index < flat.length; index += 2) {
        const at = flat[index] ?? 0;
        if (at >= from && at < to) found.push(flat[index + 1] ?? 0);
      }
      return found;
    },
  };
}

/** From and to, by `performance.now()`; only what is sent in between counts. */
export interface Window {
  from: number;
  to: number;
}

/** A stretch of one editor's clock that an update holds without a gap. */
interface Reached {
  editor: number;
  from: number;
  clock: number;
}

/** The same update goes to every receiver: it is read once. Answers which stretches of the editors' clocks it holds. */
export function createUpdateReader() {
  const known = new Map<string, readonly Reached[]>();
  return (update: Buffer): readonly Reached[] => {
    const key = update.toString("latin1");
    const kept = known.get(key);
    if (kept) return kept;
    const list: Reached[] = [];
    for (const struct of Y.decodeUpdate(update).structs) {
      const editor = struct.id.client - clientOf(0);
      if (editor < 0 || editor >= 10_000 || struct instanceof Y.Skip) continue;
      const { clock } = struct.id;
      const last = list.at(-1);
      if (last?.editor === editor && last.clock === clock) last.clock += struct.length;
      else list.push({ editor, from: clock, clock: clock + struct.length });
    }
    if (known.size > 4_000) known.clear();
    known.set(key, list);
    return list;
  };
}

/** When each edit was sent, and how long until each watched seat had it. */
export function createEditWatch(editors: number) {
  const sent = Array.from({ length: editors }, () => ({
    froms: [] as number[],
    clocks: [] as number[],
    ats: [] as number[],
  }));
  const reader = createUpdateReader();
  const arrivals = createTimes();
  const acks = createTimes();
  const acked = new Int32Array(editors);
  const receivers: { seat: number; next: Int32Array }[] = [];
  const watchedEditors: number[] = [];
  const sentIn = ({ from, to }: Window) => sent.map(({ ats }) => ats.filter((at) => at >= from && at < to).length);
  const advance = (editor: number, from: number, clock: number, heard: (at: number) => void): number => {
    const list = sent[editor];
    let next = from;
    while (list && (list.clocks[next] ?? Number.POSITIVE_INFINITY) <= clock) {
      heard(list.ats[next] ?? Number.NaN);
      next += 1;
    }
    return next;
  };
  return {
    sent(edit: Edit): void {
      sent[edit.editor]?.froms.push(edit.from);
      sent[edit.editor]?.clocks.push(edit.clock);
      sent[edit.editor]?.ats.push(performance.now());
    },
    /** One more seat that is watched; the answer hears its updates. An editor's own echo is not counted. */
    receiver(seat: number): (update: Buffer) => void {
      if (seat < editors) watchedEditors.push(seat);
      const next = new Int32Array(editors);
      for (const [editor, { clocks }] of sent.entries()) next[editor] = clocks.length;
      receivers.push({ seat, next });
      return (update) => {
        const now = performance.now();
        for (const { editor, from, clock } of reader(update)) {
          // What comes after a gap is of no use to a Yjs client: nothing from there on has arrived.
          if (from > (sent[editor]?.froms[next[editor] ?? 0] ?? from)) continue;
          next[editor] = advance(editor, next[editor] ?? 0, clock, (at) => {
            if (editor !== seat) arrivals.add(at, now - at);
          });
        }
      };
    },
    /** An editor's edits are acknowledged up to this clock; without one, the next in turn. */
    acknowledged(editor: number, clock: number | null): void {
      const now = performance.now();
      const upTo = clock ?? sent[editor]?.clocks[acked[editor] ?? 0] ?? -1;
      acked[editor] = advance(editor, acked[editor] ?? 0, upTo, (at) => acks.add(at, now - at));
    },
    /** The clock up to which each editor has heard `saved`. */
    acknowledgedClocks: (): number[] => sent.map(({ clocks }, editor) => clocks[(acked[editor] ?? 0) - 1] ?? 0),
    acknowledgedCount: (): number => acked.reduce((sum, count) => sum + count, 0),
    sentCount: (): number => sent.reduce((sum, { ats }) => sum + ats.length, 0),
    /** Every watched seat has every edit that was not its own. */
    hasAllArrived: (): boolean =>
      receivers.every(({ seat, next }) =>
        sent.every(({ clocks }, editor) => editor === seat || next[editor] === clocks.length),
      ),
    isAllAcknowledged: (): boolean => sent.every(({ ats }, editor) => ats.length === acked[editor]),
    arrivals(window: Window): Tally {
      const counts = sentIn(window);
      // A watched editor misses nothing when it is not told of its own edits.
      const own = watchedEditors.reduce((sum, editor) => sum + (counts[editor] ?? 0), 0);
      return { ms: arrivals.within(window), expected: sumOf(counts) * receivers.length - own };
    },
    acks: (window: Window): Tally => ({ ms: acks.within(window), expected: sumOf(sentIn(window)) }),
  };
}
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
export type EditWatch = ReturnType<typeof createEditWatch>;

/** How many moves of a cursor are remembered; far more than can be on their way. */
const REMEMBERED = 4_096;

/** Where each cursor was when, and where each watched seat saw it. */
export function createCursorWatch(senders: number) {
  const moves = new Int32Array(senders);
  const ats = Array.from({ length: senders }, () => new Float64Array(REMEMBERED));
  const seen: Int32Array[] = [];
  const seats: number[] = [];
  const arrivals = createTimes();
  const sentBy = createTimes();
  return {
    /** The number of this sender's next move, from 1. */
    move(who: number): number {
      const move = (moves[who] ?? 0) + 1;
      moves[who] = move;
      const now = performance.now();
      const times = ats[who];
      if (times) times[move % REMEMBERED] = now;
      sentBy.add(now, who);
      return move;
    },
    receiver(seat: number): (who: number, move: number) => void {
      const latest = new Int32Array(senders);
      seen.push(latest);
      seats.push(seat);
      return (who, move) => {
        if (who >= senders || move <= (latest[who] ?? 0) || move > (moves[who] ?? 0)) return;
        latest[who] = move;
        if (who === seat) return;
        const at = ats[who]?.[move % REMEMBERED] ?? Number.NaN;
        arrivals.add(at, performance.now() - at);
      };
    },
    /** Share of the watched pairs of seat and cursor where the seat has seen the cursor's last place. */
    latest(): number {
      let [right, all] = [0, 0];
      for (const [index, latest] of seen.entries()) {
        for (let who = 0; who < senders; who += 1) {
          if (who === seats[index] || (moves[who] ?? 0) === 0) continue;
          all += 1;
          if (latest[who] === moves[who]) right += 1;
        }
      }
      return all === 0 ? 1 : right / all;
    },
    /** Latest wins: a move that another overtook is not waited for, so `expected` is what should have been seen at most. */
    arrivals(window: Window): Tally {
      const movers = sentBy.within(window);
      const own = movers.filter((who) => seats.includes(who)).length;
      return { ms: arrivals.within(window), expected: movers.length * seats.length - own };
    },
  };
}
export type CursorWatch = ReturnType<typeof createCursorWatch>;
