import type { RoomQuestion, WorkingAgreement } from "@longtable/shared/purpose/purpose.schema";
import type { Sql } from "../../storage/storage.ts";
import { listAgreementVersions, listQuestionVersions } from "./purpose.store.ts";

/** What everyone in a workshop sees of it: every wording of the question, and the agreement as it stands. */
export async function readPurpose(
  sql: Sql,
  workshopId: string,
): Promise<{ question?: RoomQuestion; agreement?: WorkingAgreement }> {
  const versions = await listQuestionVersions(sql, workshopId);
  const agreement = (await listAgreementVersions(sql, workshopId)).at(-1);
  return {
    ...(versions.length > 0 && { question: { versions } }),
    ...(agreement && { agreement }),
  };
}
