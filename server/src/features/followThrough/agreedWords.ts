import type { Decision } from "@longtable/shared/decision/decision.schema";
import type { Sql } from "../../storage/storage.ts";
import { markIdea } from "./followThrough.store.ts";
import type { NoteText } from "./noteText.ts";

type PutDecision = (sql: Sql, workshopId: string, decision: Decision) => Promise<void>;

interface AgreedWordsDeps {
  putDecision: PutDecision;
  noteText(sql: Sql, workshopId: string): Promise<NoteText>;
}

/**
 * Records a decision; of one that is agreed it also keeps the words of the notes it names, so that what has to be
 * answered can still be answered when somebody takes the note away.
 */
export function keepingAgreedWords({ putDecision, noteText }: AgreedWordsDeps): PutDecision {
  return async (sql, workshopId, decision) => {
    await putDecision(sql, workshopId, decision);
    if (decision.state !== "agreed" || decision.noteIds.length === 0) return;
    const textOf = await noteText(sql, workshopId);
    for (const noteId of decision.noteIds) {
      const text = await textOf(noteId);
      if (text !== null) await markIdea(sql, workshopId, { noteId, text });
    }
  };
}
