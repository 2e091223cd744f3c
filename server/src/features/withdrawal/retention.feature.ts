import { UserError } from "@longtable/shared/kernel/userError";
import type { Action } from "@longtable/shared/participation/permissions";
import { keptUntil } from "@longtable/shared/withdrawal/retention.rules";
import { setRetention } from "@longtable/shared/withdrawal/withdrawal.commands";
import type { Clock } from "../../kernel/clock.ts";
import type { Publish } from "../../kernel/publish.ts";
import type { Sql, Storage } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { keepRetention, retentionOf } from "./retention.store.ts";

export interface RetentionDeps {
  storage: Storage;
  clock: Clock;
  publish: Publish;
  requireRight(context: Pick<CommandContext, "seat">, action: Action): void;
}

/**
 * How long a workshop is kept: days, and the end in milliseconds since 1970.
 *
 * @throws {UserError} notFound.
 */
export async function readKept(sql: Sql, workshopId: string): Promise<{ days: number; until: number }> {
  const facts = await retentionOf(sql, workshopId);
  if (!facts) throw new UserError("notFound", "workshop.notFound");
  return keptUntil(facts);
}

/** How long a workshop is kept: hosts and the organiser say it, everybody is told. */
export function createRetention({ storage, clock, publish, requireRight }: RetentionDeps) {
  async function set(sql: Sql, workshopId: string, days: number, now: number): Promise<number> {
    await readKept(sql, workshopId);
    await keepRetention(sql, workshopId, days, now);
    return (await readKept(sql, workshopId)).until;
  }

  return {
    /** The organiser's way, from no seat. Answers the new end. */
    async setFor(workshopId: string, days: number): Promise<number> {
      const until = await storage.transact((sql) => set(sql, workshopId, days, clock.now()));
      publish(workshopId, { slices: ["workshop"] });
      return until;
    },

    register(on: Register): void {
      on(setRetention, async ({ days }, context) => {
        requireRight(context, "runActivities");
        const until = await set(context.sql, context.seat.workshopId, days, context.now);
        context.changed({ slices: ["workshop"] });
        return { keptUntil: until };
      });
    },
  };
}
