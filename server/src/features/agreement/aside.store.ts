import type { Sql } from "../../storage/storage.ts";

const aside = (participantId: string) => `aside:${participantId}`;

/**
 * Takes a person's answers out of the proposals that still take answers, or puts them back. Set aside they stay with the
 * others, so what forgets those forgets them.
 */
export async function setAnswersAside(
  sql: Sql,
  workshopId: string,
  participantId: string,
  isAside: boolean,
): Promise<void> {
  await sql.run(
    `UPDATE proposal_answers SET participant_id = ? WHERE participant_id = ?
       AND proposal_id IN (SELECT id FROM proposals WHERE workshop_id = ? AND state = 'proposed')`,
    ...fromTo(participantId, isAside),
    workshopId,
  );
}

/** The same with answers to open quick checks: for who leaves the room, since these need no vote. */
export async function setCheckAnswersAside(
  sql: Sql,
  workshopId: string,
  participantId: string,
  isAside: boolean,
): Promise<void> {
  await sql.run(
    `UPDATE quick_check_answers SET participant_id = ? WHERE participant_id = ?
       AND check_id IN (SELECT id FROM quick_checks WHERE workshop_id = ? AND state = 'open')`,
    ...fromTo(participantId, isAside),
    workshopId,
  );
}

/** Whose answers are to be, and whose they are. */
const fromTo = (participantId: string, isAside: boolean): [string, string] =>
  isAside ? [aside(participantId), participantId] : [participantId, aside(participantId)];
