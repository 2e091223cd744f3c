import { t } from "../../i18n/t.ts";

/** Three still bars while the board is fetched. */
export function BoardBars() {
  return (
    <div className="bars" aria-busy="true">
      <p className="sr">{t("boardList.loading")}</p>
      <span />
      <span />
      <span />
    </div>
  );
}
