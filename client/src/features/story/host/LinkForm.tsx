import type { BoardContent } from "@longtable/shared/board/board.doc";
import { linkStory } from "@longtable/shared/story/story.commands";
import type { ShownStory } from "@longtable/shared/story/story.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useState } from "react";
import { t } from "../../../i18n/t.ts";
import { Sheet } from "../../../ui/Sheet.tsx";
import type { Commands } from "../../console/useCommands.ts";
import { Picker } from "./Picker.tsx";

interface Props {
  story: ShownStory;
  state: WorkshopState;
  boardId: string | null;
  content: BoardContent | null;
  commands: Commands;
  onBoard(boardId: string): void;
  onDone(): void;
  onClose(): void;
}

/** Links a story to a note or a step of a board. */
export function LinkForm({ story, state, boardId, content, commands, onBoard, onDone, onClose }: Props) {
  const [target, setTarget] = useState("");
  const short = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
  const steps = content?.steps ?? [];
  const notes = content?.notes ?? [];
  const options = [
    ...steps.map(({ id, label }) => ({ value: id as string, label: t("evidence.link.step", { text: short(label) }) })),
    ...notes.map(({ id, text }) => ({ value: id as string, label: t("evidence.link.note", { text: short(text) }) })),
  ];
  const board = state.boards.find(({ id }) => id === boardId);
  const link = async () => {
    const note = notes.find(({ id }) => id === target);
    const step = steps.find(({ id }) => id === target);
    if (!board || !(note || step)) return;
    const to = note ? { noteId: note.id } : step && { stepId: step.id };
    if (await commands.run(linkStory, { storyId: story.id, boardId: board.id, ...to })) onDone();
  };
  return (
    <Sheet title={t("evidence.link.title")} onClose={onClose}>
      <div className="stack">
        <Picker
          label={t("evidence.link.board")}
          value={boardId ?? ""}
          options={state.boards.map(({ id, title }) => ({ value: id as string, label: title }))}
          onChange={(id) => {
            setTarget("");
            onBoard(id);
          }}
        />
        {content === null && <p role="status">{t("evidence.link.waiting")}</p>}
        {content !== null && options.length === 0 && <p>{t("evidence.link.none")}</p>}
        {options.length > 0 && (
          <Picker
            label={t("evidence.link.target")}
            value={target}
            options={[{ value: "", label: t("evidence.link.choose") }, ...options]}
            onChange={setTarget}
          />
        )}
        <div className="dialog-acts">
          <button type="button" className="btn" onClick={onClose}>
            {t("evidence.form.cancel")}
          </button>
          <button type="button" className="btn btn-main" aria-disabled={target === ""} onClick={() => void link()}>
            {t("evidence.link.go")}
          </button>
        </div>
      </div>
    </Sheet>
  );
}
