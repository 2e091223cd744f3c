import type { ActivityId, BoardId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import {
  addActivity,
  duplicateActivity,
  editActivity,
  insertTemplate,
  moveActivity,
  openPreWorkNotes,
  removeActivity,
  restoreActivity,
} from "@longtable/shared/workshop/agenda.commands";
import {
  AGENDA_LIMITS,
  type AgendaPlace,
  changeDenial,
  placedAt,
  removalDenial,
} from "@longtable/shared/workshop/agenda.rules";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { newId } from "../../kernel/newId.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import {
  type AgendaRow,
  agendaRows,
  changeActivity,
  clearActivityBoards,
  preWorkNotes,
  setOpenedNotes,
  setRemoved,
  writeOrder,
} from "./agenda.store.ts";
import { boardOfType, startBoard } from "./newBoard.ts";
import { findTemplate } from "./savedTemplates.store.ts";
import { requireRight } from "./workshop.feature.ts";
import {
  addActivityBoards,
  addActivity as addActivityRow,
  listActivities,
  listBoards,
  type NewActivity,
} from "./workshop.store.ts";

/** An activity that hosts made themselves, of no template. */
const OWN = "own";

/**
 * Changing the agenda while it runs. Every change is made in one transaction and names its place by a neighbour, so two
 * hosts who change it at once end with one order in which nothing is lost.
 */
export function registerAgendaCommands(on: Register): void {
  on(addActivity, async ({ afterId, newBoard, boardIds, isPreWork, ...fields }, context) => {
    requireRight(context, "runActivities");
    await requireRoom(context, { activities: 1, boards: newBoard ? 1 : 0 });
    await requireBoards(context, boardIds);
    const made = newBoard ? [await startBoard(context, boardOfType(newBoard))] : [];
    const activityId = newId<ActivityId>();
    const used = [...made, ...boardIds];
    const activity = fresh({ ...fields, templateId: OWN, ...(isPreWork && { isPreWork }) }, activityId, used);
    await insert(context, [activity], { phase: fields.phase, afterId });
    return { activityId, boardIds: used };
  });

  on(insertTemplate, async ({ templateId, phase, afterId }, context) => {
    requireRight(context, "runActivities");
    const template = await findTemplate(context.sql, templateId);
    if (!template) throw new UserError("notFound", "workshop.noSuchTemplate");
    await requireRoom(context, { activities: template.activities.length, boards: template.boards.length });
    const boards = new Map<string, BoardId>();
    for (const blueprint of template.boards) boards.set(blueprint.key, await startBoard(context, blueprint));
    const activities = template.activities.map(({ boardKeys, ...activity }) =>
      fresh(
        activity,
        newId<ActivityId>(),
        boardKeys.flatMap((key) => boards.get(key) ?? []),
      ),
    );
    await insert(context, activities, { phase: phase ?? template.phase, afterId });
    return { activityIds: activities.map(({ id }) => id), boardIds: [...boards.values()] };
  });

  on(editActivity, async ({ activityId, phase, boardIds, ...fields }, context) => {
    const { sql } = context;
    const activity = await activityOf(context, activityId);
    const changed = { ...fields, ...(boardIds && { boardIds }) };
    refuse(changeDenial(activity, changed));
    if (boardIds) {
      await requireBoards(context, boardIds);
      await clearActivityBoards(sql, activityId);
      await addActivityBoards(sql, activityId, boardIds);
    }
    await changeActivity(sql, activityId, given(fields));
    if (phase && phase !== activity.phase) await moveTo(context, activityId, { phase });
    context.changed({ slices: ["phase", "activities", "boards", "agenda"] });
    return {};
  });

  on(duplicateActivity, async ({ activityId, title }, context) => {
    const activity = await activityOf(context, activityId);
    await requireRoom(context, { activities: 1, boards: 0 });
    const { boards, isPromptLocked: _isPromptLocked, ...fields } = activity;
    const copyId = newId<ActivityId>();
    const used = boards.map(({ id }) => id);
    const copy = fresh({ ...fields, title: title ?? activity.title }, copyId, used);
    await insert(context, [copy], { phase: activity.phase, afterId: activityId });
    return { activityId: copyId };
  });

  on(moveActivity, async ({ activityId, phase, afterId }, context) => {
    const activity = await activityOf(context, activityId);
    await moveTo(context, activityId, { phase: phase ?? activity.phase, afterId });
    context.changed({ slices: ["phase", "activities"] });
    return {};
  });

  on(removeActivity, async ({ activityId }, context) => {
    const activity = await activityOf(context, activityId);
    refuse(removalDenial(activity));
    await setRemoved(context.sql, activityId, context.now);
    context.changed({ slices: ["phase", "activities", "boards", "agenda"] });
    return {};
  });

  on(restoreActivity, async ({ activityId }, context) => {
    const row = (await agendaRows(context.sql, context.seat.workshopId)).find(({ id }) => id === activityId);
    if (!row) throw new UserError("notFound", "workshop.noSuchActivity");
    requireRight(context, "runActivities");
    if (!row.isRemoved) return {};
    await requireRoom(context, { activities: 1, boards: 0 });
    await setRemoved(context.sql, activityId, null);
    context.changed({ slices: ["phase", "activities", "boards", "agenda"] });
    return {};
  });

  on(openPreWorkNotes, async ({ activityId }, context) => {
    await activityOf(context, activityId);
    const found = await preWorkNotes(context.sql, context.seat.workshopId);
    const notes = found.find((one) => one.activityId === activityId)?.notes;
    if (notes !== undefined) await setOpenedNotes(context.sql, activityId, notes);
    context.changed({ slices: ["agenda"] });
    return {};
  });
}

