import { isCrowd } from "@longtable/shared/participation/presence.rules";
import type { BoardFanOut } from "./boardFanOut.ts";
import { type PresencePolicy, SHOW_NOTHING } from "./boardPeople.ts";

interface PoliciesDeps {
  /** Reads who may be seen on a board just now; null when there is no such board. */
  read(
    boardId: string,
    isFull: (workshopId: string) => boolean,
  ): Promise<{ workshopId: string; policy: PresencePolicy } | null>;
  /** People of a workshop who are connected now. */
  countHere(workshopId: string): number;
  onError(error: unknown): void;
}

interface Followed {
  fanOut: Pick<BoardFanOut, "setPolicy">;
  /** Known once it has been read. */
  workshopId: string | null;
}

/** Keeps the boards in memory told of who may be seen on them, as activities, settings and the room's size change. */
export function createPresencePolicies({ read, countHere, onError }: PoliciesDeps) {
  const boards = new Map<string, Followed>();
  const crowds = new Set<string>();

  function look(workshopId: string): boolean {
    const isFull = isCrowd(countHere(workshopId), crowds.has(workshopId));
    if (isFull) crowds.add(workshopId);
    else crowds.delete(workshopId);
    return isFull;
  }

  async function set(boardId: string, followed: Followed): Promise<void> {
    const found = await read(boardId, look);
    if (!found || boards.get(boardId) !== followed) return;
    followed.workshopId = found.workshopId;
    followed.fanOut.setPolicy(found.policy);
  }

  async function refresh(workshopId: string): Promise<void> {
    for (const [boardId, followed] of [...boards]) {
      if (followed.workshopId === null || followed.workshopId === workshopId) await set(boardId, followed);
    }
  }

  return {
    /** A board is in memory from now on. */
    follow(boardId: string, fanOut: Followed["fanOut"]): void {
      const followed: Followed = { fanOut, workshopId: null };
      fanOut.setPolicy(SHOW_NOTHING);
      boards.set(boardId, followed);
      set(boardId, followed).catch(onError);
    },
    /** The board has left memory. */
    forget: (boardId: string) => void boards.delete(boardId),
    /** Something that decides about it has changed. */
    refresh: (workshopId: string) => void refresh(workshopId).catch(onError),
    /** Somebody came or went. */
    peopleMoved(workshopId: string): void {
      const was = crowds.has(workshopId);
      if (look(workshopId) !== was) void refresh(workshopId).catch(onError);
    },
  };
}
export type PresencePolicies = ReturnType<typeof createPresencePolicies>;
