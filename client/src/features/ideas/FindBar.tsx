import type { Note } from "@longtable/shared/board/board.types";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { findNotes } from "./find.ts";

interface Props {
  notes: readonly Note[];
  onShow(id: NoteId | null): void;
  onClose(): void;
}

/** A field that goes from one note with these words to the next, and says which of how many it is at. */
export function FindBar({ notes, onShow, onClose }: Props) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const found = useMemo(() => findNotes(notes, words), [notes, words]);
  const index = found.length === 0 ? 0 : at % found.length;
  const shown = found[index] ?? null;
  const show = useRef(onShow);
  show.current = onShow;
  useEffect(() => field.current?.focus(), []);
  useEffect(() => show.current(shown), [shown]);
  const step = (by: 1 | -1) => setAt(found.length === 0 ? 0 : (index + by + found.length) % found.length);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      onClose();
    }
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  };
  const isNone = words.trim() !== "" && found.length === 0;
  const said = isNone ? t("ideas.find.none") : t("ideas.find.found", { at: index + 1, count: found.length });
  return (
    <search className="find" onKeyDown={onKey}>
      <label htmlFor={id} className="sr">
        {t("ideas.find.label")}
      </label>
      <input
        ref={field}
        id={id}
        className="input find-words"
        type="search"
        dir="auto"
        autoComplete="off"
        placeholder={t("ideas.find.label")}
        value={words}
        onChange={({ target }) => {
          setWords(target.value);
          setAt(0);
        }}
      />
      <span role="status" className="find-at">
        {words.trim() === "" ? "" : said}
      </span>
      <button
        type="button"
        className="btn btn-plain btn-icon is-turned"
        aria-label={t("ideas.find.before")}
        aria-disabled={found.length === 0 || undefined}
        onClick={() => step(-1)}
      >
        <Icon name="down" />
      </button>
      <button
        type="button"
        className="btn btn-plain btn-icon"
        aria-label={t("ideas.find.next")}
        aria-disabled={found.length === 0 || undefined}
        onClick={() => step(1)}
      >
        <Icon name="down" />
      </button>
      <button type="button" className="btn btn-plain btn-icon" aria-label={t("ideas.find.close")} onClick={onClose}>
        <Icon name="x" />
      </button>
    </search>
  );
}
