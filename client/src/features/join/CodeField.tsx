import type { RefObject } from "react";
import { errorText, t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { codeAsShown } from "./codeText.ts";
import type { CodeCheck } from "./useCodeCheck.ts";

interface Props {
  field: RefObject<HTMLInputElement | null>;
  code: string;
  onCode(code: string): void;
  check: CodeCheck;
  /** What the person has to put right before joining; null while nothing is wrong. */
  problem: string | null;
}

/** The seven letters, and what they lead to as soon as they are there. */
export function CodeField({ field, code, onCode, check, problem }: Props) {
  const refused = check.status === "refused" ? errorText(check.messageKey) : null;
  const wrong = problem ?? refused;
  return (
    <div className="field">
      <label htmlFor="join-code">{t("join.code")}</label>
      <div className={check.status === "found" ? "join-code is-found" : "join-code"}>
        <input
          ref={field}
          id="join-code"
          className="input code-input"
          value={code}
          onChange={({ target }) => onCode(codeAsShown(target.value))}
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="next"
          aria-describedby={wrong ? "join-code-problem" : "join-code-hint"}
          aria-invalid={wrong ? true : undefined}
        />
        <div role="status">
          {check.status === "found" && (
            <p className="join-found">
              <Icon name="saved" />
              <span>
                <span className="sr">{t("join.codeFound", { title: "" })}</span>
                <b>{check.workshop.title}</b>
              </span>
            </p>
          )}
          {check.status === "checking" && <p className="sr">{t("join.codeChecking")}</p>}
        </div>
      </div>
      {check.status !== "found" && !wrong && (
        <p className="hint" id="join-code-hint">
          {t("join.codeHint")}
        </p>
      )}
      <p className="field-problem" id="join-code-problem" role="alert">
        {wrong}
      </p>
    </div>
  );
}
