import { LIMITS } from "@longtable/shared/kernel/limits";
import type { Group } from "@longtable/shared/workshop/workshop.schema";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { CodeField } from "./CodeField.tsx";
import { codeIn } from "./codeText.ts";
import { makeUpName } from "./madeUpName.ts";
import { useCodeCheck } from "./useCodeCheck.ts";
import { useTakeSeat } from "./useTakeSeat.ts";

export interface SeatFormProps {
  code: string;
  onCode(code: string): void;
  /** Stands below the button. */
  children: ReactNode;
}

/** A new seat: code, a name that may be made up or left out, a group that may be left out. */
export function NewSeatForm({ code, onCode, children }: SeatFormProps) {
  const [alias, setAlias] = useState(() => suggestName(""));
  const [group, setGroup] = useState("");
  const codeField = useRef<HTMLInputElement>(null);
  const check = useCodeCheck(codeIn(code));
  const seat = useTakeSeat(code, check, codeField);
  const found = check.status === "found" ? check.workshop : null;
  const { groups = [], names } = found ?? {};
  const isLocked = found?.door === "locked";

  // The first thing that needs attention: without a code, the code.
  useEffect(() => {
    if (codeIn(codeField.current?.value ?? "") === null) codeField.current?.focus();
  }, []);

  return (
    <form
      className="join-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void seat.send({ alias: alias.trim(), group: group || null });
      }}
    >
      <CodeField field={codeField} code={code} onCode={onCode} check={check} problem={seat.codeProblem} />
      {isLocked ? (
        <div className="join-foot">
          <Notice tone="stop">{t("errors.join.doorLocked")}</Notice>
          {children}
        </div>
      ) : (
        <>
          <div className="field">
            <label htmlFor="join-name">{t("join.name")}</label>
            <div className="input-row">
              <input
                id="join-name"
                className="input"
                value={alias}
                maxLength={LIMITS.aliasChars}
                onChange={({ target }) => setAlias(target.value)}
                autoComplete="off"
                enterKeyHint="go"
                aria-describedby="join-name-hint"
              />
              <button
                type="button"
                className="btn btn-icon"
                aria-label={t("join.anotherLabel")}
                title={t("join.another")}
                onClick={() => setAlias(suggestName(alias))}
              >
                <Icon name="shuffle" />
              </button>
            </div>
            <p className="hint" id="join-name-hint">
              {t("join.nameHint")}
            </p>
          </div>
          {groups.length > 0 && <GroupField groups={groups} group={group} onGroup={setGroup} />}
          <div className="join-foot">
            {seat.formProblem && (
              <Notice tone="stop" isUrgent>
                {seat.formProblem}
              </Notice>
            )}
            <p className="hint">
              {names && t(`join.names.${names}`)} {t("join.keep")}{" "}
              {found?.kept && t("join.kept", { count: found.kept.days })}
            </p>
            <button type="submit" className="btn btn-main btn-wide join-go" aria-disabled={seat.isBusy}>
              {t(seat.isBusy ? "join.going" : "join.go")}
            </button>
            {children}
          </div>
        </>
      )}
    </form>
  );
}

function GroupField({ groups, group, onGroup }: { groups: Group[]; group: string; onGroup(id: string): void }) {
  return (
    <div className="field">
      <label htmlFor="join-group">
        {t("join.group")} <span className="quiet join-skip">{t("join.groupSkip")}</span>
      </label>
      <span className="picker">
        <select
          id="join-group"
          className="input"
          value={group}
          onChange={({ target }) => onGroup(target.value)}
          aria-describedby="join-group-hint"
        >
          <option value="">{t("join.groupNone")}</option>
          {groups.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
      <p className="hint" id="join-group-hint">
        {t("join.groupHint")}
      </p>
    </div>
  );
}

const suggestName = (before: string) =>
  makeUpName(t("join.madeUpFirst"), t("join.madeUpSecond"), before, () => Math.random());
