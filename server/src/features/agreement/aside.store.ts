import type { Sql } from "../../storage/storage.ts";

const aside = (participantId: string) => `aside:${participantId}`;

/** What is asked: where its answers are, by which column they name it, and in which state it takes them. */
const PROPOSALS = { table: "proposals", answers: "proposal_answers", id: "proposal_id", state: "proposed" };
const CHECKS = { table: "quick_checks", answers: "quick_check_answers", id: "check_id", state: "open" };

/**
 * Makes what takes a person's answers out of all that still takes some, or puts them back. Set aside they stay with the
 * others, so what forgets those forgets them.
 */
const settingAside =
  ({ table, answers, id, state }: typeof PROPOSALS) =>
  async (sql: Sql, workshopId: string, participantId: string, isAside: boolean): Promise<void> => {
    const whose = [aside(participantId), participantId];
    await sql.run(
      `UPDATE ${answers} SET participant_id = ? WHERE participant_id = ?
         AND ${id} IN (SELECT id FROM ${table} WHERE workshop_id = ? AND state = '${state}')`,
      ...(isAside ? whose : whose.toReversed()),
      workshopId,
    );
  };

/** Sets a person's answers to proposals aside, or puts them back. */
export const setAnswersAside = settingAside(PROPOSALS);

/** The same with answers to open quick checks: for who leaves the room, since these need no vote. */
export const setCheckAnswersAside = settingAside(CHECKS);
