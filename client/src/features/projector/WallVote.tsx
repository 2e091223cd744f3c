import type { Round } from "@longtable/shared/voting/voting.schema";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { useMemo } from "react";
import { t } from "../../i18n/t.ts";
import { listPages } from "./listPages.ts";
import { usePageKeys, usePages } from "./usePages.ts";
import type { WallParts } from "./Wall.types.ts";
import { WallFootCode, WallHead } from "./WallParts.tsx";

const PER_PAGE = 8;

interface Props extends WallParts {
  activity: Activity;
  round: Round;
  now: number;
}

/** An open vote: what is voted on and how many have voted, never how. */
export function WallVote({ state, join, serverNow, listens, activity, round, now }: Props) {
  const pages = useMemo(() => listPages(round.candidates, PER_PAGE), [round.candidates]);
  const keys = useMemo(() => pages.map(({ key }) => key), [pages]);
  const turning = usePages(keys, serverNow);
  usePageKeys(turning, listens);
  const page = pages[turning.index];
  return (
    <div className="wall" onPointerEnter={() => turning.hold(true)} onPointerLeave={() => turning.hold(false)}>
      <WallHead
        kicker={
          <>
            <b>{t(`phases.${activity.phase}`)}</b> · {t("projector.chooseFrom")} ·{" "}
            {t("projector.dotsEach", { count: round.dots })}
          </>
        }
        heading={
          <>
            {activity.prompt || activity.title}
            {pages.length > 1 && <small>{t("projector.part", { part: turning.index + 1, parts: pages.length })}</small>}
          </>
        }
        timer={state.timer}
        now={now}
      />
      <main className="wall-page" key={page?.key}>
        <ul className={round.candidates.length > 4 ? "wall-candidates" : "wall-candidates wall-candidates-few"}>
          {page?.items.map(({ noteId, text }) => (
            <li key={noteId} dir="auto">
              <span>{text}</span>
            </li>
          ))}
        </ul>
      </main>
      <footer className="wall-foot">
        <p className="wall-voted" aria-live="polite">
          <b>
            {t("projector.votedOf", { voted: round.voted, people: Math.max(round.voted, state.participants.count) })}
          </b>
          <span>{t("projector.haveVoted")}</span>
        </p>
        <WallFootCode join={join} code={state.workshop.joinCode} />
      </footer>
    </div>
  );
}
