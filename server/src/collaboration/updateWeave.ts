import * as Y from "yjs";

/** Characters of one item, side by side in a text; cut in two where a new neighbour goes. */
interface Run {
  client: number;
  clock: number;
  length: number;
  origin: Y.ID | null;
  rightOrigin: Y.ID | null;
  right: Run | null;
}

/** Runs that are gone through for one update; honest edits find their neighbours side by side. */
const MAX_STEPS = 200_000;

interface WeaveDeps {
  /** The struct that holds an id: from the document, else from the update. */
  find(id: Y.ID): Y.Item | Y.GC;
  refuse(): never;
}

/**
 * Refuses new items of a text whose two neighbours contradict each other. Yjs would put them somewhere, but not in the
 * same place in every copy: where they land would depend on the order in which each copy hears of things.
 *
 * What goes between a left and a right neighbour must leave both where they were put: the left one's own right
 * neighbour may not lie in between, nor the right one's own left neighbour. Whoever types sees both side by side, and so
 * can never break this; where it holds, every order of arrival ends in the same text (`gate.weave.test.ts`).
 */
export function createWeaveCheck({ find, refuse }: WeaveDeps) {
  let steps = 0;
  const step = () => {
    steps += 1;
    if (steps > MAX_STEPS) refuse();
  };

  /** @param items - what is new in the text, each after what it points to. */
  return function requireWeave(text: Y.Text, items: readonly Y.Item[]): void {
    if (standApart(items) && items.every((item) => standsSideBySide(text, item, find))) return;
    const runs = createRuns(text, step);
    for (const item of items) weaveIn(runs, item, step, refuse);
  };
}

/** True when each item has a left neighbour of its own, so that none can come between another and its neighbours. */
function standApart(items: readonly Y.Item[]): boolean {
  if (items.length < 2) return true;
  return new Set(items.map(({ origin }) => origin && `${origin.client} ${origin.clock}`)).size === items.length;
}

/** True for what goes between two stored neighbours with nothing in between: nearly everything anybody types. */
function standsSideBySide(text: Y.Text, { origin, rightOrigin }: Y.Item, find: WeaveDeps["find"]): boolean {
  let next = text._start;
  if (origin) {
    const left = find(origin);
    if (!(left instanceof Y.Item) || left.parent !== text) return false;
    const isInside = origin.clock < left.id.clock + left.length - 1;
    if (isInside) return isSame(rightOrigin, Y.createID(origin.client, origin.clock + 1));
    next = left.right;
  }
  return isSame(next?.id ?? null, rightOrigin);
}

/** Puts one item where Yjs will put it (`Item.integrate`), so that later ones can be held against it. */
function weaveIn(runs: Runs, item: Y.Item, step: () => void, refuse: () => never): void {
  const { origin, rightOrigin } = item;
  const right = rightOrigin && (runs.startingAt(rightOrigin) ?? refuse());
  const left = origin && (runs.endingAt(origin) ?? refuse());
  const [passed, conflicting] = [new Set<Run>(), new Set<Run>()];
  let place = left;
  let isSettled = false;
  let run = left ? left.right : runs.first();
  for (; run !== right; run = run.right) {
    // The end, without having met the right neighbour.
    if (run === null) refuse();
    step();
    if (holds(run, left?.rightOrigin) || holds(run, right?.origin)) refuse();
    if (isSettled) continue;
    passed.add(run);
    conflicting.add(run);
    const before = run.origin && runs.holding(run.origin);
    let isBefore = false;
    if (isSame(run.origin, origin)) {
      isBefore = run.client < item.id.client;
      isSettled = !isBefore && isSame(run.rightOrigin, rightOrigin);
    } else {
      isBefore = before !== null && passed.has(before) && !conflicting.has(before);
      isSettled = before === null || !passed.has(before);
    }
    if (!isBefore) continue;
    place = run;
    conflicting.clear();
  }
  runs.insertAfter(place, runOf(item));
}

/** The runs of a text in their order, found by id. */
function createRuns(text: Y.Text, step: () => void) {
  let first: Run | null = null;
  const byClient = new Map<number, Run[]>();

  const keep = (run: Run) => {
    const own = byClient.get(run.client);
    if (own) own.push(run);
    else byClient.set(run.client, [run]);
  };
  const insertAfter = (left: Run | null, run: Run) => {
    run.right = left ? left.right : first;
    if (left) left.right = run;
    else first = run;
    keep(run);
  };
  const indexOf = (own: readonly Run[], clock: number): number => {
    let [low, high] = [0, own.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const run = own[middle];
      if (!run) break;
      if (clock < run.clock) high = middle - 1;
      else if (clock >= run.clock + run.length) low = middle + 1;
      else return middle;
    }
    return -1;
  };
  const holding = ({ client, clock }: Y.ID): Run | null => {
    const own = byClient.get(client) ?? [];
    return own[indexOf(own, clock)] ?? null;
  };
  /** Cuts a run before a clock that it holds; answers the second part. */
  const cut = (run: Run, clock: number): Run => {
    if (clock === run.clock) return run;
    const length = run.clock + run.length - clock;
    const second = { ...run, clock, length, origin: Y.createID(run.client, clock - 1) };
    run.length -= length;
    run.right = second;
    const own = byClient.get(run.client) ?? [];
    own.splice(own.indexOf(run) + 1, 0, second);
    return second;
  };

  let last: Run | null = null;
  for (let item = text._start; item; item = item.right) {
    step();
    const run = runOf(item);
    insertAfter(last, run);
    last = run;
  }
  for (const own of byClient.values()) own.sort((a, b) => a.clock - b.clock);

  return {
    first: () => first,
    holding,
    insertAfter,
    /** The run that begins with an id; null when the text does not hold it. */
    startingAt(id: Y.ID): Run | null {
      const run = holding(id);
      return run && cut(run, id.clock);
    },
    /** The run that ends with an id; null when the text does not hold it. */
    endingAt(id: Y.ID): Run | null {
      const run = holding(id);
      if (run && id.clock < run.clock + run.length - 1) cut(run, id.clock + 1);
      return run;
    },
  };
}
type Runs = ReturnType<typeof createRuns>;

const runOf = ({ id, length, origin, rightOrigin }: Y.Item): Run => ({
  client: id.client,
  clock: id.clock,
  length,
  origin,
  rightOrigin,
  right: null,
});

const isSame = (a: Y.ID | null, b: Y.ID | null) => Y.compareIDs(a, b);

const holds = (run: Run, id: Y.ID | null | undefined) =>
  id != null && id.client === run.client && id.clock >= run.clock && id.clock < run.clock + run.length;
