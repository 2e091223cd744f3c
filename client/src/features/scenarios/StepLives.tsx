import { useEffect, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { LivesParts } from "./Late.tsx";
import ScenariosSheet from "./ScenariosSheet.tsx";
import { FIT_ICON, visitText } from "./scenarioText.ts";

/** Who comes by a step, in the list, and the way to all people of the map. */
export default function StepLives(props: LivesParts) {
  const { session, boardId, access, steps, stepId, scenarios, opensAtOnce, onOpen } = props;
  const [open, setOpen] = useState<{ id: string | null } | null>(opensAtOnce ? { id: null } : null);
  useEffect(() => onOpen(open !== null), [onOpen, open]);
  const here = scenarios.flatMap((one) =>
    one.visits.filter((visit) => stepId !== null && visit.stepId === stepId).map((visit) => ({ one, visit })),
  );
  return (
    <section className="lives-here" aria-label={t("scenarios.title")}>
      {here.length > 0 && <h3>{t("scenarios.here")}</h3>}
      {here.length > 0 && (
        <ul className="lives">
          {here.map(({ one, visit }) => (
            <li key={visit.id}>
              <button type="button" className="life-card life-by" onClick={() => setOpen({ id: one.id })}>
                <Icon name={FIT_ICON[visit.fit]} />
                <span dir="auto">{visitText(one, visit, steps)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <button type="button" className="btn" data-action="scenarios" onClick={() => setOpen({ id: null })}>
        <Icon name="people" /> {t("boardList.lives")}
        {scenarios.length > 0 && ` (${scenarios.length})`}
      </button>
      {open && (
        <ScenariosSheet
          session={session}
          boardId={boardId}
          access={access}
          steps={steps}
          first={open.id}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}
