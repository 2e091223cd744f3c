import type { LockedPart } from "@longtable/shared/board/board.locks";
import type { BoardType } from "@longtable/shared/board/board.types";
import type { ActivityId, BoardId, TableId, WorkshopId } from "@longtable/shared/kernel/ids";
import type { BoardUse } from "@longtable/shared/participation/permissions";
import type { Door, NamesLevel } from "@longtable/shared/people/people.schema";
import { inAgendaOrder } from "@longtable/shared/workshop/agenda.rules";
import type { PhaseKey } from "@longtable/shared/workshop/phases";
import type {
  Activity,
  ActivityAccess,
  ActivityState,
  BoardSummary,
  Group,
  OutputType,
  ScreenMode,
  Workshop,
} from "@longtable/shared/workshop/workshop.schema";
import type { Sql } from "../../storage/storage.ts";

interface WorkshopRow {
  id: string;
  title: string;
  join_code: string;
  template: string;
  is_sample: number;
  groups_json: string;
  screen: string;
  names: string | null;
  door: string | null;
  timer_ends_at: number | null;
  timer_seconds: number | null;
  timer_left_ms: number | null;
  created_at: number;
}

/** The room's timer, in milliseconds since 1970 and seconds; `leftMs` only while it stands still. */
export interface StoredTimer {
  endsAt: number;
  seconds: number;
  leftMs?: number;
}

/** A workshop as kept: what everyone sees, and the timer without the moment of sending. */
export interface StoredWorkshop extends Workshop {
  template: string;
  timer: StoredTimer | null;
  createdAt: number;
}

const toWorkshop = (row: WorkshopRow): StoredWorkshop => ({
  id: row.id as WorkshopId,
  title: row.title,
  joinCode: row.join_code,
  template: row.template,
  isSample: row.is_sample === 1,
  groups: JSON.parse(row.groups_json) as Group[],
  screen: row.screen as ScreenMode,
  names: (row.names ?? "off") as NamesLevel,
  door: (row.door ?? "open") as Door,
  timer:
    row.timer_ends_at === null || row.timer_seconds === null
      ? null
      : {
          endsAt: Number(row.timer_ends_at),
          seconds: Number(row.timer_seconds),
          ...(row.timer_left_ms !== null && { leftMs: Number(row.timer_left_ms) }),
        },
  createdAt: Number(row.created_at),
});

