import { t } from "../../i18n/t.ts";
import type { KeptSeat } from "../../session/tokenStore.ts";

/** What brings a person back on another phone: the name and the three words. */
export function ThreeWords({ seat: { alias, rejoinWord } }: { seat: KeptSeat }) {
  if (!rejoinWord) return null;
  return (
    <dl className="three-words">
      {alias && (
        <div>
          <dt>{t("participant.words.name")}</dt>
          <dd>{alias}</dd>
        </div>
      )}
      <div>
        <dt>{t("participant.words.words")}</dt>
        <dd>{rejoinWord}</dd>
      </div>
    </dl>
  );
}
