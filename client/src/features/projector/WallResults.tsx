import { breakLines } from "@longtable/shared/scene/textLayout";
import { UNDECLARED } from "@longtable/shared/voting/groupNames";
import { inEqualOrder, type ResultRow, type RoundResults, roundResults } from "@longtable/shared/voting/results.rules";
import type { Round } from "@longtable/shared/voting/voting.schema";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { useMemo } from "react";
import { t } from "../../i18n/t.ts";
import { leastWord, percent } from "../results/resultWords.ts";
import { alsoSaid } from "./alsoSaid.ts";
import { listPages } from "./listPages.ts";
import { usePages } from "./usePages.ts";
import { useRoom } from "./useRoom.ts";
import type { WallParts } from "./Wall.types.ts";
import { WallGroupResults } from "./WallGroupResults.tsx";
import { WallResultsFoot } from "./WallResultsFoot.tsx";

/** Heights in px at 1920 × 1080: the table's head, the least of a row, its padding and each line of its words. */
const HEAD = 150;
const ROW = { least: 102.4, padding: 16, line: 42.8, width: 820, size: 40 };

/** Until the room is measured: that of a wall of 16 to 9. */
const USUAL_ROOM = 820;

/** Measured in bold, as the first place is set. */
function heightOf({ text }: ResultRow): number {
  const lines = breakLines(text, { maxWidth: ROW.width, size: ROW.size, weight: 700 }).length;
  return Math.max(ROW.least, lines * ROW.line + ROW.padding);
}

export interface ResultsProps extends WallParts {
  activity: Activity;
  round: Round;
  now: number;
}

/** A closed vote as the host chose to show it: everyone's dots, each group the same, or group by group. */
export function WallResults(props: ResultsProps) {
  const { state, round } = props;
  const byGroup = state.results?.find(({ roundId }) => roundId === round.id);
  const found = useMemo(() => roundResults(round, byGroup), [round, byGroup]);
  if (found === null) return null;
  if (byGroup?.view === "groups" && found.groups.length > 0) return <WallGroupResults {...props} found={found} />;
  const isEqual = byGroup?.view === "equal" && found.rows.some(({ equalShare }) => equalShare !== null);
  return <WallRanking key={String(isEqual)} {...props} found={found} isEqual={isEqual} />;
}

interface Line {
  place: number;
  isTied: boolean;
  figure: string;
  /** 0 to 1: the same length for one dot, or one part in a hundred, in every row of every page. */
  length: number;
}

function lineOf(row: ResultRow, isEqual: boolean, most: number): Line {
  if (!isEqual) return { place: row.place, isTied: row.isTied, figure: String(row.dots), length: row.dots / most };
  const share = row.equalShare ?? 0;
  return { place: row.equalPlace ?? 1, isTied: row.isEqualTied, figure: percent(share), length: share / most };
}

/** Ranked bars, most first. */
function WallRanking(props: ResultsProps & { found: RoundResults; isEqual: boolean }) {
  const { serverNow, activity, round, found, isEqual, content } = props;
  const rows = useMemo(
    () => alsoSaid(isEqual ? inEqualOrder(found.rows) : found.rows, content),
    [found, isEqual, content],
  );
  const { roomRef, room } = useRoom();
  const height = room ? room.height - HEAD : USUAL_ROOM;
  const pages = useMemo(() => listPages(rows, height, heightOf), [rows, height]);
  const keys = useMemo(() => pages.map(({ key }) => key), [pages]);
  const turning = usePages(keys, serverNow, { startsFirst: true });
  const most = Math.max(
    ...rows.map(({ dots, equalShare }) => (isEqual ? (equalShare ?? 0) : dots)),
    isEqual ? 0.01 : 1,
  );
  const dots = t("projector.dots", { count: rows.reduce((sum, row) => sum + row.dots, 0) });
  const voices = found.groups.filter(({ id }) => id !== UNDECLARED).length;
  return (
    <div className="wall wall-results-page">
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
              <b>{t(isEqual ? "results.equal" : "results.everyone")}</b>
              {isEqual
                ? t("results.groupCount", { count: voices })
                : t("results.both", { people: t("results.people", { count: round.voted }), dots })}
            </p>
          </div>
          <ol className={isEqual ? "is-share" : ""}>
            {pages[turning.index]?.items.map((row) => (
              <RankedLine key={row.noteId} row={row} line={lineOf(row, isEqual, most)} />
            ))}
          </ol>
        </div>
      </main>
      <WallResultsFoot {...props} note={noteOf(found, isEqual)} />
    </div>
  );
}

/** What the room should know beside the bars; null for nothing. */
function noteOf(found: RoundResults, isEqual: boolean): string | null {
  if (isEqual && found.hidden.length > 0) return t("results.small", { least: leastWord(found.least) });
  return found.disagree ? t("results.disagree") : null;
}

function RankedLine({ row, line }: { row: ResultRow; line: Line }) {
  return (
    <li className={line.place === 1 && line.length > 0 ? "wall-result is-first" : "wall-result"}>
      <span className="wall-result-place">{line.isTied ? t("projector.tied", { place: line.place }) : line.place}</span>
      <span className="wall-result-text" dir="auto">
        {row.text}
      </span>
      <span className="wall-result-dots">
        <b>{line.figure}</b>
        <span className="wall-result-bar">
          <span className={line.length === 0 ? "is-nought" : ""} style={{ inlineSize: `${line.length * 100}%` }} />
        </span>
      </span>
    </li>
  );
}
