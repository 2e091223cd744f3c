import type {
  Commitment,
  IdeaBoxItem,
  IdeaResponse,
  ShortlistedIdea,
} from "@longtable/shared/followThrough/followThrough.schema";
import type { NoteId, WorkshopId } from "@longtable/shared/kernel/ids";
import type { Sql } from "../../storage/storage.ts";

/** A commitment as kept; whether it is overdue is a matter of the moment. */
export type StoredCommitment = Omit<Commitment, "isOverdue">;

/** Where a workshop stands and what it follows; times in milliseconds since 1970. */
export interface Standing {
  previousId: WorkshopId | null;
  closedAt: number | null;
  reportedAt: number | null;
  sharedAt: number | null;
}

interface StandingRow {
  previous_id: WorkshopId | null;
  closed_at: number | null;
  reported_at: number | null;
  shared_at: number | null;
}

const moment = (value: number | null) => (value === null ? null : Number(value));

/** Where a workshop stands; one that nothing is known of has just begun. */
export async function standingOf(sql: Sql, workshopId: string): Promise<Standing> {
  const row = await sql.get<StandingRow>("SELECT * FROM follow_through WHERE workshop_id = ?", workshopId);
  return {
    previousId: row?.previous_id ?? null,
    closedAt: moment(row?.closed_at ?? null),
    reportedAt: moment(row?.reported_at ?? null),
    sharedAt: moment(row?.shared_at ?? null),
  };
}

async function setColumn(sql: Sql, workshopId: string, column: string, value: string | number | null): Promise<void> {
  await sql.run(
    `INSERT INTO follow_through (workshop_id, ${column}) VALUES (?, ?)
     ON CONFLICT (workshop_id) DO UPDATE SET ${column} = excluded.${column}`,
    workshopId,
    value,
  );
}

export const setPrevious = (sql: Sql, workshopId: string, previousId: string) =>
  setColumn(sql, workshopId, "previous_id", previousId);

export async function setStanding(
  sql: Sql,
  workshopId: string,
  { closedAt, reportedAt }: Pick<Standing, "closedAt" | "reportedAt">,
): Promise<void> {
  await setColumn(sql, workshopId, "closed_at", closedAt);
  await setColumn(sql, workshopId, "reported_at", reportedAt);
}

/** The one link to the public page: the hash it is known by, and what it is made from again. */
interface StoredShare {
  hash: string;
  nonce: string;
  at: number;
}

/** Keeps the one link to the public page, or that there is none; the link before it is dead. */
export async function setShare(sql: Sql, workshopId: string, share: StoredShare | null): Promise<void> {
  await setColumn(sql, workshopId, "share_hash", share?.hash ?? null);
  await setColumn(sql, workshopId, "share_nonce", share?.nonce ?? null);
  await setColumn(sql, workshopId, "shared_at", share?.at ?? null);
}

/** Null while nothing is shared. A link of an older version has no nonce: it works, and cannot be shown again. */
export async function readShare(sql: Sql, workshopId: string): Promise<StoredShare | null> {
  const row = await sql.get<{ share_hash: string | null; share_nonce: string | null; shared_at: number | null }>(
    "SELECT share_hash, share_nonce, shared_at FROM follow_through WHERE workshop_id = ?",
    workshopId,
  );
  if (!row?.share_hash || row.shared_at === null) return null;
  return { hash: row.share_hash, nonce: row.share_nonce ?? "", at: Number(row.shared_at) };
}

export async function workshopByShare(sql: Sql, hash: string): Promise<string | null> {
  const text = "SELECT workshop_id FROM follow_through WHERE share_hash = ?";
  return (await sql.get<{ workshop_id: string }>(text, hash))?.workshop_id ?? null;
}

/** How far back a chain of workshops is followed. */
const LONGEST_CHAIN = 50;

/** The workshops before this one, nearest first. An erased one ends the chain. */
export async function workshopsBefore(sql: Sql, workshopId: string): Promise<WorkshopId[]> {
  const chain: WorkshopId[] = [];
  let { previousId } = await standingOf(sql, workshopId);
  while (previousId !== null && !chain.includes(previousId) && chain.length < LONGEST_CHAIN) {
    chain.push(previousId);
    ({ previousId } = await standingOf(sql, previousId));
  }
  return chain;
}

/** The workshops that open with what this one left, and those after them. */
export async function workshopsAfter(sql: Sql, workshopId: string): Promise<string[]> {
  const found = new Set([workshopId]);
  for (const id of found) {
    const text = "SELECT workshop_id FROM follow_through WHERE previous_id = ?";
    for (const row of await sql.all<{ workshop_id: string }>(text, id)) found.add(row.workshop_id);
  }
  found.delete(workshopId);
  return [...found];
}

/** What hosts marked, in the order of marking, in the words it had then. */
export async function markedIdeas(sql: Sql, workshopId: string): Promise<Pick<ShortlistedIdea, "noteId" | "text">[]> {
  const rows = await sql.all<{ note_id: NoteId; text: string }>(
    "SELECT note_id, text FROM shortlist WHERE workshop_id = ? ORDER BY position",
    workshopId,
  );
  return rows.map((row) => ({ noteId: row.note_id, text: row.text }));
}

