import type { BoardContent } from "@longtable/shared/board/board.doc";
import { foldMerged } from "@longtable/shared/board/merges.rules";
import type { StructureEdits } from "@longtable/shared/board/structure.rules";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { type FormEvent, useId, useState } from "react";
import { structure } from "../../i18n/en/structure.ts";
import { addWords, t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { useFirstField } from "../../ui/useFirstField.ts";
import "./structure.css";

addWords({ structure });

interface Props {
  content: BoardContent;
  edits: Pick<StructureEdits, "groupNotes" | "ungroupNotes">;
  /** Notes that are ticked from the start. */
  chosen: readonly string[];
  onClose(): void;
}

/** Puts notes into a set by its name, or takes them out again. */
export default function GroupSheet({ content: whole, edits, chosen, onClose }: Props) {
  const content = foldMerged(whole);
  const id = useId();
  const field = useFirstField();
  const labels = new Map(content.clusters.map((cluster) => [cluster.id as string, cluster.label]));
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(chosen));
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  // What somebody else took off meanwhile is no longer among them.
  const there = content.notes.filter((note) => ticked.has(note.id)).map((note) => note.id as string);
  const tick = (noteId: string, isOn: boolean) => {
    const next = new Set(ticked);
    if (isOn) next.add(noteId);
    else next.delete(noteId);
    setTicked(next);
    setProblem(null);
  };
  const group = (event: FormEvent) => {
    event.preventDefault();
    const label = name.trim();
    if (there.length === 0) return setProblem(t("structure.group.needsNotes"));
    if (label === "") return setProblem(t("structure.group.needsName"));
    if (edits.groupNotes(there, label) === null) return setProblem(t("structure.full"));
    onClose();
  };
  const isInSet = content.notes.some((note) => ticked.has(note.id) && labels.has(note.clusterId ?? ""));
  return (
    <Sheet title={t("structure.group.title")} onClose={onClose}>
      <form className="parts" onSubmit={group}>
        <p className="small quiet">
          {t(content.notes.length === 0 ? "structure.group.empty" : "structure.group.lead")}
        </p>
        <Field id={`${id}-name`} label={t("structure.group.name")} problem={problem}>
          <input
            {...fieldProps(`${id}-name`, { problem })}
            ref={field}
            className="input"
            dir="auto"
            list={`${id}-sets`}
            maxLength={LIMITS.labelChars}
            autoComplete="off"
            value={name}
            onChange={({ target }) => {
              setName(target.value);
              setProblem(null);
            }}
          />
        </Field>
        <datalist id={`${id}-sets`}>
          {content.clusters.map((cluster) => (
            <option key={cluster.id} value={cluster.label} />
          ))}
        </datalist>
        <fieldset className="choices group-notes">
          <legend>{t("structure.group.notes")}</legend>
          {content.notes.map((note) => (
            <label key={note.id} className="choice">
              <input
                type="checkbox"
                checked={ticked.has(note.id)}
                onChange={({ target }) => tick(note.id, target.checked)}
              />
              <span dir="auto">
                {note.text}
                {labels.has(note.clusterId ?? "") && (
                  <small className="quiet">
                    {" "}
                    {t("structure.group.inSet", { label: labels.get(note.clusterId ?? "") })}
                  </small>
                )}
              </span>
            </label>
          ))}
        </fieldset>
        <div className="dialog-acts">
          {isInSet && (
            <button
              type="button"
              className="btn"
              onClick={() => {
                edits.ungroupNotes(there);
                onClose();
              }}
            >
              {t("structure.group.out")}
            </button>
          )}
          <button type="submit" className="btn btn-main">
            {t("structure.group.go", { count: there.length })}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
