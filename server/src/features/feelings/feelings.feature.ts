import { createHash } from "node:crypto";
import {
  clearFeelings,
  closeFeelings,
  hideFeelingWord,
  openFeelings,
  rateStep,
  showFeelings,
} from "@longtable/shared/journey/feelings.commands";
import { countFeelings, distinctWords, isBlank, rateDenial } from "@longtable/shared/journey/feelings.rules";
import type { OwnFeeling } from "@longtable/shared/journey/feelings.schema";
import type { BoardId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { type BoardUse, boardAccess, may } from "@longtable/shared/participation/permissions";
import { accessAllows } from "@longtable/shared/participation/roles";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import {
  feelingAnswers,
  findRating,
  forgetAnswers,
  listRatings,
  putFeeling,
  putRating,
  removeFeeling,
  removeRating,
  type StoredRound,
} from "./feelings.store.ts";

export interface FeelingsDeps {
  requireRight(context: Pick<CommandContext, "seat">, action: "openAndCloseRounds"): void;
  boardUse(sql: Sql, boardId: string): Promise<(BoardUse & { workshopId: string }) | null>;
  /** Drives deleted answers out of the file's log of changes, once what runs is done. */
  scrubSoon(): void;
}

const SLICE = { slices: ["feelings"] } as const;

/** How the room found each step of a map (METHODS M29): rated in private, counted at close, shown by a host. */
export function registerFeelings(on: Register, { requireRight, boardUse, scrubSoon }: FeelingsDeps): void {
  /** The board as this seat may use it; another table's is as little there as another workshop's. */
  async function useOf({ sql, seat }: CommandContext, boardId: BoardId) {
    const use = await boardUse(sql, boardId);
    if (use?.workshopId !== seat.workshopId || boardAccess(seat, use) === "none") {
      throw new UserError("notFound", "board.notFound");
    }
    return use;
  }

  async function ratingFor(context: CommandContext, boardId: BoardId): Promise<StoredRound> {
    requireRight(context, "openAndCloseRounds");
    await useOf(context, boardId);
    const rating = await findRating(context.sql, context.seat.workshopId, boardId);
    if (!rating) throw new UserError("notFound", "feeling.notAsked");
    return rating;
  }

  on(openFeelings, async ({ boardId }, context) => {
    const { sql, seat } = context;
    requireRight(context, "openAndCloseRounds");
    await useOf(context, boardId);
    const { board } = await context.boards.room(boardId);
    if (!board.content().lanes.some(({ type }) => type === "emotion"))
      throw new UserError("conflict", "feeling.noLane");
    const rating = await findRating(sql, seat.workshopId, boardId);
    if (rating?.state === "open") return {};
    // Asked again beside the first counts, the difference could tell what one person said.
    if (rating) throw new UserError("conflict", "feeling.clearFirst");
    await putRating(sql, seat.workshopId, { boardId, state: "open", isShown: false, frozen: null });
    context.changed(SLICE);
    return {};
  });

  on(rateStep, async ({ boardId, stepId, value, words }, context) => {
    const { sql, seat } = context;
    const use = await useOf(context, boardId);
    // A board that is locked as a whole keeps its notes; how it felt is said beside it.
    const access = boardAccess(seat, { ...use, isLocked: false });
    const mayRate = may(seat.role, "rate") && seat.participantId !== null && accessAllows(access, "contribute");
    const denial = rateDenial({ mayRate }, await findRating(sql, seat.workshopId, boardId));
    if (denial) throw new UserError(denial === "cannotRate" ? "forbidden" : "conflict", `feeling.${denial}`);
    const { board } = await context.boards.room(boardId);
    if (!board.listSteps().some(({ id }) => id === stepId)) throw new UserError("notFound", "feeling.noSuchStep");
    const own: OwnFeeling = { stepId, value, words: distinctWords(words) };
    const whose = { boardId, participantId: seat.participantId ?? "" };
    if (isBlank(own)) await removeFeeling(sql, { ...own, ...whose });
    else await putFeeling(sql, seat.workshopId, { ...own, ...whose, id: newId() });
    context.changed({ seatSlices: [{ seatId: seat.id, slices: ["feelings"] }], counts: ["feelings"] });
    return {};
  });

  on(closeFeelings, async ({ boardId }, context) => {
    const rating = await ratingFor(context, boardId);
    if (rating.state === "closed") return {};
    await close(context.sql, context.seat.workshopId, rating);
    scrubSoon();
    context.changed(SLICE);
    return {};
  });

  on(showFeelings, async ({ boardId }, context) => {
    const rating = await ratingFor(context, boardId);
    if (rating.state === "open") throw new UserError("conflict", "feeling.closeFirst");
    if (rating.isShown) return {};
    await putRating(context.sql, context.seat.workshopId, { ...rating, isShown: true });
    context.changed(SLICE);
    return {};
  });

  on(hideFeelingWord, async ({ boardId, wordId, hidden }, context) => {
    const { frozen, ...rating } = await ratingFor(context, boardId);
    if (!frozen?.steps.some(({ words }) => words.some(({ id }) => id === wordId))) {
      throw new UserError("notFound", "feeling.noSuchWord");
    }
    const steps = frozen.steps.map((step) => ({
      ...step,
      words: step.words.map((word) => (word.id === wordId ? { ...word, hidden } : word)),
    }));
    await putRating(context.sql, context.seat.workshopId, { ...rating, frozen: { ...frozen, steps } });
    context.changed(SLICE);
    return {};
  });

  on(clearFeelings, async ({ boardId }, context) => {
    await ratingFor(context, boardId);
    await removeRating(context.sql, boardId);
    scrubSoon();
    context.changed(SLICE);
    return {};
  });
}

async function close(sql: Sql, workshopId: string, rating: StoredRound): Promise<void> {
  const answers = (await feelingAnswers(sql, workshopId)).get(rating.boardId) ?? new Map<string, OwnFeeling[]>();
  const given = [...answers.values()];
  const steps = countFeelings(given.flat(), rankIn(rating.boardId));
  const people = given.filter((own) => own.some(({ value }) => value !== null)).length;
  await putRating(sql, workshopId, { ...rating, state: "closed", frozen: { people, steps } });
  await forgetAnswers(sql, rating.boardId);
}

/** Keys to sort words by within one rating: unlike any order people came in. */
function rankIn(boardId: string): (text: string) => string {
  return (text) => createHash("sha256").update(`${boardId}\n${text}`).digest("hex");
}

/** For a workshop that ends: counts every rating that is open, so that none stays beside a person. */
export async function closeAllFeelings(sql: Sql, workshopId: string): Promise<void> {
  const open = (await listRatings(sql, workshopId)).filter(({ state }) => state === "open");
  for (const rating of open) await close(sql, workshopId, rating);
}
