import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { t } from "../../i18n/t.ts";
import { RoomTimer } from "../timer/RoomTimer.tsx";
import type { ParticipantView } from "./participant.view.ts";

interface Props {
  view: ParticipantView;
  timer: WorkshopState["timer"];
  serverNow(): number;
}

/** The question the room is at, its place on the agenda and the time; or that nothing is open. */
export function ActivityHead({
  view: { activity, part, parts, pausedTitle, hasStarted, boards },
  timer,
  serverNow,
}: Props) {
  if (activity === null) {
    const key = hasStarted ? "" : "first";
    return (
      <div className="ask">
        <h1>
          {pausedTitle !== null
            ? t("participant.waiting.paused", { title: pausedTitle })
            : t(key === "first" ? "participant.waiting.first" : "participant.waiting.title")}
        </h1>
        <p>
          {t(
            pausedTitle !== null
              ? "participant.waiting.pausedLead"
              : key === "first"
                ? "participant.waiting.firstLead"
                : "participant.waiting.lead",
          )}
        </p>
        {boards.length > 0 && <p className="quiet">{t("participant.waiting.look")}</p>}
      </div>
    );
  }
  const question = activity.prompt || activity.title;
  return (
    <div className="ask">
      <div className="between ask-top">
        <span className="quiet small">{t("participant.part", { title: activity.title, part, parts })}</span>
        <RoomTimer timer={timer} serverNow={serverNow} />
      </div>
      <h1>{question}</h1>
    </div>
  );
}
