import { hasBegun } from "@longtable/shared/workshop/agenda.rules";
import { isBetween } from "@longtable/shared/workshop/workshop.rules";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import type { Session } from "../../session/session.types.ts";
import { useLate } from "../../ui/useLate.ts";

// A phone carries none of this until there is something to ask, to send or to read.
const load = () => import("./PhoneAfterwards.tsx");

/** What comes afterwards, on a phone: private questions, late ideas, and what became of it all. */
export function LateAfterwards({ session, state }: { session: Session; state: WorkshopState }) {
  const { followThrough, reflection, activities } = state;
  const isAsked = [reflection?.rung, reflection?.start, reflection?.end].some((asked) => asked?.state === "open");
  const isIdle = isBetween(activities);
  const hasStarted = hasBegun(activities) || followThrough?.stage !== "running";
  const hasReport = followThrough && (followThrough.ideas.length > 0 || followThrough.commitments.length > 0);
  const isWanted = isAsked || (isIdle && (hasStarted || hasReport || followThrough?.carried != null));
  return isWanted ? <Afterwards session={session} state={state} /> : null;
}

function Afterwards(props: { session: Session; state: WorkshopState }) {
  const Part = useLate(load);
  return Part && <Part {...props} />;
}
