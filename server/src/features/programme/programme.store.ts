import type { MeasureId, ProgrammeId, ReadingId, StoryId, WorkshopId } from "@longtable/shared/kernel/ids";
import { firstPhases } from "@longtable/shared/programme/programme.rules";
import type { Measure, PhaseStatus, ProgrammePhase, Reading } from "@longtable/shared/programme/programme.schema";
import { PHASES, type PhaseKey } from "@longtable/shared/workshop/phases";
import type { Sql } from "../../storage/storage.ts";

/** A programme as kept, without its workshops. */
export interface StoredProgramme {
  id: ProgrammeId;
  title: string;
  createdAt: number;
}

interface ProgrammeRow {
  id: ProgrammeId;
  title: string;
  created_at: number;
}

const toProgramme = ({ id, title, created_at }: ProgrammeRow): StoredProgramme => ({
  id,
  title,
  createdAt: Number(created_at),
});

/** Newest first, each with how many workshops it has. */
export async function listProgrammes(sql: Sql): Promise<(StoredProgramme & { workshops: number })[]> {
  const rows = await sql.all<ProgrammeRow & { workshops: number }>(
    `SELECT p.*, (SELECT COUNT(*) FROM workshops w WHERE w.programme_id = p.id) AS workshops
     FROM programmes p ORDER BY p.created_at DESC, p.id`,
  );
  return rows.map((row) => ({ ...toProgramme(row), workshops: Number(row.workshops) }));
}

export async function findProgramme(sql: Sql, id: string): Promise<StoredProgramme | null> {
  const row = await sql.get<ProgrammeRow>("SELECT * FROM programmes WHERE id = ?", id);
  return row ? toProgramme(row) : null;
}

/** Adds a programme with its four phases. */
export async function addProgramme(sql: Sql, { id, title, createdAt }: StoredProgramme): Promise<void> {
  await sql.run("INSERT INTO programmes (id, title, created_at) VALUES (?, ?, ?)", id, title, createdAt);
  for (const phase of firstPhases()) await putPhase(sql, id, phase);
}

export async function renameProgramme(sql: Sql, id: string, title: string): Promise<void> {
  await sql.run("UPDATE programmes SET title = ? WHERE id = ?", title, id);
}

/** Takes a programme away with its aims, measures and figures. Its workshops stay, in none. */
export async function removeProgramme(sql: Sql, id: string): Promise<void> {
  await sql.run("UPDATE workshops SET programme_id = NULL WHERE programme_id = ?", id);
  await sql.run(
    "DELETE FROM measure_readings WHERE measure_id IN (SELECT id FROM measures WHERE programme_id = ?)",
    id,
  );
  for (const table of ["measures", "programme_phases"])
    await sql.run(`DELETE FROM ${table} WHERE programme_id = ?`, id);
  await sql.run("DELETE FROM programmes WHERE id = ?", id);
}

/** The four phases, in their order. */
export async function listPhases(sql: Sql, programmeId: string): Promise<ProgrammePhase[]> {
  const rows = await sql.all<{ phase: PhaseKey; aim: string; status: PhaseStatus; close_reason: string | null }>(
    "SELECT phase, aim, status, close_reason FROM programme_phases WHERE programme_id = ?",
    programmeId,
  );
  const phases = rows.map(({ phase, aim, status, close_reason }) => ({
    key: phase,
    aim,
    status,
    closeReason: close_reason,
  }));
  return phases.toSorted((a, b) => PHASES.indexOf(a.key) - PHASES.indexOf(b.key));
}

export async function putPhase(sql: Sql, programmeId: string, phase: ProgrammePhase): Promise<void> {
  await sql.run(
    `INSERT INTO programme_phases (programme_id, phase, aim, status, close_reason) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (programme_id, phase) DO UPDATE SET aim = excluded.aim, status = excluded.status,
       close_reason = excluded.close_reason`,
    programmeId,
    phase.key,
    phase.aim,
    phase.status,
    phase.closeReason,
  );
}

interface MeasureRow {
  id: MeasureId;
  phase: PhaseKey;
  label: string;
  unit: string;
  baseline: number | null;
  target: number | null;
  story_id: StoryId | null;
}

