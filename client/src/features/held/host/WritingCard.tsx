import "./hostWords.ts";
import "./heldHosts.css";
import { setWriting, undoReveal } from "@longtable/shared/held/held.commands";
import { revealActivity } from "@longtable/shared/workshop/agenda.commands";
import { currentActivity } from "@longtable/shared/workshop/workshop.rules";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useState } from "react";
import { t } from "../../../i18n/t.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { showToast } from "../../../ui/toasts.ts";
import { Question } from "../../console/Question.tsx";
import { Segments } from "../../console/Segments.tsx";
import type { Commands } from "../../console/useCommands.ts";
import { useClock } from "../../projector/useClock.ts";
import { NotShownYet } from "./NotShownYet.tsx";
import { useAsked } from "./useAsked.ts";

interface Props {
  state: WorkshopState;
  commands: Commands;
  serverNow(): number;
}

const WAYS = ["together", "alone"] as const;

/** How people write in the activity that runs; showing what they wrote alone, and taking that back. */
export function WritingCard({ state, commands, serverNow }: Props) {
  const activity = currentActivity(state.activities);
  const [asks, setAsks] = useState(false);
  const writing = activity?.writing ?? "together";
  const [asked, ask] = useAsked(writing);
  if (!activity || activity.boards.length === 0) return <NotShownYet state={state} commands={commands} />;
  const isAlone = writing === "alone" && activity.state === "open";
  const set = (next: (typeof WAYS)[number]) =>
    void ask(next, commands.run(setWriting, { activityId: activity.id, writing: next }));
  return (
    <section className="card writing-card" aria-label={t("heldHosts.writing.title")}>
      <div className="between">
        <h2>{t("heldHosts.writing.title")}</h2>
        <Segments
          label={t("heldHosts.writing.title")}
          value={asked}
          options={WAYS.map((value) => ({ value, label: t(`heldHosts.writing.${value}`) }))}
          onChange={(next) => (next === "together" && isAlone ? setAsks(true) : set(next))}
        />
      </div>
      {isAlone && <Alone state={state} activity={activity} commands={commands} />}
      {!isAlone && <Shown state={state} activity={activity} commands={commands} serverNow={serverNow} />}
      <NotShownYet state={state} commands={commands} />
      <Question
        isOpen={asks}
        title={t("heldHosts.writing.stopTitle")}
        words={t("heldHosts.writing.stopWords")}
        safe={t("heldHosts.writing.stopNo")}
        verb={t("heldHosts.writing.stopYes")}
        onSafe={() => setAsks(false)}
        onVerb={() => {
          setAsks(false);
          set("together");
        }}
      />
    </section>
  );
}

interface PartProps {
  state: WorkshopState;
  activity: Activity;
  commands: Commands;
}

/** While everyone writes alone: who is here, and never how much is written. */
function Alone({ state, activity, commands }: PartProps) {
  const isModerated = state.held?.isModerated === true;
  const reveal = async () => {
    if ((await commands.run(revealActivity, { activityId: activity.id })) === null) return;
    showToast(t(isModerated ? "heldHosts.writing.waiting" : "heldHosts.writing.shown"), {
      label: t("heldHosts.writing.takeBack"),
      perform: () => void commands.run(undoReveal, { activityId: activity.id }),
    });
  };
  return (
    <>
      <p className="writing-lead">
        <Icon name="private" />
        <span>
          {t("heldHosts.writing.lead")} <b>{t("heldHosts.writing.here", { count: state.participants.here })}</b>
        </span>
      </p>
      <div className="writing-acts">
        <button type="button" className="btn btn-main" aria-disabled={commands.isBusy} onClick={() => void reveal()}>
          <Icon name="screen" /> {t("heldHosts.writing.reveal")}
        </button>
        <span className="hint">{t(hintFor(state))}</span>
      </div>
    </>
  );
}

function hintFor({ held, workshop }: WorkshopState): string {
  if (held?.isModerated) return "heldHosts.writing.revealHintRead";
  return workshop.names === "all" ? "heldHosts.writing.revealHintNamed" : "heldHosts.writing.revealHint";
}

/** For some minutes after a reveal: the way back. */
function Shown({ state, activity, commands, serverNow }: PartProps & Pick<Props, "serverNow">) {
  const now = useClock(serverNow);
  const reveal = state.held?.reveals?.find(({ activityId }) => activityId === activity.id);
  const shownIds = new Set(state.rounds.flatMap(({ activityId }) => activityId));
  if (!reveal || reveal.until <= now || shownIds.has(activity.id)) return null;
  const time = new Date(reveal.until).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const takeBack = async () => {
    if ((await commands.run(undoReveal, { activityId: activity.id })) !== null) {
      showToast(t("heldHosts.writing.takenBack"));
    }
  };
  return (
    <div className="writing-acts">
      <button type="button" className="btn" aria-disabled={commands.isBusy} onClick={() => void takeBack()}>
        <Icon name="undo" /> {t("heldHosts.writing.takeBack")}
      </button>
      <span className="hint">{t("heldHosts.writing.until", { time })}</span>
    </div>
  );
}
