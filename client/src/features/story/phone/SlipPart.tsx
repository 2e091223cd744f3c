import type { StorySlip } from "@longtable/shared/story/story.schema";
import { formatCode } from "@longtable/shared/voting/ballotCode";
import { useEffect, useState } from "react";
import { t } from "../../../i18n/t.ts";
import { requestJson } from "../../../session/http.ts";

interface Props {
  workshopId: string;
  token: string;
  storyId: string;
  /** The slip belongs to somebody who told it to a host, or to a collector. */
  isForSomebody?: boolean;
}

/** The code with which a story is taken back without this phone, and the page to print it from. */
export function SlipPart({ workshopId, token, storyId, isForSomebody = false }: Props) {
  const [slip, setSlip] = useState<StorySlip | "coming" | "failed">("coming");
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn asks once more.
  useEffect(() => {
    const patience = new AbortController();
    const path = `/api/workshops/${workshopId}/stories/${storyId}/slip`;
    setSlip("coming");
    requestJson<StorySlip>(path, { token, signal: patience.signal }).then(
      setSlip,
      () => !patience.signal.aborted && setSlip("failed"),
    );
    return () => patience.abort();
  }, [workshopId, storyId, token, turn]);
  const address = `${location.host}/slip`;
  return (
    <section className="dialog-part story-slip">
      {!isForSomebody && <h3>{t("stories.sent.codeTitle")}</h3>}
      <p role="status" className={slip === "coming" ? undefined : "sr"}>
        {slip === "coming" ? t("stories.sent.codeComing") : ""}
      </p>
      {slip === "failed" && (
        <div role="alert">
          <p>{t("stories.sent.codeFailed")}</p>
          <button type="button" className="btn" onClick={() => setTurn(turn + 1)}>
            {t("stories.sheet.again")}
          </button>
        </div>
      )}
      {typeof slip !== "string" && (
        <>
          <p>{t(isForSomebody ? "stories.sent.codeLeadTheirs" : "stories.sent.codeLead", { address })}</p>
          <p className="story-code">{formatCode(slip.code)}</p>
          <a className="btn" href={slipAddress(slip)} target="_blank" rel="noreferrer">
            {t("stories.sent.print")}
          </a>
        </>
      )}
    </section>
  );
}

/** The page that prints a slip. What it prints stands behind the mark: it never reaches a server's log. */
const slipAddress = ({ code, title, pseudonym, workshop }: StorySlip): string =>
  `/slip#${encodeURIComponent(JSON.stringify({ code, title, pseudonym, workshop }))}`;
