import type { PhaseKey } from "@longtable/shared/workshop/phases";
import type { ReactNode } from "react";
import { t } from "../../i18n/t.ts";
import type { WallParts } from "../projector/Wall.types.ts";
import { WallFootCode } from "../projector/WallParts.tsx";

/** What stands above a question on the wall: the phase, when there is one, and what kind of question it is. */
export function QuestionKicker({ phase, children }: { phase: PhaseKey | null; children: ReactNode }) {
  return (
    <>
      {phase && (
        <>
          <b>{t(`phases.${phase}`)}</b> ·{" "}
        </>
      )}
      {children}
    </>
  );
}

/** The wall's foot while people answer: how many have, and the code for who is not here yet. */
export function AnsweredFoot({ answered, state, join }: Pick<WallParts, "state" | "join"> & { answered: number }) {
  return (
    <footer className="wall-foot">
      <p className="wall-voted" aria-live="polite">
        <b>{t("agreement.ofPeople", { answered, people: Math.max(answered, state.participants.count) })}</b>
        <span>{t("agreement.haveAnswered")}</span>
      </p>
      <WallFootCode join={join} code={state.workshop.joinCode} />
    </footer>
  );
}
