import type { AgreementLine, QuestionVersion, RoomQuestion } from "./purpose.schema.ts";

/** The wording that holds; null while the room has no question. */
export function currentQuestion(question: RoomQuestion | undefined): QuestionVersion | null {
  return question?.versions.at(-1) ?? null;
}

/** Why what was written on an earlier version may not take the place of the one that stands, or null. */
export function changedMeanwhile(basedOn: number | undefined, standing: number): "changedMeanwhile" | null {
  return basedOn === undefined || basedOn === standing ? null : "changedMeanwhile";
}

/** True when two agreements say the same, in the same order. */
export function sameLines(one: readonly AgreementLine[], other: readonly AgreementLine[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ side, text }, index) => other[index]?.side === side && other[index].text === text)
  );
}

/** The lines without those said twice by one side. */
export function withoutRepeats(lines: readonly AgreementLine[]): AgreementLine[] {
  return lines.filter(
    ({ side, text }, index) => lines.findIndex((line) => line.side === side && line.text === text) === index,
  );
}
