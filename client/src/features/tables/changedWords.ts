import { t } from "../../i18n/t.ts";

/** How long ago a board was changed, in words; both times in milliseconds since 1970. */
export function changedWords(at: number, now: number): string {
  const minutes = Math.floor(Math.max(0, now - at) / 60_000);
  return minutes === 0 ? t("hostTables.now") : t("hostTables.ago", { count: minutes });
}
