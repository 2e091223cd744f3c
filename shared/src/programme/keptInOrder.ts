/** The indexes of a longest run of ranks that only grow: what did not move, when as little as possible did. */
export function keptInOrder(ranks: readonly number[]): ReadonlySet<number> {
  const best: { length: number; from: number | null }[] = [];
  ranks.forEach((rank, index) => {
    let from: number | null = null;
    for (let at = 0; at < index; at += 1) {
      const fits = (ranks[at] ?? 0) < rank;
      if (fits && (best[at]?.length ?? 0) > (from === null ? 0 : (best[from]?.length ?? 0))) from = at;
    }
    best.push({ length: (from === null ? 0 : (best[from]?.length ?? 0)) + 1, from });
  });
  const longest = Math.max(0, ...best.map(({ length }) => length));
  let at: number | null = best.findIndex(({ length }) => length === longest);
  const kept = new Set<number>();
  while (at !== null && at >= 0) {
    kept.add(at);
    at = best[at]?.from ?? null;
  }
  return kept;
}
