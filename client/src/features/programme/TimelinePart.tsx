import type { Programme, TimelineWorkshop } from "@longtable/shared/programme/programme.schema";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { dayWords } from "./dayWords.ts";
import { MapChangesButton } from "./MapChangesButton.tsx";
import type { ProgrammeApi } from "./programme.api.ts";

/** The programme's workshops, oldest first: when, how far, what they made, decided and took on. */
export function TimelinePart({ programme, api }: { programme: Programme; api: ProgrammeApi }) {
  const { workshops } = programme;
  return (
    <section className="stack">
      <h2>{t("programme.timeline")}</h2>
      {workshops.length === 0 && (
        <p className="programme-empty">
          <Icon name="need" /> {t("programme.noWorkshops")}
        </p>
      )}
      <ol className="programme-timeline">
        {workshops.map((workshop) => (
          <li key={workshop.id}>
            <Stop
              workshop={workshop}
              follows={workshops.find(({ id }) => id === workshop.previousId) ?? null}
              api={api}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface StopProps {
  workshop: TimelineWorkshop;
  follows: TimelineWorkshop | null;
  api: ProgrammeApi;
}

function Stop({ workshop, follows, api }: StopProps) {
  const { title, day, hasBegun, stage, participants, ideas, outputs, maps, decisions, commitments } = workshop;
  return (
    <article className="card programme-stop">
      <p className="programme-day">{dayWords(day)}</p>
      <h3>{title}</h3>
      <p className="programme-facts">
        <span>{hasBegun ? t(`programme.stage.${stage}`) : t("programme.notBegun")}</span>
        <span>{t("programme.people", { count: participants })}</span>
        {ideas.chosen > 0 && <span>{t("programme.ideas", { count: ideas.chosen, answered: ideas.answered })}</span>}
        {follows && <span>{t("programme.follows", { title: follows.title })}</span>}
      </p>
      <div className="programme-columns">
        <div>
          <h4>{t("programme.outputs")}</h4>
          {outputs.length === 0 && <p className="quiet">{t("programme.noOutputs")}</p>}
          <ul>
            {outputs.map(({ title: name, type, isClosed }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two activities may be called alike
              <li key={index}>
                {name}: {t(`programme.output.${type}`)}
                {!isClosed && ` (${t("programme.stillOpen")})`}
              </li>
            ))}
          </ul>
        </div>
        {maps.length > 0 && (
          <div>
            <h4>{t("programme.maps")}</h4>
            <ul>
              {maps.map((map) => (
                <li key={map.id}>
                  {map.title}
                  {map.state && `, ${t(`programme.mapState.${map.state}`)}`}
                  {map.basedOn && (
                    <>
                      <span className="hint">
                        {" "}
                        {t("programme.basedOn", { title: map.basedOn.title, workshop: map.basedOn.workshop })}
                      </span>
                      <MapChangesButton boardId={map.id} title={map.title} api={api} />
                    </>
                  )}
                </li>
              ))}
            </ul>
          </div>
        )}
        {decisions.length > 0 && (
          <div>
            <h4>{t("programme.decisions")}</h4>
            <ul>
              {decisions.map(({ id, question, state }) => (
                <li key={id}>
                  {question} <span className="hint">{t(`programme.decisionState.${state}`)}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
        {commitments.length > 0 && (
          <div>
            <h4>{t("programme.commitments")}</h4>
            <ul>
              {commitments.map(({ id, what, owners, due, state, isOverdue }) => (
                <li key={id}>
                  {what}{" "}
                  <span className="hint">
                    {[
                      ...owners,
                      t("programme.due", { day: dayWords(due) }),
                      t(`programme.commitmentState.${state}`),
                    ].join(" · ")}
                  </span>
                  {isOverdue && (
                    <span className="programme-late">
                      <Icon name="clock" /> {t("programme.overdue")}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </article>
  );
}
