import type { Afterwards } from "@longtable/shared/followThrough/afterwards.types";
import type { CommitmentId, DecisionId, IdeaBoxItemId } from "@longtable/shared/kernel/ids";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import { addIdeaBoxItem, markIdea, putCommitment, putResponse } from "./followThrough.store.ts";

/** Writes the answers, commitments and late ideas that a filled workshop begins with. */
export async function startFollowThrough(
  sql: Sql,
  workshopId: string,
  { marked, responses, commitments, ideaBox }: Afterwards,
  decisionIds: ReadonlyMap<string, DecisionId>,
): Promise<void> {
  for (const idea of marked) await markIdea(sql, workshopId, idea);
  for (const { noteId, ...response } of responses) await putResponse(sql, workshopId, noteId, response);
  for (const { decisionKey, ...commitment } of commitments) {
    const decisionId = decisionKey === null ? null : (decisionIds.get(decisionKey) ?? null);
    await putCommitment(sql, workshopId, { ...commitment, id: newId<CommitmentId>(), decisionId });
  }
  for (const item of ideaBox) await addIdeaBoxItem(sql, workshopId, { ...item, id: newId<IdeaBoxItemId>() });
}
