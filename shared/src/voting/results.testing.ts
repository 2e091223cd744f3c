import type { NoteId } from "../kernel/ids.ts";
import type { GroupedBallot } from "./groupResults.rules.ts";
import type { Allocation } from "./voting.schema.ts";

/** A round with made-up ballots, for property tests. */
export interface MadeRound {
  candidates: { noteId: NoteId; text: string }[];
  ballots: GroupedBallot[];
  dots: number;
  maxPerItem: number;
}

/** Chance from a seed (mulberry32): the same seed makes the same round. */
export function chanceFrom(seed: number): (least: number, most: number) => number {
  let state = seed | 0;
  return (least, most) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return least + Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * (most - least + 1));
  };
}

const GROUPS = ["a", "b", "c", "d", "e", null];

/** One to six groups, often small; often a group of one mind, so that cells of nought and of everybody are common. */
export function makeRound(seed: number): MadeRound {
  const int = chanceFrom(seed);
  const candidates = Array.from({ length: int(1, 8) }, (_, item) => ({
    noteId: `n${item}` as NoteId,
    text: `${item}`,
  }));
  const dots = int(1, 5);
  const maxPerItem = int(1, dots);
  const groups = GROUPS.slice(0, int(1, GROUPS.length)).map((id) => ({
    id,
    size: int(0, 1) === 0 ? int(0, 4) : int(1, 12),
    favourite: int(0, 2) === 0 ? int(0, candidates.length - 1) : null,
  }));
  const ballots = groups.flatMap(({ id, size, favourite }) =>
    Array.from({ length: size }, () => ({ groupId: id, dots: makeBallot(favourite) })),
  );
  return { candidates, ballots, dots, maxPerItem };

  function makeBallot(favourite: number | null): Allocation {
    const spent: Record<string, number> = {};
    for (let left = int(1, dots); left > 0; left -= 1) {
      const note = `n${favourite !== null && int(0, 9) < 8 ? favourite : int(0, candidates.length - 1)}`;
      if ((spent[note] ?? 0) < maxPerItem) spent[note] = (spent[note] ?? 0) + 1;
    }
    return spent as Allocation;
  }
}
