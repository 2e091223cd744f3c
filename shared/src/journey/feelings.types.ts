/** Every value a step can be given, very hard first. */
export const FEELING_VALUES = [-2, -1, 0, 1, 2] as const;

/** Lengths in UTF-16 code units. */
export const FEELING_LIMITS = { wordChars: 30, wordsPerStep: 3 } as const;
