import type { Afterwards } from "@longtable/shared/followThrough/afterwards.types";
import type { WheelId } from "@longtable/shared/kernel/ids";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import { addWheel, putDeclaredRung, putQuestion } from "./reflection.store.ts";

/** Writes the wheels and the counts that a filled workshop begins with; its questions are closed. */
export async function startReflection(
  sql: Sql,
  workshopId: string,
  { wheels, declared, rung, start, end }: Afterwards,
): Promise<void> {
  for (const wheel of wheels) await addWheel(sql, workshopId, { ...wheel, id: newId<WheelId>() });
  if (declared) await putDeclaredRung(sql, workshopId, declared);
  const closed = { state: "closed" } as const;
  await putQuestion(sql, workshopId, { ...closed, question: "rung", answered: rung.answered, result: rung.counts });
  await putQuestion(sql, workshopId, { ...closed, question: "start", answered: start.answered, result: null });
  await putQuestion(sql, workshopId, { ...closed, question: "end", answered: end.answered, result: end.distance });
}
