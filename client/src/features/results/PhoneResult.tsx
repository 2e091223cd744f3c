import type { Note } from "@longtable/shared/board/board.types";
import { otherWordings } from "@longtable/shared/board/wordings.rules";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { type ResultRow, type RoundResults, roundResults } from "@longtable/shared/voting/results.rules";
import type { GroupResults } from "@longtable/shared/voting/results.schema";
import type { Allocation, Round } from "@longtable/shared/voting/voting.schema";
import type { Group } from "@longtable/shared/workshop/workshop.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { t } from "../../i18n/t.ts";
import { useBoard } from "../../session/useSession.ts";
import { LateWordings } from "../ideas/LateWordings.tsx";
import { useContent } from "../projector/useContent.ts";
import { groupName, leastWord } from "./resultWords.ts";
import "./phoneResult.css";

export interface PhoneResultProps {
  round: Round;
  byGroup: GroupResults | undefined;
  state: WorkshopState;
  token: string;
  /** What this person put down, where this device still knows it: the server forgets it at close. */
  mine: Allocation | null;
}

/** A closed vote as a calm list: places, dots, a bar of one length per dot, one's own dots, and the groups on request. */
export default function PhoneResult({ round, byGroup, state, token, mine }: PhoneResultProps) {
  const found = roundResults(round, byGroup);
  const isReadable = state.boards.some(({ id, access }) => id === round.boardId && access !== "none");
  const content = useContent(useBoard(isReadable ? round.boardId : null, token));
  const wordings = content && otherWordings(content.notes);
  if (found === null) return null;
  const most = Math.max(1, ...found.rows.map(({ dots }) => dots));
  return (
    <section className="result" aria-labelledby={`result-${round.id}`}>
      <div className="between result-head">
        <h2 id={`result-${round.id}`}>{t("results.title")}</h2>
        <span className="small quiet">
          {round.voted === 0 ? t("results.none") : t("results.lead", { count: round.voted })}
        </span>
      </div>
      {found.disagree && (
        <p className="small">
          {t("results.disagree")}. {t("results.disagreeLead")}
        </p>
      )}
      <ol className="result-list">
        {found.rows.map((row) => (
          <Row
            key={row.noteId}
            row={row}
            most={most}
            found={found}
            mine={dotsOn(mine, row.noteId)}
            wordings={wordings?.get(row.noteId as NoteId)}
          />
        ))}
      </ol>
      {found.groups.length > 0 && <ByGroup found={found} groups={state.workshop.groups} />}
      {found.hidden.length > 0 && (
        <p className="small quiet">{t("results.small", { least: leastWord(found.least) })}</p>
      )}
    </section>
  );
}

const dotsOn = (ballot: Allocation | null, noteId: string): number =>
  (ballot as Record<string, number> | null)?.[noteId] ?? 0;

interface RowProps {
  row: ResultRow;
  most: number;
  found: RoundResults;
  mine: number;
  wordings: readonly Note[] | undefined;
}

function Row({ row, most, found, mine, wordings }: RowProps) {
  const said = row.isTied ? t("results.tiedSaid", { place: row.place }) : t("results.placeSaid", { place: row.place });
  const voters = t("results.people", { count: row.voters });
  const equal = row.isEqualTied ? t("results.tied", { place: row.equalPlace }) : row.equalPlace;
  return (
    <li className="card result-row">
      <b className="result-place">
        <span className="sr">{said}</span>
        <span aria-hidden="true">{row.isTied ? t("results.tied", { place: row.place }) : row.place}</span>
      </b>
      <div className="grow">
        <p dir="auto">{row.text}</p>
        {wordings && <LateWordings notes={wordings} />}
        <p className="small quiet">
          {t("results.row", { count: row.dots, voters })}
          {found.disagree && <>. {t("results.equalPlace", { place: equal })}</>}
        </p>
        <div className="bar-track" aria-hidden="true">
          <span style={{ inlineSize: row.dots === 0 ? "2px" : `${(row.dots / most) * 100}%` }} />
        </div>
        {mine > 0 && (
          <p className="result-mine">
            <span aria-hidden="true">{"●".repeat(Math.min(mine, 10))}</span> {t("results.yours", { count: mine })}
          </p>
        )}
      </div>
    </li>
  );
}

function ByGroup({ found, groups }: { found: RoundResults; groups: readonly Group[] }) {
  return (
    <details className="card result-groups">
      <summary>{t("results.byGroup")}</summary>
      {found.groups.map(({ id, voters, dots }, index) => (
        <section key={id}>
          <h3>{groupName(groups, id)}</h3>
          <p className="small quiet">
            {t("results.both", {
              people: t("results.people", { count: voters }),
              dots: t("results.dots", { count: dots }),
            })}
          </p>
          <ul>
            {found.rows
              .toSorted((a, b) => (b.groups[index]?.dots ?? 0) - (a.groups[index]?.dots ?? 0))
              .map(({ noteId, text, groups: figures }) => (
                <li key={noteId} className="between">
                  <span dir="auto">{text}</span>
                  <b>{figures[index]?.dots ?? 0}</b>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </details>
  );
}
