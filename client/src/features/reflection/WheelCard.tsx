import { removeWheel } from "@longtable/shared/reflection/reflection.commands";
import { signed } from "@longtable/shared/reflection/reflection.lines";
import { wheelChange } from "@longtable/shared/reflection/reflection.rules";
import { PRINCIPLES, type Wheel } from "@longtable/shared/reflection/reflection.schema";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { dayText } from "../../ui/dayText.ts";
import type { Commands } from "../console/useCommands.ts";
import { WheelForm } from "./WheelForm.tsx";
import { WheelPicture } from "./WheelPicture.tsx";

/** The newest wheel beside the one before it, as pictures and as a table. */
export function WheelCard({ wheels, commands }: { wheels: readonly Wheel[]; commands: Commands }) {
  const [isAdding, setIsAdding] = useState(false);
  const [before, latest] = [wheels.at(-2), wheels.at(-1)];
  return (
    <section className="card after-card" aria-labelledby="wheel-title">
      <h2 id="wheel-title">{t("followUp.wheel.title")}</h2>
      <p>{t("followUp.wheel.lead")}</p>
      {latest ? (
        <>
          <div className="wheel-pair">
            {[before, latest].map(
              (wheel) =>
                wheel && (
                  <div key={wheel.id}>
                    <h3>{dayText(wheel.on)}</h3>
                    <WheelPicture wheel={wheel} />
                  </div>
                ),
            )}
          </div>
          <WheelTable wheel={latest} before={before ?? null} />
          <div className="after-acts">
            <button
              type="button"
              className="btn btn-stop"
              onClick={() => void commands.run(removeWheel, { wheelId: latest.id })}
            >
              {t("followUp.wheel.remove")}: {dayText(latest.on)}
            </button>
          </div>
        </>
      ) : (
        <p className="quiet">{t("followUp.wheel.none")}</p>
      )}
      {isAdding ? (
        <WheelForm commands={commands} onDone={() => setIsAdding(false)} />
      ) : (
        <div className="after-acts">
          <button type="button" className="btn" onClick={() => setIsAdding(true)}>
            {t("followUp.wheel.add")}
          </button>
        </div>
      )}
    </section>
  );
}

/** What the picture says, for those who read: score, change since the wheel before, and what it rests on. */
function WheelTable({ wheel, before }: { wheel: Wheel; before: Wheel | null }) {
  const change = before && wheelChange(before, wheel);
  const { whole } = wheel.evidence;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="wheel-scroll" aria-label={dayText(wheel.on)} tabIndex={0}>
      <table className="wheel-table">
        <caption className="sr">{t("followUp.wheel.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{dayText(wheel.on)}</th>
            <th scope="col">{t("followUp.wheel.score")}</th>
            {before && <th scope="col">{t("followUp.wheel.compare", { day: dayText(before.on) })}</th>}
            <th scope="col">{t("followUp.wheel.rests")}</th>
          </tr>
        </thead>
        <tbody>
          {PRINCIPLES.map((key) => (
            <tr key={key}>
              <th scope="row">{t(`followUp.wheel.${key}`)}</th>
              <td className="is-figure">{wheel.scores[key]}</td>
              {change && <td className="is-figure">{signed(change[key])}</td>}
              <td dir="auto">{wheel.evidence[key] || whole}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {wheel.depth && (
        <p dir="auto">
          <b>{t(`followUp.wheel.${wheel.depth.level}`)}.</b> {wheel.depth.reason}
        </p>
      )}
    </section>
  );
}
