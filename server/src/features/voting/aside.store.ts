import type { RoundId } from "@longtable/shared/kernel/ids";
import type { Sql } from "../../storage/storage.ts";
import { logVote } from "./voteLog.store.ts";

/** Whose a ballot is while it does not count: it stays with the round's others, so closing forgets it like them. */
const asideVoter = (participantId: string) => `aside:${participantId}`;

/**
 * Takes a person's ballots out of the open rounds without destroying them, or puts them back; says in the vote log how
 * many, and not whose. What a closed round counted stays counted.
 */
export async function setBallotsAside(
  sql: Sql,
  workshopId: string,
  participantId: string,
  { isAside, now }: { isAside: boolean; now: number },
): Promise<void> {
  const [from, to] = isAside ? [participantId, asideVoter(participantId)] : [asideVoter(participantId), participantId];
  const rounds = await sql.all<{ id: RoundId }>(
    `SELECT r.id FROM rounds r JOIN open_ballots b ON b.round_id = r.id
     WHERE r.workshop_id = ? AND r.state = 'open' AND b.voter = ?`,
    workshopId,
    from,
  );
  for (const { id: roundId } of rounds) {
    await sql.run("UPDATE open_ballots SET voter = ? WHERE round_id = ? AND voter = ?", to, roundId, from);
    const event = isAside ? "setAside" : "putBack";
    await logVote(sql, workshopId, { at: now, event, roundId, body: { ballots: 1 } });
  }
}

/** Says in the vote log that a host put in the ballot of a person without a phone, and not whose: everyone may read it. */
export async function logProxyBallot(
  sql: Sql,
  workshopId: string,
  { roundId, now }: { roundId: string; now: number },
): Promise<void> {
  const entry = { event: "proxyBallot", roundId: roundId as RoundId, body: { ballots: 1 } } as const;
  await logVote(sql, workshopId, { at: now, ...entry });
}
