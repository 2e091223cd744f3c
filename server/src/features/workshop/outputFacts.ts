import type { Decision } from "@longtable/shared/decision/decision.schema";
import type { Reflection } from "@longtable/shared/reflection/reflection.schema";
import type { Round } from "@longtable/shared/voting/voting.schema";
import type { Sql } from "../../storage/storage.ts";
import type { ActivityRunDeps } from "./activityRun.feature.ts";
import { listBoards } from "./workshop.store.ts";

interface OutputReading {
  listRounds(sql: Sql, workshopId: string): Promise<readonly Pick<Round, "activityId" | "state">[]>;
  listDecisions(sql: Sql, workshopId: string): Promise<readonly Pick<Decision, "recordedAt">[]>;
  listCommitments(sql: Sql, workshopId: string): Promise<readonly unknown[]>;
  readReflection(sql: Sql, workshopId: string): Promise<Pick<Reflection, "wheels" | "declared" | "rung" | "end">>;
}

/** Reads what an activity has made; of its boards only those it uses are opened, tables' copies among them. */
export function createOutputFacts(reading: OutputReading): ActivityRunDeps["outputFacts"] {
  return async ({ sql, seat, boards }, activity, startedAt) => {
    const own = new Set<string>(activity.boards.map(({ id }) => id));
    const used = (await listBoards(sql, seat.workshopId)).filter(({ id, originId }) => own.has(originId ?? id));
    const counted = [];
    for (const { id, type } of used) counted.push({ type, notes: (await boards.room(id)).board.noteCount() });
    const rounds = await reading.listRounds(sql, seat.workshopId);
    const decisions = await reading.listDecisions(sql, seat.workshopId);
    const { wheels, declared, rung, end } = await reading.readReflection(sql, seat.workshopId);
    return {
      boards: counted,
      closedRounds: rounds.filter(({ state, activityId }) => state === "closed" && activityId === activity.id).length,
      decisions: decisions.filter(({ recordedAt }) => startedAt !== null && recordedAt >= startedAt).length,
      commitments: (await reading.listCommitments(sql, seat.workshopId)).length,
      reflections: wheels.length + [declared, rung, end].filter(Boolean).length,
    };
  };
}