export async function addWorkshop(sql: Sql, workshop: StoredWorkshop): Promise<void> {
  await sql.run(
    `INSERT INTO workshops (id, title, join_code, template, is_sample, groups_json, screen, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    workshop.id,
    workshop.title,
    workshop.joinCode,
    workshop.template,
    workshop.isSample ? 1 : 0,
    JSON.stringify(workshop.groups),
    workshop.screen,
    workshop.createdAt,
  );
}

export async function workshopById(sql: Sql, id: string): Promise<StoredWorkshop | null> {
  const row = await sql.get<WorkshopRow>("SELECT * FROM workshops WHERE id = ?", id);
  return row ? toWorkshop(row) : null;
}

export async function workshopByCode(sql: Sql, code: string): Promise<StoredWorkshop | null> {
  const row = await sql.get<WorkshopRow>("SELECT * FROM workshops WHERE join_code = ?", code);
  return row ? toWorkshop(row) : null;
}

/** All workshops, newest first, with how many people joined each. */
export async function listWorkshops(
  sql: Sql,
): Promise<(StoredWorkshop & { participants: number; programmeId: string | null })[]> {
  const rows = await sql.all<WorkshopRow & { participants: number; programme_id: string | null }>(
    `SELECT w.*, (SELECT COUNT(*) FROM participants p WHERE p.workshop_id = w.id) AS participants
     FROM workshops w ORDER BY w.created_at DESC, w.id`,
  );
  return rows.map((row) => ({
    ...toWorkshop(row),
    participants: Number(row.participants),
    programmeId: row.programme_id,
  }));
}

/** Keeps the timer; with which activity it was stopped is remembered for as long as it stands still. */
export async function setWorkshopTimer(sql: Sql, id: string, timer: StoredTimer | null): Promise<void> {
  await sql.run(
    `UPDATE workshops SET timer_ends_at = ?, timer_seconds = ?, timer_left_ms = ?,
       timer_stopped_with = ${timer?.leftMs === undefined ? "NULL" : "timer_stopped_with"} WHERE id = ?`,
    timer?.endsAt ?? null,
    timer?.seconds ?? null,
    timer?.leftMs ?? null,
    id,
  );
}

/**
 * Stops the timer if it runs and was set before `leftAt`, all in milliseconds since 1970; answers whether it did. It goes on
 * again with the activity it was stopped with, if any.
 */
export async function pauseWorkshopTimer(
  sql: Sql,
  id: string,
  at: { now: number; leftAt: number; stoppedWith?: ActivityId | null },
): Promise<boolean> {
  const timer = (await workshopById(sql, id))?.timer;
  if (!timer || timer.leftMs !== undefined || timer.endsAt <= at.now) return false;
  if (timer.endsAt - timer.seconds * 1000 > at.leftAt) return false;
  await setWorkshopTimer(sql, id, { ...timer, leftMs: timer.endsAt - at.now });
  await sql.run("UPDATE workshops SET timer_stopped_with = ? WHERE id = ?", at.stoppedWith ?? null, id);
  return true;
}

/** Lets a stopped timer run with the time that was left; answers whether it stood still. */
export async function resumeWorkshopTimer(sql: Sql, id: string, now: number): Promise<boolean> {
  const timer = (await workshopById(sql, id))?.timer;
  if (timer?.leftMs === undefined) return false;
  await setWorkshopTimer(sql, id, { endsAt: now + timer.leftMs, seconds: timer.seconds });
  return true;
}

export async function setWorkshopScreen(sql: Sql, id: string, screen: ScreenMode): Promise<void> {
  const before = "CASE WHEN screen = 'blank' THEN screen_before ELSE screen END";
  await sql.run(`UPDATE workshops SET screen_before = ${before}, screen = ? WHERE id = ?`, screen, id);
}

/** Blanks the screen, or brings back what was on it before; nothing changes when it is so already. */
export async function setWorkshopBlank(sql: Sql, id: string, isBlank: boolean): Promise<void> {
  const row = await sql.get<{ screen: string; screen_before: string | null }>(
    "SELECT screen, screen_before FROM workshops WHERE id = ?",
    id,
  );
  if (!row || (row.screen === "blank") === isBlank) return;
  await setWorkshopScreen(sql, id, isBlank ? "blank" : ((row.screen_before ?? "activity") as ScreenMode));
}

/** A new activity with the boards it uses, in order. */
export interface NewActivity extends Omit<Activity, "boards"> {
  boardIds: readonly BoardId[];
}

export async function addActivity(sql: Sql, workshopId: string, position: number, activity: NewActivity) {
  await sql.run(
    `INSERT INTO activities (id, workshop_id, position, template_id, phase, title, prompt, minutes, output_type, state,
       opened_at, access_json, writing, place, is_prompt_locked, is_pre_work)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    activity.id,
    workshopId,
    position,
    activity.templateId,
    activity.phase,
    activity.title,
    activity.prompt,
    activity.minutes,
    activity.outputType,
    activity.state,
    activity.openedAt,
    activity.access ? JSON.stringify(activity.access) : null,
    activity.writing ?? null,
    activity.place ?? null,
    activity.isPromptLocked ? 1 : null,
    activity.isPreWork ? 1 : null,
  );
  await addActivityBoards(sql, activity.id, activity.boardIds);
}

/** Names the boards an activity uses, in order. */
export async function addActivityBoards(sql: Sql, activityId: string, boardIds: readonly BoardId[]): Promise<void> {
  for (const [index, boardId] of boardIds.entries()) {
    const text = "INSERT INTO activity_boards (activity_id, board_id, position) VALUES (?, ?, ?)";
    await sql.run(text, activityId, boardId, index);
  }
}

