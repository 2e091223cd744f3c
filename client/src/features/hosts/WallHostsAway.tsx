import { hostsAway } from "../../i18n/en/hostsAway.ts";
import { addWords, t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import "./wallHosts.css";

addWords({ hostsAway });

/** On the big screen, over whatever is on it, while the room stands still because no host is there. */
export function WallHostsAway() {
  return (
    <div className="wall-hosts" role="status">
      <Icon name="pause" />
      <span>
        <b>{t("hostsAway.title")}.</b> {t("hostsAway.words")}
      </span>
    </div>
  );
}
