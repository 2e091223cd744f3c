import { formatJoinCode } from "@longtable/shared/participation/joinCode";
import { useId, useState } from "react";
import { chooseTheme, chosenTheme, THEMES, type Theme } from "../../app/theme.ts";
import { t } from "../../i18n/t.ts";
import type { KeptSeat } from "../../session/tokenStore.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { ThreeWords } from "../participation/ThreeWords.tsx";

interface Props {
  isOpen: boolean;
  seat: KeptSeat;
  joinCode: string | null;
  /** Things on this device that the server does not have. */
  unsentCount: number;
  onLeave(): void;
  onClose(): void;
}

/** A break, someone to talk to, the way back, how the page looks, and leaving quietly. */
export function PauseSheet({ isOpen, seat, joinCode, unsentCount, onLeave, onClose }: Props) {
  const [asks, setAsks] = useState(false);
  const close = () => {
    setAsks(false);
    onClose();
  };
  return (
    <Sheet
      title={t(asks ? "participant.pauseSheet.leaveAsk" : "participant.pauseSheet.title")}
      isOpen={isOpen}
      onClose={close}
    >
      {asks ? (
        <LeaveQuestion unsentCount={unsentCount} onStay={() => setAsks(false)} onLeave={onLeave} />
      ) : (
        <>
          <Part title={t("participant.pauseSheet.breakTitle")} words={t("participant.pauseSheet.breakLead")} />
          <Part title={t("participant.pauseSheet.talkTitle")} words={t("participant.pauseSheet.talkLead")} />
          {seat.rejoinWord && (
            <section className="dialog-part">
              <h3>{t("participant.pauseSheet.wordsTitle")}</h3>
              <p>{t("participant.pauseSheet.wordsLead")}</p>
              {joinCode && (
                <dl className="three-words">
                  <div>
                    <dt>{t("participant.pauseSheet.code")}</dt>
                    <dd>{formatJoinCode(joinCode)}</dd>
                  </div>
                </dl>
              )}
              <ThreeWords seat={seat} />
            </section>
          )}
          <ThemeChoice />
          <section className="dialog-part">
            <h3>{t("participant.pauseSheet.leaveTitle")}</h3>
            <p>{t("participant.pauseSheet.leaveLead")}</p>
            <button type="button" className="btn btn-stop" onClick={() => setAsks(true)}>
              {t("participant.pauseSheet.leave")}
            </button>
          </section>
          <button type="button" className="btn btn-main btn-wide" onClick={close}>
            {t("participant.pauseSheet.back")}
          </button>
        </>
      )}
    </Sheet>
  );
}

function Part({ title, words }: { title: string; words: string }) {
  return (
    <section className="dialog-part">
      <h3>{title}</h3>
      <p>{words}</p>
    </section>
  );
}

function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(chosenTheme);
  const id = useId();
  return (
    <section className="dialog-part">
      <h3>
        <label htmlFor={id}>{t("participant.pauseSheet.lookTitle")}</label>
      </h3>
      <span className="picker">
        <select
          id={id}
          className="input"
          value={theme}
          onChange={({ target }) => {
            const next = target.value as Theme;
            chooseTheme(next);
            setTheme(next);
          }}
        >
          {THEMES.map((name) => (
            <option key={name} value={name}>
              {t(`participant.pauseSheet.theme.${name}`)}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
      <p className="hint">{t("participant.pauseSheet.sizeHint")}</p>
    </section>
  );
}

function LeaveQuestion({ unsentCount, onStay, onLeave }: { unsentCount: number; onStay(): void; onLeave(): void }) {
  return (
    <>
      <p>{t("participant.pauseSheet.leaveAskLead")}</p>
      {unsentCount > 0 && <p>{t("participant.pauseSheet.leaveUnsent", { count: unsentCount })}</p>}
      <div className="dialog-acts">
        <button type="button" className="btn btn-main" onClick={onStay}>
          {t("participant.pauseSheet.stay")}
        </button>
        <button type="button" className="btn btn-stop" onClick={onLeave}>
          {t("participant.pauseSheet.leaveGo")}
        </button>
      </div>
    </>
  );
}
