import { openActivity } from "@longtable/shared/workshop/workshop.commands";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { t } from "../../../i18n/t.ts";
import { Notice } from "../../../ui/Notice.tsx";
import type { Commands } from "../../console/useCommands.ts";
import { leftUnshown } from "../unshown.ts";

/** What was written alone and is not shown yet, where nothing else leads to it. Whether anything was written, nobody is told. */
export function NotShownYet({ state, commands }: { state: WorkshopState; commands: Commands }) {
  return leftUnshown(state.activities).map(({ id, title }) => (
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
