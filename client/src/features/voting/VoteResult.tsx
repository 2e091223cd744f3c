import type { Round } from "@longtable/shared/voting/voting.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useLate } from "../../ui/useLate.ts";
import { ownBallot } from "./ownBallots.ts";

// A phone needs it only when a vote has closed.
const phoneResult = () => import("../results/PhoneResult.tsx");

/** A closed vote, loaded when there is one. */
export function VoteResult({ round, state, token }: { round: Round; state: WorkshopState; token: string }) {
  const Part = useLate(phoneResult);
  const byGroup = state.results?.find(({ roundId }) => roundId === round.id);
  return Part && <Part {...{ round, byGroup, state, token }} mine={ownBallot(round)} />;
}