interface ActivityRow {
  id: string;
  template_id: string;
  phase: string;
  title: string;
  prompt: string;
  minutes: number;
  output_type: string;
  state: string;
  opened_at: number | null;
  access_json: string | null;
  writing: string | null;
  place: string | null;
  is_prompt_locked: number | null;
  is_pre_work: number | null;
}

type TermsRow = Pick<ActivityRow, "access_json" | "writing" | "place" | "is_pre_work">;

/** What an activity says about its boards; what is as usual is left out. */
const toTerms = ({ access_json, writing, place, is_pre_work }: TermsRow) => ({
  ...(access_json !== null && { access: JSON.parse(access_json) as ActivityAccess }),
  ...(writing === "alone" && { writing: "alone" as const }),
  ...(place === "tables" && { place: "tables" as const }),
  ...(is_pre_work === 1 && { isPreWork: true }),
});

/** The agenda, in order, each activity with its boards. */
export async function listActivities(sql: Sql, workshopId: string): Promise<Activity[]> {
  const rows = await sql.all<ActivityRow>(
    "SELECT * FROM activities WHERE workshop_id = ? AND removed_at IS NULL ORDER BY position, id",
    workshopId,
  );
  const links = await sql.all<{ activity_id: string; id: string; type: string; title: string }>(
    `SELECT l.activity_id, b.id, b.type, b.title FROM activity_boards l
     JOIN boards b ON b.id = l.board_id WHERE b.workshop_id = ? ORDER BY l.position`,
    workshopId,
  );
  const activities = rows.map((row) => ({
    id: row.id as ActivityId,
    templateId: row.template_id,
    phase: row.phase as PhaseKey,
    title: row.title,
    prompt: row.prompt,
    minutes: row.minutes,
    outputType: row.output_type as OutputType,
    state: row.state as ActivityState,
    openedAt: row.opened_at === null ? null : Number(row.opened_at),
    boards: links.filter((link) => link.activity_id === row.id).map(toBoard),
    ...(row.is_prompt_locked === 1 && { isPromptLocked: true }),
    ...toTerms(row),
  }));
  return inAgendaOrder(activities);
}

const toBoard = (row: { id: string; type: string; title: string }): BoardSummary => ({
  id: row.id as BoardId,
  type: row.type as BoardType,
  title: row.title,
});

export async function setBoardTitle(sql: Sql, id: string, title: string): Promise<void> {
  await sql.run("UPDATE boards SET title = ? WHERE id = ?", title, id);
}

export async function setBoardLocks(
  sql: Sql,
  id: string,
  { isLocked, lockedParts }: Pick<StoredBoard, "isLocked" | "lockedParts">,
): Promise<void> {
  const parts = lockedParts.length > 0 ? JSON.stringify(lockedParts) : null;
  await sql.run("UPDATE boards SET is_locked = ?, locked_parts_json = ? WHERE id = ?", isLocked ? 1 : 0, parts, id);
}

/** A board with whose it is; the room's boards first, each table's copies after them. */
export interface StoredBoard extends BoardSummary {
  tableId: TableId | null;
  originId: BoardId | null;
  isLocked: boolean;
  lockedParts: readonly LockedPart[];
  isShared: boolean;
  /** The workshop's notes wait for a host. */
  isModerated: boolean;
}

interface BoardRow {
  id: string;
  workshop_id: WorkshopId;
  type: string;
  title: string;
  table_id: string | null;
  origin_id: string | null;
  is_locked: number | null;
  locked_parts_json: string | null;
  is_shared: number | null;
  is_moderated: number | null;
}

const BOARDS = "SELECT b.*, w.is_moderated FROM boards b JOIN workshops w ON w.id = b.workshop_id";

const toStoredBoard = (row: BoardRow): StoredBoard => ({
  ...toBoard(row),
  tableId: row.table_id as TableId | null,
  originId: row.origin_id as BoardId | null,
  isLocked: row.is_locked === 1,
  lockedParts: row.locked_parts_json === null ? [] : (JSON.parse(row.locked_parts_json) as LockedPart[]),
  isShared: row.is_shared === 1,
  isModerated: row.is_moderated === 1,
});

