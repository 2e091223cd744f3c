import { setLeading, withdrawHost } from "@longtable/shared/hosts/hosts.commands";
import type { Host } from "@longtable/shared/hosts/hosts.schema";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import type { Commands } from "../console/useCommands.ts";

interface Props {
  host: Host;
  isMe: boolean;
  isLeading: boolean;
  commands: Commands;
}

/** One host: here or away, leading or not, and what the others can do about it. */
export function HostItem({ host, isMe, isLeading, commands }: Props) {
  const [isAsking, setIsAsking] = useState(false);
  const name = host.name || t("hosts.nameless");
  const lead = (hostId: Host["id"] | null) => void commands.run(setLeading, { hostId });
  return (
    <li className={host.isHere ? "hosts-item is-here" : "hosts-item"}>
      <div className="hosts-who">
        <span className="hosts-dot" aria-hidden="true" />
        <span>
          <b>{name}</b> {isMe && <span className="quiet">({t("hosts.you")})</span>}
          <small>{t(host.isHere ? "hosts.here" : "hosts.away")}</small>
        </span>
        {isLeading && <span className="chip">{t("hosts.leading")}</span>}
      </div>
      {isAsking ? (
        <div className="hosts-sure" role="alert">
          <p>{t("hosts.withdraw.sure", { name })}</p>
          <div className="hosts-acts">
            <button
              type="button"
              className="btn btn-main"
              onClick={() => {
                setIsAsking(false);
                void commands.run(withdrawHost, { hostId: host.id });
              }}
            >
              {t("hosts.withdraw.yes")}
            </button>
            <button type="button" className="btn" onClick={() => setIsAsking(false)}>
              {t("hosts.withdraw.no")}
            </button>
          </div>
        </div>
      ) : (
        <div className="hosts-acts">
          {isLeading ? (
            <button type="button" className="btn" onClick={() => lead(null)}>
              {t("hosts.layDown")}
            </button>
          ) : (
            <button type="button" className="btn" onClick={() => lead(host.id)}>
              {isMe ? t("hosts.leadMyself") : t("hosts.letLead", { name })}
            </button>
          )}
          {!isMe && (
            <button
              type="button"
              className="btn btn-plain"
              aria-label={t("hosts.withdraw.askFor", { name })}
              onClick={() => setIsAsking(true)}
            >
              {t("hosts.withdraw.ask")}
            </button>
          )}
        </div>
      )}
    </li>
  );
}
