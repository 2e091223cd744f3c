import "./wallTables.css";
import type { TableForViewer } from "@longtable/shared/tables/tables.schema";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { useMemo } from "react";
import { hostTables } from "../../i18n/en/hostTables.ts";
import { tables as words } from "../../i18n/en/tables.ts";
import { addWords, t } from "../../i18n/t.ts";
import { usePages } from "../projector/usePages.ts";
import type { WallParts } from "../projector/Wall.types.ts";
import { WallFootCode, WallHead } from "../projector/WallParts.tsx";
import { SeatMarks } from "./SeatMarks.tsx";

addWords({ hostTables, tables: words });

/** Tables on one page of the wall: more would not be read from the back. With names fewer fit. */
const PER_PAGE = { plain: 12, named: 6 } as const;

/** The tables, on the wall: how they get on while they work; before that, how people find theirs. */
export function WallTables({
  state,
  join,
  serverNow,
  activity,
  now,
}: WallParts & { activity: Activity | null; now: number }) {
  const { tables } = state;
  const active = useMemo(() => tables?.list.filter(({ isEnded }) => !isEnded) ?? [], [tables]);
  const perPage = active.some(({ names }) => names?.length) ? PER_PAGE.named : PER_PAGE.plain;
  const pages = Array.from(
    { length: Math.max(1, Math.ceil(active.length / perPage)) },
    (_, index) => `tables ${index}`,
  );
  const turning = usePages(pages, serverNow);
  const shown = active.slice(turning.index * perPage, (turning.index + 1) * perPage);
  const isChoice = tables?.way === "choice";
  const lead = t(isChoice ? "hostTables.wall.choose" : "hostTables.wall.sitLead");
  return (
    <div className="wall">
      <WallHead
        kicker={
          activity ? (
            <>
              <b>{t("hostTables.wall.work")}</b> · {activity.title}
            </>
          ) : (
            <b>{state.workshop.title}</b>
          )
        }
        heading={
          <>
            {activity ? activity.prompt || activity.title : t("hostTables.wall.sit")}
            {pages.length > 1 && (
              <small>{t("hostTables.wall.page", { page: turning.index + 1, pages: pages.length })}</small>
            )}
          </>
        }
        timer={state.timer}
        now={now}
      />
      <main className="wall-page wall-tables" key={pages[turning.index]}>
        {activity === null && <p className="wall-tables-lead">{lead}</p>}
        <ul className={perPage === PER_PAGE.named ? "is-named" : ""}>
          {shown.map((table) => (
            <WallTable key={table.id} table={table} isAtWork={activity !== null} />
          ))}
        </ul>
      </main>
      <footer className="wall-foot">
        <WallFootCode join={join} code={state.workshop.joinCode} />
      </footer>
    </div>
  );
}

function WallTable({ table, isAtWork }: { table: TableForViewer; isAtWork: boolean }) {
  const { label, people, left, progress, names } = table;
  const here = progress?.here ?? 0;
  return (
    <li>
      <h2 dir="auto">{label}</h2>
      <SeatMarks className="wall-table-seats" count={Math.min(people, 16)} on={here} />
      {isAtWork ? (
        <p>
          <b>{progress?.notes ? t("hostTables.notes", { count: progress.notes }) : t("hostTables.noNotes")}</b>
        </p>
      ) : (
        <p>
          <b>
            {left === undefined ? t("hostTables.wall.people", { count: people }) : t("tables.left", { count: left })}
          </b>
        </p>
      )}
      {names && names.length > 0 && <p className="wall-table-names">{names.join(", ")}</p>}
    </li>
  );
}
