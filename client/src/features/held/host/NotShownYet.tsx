import { openActivity } from "@longtable/shared/workshop/workshop.commands";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { t } from "../../../i18n/t.ts";
import { Notice } from "../../../ui/Notice.tsx";
import type { Commands } from "../../console/useCommands.ts";

/** Activities that ended or rest before what was written alone in them was shown. Whether anything was, nobody is told. */
export function NotShownYet({ state, commands }: { state: WorkshopState; commands: Commands }) {
  const left = state.activities.filter(
    ({ writing, state: at, openedAt }) =>
      writing === "alone" && openedAt !== null && (at === "closed" || at === "paused"),
  );
  return left.map(({ id, title }) => (
    <Notice key={id} tone="info">
      <p>{t("heldHosts.writing.notShown", { title })}</p>
      <button
        type="button"
        className="btn"
        aria-disabled={commands.isBusy}
        onClick={() => void commands.run(openActivity, { activityId: id })}
      >
        {t("heldHosts.writing.openAgain")}
      </button>
    </Notice>
  ));
}
