import { EVIDENCE_KINDS, SCOPES } from "@longtable/shared/story/story.types";
import { useId } from "react";
import { t } from "../../../i18n/t.ts";
import type { EvidenceFilter } from "./evidenceFilter.ts";
import { Picker } from "./Picker.tsx";

interface Props {
  filter: EvidenceFilter;
  onChange(filter: EvidenceFilter): void;
  /** Of the map that is worked on. */
  steps: readonly { id: string; label: string }[];
}

/** What of the library is shown. */
export function EvidenceFilters({ filter, onChange, steps }: Props) {
  const id = useId();
  const change = (next: Partial<EvidenceFilter>) => onChange({ ...filter, ...next });
  return (
    <search className="evidence-filters" aria-label={t("evidence.filters.label")}>
      <div className="field">
        <label htmlFor={id}>{t("evidence.filters.find")}</label>
        <input
          id={id}
          type="search"
          className="input"
          value={filter.words}
          onChange={({ target }) => change({ words: target.value })}
        />
      </div>
      <Picker
        label={t("evidence.filters.scope")}
        value={filter.scope}
        options={[
          { value: "any", label: t("evidence.filters.anyScope") },
          ...SCOPES.map((value) => ({ value, label: t(`evidence.scopes.${value}`) })),
        ]}
        onChange={(scope) => change({ scope })}
      />
      <Picker
        label={t("evidence.filters.kind")}
        value={filter.kind}
        options={[
          { value: "any", label: t("evidence.filters.anyKind") },
          ...EVIDENCE_KINDS.map((value) => ({ value, label: t(`evidence.kinds.${value}`) })),
        ]}
        onChange={(kind) => change({ kind })}
      />
      <Picker
        label={t("evidence.filters.link")}
        value={filter.link}
        options={[
          { value: "any", label: t("evidence.filters.anyLink") },
          { value: "none", label: t("evidence.filters.noLink") },
          { value: "some", label: t("evidence.filters.someLink") },
          ...steps.map((step) => ({ value: step.id, label: t("evidence.filters.step", { step: step.label }) })),
        ]}
        onChange={(link) => change({ link })}
      />
      <label className="story-tick">
        <input
          type="checkbox"
          checked={filter.isOpenOnly}
          onChange={({ target }) => change({ isOpenOnly: target.checked })}
        />
        <span>{t("evidence.filters.check")}</span>
      </label>
    </search>
  );
}
