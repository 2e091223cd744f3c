export const PIN_KINDS = ["question", "concern", "gap"] as const;
export type PinKind = (typeof PIN_KINDS)[number];

export const PIN_STATES = ["open", "answered", "parked"] as const;
export type PinState = (typeof PIN_STATES)[number];

export const PIN_LIMITS = { textChars: 300, answerChars: 500, pinsPerBoard: 300 } as const;
