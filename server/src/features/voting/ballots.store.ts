import type { GroupId } from "@longtable/shared/kernel/ids";
import type { Allocation, PublishedBallot } from "@longtable/shared/voting/voting.schema";
import type { Sql } from "../../storage/storage.ts";

/** A ballot while its round is open: it must be known whose it is, so that it can be changed. */
export interface OpenBallot {
  roundId: string;
  /** A participant's id, or `paper:` and a number. */
  voter: string;
  /** Null only for a ballot from before there were codes; it gets one when it is next put in or counted. */
  code: string | null;
  dots: Allocation;
}

interface OpenRow {
  round_id: string;
  voter: string;
  code: string | null;
  dots_json: string;
}

const PAPER = "paper:";

/** Whose ballot on paper it is: a number's, not a person's. */
export const paperVoter = (number: number): string => `${PAPER}${number}`;
const isPaper = ({ voter }: Pick<OpenBallot, "voter">): boolean => voter.startsWith(PAPER);

const toBallot = (row: OpenRow): OpenBallot => ({
  roundId: row.round_id,
  voter: row.voter,
  code: row.code,
  dots: JSON.parse(row.dots_json) as Allocation,
});

/** One ballot per voter and round; a later one takes the place of the earlier and keeps its code. */
export async function putBallot(sql: Sql, { roundId, voter, code, dots }: OpenBallot): Promise<void> {
  await sql.run(
    `INSERT INTO open_ballots (round_id, voter, code, dots_json) VALUES (?, ?, ?, ?)
     ON CONFLICT (round_id, voter) DO UPDATE SET dots_json = excluded.dots_json, code = excluded.code`,
    roundId,
    voter,
    code,
    JSON.stringify(dots),
  );
}

export async function findBallot(sql: Sql, roundId: string, voter: string): Promise<OpenBallot | null> {
  const text = "SELECT * FROM open_ballots WHERE round_id = ? AND voter = ?";
  const row = await sql.get<OpenRow>(text, roundId, voter);
  return row ? toBallot(row) : null;
}

export async function takeBallotAway(sql: Sql, roundId: string, voter: string): Promise<void> {
  await sql.run("DELETE FROM open_ballots WHERE round_id = ? AND voter = ?", roundId, voter);
}

/** All ballots in a workshop's open rounds. */
export async function openBallots(sql: Sql, workshopId: string): Promise<OpenBallot[]> {
  const rows = await sql.all<OpenRow>(
    "SELECT b.* FROM open_ballots b JOIN rounds r ON r.id = b.round_id WHERE r.workshop_id = ?",
    workshopId,
  );
  return rows.map(toBallot);
}

/** A ballot as it is counted: with its voter's stakeholder group, and whether a host put it in for somebody. */
export type CountedBallot = OpenBallot & { groupId: GroupId | null; isOnPaper: boolean };

/** The ballots of a round that hold a dot and are not set aside. */
export async function countedBallots(sql: Sql, roundId: string): Promise<CountedBallot[]> {
  const rows = await sql.all<OpenRow & { group_id: GroupId | null; is_proxy: number | null }>(
    `SELECT b.*, p.group_id, p.is_proxy FROM open_ballots b LEFT JOIN participants p ON p.id = b.voter
     WHERE b.round_id = ? AND b.dots_json <> '{}' AND b.voter NOT LIKE 'aside:%' ORDER BY b.code`,
    roundId,
  );
  return rows.map((row) => {
    const ballot = toBallot(row);
    return { ...ballot, groupId: row.group_id, isOnPaper: isPaper(ballot) || row.is_proxy === 1 };
  });
}

/**
 * Takes all ballots of a round away, and with them who cast which. The rows that stay are written anew: pages that held
 * any of them are given up and, with `secure_delete`, overwritten, so no page keeps a remnant of what stood beside them.
 */
export async function forgetBallots(sql: Sql, roundId: string): Promise<void> {
  const stay = await sql.all<OpenRow>("SELECT * FROM open_ballots WHERE round_id <> ?", roundId);
  await sql.run("DELETE FROM open_ballots");
  for (const row of stay) await putBallot(sql, toBallot(row));
}

/** Writes the list that everyone may see, in the order of the codes: nothing in it tells who, when or in which order. */
export async function publishBallots(sql: Sql, roundId: string, ballots: readonly PublishedBallot[]): Promise<void> {
  for (const { code, dots } of ballots.toSorted((a, b) => (a.code < b.code ? -1 : 1))) {
    const text = "INSERT INTO published_ballots (round_id, code, dots_json) VALUES (?, ?, ?)";
    await sql.run(text, roundId, code, JSON.stringify(dots));
  }
}

/** A closed round's published ballots, by code. */
export async function publishedBallots(sql: Sql, roundId: string): Promise<PublishedBallot[]> {
  const text = "SELECT code, dots_json FROM published_ballots WHERE round_id = ? ORDER BY code";
  const rows = await sql.all<{ code: string; dots_json: string }>(text, roundId);
  return rows.map((row) => ({ code: row.code, dots: JSON.parse(row.dots_json) as Allocation }));
}
