import { propose } from "@longtable/shared/agreement/agreement.commands";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import type { Round } from "@longtable/shared/voting/voting.schema";
import { TAKEN_BACK } from "@longtable/shared/withdrawal/withdrawal.schema";
import { type FormEvent, useEffect, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { useKept } from "../../session/useKept.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { draftFromResult } from "../console/decisionDraft.ts";
import type { Commands } from "../console/useCommands.ts";
import { rankRound } from "../projector/ranking.ts";

/** Writing a proposal and asking the room; after a vote it can start with the winning words. */
export function ProposalSetup({ rounds, commands }: { rounds: readonly Round[]; commands: Commands }) {
  const [text, setText] = useKept("proposal", "");
  const [taken, setTaken] = useKept("proposal.from", "");
  const restsOn = readTaken(taken);
  const [lacks, setLacks] = useState(false);
  const id = useId();
  const round = rounds.findLast(({ state, tally }) => state === "closed" && tally) ?? null;
  const draft = round ? draftFromResult(rankRound(round)) : null;
  // Words that were taken back in the meantime leave the draft too, and what this tab keeps of it.
  const isGone = restsOn !== null && isTakenBack(rounds, restsOn);
  useEffect(() => {
    if (!isGone) return;
    setText("");
    setTaken("");
  }, [isGone, setText, setTaken]);
  const ask = async (event: FormEvent) => {
    event.preventDefault();
    setLacks(text.trim() === "");
    if (text.trim() === "" || commands.isBusy) return;
    if (await commands.run(propose, { text: text.trim(), ...restsOn })) {
      setText("");
      setTaken("");
    }
  };
  return (
    <form className="decision-form" onSubmit={(event) => void ask(event)}>
      <p>{t("agreement.host.proposalLead")}</p>
      <Field
        id={id}
        label={t("agreement.host.text")}
        hint={t("agreement.host.textHint")}
        problem={lacks ? t("agreement.host.textNeeded") : null}
      >
        <textarea
          {...fieldProps(id, { hint: true, problem: lacks ? "lacks" : null })}
          className="input"
          rows={3}
          maxLength={LIMITS.decisionChars}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </Field>
      <div className="vote-acts">
        <button type="submit" className="btn btn-main" aria-disabled={commands.isBusy}>
          {t("agreement.host.askRoom")}
        </button>
        {round && draft && draft.question !== "" && (
          <button
            type="button"
            className="btn btn-plain"
            onClick={() => {
              setText(draft.question);
              setTaken(JSON.stringify({ roundId: round.id, noteIds: draft.noteIds }));
            }}
          >
            {t("agreement.host.fromVote")}
          </button>
        )}
      </div>
    </form>
  );
}

/** The vote and the notes that a draft was filled from. */
interface RestsOn {
  roundId: Round["id"];
  noteIds: NoteId[];
}

const readTaken = (kept: string): RestsOn | null => (kept === "" ? null : (JSON.parse(kept) as RestsOn));

const isTakenBack = (rounds: readonly Round[], { roundId, noteIds }: RestsOn): boolean =>
  rounds
    .find(({ id }) => id === roundId)
    ?.candidates.some(({ noteId, text }) => noteIds.includes(noteId) && text === TAKEN_BACK) ?? false;
