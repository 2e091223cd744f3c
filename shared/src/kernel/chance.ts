/** Chance as it is passed in: a whole number from 0 to below `below`, each as likely; the caller owns the randomness. */
export type Chance = (below: number) => number;

/** The same items in an order that says nothing of the one they came in, each order as likely. */
export function shuffled<T>(items: readonly T[], chance: Chance): T[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = chance(last + 1);
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}
