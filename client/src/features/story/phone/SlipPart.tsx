import type { StorySlip } from "@longtable/shared/story/story.schema";
import { formatCode } from "@longtable/shared/voting/ballotCode";
import { useEffect, useState } from "react";
import { t } from "../../../i18n/t.ts";
import { requestJson } from "../../../session/http.ts";

/** The code with which a story is taken back without this phone, and the page to print it from. */
export function SlipPart({ workshopId, token, storyId }: { workshopId: string; token: string; storyId: string }) {
  const [slip, setSlip] = useState<StorySlip | null>(null);
  useEffect(() => {
    const patience = new AbortController();
    const path = `/api/workshops/${workshopId}/stories/${storyId}/slip`;
    requestJson<StorySlip>(path, { token, signal: patience.signal }).then(setSlip, () => undefined);
    return () => patience.abort();
  }, [workshopId, storyId, token]);
  if (!slip) return null;
  return (
    <section className="dialog-part story-slip">
      <h3>{t("stories.sent.codeTitle")}</h3>
      <p>{t("stories.sent.codeLead", { address: `${location.host}/slip` })}</p>
      <p className="story-code">{formatCode(slip.code)}</p>
      <a className="btn" href={slipAddress(slip)} target="_blank" rel="noreferrer">
        {t("stories.sent.print")}
      </a>
    </section>
  );
}

/** The page that prints a slip. What it prints stands behind the mark: it never reaches a server's log. */
export const slipAddress = ({ code, title, pseudonym, workshop }: StorySlip): string =>
  `/slip#${encodeURIComponent(JSON.stringify({ code, title, pseudonym, workshop }))}`;
