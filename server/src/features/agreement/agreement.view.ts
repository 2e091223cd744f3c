import { resultOf } from "@longtable/shared/agreement/agreement.rules";
import type { Proposal } from "@longtable/shared/agreement/agreement.schema";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import { answersByProposal, listProposals } from "./agreement.store.ts";
import { rankIn } from "./rank.ts";

/**
 * A workshop's proposals, read once; the answer cuts them for a seat. Counts and reasons only once released, to hosts
 * as to everyone; whose answer is whose, to nobody but its owner.
 */
export async function proposalsFor(
  sql: Sql,
  workshopId: string,
): Promise<(seat: Pick<Seat, "participantId">) => Proposal[]> {
  const [proposals, answers] = await Promise.all([listProposals(sql, workshopId), answersByProposal(sql, workshopId)]);
  const shared = proposals.map(({ frozen, ...proposal }) => {
    const given = [...(answers.get(proposal.id)?.values() ?? [])];
    const answered = frozen?.answered ?? given.filter(({ version }) => version === proposal.version).length;
    const result = frozen?.result ?? resultOf(proposal.version, given, rankIn(proposal.id));
    return { ...proposal, answered, ...(proposal.isReleased && { result }) };
  });
  return ({ participantId }) =>
    shared.map((proposal) => {
      const mine = participantId === null ? undefined : answers.get(proposal.id)?.get(participantId);
      return mine ? { ...proposal, mine } : proposal;
    });
}

/** A workshop's proposals as they go into a file: with nobody's own answer. */
export async function readProposals(sql: Sql, workshopId: string): Promise<Proposal[]> {
  return (await proposalsFor(sql, workshopId))({ participantId: null });
}
