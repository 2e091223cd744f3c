import type { BoardId, NoteId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import type { PhaseKey } from "@longtable/shared/workshop/phases";
import { blueprintOf } from "@longtable/shared/workshop/templates/blueprintOf";
import { saveAgendaTemplate, saveBoardTemplate } from "@longtable/shared/workshop/templates/template.commands";
import type {
  ActivityBlueprint,
  BoardBlueprint,
  NoteBlueprint,
  WorkshopTemplate,
} from "@longtable/shared/workshop/templates/template.types";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { newId } from "../../kernel/newId.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { MOST_SAVED, notesOfHosts, savedTemplates, saveTemplate } from "./savedTemplates.store.ts";
import { requireRight } from "./workshop.feature.ts";
import { boardUse, listActivities, listBoards } from "./workshop.store.ts";

/** Keeping one's own boards and agendas as templates for every workshop on the server. */
export function registerTemplateCommands(on: Register): void {
  on(saveBoardTemplate, async ({ boardId, title, withNotes }, context) => {
    requireRight(context, "runActivities");
    const use = await boardUse(context.sql, boardId);
    if (use?.workshopId !== context.seat.workshopId) throw new UserError("notFound", "board.notFound");
    const activities = await listActivities(context.sql, context.seat.workshopId);
    const of = activities.find(({ boards }) => boards.some(({ id }) => id === boardId));
    const board = await keepBoard(context, boardId, withNotes);
    const activity: ActivityBlueprint = {
      templateId: "own",
      phase: of?.phase ?? "insight",
      title,
      prompt: "",
      minutes: 0,
      outputType: of?.outputType ?? "map",
      boardKeys: [boardId],
    };
    return keep(context, { title, boards: [{ ...board, title }], activities: [activity] }, withNotes);
  });

  on(saveAgendaTemplate, async ({ title, withNotes }, context) => {
    requireRight(context, "runActivities");
    const activities = await listActivities(context.sql, context.seat.workshopId);
    if (activities.length === 0) throw new UserError("conflict", "workshop.agendaEmpty");
    // A table's copy is made again from the room's board when there are tables.
    const own = (await listBoards(context.sql, context.seat.workshopId)).filter(({ tableId }) => tableId === null);
    const known = new Set(own.map(({ id }) => id));
    const used = new Set(activities.flatMap(({ boards }) => boards.map(({ id }) => id)).filter((id) => known.has(id)));
    const boards: BoardBlueprint[] = [];
    for (const boardId of used) boards.push(await keepBoard(context, boardId, withNotes));
    return keep(context, { title, boards, activities: activities.map(asBlueprint) }, withNotes);
  });
}

/** A board's structure, with the notes that hosts wrote when those are to go along. */
async function keepBoard(
  { sql, boards }: CommandContext,
  boardId: BoardId,
  withNotes: boolean,
): Promise<BoardBlueprint> {
  const content = (await boards.room(boardId)).board.content();
  const use = await boardUse(sql, boardId);
  const ofHosts: ReadonlySet<NoteId> = withNotes ? await notesOfHosts(sql, boardId) : new Set();
  const notes = content.notes.filter(({ id }) => ofHosts.has(id));
  const blueprint = blueprintOf(content, { key: boardId, notes, lockedParts: use?.lockedParts ?? [] });
  if (!blueprint.notes) return blueprint;
  return { ...blueprint, notes: blueprint.notes.map((note, index) => withSource(note, notes[index]?.id)) };
}

const withSource = (note: NoteBlueprint, noteId: NoteId | undefined): NoteBlueprint => ({
  ...note,
  ...(noteId && { noteId }),
});

/** An activity as it was before it ran. */
function asBlueprint(activity: Activity): ActivityBlueprint {
  const { templateId, phase, title, prompt, minutes, outputType, isPromptLocked, writing, access, place, isPreWork } =
    activity;
  return {
    templateId,
    phase,
    title,
    prompt,
    minutes,
    outputType,
    boardKeys: activity.boards.map(({ id }) => id),
    ...(isPromptLocked && { isPromptLocked }),
    ...(writing && { writing }),
    ...(access && { access }),
    ...(place && { place }),
    ...(isPreWork && { isPreWork }),
  };
}

async function keep(
  { sql, seat, now }: CommandContext,
  parts: Pick<WorkshopTemplate, "title" | "boards" | "activities">,
  withNotes: boolean,
) {
  if ((await savedTemplates(sql)).length >= MOST_SAVED) throw new UserError("conflict", "workshop.templatesFull");
  const templateId = newId<string>();
  const phase: PhaseKey = parts.activities[0]?.phase ?? "insight";
  const minutes = parts.activities.reduce((sum, activity) => sum + activity.minutes, 0);
  const template: WorkshopTemplate = { ...parts, id: templateId, purpose: "", phase, minutes };
  // Words of a workshop are erased with it; a structure alone is nobody's.
  await saveTemplate(sql, template, { workshopId: withNotes ? seat.workshopId : null, now });
  return { templateId };
}
