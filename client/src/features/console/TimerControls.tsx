import { extendTimer, pauseTimer, resumeTimer } from "@longtable/shared/room/room.commands";
import { setTimer } from "@longtable/shared/workshop/workshop.commands";
import type { Timer } from "@longtable/shared/workshop/workshop.schema";
import { type FormEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import "../room/host/hostWords.ts";
import { useClock } from "../projector/useClock.ts";
import { clockText, secondsLeft } from "../timer/timeLeft.ts";
import { secondsFromText } from "./minutes.ts";
import type { Commands } from "./useCommands.ts";

/** Minutes for an activity that suggests none. */
const USUAL_MINUTES = 5;

interface Props {
  timer: Timer | null;
  /** What the activity suggests; 0 for none. */
  minutes: number;
  serverNow(): number;
  commands: Commands;
  /** Standing still with what is paused: it is let on there, and not here too. */
  goesOnWithPart: boolean;
}

/** The room's time, large, and the ways to set it. */
export function TimerControls({ timer, minutes, serverNow, commands, goesOnWithPart }: Props) {
  const now = useClock(serverNow);
  const left = timer ? secondsLeft(timer, now) : 0;
  const isStill = timer?.leftMs !== undefined;
  const controls = useRef<HTMLFieldSetElement>(null);
  const hasActed = useRef(false);
  const set = (seconds: number) => {
    hasActed.current = true;
    return commands.run(setTimer, { seconds });
  };
  const isRunning = timer !== null;
  // Start and Stop take each other's place: the focus stays with whoever pressed one.
  useLayoutEffect(() => {
    const isLost = document.activeElement === document.body;
    const next = isRunning ? "button" : "button[type=submit]";
    if (hasActed.current && isLost) controls.current?.querySelector<HTMLElement>(next)?.focus();
    hasActed.current = false;
  }, [isRunning]);
  return (
    <fieldset ref={controls} className="now-clock" aria-label={t("console.timer.label")}>
      {timer ? (
        <b
          className={left <= 60 && !isStill ? "is-last" : ""}
          role="timer"
          aria-label={t("console.timer.left", { time: clockText(left) })}
        >
          {clockText(left)}
          {isStill && <small> {t("roomHost.still")}</small>}
        </b>
      ) : (
        <b className="is-none">{t("console.timer.none")}</b>
      )}
      {timer ? (
        <div className="now-timer">
          <button type="button" className="btn" onClick={() => set(0)}>
            {t("console.timer.stop")}
          </button>
          {!(isStill && goesOnWithPart) && (
            <button
              type="button"
              className="btn"
              onClick={() => void commands.run(isStill ? resumeTimer : pauseTimer, {})}
            >
              {t(isStill ? "roomHost.resume" : "roomHost.pause")}
            </button>
          )}
          <button type="button" className="btn" onClick={() => void commands.run(extendTimer, { seconds: 60 })}>
            {t("console.timer.plusOne")}
          </button>
          <button type="button" className="btn" onClick={() => void commands.run(extendTimer, { seconds: 300 })}>
            {t("console.timer.plusFive")}
          </button>
        </div>
      ) : (
        <StartForm key={minutes} minutes={minutes || USUAL_MINUTES} start={set} />
      )}
    </fieldset>
  );
}

function StartForm({ minutes, start }: { minutes: number; start(seconds: number): void }) {
  const [text, setText] = useState(String(minutes));
  const [isBad, setIsBad] = useState(false);
  const id = useId();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const seconds = secondsFromText(text);
    setIsBad(seconds === null);
    if (seconds !== null) start(seconds);
  };
  return (
    <>
      <div className="now-timer">
        <form onSubmit={onSubmit}>
          <label htmlFor={id} className="small">
            {t("console.timer.minutesLabel")}
          </label>
          <input
            id={id}
            className="input"
            inputMode="decimal"
            autoComplete="off"
            value={text}
            aria-invalid={isBad}
            aria-describedby={isBad ? `${id}-bad` : undefined}
            onChange={(event) => setText(event.target.value)}
          />
          <button type="submit" className="btn">
            {t("console.timer.set")}
          </button>
        </form>
      </div>
      {isBad && (
        <p id={`${id}-bad`} className="now-problem" role="alert">
          {t("console.timer.bad")}
        </p>
      )}
    </>
  );
}
