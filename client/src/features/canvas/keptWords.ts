import { createStore } from "../../session/store.ts";

/** Words that could not be put on a board any more, oldest first, until the person puts them away. */
export const keptWords = createStore<readonly string[]>([]);

/** Keeps words to be copied. */
export function keepWords(words: string): void {
  keptWords.set([...keptWords.get(), words]);
}
