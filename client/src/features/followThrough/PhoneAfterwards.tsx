import "./phone.css";
import { hasBegun } from "@longtable/shared/workshop/agenda.rules";
import { isBetween } from "@longtable/shared/workshop/workshop.rules";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { afterwards, afterwardsErrors } from "../../i18n/en/afterwards.ts";
import { addWords } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { RungQuestion, SelfQuestion } from "../reflection/PhoneQuestions.tsx";
import { LateIdea } from "./LateIdea.tsx";
import { PhoneReport } from "./PhoneReport.tsx";

addWords({ afterwards, errors: afterwardsErrors });

/** Private questions first; when nothing is open, what became of it all and the ideas box. */
export default function PhoneAfterwards({ session, state }: { session: Session; state: WorkshopState }) {
  const { followThrough, reflection, activities } = state;
  const isIdle = isBetween(activities);
  const answered = reflection?.answered ?? [];
  const asked = (["start", "end"] as const).filter((when) => reflection?.[when]?.state === "open");
  const hasStarted = hasBegun(activities) || followThrough?.stage !== "running";
  return (
    <div className="afterwards">
      {reflection?.rung?.state === "open" && <RungQuestion session={session} isAnswered={answered.includes("rung")} />}
      {asked.map((when) => (
        <SelfQuestion key={when} session={session} when={when} isAnswered={answered.includes(when)} />
      ))}
      {isIdle && followThrough && <PhoneReport followThrough={followThrough} />}
      {isIdle && hasStarted && <LateIdea session={session} />}
    </div>
  );
}
