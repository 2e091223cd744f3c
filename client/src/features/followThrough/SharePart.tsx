import { setStage } from "@longtable/shared/followThrough/followThrough.commands";
import { dayOf } from "@longtable/shared/followThrough/followThrough.rules";
import type { FollowThrough, WorkshopStage } from "@longtable/shared/followThrough/followThrough.schema";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { Commands } from "../console/useCommands.ts";
import { dayText } from "./dayText.ts";

interface Props {
  followThrough: FollowThrough;
  workshopId: string;
  token: string;
  commands: Commands;
}

/** How far the workshop is, and the page for those who were not there. */
export function SharePart(props: Props) {
  return (
    <>
      <StageCard {...props} />
      <ShareCard {...props} />
    </>
  );
}

const STEPS: Record<WorkshopStage, readonly { to: WorkshopStage; word: string }[]> = {
  running: [
    { to: "closed", word: "close" },
    { to: "reported", word: "report" },
  ],
  closed: [
    { to: "reported", word: "report" },
    { to: "running", word: "reopen" },
  ],
  reported: [{ to: "closed", word: "unreport" }],
};

function StageCard({ followThrough: { stage }, commands }: Props) {
  return (
    <section className="card after-card" aria-labelledby="after-stage">
      <h2 id="after-stage">{t("followUp.share.stage")}</h2>
      <p role="status">
        <b>{t(`followUp.share.${stage}`)}.</b> {t(`followUp.share.${stage}Hint`)}
      </p>
      <div className="after-acts">
        {STEPS[stage].map(({ to, word }, index) => (
          <button
            key={to}
            type="button"
            className={index === 0 ? "btn btn-main" : "btn"}
            aria-disabled={commands.isBusy}
            onClick={() => void commands.run(setStage, { state: to })}
          >
            {t(`followUp.share.${word}`)}
          </button>
        ))}
      </div>
    </section>
  );
}

function ShareCard({ followThrough: { hosts }, workshopId, token }: Props) {
  const [link, setLink] = useState<string | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const [isCopied, setIsCopied] = useState(false);
  const sharedAt = hosts?.sharedAt ?? null;
  const ask = async (method: "POST" | "DELETE") => {
    const headers = { Authorization: `Bearer ${token}` };
    const answer = await fetch(`/api/workshops/${encodeURIComponent(workshopId)}/share`, { method, headers }).catch(
      () => null,
    );
    setHasFailed(!answer?.ok);
    setIsCopied(false);
    if (!answer?.ok) return;
    setLink(method === "POST" ? ((await answer.json()) as { link: string }).link : null);
  };
  return (
    <section className="card after-card" aria-labelledby="after-share">
      <h2 id="after-share">{t("followUp.share.title")}</h2>
      <p>{t("followUp.share.lead")}</p>
      <p className="small quiet">{t("followUp.share.names")}</p>
      <p role="status">
        {sharedAt === null
          ? t("followUp.share.notShared")
          : t("followUp.share.since", { day: dayText(dayOf(sharedAt)) })}
      </p>
      {link && sharedAt !== null && (
        <div className="after-link">
          <label className="label" htmlFor="after-link">
            {t("followUp.share.link")}
          </label>
          <input id="after-link" className="input" readOnly value={link} onFocus={({ target }) => target.select()} />
          <p className="hint">{t("followUp.share.once")}</p>
          <div className="after-acts">
            <button
              type="button"
              className="btn"
              onClick={() => void navigator.clipboard?.writeText(link).then(() => setIsCopied(true))}
            >
              {t(isCopied ? "followUp.share.copied" : "followUp.share.copy")}
            </button>
            <a className="btn" href={new URL(link).pathname} target="_blank" rel="noopener">
              <Icon name="link" /> {t("followUp.share.open")}
            </a>
          </div>
        </div>
      )}
      <div className="after-acts">
        <button type="button" className="btn" onClick={() => void ask("POST")}>
          {t(sharedAt === null ? "followUp.share.make" : "followUp.share.renew")}
        </button>
        {sharedAt !== null && (
          <button type="button" className="btn btn-stop" onClick={() => void ask("DELETE")}>
            {t("followUp.share.revoke")}
          </button>
        )}
      </div>
      {sharedAt !== null && <p className="hint">{t("followUp.share.renewHint")}</p>}
      {hasFailed && (
        <p className="field-problem" role="alert">
          {t("followUp.share.failed")}
        </p>
      )}
    </section>
  );
}
