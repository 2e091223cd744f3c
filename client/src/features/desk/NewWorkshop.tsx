import { LIMITS } from "@longtable/shared/kernel/limits";
import { isBlank } from "@longtable/shared/kernel/plainName";
import { type FormEvent, useId, useMemo, useState } from "react";
import { t } from "../../i18n/t.ts";
import { TemplatePicture } from "../templates/TemplatePicture.tsx";
import type { DeskApi, DeskTemplate, MapCopy } from "./desk.api.ts";
import { EarlierMaps } from "./EarlierMaps.tsx";

interface Props {
  templates: readonly DeskTemplate[];
  api: DeskApi;
  /** The workshop it follows; null for a first one. */
  following: { id: string; title: string } | null;
  /** Makes it; false when it did not go through. */
  make(title: string, template: string, copies: readonly MapCopy[]): Promise<boolean>;
  cancel(): void;
}

/** Who asked for the form reads it from its beginning. */
const readFrom = (heading: HTMLHeadingElement | null) => heading?.focus();

/** A name and a template. The name follows the template until somebody writes one. */
export function NewWorkshop({ templates, api, following, make, cancel }: Props) {
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [keeps, setKeeps] = useState(false);
  const offers = templates.filter((offered) => !gone.has(offered.id));
  const own = offers.filter(({ isOwn }) => isOwn);
  const remove = async (removed: string) => {
    const isGone = await api.removeTemplate(removed).then(
      () => true,
      () => false,
    );
    setKeeps(!isGone);
    if (!isGone) return;
    setGone((before) => new Set(before).add(removed));
    if (template === removed) setTemplate(templates[0]?.id ?? "");
  };
  const [copies, setCopies] = useState<readonly MapCopy[]>([]);
  const [template, setTemplate] = useState(templates[0]?.id ?? "");
  const [written, setWritten] = useState<string | null>(null);
  const [standing, setStanding] = useState<"ready" | "making" | "failed" | "needsName">("ready");
  const id = useId();
  const title = written ?? templates.find((offered) => offered.id === template)?.title ?? "";
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (standing === "making") return;
    if (isBlank(title)) return setStanding("needsName");
    setStanding("making");
    if (!(await make(title.trim(), template, copies))) setStanding("failed");
  };
  return (
    <form className="desk-form" onSubmit={(event) => void onSubmit(event)}>
      <h2 ref={readFrom} tabIndex={-1}>
        {following === null ? t("desk.createTitle") : t("desk.nextTitle", { title: following.title })}
      </h2>
      {following !== null && <p>{t("desk.nextLead")}</p>}
      <fieldset>
        <legend className="label">{t("desk.template")}</legend>
        <div className="desk-cards">
          {offers.map((offered) => (
            <label key={offered.id} className="desk-card">
              <input
                type="radio"
                name={`${id}-template`}
                value={offered.id}
                checked={offered.id === template}
                onChange={() => setTemplate(offered.id)}
              />
              <span className="desk-card-head">
                <span>{t(`phases.${offered.phase}`)}</span>
                <span>{t("desk.minutes", { count: offered.minutes })}</span>
              </span>
              <CardPicture template={offered} api={api} />
              <b dir="auto">{offered.title}</b>
              <span>{offered.isOwn ? t("desk.ownTemplate") : offered.purpose}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {own.length > 0 && (
        <details className="desk-own">
          <summary>{t("desk.ownTemplates")}</summary>
          {keeps && <p role="alert">{t("desk.deleteFailed")}</p>}
          <ul>
            {own.map(({ id: ownId, title: name }) => (
              <li key={ownId}>
                <span dir="auto">{name}</span>
                <button type="button" className="btn" onClick={() => void remove(ownId)}>
                  {t("desk.deleteTemplate")}
                  <span className="sr"> {name}</span>
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className="field">
        <label htmlFor={id}>{t("desk.name")}</label>
        <input
          id={id}
          className="input"
          maxLength={LIMITS.titleChars}
          value={title}
          aria-invalid={standing === "needsName"}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setWritten(event.target.value)}
        />
        <p id={`${id}-hint`} className="hint">
          {t(standing === "needsName" ? "desk.needsName" : "desk.nameHint")}
        </p>
      </div>
      {following && <EarlierMaps api={api} workshopId={following.id} copies={copies} onChange={setCopies} />}
      {standing === "failed" && (
        <p className="notice notice-stop desk-notice" role="alert">
          {t("desk.makeFailed")}
        </p>
      )}
      <div className="desk-form-acts">
        <button type="submit" className="btn btn-main" aria-disabled={standing === "making"}>
          {t(standing === "making" ? "desk.making" : "desk.make")}
        </button>
        <button type="button" className="btn btn-plain" onClick={cancel}>
          {t("desk.cancel")}
        </button>
      </div>
    </form>
  );
}

function CardPicture({ template: { id, isOwn }, api }: { template: DeskTemplate; api: DeskApi }) {
  const load = useMemo(() => (isOwn ? () => api.picture(id) : undefined), [isOwn, api, id]);
  return <TemplatePicture id={id} load={load} />;
}
