import { type Answer, resultOf } from "@longtable/shared/agreement/agreement.rules";
import type { Decision } from "@longtable/shared/decision/decision.schema";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import { putAnswer, putProposal } from "./agreement.store.ts";
import { rankIn } from "./rank.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Writes the proposal behind a decision that a filled workshop begins with: settled ones as they came out, those still
 * asked with the answers of people who are not there, so that a block among them stands.
 */
export async function startProposal(
  sql: Sql,
  workshopId: string,
  { id, question, method, state, noteIds, roundId, recordedAt }: Decision,
  answers: readonly Answer[],
): Promise<void> {
  const isSettled = state !== "proposed";
  await putProposal(sql, workshopId, {
    id,
    text: question,
    noteIds: [...noteIds],
    roundId,
    state,
    method: state === "agreed" ? method : null,
    version: 1,
    // Not today: what is still asked does not stand in front of the room that begins.
    askedAt: recordedAt - DAY_MS,
    isReleased: true,
    history: [],
    frozen: isSettled ? { answered: answers.length, result: resultOf(1, answers, rankIn(id)) } : null,
  });
  if (isSettled) return;
  for (const answer of answers) await putAnswer(sql, id, newId(), answer);
}
