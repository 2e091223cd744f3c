import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Note } from "@longtable/shared/board/board.types";
import { stackOf } from "@longtable/shared/board/merges.rules";
import type { Step } from "@longtable/shared/journey/journey.types";
import { t } from "../../i18n/t.ts";
import type { PinTarget } from "../journey/Late.tsx";

/** A note or a step by its id. */
export type PinnedTo = { noteId: string } | { stepId: string };

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

const noteTarget = ({ id, text }: Pick<Note, "id" | "text">): PinTarget => ({ noteId: id, label: shorten(text) });

/** The notes of a list as things to pin to: those that are on the board for everyone. */
export const pinnable = (
  notes: readonly (Pick<Note, "id" | "text" | "merged"> & { isNew: boolean; held?: unknown })[],
) =>
  notes
    .filter(({ isNew, held }) => !isNew && !held)
    .flatMap((note) => [note, ...(note.merged ?? [])])
    .map(noteTarget);

/** A step as something to pin to. */
export const stepTarget = ({ id, label }: Pick<Step, "id" | "label">): PinTarget => ({ stepId: id, label });

/** What was chosen, with the notes of a chosen step behind it. */
export function targetsAt({ notes, steps }: Pick<BoardContent, "notes" | "steps">, on: PinnedTo): PinTarget[] {
  if ("noteId" in on) {
    // What is pinned to any wording of a merged note is found at the one on top.
    const stack: readonly string[] = stackOf(notes, on.noteId as Note["id"]);
    return stack.flatMap((id) => notes.filter((note) => note.id === id)).map(noteTarget);
  }
  const here = notes.filter(({ place }) => place && "stepId" in place && place.stepId === on.stepId);
  return [
    ...steps
      .filter(({ id }) => id === on.stepId)
      .map((step) => ({ ...stepTarget(step), label: t("pins.step", { label: step.label }) })),
    ...here.map(noteTarget),
  ];
}
