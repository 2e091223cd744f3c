import { breakLines } from "@longtable/shared/scene/textLayout";
import type { Round } from "@longtable/shared/voting/voting.schema";
import { PHASES } from "@longtable/shared/workshop/phases";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { useMemo } from "react";
import { t } from "../../i18n/t.ts";
import { listPages } from "./listPages.ts";
import { barLength, dotsSpent, type RankedRow, rankRound } from "./ranking.ts";
import { usePageKeys, usePages } from "./usePages.ts";
import { useRoom } from "./useRoom.ts";
import type { WallParts } from "./Wall.types.ts";
import { WallFootCode, WallTimer } from "./WallParts.tsx";

/** Heights in px at 1920 × 1080: the table's head, the least of a row, its padding and each line of its words. */
const HEAD = 150;
const ROW = { least: 102.4, padding: 16, line: 42.8, width: 820, size: 40 };

/** Until the room is measured: that of a wall of 16 to 9. */
const USUAL_ROOM = 820;

/** Measured in bold, as the first place is set. */
function heightOf({ text }: RankedRow): number {
  const lines = breakLines(text, { maxWidth: ROW.width, size: ROW.size, weight: 700 }).length;
  return Math.max(ROW.least, lines * ROW.line + ROW.padding);
}

interface Props extends WallParts {
  activity: Activity;
  round: Round;
  now: number;
}

/** A closed vote: everyone's dots, most first, the same length for a dot in every row of every page. */
export function WallResults({ state, join, serverNow, listens, activity, round, now }: Props) {
  const rows = useMemo(() => rankRound(round), [round]);
  const { roomRef, room } = useRoom();
  const height = room ? room.height - HEAD : USUAL_ROOM;
  const pages = useMemo(() => listPages(rows, height, heightOf), [rows, height]);
  const keys = useMemo(() => pages.map(({ key }) => key), [pages]);
  const turning = usePages(keys, serverNow, { startsFirst: true });
  usePageKeys(turning, listens);
  const shown = pages[turning.index]?.items ?? [];
  const people = t("projector.people", { count: round.voted });
  const dots = t("projector.dots", { count: dotsSpent(rows) });
  return (
    <div
      className="wall wall-results-page"
      onPointerEnter={() => turning.hold(true)}
      onPointerLeave={() => turning.hold(false)}
    >
      <main ref={roomRef}>
        <div className="wall-results wall-page" key={keys[turning.index]}>
          <div className="wall-results-head">
            <h1>
              {activity.prompt || activity.title}
              {pages.length > 1 && (
                <small>{t("projector.part", { part: turning.index + 1, parts: pages.length })}</small>
              )}
            </h1>
            <p>
              <b>{t("projector.everyone")}</b>
              {t("projector.peopleDots", { people, dots })}
            </p>
          </div>
          <ol>
            {shown.map((row) => (
              <ResultRow key={row.noteId} row={row} rows={rows} />
            ))}
          </ol>
        </div>
      </main>
      <footer className="wall-foot">
        <span>
          <b>{t(`phases.${activity.phase}`)}</b> ·{" "}
          {t("projector.phaseOf", { part: PHASES.indexOf(activity.phase) + 1, parts: PHASES.length })}
        </span>
        <WallTimer timer={state.timer} now={now} />
        <WallFootCode join={join} code={state.workshop.joinCode} />
      </footer>
    </div>
  );
}

function ResultRow({ row, rows }: { row: RankedRow; rows: readonly RankedRow[] }) {
  return (
    <li className={row.place === 1 && row.dots > 0 ? "wall-result is-first" : "wall-result"}>
      <span className="wall-result-place">{row.isTied ? t("projector.tied", { place: row.place }) : row.place}</span>
      <span className="wall-result-text" dir="auto">
        {row.text}
      </span>
      <span className="wall-result-dots">
        <b>{row.dots}</b>
        <span className="wall-result-bar">
          <span
            className={row.dots === 0 ? "is-nought" : ""}
            style={{ inlineSize: `${barLength(row, rows) * 100}%` }}
          />
        </span>
      </span>
    </li>
  );
}
