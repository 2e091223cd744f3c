import type { PinKind, PinState } from "../pins/pins.types.ts";
import type { ExportedFeeling, ExportedPin } from "./marks.model.ts";

const KINDS: Record<PinKind, string> = { question: "Question", concern: "Concern", gap: "Gap" };
const STATES: Record<PinState, string> = { open: "open", answered: "answered", parked: "for later" };

const signed = (value: number) => (value > 0 ? `+${value}` : String(value).replace("-", "−"));

/** How files say what is pinned and how the room felt, in English. */
export const ENGLISH_MARK_WORDS = {
  pins: "Questions, concerns and gaps",
  felt: "How the room felt, step by step",
  assumed: "Steps that are assumed",
  /** Of a map's steps that rest on nothing, before their names. */
  assumedWhy: (isAll: boolean) =>
    isAll
      ? "No evidence stands behind any step of this map yet: all of it is assumed."
      : "No evidence stands behind these steps yet. Find somebody who has been there before you build on them.",
  kind: (kind: PinKind) => KINDS[kind],
  state: (state: PinState) => STATES[state],
  /** A pin as one line, and below it where it stands and what was answered. */
  pin: ({ kind, text, state }: ExportedPin) => `${KINDS[kind]} (${STATES[state]}): ${text}`,
  pinDetails: ({ note, step, lane, answer }: ExportedPin): string[] => [
    ...(note === null ? [] : [`On the note “${note}”`]),
    ...(step === null ? [] : [lane === null ? `Step: ${step}` : `Step: ${step}; lane: ${lane}`]),
    ...(answer === null ? [] : [`Answer: ${answer}`]),
  ],
  /** How a step felt, without its name. */
  feeling({ answered, spread, words }: ExportedFeeling): string {
    if (!spread) return "Fewer than five people rated it, so no figure is shown.";
    const { median, lowest, highest, mixed } = spread;
    const figures = `${signed(median)} in the middle, from ${signed(lowest)} to ${signed(highest)}; ${answered} people`;
    const said = words.map(({ text, count }) => (count > 1 ? `${text} (${count})` : text)).join(", ");
    return [figures, ...(mixed ? ["mixed views"] : []), ...(said === "" ? [] : [said])].join("; ");
  },
} as const;
