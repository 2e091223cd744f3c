import type { ResultRow, RoundResults } from "@longtable/shared/voting/results.rules";
import { type CSSProperties, useMemo } from "react";
import { t } from "../../i18n/t.ts";
import { groupName, groupWeave, leastWord } from "../results/resultWords.ts";
import { groupColumns, groupPages, headHeight } from "./groupPages.ts";
import { usePages } from "./usePages.ts";
import { useRoom } from "./useRoom.ts";
import type { ResultsProps } from "./WallResults.tsx";
import { WallResultsFoot } from "./WallResultsFoot.tsx";

/** Until the room is measured: that of a wall of 16 to 9. */
const USUAL_ROOM = 970;
/** Names in the box of groups that are not shown; the rest is counted. */
const MOST_NAMES = 4;

/** A closed vote with a column for each group that is large enough, and a box that names the others. */
export function WallGroupResults(props: ResultsProps & { found: RoundResults }) {
  const { state, serverNow, activity, round, found } = props;
  const names = found.groups.map(({ id }) => groupName(state.workshop.groups, id));
  const columns = groupColumns(found.groups.length, found.hidden.length > 0);
  const { roomRef, room } = useRoom();
  const head = headHeight(names, columns);
  const height = (room?.height ?? USUAL_ROOM) - head;
  const pages = groupPages(found.rows, found.groups.length, columns, height);
  const keys = useMemo(() => pages.map(({ key }) => key), [pages]);
  const turning = usePages(keys, serverNow, { startsFirst: true });
  const page = pages[turning.index] ?? pages[0];
  if (!page) return null;
  const all = found.rows.reduce((sum, { dots }) => sum + dots, 0);
  const people = t("results.people", { count: round.voted });
  const most = mostOf(found);
  const figuresOf = (row: ResultRow, { from, to }: { from: number; to: number }) =>
    found.groups.slice(from, to).map(({ id }, index) => ({
      id,
      weave: groupWeave(state.workshop.groups, id),
      dots: row.groups[from + index]?.dots ?? 0,
    }));
  const style = { "--figures": `${columns.figures / 16}rem`, "--head": `${head / 16}rem` } as CSSProperties;
  return (
    <div className="wall wall-results-page">
      <main ref={roomRef} className={found.hidden.length > 0 ? "wall-groups has-hidden" : "wall-groups"} style={style}>
        <table className="wall-page" key={page.key}>
          <colgroup>
            <col className="wall-places" />
            <col />
            <col className="wall-figures" />
            {found.groups.slice(page.from, page.to).map(({ id }) => (
              <col key={id} className="wall-figures" />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th scope="col" colSpan={2}>
                <h1>{activity.prompt || activity.title}</h1>
                {pages.length > 1 && (
                  <small>{t("projector.part", { part: turning.index + 1, parts: pages.length })}</small>
                )}
              </th>
              <ColumnHead name={t("results.everyone")}>
                {t("results.both", { people, dots: t("results.dots", { count: all }) })}
              </ColumnHead>
              {found.groups.slice(page.from, page.to).map(({ id, voters }, index) => (
                <ColumnHead
                  key={id}
                  name={names[page.from + index] ?? id}
                  weave={groupWeave(state.workshop.groups, id)}
                >
                  {t("results.people", { count: voters })}
                </ColumnHead>
              ))}
            </tr>
          </thead>
          <tbody>
            {page.rows.map((row) => (
              <GroupRow key={row.noteId} row={row} figures={figuresOf(row, page)} all={most.all} most={most.group} />
            ))}
          </tbody>
        </table>
        <NotShown found={found} groups={state.workshop.groups} />
      </main>
      <WallResultsFoot {...props} note={found.disagree ? t("results.disagree") : null} />
    </div>
  );
}

/** The longest bar, of everyone and of the groups, over all pages. */
function mostOf({ rows }: RoundResults): { all: number; group: number } {
  return {
    all: Math.max(1, ...rows.map(({ dots }) => dots)),
    group: Math.max(1, ...rows.flatMap(({ groups }) => groups.map(({ dots }) => dots))),
  };
}

function ColumnHead({ name, weave, children }: { name: string; weave?: string; children: string }) {
  return (
    <th scope="col">
      <b>
        {weave && <i className={`weave ${weave}`} aria-hidden="true" />}
        <span>{name}</span>
      </b>
      {children}
    </th>
  );
}

interface RowProps {
  row: ResultRow;
  figures: readonly { id: string; weave: string; dots: number }[];
  /** The longest bar of everyone, and of the groups. */
  all: number;
  most: number;
}

function GroupRow({ row, figures, all, most }: RowProps) {
  return (
    <tr className={row.place === 1 && row.dots > 0 ? "is-first" : ""}>
      <td className="wall-result-place">{row.isTied ? t("projector.tied", { place: row.place }) : row.place}</td>
      <th scope="row" dir="auto">
        {row.text}
      </th>
      <Figure dots={row.dots} most={all} kind="is-all" />
      {figures.map(({ id, weave, dots }) => (
        <Figure key={id} dots={dots} most={most} kind={weave} />
      ))}
    </tr>
  );
}

function Figure({ dots, most, kind }: { dots: number; most: number; kind: string }) {
  return (
    <td className="wall-group-figure">
      <b>{dots}</b>
      <span className="wall-group-bar">
        <span
          className={dots === 0 ? "is-nought" : kind}
          style={{ inlineSize: dots === 0 ? undefined : `${(dots / most) * 100}%` }}
        />
      </span>
    </td>
  );
}

function NotShown({ found, groups }: { found: RoundResults; groups: ResultsProps["state"]["workshop"]["groups"] }) {
  const { hidden, least } = found;
  if (hidden.length === 0) return null;
  const named = hidden.length <= MOST_NAMES ? hidden : hidden.slice(0, MOST_NAMES - 1);
  return (
    <aside className="wall-not-shown" aria-labelledby="wall-not-shown">
      <h2>{t("results.otherGroups")}</h2>
      <div>
        <section>
          <h3 id="wall-not-shown">{t("results.notAlone")}</h3>
          <ul>
            {named.map((id) => (
              <li key={id}>
                <i className={`weave ${groupWeave(groups, id)}`} aria-hidden="true" />
                <span>{groupName(groups, id)}</span>
              </li>
            ))}
            {named.length < hidden.length && <li>{t("results.more", { count: hidden.length - named.length })}</li>}
          </ul>
          <p>{t("results.notAloneWhy", { least: leastWord(least) })}</p>
        </section>
      </div>
    </aside>
  );
}
