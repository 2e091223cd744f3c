import "./exportWords.ts";
import { errorText, t } from "../../i18n/t.ts";
import { Notice } from "../../ui/Notice.tsx";
import type { ExportJobs } from "./useExportJob.ts";

/** A size in words that people use: whole kilobytes, or megabytes with one place. */
export function sizeText(bytes: number): string {
  if (bytes < 1_000_000) return t("exporting.kb", { count: Math.max(1, Math.round(bytes / 1000)) });
  return t("exporting.mb", { count: Math.round(bytes / 100_000) / 10 });
}

/** How the file that was asked for gets on, with a way to stop it or to try again. */
export function ExportProgress({ jobs }: { jobs: ExportJobs }) {
  const { state, make, cancel, putAway } = jobs;
  if (state?.name === "failed") {
    const { wish, messageKey } = state;
    return (
      <Notice tone="stop" isUrgent>
        <p>
          <b>{t("exporting.failed", { file: wish.fileName })}</b> {errorText(messageKey)} {t("exporting.kept")}
        </p>
        <div className="dialog-acts">
          <button type="button" className="btn" onClick={() => void make(wish)}>
            {t("exporting.again")}
          </button>
          <button type="button" className="btn btn-plain" onClick={putAway}>
            {t("exporting.away")}
          </button>
        </div>
      </Notice>
    );
  }
  return (
    <div className="exporting-state">
      <p role="status">{state && words(state)}</p>
      {state?.name === "making" && (
        <>
          <progress
            aria-label={t("exporting.progress")}
            max={state.view?.of ?? 1}
            {...(state.view?.state === "making" && { value: state.view.done })}
          />
          <button type="button" className="btn" onClick={cancel}>
            {t("exporting.cancel")}
          </button>
        </>
      )}
    </div>
  );
}

function words(state: NonNullable<ExportJobs["state"]>): string {
  const file = state.wish.fileName;
  switch (state.name) {
    case "making":
      if (state.view?.state === "waiting") return t("exporting.waiting");
      if (!state.view || state.view.of < 3) return t("exporting.started", { file });
      return t("exporting.making", { file, done: state.view.done, of: state.view.of });
    case "ready":
      return t("exporting.ready", { file, size: sizeText(state.bytes) });
    case "cancelled":
      return t("exporting.cancelled");
    case "failed":
      return "";
  }
}
