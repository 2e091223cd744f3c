import { readBoard } from "./boardPeer.ts";
import type { RunningServer } from "./testServer.ts";

/** Puts a journey map of its own on a workshop's agenda and opens it; answers its board and its steps in their order. */
export async function openMap(
  { api, wsUrl }: Pick<RunningServer, "api" | "wsUrl">,
  { facilitator }: { facilitator: string },
): Promise<{ boardId: string; activityId: string; stepIds: string[] }> {
  const { activityId, boardIds } = await api.run<{ activityId: string; boardIds: string[] }>(
    facilitator,
    "agenda.addActivity",
    {
      phase: "insight",
      title: "How it felt",
      outputType: "map",
      newBoard: { type: "journeyMap", title: "The way in" },
    },
  );
  const boardId = boardIds[0] ?? "";
  await api.run(facilitator, "workshop.openActivity", { activityId });
  const { content } = await readBoard({ wsUrl, boardId, token: facilitator });
  return { boardId, activityId, stepIds: content.steps.map(({ id }) => id) };
}
