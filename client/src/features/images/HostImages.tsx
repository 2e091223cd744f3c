import "./imageWords.ts";
import "./images.css";
import { detachImage, letImageThrough, setImagesOpen } from "@longtable/shared/images/images.commands";
import type { Images, NoteImage } from "@longtable/shared/images/images.schema";
import { useId } from "react";
import { t } from "../../i18n/t.ts";
import type { Commands } from "../console/useCommands.ts";
import { useAsked } from "../held/host/useAsked.ts";
import { WallImage } from "./WallImage.tsx";

/** For hosts: whether participants may bring pictures, and those that wait to be looked at. */
export function HostImages({ images, commands }: { images: Images | undefined; commands: Commands }) {
  const id = useId();
  const [asked, ask] = useAsked(images?.isOpen === true);
  const waiting = images?.list.filter(({ isWaiting }) => isWaiting) ?? [];
  return (
    <div className="held-switch">
      <label>
        <input
          type="checkbox"
          checked={asked}
          aria-describedby={id}
          onChange={({ target }) => {
            const { checked } = target;
            void ask(checked, commands.run(setImagesOpen, { isOpen: checked }));
          }}
        />
        <span>{t("images.openSwitch")}</span>
      </label>
      <p className="hint" id={id}>
        {t("images.openHint")}
      </p>
      <ul className="held-list">
        {waiting.map((image) => (
          <Waiting key={`${image.boardId} ${image.noteId}`} image={image} commands={commands} />
        ))}
      </ul>
    </div>
  );
}

function Waiting({ image, commands }: { image: NoteImage; commands: Commands }) {
  const { boardId, noteId, alt } = image;
  const at = { boardId, noteId };
  return (
    <li className="note picture-waiting">
      <WallImage image={image} />
      <p className="note-body" dir="auto">
        {alt}
      </p>
      <p className="hint">{t("images.waitsHost")}</p>
      <div className="acts">
        <button type="button" className="btn" onClick={() => void commands.run(letImageThrough, at)}>
          {t("images.letThrough")}
        </button>
        <button type="button" className="btn" onClick={() => void commands.run(detachImage, at)}>
          {t("images.remove")}
        </button>
      </div>
    </li>
  );
}
