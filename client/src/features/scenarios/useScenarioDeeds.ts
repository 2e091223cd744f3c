import type { Need, Scenario, Visit } from "@longtable/shared/scenarios/scenario.schema";
import { useMemo, useRef, useState } from "react";
import { errorText, t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { showToast } from "../../ui/toasts.ts";

export interface ScenarioDeeds {
  /** What was refused, in words; null once something went through. */
  problem: string | null;
  /** True when it went through. */
  send(type: string, input: Record<string, unknown>): Promise<boolean>;
  /** Answers the new one's id; null when it was refused. */
  make(input: Record<string, unknown>): Promise<string | null>;
  remove(scenario: Scenario): Promise<void>;
  removeNeed(scenario: Scenario, need: Need): Promise<void>;
  removeVisit(scenario: Scenario, visit: Visit): Promise<void>;
  /** True just after a change of one's own. */
  isOwnChange(): boolean;
}

/** How long one's own change may take to come back, in milliseconds: nobody is told of it as of somebody else's. */
const OWN_MS = 4_000;

const after = <Part extends { id: string }>(parts: readonly Part[], part: Part) =>
  parts[parts.indexOf(part) + 1]?.id ?? null;

/** What can be done with people plotted over a map; what is taken off can be put back as it was, but for somebody else's person. */
export function useScenarioDeeds(session: Session): ScenarioDeeds {
  const [problem, setProblem] = useState<string | null>(null);
  const changedAt = useRef(Number.NEGATIVE_INFINITY);
  return useMemo(() => {
    async function ask(type: string, input: Record<string, unknown>) {
      changedAt.current = Date.now();
      const reply = await session.send(type, input);
      setProblem(reply.ok ? null : errorText(reply.error.messageKey));
      if (reply.ok) return reply.result as { scenarioId?: string };
      for (const item of session.unsent.get()) {
        if (item.type === type && item.refused !== null) session.discard(item.id);
      }
      return null;
    }
    const send = async (type: string, input: Record<string, unknown>) => (await ask(type, input)) !== null;
    const offerUndo = (words: string, type: string, input: Record<string, unknown>) =>
      showToast(words, { label: t("scenarios.undo"), perform: () => void send(type, input) });
    return {
      problem,
      send,
      make: async (input) => (await ask("scenario.make", input))?.scenarioId ?? null,
      async remove({ id, isMine = false, ...again }) {
        if (!(await send("scenario.remove", { scenarioId: id }))) return;
        const { onWall, ...rest } = again;
        const words = t("scenarios.person.removed", { name: again.pseudonym });
        // Made again it would be this seat's own, with words that somebody else could never take back.
        if (!isMine) return showToast(words);
        offerUndo(words, "scenario.make", { ...rest, scenarioId: id, ...(onWall && { onWall }) });
      },
      async removeNeed({ id: scenarioId, needs }, need) {
        const beforeId = after(needs, need);
        if (!(await send("scenario.removeNeed", { scenarioId, needId: need.id }))) return;
        const again = { scenarioId, needId: need.id, text: need.text, beforeId };
        offerUndo(t("scenarios.needForm.removed"), "scenario.addNeed", again);
      },
      async removeVisit({ id: scenarioId, visits }, visit) {
        const beforeId = after(visits, visit);
        const { id: visitId, ...said } = visit;
        if (!(await send("scenario.removeVisit", { scenarioId, visitId }))) return;
        offerUndo(t("scenarios.visitForm.removed"), "scenario.addVisit", { scenarioId, visitId, ...said, beforeId });
      },
      isOwnChange: () => Date.now() - changedAt.current < OWN_MS,
    };
  }, [session, problem]);
}
