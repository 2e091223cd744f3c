/** A line between two points of a picture, with its weight. */
export interface Line {
  from: string;
  to: string;
  weight: number;
}

type Weights = Map<string, Map<string, number>>;

/**
 * The least weight of lines that part any connected piece of the picture in two (Stoer and Wagner); Infinity without a
 * line. Points number at most a few dozen.
 */
export function leastCut(lines: readonly Line[]): number {
  return Math.min(Number.POSITIVE_INFINITY, ...piecesOf(weightsOf(lines)).map(leastCutOf));
}

function weightsOf(lines: readonly Line[]): Weights {
  const weights: Weights = new Map();
  const add = (one: string, other: string, weight: number) => {
    const own = weights.get(one) ?? new Map<string, number>();
    weights.set(one, own.set(other, (own.get(other) ?? 0) + weight));
  };
  for (const { from, to, weight } of lines) {
    add(from, to, weight);
    add(to, from, weight);
  }
  return weights;
}

/** The connected pieces, each with its own points. */
function piecesOf(weights: Weights): Weights[] {
  const left = new Set(weights.keys());
  const pieces: Weights[] = [];
  for (const start of weights.keys()) {
    if (!left.delete(start)) continue;
    const piece: Weights = new Map();
    const next = [start];
    for (let point = next.pop(); point !== undefined; point = next.pop()) {
      const own = weights.get(point) ?? new Map<string, number>();
      piece.set(point, new Map(own));
      for (const other of own.keys()) if (left.delete(other)) next.push(other);
    }
    pieces.push(piece);
  }
  return pieces;
}

/** Again and again the two points that hang together most are made one; the lightest point met last on the way is the cut. */
function leastCutOf(piece: Weights): number {
  let least = Number.POSITIVE_INFINITY;
  while (piece.size > 1) {
    const order: string[] = [];
    const pull = new Map([...piece.keys()].map((point) => [point, 0]));
    while (pull.size > 0) {
      const [point, weight] = [...pull].reduce((best, one) => (one[1] > best[1] ? one : best));
      pull.delete(point);
      order.push(point);
      if (pull.size === 0) least = Math.min(least, weight);
      for (const [other, more] of piece.get(point) ?? []) {
        if (pull.has(other)) pull.set(other, (pull.get(other) ?? 0) + more);
      }
    }
    const [last, before] = [order.at(-1), order.at(-2)];
    if (last === undefined || before === undefined) break;
    join(piece, before, last);
  }
  return least;
}

function join(piece: Weights, kept: string, gone: string): void {
  const own = piece.get(kept) ?? new Map<string, number>();
  for (const [other, weight] of piece.get(gone) ?? []) {
    const theirs = piece.get(other);
    theirs?.delete(gone);
    if (other === kept) continue;
    own.set(other, (own.get(other) ?? 0) + weight);
    theirs?.set(kept, (theirs.get(kept) ?? 0) + weight);
  }
  own.delete(gone);
  piece.delete(gone);
}
