/** How long a suggestion about each may be, in letters; apart from the schemas, so that a phone carries no more than this. */
export const PURPOSE_TEXT = { question: 300, agreement: 200 } as const;
