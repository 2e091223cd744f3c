import type { Allocation, Round } from "@longtable/shared/voting/voting.schema";
import { guardStorage } from "../../ui/safeStorage.ts";

/** Cleared with everything else this tab keeps when somebody leaves. */
const PREFIX = "longtable.kept.own.";
const storage = guardStorage(() => globalThis.sessionStorage);

/** Keeps this person's dots in this tab while the vote is open: at close the server forgets whose they were. */
export function rememberOwn({ id, state, mine, receipt }: Pick<Round, "id" | "state" | "mine" | "receipt">): void {
  if (state === "open" && mine) storage.setItem(PREFIX + id, JSON.stringify(mine));
  if (state === "open" && receipt) storage.setItem(`${PREFIX}${id}.code`, receipt);
}

/** The code of this person's ballot, where this tab still knows it. */
export function ownCode(roundId: string): string | null {
  return storage.getItem(`${PREFIX}${roundId}.code`);
}

/** This person's dots of a round, where this tab still knows them. */
export function ownBallot({ id, mine }: Pick<Round, "id" | "mine">): Allocation | null {
  if (mine) return mine;
  const kept = storage.getItem(PREFIX + id);
  return kept === null ? null : (JSON.parse(kept) as Allocation);
}
