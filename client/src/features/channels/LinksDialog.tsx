import "./channelWords.ts";
import "./channels.css";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import type { ActionDialogProps } from "../actions/action.types.ts";

/** Links the first chosen note to others of its board, and takes links off; the other chosen ones stand first. */
export default function LinksDialog({ scope, target, onClose }: ActionDialogProps) {
  const id = useId();
  const [words, setWords] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const { content, edits } = scope;
  const note = target.noteIds
    .map((noteId) => content.notes.find((one) => one.id === noteId))
    .find((one) => one && edits?.canChange(one.id));
  if (!note) return null;
  // A link is one thing, whichever of the two it was made at.
  const from = content.notes.filter(({ linkIds }) => linkIds?.includes(note.id));
  const linked = new Set<string>([...(note.linkIds ?? []), ...from.map((other) => other.id)]);
  const sought = words.trim().toLocaleLowerCase();
  const rank = ({ id: other }: { id: NoteId }) => (linked.has(other) ? 0 : target.noteIds.includes(other) ? 1 : 2);
  const others = content.notes
    .filter((other) => other.id !== note.id && other.text.toLocaleLowerCase().includes(sought))
    .toSorted((a, b) => rank(a) - rank(b));
  const toggle = (other: NoteId) => {
    const without = (ids: readonly NoteId[] = [], one: NoteId) => ids.filter((linkedId) => linkedId !== one);
    const back = from.find((one) => one.id === other);
    if (back) {
      const left = without(back.linkIds, note.id);
      edits?.editNote(back.id, { linkIds: left.length > 0 ? left : null });
    }
    const kept = without(note.linkIds, other);
    const next = linked.has(other) ? kept : [...kept, other];
    if (back && kept.length === (note.linkIds ?? []).length) return;
    if (next.length > LIMITS.linksPerNote) return setProblem(t("noteFacts.linksFull", { count: LIMITS.linksPerNote }));
    setProblem(null);
    edits?.editNote(note.id, { linkIds: next.length > 0 ? next : null });
  };
  return (
    <Sheet title={t("noteFacts.links")} onClose={onClose}>
      <div className="stack">
        <p className="small quiet" dir="auto">
          “{note.text}”. {t("noteFacts.linksLead")}
        </p>
        {content.notes.length > 8 && (
          <Field id={id} label={t("noteFacts.linksFind")}>
            <input
              {...fieldProps(id, {})}
              type="search"
              className="input"
              dir="auto"
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          </Field>
        )}
        {problem && (
          <p className="field-problem" role="alert">
            {problem}
          </p>
        )}
        {others.length === 0 && <p className="quiet">{t("noteFacts.linksNone")}</p>}
        <ul className="link-list">
          {others.slice(0, MOST).map((other) => (
            <li key={other.id}>
              <label className="tick">
                <input
                  type="checkbox"
                  checked={linked.has(other.id)}
                  disabled={from.includes(other) && edits?.canChange(other.id) !== true}
                  onChange={() => toggle(other.id)}
                />{" "}
                <span dir="auto">{other.text}</span>
              </label>
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  );
}

/** More are found by their words. */
const MOST = 100;
