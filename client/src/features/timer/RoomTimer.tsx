import type { Timer } from "@longtable/shared/workshop/workshop.schema";
import { useEffect, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { clockText, LAST_SECONDS, secondsLeft } from "./timeLeft.ts";

/** The room's timer by server time. Reaching nought changes nothing but the words. */
export function RoomTimer({ timer, serverNow }: { timer: Timer | null; serverNow(): number }) {
  const [, tick] = useState(0);
  const isRunning = timer !== null && secondsLeft(timer, serverNow()) > 0;
  useEffect(() => {
    if (!isRunning) return;
    const interval = setInterval(() => tick((count) => count + 1), 500);
    return () => clearInterval(interval);
  }, [isRunning]);
  if (timer === null) return null;
  const seconds = secondsLeft(timer, serverNow());
  if (seconds === 0) return <span className="timer small timer-up">{t("participant.timer.up")}</span>;
  const time = clockText(seconds);
  return (
    <span className={seconds <= LAST_SECONDS ? "timer small timer-last" : "timer small"}>
      <Icon name="clock" />
      <span className="sr">{t("participant.timer.leftLabel", { time })}</span>
      <span aria-hidden="true">{t("participant.timer.left", { time })}</span>
    </span>
  );
}
