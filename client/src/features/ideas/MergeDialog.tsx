import { placeLabel } from "@longtable/shared/board/board.areas";
import type { Note } from "@longtable/shared/board/board.types";
import { foldNotes, likeness, mergeDenial, stackOf } from "@longtable/shared/board/merges.rules";
import { dotsOn } from "@longtable/shared/board/view.rules";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { type FormEvent, useId, useMemo, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { showToast } from "../../ui/toasts.ts";
import type { ActionDialogProps } from "../actions/action.types.ts";
import { undoHere } from "../actions/undoHere.ts";
import { factsOf } from "./facts.ts";
import "./ideaWords.ts";
import { inOpenVote } from "./inOpenVote.ts";
import "./ideas.css";

/** Words that are so much alike are worth a look, 0 to 1. */
const ALIKE = 0.34;

/** The chosen notes first, then the others, those with most words in common before the rest. */
function byLikeness(notes: readonly Note[], chosen: ReadonlySet<string>) {
  const given = notes.filter(({ id }) => chosen.has(id));
  const of = (note: Note) => Math.max(0, ...given.map(({ text }) => likeness(text, note.text)));
  const others = notes.filter(({ id }) => !chosen.has(id)).map((note) => ({ note, like: of(note) }));
  return [...given.map((note) => ({ note, like: 0 })), ...others.toSorted((a, b) => b.like - a.like)];
}

/** Makes notes that say the same one, with every wording kept. Those already chosen are ticked; what is alike comes next. */
export default function MergeDialog({ scope, target, onClose }: ActionDialogProps) {
  const id = useId();
  const { content, edits, seat } = scope;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(target.noteIds));
  const [head, setHead] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [first] = useState(() => new Set<string>(target.noteIds));
  const locks = edits?.locks;
  const notes = useMemo(
    () => foldNotes(content.notes).filter(({ id: noteId }) => !locks?.hasNote(noteId)),
    [content.notes, locks],
  );
  const rows = useMemo(() => byLikeness(notes, first), [notes, first]);
  // What somebody else took off meanwhile is no longer among them.
  const there = notes.filter((note) => ticked.has(note.id));
  const votes = factsOf(seat?.session.state.get() ?? null, seat?.board.boardId ?? "").votes;
  const mostDots = there.toSorted((a, b) => (dotsOn(b, votes) ?? 0) - (dotsOn(a, votes) ?? 0))[0];
  const onTop = there.find((note) => note.id === head) ?? mostDots;
  const tick = (noteId: NoteId, isOn: boolean) => {
    const next = new Set(ticked);
    if (isOn) next.add(noteId);
    else next.delete(noteId);
    setTicked(next);
    setProblem(null);
  };
  const merge = (event: FormEvent) => {
    event.preventDefault();
    if (there.length < 2 || !onTop) return setProblem(t("ideas.merge.needsTwo"));
    const all = there.flatMap((note) => stackOf(content.notes, note.id));
    if (mergeDenial(all, inOpenVote(seat?.session.state.get() ?? null))) return setProblem(t("ideas.merge.inVote"));
    edits?.ideas.mergeNotes?.(
      there.map((note) => note.id),
      onTop.id,
    );
    scope.canvas?.deeds.select([onTop.id]);
    const back = undoHere(scope);
    const said = t("ideas.merge.done", { count: there.length });
    showToast(said, back ? { label: t("ideas.merge.undo"), ...back } : undefined);
    onClose();
  };
  return (
    <Sheet title={t("ideas.merge.title")} onClose={onClose}>
      <form className="stack" onSubmit={merge}>
        <p className="small quiet">{t("ideas.merge.lead")}</p>
        <fieldset className="choices merge-notes">
          <legend>{t("ideas.merge.which")}</legend>
          {rows.map(({ note, like }) => (
            <label key={note.id} className="choice">
              <input
                type="checkbox"
                checked={ticked.has(note.id)}
                onChange={({ target: box }) => tick(note.id, box.checked)}
              />
              <span dir="auto">
                {note.text}{" "}
                <small className="quiet">
                  {[placeLabel(content, note.place), like >= ALIKE ? t("ideas.merge.alike") : null]
                    .filter(Boolean)
                    .join(" · ")}
                </small>
              </span>
            </label>
          ))}
        </fieldset>
        {there.length > 1 && (
          <Field id={`${id}-top`} label={t("ideas.merge.onTop")}>
            <select
              {...fieldProps(`${id}-top`, {})}
              className="input"
              value={onTop?.id ?? ""}
              onChange={({ target: select }) => setHead(select.value)}
            >
              {there.map((note) => (
                <option key={note.id} value={note.id}>
                  {note.text}
                </option>
              ))}
            </select>
          </Field>
        )}
        <p role="alert" className="field-problem">
          {problem}
        </p>
        <div className="dialog-acts">
          <button type="submit" className="btn btn-main">
            {t("ideas.merge.go", { count: there.length })}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
