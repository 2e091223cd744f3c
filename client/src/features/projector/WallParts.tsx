import { formatJoinCode } from "@longtable/shared/participation/joinCode";
import type { Timer } from "@longtable/shared/workshop/workshop.schema";
import type { ReactNode } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { QrCode } from "../../ui/QrCode.tsx";
import { clockText, secondsLeft } from "../console/minutes.ts";
import type { JoinAddress } from "./Wall.types.ts";

/** The join code in its two chunks. */
export function WallCode({ code }: { code: string }) {
  const [first = "", second = ""] = formatJoinCode(code).split(" ");
  return (
    <span className="code">
      <span className="sr">{t("projector.codeLabel", { code: [...code].join(" ") })}</span>
      <span aria-hidden="true">{first}</span>
      <span aria-hidden="true">{second}</span>
    </span>
  );
}

/** The QR picture on its white card. */
export function WallQr({ join }: { join: JoinAddress }) {
  return (
    <div className="wall-qr">
      <QrCode text={join.scanned} label={t("projector.qrLabel")} />
    </div>
  );
}

/** The room's timer; nothing when none is set. Reaching zero changes nothing but the figures. */
export function WallTimer({ timer, now }: { timer: Timer | null; now: number }) {
  if (timer === null) return null;
  const seconds = secondsLeft(timer, now);
  const time = clockText(seconds);
  return (
    <span className={seconds <= 60 ? "wall-timer wall-timer-last" : "wall-timer"} role="timer">
      <Icon name="clock" />
      <span className="sr">{t("projector.timeLeft", { time })}</span>
      <span aria-hidden="true">{time}</span>
    </span>
  );
}

/** The address and the code at the foot of a page that has no other room for them. */
export function WallFootCode({ join, code }: { join: JoinAddress; code: string }) {
  return (
    <span className="wall-foot-at">
      {join.typed} <WallCode code={code} />
    </span>
  );
}

/** The way in, in the free place of a page of notes. */
export function WallYours({ join, code }: { join: JoinAddress; code: string }) {
  return (
    <div className="wall-yours">
      <WallQr join={join} />
      <div>
        <p>
          {t("projector.addYours")}
          <br />
          <b>{join.typed}</b>
        </p>
        <WallCode code={code} />
      </div>
    </div>
  );
}

/** Phase and question above, the page's own heading below, the timer beside them. */
export function WallHead(props: {
  kicker?: ReactNode;
  heading: ReactNode;
  timer: Timer | null;
  now: number;
  className?: string;
}) {
  return (
    <header className={`wall-head ${props.className ?? ""}`}>
      <div className="wall-head-words">
        {props.kicker && <p className="wall-kicker">{props.kicker}</p>}
        <h1>{props.heading}</h1>
      </div>
      <div className="wall-head-side">
        <WallTimer timer={props.timer} now={props.now} />
      </div>
    </header>
  );
}

/** Where in the board this page is: its columns, clusters or stages, as lengths of table. */
export function WallStrip(props: {
  label: string;
  parts: readonly { id: string; label: string }[];
  here: readonly string[];
}) {
  const first = props.parts.findIndex(({ id }) => props.here.includes(id));
  return (
    <ol className="wall-strip" aria-label={props.label}>
      {props.parts.map(({ id, label }, index) => {
        const isHere = props.here.includes(id);
        return (
          <li
            key={id}
            className={isHere ? "here" : index < first ? "seen" : ""}
            aria-current={isHere ? "step" : undefined}
          >
            {label}
          </li>
        );
      })}
    </ol>
  );
}
