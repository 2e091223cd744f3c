import type { Scenario, Visit } from "@longtable/shared/scenarios/scenario.schema";
import { SCENARIO_LIMITS } from "@longtable/shared/scenarios/scenario.types";
import { useEffect, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { focusTop } from "./focusTop.ts";
import { NeedsPart } from "./NeedsPart.tsx";
import { PersonForm } from "./PersonForm.tsx";
import type { ScenarioRights } from "./scenarioRights.ts";
import { FIT_ICON, type MapStep, placeText, visitText } from "./scenarioText.ts";
import type { ScenarioDeeds } from "./useScenarioDeeds.ts";
import { VisitForm } from "./VisitForm.tsx";

interface Props {
  session: Session;
  scenario: Scenario;
  steps: readonly MapStep[];
  rights: ScenarioRights;
  deeds: ScenarioDeeds;
  onBack(): void;
}

type Writing = { what: "person" } | { what: "visit"; visit: Visit | null } | null;

/** One life as a short story: who, what they need, then visit by visit how well it was met. One thing is written at a time. */
export function ScenarioStory({ session, scenario, steps, rights, deeds, onBack }: Props) {
  const [writing, setWriting] = useState<Writing>(null);
  const [isAsking, setIsAsking] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const { id: scenarioId, pseudonym: name, about, fictional, visits, onWall } = scenario;
  const mayChange = rights.mayDo("change", scenario);
  const isFull = visits.length >= SCENARIO_LIMITS.visitsPerScenario;
  // Where a form was, the heading takes the focus, so that nobody is lost.
  const end = () => {
    setWriting(null);
    requestAnimationFrame(() => focusTop(heading.current));
  };
  useEffect(() => focusTop(heading.current), []);
  const remove = () => {
    onBack();
    void deeds.remove(scenario);
  };
  const saved = (isDone: boolean) => {
    if (!isDone) return false;
    announce(t("scenarios.saved"));
    end();
    return true;
  };

  if (writing?.what === "person") {
    return (
      <PersonForm
        session={session}
        person={scenario}
        isHost={rights.isHost}
        onSave={async (who) => saved(await deeds.send("scenario.change", { scenarioId, ...who }))}
        onCancel={end}
      />
    );
  }
  if (writing?.what === "visit") {
    const { visit } = writing;
    return (
      <VisitForm
        scenario={scenario}
        steps={steps}
        visit={visit}
        onSave={async (said) =>
          saved(
            visit
              ? await deeds.send("scenario.changeVisit", { scenarioId, visitId: visit.id, ...said })
              : await deeds.send("scenario.addVisit", { scenarioId, ...said }),
          )
        }
        onCancel={end}
      />
    );
  }
  return (
    <>
      <button type="button" className="btn btn-plain life-back" onClick={onBack}>
        <Icon name="back" className="i-turns" /> {t("scenarios.back")}
      </button>
      <div className="life-who">
        <h3 ref={heading} tabIndex={-1} dir="auto">
          {t("scenarios.question", { name })}
        </h3>
        {about && <p dir="auto">{about}</p>}
        <p className="small quiet">{t(fictional ? "scenarios.made" : "scenarios.real")}</p>
        <div className="life-acts">
          {mayChange && (
            <button type="button" className="btn" onClick={() => setWriting({ what: "person" })}>
              {t("scenarios.person.edit")}
            </button>
          )}
          {rights.isHost && (
            <button
              type="button"
              className="btn"
              aria-pressed={onWall}
              onClick={() => void deeds.send("scenario.show", { scenarioId, onWall: !onWall })}
            >
              <Icon name={onWall ? "check" : "screen"} /> {t("scenarios.wall")}
            </button>
          )}
          {rights.mayDo("remove", scenario) && !isAsking && (
            <button
              type="button"
              className="btn btn-stop"
              onClick={() => (scenario.isMine ? remove() : setIsAsking(true))}
            >
              {t("scenarios.person.remove", { name })}
            </button>
          )}
        </div>
        {isAsking && (
          <RemoveQuestion
            name={name}
            onYes={remove}
            onNo={() => {
              setIsAsking(false);
              requestAnimationFrame(() => focusTop(heading.current));
            }}
          />
        )}
      </div>
      <NeedsPart scenario={scenario} mayChange={mayChange} deeds={deeds} />
      <section className="dialog-part">
        <h3 dir="auto">{t("scenarios.wayOf", { name })}</h3>
        {visits.length === 0 && <p className="quiet">{t("scenarios.noVisits", { name })}</p>}
        <ol className="life-way">
          {visits.map((visit, index) => (
            <VisitItem
              key={visit.id}
              scenario={scenario}
              visit={visit}
              number={index + 1}
              steps={steps}
              deeds={mayChange ? deeds : null}
              onChange={() => setWriting({ what: "visit", visit })}
            />
          ))}
        </ol>
        {mayChange && !isFull && (
          <button
            type="button"
            className="btn btn-main btn-wide"
            onClick={() => setWriting({ what: "visit", visit: null })}
          >
            <Icon name="plus" />{" "}
            {t(visits.length === 0 ? "scenarios.visitForm.add" : "scenarios.visitForm.next", { name })}
          </button>
        )}
      </section>
    </>
  );
}

/** Somebody else's person is gone for good: only they could make them again as their own. */
function RemoveQuestion({ name, onYes, onNo }: { name: string; onYes(): void; onNo(): void }) {
  const no = useRef<HTMLButtonElement>(null);
  useEffect(() => no.current?.focus(), []);
  return (
    <div role="alert">
      <p dir="auto">{t("scenarios.person.sure", { name })}</p>
      <div className="life-acts">
        <button type="button" className="btn btn-stop" onClick={onYes}>
          {t("scenarios.person.yes")}
        </button>
        <button type="button" className="btn" ref={no} onClick={onNo}>
          {t("scenarios.person.no", { name })}
        </button>
      </div>
    </div>
  );
}

interface ItemProps {
  scenario: Scenario;
  visit: Visit;
  number: number;
  steps: readonly MapStep[];
  /** Null for who only reads. */
  deeds: ScenarioDeeds | null;
  onChange(): void;
}

function VisitItem({ scenario, visit, number, steps, deeds, onChange }: ItemProps) {
  const { id: scenarioId, needs, visits } = scenario;
  const place = placeText(visit, steps);
  const said = { number, place };
  const move = (beforeId: string | null) =>
    void deeds?.send("scenario.moveVisit", { scenarioId, visitId: visit.id, beforeId });
  const button = (name: "change" | "earlier" | "later" | "remove", perform: () => void) => (
    <button type="button" className="btn" aria-label={t(`scenarios.visitForm.${name}Label`, said)} onClick={perform}>
      {t(`scenarios.visitForm.${name}`)}
    </button>
  );
  return (
    <li className="life-visit" data-id={visit.id} data-fit={visit.fit}>
      <p className="sr">{visitText(scenario, visit, steps)}</p>
      <div aria-hidden="true">
        <p className="life-place">
          <span className="life-number">{number}</span> <b dir="auto">{place}</b>
        </p>
        <p className="life-fit">
          <Icon name={FIT_ICON[visit.fit]} /> <b>{t(`scenarios.fits.${visit.fit}`)}</b>
        </p>
        {visit.note && <p dir="auto">{visit.note}</p>}
      </div>
      {needs
        .filter(({ id }) => visit.needIds.includes(id))
        .map(({ id, text }) => (
          <p key={id} className="small quiet" dir="auto">
            {t("scenarios.need", { text })}
          </p>
        ))}
      {deeds && (
        <div className="life-acts">
          {button("change", onChange)}
          {number > 1 && button("earlier", () => move(visits[number - 2]?.id ?? null))}
          {number < visits.length && button("later", () => move(visits[number + 1]?.id ?? null))}
          {button("remove", () => void deeds.removeVisit(scenario, visit))}
        </div>
      )}
    </li>
  );
}
