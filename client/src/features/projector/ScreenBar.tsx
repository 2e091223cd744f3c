import { useEffect, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { Driving } from "./useDriving.ts";

/** The few buttons of the projected page, for whoever stands at its machine; gone when nothing moves. */
export function ScreenBar({ driving, isSeen }: { driving: Driving; isSeen: boolean }) {
  const { shown, isHeld, step, hold } = driving;
  const [isFull, setFull] = useState(document.fullscreenElement !== null);
  useEffect(() => {
    const onChange = () => setFull(document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", onChange);
    return () => document.removeEventListener("fullscreenchange", onChange);
  }, []);
  const fill = () => (isFull ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  const hasPages = (shown?.pages.length ?? 0) > 1;
  return (
    <nav className={isSeen ? "screen-bar is-seen" : "screen-bar"} aria-label={t("projector.bar.label")}>
      {hasPages && (
        <>
          <button type="button" className="btn btn-icon" aria-label={t("projector.bar.back")} onClick={() => step(-1)}>
            <Icon name="back" className="i-turns" />
          </button>
          <button type="button" className="btn" aria-pressed={isHeld} onClick={() => hold(!isHeld)}>
            <Icon name="pause" /> {t("projector.bar.hold")}
          </button>
          <button type="button" className="btn btn-icon" aria-label={t("projector.bar.next")} onClick={() => step(1)}>
            <Icon name="next" className="i-turns" />
          </button>
        </>
      )}
      {document.fullscreenEnabled && (
        <button type="button" className="btn" aria-pressed={isFull} onClick={() => void fill().catch(() => undefined)}>
          <Icon name="screen" /> {t("projector.bar.full")}
        </button>
      )}
    </nav>
  );
}
