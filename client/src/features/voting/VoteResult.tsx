import type { Round } from "@longtable/shared/voting/voting.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useLate } from "../agreement/useLate.ts";
import { ownBallot } from "./ownBallots.ts";

// A phone needs it only when a vote has closed.
const phoneResult = () => import("../results/PhoneResult.tsx");

/** A closed vote, loaded when there is one. */
export function VoteResult({ round, state }: { round: Round; state: WorkshopState }) {
  const Part = useLate(phoneResult);
  const byGroup = state.results?.find(({ roundId }) => roundId === round.id);
  return Part && <Part round={round} byGroup={byGroup} groups={state.workshop.groups} mine={ownBallot(round)} />;
}
