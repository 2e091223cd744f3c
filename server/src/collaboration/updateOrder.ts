import * as Y from "yjs";

type Struct = Y.Item | Y.GC;

/** Most clients that may wait for one another in one update; an honest session writes under one or two. */
const MAX_WAITING = 50;

/**
 * The structs of an update so that each comes after what it points to. Refuses those that cannot be integrated one
 * after the other: one that points to itself or further on, or clients that wait for each other. Yjs would stop in the
 * middle of such an update and keep what it has done so far.
 *
 * @param byClient - the structs that are new, each client's in the order of their clocks.
 * @param stateOf - the clock a client has in the document.
 */
export function orderStructs(
  byClient: ReadonlyMap<number, readonly Struct[]>,
  stateOf: (client: number) => number,
  refuse: () => never,
): Struct[] {
  const ordered: Struct[] = [];
  const lines = new Map<number, Line>();
  let waiting = 0;

  /** Goes through a client's structs until it has the clock. */
  function reach({ client, clock }: Y.ID): void {
    const line = lines.get(client);
    if (clock < (line ? line.now : stateOf(client))) return;
    if (!line || line.isWaiting || waiting >= MAX_WAITING) refuse();
    line.isWaiting = true;
    waiting += 1;
    while (clock >= line.now) {
      const struct = line.structs[line.done] ?? refuse();
      if (struct instanceof Y.Item) reachAll(struct);
      ordered.push(struct);
      line.done += 1;
      line.now = struct.id.clock + struct.length;
    }
    line.isWaiting = false;
    waiting -= 1;
  }

  /** What must be there before an item: its neighbours and its holder. */
  function reachAll({ origin, rightOrigin, parent }: Y.Item): void {
    if (origin) reach(origin);
    if (rightOrigin) reach(rightOrigin);
    const holder: unknown = parent;
    if (holder instanceof Y.ID) reach(holder);
  }

  for (const [client, structs] of byClient) {
    lines.set(client, { structs, done: 0, now: structs[0]?.id.clock ?? 0, isWaiting: false });
  }
  for (const [client, { structs }] of lines) {
    const last = structs.at(-1);
    if (last) reach(Y.createID(client, last.id.clock + last.length - 1));
  }
  return ordered;
}

/** One client's structs that are new. */
interface Line {
  structs: readonly Struct[];
  /** How many of them are in order already, and the clock that the client has with them. */
  done: number;
  now: number;
  isWaiting: boolean;
}
