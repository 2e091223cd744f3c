import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { CopyLink } from "./CopyLink.tsx";
import type { DeskApi, DeskWorkshop } from "./desk.api.ts";

type Outcome = { name: "opened" } | { name: "failed" } | { name: "blocked"; link: string } | null;

/**
 * Opens a place in a new tab. The tab is opened before the place is made: a browser allows it only straight from the
 * press.
 */
async function openSeat(api: DeskApi, workshopId: string, role: "facilitator" | "observer"): Promise<Outcome> {
  const tab = window.open("about:blank", "_blank");
  try {
    const { link } = await api.seat(workshopId, role);
    if (tab === null) return { name: "blocked", link };
    tab.opener = null;
    tab.location.replace(link);
    return { name: "opened" };
  } catch {
    tab?.close();
    return { name: "failed" };
  }
}

/** The ways into a workshop for hosts: the console, the big screen, a link for another host. */
export function WorkshopWays({ workshop, api }: { workshop: DeskWorkshop; api: DeskApi }) {
  const [outcome, setOutcome] = useState<Outcome>(null);
  const [hostLink, setHostLink] = useState<string | null>(null);
  const open = async (role: "facilitator" | "observer") => setOutcome(await openSeat(api, workshop.id, role));
  const makeHostLink = async () => {
    try {
      setHostLink((await api.seat(workshop.id, "facilitator")).link);
    } catch {
      setOutcome({ name: "failed" });
    }
  };
  return (
    <section className="stack" aria-label={t("desk.roles")}>
      <div className="desk-ways">
        <div className="card desk-way">
          <button type="button" className="btn btn-main" onClick={() => void open("facilitator")}>
            {t("desk.facilitate")}
          </button>
          <p className="hint">{t("desk.facilitateHint")}</p>
        </div>
        <div className="card desk-way">
          <button type="button" className="btn" onClick={() => void open("observer")}>
            <Icon name="screen" /> {t("desk.screen")}
          </button>
          <p className="hint">{t("desk.screenHint")}</p>
        </div>
        <div className="card desk-way">
          <button type="button" className="btn" onClick={() => void makeHostLink()}>
            <Icon name="link" /> {t("desk.hostLink")}
          </button>
          <p className="hint">{t("desk.hostLinkHint")}</p>
        </div>
      </div>
      {hostLink && <CopyLink label={t("desk.hostLinkLabel")} link={hostLink} />}
      <div role="status">
        {outcome?.name === "opened" && <p className="small quiet">{t("desk.opened")}</p>}
        {outcome?.name === "failed" && <p className="notice notice-stop desk-notice">{t("desk.openFailed")}</p>}
        {outcome?.name === "blocked" && (
          <p>
            {t("desk.blocked")} <a href={outcome.link}>{t("desk.roles")}</a>
          </p>
        )}
      </div>
    </section>
  );
}
