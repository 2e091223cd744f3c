import { locksFor, placeLock } from "@longtable/shared/board/board.locks";
import { heldNotes } from "@longtable/shared/board/heldNotes";
import type { BoardSource, WorkshopSource } from "@longtable/shared/export/exportModel";
import { boardAccess } from "@longtable/shared/participation/permissions";
import type { Backed } from "@longtable/shared/story/evidence.rules";
import { reaches } from "@longtable/shared/story/scope.rules";
import { DEFAULT_BOARD_SCOPE } from "@longtable/shared/story/story.types";
import type { BoardRegistry } from "./collaboration/boardRegistry.ts";
import { findNote } from "./features/board/board.store.ts";
import { ownImage } from "./features/images/images.store.ts";
import { listPeople } from "./features/participation/participation.store.ts";
import { createSlipCodes, createSlips } from "./features/story/slips.ts";
import { createStoryStart } from "./features/story/start.ts";
import { registerStories } from "./features/story/story.feature.ts";
import { boardScopes, carryNoteLinks } from "./features/story/story.store.ts";
import { backedBy, readBacked, readEvidence, readStories, storiesFor } from "./features/story/story.view.ts";
import { registerStoryLinks } from "./features/story/storyLinks.ts";
import type { OnTakenBack } from "./features/story/takeBack.ts";
import { noteCopies } from "./features/tables/copies.store.ts";
import { sha256 } from "./features/voting/voteLog.store.ts";
import { requireRight } from "./features/workshop/workshop.feature.ts";
import { boardUse, workshopById } from "./features/workshop/workshop.store.ts";
import type { Clock } from "./kernel/clock.ts";
import type { Publish } from "./kernel/publish.ts";
import type { Seat } from "./kernel/seat.ts";
import { hashRejoinWord } from "./kernel/secrets.ts";
import type { Sql, Storage } from "./storage/storage.ts";
import type { Register } from "./transport/commandRouter.ts";

interface StoryParts {
  storage: Pick<Storage, "sql">;
  registry: Pick<BoardRegistry, "transact">;
  clock: Clock;
  secret: string;
  publish: Publish;
  scrubSoon(): void;
  dropFiles(workshopId: string): void;
  /** Remembers outside the database that a story is erased. */
  onTakenBack: OnTakenBack;
}

/** What goes along where notes are copied from one board to another, so that no copy goes further than its first (METHODS I5). */
export const evidenceAlong = {
  /** What stands behind a note stands behind its copy too; answers whether anything does. */
  carryEvidence: carryNoteLinks,
  /** Whether what stands on one board may go to more people than what stands on the other. */
  async reachesFurther(sql: Sql, workshopId: string, { boardId, than }: { boardId: string; than: string }) {
    const scopes = await boardScopes(sql, workshopId);
    const scopeOf = (id: string) => scopes.get(id) ?? DEFAULT_BOARD_SCOPE;
    return !reaches(scopeOf(than), scopeOf(boardId));
  },
};

/** Joins what stories need of the other features. */
export function composeStories(register: Register, parts: StoryParts) {
  const { storage, registry, clock, secret, publish, scrubSoon, dropFiles, onTakenBack } = parts;
  const codes = slipCodes(secret);
  const slips = createSlips({
    sql: storage.sql,
    transact: registry.transact,
    clock,
    publish,
    codes,
    workshopTitle: async (sql, id) => (await workshopById(sql, id))?.title ?? null,
    scrubSoon,
    onTakenBack,
  });
  registerStories(register, {
    requireRight,
    boardUse,
    personExists: async (sql, workshopId, id) =>
      (await listPeople(sql, workshopId)).some(({ participantId }) => participantId === id),
    slip: codes,
    ownImage,
    scrubSoon,
    dropFiles,
    onTakenBack,
  });
  registerStoryLinks(register, {
    isOwnNote: async ({ sql, seat }, boardId, noteId) =>
      (await findNote(sql, seat.workshopId, noteId, boardId))?.seatId === seat.id,
    async isNoteLocked({ sql, seat, boards }, boardId, noteId) {
      const locks = locksFor(seat.role, (await boardUse(sql, boardId))?.lockedParts ?? []);
      if (locks.length === 0) return false;
      const { board } = await boards.room(boardId);
      const isLocked = placeLock(locks, { stageOf: (stepId) => board.stageOf(stepId) });
      return heldNotes(board.listNotes(), isLocked)(noteId);
    },
    dropFiles,
    async mayRead({ sql, seat }, boardId) {
      const use = await boardUse(sql, boardId);
      return use?.workshopId === seat.workshopId && boardAccess(seat, use) !== "none";
    },
  });
  return {
    /** For the doors. */
    reading: {
      storiesFor: (seat: Seat) => storiesFor(storage.sql, seat),
      slipOf: slips.slipOf,
      look: slips.look,
      withdraw: slips.withdraw,
    },
  };
}

const slipCodes = (secret: string) => createSlipCodes((what, words) => hashRejoinWord(secret, what, words));

/** For workshops that are made with stories in them. */
export const storyStart = (secret: string) => createStoryStart(slipCodes(secret));

/** For the state. */
export const storySlices = {
  readStories,
  readBacked: (sql: Sql, workshopId: string) => readBacked(sql, workshopId, noteCopies),
};

/** For files to take home: what people agreed to. */
export const evidenceReading = {
  sha256,
  /** All evidence of a workshop, and of each board what decides how far its notes may go. */
  async readConsent(sql: Sql, workshopId: string): Promise<WorkshopConsent> {
    const evidence = await readEvidence(sql, workshopId, noteCopies);
    const scopes = await boardScopes(sql, workshopId);
    const backed = backedBy(evidence);
    return {
      evidence,
      backed,
      ofBoard(boardId) {
        const scope = scopes.get(boardId);
        return {
          ...(scope && { scope }),
          evidence: evidence.filter(({ links }) => links.some((link) => link.boardId === boardId)),
          backed,
        };
      },
    };
  },
};

/** What exports ask of consent. */
export interface WorkshopConsent extends Pick<Required<WorkshopSource>, "evidence"> {
  backed: Backed;
  ofBoard(boardId: string): Pick<BoardSource, "scope" | "absent" | "evidence" | "backed">;
}
