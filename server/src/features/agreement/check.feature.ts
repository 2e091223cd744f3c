import { answerCheck, closeCheck, hideWord, openCheck, revealCheck } from "@longtable/shared/agreement/check.commands";
import { checkDenial } from "@longtable/shared/agreement/check.rules";
import { CHECK_LIMITS } from "@longtable/shared/agreement/check.types";
import type { CheckId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { may } from "@longtable/shared/participation/permissions";
import { newId } from "../../kernel/newId.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import {
  checkAnswers,
  findCheck,
  forgetCheckAnswers,
  listChecks,
  putCheck,
  putCheckAnswer,
  type StoredCheck,
} from "./check.store.ts";
import { outcomeOf } from "./check.view.ts";

export interface CheckDeps {
  requireRight(context: Pick<CommandContext, "seat">, action: "openAndCloseRounds"): void;
  /** Drives deleted answers out of the file's log of changes, once what runs is done. */
  scrubSoon(): void;
}

const DENIAL_CODES = { cannotAnswer: "forbidden", notOpen: "conflict", wrongAnswer: "invalid" } as const;

/** Quick checks: a question, one tap or one word from each phone, shown when a host shows it. */
export function registerCheckCommands(on: Register, { requireRight, scrubSoon }: CheckDeps): void {
  async function checkFor({ sql, seat }: CommandContext, id: CheckId): Promise<StoredCheck> {
    const check = await findCheck(sql, seat.workshopId, id);
    if (!check) throw new UserError("notFound", "check.noSuchCheck");
    return check;
  }

  on(openCheck, async ({ kind, question }, context) => {
    const { seat, sql, now } = context;
    requireRight(context, "openAndCloseRounds");
    if ((await listChecks(sql, seat.workshopId)).length >= CHECK_LIMITS.checksPerWorkshop) {
      throw new UserError("conflict", "check.tooMany");
    }
    const id = newId<CheckId>();
    const check = { id, kind, question, state: "open", askedAt: now, isReleased: false, frozen: null } as const;
    await putCheck(sql, seat.workshopId, check);
    context.changed({ slices: ["checks"] });
    return { checkId: id };
  });

  on(answerCheck, async ({ checkId, answer }, context) => {
    const { seat, sql } = context;
    const check = await checkFor(context, checkId);
    const mayAnswer = may(seat.role, "addNotes") && seat.participantId !== null;
    const denial = checkDenial({ mayAnswer }, check, answer);
    if (denial) throw new UserError(DENIAL_CODES[denial], `check.${denial}`);
    if (seat.participantId) await putCheckAnswer(sql, checkId, seat.participantId, answer);
    context.changed({ seatSlices: [{ seatId: seat.id, slices: ["checks"] }], counts: ["checks"] });
    return {};
  });

  on(closeCheck, async ({ checkId }, context) => {
    const { seat, sql, now } = context;
    requireRight(context, "openAndCloseRounds");
    const check = await checkFor(context, checkId);
    if (check.state === "closed") return {};
    const isReleased = check.kind !== "word";
    const answers = (await checkAnswers(sql, seat.workshopId)).get(checkId)?.values() ?? [];
    await putCheck(sql, seat.workshopId, {
      ...check,
      state: "closed",
      isReleased,
      frozen: { ...outcomeOf(checkId, check.kind, [...answers]), ...(isReleased && { shownAt: now }) },
    });
    await forgetCheckAnswers(sql, checkId);
    scrubSoon();
    context.changed({ slices: ["checks"] });
    return {};
  });

  on(revealCheck, async ({ checkId }, context) => {
    requireRight(context, "openAndCloseRounds");
    const check = await checkFor(context, checkId);
    if (check.isReleased) return {};
    if (check.kind === "word" && check.state === "open") throw new UserError("conflict", "check.closeFirst");
    const frozen = check.frozen && { ...check.frozen, shownAt: context.now };
    await putCheck(context.sql, context.seat.workshopId, { ...check, isReleased: true, frozen });
    context.changed({ slices: ["checks"] });
    return {};
  });

  on(hideWord, async ({ checkId, wordId, hidden }, context) => {
    requireRight(context, "openAndCloseRounds");
    const check = await checkFor(context, checkId);
    if (!check.frozen || !("words" in check.frozen) || !check.frozen.words.some(({ id }) => id === wordId)) {
      throw new UserError("notFound", "check.noSuchWord");
    }
    const words = check.frozen.words.map((word) => (word.id === wordId ? { ...word, hidden } : word));
    await putCheck(context.sql, context.seat.workshopId, { ...check, frozen: { ...check.frozen, words } });
    context.changed({ slices: ["checks"] });
    return {};
  });
}
