import type { BoardRegistry, BoardUnit } from "./collaboration/boardRegistry.ts";
import { FEELING_KIND } from "./features/feelings/feelings.kind.ts";
import { workshopsAfter } from "./features/followThrough/followThrough.store.ts";
import { participantById } from "./features/participation/participation.store.ts";
import { PIN_ANSWER_KIND, PIN_KIND } from "./features/pins/pins.kind.ts";
import { eraseCarried, SCENARIO_KIND } from "./features/scenarios/scenarios.kind.ts";
import { removeScenariosOfStory } from "./features/scenarios/scenarios.store.ts";
import { findStory, listStories, type StoredStory } from "./features/story/story.store.ts";
import { type OnTakenBack, takeBack } from "./features/story/takeBack.ts";
import { setBallotsAside } from "./features/voting/aside.store.ts";
import { ANSWER_KINDS } from "./features/withdrawal/answers.kinds.ts";
import type { ContributionKind, ContributionRef, ErasureContext, Owner } from "./features/withdrawal/contributions.ts";
import { IMAGE_KIND, imageRef } from "./features/withdrawal/images.kind.ts";
import { createKeepingSweep } from "./features/withdrawal/keepingSweep.ts";
import { NAMELESS_KINDS } from "./features/withdrawal/nameless.kinds.ts";
import { eraseCopiesElsewhere } from "./features/withdrawal/noteErasure.ts";
import { createNoteKind } from "./features/withdrawal/notes.kind.ts";
import { createRetention, readKept } from "./features/withdrawal/retention.feature.ts";
import { createWithdrawal, type Withdrawal } from "./features/withdrawal/withdrawal.feature.ts";
import { requireRight } from "./features/workshop/workshop.feature.ts";
import { workshopById } from "./features/workshop/workshop.store.ts";
import type { Clock } from "./kernel/clock.ts";
import type { Publish } from "./kernel/publish.ts";
import type { Logger } from "./observability/log.ts";
import type { ErasedParts } from "./storage/erasedList.ts";
import type { Sql, Storage } from "./storage/storage.ts";
import type { Register } from "./transport/commandRouter.ts";

export const pinRef = (id: string): ContributionRef => ({ kind: "pin", id, within: "" });
const storyRef = (id: string): ContributionRef => ({ kind: "story", id, within: "" });

/** Stories: their own feature takes them back, and leaves what says that there was one. */
const storyKind = (listErased: Withdrawal["listErased"]): ContributionKind => ({
  kind: "story",
  async list(sql, owner) {
    return (await storiesOf(sql, owner)).map(({ id, title, text, reference, consent }) => ({
      kind: "story",
      id,
      text: text || reference,
      about: title,
      seen: consent.scope === null ? ("private" as const) : ("shown" as const),
    }));
  },
  async refs(sql, owner, id) {
    const own = (await storiesOf(sql, owner)).filter((story) => id === undefined || story.id === id);
    return own.map((story) => storyRef(story.id));
  },
  async find(sql, workshopId, id) {
    const story = await findStory(sql, workshopId, id);
    return story && story.consent.withdrawnAt === null ? [storyRef(id)] : [];
  },
  async erase(context, refs) {
    let count = 0;
    for (const { id } of refs) {
      const story = await findStory(context.sql, context.workshopId, id);
      if (!story || story.consent.withdrawnAt !== null) continue;
      const onTakenBack: OnTakenBack = async (sql, place, goneId) => {
        // The traces that copies leave in other workshops may be folded away; the list beside the database keeps them.
        if (goneId !== id) await listErased(sql, place, [storyRef(goneId)], context.now);
        await erasePlotted(sql, place, goneId);
      };
      await takeBack({ ...context, onTakenBack }, context.workshopId, story);
      count += 1;
    }
    return count;
  },
});

/** People who were plotted from a story, or from a copy of it, go with it. */
async function erasePlotted(sql: Sql, workshopId: string, storyId: string): Promise<void> {
  await removeScenariosOfStory(sql, workshopId, storyId);
}

async function storiesOf(sql: Sql, { workshopId, seatId, participantId }: Owner): Promise<StoredStory[]> {
  const isOwn = (story: StoredStory) =>
    participantId === null ? story.seatId === seatId : story.participantId === participantId;
  return (await listStories(sql, workshopId)).filter((story) => story.consent.withdrawnAt === null && isOwn(story));
}

