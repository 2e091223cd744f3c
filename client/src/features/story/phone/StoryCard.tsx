import "../storyWords.ts";
import "../stories.css";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useState } from "react";
import { t } from "../../../i18n/t.ts";
import type { Session } from "../../../session/session.types.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { EMPTY_DRAFT, type StoryDraft } from "./draft.ts";
import { StorySheet } from "./StorySheet.tsx";

export interface StoryCardProps {
  session: Session;
  state: WorkshopState;
  token: string;
}

/** The way to one's stories. A draft lives here, in the page alone: a phone that is passed on keeps no story. */
export default function StoryCard({ session, state, token }: StoryCardProps) {
  const [isOpen, setOpen] = useState(false);
  const [draft, setDraft] = useState<StoryDraft>(EMPTY_DRAFT);
  const { stories } = state;
  if (!stories || !state.me.participantId) return null;
  const { mine, count } = stories;
  return (
    <section className="card story-card" aria-labelledby="story-card">
      <h2 id="story-card">
        <Icon name="speak" /> {t("stories.card.title")}
      </h2>
      <p>{t("stories.card.lead")}</p>
      {mine > 0 && <p className="small">{t("stories.card.mine", { count: mine })}</p>}
      {count > 0 && <p className="small">{t("stories.card.read", { count })}</p>}
      <button type="button" className="btn btn-wide" onClick={() => setOpen(true)}>
        {t(mine + count > 0 || stories.mayCollect ? "stories.card.open" : "stories.card.tell")}
      </button>
      {isOpen && (
        <StorySheet
          session={session}
          state={state}
          token={token}
          draft={draft}
          onDraft={setDraft}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  );
}
