/** What somebody can say to a proposal (METHODS M10); `abstain` is standing aside. */
export const POSITIONS = ["agree", "reservation", "block", "abstain"] as const;
export type Position = (typeof POSITIONS)[number];

/** How the asking can end. */
export const OUTCOMES = ["consensus", "vote", "notAgreed", "parked"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Lengths in UTF-16 code units. */
export const AGREEMENT_LIMITS = { reasonChars: 280, proposalsPerWorkshop: 200, wordingsPerProposal: 30 } as const;
