import { useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { request } from "../../session/http.ts";
import { QrCode } from "../../ui/QrCode.tsx";
import { useCopy } from "../../ui/useCopy.ts";
import type { JoinAddress } from "../projector/Wall.types.ts";

interface Props {
  workshopId: string;
  token: string;
  join: JoinAddress;
}

/** A seat for one more host. Its link is shown once, to this host alone. */
export function InviteHost({ workshopId, token, join }: Props) {
  const [link, setLink] = useState<string | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const make = async () => {
    setHasFailed(false);
    try {
      const response = await request(`/api/workshops/${workshopId}/seats`, {
        method: "POST",
        token,
        body: { role: "facilitator" },
      });
      const made = (await response.json()) as { link: string };
      const { pathname, hash } = new URL(made.link);
      // Another laptop has to reach it: by the address that phones use, not by this machine's own.
      setLink(new URL(pathname + hash, join.scanned).href);
    } catch {
      setHasFailed(true);
    }
  };
  return (
    <section className="hosts-invite">
      <h3>{t("hosts.invite.title")}</h3>
      {link === null ? <p className="hint">{t("hosts.invite.why")}</p> : <HostLink link={link} />}
      <button type="button" className="btn" onClick={() => void make()}>
        {t(link === null ? "hosts.invite.make" : "hosts.invite.another")}
      </button>
      <p className="field-problem" role="alert">
        {hasFailed && t("hosts.invite.failed")}
      </p>
    </section>
  );
}

function HostLink({ link }: { link: string }) {
  const id = useId();
  const [standing, copy] = useCopy(link);
  return (
    <div className="hosts-link">
      <p>{t("hosts.invite.careful")}</p>
      <QrCode text={link} label={t("hosts.invite.qr")} />
      <div className="field">
        <label htmlFor={id}>{t("hosts.invite.link")}</label>
        <div className="hosts-copy">
          <input id={id} className="input" readOnly value={link} onFocus={(event) => event.target.select()} />
          <button type="button" className="btn" onClick={copy}>
            {t(standing === "copied" ? "hosts.invite.copied" : "hosts.invite.copy")}
          </button>
        </div>
        <p className="hint" role="status">
          {standing === "failed" && t("hosts.invite.copyFailed")}
        </p>
      </div>
    </div>
  );
}
