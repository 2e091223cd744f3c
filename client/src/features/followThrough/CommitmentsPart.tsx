import type { Decision } from "@longtable/shared/decision/decision.schema";
import { addCommitment } from "@longtable/shared/followThrough/followThrough.commands";
import type { FollowThrough } from "@longtable/shared/followThrough/followThrough.schema";
import { inReadingOrder } from "@longtable/shared/followThrough/report";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import type { Commands } from "../console/useCommands.ts";
import { CommitmentItem } from "./CommitmentItem.tsx";
import { ownersIn } from "./owners.ts";

interface Props {
  followThrough: FollowThrough;
  decisions: readonly Decision[];
  commands: Commands;
}

/** Who does what and by when: what came over from last time first, the late ones on top. */
export function CommitmentsPart({ followThrough, decisions, commands }: Props) {
  const { carried, commitments, hosts } = followThrough;
  const lacking = decisions.filter(({ id }) => hosts?.uncommitted.includes(id));
  return (
    <>
      {carried && (
        <section className="card after-card" aria-labelledby="after-carried">
          <h2 id="after-carried">{t("followUp.commitments.carried", { title: carried.title })}</h2>
          {carried.commitments.length === 0 ? (
            <p className="quiet">{t("followUp.commitments.carriedNone", { title: carried.title })}</p>
          ) : (
            <p className="quiet">{t("followUp.commitments.carriedLead")}</p>
          )}
          <ul className="after-list">
            {carried.commitments.map((commitment) => (
              <CommitmentItem key={commitment.id} commitment={commitment} commands={commands} />
            ))}
          </ul>
          {carried.pins.length > 0 && (
            <>
              <h3>{t("followUp.commitments.pins")}</h3>
              <ul className="after-lacking">
                {carried.pins.map(({ id, kind, text, board }) => (
                  <li key={id}>
                    {t(`followUp.commitments.pin.${kind}`)}: <span dir="auto">{text}</span> ({board})
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      )}
      <section className="card after-card" aria-labelledby="after-commitments">
        <h2 id="after-commitments">{t("followUp.commitments.title")}</h2>
        {lacking.length > 0 && (
          <Notice tone="wait">
            <p>{t("followUp.commitments.uncommitted", { count: lacking.length })}</p>
            <ul className="after-lacking">
              {lacking.map(({ id, question }) => (
                <li key={id} dir="auto">
                  {question}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {commitments.length === 0 && <p className="quiet">{t("followUp.commitments.none")}</p>}
        <ul className="after-list">
          {inReadingOrder(commitments).map((commitment) => (
            <CommitmentItem key={commitment.id} commitment={commitment} commands={commands} />
          ))}
        </ul>
        <AddForm decisions={decisions.filter(({ state }) => state === "agreed")} commands={commands} />
      </section>
    </>
  );
}

function AddForm({ decisions, commands }: { decisions: readonly Decision[]; commands: Commands }) {
  const [what, setWhat] = useState("");
  const [owners, setOwners] = useState("");
  const [due, setDue] = useState("");
  const [decisionId, setDecisionId] = useState("");
  const [isTried, setIsTried] = useState(false);
  const id = useId();
  const names = ownersIn(owners);
  const lacks = what.trim() === "" || names.length === 0 || due === "";
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setIsTried(lacks);
    if (lacks || commands.isBusy) return;
    const decision = decisions.find((one) => one.id === decisionId);
    const input = { what: what.trim(), owners: names, due, ...(decision && { decisionId: decision.id }) };
    if (!(await commands.run(addCommitment, input))) return;
    setWhat("");
    setOwners("");
    setDue("");
    setDecisionId("");
  };
  return (
    <details className="after-more">
      <summary>{t("followUp.commitments.add")}</summary>
      <form className="after-form" onSubmit={(event) => void save(event)}>
        <Field id={`${id}-what`} label={t("followUp.commitments.what")}>
          <textarea
            {...fieldProps(`${id}-what`, {})}
            className="input"
            rows={2}
            maxLength={LIMITS.decisionChars}
            value={what}
            onChange={({ target }) => setWhat(target.value)}
          />
        </Field>
        <Field id={`${id}-owners`} label={t("followUp.commitments.owners")} hint={t("followUp.commitments.ownersHint")}>
          <input
            {...fieldProps(`${id}-owners`, { hint: true })}
            className="input"
            value={owners}
            onChange={({ target }) => setOwners(target.value)}
          />
        </Field>
        <Field id={`${id}-due`} label={t("followUp.commitments.due")}>
          <input
            {...fieldProps(`${id}-due`, {})}
            className="input"
            type="date"
            value={due}
            onChange={({ target }) => setDue(target.value)}
          />
        </Field>
        {decisions.length > 0 && (
          <Field id={`${id}-decision`} label={t("followUp.commitments.decision")}>
            <select
              {...fieldProps(`${id}-decision`, {})}
              className="input"
              value={decisionId}
              onChange={({ target }) => setDecisionId(target.value)}
            >
              <option value="">{t("followUp.commitments.noDecision")}</option>
              {decisions.map((decision) => (
                <option key={decision.id} value={decision.id}>
                  {decision.question}
                </option>
              ))}
            </select>
          </Field>
        )}
        {isTried && lacks && (
          <p className="field-problem" role="alert">
            {t("followUp.commitments.needed")}
          </p>
        )}
        <div className="after-acts">
          <button type="submit" className="btn btn-main">
            {t("followUp.commitments.save")}
          </button>
        </div>
      </form>
    </details>
  );
}
