import { t } from "../../../i18n/t.ts";
import { PictureField } from "../../images/PictureField.tsx";

/** A picture of a story, while it is written: none is `imageId` null. */
export interface DraftPicture {
  imageId: string | null;
  alt: string;
}

export interface StoryPictureProps {
  seat: { workshopId: string; token: string };
  picture: DraftPicture;
  /** Somebody tried to go on without its words, or while it was on its way. */
  isAsked: boolean;
  onChange(next: DraftPicture): void;
  /** Whether one is chosen that is not there yet. */
  onBusy(isBusy: boolean): void;
}

/** Gives a picture with one's story: chosen, sent at once, described in words, or left out again. */
export default function StoryPicture({ seat, picture, isAsked, onChange, onBusy }: StoryPictureProps) {
  const { imageId, alt } = picture;
  const lacksWords = imageId !== null && alt.trim() === "";
  return (
    <fieldset className="story-picture">
      <legend>{t("images.story")}</legend>
      <p className="hint">{t("images.stripped")}</p>
      <p className="hint">{t("images.care")}</p>
      <PictureField
        seat={seat}
        {...picture}
        problem={isAsked ? t(lacksWords ? "images.altNeeded" : "images.onItsWay") : null}
        onChange={onChange}
        onBusy={onBusy}
      />
      {imageId !== null && (
        <button type="button" className="btn" onClick={() => onChange({ imageId: null, alt: "" })}>
          {t("images.storyRemove")}
        </button>
      )}
    </fieldset>
  );
}
