import { type BoardClient, openBoardClient } from "./boardClient.ts";
import type { Store } from "./session.types.ts";
import { createStore } from "./store.ts";

/** Edits that the server refused, with the words in them that are on nobody's board now. */
export interface Refusal {
  id: number;
  boardId: string;
  words: readonly string[];
}

type Open = (boardId: string, token: string, onRefused: (words: readonly string[]) => void) => BoardClient;

/**
 * Holds the boards of a page. One that nobody looks at any more is kept until its edits are on the server's disk, and
 * whoever comes back to it meanwhile gets the same one.
 */
export function createBoardHolder(open: Open) {
  const held = new Map<string, { board: BoardClient; lookers: number; stop(): void }>();
  const all = createStore<readonly BoardClient[]>([]);
  const refused = createStore<readonly Refusal[]>([]);
  let count = 0;
  const tell = () => all.set([...held.values()].map(({ board }) => board));

  const start = (key: string, boardId: string, token: string) => {
    const board = open(boardId, token, (words) => {
      count += 1;
      refused.set([...refused.get(), { id: count, boardId, words }]);
    });
    const entry = { board, lookers: 0, stop: board.unsaved.subscribe(() => closeIfDone(key)) };
    held.set(key, entry);
    tell();
    return entry;
  };
  const closeIfDone = (key: string) => {
    const entry = held.get(key);
    if (!entry || entry.lookers > 0 || entry.board.unsaved.get()) return;
    held.delete(key);
    entry.stop();
    entry.board.close();
    tell();
  };

  return {
    /** Every board that is looked at or not saved yet. */
    all: all as Store<readonly BoardClient[]>,
    refused: refused as Store<readonly Refusal[]>,
    /** Opens a board, or joins whoever looks at it; `leave` lets go of it. */
    take(boardId: string, token: string): { board: BoardClient; leave(): void } {
      const key = `${boardId} ${token}`;
      const entry = held.get(key) ?? start(key, boardId, token);
      entry.lookers += 1;
      return {
        board: entry.board,
        leave() {
          entry.lookers -= 1;
          closeIfDone(key);
        },
      };
    },
    putAway: (id: number) => refused.set(refused.get().filter((refusal) => refusal.id !== id)),
  };
}

/** The boards of this page. */
export const boardHolder = createBoardHolder(openBoardClient);
