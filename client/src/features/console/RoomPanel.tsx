import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import type { ReactNode } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";

const WEAVES = 9;

/** Who is here, by group. Only hosts see it, so that small groups can be heard without being shown. */
export function RoomPanel({ state, children }: { state: WorkshopState; children: ReactNode }) {
  const { count, here, byGroup } = state.participants;
  const groups = state.workshop.groups.map((group, index) => ({
    id: group.id as string,
    label: group.label,
    weave: `weave-${(index % WEAVES) + 1}`,
  }));
  const all = [...groups, { id: "undeclared", label: t("console.room.undeclared"), weave: "weave-0" }];
  const present = all.filter(({ id }) => (byGroup[id] ?? 0) > 0);
  return (
    <aside className="console-room" aria-label={t("console.room.title")}>
      <section>
        <div className="between">
          <h2>{t("console.room.title")}</h2>
          <span className="chip">
            <Icon name="private" /> {t("console.room.hostsOnly")}
          </span>
        </div>
        <p className="room-big">
          <b>{count}</b>
          <span>{t("console.room.joined", { count })}</span>
          <span className="quiet">· {t("console.room.here", { count: here })}</span>
        </p>
        {count === 0 && <p className="hint">{t("console.room.noOne")}</p>}
        {present.length > 0 && (
          <ul className="room-groups" aria-label={t("console.room.groups")}>
            {present.map(({ id, label, weave }) => (
              <li key={id}>
                <i className={`weave ${weave}`} />
                <span>{label}</span>
                <b>{byGroup[id]}</b>
              </li>
            ))}
          </ul>
        )}
        <p className="hint">{t("console.room.small")}</p>
      </section>
      {children}
    </aside>
  );
}
