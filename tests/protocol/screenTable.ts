import type { Row, Things } from "./commandTable.ts";

const ID = ["", "x".repeat(200), 5, null, {}];
const PLACE = { view: "board:1", key: "a:0", index: 0 };
const BOTH = ["facilitator", "observer"] as const;

/** Commands that drive the big screens; whoever stands at one may turn its pages. */
export const SCREEN: Readonly<Record<string, Row>> = {
  "screen.show": {
    good: ({ boardId }: Things) => ({ screen: "board", boardId }),
    bad: { screen: ["", "tally", 5, null, {}], boardId: ID, besideId: ID, roundId: ID },
    required: ["screen"],
    allows: ["facilitator"],
    mustExist: ["boardId"],
  },
  "screen.setView": {
    good: ({ boardId }: Things) => ({ boardId, view: { sort: "votes", colour: "group", only: { leastDots: 1 } } }),
    bad: {
      boardId: ID,
      view: [
        5,
        "votes",
        { sort: "author" },
        { colour: "person" },
        { only: { tagKeys: ["a word"] } },
        { only: { kinds: [] } },
        { only: { by: ["Ann"] } },
        { only: { leastDots: 0 } },
      ],
    },
    required: ["boardId", "view"],
    allows: ["facilitator"],
    mustExist: ["boardId"],
  },
  "screen.goTo": {
    good: () => PLACE,
    bad: { view: ["x".repeat(201), 5, null], key: ["x".repeat(201), 5, null], index: [-1, 1.5, 10_000, "1", null] },
    required: ["view", "key", "index"],
    allows: BOTH,
    mustExist: [],
  },
  "screen.turn": {
    good: () => ({ by: 1 }),
    bad: { by: [1.5, 101, -101, "1", null, {}] },
    required: ["by"],
    allows: BOTH,
    mustExist: [],
  },
  "screen.hold": {
    good: () => ({ isHeld: true, place: PLACE }),
    bad: { isHeld: ["yes", 1, null], place: [null, {}, { ...PLACE, index: -1 }, { ...PLACE, more: 1 }] },
    required: ["isHeld"],
    allows: BOTH,
    mustExist: [],
  },
  "screen.fit": {
    good: () => ({ isWhole: true }),
    bad: { isWhole: ["yes", 1, null] },
    required: ["isWhole"],
    allows: BOTH,
    mustExist: [],
  },
};
