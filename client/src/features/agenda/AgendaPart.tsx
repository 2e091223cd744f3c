import { duplicateActivity, removeActivity, restoreActivity } from "@longtable/shared/workshop/agenda.commands";
import type { AgendaPlace } from "@longtable/shared/workshop/agenda.rules";
import { PHASES } from "@longtable/shared/workshop/phases";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { Fragment, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { showToast } from "../../ui/toasts.ts";
import type { Commands } from "../console/useCommands.ts";
import { AddActivity, ChangeActivity } from "./ActivitySheet.tsx";
import { AgendaRow } from "./AgendaRow.tsx";
import { KeepTemplate } from "./KeepTemplate.tsx";
import { TemplateSheet } from "./TemplateSheet.tsx";
import { useAgendaMoves } from "./useAgendaMoves.ts";
import { useRowDrag } from "./useRowDrag.ts";

type Opened =
  | { name: "change"; activity: Activity }
  | { name: "add"; place: AgendaPlace }
  | { name: "template"; place: AgendaPlace }
  | { name: "keep" };

interface Props {
  state: WorkshopState;
  token: string;
  commands: Commands;
}

/** The agenda under the four phases, to be changed while the room works. */
export function AgendaPart({ state, token, commands }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const moves = useAgendaMoves(state.activities, commands);
  const { drag, handle } = useRowDrag(list, (id, place) => {
    const activity = moves.shown.find((one) => one.id === id);
    if (activity) void moves.drop(activity, place);
  });
  const copy = (activity: Activity) => {
    const title = t("agenda.copyOf", { title: activity.title }).slice(0, TITLE_CHARS);
    void commands.run(duplicateActivity, { activityId: activity.id, title });
  };
  const remove = async ({ id, title }: Activity) => {
    if ((await commands.run(removeActivity, { activityId: id })) === null) return;
    const bringBack = () => void commands.run(restoreActivity, { activityId: id });
    showToast(t("agenda.removed", { title }), { label: t("agenda.bringBack"), perform: bringBack });
  };
  const close = () => setOpened(null);
  return (
    <>
      <p className="quiet">{t(state.activities.length === 0 ? "agenda.empty" : "agenda.lead")}</p>
      <div ref={list} className={drag ? "plan is-dragging" : "plan"}>
        {PHASES.map((phase) => {
          const inPhase = moves.shown.filter((activity) => activity.phase === phase);
          const gap = drag?.place?.phase === phase ? drag.place.afterId : undefined;
          return (
            <section
              key={phase}
              className={state.phase === phase ? "plan-phase is-here" : "plan-phase"}
              data-phase={phase}
            >
              <h3>{t(`phases.${phase}`)}</h3>
              <ol>
                {gap === null && <Gap />}
                {inPhase.map((activity) => (
                  <Fragment key={activity.id}>
                    <AgendaRow
                      activity={activity}
                      moves={moves}
                      closings={(state.agenda?.closings ?? []).filter(({ activityId }) => activityId === activity.id)}
                      isDragged={drag?.id === activity.id}
                      handle={handle(activity.id)}
                      onChange={() => setOpened({ name: "change", activity })}
                      onAddAfter={() => setOpened({ name: "add", place: { phase, afterId: activity.id } })}
                      onCopy={() => copy(activity)}
                      onRemove={() => void remove(activity)}
                    />
                    {gap === activity.id && <Gap />}
                  </Fragment>
                ))}
              </ol>
              <div className="plan-add">
                <AddButton
                  word={t("agenda.add")}
                  said={t("agenda.addTo", { phase: t(`phases.${phase}`) })}
                  onClick={() => setOpened({ name: "add", place: { phase } })}
                />
                <AddButton
                  word={t("agenda.template")}
                  said={t("agenda.templateTo", { phase: t(`phases.${phase}`) })}
                  onClick={() => setOpened({ name: "template", place: { phase } })}
                />
              </div>
            </section>
          );
        })}
      </div>
      {state.activities.length > 0 && (
        <div>
          <button type="button" className="btn" onClick={() => setOpened({ name: "keep" })}>
            {t("agenda.keep.open")}
          </button>
        </div>
      )}
      {opened?.name === "change" && (
        <ChangeActivity state={state} activity={opened.activity} commands={commands} onClose={close} />
      )}
      {opened?.name === "add" && <AddActivity state={state} place={opened.place} commands={commands} onClose={close} />}
      {opened?.name === "template" && (
        <TemplateSheet place={opened.place} token={token} commands={commands} onClose={close} />
      )}
      {opened?.name === "keep" && <KeepTemplate state={state} commands={commands} onClose={close} />}
    </>
  );
}

/** As long as a title may be. */
const TITLE_CHARS = 120;

/** Where a dragged row would go. */
function Gap() {
  return <li className="plan-gap" aria-hidden="true" />;
}

function AddButton({ word, said, onClick }: { word: string; said: string; onClick(): void }) {
  return (
    <button type="button" className="btn btn-plain" aria-label={said} onClick={onClick}>
      <Icon name="plus" /> {word}
    </button>
  );
}
