import type { ScreenMode } from "@longtable/shared/workshop/workshop.schema";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { Driving } from "../projector/useDriving.ts";

/** Turns the pages of every big screen from here: back, hold, on, or straight to one of them; boards whole or in parts. */
export function ScreenTour({ driving, mode }: { driving: Driving; mode: ScreenMode }) {
  const { shown, isHeld, isWhole, step, goTo, hold, fit } = driving;
  const isBoard = shown?.view.startsWith("board:") || (isWhole && (mode === "activity" || mode === "board"));
  const pages = isWhole && isBoard ? [] : (shown?.pages ?? []);
  if (pages.length < 2 && !isBoard) return null;
  return (
    <fieldset className="screen-tour">
      <legend className="sr">{t("console.screen.pages")}</legend>
      {pages.length > 1 && (
        <>
          <button type="button" className="btn btn-icon" aria-label={t("console.screen.back")} onClick={() => step(-1)}>
            <Icon name="back" className="i-turns" />
          </button>
          <button type="button" className="btn" aria-pressed={isHeld} onClick={() => hold(!isHeld)}>
            <Icon name="pause" /> {t("console.screen.hold")}
          </button>
          <button type="button" className="btn btn-icon" aria-label={t("console.screen.next")} onClick={() => step(1)}>
            <Icon name="next" className="i-turns" />
          </button>
          <span className="picker">
            <select
              className="input"
              aria-label={t("console.screen.goTo")}
              value={shown?.index ?? 0}
              onChange={({ target }) => goTo(Number(target.value))}
            >
              {pages.map(({ key, label }, index) => (
                <option key={key} value={index}>
                  {label}
                </option>
              ))}
            </select>
            <Icon name="down" />
          </span>
        </>
      )}
      {isBoard && (
        <button type="button" className="btn" aria-pressed={isWhole} onClick={() => fit(!isWhole)}>
          <Icon name="map" /> {t("console.screen.whole")}
        </button>
      )}
      {pages.length > 1 && (
        <p className="hint" role="status">
          {t(isHeld ? "console.screen.held" : "console.screen.turning")}
        </p>
      )}
    </fieldset>
  );
}
