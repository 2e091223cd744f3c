import { MEDIA, type Media } from "@longtable/shared/story/story.types";
import { useId } from "react";
import { t } from "../../i18n/t.ts";

interface Props {
  media: Media;
  onChange(media: Media): void;
  /** Somebody else's, that a host writes down. */
  isTheirs?: boolean;
}

/** What may go out besides words. */
export function MediaChoice({ media, onChange, isTheirs = false }: Props) {
  const id = useId();
  return (
    <fieldset className="story-media" aria-describedby={`${id}-hint`}>
      <legend>{t("stories.who.mediaTitle")}</legend>
      {MEDIA.map((one) => (
        <label key={one} className="story-tick">
          <input type="radio" name={id} checked={media === one} onChange={() => onChange(one)} />
          <span>{t(`stories.${isTheirs ? "theirs" : "who"}.media.${one}`)}</span>
        </label>
      ))}
      <p className="hint" id={`${id}-hint`}>
        {t("stories.who.mediaHint")}
      </p>
    </fieldset>
  );
}
