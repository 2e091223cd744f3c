import { given as words } from "../../i18n/en/given.ts";
import { addWords, t } from "../../i18n/t.ts";
import { Sheet } from "../../ui/Sheet.tsx";

addWords({ given: words });

/** Says that everything of this person was taken back elsewhere, and that what this phone had not sent went too. */
export default function ErasedNotice({ onAway }: { onAway(): void }) {
  return (
    <Sheet title={t("given.erased.title")} onClose={onAway}>
      <p>{t("given.erased.lead")}</p>
      <p>{t("given.erased.unsent")}</p>
      <button type="button" className="btn btn-main btn-wide" onClick={onAway}>
        {t("given.erased.go")}
      </button>
    </Sheet>
  );
}
