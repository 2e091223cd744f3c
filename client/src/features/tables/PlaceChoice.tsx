import { setPlace } from "@longtable/shared/tables/tables.commands";
import { COPY_STARTS, type CopyStart } from "@longtable/shared/tables/tables.types";
import { currentActivity } from "@longtable/shared/workshop/workshop.rules";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Segments } from "../console/Segments.tsx";
import type { Commands } from "../console/useCommands.ts";

/** Whether what is open happens in the room or at the tables, and what the tables' boards begin with. */
export function PlaceChoice({ state, commands }: { state: WorkshopState; commands: Commands }) {
  const activity = currentActivity(state.activities);
  const start = state.tables?.hosts?.copyStart ?? "hosts";
  const shown = activity?.place ?? "room";
  // Shows the choice at once, until the server's word or a refusal comes.
  const [asked, setAsked] = useState<{ place: "room" | "tables"; during: string } | null>(null);
  const id = useId();
  const choose = async (place: "room" | "tables", copyStart: CopyStart) => {
    if (!activity) return;
    setAsked({ place, during: `${activity.id} ${shown}` });
    if ((await commands.run(setPlace, { activityId: activity.id, place, copyStart })) === null) setAsked(null);
  };
  if (activity === null) {
    return (
      <section className="card">
        <h3>{t("hostTables.place.title")}</h3>
        <p className="quiet">{t("hostTables.place.nothing")}</p>
      </section>
    );
  }
  const place = asked?.during === `${activity.id} ${shown}` ? asked.place : shown;
  return (
    <section className="card" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t("hostTables.place.title")}</h3>
      <p>
        <b>{activity.title}</b>
      </p>
      <Segments
        label={t("hostTables.place.title")}
        value={place}
        options={(["room", "tables"] as const).map((value) => ({ value, label: t(`hostTables.place.${value}`) }))}
        onChange={(value) => void choose(value, start)}
      />
      <p className="hint">{t("hostTables.place.lead")}</p>
      <div className="field">
        <label htmlFor={id}>{t("hostTables.place.start")}</label>
        <select
          id={id}
          className="input"
          value={start}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => void choose(place, target.value as CopyStart)}
        >
          {COPY_STARTS.map((value) => (
            <option key={value} value={value}>
              {t(`hostTables.place.${value}`)}
            </option>
          ))}
        </select>
        <p className="hint" id={`${id}-hint`}>
          {t("hostTables.place.startHint")}
        </p>
      </div>
    </section>
  );
}
