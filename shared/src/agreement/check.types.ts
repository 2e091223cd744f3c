/** Quick checks of the room: a hand from 0 to 5, a temperature from −2 to +2, one word. */
export const CHECK_KINDS = ["fist", "temperature", "word"] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];
export type RatingKind = Exclude<CheckKind, "word">;

/** Lengths in UTF-16 code units. */
export const CHECK_LIMITS = { questionChars: 200, wordChars: 30, checksPerWorkshop: 300 } as const;
