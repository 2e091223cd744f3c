import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Note } from "@longtable/shared/board/board.types";
import { otherWordings } from "@longtable/shared/board/wordings.rules";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { type ResultRow, type RoundResults, roundResults } from "@longtable/shared/voting/results.rules";
import type { Round } from "@longtable/shared/voting/voting.schema";
import type { Group } from "@longtable/shared/workshop/workshop.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useId } from "react";
import { t } from "../../i18n/t.ts";
import { Notice } from "../../ui/Notice.tsx";
import OtherWordings from "../ideas/OtherWordings.tsx";
import { groupName, leastWord, percent } from "../results/resultWords.ts";
import { SpotlightResult } from "../room/host/SpotlightResult.tsx";
import { ResultsActions } from "./ResultsActions.tsx";
import type { Commands } from "./useCommands.ts";
import "./results.css";

interface Props {
  round: Round;
  state: WorkshopState;
  commands: Commands;
  /** The board it was about, when it is at hand. */
  content: BoardContent | null;
}

/** A closed vote as a table, for everyone and by group, with what to show of it on the big screen. */
export function VoteResult({ round, state, commands, content }: Props) {
  const byGroup = state.results?.find(({ roundId }) => roundId === round.id);
  const found = roundResults(round, byGroup);
  if (found === null) return null;
  const { groups } = state.workshop;
  const people = t("console.vote.people", { count: round.voted });
  const dots = t("console.vote.dotsCount", { count: found.rows.reduce((sum, row) => sum + row.dots, 0) });
  return (
    <>
      <p>{t("console.vote.resultLead", { people, dots })}</p>
      {found.disagree && (
        <Notice tone="info">
          <b>{t("results.disagree")}.</b> {t("results.disagreeLead")}
        </Notice>
      )}
      <SpotlightResult round={round} commands={commands} />
      {byGroup && <ResultsActions round={round} found={found} byGroup={byGroup} groups={groups} commands={commands} />}
      <ResultTable found={found} groups={groups} content={content} />
      {found.hidden.length > 0 && (
        <p className="hint">
          {t("results.small", { least: leastWord(found.least) })} {t("results.notAlone")}:{" "}
          {found.hidden.map((id) => groupName(groups, id)).join(", ")}.
        </p>
      )}
      {byGroup?.silent && byGroup.silent.length > 0 && <Silent silent={byGroup.silent} groups={groups} />}
    </>
  );
}

interface TableProps {
  found: RoundResults;
  groups: readonly Group[];
  content: BoardContent | null;
}

function ResultTable({ found, groups, content }: TableProps) {
  const helpId = useId();
  const wordings = content && otherWordings(content.notes);
  const isCompared = found.rows.some(({ equalShare }) => equalShare !== null);
  const most = Math.max(1, ...found.rows.map(({ dots }) => dots));
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="vote-scroll" aria-label={t("results.tableLabel")} tabIndex={0}>
        <table className="vote-table" aria-describedby={isCompared ? helpId : undefined}>
          <thead>
            <tr>
              <th scope="col">{t("console.vote.place")}</th>
              <th scope="col">{t("console.vote.note")}</th>
              <th scope="col" colSpan={isCompared ? 1 : 2} className="dots-head">
                {t("results.dotsHead")}
              </th>
              <th scope="col" className="figure">
                {t("results.votersHead")}
              </th>
              {found.groups.map(({ id, voters }) => (
                <th key={id} scope="col" className="group-figure">
                  {t("results.groupHead", {
                    group: groupName(groups, id),
                    people: t("results.people", { count: voters }),
                  })}
                </th>
              ))}
              {isCompared && (
                <>
                  <th scope="col" className="group-figure">
                    {t("results.equalHead")}
                  </th>
                  <th scope="col" className="figure">
                    {t("results.spreadHead")}
                  </th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {found.rows.map((row) => (
              <TableRow
                key={row.noteId}
                row={row}
                most={most}
                found={found}
                wordings={wordings?.get(row.noteId as NoteId)}
              />
            ))}
          </tbody>
        </table>
      </section>
      {isCompared && (
        <p className="hint" id={helpId}>
          {t("results.spreadHelp")}
        </p>
      )}
    </>
  );
}

interface RowProps {
  row: ResultRow;
  most: number;
  found: RoundResults;
  wordings: readonly Note[] | undefined;
}

function TableRow({ row, most, found, wordings }: RowProps) {
  return (
    <tr className={row.place === 1 && row.dots > 0 ? "is-first" : ""}>
      <td>{row.isTied ? t("console.vote.tied", { place: row.place }) : row.place}</td>
      <td className="words" dir="auto">
        {row.text}
        {wordings && <OtherWordings notes={wordings} />}
      </td>
      <td className="figure">{row.dots}</td>
      {row.equalShare === null && (
        <td className="bar-cell" aria-hidden="true">
          <div className="bar">
            <span style={{ inlineSize: `${(row.dots / most) * 100}%` }} />
          </div>
        </td>
      )}
      <td className="figure">{row.voters}</td>
      {row.groups.map(({ dots, voters }, index) => (
        <td key={found.groups[index]?.id} className="group-figure">
          <b>{dots}</b> <span className="quiet">{t("results.votersSaid", { people: voters })}</span>
        </td>
      ))}
      {row.equalShare !== null && row.spread !== null && (
        <>
          <td className="group-figure">
            <b>{percent(row.equalShare)}</b>{" "}
            <span className="quiet">
              {row.isEqualTied
                ? t("results.tiedSaid", { place: row.equalPlace })
                : t("results.placeSaid", { place: row.equalPlace })}
            </span>
          </td>
          <td className="figure">{percent(row.spread)}</td>
        </>
      )}
    </tr>
  );
}

interface SilentProps {
  silent: readonly { id: string; people: number }[];
  groups: readonly Group[];
}

/** Groups that are in the room and put no dots down; for hosts, who can ask. */
function Silent({ silent, groups }: SilentProps) {
  const names = silent.map(({ id, people }) =>
    t("results.silent", { group: groupName(groups, id), people: t("results.people", { count: people }) }),
  );
  return (
    <Notice tone="info">
      <b>{t("results.silentTitle")}:</b> {names.join(", ")}. {t("results.silentWhy")}
    </Notice>
  );
}
