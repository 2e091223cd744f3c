import { formatJoinCode } from "@longtable/shared/participation/joinCode";
import { measureText } from "@longtable/shared/scene/textLayout";
import type { Timer } from "@longtable/shared/workshop/workshop.schema";
import type { ReactNode } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { QrCode } from "../../ui/QrCode.tsx";
import { clockText, secondsLeft } from "../timer/timeLeft.ts";
import type { JoinAddress } from "./Wall.types.ts";

/** Room for the code in rem, and the size it has when its letters are narrow enough. */
interface CodeRoom {
  width: number;
  most: number;
  /** True when the two chunks stand below each other. */
  isStacked?: boolean;
}

/** Letters of the code are set heavier and wider than the bold cut that can be measured, and spaced. */
const HEAVIER = 1.03;
const SPACING = 0.03;

/** The size in rem at which a code fits its room: a W is three times as wide as a J. */
function codeSize(chunks: readonly string[], { width, most, isStacked = false }: CodeRoom): number {
  const widths = chunks.map((chunk) => measureText(chunk, 1, 700) * HEAVIER + chunk.length * SPACING);
  const whole = isStacked ? Math.max(...widths) : widths.reduce((sum, chunk) => sum + chunk, 0.3);
  return Math.min(most, width / whole);
}

/** The join code in its two chunks. */
export function WallCode({ code, room }: { code: string; room?: CodeRoom }) {
  const chunks = formatJoinCode(code).split(" ");
  return (
    <span className="code" style={room && { fontSize: `${codeSize(chunks, room)}rem` }}>
      <span className="sr">{t("projector.codeLabel", { code: [...code].join(" ") })}</span>
      {chunks.map((chunk, index) => (
        <span key={index === 0 ? "first" : "second"} aria-hidden="true">
          {chunk}
        </span>
      ))}
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
  const isStill = timer.leftMs !== undefined;
  return (
    <span className={seconds <= 60 && !isStill ? "wall-timer wall-timer-last" : "wall-timer"} role="timer">
      <Icon name={isStill ? "pause" : "clock"} />
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

/** Beside the QR picture in a third of the wall. */
const YOURS_ROOM = { width: 15.5, most: 4.75, isStacked: true };

/** An address that may break before its port and nowhere else: a number cut in two is typed wrong. */
function BreakableAddress({ typed }: { typed: string }) {
  const port = typed.lastIndexOf(":");
  if (port < 0) return typed;
  return (
    <>
      {typed.slice(0, port)}
      <wbr />
      {typed.slice(port)}
    </>
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
          <b>
            <BreakableAddress typed={join.typed} />
          </b>
        </p>
        <WallCode code={code} room={YOURS_ROOM} />
      </div>
    </div>
  );
}

/** Three still bars while a board is on its way: nothing is known of what is on it. */
export function WallBars() {
  return (
    <div className="wall-bars" aria-busy="true">
      <p className="sr">{t("loading")}</p>
      <span />
      <span />
      <span />
    </div>
  );
}

/** A board without notes: the empty bowl, one prompt and the way in, large. */
export function WallEmpty({ join, code }: { join: JoinAddress; code: string }) {
  return (
    <div className="wall-empty">
      <p>
        <Icon name="need" className="i-bowl" />
        {t("projector.emptyBoard")}
      </p>
      <WallYours join={join} code={code} />
    </div>
  );
}

/** Phase and question above, the page's own heading below, the timer beside them. */
export function WallHead(props: {
  kicker?: ReactNode;
  heading: ReactNode;
  timer: Timer | null;
  now: number;
  /** How far the room has come, in few words that everyone may know. */
  progress?: string;
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
        {props.progress && <p className="wall-progress">{props.progress}</p>}
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
