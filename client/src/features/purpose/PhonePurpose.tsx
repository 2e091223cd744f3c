import "./purposeWords.ts";
import "./purpose.css";
import { currentQuestion } from "@longtable/shared/purpose/purpose.rules";
import { currentActivity } from "@longtable/shared/workshop/workshop.rules";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useEffect, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { AgreementLines } from "./AgreementLines.tsx";
import { readVersion, rememberRead } from "./readAgreement.ts";
import { SuggestForm } from "./SuggestForm.tsx";

/** The question and the agreement on a phone: folded while the room works, open while nothing else is. */
export default function PhonePurpose({ session, state }: { session: Session; state: WorkshopState }) {
  const { question, agreement } = state.workshop;
  const current = currentQuestion(question);
  const lines = agreement?.lines ?? [];
  const isIdle = currentActivity(state.activities) === null;
  return (
    <div className="purpose">
      {agreement && lines.length > 0 && <Changed state={state} version={agreement.version} />}
      <details key={String(isIdle)} className="card purpose-card" open={isIdle}>
        <summary>
          <span dir="auto">
            <b>{t(current ? "purpose.question" : "purpose.agreement")}</b>
            {current && `: ${current.text}`}
          </span>
        </summary>
        {current && (
          <section className="purpose-part">
            {(question?.versions.length ?? 0) > 1 && (
              <details className="purpose-earlier">
                <summary>{t("purpose.earlier")}</summary>
                <ul>
                  {question?.versions.slice(0, -1).map(({ text, at }) => (
                    <li key={at} dir="auto">
                      {text}
                    </li>
                  ))}
                </ul>
              </details>
            )}
            <SuggestForm session={session} about="question" />
          </section>
        )}
        {lines.length > 0 && (
          <section className="purpose-part">
            {current && <h2>{t("purpose.agreement")}</h2>}
            <AgreementLines lines={lines} level={3} />
            <SuggestForm session={session} about="agreement" />
          </section>
        )}
      </details>
    </div>
  );
}

/** The agreement is another than the one that was read here: a small notice, and the way to read it. */
function Changed({ state, version }: { state: WorkshopState; version: number }) {
  const { seatId } = state.me;
  const [read, setRead] = useState(() => readVersion(seatId));
  const [isOpen, setOpen] = useState(false);
  const isNew = read < version;
  const words = t(read === 0 ? "purpose.fresh" : "purpose.changed");
  useEffect(() => {
    if (isNew) announce(words);
  }, [isNew, words]);
  const done = () => {
    rememberRead(seatId, version);
    setRead(version);
    setOpen(false);
  };
  return (
    <>
      {isNew && (
        <Notice tone="info">
          <p>{words}</p>
          <button type="button" className="btn" onClick={() => setOpen(true)}>
            {t("purpose.readIt")}
          </button>
        </Notice>
      )}
      <Sheet isOpen={isOpen} title={t("purpose.agreement")} onClose={done}>
        <AgreementLines lines={state.workshop.agreement?.lines ?? []} level={3} />
        <button type="button" className="btn btn-main btn-wide" onClick={done}>
          {t("purpose.first.read")}
        </button>
      </Sheet>
    </>
  );
}
