import type { WireError } from "@longtable/shared/kernel/userError";
import { errorText, t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";

/** A command that did not go through: what happened, what is kept, what to do. It stays until it is put away. */
export function ProblemNotice({ problem, onAway }: { problem: WireError; onAway(): void }) {
  return (
    <div className="notice notice-stop console-problem" role="alert">
      <Icon name="warn" />
      <span>
        <b>{t("console.problem.title")}</b>{" "}
        {problem.retryable ? t("console.problem.tryAgain") : errorText(problem.messageKey, problem.count)}
      </span>
      <button type="button" className="btn btn-plain" onClick={onAway}>
        {t("console.problem.dismiss")}
      </button>
    </div>
  );
}
