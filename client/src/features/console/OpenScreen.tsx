import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { requestJson } from "../../session/http.ts";
import { Icon } from "../../ui/Icon.tsx";

type Outcome = { name: "failed" } | { name: "blocked"; link: string } | null;

/**
 * Makes a place for a big screen and opens it in a new tab. The tab comes first: a browser allows one only straight from
 * the press.
 */
async function openScreen(workshopId: string, token: string): Promise<Outcome> {
  const tab = window.open("about:blank", "_blank");
  try {
    const path = `/api/workshops/${encodeURIComponent(workshopId)}/seats`;
    const { link } = await requestJson<{ link: string }>(path, { method: "POST", token, body: { role: "observer" } });
    if (tab === null) return { name: "blocked", link };
    tab.opener = null;
    tab.location.replace(link);
    return null;
  } catch {
    tab?.close();
    return { name: "failed" };
  }
}

/** Opens the big screen from the console, on the machine with the projector. */
export function OpenScreen({ workshopId, token }: { workshopId: string; token: string }) {
  const [outcome, setOutcome] = useState<Outcome>(null);
  return (
    <div className="room-acts">
      <button type="button" className="btn" onClick={() => void openScreen(workshopId, token).then(setOutcome)}>
        <Icon name="screen" /> {t("console.room.openScreen")}
      </button>
      {outcome?.name === "failed" && (
        <p className="now-problem" role="alert">
          {t("console.room.screenFailed")}
        </p>
      )}
      {outcome?.name === "blocked" && (
        <p className="small" role="status">
          {t("console.room.screenBlocked")}{" "}
          <a href={outcome.link} target="_blank" rel="noreferrer">
            {t("console.room.openScreen")}
          </a>
        </p>
      )}
    </div>
  );
}
