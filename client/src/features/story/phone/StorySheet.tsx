import type { ShownStory } from "@longtable/shared/story/story.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useState } from "react";
import { t } from "../../../i18n/t.ts";
import type { Session } from "../../../session/session.types.ts";
import { Sheet } from "../../../ui/Sheet.tsx";
import { type StoriesRead, useStories } from "../useStories.ts";
import { Collect } from "./Collect.tsx";
import { EMPTY_DRAFT, type StoryDraft } from "./draft.ts";
import { LateStoryImage } from "./LateStoryImage.tsx";
import { OwnStory } from "./OwnStory.tsx";
import { SlipPart } from "./SlipPart.tsx";
import { TellStory } from "./TellStory.tsx";

interface Props {
  session: Session;
  state: WorkshopState;
  token: string;
  draft: StoryDraft;
  onDraft(draft: StoryDraft): void;
  onClose(): void;
}

/** One's own stories, what others let one read, and telling one. */
export function StorySheet({ session, state, token, draft, onDraft, onClose }: Props) {
  const { stories, workshop, me } = state;
  const has = (stories?.mine ?? 0) + (stories?.count ?? 0) > 0 || stories?.mayCollect === true;
  const [isTelling, setTelling] = useState(!has || draft.text !== "");
  const [sent, setSent] = useState<{ storyId: string; isKept: boolean } | null>(null);
  const seat = { workshopId: workshop.id, token };
  const mayPicture = state.images?.isOpen === true || stories?.mayCollect === true;
  const read = useStories(seat, stories?.print ?? "");
  if (sent) {
    return (
      <Sheet title={t(sent.isKept ? "stories.sent.kept" : "stories.sent.title")} onClose={onClose}>
        <p role="status">{t("stories.sent.lead")}</p>
        <SlipPart {...seat} storyId={sent.storyId} />
        <button
          type="button"
          className="btn btn-main btn-wide"
          onClick={() => {
            setSent(null);
            setTelling(false);
          }}
        >
          {t("stories.sent.done")}
        </button>
      </Sheet>
    );
  }
  if (isTelling) {
    return (
      <Sheet title={t(`stories.${draft.step}.title`)} onClose={onClose}>
        <TellStory
          session={session}
          hasTable={me.tableId !== undefined}
          mayPicture={mayPicture}
          draft={draft}
          onDraft={onDraft}
          onBack={has ? () => setTelling(false) : null}
          onSent={(storyId) => {
            setSent({ storyId, isKept: draft.scope === null });
            onDraft(EMPTY_DRAFT);
          }}
        />
      </Sheet>
    );
  }
  return (
    <Sheet title={t("stories.sheet.title")} onClose={onClose}>
      {stories?.mayCollect && <Collect session={session} />}
      <Lists read={read} session={session} seat={seat} hasTable={me.tableId !== undefined} mayPicture={mayPicture} />
      <button type="button" className="btn btn-main btn-wide" onClick={() => setTelling(true)}>
        {t("stories.card.tell")}
      </button>
    </Sheet>
  );
}

interface ListProps {
  read: StoriesRead;
  session: Session;
  seat: { workshopId: string; token: string };
  hasTable: boolean;
  mayPicture: boolean;
}

function Lists({ read, session, seat, hasTable, mayPicture }: ListProps) {
  const { list } = read;
  const [isGone, setGone] = useState(false);
  if (list === undefined) return <p role="status">{t("stories.sheet.loading")}</p>;
  if (list === null) {
    return (
      <div role="alert">
        <p>{t("stories.sheet.failed")}</p>
        <button type="button" className="btn" onClick={read.again}>
          {t("stories.sheet.again")}
        </button>
      </div>
    );
  }
  const mine = list.stories.filter(({ isMine }) => isMine);
  const others = list.stories.filter(({ isMine }) => !isMine);
  return (
    <>
      <p role="status" className={isGone ? undefined : "sr"}>
        {isGone ? t("stories.own.gone") : ""}
      </p>
      <section className="dialog-part">
        <h3>{t("stories.sheet.mine")}</h3>
        {mine.length === 0 && <p>{t("stories.sheet.none")}</p>}
        {mine.map((story) => (
          <OwnStory
            key={story.id}
            story={story}
            session={session}
            seat={seat}
            hasTable={hasTable}
            mayPicture={mayPicture}
            onGone={() => setGone(true)}
            onChanged={read.again}
          />
        ))}
      </section>
      {others.length > 0 && (
        <section className="dialog-part">
          <h3>{t("stories.sheet.others")}</h3>
          {others.map((story) => (
            <OtherStory key={story.id} story={story} seat={seat} />
          ))}
        </section>
      )}
    </>
  );
}

function OtherStory({ story, seat }: { story: ShownStory; seat: ListProps["seat"] }) {
  const { title, text, pseudonym, reference, image } = story;
  return (
    <article className="card story-read">
      {title && <h4 dir="auto">{title}</h4>}
      <p className="story-text" dir="auto">
        {text}
      </p>
      {image && <LateStoryImage seat={seat} image={image} />}
      {reference && <p className="small story-text">{reference}</p>}
      <p className="small quiet">
        {pseudonym ? t("stories.sheet.by", { name: pseudonym }) : t("stories.sheet.byNobody")}
      </p>
    </article>
  );
}
