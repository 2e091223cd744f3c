import type { RoundRecord } from "../voting/recount.rules.ts";
import { brokenAt, nextEntry, type Sha256, type VoteLogEntry } from "../voting/voteLog.rules.ts";
import type { WorkshopFile } from "./workshopFile.ts";

/** Every id of a file that stands for one thing on the whole server; all others mean something on their board alone. */
export function serverWideIds(file: WorkshopFile): string[] {
  const { boards, activities, decisions, agreements, checks, votes, reflection, followThrough, evidence, tables } =
    file;
  const lists = [
    boards,
    activities,
    decisions,
    agreements,
    checks,
    votes?.rounds ?? [],
    reflection?.wheels ?? [],
    followThrough?.commitments ?? [],
    followThrough?.ideaBox ?? [],
    evidence,
    tables,
    file.programme?.measures ?? [],
    file.programme?.measures.flatMap(({ readings }) => readings) ?? [],
  ];
  return [...new Set(lists.flatMap((list) => list.map(({ id }) => id)))];
}

/** From the id in the file to the id it gets here: its own where that is free, else a fresh one; always the same answer. */
export type MapFileId = <Id extends string>(id: Id) => Id;

export function fileIds(taken: ReadonlySet<string>, newId: () => string): MapFileId {
  const given = new Map<string, string>();
  return <Id extends string>(id: Id) => {
    const known = given.get(id) ?? (taken.has(id) ? newId() : id);
    given.set(id, known);
    return known as Id;
  };
}

/** A round's record with the ids it gets here. */
export function mappedRound(round: RoundRecord, mapId: MapFileId): RoundRecord {
  const { id, activityId, boardId, tableIds } = round;
  const tables = tableIds && { tableIds: tableIds.map((tableId) => mapId(tableId)) };
  return { ...round, id: mapId(id), activityId: mapId(activityId), boardId: mapId(boardId), ...tables };
}

/**
 * The votes' log with the ids they get here, and chained anew; the same log, hash for hash, where no id changed. Null for a
 * log whose chain is broken: to write that anew would hide what was done to it.
 */
export function mappedLog(log: readonly VoteLogEntry[], mapId: MapFileId, sha256: Sha256): VoteLogEntry[] | null {
  if (brokenAt(log, sha256) !== null) return null;
  const mapped: VoteLogEntry[] = [];
  for (const { at, event, roundId, body } of log) {
    const entry = { at, event, roundId: roundId === null ? null : mapId(roundId), body: mappedBody(body, mapId) };
    mapped.push(nextEntry(mapped.at(-1) ?? null, entry, sha256));
  }
  return mapped;
}

const NAMES_AN_ID = ["activityId", "boardId"] as const;

function mappedBody(body: VoteLogEntry["body"], mapId: MapFileId): VoteLogEntry["body"] {
  const named = NAMES_AN_ID.flatMap((key) => {
    const id = body[key];
    return typeof id === "string" ? [[key, mapId(id)] as const] : [];
  });
  const { tableIds } = body;
  const tables = Array.isArray(tableIds) && {
    tableIds: tableIds.map((id) => (typeof id === "string" ? mapId(id) : id)),
  };
  return { ...body, ...Object.fromEntries(named), ...tables };
}
