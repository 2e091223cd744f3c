interface WithdrawalThings {
  noteId: string;
  participantId: string;
}

interface Row {
  good(things: WithdrawalThings): Record<string, unknown>;
  bad: Readonly<Record<string, readonly unknown[]>>;
  required: readonly string[];
  allows: readonly ("facilitator" | "participant" | "observer")[];
  mustExist: readonly string[];
}

const NOT_AN_ID = ["", "a b", "ä", "__proto__", "x".repeat(41), 5, true, {}, []];
const note = (id: unknown) => [{ kind: "note", id }];

/** Taking back for good, and how long a workshop is kept. */
export const WITHDRAWAL: Readonly<Record<string, Row>> = {
  "withdrawal.withdraw": {
    good: ({ noteId }) => ({ items: note(noteId) }),
    bad: {
      items: [[], {}, "note", 5, ["note"], [{ kind: "note" }], [{ id: "n1" }], [{ kind: "No te", id: "n1" }], null]
        .concat(NOT_AN_ID.map((id) => note(id)))
        .concat([Array.from({ length: 501 }, () => note("n1")[0])]),
    },
    required: ["items"],
    allows: ["facilitator", "participant"],
    mustExist: [],
  },
  "withdrawal.withdrawAll": {
    good: ({ participantId }) => ({ participantId, leave: false }),
    bad: { participantId: NOT_AN_ID, leave: ["yes", 1, null, {}] },
    required: [],
    allows: ["facilitator", "participant"],
    mustExist: ["participantId"],
  },
  "workshop.setRetention": {
    good: () => ({ days: 30 }),
    bad: { days: [0, -1, 1.5, 366, "30", null, {}, []] },
    required: ["days"],
    allows: ["facilitator"],
    mustExist: [],
  },
};
