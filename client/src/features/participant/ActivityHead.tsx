import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { RoomTimer } from "../timer/RoomTimer.tsx";
import type { ParticipantView } from "./participant.view.ts";

interface Props {
  view: ParticipantView;
  /** What this person is called today; may be empty. */
  alias: string;
  timer: WorkshopState["timer"];
  /** Seconds this person has beyond the room's. */
  extra: number | undefined;
  serverNow(): number;
}

/** The question the room is at, its place on the agenda and the time; or that nothing is open. */
export function ActivityHead({ view, alias, timer, extra, serverNow }: Props) {
  const { activity, part, parts } = view;
  if (activity === null) return <Waiting view={view} alias={alias} />;
  const question = activity.prompt || activity.title;
  return (
    <div className="ask">
      <div className="between ask-top">
        <span className="quiet small ask-part">{t("participant.part", { title: activity.title, part, parts })}</span>
        <RoomTimer timer={timer} serverNow={serverNow} extra={extra} />
      </div>
      <h1>{question}</h1>
    </div>
  );
}

function waitingWords({ pausedTitle, hasStarted, isOver }: ParticipantView, alias: string) {
  if (isOver) return { moment: "over", lead: "overLead" };
  if (pausedTitle !== null) return { moment: "paused", lead: "pausedLead" };
  if (hasStarted) return { moment: "title", lead: "lead" };
  return { moment: alias ? "firstNamed" : "first", lead: "firstLead" };
}

/** Nothing is open: before the first activity, between two, while one is paused, or at the end. */
function Waiting({ view, alias }: { view: ParticipantView; alias: string }) {
  const { pausedTitle, boards } = view;
  const { moment, lead } = waitingWords(view, alias);
  return (
    <div className="ask waiting">
      <Icon name="brand" className="waiting-table" />
      <h1>{t(`participant.waiting.${moment}`, { title: pausedTitle, name: alias })}</h1>
      <p>{t(`participant.waiting.${lead}`)}</p>
      {boards.length > 0 && <p className="quiet">{t("participant.waiting.look")}</p>}
    </div>
  );
}
