import type { Round } from "@longtable/shared/voting/voting.schema";
import { t } from "../../i18n/t.ts";
import { barLength, dotsSpent, rankRound } from "../projector/ranking.ts";

/** A closed vote as a table: places, ties as ties, dots and how many people gave them. */
export function VoteResult({ round }: { round: Round }) {
  const rows = rankRound(round);
  const people = t("console.vote.people", { count: round.voted });
  const dots = t("console.vote.dotsCount", { count: dotsSpent(rows) });
  return (
    <>
      <p>{t("console.vote.resultLead", { people, dots })}</p>
      <table className="vote-table">
        <thead>
          <tr>
            <th scope="col">{t("console.vote.place")}</th>
            <th scope="col">{t("console.vote.note")}</th>
            <th scope="col" colSpan={2} className="dots-head">
              {t("console.vote.dotsHead")}
            </th>
            <th scope="col" className="figure">
              {t("console.vote.votersHead")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.noteId} className={row.place === 1 && row.dots > 0 ? "is-first" : ""}>
              <td>{row.isTied ? t("console.vote.tied", { place: row.place }) : row.place}</td>
              <td className="words" dir="auto">
                {row.text}
              </td>
              <td className="figure">{row.dots}</td>
              <td className="bar-cell" aria-hidden="true">
                <div className="bar">
                  <span style={{ inlineSize: `${barLength(row, rows) * 100}%` }} />
                </div>
              </td>
              <td className="figure">{row.voters}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
