import { UserError } from "@longtable/shared/kernel/userError";
import { isWrittenAlone } from "@longtable/shared/participation/permissions";
import type { Sql } from "../../storage/storage.ts";
import type { ProxyDeps } from "./proxy.feature.ts";

export type BoardUseReading = Pick<ProxyDeps, "boardUse">;

/** Refuses to put anything back on boards of which one is written on alone: what stands there stays as it is. */
export async function requireNotAlone(
  sql: Sql,
  boardIds: Iterable<string>,
  { boardUse }: BoardUseReading,
): Promise<void> {
  for (const boardId of new Set(boardIds)) {
    const use = await boardUse(sql, boardId);
    if (use && isWrittenAlone(use)) throw new UserError("conflict", "people.whileAlone");
  }
}
