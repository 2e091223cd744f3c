import type { BoardId, ScenarioId } from "@longtable/shared/kernel/ids";
import type { StartScenarios } from "@longtable/shared/scenarios/startScenarios.types";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import { putScenario } from "./scenarios.store.ts";

/** Plots the demo's people over its maps; nobody's in particular, and on the wall. */
export async function startScenarios(
  sql: Sql,
  workshopId: string,
  scenarios: StartScenarios,
  boardIds: ReadonlyMap<string, BoardId>,
): Promise<void> {
  const nobody = { fictional: true, storyId: null, writers: {}, gone: {}, seatId: null, onWall: true } as const;
  for (const { boardKey, ...scenario } of scenarios) {
    const boardId = boardIds.get(boardKey);
    if (boardId) await putScenario(sql, workshopId, { ...scenario, ...nobody, id: newId<ScenarioId>(), boardId });
  }
}
