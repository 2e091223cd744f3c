import type { Answer } from "@longtable/shared/agreement/agreement.rules";
import type { EarlierWording, PositionResult, Proposal } from "@longtable/shared/agreement/agreement.schema";
import type { Position } from "@longtable/shared/agreement/agreement.types";
import type { DecisionId, NoteId, RoundId } from "@longtable/shared/kernel/ids";
import type { Sql } from "../../storage/storage.ts";

/** What the answers came to when the asking ended. */
interface Frozen {
  answered: number;
  result: PositionResult;
}

/** A proposal as kept. Who answered what is kept apart, and only as long as it can change. */
export interface StoredProposal
  extends Pick<
    Proposal,
    "id" | "text" | "noteIds" | "roundId" | "state" | "method" | "version" | "askedAt" | "isReleased" | "history"
  > {
  /** Null while it takes answers. */
  frozen: Frozen | null;
}

interface ProposalRow {
  id: string;
  text: string;
  note_ids_json: string;
  round_id: string | null;
  state: string;
  method: string | null;
  version: number;
  asked_at: number;
  is_released: number;
  history_json: string;
  frozen_json: string | null;
}

const toProposal = (row: ProposalRow): StoredProposal => ({
  id: row.id as DecisionId,
  text: row.text,
  noteIds: JSON.parse(row.note_ids_json) as NoteId[],
  roundId: row.round_id as RoundId | null,
  state: row.state as Proposal["state"],
  method: row.method as Proposal["method"],
  version: Number(row.version),
  askedAt: Number(row.asked_at),
  isReleased: Number(row.is_released) === 1,
  history: JSON.parse(row.history_json) as EarlierWording[],
  frozen: row.frozen_json === null ? null : (JSON.parse(row.frozen_json) as Frozen),
});

/** A workshop's proposals, oldest first. */
export async function listProposals(sql: Sql, workshopId: string): Promise<StoredProposal[]> {
  const text = "SELECT * FROM proposals WHERE workshop_id = ? ORDER BY position";
  return (await sql.all<ProposalRow>(text, workshopId)).map(toProposal);
}

export async function findProposal(sql: Sql, workshopId: string, id: string): Promise<StoredProposal | null> {
  const row = await sql.get<ProposalRow>("SELECT * FROM proposals WHERE workshop_id = ? AND id = ?", workshopId, id);
  return row ? toProposal(row) : null;
}

/** Adds a proposal, or changes the one with its id. */
export async function putProposal(sql: Sql, workshopId: string, proposal: StoredProposal): Promise<void> {
  await sql.run(
    `INSERT INTO proposals (id, workshop_id, position, text, note_ids_json, round_id, state, method, version, asked_at,
       is_released, history_json, frozen_json)
     VALUES (?, ?, (SELECT COUNT(*) FROM proposals WHERE workshop_id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET text = excluded.text, state = excluded.state, method = excluded.method,
       version = excluded.version, asked_at = excluded.asked_at, is_released = excluded.is_released,
       history_json = excluded.history_json, frozen_json = excluded.frozen_json`,
    proposal.id,
    workshopId,
    workshopId,
    proposal.text,
    JSON.stringify(proposal.noteIds),
    proposal.roundId,
    proposal.state,
    proposal.method,
    proposal.version,
    proposal.askedAt,
    proposal.isReleased ? 1 : 0,
    JSON.stringify(proposal.history),
    proposal.frozen ? JSON.stringify(proposal.frozen) : null,
  );
}

/** One answer a person and proposal; a later one takes the place of the earlier. */
export async function putAnswer(sql: Sql, proposalId: string, participantId: string, answer: Answer): Promise<void> {
  await sql.run(
    `INSERT INTO proposal_answers (proposal_id, participant_id, version, stand, reason) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (proposal_id, participant_id)
     DO UPDATE SET version = excluded.version, stand = excluded.stand, reason = excluded.reason`,
    proposalId,
    participantId,
    answer.version,
    answer.position,
    answer.reason,
  );
}

interface AnswerRow {
  proposal_id: string;
  participant_id: string;
  version: number;
  stand: string;
  reason: string | null;
}

const toAnswer = (row: AnswerRow): Answer => ({
  position: row.stand as Position,
  reason: row.reason,
  version: Number(row.version),
});

/** The answers to a proposal, of whatever wording, without whose they are. */
export async function listAnswers(sql: Sql, proposalId: string): Promise<Answer[]> {
  const text = `SELECT * FROM proposal_answers WHERE proposal_id = ? AND participant_id NOT LIKE 'aside:%'
     ORDER BY participant_id`;
  return (await sql.all<AnswerRow>(text, proposalId)).map(toAnswer);
}

/** A workshop's answers by proposal, each by participant. */
export async function answersByProposal(sql: Sql, workshopId: string): Promise<Map<string, Map<string, Answer>>> {
  const rows = await sql.all<AnswerRow>(
    `SELECT a.* FROM proposal_answers a JOIN proposals p ON p.id = a.proposal_id
     WHERE p.workshop_id = ? AND a.participant_id NOT LIKE 'aside:%'`,
    workshopId,
  );
  const all = new Map<string, Map<string, Answer>>();
  for (const row of rows) {
    const answers = all.get(row.proposal_id) ?? new Map<string, Answer>();
    all.set(row.proposal_id, answers.set(row.participant_id, toAnswer(row)));
  }
  return all;
}

/** Forgets who said what: all of it, or all but the blocks that outlive their wording. */
export async function forgetAnswers(sql: Sql, proposalId: string, keep: "blocks" | "nothing"): Promise<void> {
  const blocks = keep === "blocks" ? " AND stand <> 'block'" : "";
  await sql.run(`DELETE FROM proposal_answers WHERE proposal_id = ?${blocks}`, proposalId);
}
