import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { t } from "../../../i18n/t.ts";

/** Somebody as hosts call them: by the name they gave, else by their table. */
export function whoIs(
  { tables }: WorkshopState,
  { alias, tableId }: { alias: string; tableId?: string | undefined },
): string {
  if (alias) return alias;
  const table = tables?.list.find(({ id }) => id === tableId);
  return table ? t("roomHost.namelessAt", { table: table.label }) : t("roomHost.nameless");
}
