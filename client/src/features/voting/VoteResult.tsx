import type { Round } from "@longtable/shared/voting/voting.schema";
import { places } from "@longtable/shared/voting/voting.tally";
import { t } from "../../i18n/t.ts";
import { dotsOn } from "./ballot.ts";
import "./voting.css";

/** A closed vote: every candidate with its place, its dots and a bar of one length per dot. */
export function VoteResult({ round }: { round: Round }) {
  const tally = round.tally ?? [];
  const ranks = places(tally);
  const most = Math.max(1, ...tally.map(({ dots }) => dots));
  const texts = new Map<string, string>(round.candidates.map(({ noteId, text }) => [noteId, text]));
  return (
    <section className="result" aria-labelledby={`result-${round.id}`}>
      <div className="between result-head">
        <h2 id={`result-${round.id}`}>{t("ballot.result")}</h2>
        <span className="small quiet">
          {round.voted === 0 ? t("ballot.noDots") : t("ballot.resultLead", { count: round.voted })}
        </span>
      </div>
      <ol className="result-list">
        {tally.map(({ noteId, dots, voters }, index) => {
          const mine = round.mine ? dotsOn(round.mine, noteId) : 0;
          return (
            <li key={noteId} className="card result-row">
              <b className="result-place">
                <span className="sr">{t("ballot.place", { place: ranks[index] ?? index + 1 })}</span>
                <span aria-hidden="true">{ranks[index] ?? index + 1}</span>
              </b>
              <div className="grow">
                <p>{texts.get(noteId)}</p>
                <p className="small quiet">
                  {t("ballot.row", { count: dots, voters: t("ballot.voters", { count: voters }) })}
                  {mine > 0 && <>. {t("ballot.yours", { count: mine })}</>}
                </p>
                <div className="bar-track" aria-hidden="true">
                  <span style={{ inlineSize: dots === 0 ? "2px" : `${(dots / most) * 100}%` }} />
                </div>
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
