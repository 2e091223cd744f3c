import type { OutputType } from "../workshop.schema.ts";
import type { ActivityBlueprint, BoardBlueprint, WorkshopTemplate } from "./template.types.ts";

interface Prompt {
  title: string;
  prompt: string;
  minutes: number;
  /** Where it differs from the template's. */
  outputType?: OutputType;
  isPromptLocked?: boolean;
  writing?: "alone";
}

interface TemplateParts extends Pick<WorkshopTemplate, "id" | "title" | "purpose" | "phase"> {
  board: BoardBlueprint;
  outputType: OutputType;
  prompts: readonly Prompt[];
}

/** A template whose prompts all share one board. */
export function defineTemplate({ board, outputType, prompts, ...about }: TemplateParts): WorkshopTemplate {
  const activities = prompts.map(
    (prompt): ActivityBlueprint => ({
      outputType,
      ...prompt,
      templateId: about.id,
      phase: about.phase,
      boardKeys: [board.key],
    }),
  );
  const minutes = prompts.reduce((sum, prompt) => sum + prompt.minutes, 0);
  return { ...about, minutes, boards: [board], activities };
}
