import { isBlank } from "@longtable/shared/kernel/plainName";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Icon } from "../../ui/Icon.tsx";
import type { DeskProgrammes } from "./useProgrammes.ts";

/** Who asked for the form writes in it next. */
const focusOnce = (field: HTMLInputElement | null) => field?.focus();

/** The programmes, and the way to a new one; each opens on a page of its own. */
export function ProgrammesPart({ programmes }: { programmes: DeskProgrammes }) {
  const id = useId();
  const [title, setTitle] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (title === null) return;
    if (isBlank(title)) return setProblem(t("desk.programmes.needsName"));
    if (await programmes.create(title.trim())) setTitle(null);
    else setProblem(t("desk.programmes.failed"));
  };
  return (
    <section className="desk-programmes" aria-labelledby={`${id}-head`}>
      <h2 id={`${id}-head`}>{t("desk.programmes.title")}</h2>
      {programmes.list.length === 0 && <p className="hint">{t("desk.programmes.empty")}</p>}
      <ul className="desk-list">
        {programmes.list.map((programme) => (
          <li key={programme.id}>
            <a className="desk-item" href={`/programme/${programme.id}`}>
              <b>{programme.title}</b>
              <span className="desk-item-facts">
                <span>{t("desk.programmes.workshops", { count: programme.workshops })}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
      {title === null ? (
        <button type="button" className="btn" onClick={() => setTitle("")}>
          <Icon name="plus" /> {t("desk.programmes.create")}
        </button>
      ) : (
        <form className="stack" onSubmit={(event) => void onSubmit(event)}>
          <Field id={`${id}-name`} label={t("desk.programmes.name")} problem={problem}>
            <input
              {...fieldProps(`${id}-name`, { problem })}
              ref={focusOnce}
              className="input"
              maxLength={120}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          </Field>
          <div className="desk-form-acts">
            <button type="submit" className="btn btn-main">
              {t("desk.programmes.make")}
            </button>
            <button type="button" className="btn btn-plain" onClick={() => setTitle(null)}>
              {t("desk.cancel")}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}
