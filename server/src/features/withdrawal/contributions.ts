import type { Contribution } from "@longtable/shared/withdrawal/withdrawal.schema";
import type { PatchPart } from "@longtable/shared/workshop/workshop.patch";
import type { BoardUnit } from "../../collaboration/boardRegistry.ts";
import type { Sql } from "../../storage/storage.ts";

/** Somebody whose contributions are meant: a seat, and the person in it. */
export interface Owner {
  workshopId: string;
  seatId: string;
  /** Null for a host's seat. */
  participantId: string | null;
}

/** Names one contribution so that it can be erased again out of an older copy of the database: ids alone, no words. */
export interface ContributionRef {
  kind: string;
  id: string;
  /** What it is in or whose it is: a note's board, the person who answered; empty where the id says it all. */
  within: string;
}

/** What erasing may use: one transaction, also at the start, when nobody is connected. */
export interface ErasureContext {
  sql: Sql;
  boards: BoardUnit;
  workshopId: string;
  now: number;
  /** Says which parts of the state have changed, and for which seats, here or in another workshop; without effect at the start. */
  changed(change: { slices?: readonly PatchPart[]; seats?: readonly string[] }, workshopId?: string): void;
}

/**
 * One kind of thing that people give: notes, answers, stories. Each can be listed for its owner and erased for good, with
 * every trace in other tables and documents. The kinds are joined where the features are composed.
 */
export interface ContributionKind {
  /** Letters. */
  readonly kind: string;
  /** Everything one person gave of this kind, for them to read. May open boards; never runs in a transaction. */
  list(sql: Sql, owner: Owner): Promise<Contribution[]>;
  /** The same as references, or of it only what has this id; inside a transaction. */
  refs(sql: Sql, owner: Owner, id?: string): Promise<ContributionRef[]>;
  /** References to what may not be the caller's own, for hosts who are asked to; left out: hosts cannot single it out. */
  find?(sql: Sql, workshopId: string, id: string): Promise<ContributionRef[]>;
  /** Erases what is there of these; answers of how many. What is gone already is passed over. */
  erase(context: ErasureContext, refs: readonly ContributionRef[]): Promise<number>;
}
