import type { BoardContent } from "@longtable/shared/board/board.doc";
import { breakLines } from "@longtable/shared/scene/textLayout";
import type { Candidate, Round } from "@longtable/shared/voting/voting.schema";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { useMemo } from "react";
import { t } from "../../i18n/t.ts";
import { alsoSaid } from "./alsoSaid.ts";
import { listPages } from "./listPages.ts";
import { usePages } from "./usePages.ts";
import type { WallParts } from "./Wall.types.ts";
import { WallFootCode, WallHead } from "./WallParts.tsx";

/** A column of the list: four places of three lines, 856 px wide at 1920 × 1080. */
const COLUMN = { places: 4, lines: 3, width: 840, size: 44 };

interface Props extends WallParts {
  activity: Activity;
  round: Round;
  now: number;
}

/** Places that a note's words need; measured, because on the wall nothing is shrunk. */
function placesOf({ text }: Candidate): number {
  const lines = breakLines(text, { maxWidth: COLUMN.width, size: COLUMN.size, weight: 400 }).length;
  return Math.min(COLUMN.places, Math.ceil(lines / COLUMN.lines));
}

interface VotePage {
  key: string;
  round: Round;
  columns: readonly { key: string; items: readonly Candidate[] }[];
  part: number;
  parts: number;
}

/** A vote's candidates in columns, two a page. */
function pagesOf(round: Round, content: BoardContent | null): VotePage[] {
  const columns = listPages(alsoSaid(round.candidates, content), COLUMN.places, placesOf, 2);
  const pages = listPages(columns, 2, () => 1);
  return pages.map(({ items }, index) => ({
    key: `${round.id}:${index}`,
    round,
    columns: items,
    part: index + 1,
    parts: pages.length,
  }));
}

/** Open votes, one after the other: what is voted on and how many have voted, never how. */
export function WallVote({ state, content, join, serverNow, activity, round: latest, now }: Props) {
  const { rounds } = state;
  const pages = useMemo(
    () => openIn(rounds, activity.id).flatMap((round) => pagesOf(round, content)),
    [rounds, activity.id, content],
  );
  const keys = useMemo(() => pages.map(({ key }) => key), [pages]);
  const turning = usePages(keys, serverNow);
  const page = pages[turning.index];
  const round = page?.round ?? latest;
  const votes = new Set(pages.map((one) => one.round.id)).size;
  const people = Math.max(round.voted, state.participants.count);
  return (
    <div className="wall">
      <WallHead
        kicker={
          <>
            <b>{votes > 1 ? t("projector.votesOpen", { count: votes }) : t(`phases.${activity.phase}`)}</b> ·{" "}
            {t("projector.chooseFrom")} · {t("projector.dotsEach", { count: round.dots })}
          </>
        }
        heading={
          <>
            <span dir="auto">{round.title || activity.prompt || activity.title}</span>
            {page && page.parts > 1 && <small>{t("projector.part", { part: page.part, parts: page.parts })}</small>}
          </>
        }
        timer={state.timer}
        now={now}
      />
      <main className="wall-page wall-candidates" key={page?.key}>
        {page?.columns.map((column) => (
          <ul key={column.key}>
            {column.items.map((candidate) => (
              <li key={candidate.noteId} dir="auto" style={{ gridRow: `span ${placesOf(candidate)}` }}>
                {candidate.text}
              </li>
            ))}
          </ul>
        ))}
      </main>
      <footer className="wall-foot">
        <p className="wall-voted" aria-live="polite">
          <b>{t("projector.votedOf", { voted: round.voted, people })}</b>
          <span>{t("projector.haveVoted")}</span>
        </p>
        <WallFootCode join={join} code={state.workshop.joinCode} />
      </footer>
    </div>
  );
}

const openIn = (rounds: readonly Round[], activityId: string): Round[] =>
  rounds.filter((round) => round.state === "open" && round.activityId === activityId);
