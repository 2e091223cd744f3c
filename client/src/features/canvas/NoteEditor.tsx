import { NOTE_KINDS } from "@longtable/shared/board/board.types";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { type CSSProperties, type FocusEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef } from "react";
import { t } from "../../i18n/t.ts";
import { useStore } from "../../session/store.ts";
import { toScreen } from "./camera.ts";
import type { CanvasModel, Editing } from "./canvas.model.ts";
import type { Deeds } from "./canvasDeeds.ts";
import { KindStamp } from "./KindStamp.tsx";

interface Props {
  model: CanvasModel;
  deeds: Deeds;
  editing: Editing;
  /** Gives the focus back to the board. */
  onEnd(): void;
}

/** Words are never written smaller than this, whatever the zoom. */
const LEAST_SCALE = 1;
const LEAST_WIDTH = 150;

const isNext = ({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent, tabGoesOn: boolean): boolean =>
  (key === "Enter" && (ctrlKey || metaKey)) || (tabGoesOn && key === "Tab" && !shiftKey);

/** Room for the strip of kinds under a new note. */
const KINDS = { width: 310, height: 56 };

/** A real text field over the note: composing, spelling and the phone's keyboard work as everywhere. */
export function NoteEditor({ model, deeds, editing, onEnd }: Props) {
  const camera = useStore(model.camera);
  const view = useStore(model.view);
  const field = useRef<HTMLTextAreaElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const isEnded = useRef(false);
  const written = useRef({ editing, words: editing.text });
  written.current.editing = editing;

  useEffect(() => {
    const element = field.current;
    element?.focus({ preventScroll: true });
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);
  // The room may move on and the window become narrow while somebody writes: what is written goes on the board.
  useLayoutEffect(
    () => () => {
      const { editing: last, words } = written.current;
      if (isEnded.current || words === last.text) return;
      isEnded.current = true;
      void deeds.endEditing(last, words);
    },
    [deeds],
  );
  const grow = () => {
    const element = field.current;
    if (!element) return;
    written.current.words = element.value;
    element.style.blockSize = "auto";
    element.style.blockSize = `${element.scrollHeight}px`;
  };
  useLayoutEffect(grow);

  const end = () => {
    if (isEnded.current) return Promise.resolve(null);
    isEnded.current = true;
    return deeds.endEditing(editing, field.current?.value ?? "");
  };
  const onLeave = (event: FocusEvent) => {
    if (!frame.current?.contains(event.relatedTarget)) void end();
  };
  const onKey = (event: KeyboardEvent) => {
    // Escape and Enter belong to whoever composes a word, until it is done.
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return;
    if (event.key === "Escape") {
      event.preventDefault();
      void end();
      onEnd();
    } else if (isNext(event, model.tabGoesOn.get())) {
      event.preventDefault();
      isEnded.current = true;
      deeds.endAndGoOn(editing, field.current?.value ?? "");
    }
    event.stopPropagation();
  };

  const scale = Math.max(camera.zoom, LEAST_SCALE);
  const at = toScreen(camera, editing.box);
  const width = Math.max(editing.box.width * scale, LEAST_WIDTH);
  const isNew = editing.id === null;
  const left = Math.max(4, Math.min(at.x, view.width - Math.max(width, isNew ? KINDS.width : 0) - 4));
  const top = Math.max(4, Math.min(at.y, view.height - 120 - (isNew ? KINDS.height : 0)));
  return (
    <div
      ref={frame}
      className="canvas-editor"
      data-kind={editing.kind}
      style={{ left: left, top: top, inlineSize: width }}
    >
      <textarea
        ref={field}
        aria-label={t("canvas.write")}
        placeholder={t("canvas.writeHere")}
        defaultValue={editing.text}
        maxLength={LIMITS.noteChars}
        dir="auto"
        rows={2}
        style={{ "--size": `${13 * scale}px`, minBlockSize: `${editing.box.height * scale - 4}px` } as CSSProperties}
        onInput={grow}
        onKeyDown={onKey}
        onBlur={onLeave}
      />
      {isNew && (
        <fieldset className="canvas-editor-kinds" aria-label={t("canvas.kinds")}>
          {NOTE_KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              aria-label={t(`kinds.${kind}`)}
              title={t(`kinds.${kind}`)}
              aria-pressed={kind === editing.kind}
              onBlur={onLeave}
              onKeyDown={onKey}
              onClick={() => {
                deeds.setKind(kind);
                field.current?.focus({ preventScroll: true });
              }}
            >
              <KindStamp kind={kind} />
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
