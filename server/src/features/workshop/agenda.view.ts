import type { Suggestion, WorkingAgreement } from "@longtable/shared/purpose/purpose.schema";
import type { HostAgenda } from "@longtable/shared/workshop/agenda.schema";
import type { Sql } from "../../storage/storage.ts";
import { listClosings, preWorkNotes } from "./agenda.store.ts";

interface AgendaReading {
  /** What people suggested and nobody has answered. */
  listWaiting(sql: Sql, workshopId: string): Promise<readonly Suggestion[]>;
  listAgreementVersions(sql: Sql, workshopId: string): Promise<readonly WorkingAgreement[]>;
}

/** What only hosts see of the agenda. */
export async function readHostAgenda(sql: Sql, workshopId: string, reading: AgendaReading): Promise<HostAgenda> {
  const suggestions = await reading.listWaiting(sql, workshopId);
  const versions = await reading.listAgreementVersions(sql, workshopId);
  const preWork = await preWorkNotes(sql, workshopId);
  return {
    closings: await listClosings(sql, workshopId),
    preWork: preWork.map(({ activityId, notes, opened }) => ({
      activityId,
      notes,
      unopened: Math.max(0, notes - opened),
    })),
    suggestions: suggestions.map(({ id, about, text, sentAt }) => ({ id, about, text, sentAt })),
    agreementHistory: versions.slice(0, -1),
  };
}
