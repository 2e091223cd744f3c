import type { MeasureId, ProgrammeId, ReadingId, StoryId, WorkshopId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { closingDenial } from "@longtable/shared/programme/programme.rules";
import {
  type ChangeMeasure,
  type ChangePhase,
  type NewMeasure,
  type NewReading,
  PROGRAMME_LIMITS,
  type Programme,
  type ProgrammeForRoom,
  type ProgrammeStory,
} from "@longtable/shared/programme/programme.schema";
import type { PhaseKey } from "@longtable/shared/workshop/phases";
import type { z } from "zod";
import type { Clock } from "../../kernel/clock.ts";
import { newId } from "../../kernel/newId.ts";
import type { Publish } from "../../kernel/publish.ts";
import type { Sql, Storage } from "../../storage/storage.ts";
import {
  addProgramme,
  addReading,
  findProgramme,
  listMeasures,
  listPhases,
  listProgrammes,
  programmeOf,
  putMeasure,
  putPhase,
  removeMeasure,
  removeProgramme,
  removeReading,
  renameProgramme,
  setProgramme,
  workshopsIn,
} from "./programme.store.ts";
import { createTimeline, type TimelineReading } from "./timeline.ts";

export interface ProgrammeDeps {
  storage: Storage;
  clock: Clock;
  publish: Publish;
  timeline: TimelineReading;
  setPrevious(sql: Sql, workshopId: string, previousId: string): Promise<void>;
  /** Remembers outside the database that something of a programme was deleted, or all of it. */
  onDeleted(sql: Sql, programmeId: string, deleted: DeletedPart): Promise<void>;
  /** The stories of its workshops that were given to the programme, or to everyone. */
  toldStories(sql: Sql, programmeId: string): Promise<ProgrammeStory[]>;
}

/** Something that was deleted from a programme, or the programme. */
export interface DeletedPart {
  kind: "programme" | "measure" | "reading";
  id: string;
}

/** Deletes once more what an older copy of the file has brought back. */
export async function deleteAgain(sql: Sql, programmeId: string, { kind, id }: DeletedPart): Promise<void> {
  if (kind === "programme") await removeProgramme(sql, id);
  else if (kind === "reading") await removeReading(sql, (await measureWith(sql, programmeId, id)) ?? "", id);
  else if ((await listMeasures(sql, programmeId)).some((measure) => measure.id === id)) await removeMeasure(sql, id);
}

const measureWith = async (sql: Sql, programmeId: string, readingId: string) =>
  (await listMeasures(sql, programmeId)).find(({ readings }) => readings.some(({ id }) => id === readingId))?.id;

/** What everybody in a workshop is told of its programme; null where it has none. */
export async function readProgrammeForRoom(sql: Sql, workshopId: string): Promise<ProgrammeForRoom | null> {
  const id = await programmeOf(sql, workshopId);
  const programme = id === null ? null : await findProgramme(sql, id);
  if (!programme) return null;
  const phases = await listPhases(sql, programme.id);
  return {
    id: programme.id,
    title: programme.title,
    phases: phases.map(({ key, aim, status }) => ({ key, aim, status })),
  };
}

const SHOWN_CHARS = 160;
const shortened = (text: string) => (text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS - 1).trimEnd()}…` : text);

/** Programmes: workshops that belong together, with four phases, aims, measures and a timeline (METHODS M1, M2, M5). */
export function createProgrammes(deps: ProgrammeDeps) {
  const { storage, clock, publish } = deps;
  const readWorkshop = createTimeline(deps.timeline);

  async function requireProgramme(sql: Sql, id: string) {
    const programme = await findProgramme(sql, id);
    if (!programme) throw new UserError("notFound", "programme.notFound");
    return programme;
  }

  async function requireMeasure(sql: Sql, programmeId: string, measureId: string) {
    const measure = (await listMeasures(sql, programmeId)).find(({ id }) => id === measureId);
    if (!measure) throw new UserError("notFound", "programme.notFound");
    return measure;
  }

  /** Tells the rooms of a programme what they are told of it. */
  async function tell(programmeId: string): Promise<void> {
    for (const { id } of await workshopsIn(storage.sql, programmeId)) publish(id, { slices: ["programme"] });
  }

  async function requireStory(sql: Sql, programmeId: string, storyId: StoryId | null | undefined): Promise<void> {
    if (storyId && !(await deps.toldStories(sql, programmeId)).some(({ id }) => id === storyId))
      throw new UserError("notFound", "programme.noStory");
  }

  return {
    list: () => listProgrammes(storage.sql),

    async create({ title }: { title: string }): Promise<{ id: ProgrammeId }> {
      return storage.transact(async (sql) => {
        if ((await listProgrammes(sql)).length >= PROGRAMME_LIMITS.programmes)
          throw new UserError("conflict", "programme.full");
        const id = newId<ProgrammeId>();
        await addProgramme(sql, { id, title, createdAt: clock.now() });
        return { id };
      });
    },

    /** Everything: for the organiser, and for hosts of a workshop in it. */
    async read(id: string): Promise<Programme> {
      const { sql } = storage;
      const programme = await requireProgramme(sql, id);
      const listed = (await workshopsIn(sql, id)).slice(-PROGRAMME_LIMITS.workshops);
      const ids = new Set<string>(listed.map((workshop) => workshop.id));
      const workshops = [];
      for (const workshop of listed) workshops.push((await readWorkshop(sql, workshop.id, ids)) ?? []);
      return {
        ...programme,
        phases: await listPhases(sql, id),
        measures: await listMeasures(sql, id),
        workshops: workshops.flat().toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
      };
    },

    /** What may stand beside a figure. */
    async stories(id: string): Promise<ProgrammeStory[]> {
      await requireProgramme(storage.sql, id);
      const told = await deps.toldStories(storage.sql, id);
      return told.slice(-PROGRAMME_LIMITS.stories).map((one) => ({ ...one, text: shortened(one.text) }));
    },

    async rename(id: string, { title }: { title: string }): Promise<void> {
      await storage.transact(async (sql) => {
        await requireProgramme(sql, id);
        await renameProgramme(sql, id, title);
      });
      await tell(id);
    },

    async remove(id: string): Promise<void> {
      const workshops = await workshopsIn(storage.sql, id);
      await storage.transact(async (sql) => {
        await requireProgramme(sql, id);
        await deps.onDeleted(sql, id, { kind: "programme", id });
        await removeProgramme(sql, id);
      });
      for (const workshop of workshops) publish(workshop.id, { slices: ["programme"] });
    },

    /** @throws {UserError} `conflict` for closing a phase whose measures lack figures without a reason (M2). */
    async changePhase(
      id: string,
      key: PhaseKey,
      { aim, status, reason = "" }: z.output<typeof ChangePhase>,
    ): Promise<void> {
      await storage.transact(async (sql) => {
        await requireProgramme(sql, id);
        const phase = (await listPhases(sql, id)).find((one) => one.key === key);
        if (!phase) throw new UserError("notFound", "programme.notFound");
        const isClosing = status === "closed" && phase.status !== "closed";
        const denial = isClosing ? closingDenial(await listMeasures(sql, id), key, reason) : null;
        if (denial) throw new UserError("conflict", `programme.${denial}`);
        const next = status ?? phase.status;
        const closeReason = next !== "closed" ? null : isClosing ? reason || null : phase.closeReason;
        await putPhase(sql, id, { key, aim: aim ?? phase.aim, status: next, closeReason });
      });
      await tell(id);
    },

    async addMeasure(id: string, measure: z.output<typeof NewMeasure>): Promise<{ id: MeasureId }> {
      return storage.transact(async (sql) => {
        await requireProgramme(sql, id);
        await requireStory(sql, id, measure.storyId);
        if ((await listMeasures(sql, id)).length >= PROGRAMME_LIMITS.measures)
          throw new UserError("conflict", "programme.full");
        const measureId = newId<MeasureId>();
        await putMeasure(sql, id, { ...measure, id: measureId });
        return { id: measureId };
      });
    },

    async changeMeasure(id: string, measureId: string, change: z.output<typeof ChangeMeasure>): Promise<void> {
      await storage.transact(async (sql) => {
        const { readings: _readings, ...measure } = await requireMeasure(sql, id, measureId);
        if (change.storyId !== measure.storyId) await requireStory(sql, id, change.storyId);
        const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
        await putMeasure(sql, id, { ...measure, ...given });
      });
    },

    async removeMeasure(id: string, measureId: string): Promise<void> {
      await storage.transact(async (sql) => {
        await requireMeasure(sql, id, measureId);
        await deps.onDeleted(sql, id, { kind: "measure", id: measureId });
        await removeMeasure(sql, measureId);
      });
    },

    async addReading(id: string, measureId: string, reading: z.output<typeof NewReading>): Promise<{ id: ReadingId }> {
      return storage.transact(async (sql) => {
        const { readings } = await requireMeasure(sql, id, measureId);
        if (readings.length >= PROGRAMME_LIMITS.readings) throw new UserError("conflict", "programme.full");
        const readingId = newId<ReadingId>();
        await addReading(sql, measureId, { ...reading, id: readingId });
        return { id: readingId };
      });
    },

    async removeReading(id: string, measureId: string, readingId: string): Promise<void> {
      await storage.transact(async (sql) => {
        await requireMeasure(sql, id, measureId);
        const gone = await removeReading(sql, measureId, readingId);
        if (gone === 0) throw new UserError("notFound", "programme.notFound");
        await deps.onDeleted(sql, id, { kind: "reading", id: readingId });
      });
    },

    /**
     * Puts a workshop into a programme, or into none. One that follows no other follows the newest one before it there, so
     * that what that left open opens it.
     */
    async place(workshopId: WorkshopId, programmeId: ProgrammeId | null): Promise<void> {
      await storage.transact(async (sql) => {
        if (programmeId !== null) await requireProgramme(sql, programmeId);
        await setProgramme(sql, workshopId, programmeId);
        if (programmeId !== null) await followNewest(sql, workshopId, programmeId);
      });
      publish(workshopId, { slices: ["programme", "followThrough"] });
    },

    /** Whether a workshop belongs to a programme. */
    has: async (programmeId: string, workshopId: string) =>
      (await programmeOf(storage.sql, workshopId)) === programmeId,
    programmeOf,
    putNew: async (sql: Sql, workshopId: WorkshopId, programmeId: ProgrammeId) => {
      await requireProgramme(sql, programmeId);
      await setProgramme(sql, workshopId, programmeId);
      await followNewest(sql, workshopId, programmeId);
    },
  };

  async function followNewest(sql: Sql, workshopId: WorkshopId, programmeId: string): Promise<void> {
    if ((await deps.timeline.previousOf(sql, workshopId)) !== null) return;
    const listed = await workshopsIn(sql, programmeId);
    const before = listed
      .slice(
        0,
        listed.findIndex(({ id }) => id === workshopId),
      )
      .at(-1);
    if (before) await deps.setPrevious(sql, workshopId, before.id);
  }
}
export type Programmes = ReturnType<typeof createProgrammes>;
