import "../report/reportWords.ts";
import "../report/report.css";
import { dayOf } from "@longtable/shared/followThrough/followThrough.rules";
import { useEffect, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { request } from "../../session/http.ts";
import { dayText } from "../../ui/dayText.ts";
import { Icon } from "../../ui/Icon.tsx";
import { QrCode } from "../../ui/QrCode.tsx";
import { useCopy } from "../../ui/useCopy.ts";
import { PagePreview } from "../report/PagePreview.tsx";

interface Props {
  /** Since when there is a link, in milliseconds since 1970; null while there is none. */
  sharedAt: number | null;
  workshopId: string;
  token: string;
  /** Changes with what the page shows. */
  version: unknown;
}

/** The public page: looked at first, shared by a link and its code, taken back. */
export function ShareCard({ sharedAt, workshopId, token, version }: Props) {
  const { link, hasFailed, ask } = useShare({ sharedAt, workshopId, token });
  const [isLooking, setIsLooking] = useState(false);
  return (
    <section className="card after-card" aria-labelledby="after-share">
      <div className="report-head">
        <h2 id="after-share">{t("publicPage.title")}</h2>
        <button type="button" className="btn" aria-expanded={isLooking} onClick={() => setIsLooking(!isLooking)}>
          {t(isLooking ? "report.close" : "publicPage.look")}
        </button>
      </div>
      <p>{t("publicPage.lead")}</p>
      <p className="small quiet">{t("publicPage.names")}</p>
      {isLooking && (
        <PagePreview
          path={`/api/workshops/${encodeURIComponent(workshopId)}/share/preview`}
          token={token}
          title={t("publicPage.preview")}
          version={version}
        />
      )}
      <p role="status">
        {sharedAt === null ? t("publicPage.notShared") : t("publicPage.since", { day: dayText(dayOf(sharedAt)) })}
      </p>
      {sharedAt !== null && link && <SharedLink link={link} />}
      {sharedAt !== null && link === null && !hasFailed && <p className="hint">{t("publicPage.old")}</p>}
      <div className="after-acts">
        <button type="button" className="btn" onClick={() => void ask("POST")}>
          {t(sharedAt === null ? "publicPage.make" : "publicPage.renew")}
        </button>
        {sharedAt !== null && (
          <button type="button" className="btn btn-stop" onClick={() => void ask("DELETE")}>
            {t("publicPage.revoke")}
          </button>
        )}
      </div>
      {sharedAt !== null && <p className="hint">{t("publicPage.renewHint")}</p>}
      {hasFailed && (
        <p className="field-problem" role="alert">
          {t("publicPage.failed")}
        </p>
      )}
    </section>
  );
}

function SharedLink({ link }: { link: string }) {
  const id = useId();
  const [standing, copy] = useCopy(link);
  return (
    <div className="share-link">
      <div>
        <label className="label" htmlFor={id}>
          {t("publicPage.link")}
        </label>
        <input id={id} className="input" readOnly value={link} onFocus={({ target }) => target.select()} />
        <div className="after-acts">
          <button type="button" className="btn" onClick={copy}>
            {t(standing === "copied" ? "publicPage.copied" : "publicPage.copy")}
          </button>
          <a className="btn" href={new URL(link).pathname} target="_blank" rel="noopener">
            <Icon name="link" /> {t("publicPage.open")}
          </a>
        </div>
        <p className="hint" role="status">
          {standing === "failed" && t("publicPage.copyFailed")}
        </p>
        <p className="hint">{t("publicPage.qrHint")}</p>
      </div>
      <QrCode text={link} label={t("publicPage.qr")} />
    </div>
  );
}

/** The link as the server knows it now, and the ways to make one and to take it back. */
function useShare({ sharedAt, workshopId, token }: Pick<Props, "sharedAt" | "workshopId" | "token">) {
  const path = `/api/workshops/${encodeURIComponent(workshopId)}/share`;
  /** Null where the server has none to show, as it keeps no link of an older version; undefined until it has answered. */
  const [link, setLink] = useState<string | null | undefined>();
  const [hasFailed, setHasFailed] = useState(false);
  // Another host may make a new link or take it back: then this one is asked for again.
  useEffect(() => {
    const control = new AbortController();
    setLink(undefined);
    if (sharedAt !== null) {
      request(path, { token, signal: control.signal })
        .then(async (answer) => setLink(((await answer.json()) as { link: string | null }).link))
        .catch(() => control.signal.aborted || setHasFailed(true));
    }
    return () => control.abort();
  }, [path, token, sharedAt]);
  const ask = async (method: "POST" | "DELETE") => {
    try {
      const answer = await request(path, { method, token });
      setHasFailed(false);
      if (method === "POST") setLink(((await answer.json()) as { link: string }).link);
    } catch {
      setHasFailed(true);
    }
  };
  return { link, hasFailed, ask };
}
