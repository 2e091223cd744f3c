import type { ShownStory } from "@longtable/shared/story/story.schema";
import { useState } from "react";
import { t } from "../../../i18n/t.ts";
import { pictureGiven } from "../pictureGiven.ts";
import { needsLook } from "./draft.ts";
import { type Lack, lackOf, StoryFields, type StoryWords } from "./StoryFields.tsx";

interface Props {
  story: ShownStory;
  seat: { workshopId: string; token: string };
  mayPicture: boolean;
  /** What `story.edit` is to be told. */
  onSave(change: Record<string, unknown>): void;
}

/** Other words for a story of one's own; beyond its table they are looked at again (ST3). */
export function EditStory({ story, seat, mayPicture, onSave }: Props) {
  const { text, pseudonym, image } = story;
  const [words, setWords] = useState<StoryWords>({
    text,
    pseudonym,
    picture: { imageId: image?.imageId ?? null, alt: image?.alt ?? "" },
  });
  const [isSending, setSending] = useState(false);
  const [lacks, setLacks] = useState<Lack | null>(null);
  return (
    <form
      className="dialog-part stack"
      onSubmit={(event) => {
        event.preventDefault();
        const lack = lackOf(words, isSending);
        setLacks(lack);
        if (lack !== null) return;
        onSave({
          text: words.text.trim(),
          pseudonym: words.pseudonym.trim(),
          ...pictureGiven(words.picture, story),
        });
      }}
    >
      {needsLook(story.consent) && <p>{t("stories.own.editLead")}</p>}
      <StoryFields
        words={words}
        onChange={(next) => {
          setLacks(null);
          setWords(next);
        }}
        seat={seat}
        mayPicture={mayPicture}
        lacks={lacks}
        onSending={setSending}
      />
      <button type="submit" className="btn btn-main">
        {t("stories.own.saveWords")}
      </button>
    </form>
  );
}
