import { copyMap, setMapState } from "@longtable/shared/versions/versions.commands";
import { MAP_STATES, type MapState } from "@longtable/shared/versions/versions.types";
import { useId } from "react";
import { t } from "../../i18n/t.ts";
import { showToast } from "../../ui/toasts.ts";
import type { VersionParts } from "./VersionsSheet.tsx";

interface Props extends VersionParts {
  onCompare(snapshotId: null): void;
}

/** What a map shows, now or later, and copying it as the other one. */
export function TimePart({ state, boardId, content, commands, onCompare }: Props) {
  const id = useId();
  const standing = state.versions?.maps.find((one) => one.boardId === boardId);
  const isMap = content.type === "journeyMap";
  const copy = async (as: MapState) => {
    const title = t(`versions.time.${as}Title`, { title: content.title }).slice(0, 120);
    const made = await commands.run(copyMap, { boardId, as, title });
    if (made) showToast(t("versions.time.copied", { title }));
  };
  return (
    <section className="version-part">
      <h3>{t("versions.time.title")}</h3>
      <p className="small">{t("versions.time.lead")}</p>
      {isMap && (
        <div className="field">
          <label htmlFor={id}>{t("versions.time.shows")}</label>
          <select
            id={id}
            className="input"
            value={standing?.state ?? ""}
            onChange={(event) => {
              const next = MAP_STATES.find((one) => one === event.target.value) ?? null;
              void commands.run(setMapState, { boardId, state: next });
            }}
          >
            <option value="">{t("versions.time.none")}</option>
            {MAP_STATES.map((one) => (
              <option key={one} value={one}>
                {t(`versions.state.${one}`)}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className="kept-acts">
        <button type="button" className="btn" aria-disabled={commands.isBusy} onClick={() => void copy("future")}>
          {t("versions.time.copy")}
        </button>
        <button type="button" className="btn" aria-disabled={commands.isBusy} onClick={() => void copy("current")}>
          {t("versions.time.copyNow")}
        </button>
        {standing?.basedOnId && (
          <button type="button" className="btn" onClick={() => onCompare(null)}>
            {t("versions.kept.compare")}
          </button>
        )}
      </div>
    </section>
  );
}
