import { t } from "../../i18n/t.ts";
import { fileStem } from "../console/exportFile.ts";
import { useExport } from "../console/useExport.ts";

const FORMATS = ["docx", "pdf", "html", "md"] as const;

/** The report as a file, in one press. */
export function TakeHome({ workshop, token }: { workshop: { id: string; title: string }; token: string }) {
  const { state, make } = useExport(token);
  const fileOf = (format: (typeof FORMATS)[number]) => ({
    path: `/api/workshops/${encodeURIComponent(workshop.id)}/export.${format}`,
    fileName: `${fileStem(workshop.title)}-report.${format}`,
  });
  return (
    <div className="report-take">
      <p className="small quiet">{t("report.takeLead")}</p>
      <div className="after-acts">
        {FORMATS.map((format, index) => (
          <button
            key={format}
            type="button"
            className={index === 0 ? "btn btn-main" : "btn"}
            aria-disabled={state?.name === "making"}
            onClick={() => state?.name === "making" || void make(fileOf(format))}
          >
            {t(`report.${format}`)}
          </button>
        ))}
      </div>
      <p role="status" className="small">
        {state?.name === "making" && t("report.making")}
        {state?.name === "done" && t("report.made")}
        {state?.name === "failed" && t("report.failed")}
      </p>
    </div>
  );
}
