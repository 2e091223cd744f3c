import { t } from "../../../i18n/t.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { FIT_ICON, type MapStep, placeText } from "../scenarioText.ts";
import "../scenarioWords.ts";
import type { LifePage, LifeStop } from "./lifePages.ts";
import "./wallLife.css";

interface Props {
  page: LifePage;
  steps: readonly MapStep[];
}

/** What a page of lives is called where one is chosen. */
export function lifePageLabel(page: LifePage): string {
  const name =
    page.kind === "life"
      ? t("scenarios.question", { name: page.scenario.pseudonym })
      : t(page.kind === "gaps" ? "scenarios.gapsTitle" : "scenarios.unmetTitle");
  return page.parts > 1 ? t("scenarios.part", { name, part: page.part, parts: page.parts }) : name;
}

/** A piece of somebody's way through the plan, or what it leaves open, so large that the back row reads it. */
export function WallLife({ page, steps }: Props) {
  return (
    <section className="wall-life wall-page" aria-label={lifePageLabel(page)}>
      {page.kind === "life" && (
        <>
          <h2 dir="auto">{t("scenarios.question", { name: page.scenario.pseudonym })}</h2>
          {page.scenario.about && (
            <p className="wall-life-about" dir="auto">
              {page.scenario.about}
            </p>
          )}
          <ol className="wall-life-way" data-goes-on={page.part < page.parts ? "" : undefined}>
            {page.stops.map((stop) => (
              <Stop key={"visit" in stop ? stop.visit.id : stop.need.id} stop={stop} steps={steps} />
            ))}
          </ol>
        </>
      )}
      {page.kind === "gaps" && (
        <>
          <h2>{t("scenarios.gapsTitle")}</h2>
          <ul className="wall-life-lines">
            {page.gaps.map(({ name, need, kind }) => (
              <li key={`${name} ${need.id}`}>
                <Icon name={FIT_ICON[kind]} />
                <span dir="auto">
                  {t("scenarios.gap", { name, need: need.text, kind: t(`scenarios.gaps.${kind}`) })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {page.kind === "unmet" && (
        <>
          <h2>{t("scenarios.unmetTitle")}</h2>
          <ul className="wall-life-lines">
            {page.steps.map(({ id, label, count }) => (
              <li key={id}>
                <Icon name={FIT_ICON.unmet} />
                <span>
                  <span dir="auto">{label}</span>: {t("scenarios.unmet", { count })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Stop({ stop, steps }: { stop: LifeStop; steps: readonly MapStep[] }) {
  if ("need" in stop) {
    return (
      <li className="wall-life-stop" data-fit="noVisit">
        <Icon name={FIT_ICON.noVisit} />
        <p className="wall-life-fit">{t("scenarios.standing.noVisit")}</p>
        <p dir="auto">{stop.need.text}</p>
      </li>
    );
  }
  const { visit, number } = stop;
  return (
    <li className="wall-life-stop" data-fit={visit.fit}>
      <Icon name={FIT_ICON[visit.fit]} />
      <p className="wall-life-fit">
        {number}. {t(`scenarios.fits.${visit.fit}`)}
      </p>
      <p className="wall-life-place" dir="auto">
        {placeText(visit, steps)}
      </p>
      {visit.note && (
        <p className="wall-life-note" dir="auto">
          {visit.note}
        </p>
      )}
    </li>
  );
}
