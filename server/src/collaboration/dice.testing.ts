/** A linear congruence: any numbers will do, so long as they are the same each time. */
export function createDice(seed: number) {
  let state = seed;
  const roll = (sides: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % sides;
  };
  return { roll, pick: <T>(list: readonly T[]): T => list[roll(list.length)] as T };
}
export type Dice = ReturnType<typeof createDice>;
