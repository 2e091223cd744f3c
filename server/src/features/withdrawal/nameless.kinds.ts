import type { PatchPart } from "@longtable/shared/workshop/workshop.patch";
import type { Sql } from "../../storage/storage.ts";
import type { ContributionKind, ErasureContext } from "./contributions.ts";
import { eraseNotes } from "./noteErasure.ts";
import { ORIGIN_KINDS, withCopies } from "./origins.store.ts";
import { eraseTaken, eraseWords } from "./quotes.store.ts";

/** What was sent without a name: nobody has it on their list, and a host who is asked to can erase it. */
export const NAMELESS_KINDS: readonly ContributionKind[] = [
  nameless("idea", "idea_box", ["followThrough"], eraseMadeOfIdea),
  nameless("suggestion", "suggestions", ["agenda"], eraseMadeOfSuggestion),
];

function nameless(
  kind: string,
  table: "idea_box" | "suggestions",
  slices: readonly PatchPart[],
  eraseMadeOf: (context: ErasureContext, id: string, text: string) => Promise<void>,
): ContributionKind {
  const find = (sql: Sql, workshopId: string, id: string) =>
    sql.get<{ text: string }>(`SELECT text FROM ${table} WHERE workshop_id = ? AND id = ?`, workshopId, id);
  return {
    kind,
    list: async () => [],
    refs: async () => [],
    async find(sql, workshopId, id) {
      return (await find(sql, workshopId, id)) ? [{ kind, id, within: "" }] : [];
    },
    async erase(context, refs) {
      const { sql, workshopId, changed } = context;
      let count = 0;
      for (const { id } of refs) {
        const found = await find(sql, workshopId, id);
        if (!found) continue;
        await eraseMadeOf(context, id, found.text);
        count += await sql.run(`DELETE FROM ${table} WHERE workshop_id = ? AND id = ?`, workshopId, id);
      }
      if (count > 0) changed({ slices });
      return count;
    },
  };
}

/** The note it became on a board, of whatever workshop, and its words in what hosts wrote. */
async function eraseMadeOfIdea(context: ErasureContext, id: string, text: string): Promise<void> {
  const { sql, workshopId } = context;
  const idea = { boardId: ORIGIN_KINDS.idea, noteId: id };
  const notes = (await withCopies(sql, workshopId, [idea])).filter(({ boardId }) => boardId !== ORIGIN_KINDS.idea);
  await eraseNotes(context, notes);
  const quoted = await eraseWords(sql, workshopId, text);
  if (quoted.length > 0) context.changed({ slices: quoted });
}

/** The line of the agreement, or the wording of the question, that it was taken into. */
async function eraseMadeOfSuggestion({ sql, workshopId, changed }: ErasureContext, _id: string, text: string) {
  const taken = await eraseTaken(sql, workshopId, text);
  if (taken.length > 0) changed({ slices: [...taken, "agenda"] });
}
