import { setStage } from "@longtable/shared/followThrough/followThrough.commands";
import type { FollowThrough, WorkshopStage } from "@longtable/shared/followThrough/followThrough.schema";
import { t } from "../../i18n/t.ts";
import type { Commands } from "../console/useCommands.ts";
import { ShareCard } from "../publicPage/ShareCard.tsx";

interface Props {
  followThrough: FollowThrough;
  workshopId: string;
  token: string;
  /** Changes with what the public page shows. */
  version: unknown;
  commands: Commands;
}

/** How far the workshop is, and the page for those who were not there. */
export function SharePart(props: Props) {
  const { followThrough, workshopId, token, version } = props;
  return (
    <>
      <StageCard {...props} />
      <ShareCard
        sharedAt={followThrough.hosts?.sharedAt ?? null}
        workshopId={workshopId}
        token={token}
        version={version}
      />
    </>
  );
}

const STEPS: Record<WorkshopStage, readonly { to: WorkshopStage; word: string }[]> = {
  running: [
    { to: "closed", word: "close" },
    { to: "reported", word: "report" },
  ],
  closed: [
    { to: "reported", word: "report" },
    { to: "running", word: "reopen" },
  ],
  reported: [{ to: "closed", word: "unreport" }],
};

function StageCard({ followThrough: { stage }, commands }: Props) {
  return (
    <section className="card after-card" aria-labelledby="after-stage">
      <h2 id="after-stage">{t("followUp.share.stage")}</h2>
      <p role="status">
        <b>{t(`followUp.share.${stage}`)}.</b> {t(`followUp.share.${stage}Hint`)}
      </p>
      <div className="after-acts">
        {STEPS[stage].map(({ to, word }, index) => (
          <button
            key={to}
            type="button"
            className={index === 0 ? "btn btn-main" : "btn"}
            aria-disabled={commands.isBusy}
            onClick={() => void commands.run(setStage, { state: to })}
          >
            {t(`followUp.share.${word}`)}
          </button>
        ))}
      </div>
    </section>
  );
}
