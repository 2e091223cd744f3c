import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";

/** Says that hosts have locked what it stands at. */
export function LockedWords() {
  return (
    <span className="small quiet">
      <Icon name="private" /> {t("boardList.locked")}
    </span>
  );
}
