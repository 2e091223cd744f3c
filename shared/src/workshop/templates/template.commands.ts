import { z } from "zod";
import { defineCommand } from "../../kernel/command.ts";
import { BoardId } from "../../kernel/ids.ts";
import { LIMITS } from "../../kernel/limits.ts";
import { requiredText } from "../../kernel/requiredText.ts";

const title = requiredText(LIMITS.titleChars);
/** Whether notes that hosts wrote go along. What people wrote stays in their workshop. */
const withNotes = z.boolean().default(false);
const TemplateId = z.string().min(1).max(60);
const made = z.object({ templateId: TemplateId });

/** Keeps a board's structure as a template for any workshop on this server. */
export const saveBoardTemplate = defineCommand("templates.saveBoard", {
  input: z.strictObject({ boardId: BoardId, title, withNotes }),
  output: made,
});

/** Keeps the agenda and the boards it uses as a template for any workshop on this server. */
export const saveAgendaTemplate = defineCommand("templates.saveAgenda", {
  input: z.strictObject({ title, withNotes }),
  output: made,
});
