import type { Timer } from "@longtable/shared/workshop/workshop.schema";
import { useEffect, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { clockText, LAST_SECONDS, secondsLeft } from "./timeLeft.ts";

interface Props {
  timer: Timer | null;
  serverNow(): number;
  /** Seconds this person has beyond the room's. */
  extra?: number | undefined;
}

/** The room's timer by server time. Reaching nought changes nothing but the words. */
export function RoomTimer({ timer, serverNow, extra = 0 }: Props) {
  const [, tick] = useState(0);
  const seconds = timer && secondsLeft(timer, serverNow(), extra);
  const isStill = timer?.leftMs !== undefined;
  const isRunning = seconds !== null && seconds > 0 && !isStill;
  useEffect(() => {
    if (!isRunning) return;
    const interval = setInterval(() => tick((count) => count + 1), 500);
    return () => clearInterval(interval);
  }, [isRunning]);
  const isLast = seconds !== null && seconds <= LAST_SECONDS;
  useLastMinuteVoice(isRunning, isLast);
  if (seconds === null) return null;
  if (seconds === 0) return <span className="timer small timer-up">{t("participant.timer.up")}</span>;
  const time = clockText(seconds);
  return (
    <span className={isLast && !isStill ? "timer small timer-last" : "timer small"}>
      <Icon name={isStill ? "pause" : "clock"} />
      {extra > 0 && <b>{t("participant.timer.extra")}</b>}
      <span className="sr">{t("participant.timer.leftLabel", { time })}</span>
      <span aria-hidden="true">{t(isStill ? "participant.timer.still" : "participant.timer.left", { time })}</span>
    </span>
  );
}

/** Says once, politely, that the last minute has begun; not to somebody who comes in the middle of it. */
function useLastMinuteVoice(isRunning: boolean, isLast: boolean): void {
  const before = useRef(isLast);
  useEffect(() => {
    if (isRunning && isLast && !before.current) announce(t("participant.timer.last"));
    before.current = isLast;
  }, [isRunning, isLast]);
}
