import { changeCommitment } from "@longtable/shared/followThrough/followThrough.commands";
import { proofDenial, webLink } from "@longtable/shared/followThrough/followThrough.rules";
import { type Commitment, CommitmentState } from "@longtable/shared/followThrough/followThrough.schema";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { type FormEvent, useId, useState } from "react";
import { errorText, t } from "../../i18n/t.ts";
import { dayText } from "../../ui/dayText.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Segments } from "../console/Segments.tsx";
import type { Commands } from "../console/useCommands.ts";

/** One promise: what, who, by when, how far it is, and how that shows. */
export function CommitmentItem({ commitment, commands }: { commitment: Commitment; commands: Commands }) {
  const { what, owners, due, state, proof, isOverdue } = commitment;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li>
      <p dir="auto" className="after-said">
        {what}
      </p>
      <p className="after-facts">
        <span className={isOverdue ? "chip after-late" : "chip"}>
          {isOverdue && `${t("followUp.commitments.late")}: `}
          {t(`followUp.commitments.${state}`)}
        </span>
        <span dir="auto">{t("followUp.commitments.line", { owners: owners.join(", "), due: dayText(due) })}</span>
      </p>
      {proof && <Proof proof={proof} />}
      {isOpen ? (
        <ChangeForm commitment={commitment} commands={commands} onDone={() => setIsOpen(false)} />
      ) : (
        <div className="after-acts">
          <button
            type="button"
            className="btn"
            aria-label={t("followUp.commitments.updateOf", { what })}
            onClick={() => setIsOpen(true)}
          >
            {t("followUp.commitments.update")}
          </button>
        </div>
      )}
    </li>
  );
}

/** Words, or one link to the web. */
function Proof({ proof }: { proof: string }) {
  const link = webLink(proof);
  return (
    <p className="small" dir="auto">
      {t("followUp.commitments.proof")}:{" "}
      {link ? (
        <a href={link} target="_blank" rel="noopener noreferrer nofollow">
          {link}
        </a>
      ) : (
        proof
      )}
    </p>
  );
}

function ChangeForm({ commitment, commands, onDone }: { commitment: Commitment; commands: Commands; onDone(): void }) {
  const [state, setState] = useState(commitment.state);
  const [proof, setProof] = useState(commitment.proof ?? "");
  const [due, setDue] = useState(commitment.due);
  const id = useId();
  const denial = proofDenial(proof);
  const problem = denial ? errorText(`followThrough.${denial}`) : null;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (problem || due === "" || commands.isBusy) return;
    const change = { commitmentId: commitment.id, state, due, proof: proof.trim() || null };
    if (await commands.run(changeCommitment, change)) onDone();
  };
  return (
    <form className="after-form" onSubmit={(event) => void save(event)}>
      <Segments
        label={t("followUp.commitments.state")}
        value={state}
        options={CommitmentState.options.map((value) => ({ value, label: t(`followUp.commitments.${value}`) }))}
        onChange={setState}
      />
      <Field id={`${id}-due`} label={t("followUp.commitments.due")}>
        <input
          {...fieldProps(`${id}-due`, {})}
          className="input"
          type="date"
          required
          value={due}
          onChange={({ target }) => setDue(target.value)}
        />
      </Field>
      <Field
        id={`${id}-proof`}
        label={t("followUp.commitments.proof")}
        hint={t("followUp.commitments.proofHint")}
        problem={problem}
      >
        <input
          {...fieldProps(`${id}-proof`, { hint: true, problem })}
          className="input"
          maxLength={LIMITS.reasonChars}
          value={proof}
          onChange={({ target }) => setProof(target.value)}
        />
      </Field>
      <div className="after-acts">
        <button type="submit" className="btn btn-main">
          {t("followUp.commitments.save")}
        </button>
        <button type="button" className="btn btn-plain" onClick={onDone}>
          {t("followUp.cancel")}
        </button>
      </div>
    </form>
  );
}
