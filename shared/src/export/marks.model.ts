import type { BoardContent } from "../board/board.doc.ts";
import type { FeelingSpread } from "../journey/feelings.schema.ts";
import type { PinKind, PinState } from "../pins/pins.types.ts";

/** A question, concern or gap with what it is pinned to; step and lane are null where that stands in none (METHODS M17). */
export interface ExportedPin {
  id: string;
  kind: PinKind;
  text: string;
  state: PinState;
  answer: string | null;
  /** Of the answer; null for none. */
  answerId: string | null;
  noteId: string | null;
  stepId: string | null;
  /** The note's words; null for a pin on a step. */
  note: string | null;
  step: string | null;
  lane: string | null;
}

/** How the room rated a step. `spread` is null under five ratings, and then no words are kept. */
export interface ExportedFeeling {
  stepId: string;
  step: string;
  answered: number;
  spread: FeelingSpread | null;
  words: { text: string; count: number }[];
}

/** The pins of a board as files hold them: nothing on a note or step that is not in the file. */
export function exportedPins({ notes, steps, lanes, marks }: BoardContent): ExportedPin[] {
  return (marks?.pins ?? []).flatMap(
    ({ id, kind, text, state, answer, answerId = null, noteId, stepId }): ExportedPin[] => {
      const note = notes.find((one) => one.id === noteId);
      const place = note?.place && "laneId" in note.place ? note.place : null;
      const step = steps.find((one) => one.id === (stepId ?? place?.stepId));
      if (noteId ? !note : !step) return [];
      return [
        {
          ...{ id, kind, text, state, answer, answerId },
          noteId: noteId ?? null,
          stepId: step?.id ?? null,
          note: note?.text ?? null,
          step: step?.label ?? null,
          lane: (step && place && lanes.find((one) => one.id === place.laneId)?.label) ?? null,
        },
      ];
    },
  );
}

/** How the room rated a map, in the order of its steps; steps that nobody rated are not in it. */
export function exportedFeelings({ steps, marks }: BoardContent): ExportedFeeling[] {
  return steps.flatMap(({ id, label }) => {
    const felt = marks?.feelings?.find(({ stepId }) => stepId === id);
    if (!felt) return [];
    const words = felt.words.filter(({ hidden }) => !hidden).map(({ text, count }) => ({ text, count }));
    return [{ stepId: id, step: label, answered: felt.answered, spread: felt.spread, words }];
  });
}
