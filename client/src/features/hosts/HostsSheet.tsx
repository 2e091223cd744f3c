import { setCursors } from "@longtable/shared/hosts/hosts.commands";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { t } from "../../i18n/t.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import type { Commands } from "../console/useCommands.ts";
import type { JoinAddress } from "../projector/Wall.types.ts";
import { deedText } from "./deedText.ts";
import { HostItem } from "./HostItem.tsx";
import { InviteHost } from "./InviteHost.tsx";
import { OwnName } from "./OwnName.tsx";

interface Props {
  state: WorkshopState;
  token: string;
  join: JoinAddress;
  /** True while this page has no line: who is here was true when it last had one. */
  isOld: boolean;
  commands: Commands;
  onClose(): void;
}

/** Who hosts: names, who is here, who leads, one more host, a seat taken back. */
export default function HostsSheet({ state, token, join, isOld, commands, onClose }: Props) {
  const { list = [], leadingId = null, deeds = [], areCursorsOff = false } = state.hosts ?? {};
  const own = list.find(({ id }) => id === state.me.seatId);
  return (
    <Sheet title={t("hosts.title")} onClose={onClose}>
      <div className="hosts-sheet">
        <p>{t("hosts.lead")}</p>
        {isOld && <Notice tone="wait">{t("hosts.lastKnownLead")}</Notice>}
        <ul className="hosts-list" aria-label={t("hosts.list")}>
          {list.map((host) => (
            <HostItem
              key={host.id}
              host={host}
              isMe={host.id === state.me.seatId}
              isLeading={host.id === leadingId}
              commands={commands}
            />
          ))}
        </ul>
        <p className="hint">{t("hosts.leadWhy")}</p>
        <OwnName key={own?.name} name={own?.name ?? ""} commands={commands} />
        <InviteHost workshopId={state.workshop.id} token={token} join={join} />
        <section>
          <label className="hosts-check">
            <input
              type="checkbox"
              checked={!areCursorsOff}
              onChange={(event) => void commands.run(setCursors, { shown: event.target.checked })}
            />
            <span>{t("hosts.cursors.label")}</span>
          </label>
          <p className="hint">{t("hosts.cursors.hint")}</p>
        </section>
        <section>
          <h3>{t("hosts.log")}</h3>
          {deeds.length === 0 && <p className="hint">{t("hosts.logNone")}</p>}
          <ol className="hosts-log">
            {deeds.toReversed().map((deed) => (
              <li key={deed.id}>
                <span>{deedText(deed, state.activities)}</span> <time>{clockOf(deed.at)}</time>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </Sheet>
  );
}

const clockOf = (at: number) => new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
