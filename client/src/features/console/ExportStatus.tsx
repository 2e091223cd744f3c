import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { ExportFile } from "./exportFile.ts";
import type { ExportState } from "./useExport.ts";

/** How an export goes: being made, in the downloads, or failed with a way to try again. */
export function ExportStatus(props: { state: ExportState; onAgain(file: ExportFile): void; onAway(): void }) {
  const { state, onAgain, onAway } = props;
  if (state === null) return <span className="export-state" role="status" />;
  const words = { file: state.file.fileName };
  if (state.name === "failed") {
    return (
      <div className="notice notice-stop console-problem" role="alert">
        <Icon name="warn" />
        <span>{t("console.export.failed", words)}</span>
        <button type="button" className="btn" onClick={() => onAgain(state.file)}>
          {t("console.export.again")}
        </button>
        <button type="button" className="btn btn-plain" onClick={onAway}>
          {t("console.export.away")}
        </button>
      </div>
    );
  }
  return (
    <span className="export-state" role="status">
      {t(`console.export.${state.name}`, words)}
    </span>
  );
}
