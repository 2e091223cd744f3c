import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { lazy, Suspense, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { Link } from "../../session/session.types.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { Commands } from "../console/useCommands.ts";
import type { JoinAddress } from "../projector/Wall.types.ts";
import { useHostDeeds } from "./useHostDeeds.ts";
import "./hosts.css";

const HostsSheet = lazy(() => import("./HostsSheet.tsx"));

interface Props {
  state: WorkshopState;
  token: string;
  join: JoinAddress;
  link: Link;
  commands: Commands;
}

/** How many host, at a glance, and the way to them. */
export function HostsButton({ state, token, join, link, commands }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  useHostDeeds(state);
  const list = state.hosts?.list ?? [];
  const here = Math.max(1, list.filter(({ isHere }) => isHere).length);
  const leader = list.find(({ id }) => id === state.hosts?.leadingId);
  // Without a line nobody knows who is there by now.
  const isOld = link === "offline";
  return (
    <>
      <button
        type="button"
        className={isOld ? "btn btn-plain console-hosts is-old" : "btn btn-plain console-hosts"}
        onClick={() => setIsOpen(true)}
      >
        <Icon name="people" />
        <span>
          {t(isOld ? "hosts.lastKnown" : "hosts.button", { count: here })}
          {leader?.name && <small>{` · ${leader.name} · ${t("hosts.leading")}`}</small>}
        </span>
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <HostsSheet
            state={state}
            token={token}
            join={join}
            isOld={isOld}
            commands={commands}
            onClose={() => setIsOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
