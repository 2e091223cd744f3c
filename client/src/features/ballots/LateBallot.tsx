import type { Round } from "@longtable/shared/voting/voting.schema";
import type { Session } from "../../session/session.types.ts";
import { useLate } from "../../ui/useLate.ts";

export interface BallotProps {
  round: Round;
  workshopId: string;
  token: string;
  session: Session;
}

// A phone carries none of this until a ballot is in or a vote has closed.
const phoneBallot = () => import("./PhoneBallot.tsx");

/** What a person may know of their ballot beside its dots: its code, the published list, a ticket that is needed. */
export function LateBallot(props: BallotProps) {
  const { receipt, notForMe, isPublished } = props.round;
  return receipt || notForMe === "needsTicket" || isPublished !== undefined ? <Ballot {...props} /> : null;
}

function Ballot(props: BallotProps) {
  const Part = useLate(phoneBallot);
  return Part && <Part {...props} />;
}
