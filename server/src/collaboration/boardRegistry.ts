import type { Sql, Storage } from "../storage/storage.ts";
import type { BoardMember } from "./boardFanOut.ts";
import { appendUpdate, DamagedBoardError, loadBoard, rememberErased } from "./boardJournal.ts";
import { type BoardRoom, createBoardRoom, type RoomOptions } from "./boardRoom.ts";

/** Boards as a transaction may reach them. A board must be opened before the transaction when it may be slow to load. */
export interface BoardUnit {
  room(boardId: string): Promise<BoardRoom>;
  /** As `room`; null for a board that cannot be read whole. */
  roomIfSound(boardId: string): Promise<BoardRoom | null>;
  /** Takes notes off a board for good; off one that cannot be read, as soon as it can be. */
  erase(boardId: string, workshopId: string, noteIds: readonly string[]): Promise<void>;
  /** Writes the first update of a board that is new, and leaves it out of memory until somebody comes to it. */
  seed(boardId: string, update: Uint8Array): Promise<void>;
}

interface RegistryDeps {
  storage: Storage;
  /** Called with how many documents are in memory, whenever that changes. */
  onCount?(count: number): void;
  /** Called with how many boards could not be read whole when they were last asked for, whenever that changes. */
  onDamaged?(count: number): void;
  /**
   * Called in the same transaction with each board whose content was changed; what it answers is done after the commit.
   */
  onEdited?(sql: Sql, boardId: string): Promise<(() => void) | null>;
  /** Called after the commit with each board that has changed. */
  onChanged?(room: BoardRoom): void;
  room?: RoomOptions;
  /** Called when a board is in memory, and when it has left it. */
  onOpen?(room: BoardRoom): void;
  onForgotten?(boardId: string): void;
  /** Runs `action` later; the answer cancels it. Passed in, so that tests choose when a room goes to disk. */
  later(action: () => void): () => void;
}

/**
 * The boards in memory: loaded once, however many ask at once; let go when nobody is on them any more.
 * All changes go through `transact`, which keeps memory and journal the same thing.
 */
