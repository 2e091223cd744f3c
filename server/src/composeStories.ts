import { boardAccess } from "@longtable/shared/participation/permissions";
import type { BoardRegistry } from "./collaboration/boardRegistry.ts";
import { listPeople } from "./features/participation/participation.store.ts";
import { createSlips } from "./features/story/slips.ts";
import { registerStories } from "./features/story/story.feature.ts";
import { boardScopes } from "./features/story/story.store.ts";
import { readBacked, readEvidence, readStories, storiesFor } from "./features/story/story.view.ts";
import { registerStoryLinks } from "./features/story/storyLinks.ts";
import { noteCopies } from "./features/tables/copies.store.ts";
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
}

/** Joins what stories need of the other features. */
export function composeStories(register: Register, parts: StoryParts) {
  const { storage, registry, clock, secret, publish, scrubSoon } = parts;
  const slips = createSlips({
    sql: storage.sql,
    transact: registry.transact,
    clock,
    publish,
    bytesFor: (words) => Buffer.from(hashRejoinWord(secret, "slips", words), "hex"),
    hash: (code) => hashRejoinWord(secret, "slip", code),
    workshopTitle: async (sql, id) => (await workshopById(sql, id))?.title ?? null,
    scrubSoon,
  });
  registerStories(register, {
    requireRight,
    boardUse,
    personExists: async (sql, workshopId, id) =>
      (await listPeople(sql, workshopId)).some(({ participantId }) => participantId === id),
    slip: slips,
    scrubSoon,
  });
  registerStoryLinks(register, {
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
    /** For files to take home and for the sample. */
    slips,
  };
}

/** For the state. */
export const storySlices = {
  readStories,
  readBacked: (sql: Sql, workshopId: string) => readBacked(sql, workshopId, noteCopies),
};

/** For files to take home: all evidence, and how far each board's notes may go. */
export const evidenceReading = {
  readEvidence: (sql: Sql, workshopId: string) => readEvidence(sql, workshopId, noteCopies),
  boardScopes,
};
