import { t } from "../../i18n/t.ts";
import { useStore } from "../../session/store.ts";
import { Notice } from "../../ui/Notice.tsx";
import { keptWords } from "./keptWords.ts";

interface Props {
  /** They stand in the page, not over a canvas. */
  isAside?: boolean;
}

/** Words that the board did not take any more, to be copied. */
export function KeptWords({ isAside = false }: Props) {
  const words = useStore(keptWords);
  if (words.length === 0) return null;
  return (
    <div className={isAside ? undefined : "canvas-kept"}>
      <Notice tone="stop" isUrgent>
        <p>{t("canvas.kept.lead")}</p>
        <textarea
          className="input"
          readOnly
          rows={Math.min(6, words.length + 1)}
          value={words.join("\n\n")}
          aria-label={t("canvas.kept.words")}
          onFocus={({ target }) => target.select()}
        />
        <button type="button" className="btn" onClick={() => keptWords.set([])}>
          {t("canvas.kept.away")}
        </button>
      </Notice>
    </div>
  );
}
