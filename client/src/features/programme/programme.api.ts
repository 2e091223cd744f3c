import type { Difference } from "@longtable/shared/programme/mapDifferences";
import type { Measure, Programme, ProgrammePhase, ProgrammeStory } from "@longtable/shared/programme/programme.schema";

/** An answer that was not a success; `status` 0 means that none came. */
export class ProgrammeError extends Error {
  override readonly name = "ProgrammeError";
  readonly status: number;
  readonly messageKey: string | null;

  constructor(status: number, messageKey: string | null) {
    super(`programme request failed with status ${status}`);
    this.status = status;
    this.messageKey = messageKey;
  }
}

export interface MapChanges {
  from: { title: string; workshop: string };
  to: { title: string };
  differences: Difference[];
}

type PhaseChange = Partial<Pick<ProgrammePhase, "aim" | "status">> & { reason?: string };
export type MeasureWish = Pick<Measure, "phase" | "label" | "unit" | "baseline" | "target"> & {
  storyId: string | null;
};

/** The server's interface to programmes, for one key or seat. Every call throws `ProgrammeError`. */
export function programmeApi(token: string) {
  async function ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await fetch(path, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...(body !== undefined && { "Content-Type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new ProgrammeError(0, null);
    });
    const said = (await answer.json().catch(() => null)) as { error?: { messageKey?: string } } | null;
    if (!answer.ok) throw new ProgrammeError(answer.status, said?.error?.messageKey ?? null);
    return said as Answer;
  }
  const at = (id: string) => `/api/programmes/${encodeURIComponent(id)}`;
  const measureAt = (id: string, measureId: string) => `${at(id)}/measures/${encodeURIComponent(measureId)}`;
  return {
    list: async () =>
      (await ask<{ programmes: { id: string; title: string; workshops: number }[] }>("GET", "/api/programmes"))
        .programmes,
    create: async (title: string) =>
      (await ask<{ programme: { id: string } }>("POST", "/api/programmes", { title })).programme,
    read: async (id: string) => (await ask<{ programme: Programme }>("GET", at(id))).programme,
    remove: (id: string) => ask<unknown>("DELETE", at(id)),
    changePhase: (id: string, phase: string, change: PhaseChange) =>
      ask<unknown>("PATCH", `${at(id)}/phases/${phase}`, change),
    addMeasure: (id: string, wish: MeasureWish) => ask<unknown>("POST", `${at(id)}/measures`, wish),
    changeMeasure: (id: string, measureId: string, wish: MeasureWish) =>
      ask<unknown>("PATCH", measureAt(id, measureId), wish),
    /** Those that may stand beside a figure; for the organiser. */
    stories: async (id: string) => (await ask<{ stories: ProgrammeStory[] }>("GET", `${at(id)}/stories`)).stories,
    removeMeasure: (id: string, measureId: string) => ask<unknown>("DELETE", measureAt(id, measureId)),
    addReading: (id: string, measureId: string, reading: { value: number; on: string; source: string }) =>
      ask<unknown>("POST", `${measureAt(id, measureId)}/readings`, reading),
    removeReading: (id: string, measureId: string, readingId: string) =>
      ask<unknown>("DELETE", `${measureAt(id, measureId)}/readings/${encodeURIComponent(readingId)}`),
    place: (workshopId: string, programmeId: string | null) =>
      ask<unknown>("PUT", `/api/workshops/${encodeURIComponent(workshopId)}/programme`, { programmeId }),
    changes: (boardId: string) => ask<MapChanges>("GET", `/api/boards/${encodeURIComponent(boardId)}/differences`),
  };
}
export type ProgrammeApi = ReturnType<typeof programmeApi>;
