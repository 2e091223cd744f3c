import { useEffect, useState } from "react";
import { t } from "../../i18n/t.ts";
import { request } from "../../session/http.ts";

interface Props {
  /** Where the page is made. */
  path: string;
  token: string;
  title: string;
  /** Made anew when this changes. */
  version: unknown;
}

interface Shown {
  version: unknown;
  html: string;
}

/** A page as readers will have it, in a frame that runs nothing. The one before stays until the next one is there. */
export function PagePreview({ path, token, title, version }: Props) {
  const [shown, setShown] = useState<Shown | null>(null);
  const [failed, setFailed] = useState<{ version: unknown } | null>(null);
  useEffect(() => {
    const control = new AbortController();
    request(path, { token, signal: control.signal })
      .then((answer) => answer.text())
      .then((html) => control.signal.aborted || setShown({ version, html }))
      .catch(() => control.signal.aborted || setFailed({ version }));
    return () => control.abort();
  }, [path, token, version]);
  const hasFailed = failed?.version === version;
  const isMaking = !hasFailed && shown?.version !== version;
  return (
    <div className="page-preview">
      <p role="status" className="small quiet">
        {isMaking && t("report.looking")}
        {hasFailed && t("report.failed")}
      </p>
      {shown && <iframe title={title} sandbox="" srcDoc={shown.html} className="page-frame" />}
    </div>
  );
}
