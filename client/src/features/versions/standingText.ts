import "./versionWords.ts";
import type { MapStanding } from "@longtable/shared/versions/versions.schema";
import { t } from "../../i18n/t.ts";

/** How far a map can be relied on, in one line, with its mark. */
export function standingText({ status, reviews }: Pick<MapStanding, "status" | "reviews">): {
  icon: string;
  text: string;
} {
  const by = reviews.at(-1)?.by;
  if (status === "draft") {
    const text =
      by === undefined
        ? t("versions.statusSaid.draft")
        : `${t("versions.status.draft")}. ${t("versions.changedSince", { by })}`;
    return { icon: "proposed", text };
  }
  return { icon: status === "confirmed" ? "full" : "half", text: t(`versions.statusSaid.${status}`, { by: by ?? "" }) };
}
