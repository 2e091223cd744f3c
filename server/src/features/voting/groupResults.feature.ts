import type { RoundId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import type { GroupCounts } from "@longtable/shared/participation/smallGroups";
import { UNDECLARED } from "@longtable/shared/voting/groupNames";
import { countByGroup as countVotes, type GroupedBallot } from "@longtable/shared/voting/groupResults.rules";
import { setLeastShown, showResults } from "@longtable/shared/voting/results.commands";
import type { GroupResults } from "@longtable/shared/voting/results.schema";
import type { Candidate, Electorate } from "@longtable/shared/voting/voting.schema";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import {
  addGroupResults,
  hasRounds,
  leastShown,
  resultsOnSameNotes,
  setLeast,
  setResultsView,
} from "./groupResults.store.ts";

export interface GroupResultsDeps {
  /** Everyone who joined, by group. */
  countByGroup(sql: Sql, workshopId: string): Promise<GroupCounts>;
  /** The workshop's groups, in its order. */
  groupIds(sql: Sql, workshopId: string): Promise<readonly string[]>;
  requireRight(context: Pick<CommandContext, "seat">, action: "openAndCloseRounds"): void;
}

/** Results by stakeholder group: counted once, at close, with small groups left out before anything is kept. */
export function createGroupResults({ countByGroup, groupIds, requireRight }: GroupResultsDeps) {
  return {
    /** Counts and keeps a round that is closing. Nothing of what it is given but the safe table is written down. */
    async keep(
      sql: Sql,
      workshopId: string,
      round: { id: RoundId; candidates: readonly Candidate[]; who?: Electorate | undefined },
      ballots: readonly GroupedBallot[],
    ): Promise<void> {
      const [least, present, known, earlier] = await Promise.all([
        leastShown(sql, workshopId),
        countByGroup(sql, workshopId),
        groupIds(sql, workshopId),
        resultsOnSameNotes(sql, workshopId, round.candidates),
      ]);
      const isByTable = round.who === "tables";
      const counted = countVotes(round.candidates, ballots, { least, earlier });
      // By group only the whole room's votes are shown: a table's groups are small, and one table can be taken from another.
      const { shown, hidden } = isByTable ? { shown: [], hidden: counted.hidden } : counted;
      const voters = new Set(ballots.map(({ groupId }) => groupId ?? UNDECLARED));
      const order = [...new Set([...known, UNDECLARED, ...Object.keys(present), ...hidden])];
      const results: GroupResults = {
        roundId: round.id,
        least,
        shown: order.flatMap((id) => shown.find((group) => group.id === id) ?? []),
        hidden: order.filter(
          (id) => (present[id] ?? 0) + (voters.has(id) ? 1 : 0) > 0 && !shown.some((group) => group.id === id),
        ),
        view: "everyone",
        // Whose people sat elsewhere were not silent.
        silent: (isByTable ? [] : known).flatMap((id) => {
          const people = present[id] ?? 0;
          return people > 0 && !voters.has(id) ? [{ id, people }] : [];
        }),
      };
      await addGroupResults(sql, workshopId, results);
    },

    register(on: Register): void {
      on(showResults, async (input, context) => {
        requireRight(context, "openAndCloseRounds");
        if (!(await setResultsView(context.sql, context.seat.workshopId, input))) {
          throw new UserError("notFound", "voting.noSuchRound");
        }
        context.changed({ slices: ["results"] });
        return {};
      });

      on(setLeastShown, async ({ least }, context) => {
        const { sql, seat } = context;
        requireRight(context, "openAndCloseRounds");
        const isLower = least < (await leastShown(sql, seat.workshopId));
        if (isLower && (await hasRounds(sql, seat.workshopId))) throw new UserError("conflict", "voting.leastLower");
        await setLeast(sql, seat.workshopId, least);
        context.changed({ slices: ["participants"] });
        return {};
      });
    },
  };
}