type ActivityParts = Omit<Activity, "id" | "boards" | "state" | "openedAt">;

/** A new activity that has not been opened. */
const fresh = (parts: ActivityParts, id: ActivityId, boardIds: readonly BoardId[]): NewActivity => ({
  ...parts,
  id,
  state: "queued",
  openedAt: null,
  boardIds,
});

function refuse(denial: string | null): void {
  if (denial) throw new UserError("conflict", `workshop.${denial}`);
}

/** Only the fields that were sent. */
function given<Fields extends object>(fields: Fields): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  const sent = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(sent) as { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };
}

async function activityOf(context: CommandContext, id: ActivityId): Promise<Activity> {
  const activities = await listActivities(context.sql, context.seat.workshopId);
  const activity = activities.find((candidate) => candidate.id === id);
  if (!activity) throw new UserError("notFound", "workshop.noSuchActivity");
  requireRight(context, "runActivities");
  return activity;
}

/** Refuses what would make the agenda longer than a phone can take. */
async function requireRoom(context: CommandContext, more: { activities: number; boards: number }): Promise<void> {
  const { sql, seat } = context;
  const boards = (await listBoards(sql, seat.workshopId)).filter(({ tableId }) => tableId === null);
  const activities = await listActivities(sql, seat.workshopId);
  const isFull =
    activities.length + more.activities > AGENDA_LIMITS.activitiesPerWorkshop ||
    (more.boards > 0 && boards.length + more.boards > AGENDA_LIMITS.boardsPerWorkshop);
  if (isFull) throw new UserError("conflict", "workshop.agendaFull");
}

/** Boards are the room's own: tables' copies follow by themselves. */
async function requireBoards({ sql, seat }: CommandContext, boardIds: readonly BoardId[]): Promise<void> {
  if (boardIds.length === 0) return;
  const boards = (await listBoards(sql, seat.workshopId)).filter(({ tableId }) => tableId === null);
  const known = new Set<string>(boards.map(({ id }) => id));
  if (boardIds.some((id) => !known.has(id))) throw new UserError("notFound", "board.notFound");
  if (new Set(boardIds).size < boardIds.length) throw new UserError("invalid", "command.wrongShape");
}

async function insert(context: CommandContext, activities: readonly NewActivity[], place: AgendaPlace): Promise<void> {
  const { sql, seat } = context;
  const before = await agendaRows(sql, seat.workshopId);
  for (const activity of activities) {
    await addActivityRow(sql, seat.workshopId, before.length, { ...activity, phase: place.phase });
  }
  const rows = activities.map(({ id, phase }): AgendaRow => ({ id, phase, position: -1, isRemoved: false }));
  await writeOrder(sql, [...before, ...rows], placedAt(before, rows, place));
  context.changed({ slices: ["phase", "activities", "boards", "agenda"] });
}

async function moveTo({ sql, seat }: CommandContext, id: ActivityId, place: AgendaPlace): Promise<void> {
  const before = await agendaRows(sql, seat.workshopId);
  const moved = before.filter((row) => row.id === id);
  await writeOrder(sql, before, placedAt(before, moved, place));
}