export async function listBoards(sql: Sql, workshopId: string): Promise<StoredBoard[]> {
  const text = `${BOARDS} WHERE b.workshop_id = ? ORDER BY b.position, b.id`;
  return (await sql.all<BoardRow>(text, workshopId)).map(toStoredBoard);
}

/** Which workshop a board belongs to and what decides about it (see `boardAccess`); null when there is no such board. */
export async function boardUse(
  sql: Sql,
  boardId: string,
): Promise<(StoredBoard & BoardUse & { workshopId: WorkshopId }) | null> {
  const row = await sql.get<BoardRow>(`${BOARDS} WHERE b.id = ?`, boardId);
  if (!row) return null;
  const board = toStoredBoard(row);
  const users = await sql.all<TermsRow & Pick<ActivityRow, "state">>(
    `SELECT a.state, a.access_json, a.writing, a.place, a.is_pre_work FROM activities a
     JOIN activity_boards l ON l.activity_id = a.id WHERE l.board_id = ?`,
    board.originId ?? boardId,
  );
  const activities = users.map((user) => ({ state: user.state as ActivityState, ...toTerms(user) }));
  return { ...board, workshopId: row.workshop_id, activities: activities.filter(happensAt(board)) };
}

/** At a table's copy only what happens at the tables; at the room's board, all else. */
export const happensAt =
  ({ tableId }: Pick<StoredBoard, "tableId">) =>
  ({ place }: Pick<Activity, "place">): boolean =>
    (place === "tables") === (tableId !== null);

/** Ids of a workshop's stakeholder groups, in its order. */
export async function groupIds(sql: Sql, id: string): Promise<string[]> {
  return (await workshopById(sql, id))?.groups.map((group) => group.id) ?? [];
}

/** Keeps an activity's state; `openedAt` null leaves it as it was. `isStart`: it begins anew, after it was queued or closed. */
export async function setActivityState(
  sql: Sql,
  id: string,
  { state, openedAt, isStart = false }: { state: ActivityState; openedAt: number | null; isStart?: boolean },
): Promise<void> {
  await sql.run(
    `UPDATE activities SET state = ?, opened_at = COALESCE(?, opened_at), started_at = COALESCE(?, started_at),
       alone_since = CASE WHEN writing = 'alone' THEN COALESCE(?, alone_since) ELSE alone_since END
     WHERE id = ?`,
    state,
    openedAt,
    isStart ? openedAt : null,
    openedAt,
    id,
  );
}

/** Whether an activity's notes are each person's own until the reveal; `since` is set when they become so. */
export async function setActivityWriting(
  sql: Sql,
  id: string,
  { writing, since = null }: { writing: "together" | "alone"; since?: number | null },
): Promise<void> {
  await sql.run(
    "UPDATE activities SET writing = ?, alone_since = COALESCE(?, alone_since) WHERE id = ?",
    writing === "alone" ? writing : null,
    since,
    id,
  );
}

/** Whether what the room writes waits for a host. */
export async function setModerated(sql: Sql, workshopId: string, isOn: boolean): Promise<void> {
  await sql.run("UPDATE workshops SET is_moderated = ? WHERE id = ?", isOn ? 1 : 0, workshopId);
}

export async function isModerated(sql: Sql, workshopId: string): Promise<boolean> {
  return (await sql.get("SELECT 1 FROM workshops WHERE id = ? AND is_moderated = 1", workshopId)) !== undefined;
}

/** Where an activity happens: in the room, or at the tables. */
export async function setActivityPlace(sql: Sql, id: string, place: "room" | "tables"): Promise<void> {
  await sql.run("UPDATE activities SET place = ? WHERE id = ?", place, id);
}

/** Ends what is still open; the room has gone home. */
export async function closeOpenActivities(sql: Sql, workshopId: string): Promise<void> {
  const text = "UPDATE activities SET state = 'closed' WHERE workshop_id = ? AND state NOT IN ('queued', 'closed')";
  await sql.run(text, workshopId);
}
