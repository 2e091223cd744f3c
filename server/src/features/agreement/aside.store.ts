import type { Sql } from "../../storage/storage.ts";

const aside = (participantId: string) => `aside:${participantId}`;

/**
 * Takes a person's answers out of the proposals and checks that still take answers, or puts them back. Set aside they
 * stay with the others, so what forgets those forgets them.
 */
export async function setAnswersAside(
  sql: Sql,
  workshopId: string,
  participantId: string,
  isAside: boolean,
): Promise<void> {
  const [from, to] = isAside ? [participantId, aside(participantId)] : [aside(participantId), participantId];
  await sql.run(
    `UPDATE proposal_answers SET participant_id = ? WHERE participant_id = ?
       AND proposal_id IN (SELECT id FROM proposals WHERE workshop_id = ? AND state = 'proposed')`,
    to,
    from,
    workshopId,
  );
  await sql.run(
    `UPDATE quick_check_answers SET participant_id = ? WHERE participant_id = ?
       AND check_id IN (SELECT id FROM quick_checks WHERE workshop_id = ? AND state = 'open')`,
    to,
    from,
    workshopId,
  );
}