/** Measures in the order they were made, each with its figures. */
export async function listMeasures(sql: Sql, programmeId: string): Promise<Measure[]> {
  const rows = await sql.all<MeasureRow>(
    "SELECT * FROM measures WHERE programme_id = ? ORDER BY position",
    programmeId,
  );
  const readings = await sql.all<{ id: ReadingId; measure_id: string; value: number; on_day: string; source: string }>(
    `SELECT r.* FROM measure_readings r JOIN measures m ON m.id = r.measure_id
     WHERE m.programme_id = ? ORDER BY r.on_day, r.id`,
    programmeId,
  );
  return rows.map(({ id, phase, label, unit, baseline, target, story_id }) => ({
    id,
    phase,
    label,
    unit,
    baseline,
    target,
    storyId: story_id,
    readings: readings
      .filter(({ measure_id }) => measure_id === id)
      .map(({ id: readingId, value, on_day, source }): Reading => ({ id: readingId, value, on: on_day, source })),
  }));
}

/** Adds a measure, or changes the one with its id. */
export async function putMeasure(sql: Sql, programmeId: string, measure: Omit<Measure, "readings">): Promise<void> {
  await sql.run(
    `INSERT INTO measures (id, programme_id, position, phase, label, unit, baseline, target, story_id)
     VALUES (?, ?, (SELECT COALESCE(MAX(position), 0) + 1 FROM measures WHERE programme_id = ?), ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET phase = excluded.phase, label = excluded.label, unit = excluded.unit,
       baseline = excluded.baseline, target = excluded.target, story_id = excluded.story_id`,
    measure.id,
    programmeId,
    programmeId,
    measure.phase,
    measure.label,
    measure.unit,
    measure.baseline,
    measure.target,
    measure.storyId,
  );
}

export async function removeMeasure(sql: Sql, measureId: string): Promise<void> {
  await sql.run("DELETE FROM measure_readings WHERE measure_id = ?", measureId);
  await sql.run("DELETE FROM measures WHERE id = ?", measureId);
}

export async function addReading(sql: Sql, measureId: string, { id, value, on, source }: Reading): Promise<void> {
  const text = "INSERT INTO measure_readings (id, measure_id, value, on_day, source) VALUES (?, ?, ?, ?, ?)";
  await sql.run(text, id, measureId, value, on, source);
}

/** Answers how many it removed. */
export function removeReading(sql: Sql, measureId: string, readingId: string): Promise<number> {
  return sql.run("DELETE FROM measure_readings WHERE measure_id = ? AND id = ?", measureId, readingId);
}

/** The programme a workshop belongs to; null for none. */
export async function programmeOf(sql: Sql, workshopId: string): Promise<ProgrammeId | null> {
  const text = "SELECT programme_id FROM workshops WHERE id = ?";
  return (await sql.get<{ programme_id: ProgrammeId | null }>(text, workshopId))?.programme_id ?? null;
}

export async function setProgramme(sql: Sql, workshopId: string, programmeId: string | null): Promise<void> {
  await sql.run("UPDATE workshops SET programme_id = ? WHERE id = ?", programmeId, workshopId);
}

/** A programme's workshops, oldest first; one made before another on the same tick keeps that order. */
export async function workshopsIn(sql: Sql, programmeId: string): Promise<{ id: WorkshopId; createdAt: number }[]> {
  const rows = await sql.all<{ id: WorkshopId; created_at: number }>(
    "SELECT id, created_at FROM workshops WHERE programme_id = ? ORDER BY created_at, id",
    programmeId,
  );
  return rows.map(({ id, created_at }) => ({ id, createdAt: Number(created_at) }));
}

/** The other workshops of a workshop's programme; none where it has no programme. */
export async function fellowsOf(sql: Sql, workshopId: string): Promise<WorkshopId[]> {
  const programmeId = await programmeOf(sql, workshopId);
  const all = programmeId === null ? [] : await workshopsIn(sql, programmeId);
  return all.flatMap(({ id }) => (id === workshopId ? [] : [id]));
}

/** Measures of a workshop's programme as a report reads them; none where it has no programme. */
export async function readMeasures(sql: Sql, workshopId: string): Promise<Measure[]> {
  const programmeId = await programmeOf(sql, workshopId);
  return programmeId === null ? [] : listMeasures(sql, programmeId);
}
