import "./purposeWords.ts";
import "./purpose.css";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useEffect, useRef } from "react";
import { t } from "../../i18n/t.ts";
import { announce } from "../../ui/Announcer.tsx";
import { AgreementLines } from "./AgreementLines.tsx";

/** What people expect of each other here, before anything else; one press leads into the room. */
export default function AgreementFirst({ state, onRead }: { state: WorkshopState; onRead(): void }) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const read = () => {
    onRead();
    announce(t("purpose.first.thanks"));
  };
  return (
    <main className="seat-main purpose-first">
      <h1 ref={head} tabIndex={-1}>
        {t("purpose.first.title")}
      </h1>
      <p>{t("purpose.first.lead")}</p>
      <div className="card purpose-card">
        <AgreementLines lines={state.workshop.agreement?.lines ?? []} level={2} />
      </div>
      <button type="button" className="btn btn-main btn-wide" onClick={read}>
        {t("purpose.first.read")}
      </button>
    </main>
  );
}
