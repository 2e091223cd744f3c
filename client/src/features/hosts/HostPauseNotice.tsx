import { goOn, stayPaused } from "@longtable/shared/hosts/hosts.commands";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { t } from "../../i18n/t.ts";
import { Notice } from "../../ui/Notice.tsx";
import type { Commands } from "../console/useCommands.ts";
import { clockText } from "../timer/timeLeft.ts";
import "./hostsWords.ts";
import "./hosts.css";

/** For a host who comes back to a room that stopped because nobody hosted: one press goes on. */
export function HostPauseNotice({ state, commands }: { state: WorkshopState; commands: Commands }) {
  const pause = state.hosts?.pause;
  if (!pause) return null;
  const stopped = state.activities.filter(({ id }) => pause.activityIds.includes(id));
  const since = new Date(pause.since).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const left = state.timer?.leftMs;
  return (
    <Notice tone="wait" isUrgent>
      <p>
        <b>{t("hosts.pause.title", { time: since })}</b>{" "}
        {stopped.map(({ title }) => t("hosts.pause.activity", { title })).join(" ")}{" "}
        {pause.isTimerPaused &&
          left !== undefined &&
          t("hosts.pause.timer", { time: clockText(Math.ceil(left / 1000)) })}{" "}
        {t("hosts.pause.safe")}
      </p>
      <div className="hosts-acts">
        <button type="button" className="btn btn-main" onClick={() => void commands.run(goOn, {})}>
          {t("hosts.pause.goOn")}
        </button>
        <button type="button" className="btn" onClick={() => void commands.run(stayPaused, {})}>
          {t("hosts.pause.stay")}
        </button>
      </div>
    </Notice>
  );
}
