/** One page's share of a scene along one axis. Windows overlap only where a note would have been cut. */
export interface Window {
  from: number;
  to: number;
}

export interface CutOptions {
  from: number;
  to: number;
  /** Where a page may end, ascending. */
  breaks: readonly number[];
  /** Breaks that read best, such as the start of a stage. */
  preferred: ReadonlySet<number>;
  /** Longest window. */
  room: number;
  /** What must not be cut when something between two breaks is longer than a page. */
  solids: readonly Window[];
}

const PAGE_COST = 1000;
const PLAIN_BREAK_COST = 30;
const EMPTY_COST = 20;

interface Plan {
  cost: number;
  windows: Window[];
}

/** Cuts one axis into windows: as few pages as it takes, at the best breaks among those, evenly filled. */
export function cutInto({ from, to, breaks, preferred, room, solids }: CutOptions): Window[] {
  if (to - from < 1) return [];
  const inner = breaks.filter((at) => at > from && at < to);
  const stops = [from, ...inner, to];
  const plans: (Plan | null)[] = [{ cost: 0, windows: [] }];
  for (let end = 1; end < stops.length; end += 1) {
    let best: Plan | null = null;
    for (let start = end - 1; start >= 0; start -= 1) {
      const window = { from: stops[start] ?? from, to: stops[end] ?? to };
      const length = window.to - window.from;
      if (length > room && start < end - 1) break;
      const before = plans[start];
      if (!before) continue;
      const parts = length > room ? cutHard(window, room, solids) : [window];
      const last = end === stops.length - 1;
      const cost =
        before.cost +
        parts.length * PAGE_COST +
        (last || preferred.has(window.to) ? 0 : PLAIN_BREAK_COST) +
        EMPTY_COST * Math.max(0, 1 - length / room) ** 2;
      if (!best || cost < best.cost) best = { cost, windows: [...before.windows, ...parts] };
    }
    plans.push(best);
  }
  return plans.at(-1)?.windows ?? [{ from, to }];
}

/** Cuts what is longer than a page. A solid that would be cut is left to the next window, which starts above it. */
function cutHard({ from, to }: Window, room: number, solids: readonly Window[]): Window[] {
  const windows: Window[] = [];
  let start = from;
  while (to - start > room) {
    const end = start + room;
    windows.push({ from: start, to: end });
    const crossing = solids.filter((solid) => solid.from < end && solid.to > end && solid.from > start);
    start = Math.min(end, ...crossing.map((solid) => solid.from - 4));
    if (start <= (windows.at(-1)?.from ?? from)) start = end;
  }
  windows.push({ from: start, to });
  return windows;
}