export async function markIdea(sql: Sql, workshopId: string, { noteId, text }: { noteId: string; text: string }) {
  await sql.run(
    `INSERT INTO shortlist (workshop_id, note_id, position, text)
     VALUES (?, ?, (SELECT COALESCE(MAX(position), 0) + 1 FROM shortlist WHERE workshop_id = ?), ?)
     ON CONFLICT (workshop_id, note_id) DO NOTHING`,
    workshopId,
    noteId,
    workshopId,
    text,
  );
}

export async function unmarkIdea(sql: Sql, workshopId: string, noteId: string): Promise<void> {
  await sql.run("DELETE FROM shortlist WHERE workshop_id = ? AND note_id = ?", workshopId, noteId);
}

export async function responsesOf(sql: Sql, workshopId: string): Promise<Map<string, IdeaResponse>> {
  const rows = await sql.all<{
    note_id: string;
    outcome: string;
    reason: string;
    by_whom: string;
    answered_at: number;
  }>("SELECT * FROM idea_responses WHERE workshop_id = ?", workshopId);
  return new Map(
    rows.map((row) => [
      row.note_id,
      {
        outcome: row.outcome as IdeaResponse["outcome"],
        reason: row.reason,
        by: row.by_whom,
        at: Number(row.answered_at),
      },
    ]),
  );
}

export async function putResponse(sql: Sql, workshopId: string, noteId: string, response: IdeaResponse): Promise<void> {
  await sql.run(
    `INSERT INTO idea_responses (workshop_id, note_id, outcome, reason, by_whom, answered_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (workshop_id, note_id) DO UPDATE SET outcome = excluded.outcome, reason = excluded.reason,
       by_whom = excluded.by_whom, answered_at = excluded.answered_at`,
    workshopId,
    noteId,
    response.outcome,
    response.reason,
    response.by,
    response.at,
  );
}

interface CommitmentRow {
  id: string;
  decision_id: string | null;
  what: string;
  owners_json: string;
  due: string;
  state: string;
  proof: string | null;
}

/** A workshop's commitments, in the order they were made. */
export async function listCommitments(sql: Sql, workshopId: string): Promise<StoredCommitment[]> {
  const text = "SELECT * FROM commitments WHERE workshop_id = ? ORDER BY position";
  const rows = await sql.all<CommitmentRow>(text, workshopId);
  return rows.map((row) => ({
    id: row.id as StoredCommitment["id"],
    decisionId: row.decision_id as StoredCommitment["decisionId"],
    what: row.what,
    owners: JSON.parse(row.owners_json) as string[],
    due: row.due,
    state: row.state as StoredCommitment["state"],
    proof: row.proof,
  }));
}

/** Keeps a commitment, or what is new of one that is there. */
export async function putCommitment(sql: Sql, workshopId: string, commitment: StoredCommitment): Promise<void> {
  await sql.run(
    `INSERT INTO commitments (id, workshop_id, position, decision_id, what, owners_json, due, state, proof)
     VALUES (?, ?, (SELECT COUNT(*) FROM commitments WHERE workshop_id = ?), ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET what = excluded.what, owners_json = excluded.owners_json, due = excluded.due,
       state = excluded.state, proof = excluded.proof`,
    commitment.id,
    workshopId,
    workshopId,
    commitment.decisionId,
    commitment.what,
    JSON.stringify(commitment.owners),
    commitment.due,
    commitment.state,
    commitment.proof,
  );
}

interface ItemRow {
  id: string;
  text: string;
  source: string;
  state: string;
  sent_at: number;
  board_id: string | null;
}

/** The ideas box, oldest first. */
export async function listIdeaBox(sql: Sql, workshopId: string): Promise<IdeaBoxItem[]> {
  const rows = await sql.all<ItemRow>("SELECT * FROM idea_box WHERE workshop_id = ? ORDER BY position", workshopId);
  return rows.map((row) => ({
    id: row.id as IdeaBoxItem["id"],
    text: row.text,
    source: row.source as IdeaBoxItem["source"],
    state: row.state as IdeaBoxItem["state"],
    sentAt: Number(row.sent_at),
    boardId: row.board_id as IdeaBoxItem["boardId"],
  }));
}

export async function addIdeaBoxItem(sql: Sql, workshopId: string, item: IdeaBoxItem): Promise<void> {
  await sql.run(
    `INSERT INTO idea_box (id, workshop_id, position, text, source, state, sent_at, board_id)
     VALUES (?, ?, (SELECT COUNT(*) FROM idea_box WHERE workshop_id = ?), ?, ?, ?, ?, ?)`,
    item.id,
    workshopId,
    workshopId,
    item.text,
    item.source,
    item.state,
    item.sentAt,
    item.boardId,
  );
}

export async function sortIdeaBoxItem(
  sql: Sql,
  id: string,
  { state, boardId }: Pick<IdeaBoxItem, "state" | "boardId">,
): Promise<void> {
  await sql.run("UPDATE idea_box SET state = ?, board_id = ? WHERE id = ?", state, boardId, id);
}
