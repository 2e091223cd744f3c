import type { HostDeed } from "@longtable/shared/hosts/hosts.schema";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { t } from "../../i18n/t.ts";

/** What a host did, in a sentence. */
export function deedText(deed: HostDeed, activities: readonly Pick<Activity, "id" | "title">[]): string {
  const title = activities.find(({ id }) => id === deed.activityId)?.title ?? t("hosts.someActivity");
  return t(`hosts.did.${deed.type}`, { name: deed.name || t("hosts.another"), title });
}
