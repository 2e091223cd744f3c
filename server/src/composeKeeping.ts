import type { BoardRegistry } from "./collaboration/boardRegistry.ts";
import { participantById } from "./features/participation/participation.store.ts";
import { setBallotsAside } from "./features/voting/aside.store.ts";
import { ANSWER_KINDS, IMAGE_KIND } from "./features/withdrawal/answers.kinds.ts";
import type { ContributionKind } from "./features/withdrawal/contributions.ts";
import { createKeepingSweep } from "./features/withdrawal/keepingSweep.ts";
import { createNoteKind } from "./features/withdrawal/notes.kind.ts";
import { createRetention, readKept } from "./features/withdrawal/retention.feature.ts";
import { createWithdrawal } from "./features/withdrawal/withdrawal.feature.ts";
import { requireRight } from "./features/workshop/workshop.feature.ts";
import { workshopById } from "./features/workshop/workshop.store.ts";
import type { Clock } from "./kernel/clock.ts";
import type { Publish } from "./kernel/publish.ts";
import type { Logger } from "./observability/log.ts";
import type { ErasedParts } from "./storage/erasedList.ts";
import type { Storage } from "./storage/storage.ts";
import type { Register } from "./transport/commandRouter.ts";

interface KeepingDeps {
  storage: Storage;
  registry: BoardRegistry;
  clock: Clock;
  publish: Publish;
  /** What people give beside notes and answers. */
  moreKinds: readonly ContributionKind[];
  /** Remembers outside the database what was taken back. */
  noteParts(parts: ErasedParts): void;
  scrubSoon(): void;
  /** Files being made of a workshop are thrown away. */
  dropFiles(workshopId: string): void;
  /** Erases a workshop whose time is over. */
  erase(workshopId: string): Promise<void>;
  later(action: () => void): () => void;
  log: Logger;
}

/** Joins what ends: what people take back, and workshops whose time is over. */
export function composeKeeping(register: Register, deps: KeepingDeps) {
  const { storage, registry, clock, publish, log } = deps;
  const withdrawal = createWithdrawal({
    kinds: [
      createNoteKind({ openBoard: (boardId) => registry.open(boardId) }),
      ...ANSWER_KINDS,
      IMAGE_KIND,
      ...deps.moreKinds,
    ],
    registry,
    requireRight,
    setBallotsAside: ({ sql, seat, now }, participantId) =>
      setBallotsAside(sql, seat.workshopId, participantId, { isAside: true, now }),
    noteErased: deps.noteParts,
    scrubSoon: deps.scrubSoon,
    dropFiles: deps.dropFiles,
  });
  const retention = createRetention({ storage, clock, publish, requireRight });
  withdrawal.register(register);
  retention.register(register);
  return {
    eraseAgain: withdrawal.eraseAgain,
    sweep: createKeepingSweep({
      storage,
      clock,
      later: deps.later,
      erase: deps.erase,
      onPurged: (workshops) => log.info({ workshops }, "deleted workshops whose time was over"),
      onError: (error) => log.error({ err: error }, "what is not kept any more not deleted"),
    }),
    /** What one seat gave, and the organiser's word on how long it is kept. */
    routes: {
      list: withdrawal.list,
      kept: readKept,
      setKept: retention.setFor,
      workshopById,
      personOf: participantById,
    },
  };
}
