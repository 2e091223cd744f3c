import { type ExportOptions as Options, PAPERS, type Paper, PDF_LAYOUTS } from "@longtable/shared/export/exportOptions";
import { type ExportFormat, takesOption } from "@longtable/shared/export/formats";
import { t } from "../../i18n/t.ts";
import { Segments } from "../console/Segments.tsx";

const SIDES = [2000, 4000, 8000] as const;

interface Props {
  format: ExportFormat;
  options: Options;
  onChange(options: Options): void;
}

/** What can be chosen of a format: layout and paper, size, words for whoever speaks. */
export function ExportOptions({ format, options, onChange }: Props) {
  const change = (part: Partial<Options>) => onChange({ ...options, ...part });
  return (
    <>
      {takesOption(format, "layout") && (
        <div className="exporting-part">
          <p className="label">{t("exporting.layout")}</p>
          <Segments
            label={t("exporting.layout")}
            value={options.layout}
            options={PDF_LAYOUTS.map((value) => ({ value, label: t(`exporting.layouts.${value}`) }))}
            onChange={(layout) => change({ layout })}
          />
          <p className="hint">{t(`exporting.layoutHelp.${options.layout}`)}</p>
        </div>
      )}
      {takesOption(format, "paper") && options.layout !== "pages" && (
        <div className="exporting-part">
          <p className="label">{t("exporting.paper")}</p>
          <Segments
            label={t("exporting.paper")}
            value={options.paper}
            options={(Object.keys(PAPERS) as Paper[]).map((value) => ({ value, label: value.toUpperCase() }))}
            onChange={(paper) => change({ paper })}
          />
        </div>
      )}
      {takesOption(format, "side") && (
        <div className="exporting-part">
          <p className="label">{t("exporting.side")}</p>
          <Segments
            label={t("exporting.side")}
            value={String(options.side)}
            options={SIDES.map((side) => ({ value: String(side), label: t(`exporting.sides.${side}`) }))}
            onChange={(side) => change({ side: Number(side) })}
          />
        </div>
      )}
      {takesOption(format, "speakerNotes") && (
        <label className="exporting-check">
          <input
            type="checkbox"
            checked={options.speakerNotes}
            onChange={(event) => change({ speakerNotes: event.target.checked })}
          />
          {t("exporting.speakerNotes")}
        </label>
      )}
    </>
  );
}
