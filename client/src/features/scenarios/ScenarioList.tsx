import { countScenario, gapsOf, unmetByStep } from "@longtable/shared/scenarios/scenario.rules";
import type { Scenario } from "@longtable/shared/scenarios/scenario.schema";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { FIT_ICON, type MapStep } from "./scenarioText.ts";

interface Props {
  scenarios: readonly Scenario[];
  steps: readonly MapStep[];
  mayMake: boolean;
  isFull: boolean;
  onOpen(id: string): void;
  onAdd(): void;
}

/** Who walks this plan, where their needs were not met, and which needs nobody meets. */
export function ScenarioList({ scenarios, steps, mayMake, isFull, onOpen, onAdd }: Props) {
  const unmet: ReadonlyMap<string, number> = unmetByStep(scenarios);
  const where = steps.filter(({ id }) => unmet.has(id));
  const gaps = scenarios.flatMap((one) => gapsOf(one).map((gap) => ({ ...gap, of: one })));
  return (
    <>
      <p className="lives-lead">{t("scenarios.lead")}</p>
      {scenarios.length === 0 && <p className="quiet">{t("scenarios.none")}</p>}
      <ul className="lives">
        {scenarios.map((one) => (
          <li key={one.id}>
            <button type="button" className="life-card" onClick={() => onOpen(one.id)}>
              <b dir="auto">{one.pseudonym}</b>
              {one.about && (
                <span className="quiet" dir="auto">
                  {one.about}
                </span>
              )}
              <span className="small">{countsText(one)}</span>
            </button>
          </li>
        ))}
      </ul>
      {mayMake && (
        <button type="button" className={scenarios.length === 0 ? "btn btn-main" : "btn"} onClick={onAdd}>
          <Icon name="plus" /> {t("scenarios.add")}
        </button>
      )}
      {isFull && <p className="hint">{t("scenarios.full")}</p>}
      {where.length > 0 && (
        <section className="dialog-part">
          <h3>{t("scenarios.unmetTitle")}</h3>
          <ul className="lives-lines">
            {where.map(({ id, label }) => (
              <li key={id}>
                <Icon name={FIT_ICON.unmet} />
                <span>
                  <span dir="auto">{label}</span>: {t("scenarios.unmet", { count: unmet.get(id) ?? 0 })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {gaps.length > 0 && (
        <section className="dialog-part">
          <h3>{t("scenarios.gapsTitle")}</h3>
          <ul className="lives-lines">
            {gaps.map(({ need, kind, of }) => (
              <li key={`${of.id} ${need.id}`}>
                <Icon name={FIT_ICON[kind]} />
                <span dir="auto">
                  {t("scenarios.gap", { name: of.pseudonym, need: need.text, kind: t(`scenarios.gaps.${kind}`) })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function countsText(scenario: Scenario): string {
  const { visits, unmet, noVisit } = countScenario(scenario);
  return [
    t("scenarios.visits", { count: visits }),
    ...(unmet > 0 ? [t("scenarios.unmet", { count: unmet })] : []),
    ...(noVisit > 0 ? [t("scenarios.noVisit", { count: noVisit })] : []),
    ...(scenario.onWall ? [t("scenarios.wallOn")] : []),
  ].join(" · ");
}
