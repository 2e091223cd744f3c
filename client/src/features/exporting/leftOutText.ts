import "./exportWords.ts";
import type { LeftOutLine } from "@longtable/shared/export/leftOut";
import { t } from "../../i18n/t.ts";

/** One line of what will not be in a file: how many of what, and why. */
export const leftOutText = ({ what, reason, count }: LeftOutLine): string =>
  t("exporting.line", {
    what: t(`exporting.whats.${what}`, { count }),
    why: t(`exporting.whys.${reason}`, { count }),
  });
