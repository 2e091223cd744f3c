import "./exportWords.ts";
import "./exporting.css";
import type { BoardSummary, Workshop } from "@longtable/shared/workshop/workshop.schema";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { ExportProgress } from "./ExportProgress.tsx";
import { ExportSheet } from "./ExportSheet.tsx";
import { useExportJob } from "./useExportJob.ts";

/** Opens the sheet of files; a file goes on being made after the sheet is closed, and says so here. */
export default function ExportButton(props: { board: BoardSummary | null; workshop: Workshop; token: string }) {
  const [isOpen, setOpen] = useState(false);
  const jobs = useExportJob(props.token);
  return (
    <>
      {!isOpen && jobs.state && <ExportProgress jobs={jobs} />}
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        {t("console.export.menu")} <Icon name="down" />
      </button>
      {isOpen && <ExportSheet {...props} jobs={jobs} onClose={() => setOpen(false)} />}
    </>
  );
}