interface KeepingDeps {
  storage: Storage;
  registry: BoardRegistry;
  clock: Clock;
  publish: Publish;
  /** Remembers outside the database what was taken back. */
  noteParts(parts: ErasedParts): void;
  /** Takes off that list again what nothing came of. */
  strikeParts(id: string): void;
  scrubSoon(): void;
  /** Files being made of a workshop are thrown away. */
  dropFiles(workshopId: string): void;
  /** Erases a workshop whose time is over. */
  erase(workshopId: string): Promise<void>;
  /** Lets go of pictures that nobody can put back any more. */
  letGo(): Promise<void>;
  later(action: () => void): () => void;
  log: Logger;
}

/** Erases what other workshops have of a workshop's notes, and of stories that came from it; answers how to tell them. */
export const erasingCopies =
  ({ clock, publish, dropFiles }: Pick<KeepingDeps, "clock" | "publish" | "dropFiles">) =>
  async (sql: Sql, boards: BoardUnit, workshopId: string): Promise<() => void> => {
    const changes: Parameters<Publish>[] = [];
    const changed: ErasureContext["changed"] = ({ slices = [], seats = [] }, id = workshopId) => {
      changes.push([id, { slices, seatSlices: seats.map((seatId) => ({ seatId, slices: ["me"] })) }]);
    };
    await eraseCopiesElsewhere({ sql, boards, workshopId, now: clock.now(), changed });
    for (const place of await eraseCarried(sql, workshopId)) changed({ slices: ["scenarios"] }, place);
    for (const next of await workshopsAfter(sql, workshopId)) changed({ slices: ["followThrough"] }, next);
    return () => {
      for (const [id, change] of changes) {
        dropFiles(id);
        publish(id, change);
      }
    };
  };

/** Joins what ends: what people take back, and workshops whose time is over. */
export function composeKeeping(register: Register, deps: KeepingDeps) {
  const { storage, registry, clock, publish, log } = deps;
  const withdrawal: Withdrawal = createWithdrawal({
    kinds: [
      createNoteKind({ openBoard: (boardId) => registry.open(boardId) }),
      ...ANSWER_KINDS,
      IMAGE_KIND,
      ...NAMELESS_KINDS,
      storyKind((...erased) => withdrawal.listErased(...erased)),
      FEELING_KIND,
      PIN_KIND,
      PIN_ANSWER_KIND,
      SCENARIO_KIND,
    ],
    storage,
    registry,
    requireRight,
    setBallotsAside: ({ sql, seat, now }, participantId) =>
      setBallotsAside(sql, seat.workshopId, participantId, { isAside: true, now }),
    noteErased: deps.noteParts,
    strikeErased: deps.strikeParts,
    onError: (error, id) => log.error({ err: error, withdrawal: id }, "a withdrawal was not carried out again"),
    scrubSoon: deps.scrubSoon,
    dropFiles: deps.dropFiles,
  });
  const retention = createRetention({ storage, clock, publish, requireRight });
  withdrawal.register(register);
  retention.register(register);
  return {
    eraseAgain: withdrawal.eraseAgain,
    /** For what its writer took away by another door: it stays away, also after an older copy of the file was put back. */
    listErased: withdrawal.listErased,
    /** The same for a picture that was deleted by itself. */
    imageErased: (sql: Sql, workshopId: string, imageId: string) =>
      withdrawal.listErased(sql, workshopId, [imageRef(imageId)], clock.now()),
    /** A story was taken back where stories are: it is on the list too, for older copies of the file. */
    async storyErased(sql: Sql, workshopId: string, storyId: string) {
      await withdrawal.listErased(sql, workshopId, [storyRef(storyId)], clock.now());
      await erasePlotted(sql, workshopId, storyId);
    },
    sweep: createKeepingSweep({
      storage,
      clock,
      later: deps.later,
      erase: deps.erase,
      letGo: deps.letGo,
      onDoubt: (workshops, now) =>
        log.error(
          { workshops, clock: new Date(now).toISOString() },
          "the clock is more than a week ahead of when it was last believed: set it right if it is wrong; if it is right, workshops whose time is over are deleted after a day of running evenly",
        ),
      onPurged: (workshops) => log.info({ workshops }, "deleted workshops whose time was over"),
      onError: (error) => log.error({ err: error }, "what is not kept any more not deleted"),
    }),
    /** What one seat gave, and the organiser's word on how long it is kept. */
    routes: {
      list: withdrawal.contributions,
      kept: readKept,
      setKept: retention.setFor,
      workshopById,
      personOf: participantById,
    },
  };
}
