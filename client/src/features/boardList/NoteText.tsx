import { LIMITS } from "@longtable/shared/kernel/limits";
import { type RefObject, useEffect, useId, useRef } from "react";
import { t } from "../../i18n/t.ts";

interface Props {
  text: string;
  onText(text: string): void;
  /** Enter without Shift. */
  onEnter(): void;
  label: string;
  field?: RefObject<HTMLTextAreaElement | null>;
  problem: string | null;
}

/** From here on the letters that are left are counted. */
const COUNT_FROM = 80;

/** Where a note is written: grows with its words, and counts near the limit. */
export function NoteText({ text, onText, onEnter, label, field, problem }: Props) {
  const id = useId();
  const own = useRef<HTMLTextAreaElement>(null);
  const area = field ?? own;
  const left = LIMITS.noteChars - text.length;
  useEffect(() => {
    if (area.current) fitHeight(area.current, text);
  }, [area, text]);
  return (
    <div className="note-text">
      <textarea
        ref={area}
        className="input"
        rows={1}
        value={text}
        maxLength={LIMITS.noteChars}
        onChange={({ target }) => onText(target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onEnter();
        }}
        enterKeyHint="send"
        aria-label={label}
        aria-describedby={`${id}-left ${id}-problem`}
        aria-invalid={problem ? true : undefined}
      />
      <p className="hint" id={`${id}-left`} role="status">
        {left <= COUNT_FROM ? t("boardList.add.left", { count: left }) : ""}
      </p>
      <p className="field-problem" id={`${id}-problem`} role="alert">
        {problem}
      </p>
    </div>
  );
}

/** As tall as its words, up to a handful of lines; the bar above the keyboard must leave room for the list. */
function fitHeight(area: HTMLTextAreaElement, text: string): void {
  area.style.blockSize = "";
  if (text !== "") area.style.blockSize = `${Math.min(area.scrollHeight + 4, 200)}px`;
}
