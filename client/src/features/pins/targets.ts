import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Note } from "@longtable/shared/board/board.types";
import type { Step } from "@longtable/shared/journey/journey.types";
import { t } from "../../i18n/t.ts";
import type { PinTarget } from "../journey/Late.tsx";

/** A note or a step by its id. */
export type PinnedTo = { noteId: string } | { stepId: string };

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

const noteTarget = ({ id, text }: Pick<Note, "id" | "text">): PinTarget => ({ noteId: id, label: shorten(text) });

/** The notes of a list as things to pin to: those that are on the board for everyone. */
export const pinnable = (notes: readonly (Pick<Note, "id" | "text"> & { isNew: boolean; held?: unknown })[]) =>
  notes.filter(({ isNew, held }) => !isNew && !held).map(noteTarget);

/** A step as something to pin to. */
export const stepTarget = ({ id, label }: Pick<Step, "id" | "label">): PinTarget => ({ stepId: id, label });

/** What was chosen, with the notes of a chosen step behind it. */
export function targetsAt({ notes, steps }: Pick<BoardContent, "notes" | "steps">, on: PinnedTo): PinTarget[] {
  if ("noteId" in on) return notes.filter(({ id }) => id === on.noteId).map(noteTarget);
  const here = notes.filter(({ place }) => place && "stepId" in place && place.stepId === on.stepId);
  return [
    ...steps
      .filter(({ id }) => id === on.stepId)
      .map((step) => ({ ...stepTarget(step), label: t("pins.step", { label: step.label }) })),
    ...here.map(noteTarget),
  ];
}
