import { AUDIENCES, type Audience } from "@longtable/shared/story/story.types";
import { t } from "../../i18n/t.ts";
import { fileStem } from "../console/exportFile.ts";
import { Segments } from "../console/Segments.tsx";
import { ExportProgress } from "../exporting/ExportProgress.tsx";
import { LeftOutList } from "../exporting/LeftOutList.tsx";
import { useExportJob } from "../exporting/useExportJob.ts";
import { useLeftOut } from "../exporting/useLeftOut.ts";
import "../exporting/exporting.css";

const FORMATS = ["docx", "pdf", "html", "md"] as const;

interface Props {
  workshop: { id: string; title: string };
  token: string;
  /** For whom it is; what they may not read stays here. */
  audience: Audience;
  onAudience(audience: Audience): void;
}

/** The report as a file, in one press: for whom, what stays here, and how far it is. */
export function TakeHome({ workshop, token, audience, onAudience }: Props) {
  const jobs = useExportJob(token);
  const path = `/api/workshops/${encodeURIComponent(workshop.id)}/exports`;
  const looked = useLeftOut(path, audience, token);
  const isMaking = jobs.state?.name === "making";
  const make = (format: (typeof FORMATS)[number]) => {
    const fileName = `${fileStem(workshop.title)}-report.${format}`;
    if (!isMaking) void jobs.make({ path, format, fileName, options: { audience } });
  };
  return (
    <>
      <div className="exporting-part">
        <p className="label">{t("exporting.audience")}</p>
        <Segments
          label={t("exporting.audience")}
          value={audience}
          options={AUDIENCES.map((value) => ({ value, label: t(`exporting.audiences.${value}`) }))}
          onChange={onAudience}
        />
      </div>
      <LeftOutList state={looked} />
      <div className="after-acts">
        {FORMATS.map((format, index) => (
          <button
            key={format}
            type="button"
            className={index === 0 ? "btn btn-main" : "btn"}
            aria-disabled={isMaking}
            onClick={() => make(format)}
          >
            {t(`exporting.formats.${format}.name`)}
          </button>
        ))}
      </div>
      <ExportProgress jobs={jobs} />
    </>
  );
}
