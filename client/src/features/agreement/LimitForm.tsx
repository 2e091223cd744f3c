import { CONSTRAINT_LEVELS, type ConstraintLevel, type Note } from "@longtable/shared/board/board.types";
import { setConstraint } from "@longtable/shared/board/constraint.commands";
import { constraintDenial } from "@longtable/shared/board/constraint.rules";
import type { BoardId, NoteId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Segments } from "../console/Segments.tsx";
import type { Commands } from "../console/useCommands.ts";

interface Props {
  note: Note;
  boardId: BoardId;
  notes: readonly Note[];
  commands: Commands;
  onDone(): void;
}

/** Saying how much of a limit can change: its level, its reason, who says so, and the ideas it touches. */
export function LimitForm({ note, boardId, notes, commands, onDone }: Props) {
  const ideas = notes.filter(({ kind }) => kind !== "constraint");
  const [level, setLevel] = useState<ConstraintLevel>(note.constraint?.level ?? "open");
  const [reason, setReason] = useState(note.constraint?.reason ?? "");
  const [owner, setOwner] = useState(note.constraint?.owner ?? "");
  const [linked, setLinked] = useState<ReadonlySet<NoteId>>(new Set(note.linkIds));
  const [lacks, setLacks] = useState(false);
  const id = useId();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const isLacking = constraintDenial({ level, reason }) !== null;
    setLacks(isLacking);
    if (isLacking || commands.isBusy) return;
    const there = new Set(ideas.map((idea) => idea.id));
    const linkIds = [...linked].filter((noteId) => there.has(noteId));
    if (await commands.run(setConstraint, { boardId, noteId: note.id, level, reason, owner, linkIds })) onDone();
  };
  const link = (noteId: NoteId, isLinked: boolean) =>
    setLinked((before) => new Set(isLinked ? [...before, noteId] : [...before].filter((other) => other !== noteId)));
  return (
    <form className="decision-form" onSubmit={(event) => void save(event)}>
      <div className="field">
        <span className="label">{t("agreement.host.level")}</span>
        <Segments
          label={t("agreement.host.level")}
          value={level}
          options={CONSTRAINT_LEVELS.map((value) => ({ value, label: t(`agreement.host.levels.${value}`) }))}
          onChange={setLevel}
        />
      </div>
      <Field
        id={`${id}-why`}
        label={t("agreement.host.reason")}
        problem={lacks ? t("agreement.host.reasonNeeded") : null}
      >
        <textarea
          {...fieldProps(`${id}-why`, { problem: lacks ? "lacks" : null })}
          className="input"
          rows={2}
          maxLength={LIMITS.noteChars}
          value={reason}
          onChange={({ target }) => {
            setReason(target.value);
            setLacks(false);
          }}
        />
      </Field>
      <Field id={`${id}-who`} label={t("agreement.host.owner")} hint={t("agreement.host.ownerHint")}>
        <input
          {...fieldProps(`${id}-who`, { hint: true })}
          className="input"
          maxLength={LIMITS.labelChars}
          value={owner}
          onChange={({ target }) => setOwner(target.value)}
        />
      </Field>
      {ideas.length === 0 ? (
        <p className="quiet">{t("agreement.host.ideasNone")}</p>
      ) : (
        <fieldset className="vote-list">
          <legend>{t("agreement.host.ideas")}</legend>
          {ideas.map((idea) => (
            <label key={idea.id}>
              <input
                type="checkbox"
                checked={linked.has(idea.id)}
                onChange={({ target }) => link(idea.id, target.checked)}
              />
              <span dir="auto">{idea.text}</span>
            </label>
          ))}
        </fieldset>
      )}
      <div className="vote-acts">
        <button type="submit" className="btn btn-main" aria-disabled={commands.isBusy}>
          {t("agreement.host.save")}
        </button>
        <button type="button" className="btn btn-plain" onClick={onDone}>
          {t("agreement.host.away")}
        </button>
      </div>
    </form>
  );
}
