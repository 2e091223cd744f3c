import { t } from "../../../i18n/t.ts";
import "./peopleWords.ts";

/** What hosts call somebody: the name they gave, or "Guest 12". */
export const personName = ({ alias, number }: { alias: string; number: number }): string =>
  alias || t("people.guest", { number });
