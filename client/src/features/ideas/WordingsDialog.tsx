import type { Note } from "@longtable/shared/board/board.types";
import { mergeDenial, stackOf } from "@longtable/shared/board/merges.rules";
import { stackVotes } from "@longtable/shared/board/view.rules";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import type { ActionDialogProps } from "../actions/action.types.ts";
import { useSeatState } from "../actions/useSeatState.ts";
import { KindStamp } from "../canvas/KindStamp.tsx";
import "./ideaWords.ts";
import { factsOf } from "./facts.ts";
import { inOpenVote } from "./inOpenVote.ts";
import "./ideas.css";

/** Every wording of a merged note, with its own dots; for who may, the ways to take it apart again. */
export default function WordingsDialog({ scope, target, onClose }: ActionDialogProps) {
  const { content, edits, seat } = scope;
  const state = useSeatState(seat);
  const [problem, setProblem] = useState<string | null>(null);
  const [firstId] = target.noteIds;
  const stack = firstId ? stackOf(content.notes, firstId) : [];
  const notes = stack.flatMap((id) => content.notes.find((note) => note.id === id) ?? []);
  const [head, ...merged] = notes;
  const all = factsOf(state, seat?.board.boardId ?? "").votes;
  const votes = head ? stackVotes({ ...head, merged }, all) : all;
  const dots = [...votes.values()].map((one) => one.dots);
  const split = edits?.ideas.splitNotes;
  const merge = edits?.ideas.mergeNotes;
  const unlessInVote = (act: () => void) => {
    if (mergeDenial(stack, inOpenVote(state))) return setProblem(t("ideas.merge.inVote"));
    setProblem(null);
    act();
  };
  return (
    <Sheet title={t("ideas.wordings.title")} onClose={onClose}>
      <div className="stack">
        <p className="small quiet">{t("ideas.wordings.lead")}</p>
        {dots.length > 0 && (
          <p>
            <b>{t("ideas.wordings.together", { count: dots.reduce((sum, one) => sum + one, 0) })}</b>
          </p>
        )}
        <ul className="wordings">
          {notes.map((note, index) => (
            <Wording
              key={note.id}
              note={note}
              isTop={index === 0}
              dots={votes.get(note.id)?.dots ?? null}
              onAlone={split && notes.length > 1 ? (id) => unlessInVote(() => split([id])) : null}
              onTop={merge ? (id) => unlessInVote(() => merge(stack, id)) : null}
            />
          ))}
        </ul>
        <p role="alert" className="field-problem">
          {problem}
        </p>
        {split && notes.length > 2 && (
          <div className="dialog-acts">
            <button type="button" className="btn" onClick={() => unlessInVote(() => split(stack))}>
              {t("ideas.wordings.apart")}
            </button>
          </div>
        )}
      </div>
    </Sheet>
  );
}

interface WordingProps {
  note: Note;
  isTop: boolean;
  dots: number | null;
  onAlone: ((id: NoteId) => void) | null;
  onTop: ((id: NoteId) => void) | null;
}

function Wording({ note: { id, text, kind, lang, by }, isTop, dots, onAlone, onTop }: WordingProps) {
  return (
    <li className="wording" data-id={id}>
      <p className="wording-words">
        <KindStamp kind={kind} />
        <span dir="auto" lang={lang ?? undefined}>
          {text}
        </span>
      </p>
      <p className="small quiet wording-facts">
        {isTop && (
          <span>
            <Icon name="check" /> {t("ideas.wordings.top")}
          </span>
        )}
        {by && <span dir="auto">{by}</span>}
        {dots !== null && <span>{t("ideas.wordings.dots", { count: dots })}</span>}
      </p>
      {(onAlone || (onTop && !isTop)) && (
        <div className="wording-acts">
          {onTop && !isTop && (
            <button
              type="button"
              className="btn"
              aria-label={t("ideas.wordings.putOnTopLabel", { text })}
              onClick={() => onTop(id)}
            >
              {t("ideas.wordings.putOnTop")}
            </button>
          )}
          {onAlone && (
            <button
              type="button"
              className="btn"
              aria-label={t("ideas.wordings.aloneLabel", { text })}
              onClick={() => onAlone(id)}
            >
              {t("ideas.wordings.alone")}
            </button>
          )}
        </div>
      )}
    </li>
  );
}
