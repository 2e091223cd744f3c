import { addTagDenial, countTags, inTagOrder, sameTag } from "@longtable/shared/board/tags.rules";
import { typedTag } from "@longtable/shared/board/typedTag.rules";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { useFirstField } from "../../ui/useFirstField.ts";
import type { ActionDialogProps } from "../actions/action.types.ts";
import "./ideaWords.ts";
import "./ideas.css";
import { chosenForTags } from "./tagging.ts";

/** Puts tags on the chosen notes and takes them off. Each press is done at once and can be undone. */
export default function TagsDialog({ scope, target, onClose }: ActionDialogProps) {
  const id = useId();
  const field = useFirstField();
  const { edits, content } = scope;
  const [words, setWords] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const canChange = (noteId: NoteId) => edits?.canChange(noteId) === true;
  const chosen = chosenForTags(content.notes, target.noteIds, canChange);
  const known = countTags(content.notes).map(({ tag }) => tag);
  const put = (tag: string, isOn: boolean): boolean => {
    const touched = isOn ? chosen.without(tag) : chosen.wordingsWith(tag);
    if (isOn && touched.some(({ tags = [] }) => addTagDenial(tags, tag) !== null)) {
      setProblem(t("ideas.tags.full", { count: LIMITS.tagsPerNote }));
      return false;
    }
    setProblem(!isOn && touched.length === 0 ? t("ideas.tags.notYours") : null);
    const ids = touched.map((note) => note.id);
    if (ids.length > 0) edits?.ideas.tagNotes(ids, tag, isOn);
    return true;
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    const tag = typedTag(words);
    if (tag === null) return setProblem(t("ideas.tags.notATag"));
    if (put(known.find((one) => sameTag(one, tag)) ?? tag, true)) setWords("");
  };
  return (
    <Sheet title={t("ideas.tags.title")} onClose={onClose}>
      <div className="stack">
        <p className="small quiet">{t("ideas.tags.lead")}</p>
        <form className="tag-form" onSubmit={add}>
          <Field id={id} label={t("ideas.tags.new")} hint={t("ideas.tags.hint")} problem={problem}>
            <input
              {...fieldProps(id, { hint: true, problem })}
              ref={field}
              className="input"
              dir="auto"
              autoComplete="off"
              autoCapitalize="none"
              maxLength={LIMITS.tagChars + 1}
              value={words}
              onChange={({ currentTarget }) => {
                setWords(currentTarget.value);
                setProblem(null);
              }}
            />
          </Field>
          <button type="submit" className="btn">
            {t("ideas.tags.add")}
          </button>
        </form>
        <section aria-labelledby={`${id}-known`}>
          <h3 id={`${id}-known`}>{t("ideas.tags.known")}</h3>
          {known.length === 0 && <p className="small quiet">{t("ideas.tags.none")}</p>}
          <div className="switch-row">
            {inTagOrder(known).map((tag) => {
              const count = chosen.countWith(tag);
              const isOn = count > 0 && count === chosen.count;
              return (
                <button
                  key={tag}
                  type="button"
                  className="btn switch"
                  aria-pressed={isOn ? true : count > 0 ? "mixed" : false}
                  onClick={() => put(tag, !isOn)}
                >
                  <span dir="auto">#{tag}</span>
                </button>
              );
            })}
          </div>
        </section>
      </div>
    </Sheet>
  );
}
