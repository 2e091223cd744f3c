import { formatJoinCode } from "@longtable/shared/participation/joinCode";
import { useId, useState } from "react";
import { chooseTheme, chosenTheme, THEMES, type Theme } from "../../app/theme.ts";
import { pauseSheet } from "../../i18n/en/pauseSheet.ts";
import { addWords, t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import type { KeptSeat } from "../../session/tokenStore.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { ThreeWords } from "../participation/ThreeWords.tsx";
import { OwnPlace } from "../people/phone/OwnPlace.tsx";
import { PauseAsk } from "../room/PauseAsk.tsx";

addWords({ pauseSheet });

export interface PauseSheetProps {
  isOpen: boolean;
  seat: KeptSeat;
  session: Session;
  joinCode: string | null;
  /** Things on this device that the server does not have. */
  unsentCount: number;
  onLeave(): void;
  onClose(): void;
}

/** A break, someone to talk to, the way back, how the page looks, and leaving quietly. */
export default function PauseSheet(props: PauseSheetProps) {
  const { isOpen, seat, session, joinCode, unsentCount, onLeave, onClose } = props;
  const [asks, setAsks] = useState(false);
  const alias = useStore(session.state)?.me.alias;
  const close = () => {
    setAsks(false);
    onClose();
  };
  return (
    <Sheet title={t(asks ? "pauseSheet.leaveAsk" : "pauseSheet.title")} isOpen={isOpen} onClose={close}>
      {asks ? (
        <LeaveQuestion unsentCount={unsentCount} onStay={() => setAsks(false)} onLeave={onLeave} />
      ) : (
        <>
          <Part title={t("pauseSheet.breakTitle")} words={t("pauseSheet.breakLead")} />
          <PauseAsk session={session} />
          <Part title={t("pauseSheet.talkTitle")} words={t("pauseSheet.talkLead")} />
          {seat.rejoinWord && (
            <section className="dialog-part">
              <h3>{t("pauseSheet.wordsTitle")}</h3>
              <p>{t("pauseSheet.wordsLead")}</p>
              {joinCode && (
                <dl className="three-words">
                  <div>
                    <dt>{t("pauseSheet.code")}</dt>
                    <dd>{formatJoinCode(joinCode)}</dd>
                  </div>
                </dl>
              )}
              <ThreeWords seat={alias ? { ...seat, alias } : seat} />
            </section>
          )}
          <OwnPlace session={session} seat={seat} />
          <ThemeChoice />
          <section className="dialog-part">
            <h3>{t("pauseSheet.leaveTitle")}</h3>
            <p>{t("pauseSheet.leaveLead")}</p>
            <button type="button" className="btn btn-stop" onClick={() => setAsks(true)}>
              {t("pauseSheet.leave")}
            </button>
          </section>
          <button type="button" className="btn btn-main btn-wide" onClick={close}>
            {t("pauseSheet.back")}
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
        <label htmlFor={id}>{t("pauseSheet.lookTitle")}</label>
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
              {t(`pauseSheet.theme.${name}`)}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
      <p className="hint">{t("pauseSheet.sizeHint")}</p>
    </section>
  );
}

function LeaveQuestion({ unsentCount, onStay, onLeave }: { unsentCount: number; onStay(): void; onLeave(): void }) {
  return (
    <>
      <p>{t("pauseSheet.leaveAskLead")}</p>
      {unsentCount > 0 && <p>{t("pauseSheet.leaveUnsent", { count: unsentCount })}</p>}
      <div className="dialog-acts">
        <button type="button" className="btn btn-main" onClick={onStay}>
          {t("pauseSheet.stay")}
        </button>
        <button type="button" className="btn btn-stop" onClick={onLeave}>
          {t("pauseSheet.leaveGo")}
        </button>
      </div>
    </>
  );
}
