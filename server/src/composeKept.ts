import type {
  BoardTerms,
  ExportedProgramme,
  ExportedTable,
  WorkshopSettings,
} from "@longtable/shared/export/kept.model";
import type { ProgrammeId } from "@longtable/shared/kernel/ids";
import type { MapStanding } from "@longtable/shared/versions/versions.schema";
import { setDoorState, setNamesLevel } from "./features/people/people.store.ts";
import {
  addProgramme,
  addReading,
  findProgramme,
  listMeasures,
  listPhases,
  programmeOf,
  putMeasure,
  putPhase,
} from "./features/programme/programme.store.ts";
import { keepBoardScope } from "./features/story/story.store.ts";
import { listTables } from "./features/tables/tables.store.ts";
import { putStanding } from "./features/versions/standings.store.ts";
import { readStandings } from "./features/versions/versions.view.ts";
import { keepRetention, retentionOf } from "./features/withdrawal/retention.store.ts";
import { type KeptTerms, listBoardTerms, putBoardTerms } from "./features/workshop/boardTerms.store.ts";
import { boardUse, isModerated, setModerated, workshopById } from "./features/workshop/workshop.store.ts";
import type { Sql } from "./storage/storage.ts";

/** What stands in a file only so that a workshop brought in again is as it was. */
export interface WorkshopKept {
  settings: WorkshopSettings;
  breakoutTables: ExportedTable[];
  programme?: ExportedProgramme;
}

async function readSettings(sql: Sql, workshopId: string): Promise<WorkshopSettings> {
  const workshop = await workshopById(sql, workshopId);
  const days = (await retentionOf(sql, workshopId))?.days;
  return {
    ...(workshop?.names && workshop.names !== "off" && { names: workshop.names }),
    ...(workshop?.door === "locked" && { door: workshop.door }),
    ...((await isModerated(sql, workshopId)) && { isModerated: true }),
    ...(typeof days === "number" && { keptDays: days }),
  };
}

async function readProgramme(sql: Sql, workshopId: string): Promise<ExportedProgramme | null> {
  const id = await programmeOf(sql, workshopId);
  const programme = id === null ? null : await findProgramme(sql, id);
  return (
    programme && {
      ...programme,
      phases: await listPhases(sql, programme.id),
      measures: await listMeasures(sql, programme.id),
    }
  );
}

/** How far a map can be relied on; nothing of a draft that nobody looked at. */
const standingTerms = (standing: MapStanding | undefined): Pick<BoardTerms, "status" | "reviews"> => ({
  ...(standing && standing.status !== "draft" && { status: standing.status }),
  ...(standing && standing.reviews.length > 0 && { reviews: standing.reviews }),
});

/** For files to take home. */
export const keptReading = {
  async readKept(sql: Sql, workshopId: string): Promise<WorkshopKept> {
    const programme = await readProgramme(sql, workshopId);
    const tables = await listTables(sql, workshopId);
    return {
      settings: await readSettings(sql, workshopId),
      breakoutTables: tables.map(({ id, label, seats }) => ({ id, label, seats })),
      ...(programme && { programme }),
    };
  },
  /** The terms of each board by its id, with the name of its table. */
  async readBoardTerms(sql: Sql, workshopId: string): Promise<Map<string, BoardTerms>> {
    const tables = await listTables(sql, workshopId);
    const terms = await listBoardTerms(sql, workshopId);
    const standings = new Map((await readStandings(sql, workshopId)).map((one) => [one.boardId as string, one]));
    return new Map(
      [...terms].map(([boardId, { tableId, ...rest }]) => {
        const table = tables.find(({ id }) => id === tableId)?.label;
        return [boardId, { ...(table !== undefined && { table }), ...rest, ...standingTerms(standings.get(boardId)) }];
      }),
    );
  },
};

/** For what is brought in again. */
export const keptWriting = {
  async putBoardTerms(sql: Sql, boardId: string, terms: KeptTerms & Pick<BoardTerms, "status" | "reviews">) {
    await putBoardTerms(sql, boardId, terms);
    const { status = "draft", reviews = [] } = terms;
    const workshopId = (await boardUse(sql, boardId))?.workshopId;
    if (workshopId === undefined || (status === "draft" && reviews.length === 0)) return;
    await putStanding(sql, workshopId, boardId, { status, reviews: [...reviews] });
  },
  keepBoardScope,
  async putSettings(sql: Sql, workshopId: string, settings: WorkshopSettings, now: number): Promise<void> {
    const { names, door, isModerated: isOn, keptDays } = settings;
    if (names) await setNamesLevel(sql, workshopId, names);
    if (door) await setDoorState(sql, workshopId, door);
    if (isOn) await setModerated(sql, workshopId, true);
    if (keptDays !== undefined) await keepRetention(sql, workshopId, keptDays, now);
  },
  /** Makes the programme where this server has none of its id; the one that is there stays as it is. */
  async haveProgramme(sql: Sql, { id, title, createdAt, phases, measures }: ExportedProgramme): Promise<void> {
    if (await findProgramme(sql, id)) return;
    await addProgramme(sql, { id: id as ProgrammeId, title, createdAt });
    for (const phase of phases) await putPhase(sql, id, phase);
    for (const { readings, ...measure } of measures) {
      await putMeasure(sql, id, measure);
      for (const reading of readings) await addReading(sql, measure.id, reading);
    }
  },
};
