import { useEffect, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { DeskApi, DeskMap, MapCopy } from "./desk.api.ts";

interface Props {
  api: DeskApi;
  /** The workshop whose maps are offered. */
  workshopId: string;
  copies: readonly MapCopy[];
  onChange(copies: MapCopy[]): void;
}

const WAYS = ["none", "current", "future"] as const;

/** Offers the maps of the workshop before, each to begin with: as things are, or as they are to be. */
export function EarlierMaps({ api, workshopId, copies, onChange }: Props) {
  const [maps, setMaps] = useState<readonly DeskMap[]>([]);
  useEffect(() => {
    let isGone = false;
    api.maps(workshopId).then(
      (found) => {
        if (!isGone) setMaps(found);
      },
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [api, workshopId]);
  if (maps.length === 0) return null;
  const choose = (boardId: string, way: (typeof WAYS)[number]) => {
    const others = copies.filter((copy) => copy.boardId !== boardId);
    onChange(way === "none" ? others : [...others, { boardId, as: way }]);
  };
  return (
    <fieldset className="desk-maps">
      <legend className="label">{t("desk.maps.title")}</legend>
      <p className="hint">{t("desk.maps.lead")}</p>
      {maps.map(({ id, title }) => (
        <div className="field" key={id}>
          <label htmlFor={`map-${id}`}>{title}</label>
          <select
            id={`map-${id}`}
            className="input"
            value={copies.find((copy) => copy.boardId === id)?.as ?? "none"}
            onChange={(event) => choose(id, WAYS.find((way) => way === event.target.value) ?? "none")}
          >
            {WAYS.map((way) => (
              <option key={way} value={way}>
                {t(`desk.maps.${way}`)}
              </option>
            ))}
          </select>
        </div>
      ))}
    </fieldset>
  );
}
