import type { ActivityId, BoardId, WorkshopId } from "@longtable/shared/kernel/ids";
import type { RunningServer } from "./testServer.ts";

/** A workshop with its first activity open, and what a test needs to go on with. */
export interface OpenWorkshop {
  workshopId: WorkshopId;
  joinCode: string;
  activityId: ActivityId;
  boardId: BoardId;
  facilitator: string;
  screen: string;
  /** Joins and answers the token. */
  join(alias?: string): Promise<string>;
  /** Adds a note by command and answers its id. */
  addNote(token: string, text: string): Promise<string>;
  /** Opens a round over these notes and answers its id. */
  openRound(
    candidates: readonly string[],
    rules?: { dots?: number; maxPerItem?: number; title?: string },
  ): Promise<string>;
}

/** Makes a workshop from a template and opens its first activity. */
export async function openWorkshop(
  { api }: RunningServer,
  template = "ideas-dots-decision",
  title = "A test",
): Promise<OpenWorkshop> {
  const { workshop, tokens } = await api.createWorkshop({ template, title });
  const activity = workshop.activities[0];
  const boardId = activity?.boards[0]?.id;
  if (!activity || !boardId) throw new Error(`template ${template} has no board`);
  const { facilitator, screen } = tokens;
  await api.run(facilitator, "workshop.openActivity", { activityId: activity.id });
  return {
    workshopId: workshop.id as WorkshopId,
    joinCode: workshop.joinCode,
    activityId: activity.id,
    boardId,
    facilitator,
    screen,
    join: async (alias = "") => (await api.join(workshop.joinCode, { alias })).token,
    addNote: async (token, text) =>
      (await api.run<{ noteId: string }>(token, "board.addNote", { boardId, text })).noteId,
    async openRound(candidates, rules = {}) {
      const input = { activityId: activity.id, boardId, candidates, ...rules };
      return (await api.run<{ roundId: string }>(facilitator, "voting.openRound", input)).roundId;
    },
  };
}
