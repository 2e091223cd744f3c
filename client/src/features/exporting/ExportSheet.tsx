import "./exportWords.ts";
import "./exporting.css";
import { type ExportOptions as Options, USUAL_OPTIONS } from "@longtable/shared/export/exportOptions";
import { type ExportFormat, fitsBoard, formatsOf } from "@longtable/shared/export/formats";
import { AUDIENCES } from "@longtable/shared/story/story.types";
import type { BoardSummary, Workshop } from "@longtable/shared/workshop/workshop.schema";
import { useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import { boardExport, workshopExport } from "../console/exportFile.ts";
import { Segments } from "../console/Segments.tsx";
import { ExportOptions } from "./ExportOptions.tsx";
import { ExportProgress, sizeText } from "./ExportProgress.tsx";
import { LeftOutList } from "./LeftOutList.tsx";
import type { ExportJobs } from "./useExportJob.ts";
import { useLeftOut } from "./useLeftOut.ts";

interface Props {
  board: BoardSummary | null;
  workshop: Workshop;
  token: string;
  jobs: ExportJobs;
  onClose(): void;
}

/** Everything that can be taken home: of what, as what, for whom; what will not be in it; and how far it is. */
export function ExportSheet({ board, workshop, token, jobs, onClose }: Props) {
  const [scope, setScope] = useState<"board" | "workshop">(board ? "board" : "workshop");
  const [format, setFormat] = useState<ExportFormat>("pdf");
  const [options, setOptions] = useState<Options>(USUAL_OPTIONS);
  const chosen = scope === "board" && board ? board : null;
  const formats = chosen ? formatsOf("board").filter((each) => fitsBoard(each, chosen)) : formatsOf("workshop");
  const own = formats.includes(format) ? format : "pdf";
  const target = chosen
    ? `/api/boards/${encodeURIComponent(chosen.id)}`
    : `/api/workshops/${encodeURIComponent(workshop.id)}`;
  const { fileName } = chosen ? boardExport(chosen, own) : workshopExport(workshop, own);
  const looked = useLeftOut(`${target}/exports`, options.audience, token);
  const sizes = looked.name === "known" ? looked.sizes : {};
  const isMaking = jobs.state?.name === "making";
  const make = () => {
    if (!isMaking) void jobs.make({ path: `${target}/exports`, format: own, fileName, options: { ...options } });
  };
  return (
    <Sheet title={t("exporting.title")} onClose={onClose}>
      {board && (
        <Segments
          label={t("exporting.what")}
          value={scope}
          options={[
            { value: "board", label: t("exporting.board") },
            { value: "workshop", label: t("exporting.workshop") },
          ]}
          onChange={setScope}
        />
      )}
      <FormatList formats={formats} sizes={sizes} value={own} onChange={setFormat} />
      <ExportOptions format={own} options={options} onChange={setOptions} />
      <div className="exporting-part">
        <p className="label">{t("exporting.audience")}</p>
        <Segments
          label={t("exporting.audience")}
          value={options.audience}
          options={AUDIENCES.map((value) => ({ value, label: t(`exporting.audiences.${value}`) }))}
          onChange={(audience) => setOptions({ ...options, audience })}
        />
      </div>
      <LeftOutList state={looked} />
      <div className="exporting-end">
        <ExportProgress jobs={jobs} />
        <button type="button" className="btn btn-main" aria-disabled={isMaking} onClick={make}>
          {t("exporting.make")}
        </button>
      </div>
    </Sheet>
  );
}

interface FormatListProps {
  formats: readonly ExportFormat[];
  /** In bytes, guessed; empty until they are known. */
  sizes: Readonly<Record<string, number>>;
  value: ExportFormat;
  onChange(format: ExportFormat): void;
}

/** Each format with what it is good for; radio buttons to the keyboard and to screen readers. */
function FormatList({ formats, sizes, value, onChange }: FormatListProps) {
  const name = useId();
  return (
    <fieldset className="exporting-formats">
      <legend className="label">{t("exporting.format")}</legend>
      {formats.map((format) => (
        <label key={format} className="exporting-format">
          <input type="radio" name={name} checked={format === value} onChange={() => onChange(format)} />
          <span>
            <span className="exporting-name">
              <b>{t(`exporting.formats.${format}.name`)}</b>
              {sizes[format] !== undefined && (
                <span className="hint">{t("exporting.about", { size: sizeText(sizes[format]) })}</span>
              )}
            </span>
            <span className="hint">{t(`exporting.formats.${format}.for`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
