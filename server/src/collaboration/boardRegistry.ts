import type { Sql, Storage } from "../storage/storage.ts";
import { loadBoard } from "./boardJournal.ts";
import { type BoardListener, type BoardRoom, createBoardRoom } from "./boardRoom.ts";

/** Boards as a transaction may reach them. A board must be opened before the transaction when it may be slow to load. */
export interface BoardUnit {
  room(boardId: string): Promise<BoardRoom>;
}

interface RegistryDeps {
  storage: Storage;
  /** Called with how many documents are in memory, whenever that changes. */
  onCount?(count: number): void;
  /** Runs `action` later; the answer cancels it. Passed in, so that tests choose when a room goes to disk. */
  later(action: () => void): () => void;
}

/**
 * The boards in memory: loaded once, however many ask at once; let go when nobody listens any more.
 * All changes go through `transact`, which keeps memory and journal the same thing.
 */
export function createBoardRegistry({ storage, onCount, later }: RegistryDeps) {
  const rooms = new Map<string, Promise<BoardRoom>>();
  const cancels = new Map<string, () => void>();

  function open(boardId: string): Promise<BoardRoom> {
    const known = rooms.get(boardId);
    if (known) return known;
    const loading = loadBoard(storage.sql, boardId).then((journalled) => createBoardRoom(boardId, journalled));
    rooms.set(boardId, loading);
    loading.then(
      () => unloadLater(boardId),
      () => forget(boardId),
    );
    onCount?.(rooms.size);
    return loading;
  }

  function forget(boardId: string): void {
    rooms.delete(boardId);
    cancels.get(boardId)?.();
    cancels.delete(boardId);
    onCount?.(rooms.size);
  }

  /** Lets the room go later unless somebody listens by then. */
  function unloadLater(boardId: string): void {
    cancels.get(boardId)?.();
    const cancel = later(async () => {
      const room = await rooms.get(boardId);
      if (room && room.listeners.size === 0) {
        forget(boardId);
        room.doc.destroy();
      }
    });
    cancels.set(boardId, cancel);
  }

  /** Drops a room whose memory may hold what the disk does not; the next `open` reads it again. */
  async function quarantine(boardId: string): Promise<void> {
    const room = await rooms.get(boardId)?.catch(() => null);
    forget(boardId);
    room?.abandon();
  }

  /** One transaction's view of the boards: which it touched, and how far their journals were before. */
  function createUnit() {
    const before = new Map<BoardRoom, number>();
    return {
      async room(boardId: string): Promise<BoardRoom> {
        const room = await open(boardId);
        if (!before.has(room)) before.set(room, room.seq());
        return room;
      },
      changed: () => [...before].filter(([room, seq]) => room.seq() !== seq).map(([room]) => room),
      touched: () => [...before.keys()],
    };
  }

  /**
   * Runs `work` in a storage transaction in which it may change boards; after the commit their listeners hear of it.
   * If a board was changed and the work or the commit then fails, that board is read again from disk.
   */
  async function transact<T>(work: (sql: Sql, boards: BoardUnit) => Promise<T>): Promise<T> {
    const unit = createUnit();
    let changed: BoardRoom[] = [];
    try {
      const result = await storage.transact(async (sql) => {
        try {
          return await work(sql, unit);
        } finally {
          changed = unit.changed();
        }
      });
      for (const room of changed) room.settle();
      return result;
    } catch (error) {
      for (const room of changed) await quarantine(room.boardId);
      throw error;
    } finally {
      for (const room of unit.touched()) unloadLater(room.boardId);
    }
  }

  return {
    open,
    transact,

    /** Listens to a board until the answer is called. */
    async listen(boardId: string, listener: BoardListener): Promise<{ room: BoardRoom; stop(): void }> {
      const room = await open(boardId);
      room.listeners.add(listener);
      return {
        room,
        stop() {
          room.listeners.delete(listener);
          unloadLater(boardId);
        },
      };
    },

    /** Forgets boards that are erased; whoever listens is told to come back, and finds nothing. */
    async erase(boardIds: readonly string[]): Promise<void> {
      for (const boardId of boardIds) await quarantine(boardId);
    },
  };
}
export type BoardRegistry = ReturnType<typeof createBoardRegistry>;
