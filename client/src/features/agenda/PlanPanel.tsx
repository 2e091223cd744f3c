import "./agendaWords.ts";
import "./agenda.css";
import type { SuggestionSubject } from "@longtable/shared/purpose/purpose.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { Segments } from "../console/Segments.tsx";
import type { Commands } from "../console/useCommands.ts";
import { AgendaPart } from "./AgendaPart.tsx";
import { AgreementPart } from "./AgreementPart.tsx";
import { QuestionPart } from "./QuestionPart.tsx";

const PARTS = ["agenda", "question", "agreement"] as const;
type Part = (typeof PARTS)[number];

interface Props {
  state: WorkshopState;
  token: string;
  commands: Commands;
  onDone(): void;
}

/** What the workshop does, what it asks and what its people expect of each other; all to be changed while it runs. */
export default function PlanPanel({ state, token, commands, onDone }: Props) {
  const [part, setPart] = useState<Part>("agenda");
  const fresh = (about: SuggestionSubject) =>
    (state.agenda?.suggestions ?? []).filter((suggestion) => suggestion.about === about).length;
  const label = (value: Part) => {
    const count = value === "agenda" ? 0 : fresh(value);
    const words = t(`agenda.parts.${value}`);
    return count > 0 ? t("agenda.partWithNew", { part: words, count }) : words;
  };
  return (
    <div className="plan-panel">
      <div className="console-bar">
        <h2 className="plan-head">{t("agenda.title")}</h2>
        <Segments
          label={t("agenda.parts.label")}
          value={part}
          options={PARTS.map((value) => ({ value, label: label(value) }))}
          onChange={setPart}
        />
        <button type="button" className="btn" onClick={onDone}>
          {t("agenda.done")}
        </button>
      </div>
      {part === "agenda" && <AgendaPart state={state} token={token} commands={commands} />}
      {part === "question" && <QuestionPart state={state} commands={commands} />}
      {part === "agreement" && <AgreementPart state={state} commands={commands} />}
    </div>
  );
}
