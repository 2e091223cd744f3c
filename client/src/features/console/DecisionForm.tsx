import { recordDecision } from "@longtable/shared/decision/decision.commands";
import { type Decision, DecisionMethod, DecisionState } from "@longtable/shared/decision/decision.schema";
import { LIMITS } from "@longtable/shared/kernel/limits";
import type { Round } from "@longtable/shared/voting/voting.schema";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { rankRound } from "../projector/ranking.ts";
import { draftFromResult } from "./decisionDraft.ts";
import { Segments } from "./Segments.tsx";
import type { Commands } from "./useCommands.ts";

interface Props {
  /** The closed vote it rests on, if it rests on one. */
  round: Round | null;
  commands: Commands;
  onDone(): void;
}

/** Writing down what the room decided; after a vote it starts with the winning words. */
export function DecisionForm({ round, commands, onDone }: Props) {
  const draft = round ? draftFromResult(rankRound(round)) : { question: "", noteIds: [] };
  const [question, setQuestion] = useState(draft.question);
  const [method, setMethod] = useState<Decision["method"]>(round ? "vote" : "consensus");
  const [state, setState] = useState<Decision["state"]>("agreed");
  const [needsWords, setNeedsWords] = useState(false);
  const id = useId();
  const record = async (event: FormEvent) => {
    event.preventDefault();
    setNeedsWords(question.trim() === "");
    if (question.trim() === "" || commands.isBusy) return;
    const restsOn = round && method === "vote" ? { roundId: round.id, noteIds: draft.noteIds } : {};
    if (await commands.run(recordDecision, { question: question.trim(), method, state, ...restsOn })) onDone();
  };
  return (
    <form className="decision-form" onSubmit={(event) => void record(event)}>
      <div className="field">
        <label htmlFor={id}>{t("console.decision.what")}</label>
        <textarea
          id={id}
          className="input"
          value={question}
          maxLength={LIMITS.decisionChars}
          aria-invalid={needsWords}
          aria-describedby={needsWords ? `${id}-needs` : undefined}
          onChange={(event) => setQuestion(event.target.value)}
        />
        {needsWords && (
          <p id={`${id}-needs`} className="now-problem" role="alert">
            {t("console.decision.needsWords")}
          </p>
        )}
      </div>
      <div className="field">
        <span className="label">{t("console.decision.how")}</span>
        <Segments
          label={t("console.decision.how")}
          value={method}
          options={DecisionMethod.options.map((value) => ({ value, label: t(`console.decision.${value}`) }))}
          onChange={setMethod}
        />
      </div>
      <div className="field">
        <span className="label">{t("console.decision.state")}</span>
        <Segments
          label={t("console.decision.state")}
          value={state}
          options={DecisionState.options.map((value) => ({ value, label: t(`console.decision.${value}`) }))}
          onChange={setState}
        />
      </div>
      <div className="vote-acts">
        <button type="submit" className="btn btn-main">
          {t("console.decision.save")}
        </button>
        <button type="button" className="btn btn-plain" onClick={onDone}>
          {t("console.decision.cancel")}
        </button>
      </div>
    </form>
  );
}
