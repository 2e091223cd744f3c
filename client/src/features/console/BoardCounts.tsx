import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Round } from "@longtable/shared/voting/voting.schema";
import { t } from "../../i18n/t.ts";
import { candidateGroups } from "./candidates.ts";

const SHOWN = 9;

interface Props {
  content: BoardContent | null;
  /** The latest vote of the current activity. */
  round: Round | null;
  people: number;
  onVote(): void;
}

/** What the board holds, part by part, and how the vote stands. */
export function BoardCounts({ content, round, people, onVote }: Props) {
  if (content === null) return null;
  const groups = candidateGroups(content);
  return (
    <section>
      <h2>{t("console.counts.title", { count: content.notes.length })}</h2>
      {groups.length > 0 && (
        <ul className="console-counts">
          {groups.slice(0, SHOWN).map(({ id, label, notes }) => (
            <li key={id}>
              <span>{label ?? t("console.vote.notPlaced")}</span>
              <b>{notes.length}</b>
            </li>
          ))}
        </ul>
      )}
      {groups.length > SHOWN && <p className="hint">{t("console.counts.more", { count: groups.length - SHOWN })}</p>}
      {content.notes.length > 0 && (
        <div className="console-vote-state">
          {round?.state === "open" && (
            <p>
              <b>{t("console.vote.openTitle")}.</b>{" "}
              {t("console.vote.voted", { voted: round.voted, people: Math.max(people, round.voted) })}.
            </p>
          )}
          <button type="button" className="btn" onClick={onVote}>
            {t(
              round === null
                ? "console.counts.vote"
                : round.state === "open"
                  ? "console.counts.seeVote"
                  : "console.counts.seeResult",
            )}
          </button>
        </div>
      )}
    </section>
  );
}
