import "./exportWords.ts";
import { t } from "../../i18n/t.ts";
import { leftOutText } from "./leftOutText.ts";
import type { LeftOutState } from "./useLeftOut.ts";

/** What will not be in a file, and why, before it is made. */
export function LeftOutList({ state }: { state: LeftOutState }) {
  return (
    <section className="exporting-part" aria-live="polite">
      <h3>{t("exporting.leftOut")}</h3>
      {state.name === "looking" && <p className="hint">{t("exporting.looking")}</p>}
      {state.name === "failed" && <p className="hint">{t("exporting.lookFailed")}</p>}
      {state.name === "known" && state.lines.length === 0 && <p className="hint">{t("exporting.nothingLeftOut")}</p>}
      {state.name === "known" && state.lines.length > 0 && (
        <ul className="exporting-left">
          {state.lines.map((line) => (
            <li key={`${line.what} ${line.reason}`}>{leftOutText(line)}</li>
          ))}
        </ul>
      )}
      <p className="hint">{t("exporting.neverIn")}</p>
    </section>
  );
}