export function createBoardRegistry(deps: RegistryDeps) {
  const { storage, onCount, onDamaged, onChanged, room: roomOptions, later } = deps;
  const rooms = new Map<string, Promise<BoardRoom>>();
  const loaded = new Map<string, BoardRoom>();
  const cancels = new Map<string, () => void>();
  /** Kept closed rather than shown blank; the others go on. */
  const damaged = new Set<string>();

  function open(boardId: string, sql: Sql = storage.sql): Promise<BoardRoom> {
    const known = rooms.get(boardId);
    if (known) return known;
    const loading = loadBoard(sql, boardId).then((journalled) => {
      const room = createBoardRoom(boardId, journalled, roomOptions);
      loaded.set(boardId, room);
      deps.onOpen?.(room);
      unloadLater(boardId);
      if (room.late.length > 0) eraseLate(room);
      if (damaged.delete(boardId)) onDamaged?.(damaged.size);
      return room;
    });
    rooms.set(boardId, loading);
    loading.catch(() => {
      forget(boardId);
      if (!damaged.has(boardId)) onDamaged?.(damaged.add(boardId).size);
    });
    onCount?.(rooms.size);
    return loading;
  }

  /** What was taken back while a board could not be read leaves its journal once it can be. */
  function eraseLate(room: BoardRoom): void {
    transact(async (sql, boards) => (await boards.room(room.boardId)).eraseLate(sql)).catch(() => quarantine(room));
  }

  function forget(boardId: string): void {
    rooms.delete(boardId);
    loaded.delete(boardId);
    cancels.get(boardId)?.();
    cancels.delete(boardId);
    deps.onForgotten?.(boardId);
    onCount?.(rooms.size);
  }

  /** Lets the room go later unless somebody is on it by then. */
  function unloadLater(boardId: string): void {
    cancels.get(boardId)?.();
    const cancel = later(async () => {
      cancels.delete(boardId);
      const room = await rooms.get(boardId);
      if (room && room.fanOut.size() === 0) {
        forget(boardId);
        room.doc.destroy();
      }
    });
    cancels.set(boardId, cancel);
  }

  /** Drops a room whose memory may hold what the disk does not; the next `open` reads it again. */
  function quarantine(room: BoardRoom): void {
    if (loaded.get(room.boardId) === room) forget(room.boardId);
    room.abandon();
  }

  /** One transaction's view of the boards: which it touched, and how far their journals were before. */
  function createUnit() {
    const before = new Map<BoardRoom, { seq: number; edits: number }>();
    async function touched(boardId: string, sql: Sql): Promise<BoardRoom> {
      const room = await open(boardId, sql);
      if (!before.has(room)) before.set(room, { seq: room.seq(), edits: room.edits() });
      return room;
    }
    return {
      view: (sql: Sql): BoardUnit => ({
        room: (boardId) => touched(boardId, sql),
        roomIfSound: (boardId) => touched(boardId, sql).catch(nullIfDamaged),
        async erase(boardId, workshopId, noteIds) {
          const room = await touched(boardId, sql).catch(nullIfDamaged);
          if (room) await room.erase(sql, workshopId, noteIds);
          else await rememberErased(sql, boardId, workshopId, noteIds);
        },
        seed: (boardId, update) => appendUpdate(sql, boardId, 1, update),
      }),
      changed: () => [...before].filter(([room, { seq }]) => room.seq() !== seq).map(([room]) => room),
      edited: () => [...before].filter(([room, { edits }]) => room.edits() !== edits).map(([room]) => room),
      touched: () => [...before.keys()],
    };
  }

  /**
   * Runs `work` in a storage transaction in which it may change boards; after the commit their members hear of it.
   * If a board was changed and the work or the commit then fails, that board is read again from disk.
   */
  async function transact<T>(work: (sql: Sql, boards: BoardUnit) => Promise<T>): Promise<T> {
    const unit = createUnit();
    let changed: BoardRoom[] = [];
    const after: (() => void)[] = [];
    let ownError: unknown = NONE;
    try {
      const result = await storage.transact(async (sql) => {
        try {
          const done = await work(sql, unit.view(sql));
          for (const { boardId } of unit.edited()) {
            const next = await deps.onEdited?.(sql, boardId);
            if (next) after.push(next);
          }
          return done;
        } catch (error) {
          // At once: the next work of the same commit must not write after what is being taken back.
          ownError = error;
          for (const room of unit.changed()) quarantine(room);
          throw error;
        } finally {
          changed = unit.changed();
        }
      });
      for (const room of changed) {
        room.settle();
        onChanged?.(room);
      }
      for (const next of after) next();
      return result;
    } catch (error) {
      // Not this work but the commit: even a board that was only read may have been read with what is lost now.
      if (error !== ownError) for (const room of unit.touched()) quarantine(room);
      throw error;
    } finally {
      for (const room of unit.touched()) if (loaded.get(room.boardId) === room) unloadLater(room.boardId);
    }
  }

  return {
    open,
    transact,

    /** Whether a board is in memory just now. */
    isOpen: (boardId: string): boolean => loaded.has(boardId),

    /** Makes someone a member of a board, who hears of its changes until `stop` is called. */
    async listen(boardId: string, member: BoardMember): Promise<{ room: BoardRoom; stop(): void }> {
      const room = await open(boardId);
      room.fanOut.add(member);
      return {
        room,
        stop() {
          room.fanOut.remove(member);
          unloadLater(boardId);
        },
      };
    },

    /** Forgets boards that are erased; whoever is on them is told to come back, and finds nothing. */
    async erase(boardIds: readonly string[]): Promise<void> {
      for (const boardId of boardIds) {
        if (damaged.delete(boardId)) onDamaged?.(damaged.size);
        const room = await rooms.get(boardId)?.catch(() => null);
        forget(boardId);
        room?.abandon();
      }
    },
  };
}

/** For `.catch`: null for a board that cannot be read whole; any other error goes on. */
export function nullIfDamaged(error: unknown): null {
  if (error instanceof DamagedBoardError) return null;
  throw error;
}

const NONE = Symbol("none");
export type BoardRegistry = ReturnType<typeof createBoardRegistry>;
