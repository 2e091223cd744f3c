import type { VotedOn } from "../decision/grounds.rules.ts";
import type { Scope } from "../story/story.types.ts";
import type { WorkshopSource } from "./exportModel.ts";

/** A board that cannot be read: a file names it, and the ids of its notes still hold back their copies elsewhere. */
export interface UnreadBoard {
  board: { id: string; title: string };
  content: { notes: readonly { id: string }[] };
  /** Votes on it: what was decided by one rests on its notes. */
  rounds?: readonly VotedOn[];
  scope?: Scope | undefined;
}

/**
 * A workshop without what cannot be told of boards that cannot be read, so that the file of the others is whole in itself:
 * activities do not name them, and published votes are left out where one of them was about their notes.
 */
export function withoutUnread(source: WorkshopSource, unread: readonly UnreadBoard[]): WorkshopSource {
  if (unread.length === 0) return source;
  const ids = new Set<string>(unread.map(({ board }) => board.id));
  const { votes, ...rest } = source;
  return {
    ...rest,
    unread,
    activities: source.activities.map((activity) => ({
      ...activity,
      boards: activity.boards.filter(({ id }) => !ids.has(id)),
    })),
    ...(votes && !votes.rounds.some(({ boardId }) => ids.has(boardId)) && { votes }),
  };
}
