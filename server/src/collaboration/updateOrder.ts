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
  const done = new Map<number, number>();
  const waiting = new Set<number>();

  const next = (client: number) => byClient.get(client)?.[done.get(client) ?? 0];
  const stateNow = (client: number) => {
    const last = byClient.get(client)?.at(-1);
    return next(client)?.id.clock ?? (last ? last.id.clock + last.length : stateOf(client));
  };

  /** Goes through a client's structs until it has the clock. */
  function reach({ client, clock }: Y.ID): void {
    if (clock < stateNow(client)) return;
    if (waiting.has(client) || waiting.size >= MAX_WAITING) refuse();
    waiting.add(client);
    while (clock >= stateNow(client)) {
      const struct = next(client) ?? refuse();
      if (struct instanceof Y.Item) reachAll(struct);
      ordered.push(struct);
      done.set(client, (done.get(client) ?? 0) + 1);
    }
    waiting.delete(client);
  }

  /** What must be there before an item: its neighbours and its holder. */
  function reachAll({ origin, rightOrigin, parent }: Y.Item): void {
    if (origin) reach(origin);
    if (rightOrigin) reach(rightOrigin);
    const holder: unknown = parent;
    if (holder instanceof Y.ID) reach(holder);
  }

  for (const [client, structs] of byClient) {
    const last = structs.at(-1);
    if (last) reach(Y.createID(client, last.id.clock + last.length - 1));
  }
  return ordered;
}
