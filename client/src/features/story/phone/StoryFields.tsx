import { STORY_LIMITS } from "@longtable/shared/story/story.types";
import { useId, useState } from "react";
import { t } from "../../../i18n/t.ts";
import { useLate } from "../../../ui/useLate.ts";
import type { DraftPicture, StoryPictureProps } from "./StoryPicture.tsx";

/** What a teller writes. */
export interface StoryWords {
  text: string;
  pseudonym: string;
  picture: DraftPicture;
}

interface Props {
  words: StoryWords;
  onChange(next: StoryWords): void;
  seat: { workshopId: string; token: string };
  /** Hosts have opened pictures. */
  mayPicture: boolean;
  lacks: Lack | null;
  onSending(isSending: boolean): void;
}

/** What keeps somebody from going on. */
export type Lack = "text" | "picture";

/** What is still missing before the words can stand; null for nothing. */
export function lackOf({ text, picture }: StoryWords, isSending: boolean): Lack | null {
  if (text.trim() === "") return "text";
  return isSending || (picture.imageId !== null && picture.alt.trim() === "") ? "picture" : null;
}

/** The words of a story, what its teller is called in it, and a picture where hosts have opened them. */
export function StoryFields({ words, onChange, seat, mayPicture, lacks, onSending }: Props) {
  const id = useId();
  const { text, pseudonym, picture } = words;
  const [isOpen, setOpen] = useState(picture.imageId !== null);
  const isEmpty = lacks === "text";
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-text`}>{t("stories.write.text")}</label>
        <textarea
          id={`${id}-text`}
          className="input"
          rows={6}
          dir="auto"
          maxLength={STORY_LIMITS.textChars}
          aria-describedby={`${id}-hint`}
          aria-invalid={isEmpty}
          value={text}
          onChange={({ target }) => onChange({ ...words, text: target.value })}
        />
        <p className="hint" id={`${id}-hint`} role={isEmpty ? "alert" : undefined}>
          {t(isEmpty ? "stories.write.empty" : "stories.write.textHint")}
        </p>
      </div>
      <div className="field">
        <label htmlFor={`${id}-name`}>{t("stories.write.name")}</label>
        <input
          id={`${id}-name`}
          className="input"
          autoComplete="off"
          dir="auto"
          maxLength={STORY_LIMITS.nameChars}
          aria-describedby={`${id}-name-hint`}
          value={pseudonym}
          onChange={({ target }) => onChange({ ...words, pseudonym: target.value })}
        />
        <p className="hint" id={`${id}-name-hint`}>
          {t("stories.write.nameHint")}
        </p>
      </div>
      {mayPicture && !isOpen && (
        <button type="button" className="btn" onClick={() => setOpen(true)}>
          {t("stories.write.picture")}
        </button>
      )}
      {isOpen && (
        <Late
          seat={seat}
          picture={picture}
          isAsked={lacks === "picture"}
          onChange={(next) => onChange({ ...words, picture: next })}
          onBusy={onSending}
        />
      )}
    </>
  );
}

const load = () => import("./StoryPicture.tsx");

function Late(props: StoryPictureProps) {
  const Part = useLate(load);
  return Part ? <Part {...props} /> : <p role="status">{t("stories.write.pictureComing")}</p>;
}
