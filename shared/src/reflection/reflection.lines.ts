import type { ReportLine } from "../followThrough/report.markdown.ts";
import { ENGLISH_REPORT_WORDS } from "../followThrough/reportWords.ts";
import { MOST_SCORE, PRINCIPLES, type Principle, type Reflection, type Rung, type Wheel } from "./reflection.schema.ts";

/** Words of a reflection, wherever it is written. */
export interface ReflectionWords {
  heading: string;
  wheel(day: string): string;
  principles: Record<Principle, string>;
  score(score: number): string;
  evidence: string;
  depths: Record<NonNullable<Wheel["depth"]>["level"], string>;
  rung: string;
  rungs: Record<Rung, string>;
  declared(rung: string, reason: string): string;
  counts(counts: Record<Rung, number>): string;
  withheld: string;
  distance: string;
  change(meanChange: number, pairs: number): string;
}

export const ENGLISH_REFLECTION_WORDS: ReflectionWords = {
  heading: "How we worked",
  wheel: (day) => `The wheel on ${ENGLISH_REPORT_WORDS.day(day)}`,
  principles: {
    assets: "Everyone has something to give",
    capacity: "People can do more",
    mutuality: "Give and take",
    networks: "People know each other",
    roles: "Lines are blurred",
    catalysts: "Things go on by themselves",
  },
  score: (score) => `${score} of ${MOST_SCORE}`,
  evidence: "This rests on",
  depths: {
    descriptive: "Descriptive: people already give something",
    intermediate: "Intermediate: what people give is seen, and the ways of working are the same",
    transformative: "Transformative: power moves",
  },
  rung: "To, for or with people",
  rungs: { to: "to people", for: "for people", with: "with people" },
  declared: (rung, reason) => `The hosts say: ${rung}${reason === "" ? "" : `. ${reason}`}`,
  counts: (counts) => `People say: to ${counts.to}, for ${counts.for}, with ${counts.with}`,
  withheld: "Fewer than five people answered, so nothing is shown.",
  distance: "How far people came",
  change: (meanChange, pairs) =>
    `${pairs} people rated themselves at the start and at the end. On average they moved by ${signed(meanChange)} of 10.`,
};

/** A number with its sign, in figures that line up: +1.33, −0.5, 0. */
export function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value).replace("-", "−");
}

/** A reflection line by line, for every paper format; empty when there is nothing yet. */
export function reflectionLines(reflection: Reflection, words: ReflectionWords = ENGLISH_REFLECTION_WORDS) {
  const { wheels, declared, rung, end } = reflection;
  const lines: ReportLine[] = wheels.flatMap((wheel) => wheelLines(wheel, words));
  if (declared || rung?.state === "closed") lines.push({ kind: "heading", text: words.rung });
  const say = (text: string) => lines.push({ kind: "detail", text });
  if (declared) say(words.declared(words.rungs[declared.rung], declared.reason));
  if (rung?.state === "closed") say(rung.counts ? words.counts(rung.counts) : words.withheld);
  if (end?.distance) {
    lines.push({ kind: "heading", text: words.distance });
    const { meanChange, pairs } = end.distance;
    say(meanChange === null ? words.withheld : words.change(meanChange, pairs));
  }
  return lines;
}

function wheelLines({ on, scores, evidence, depth }: Wheel, words: ReflectionWords): ReportLine[] {
  const scored = PRINCIPLES.flatMap((key): ReportLine[] => [
    { kind: "entry", text: `${words.principles[key]}: ${words.score(scores[key])}` },
    ...(evidence[key] === "" ? [] : [{ kind: "detail" as const, text: evidence[key] }]),
  ]);
  const whole = evidence.whole === "" ? [] : [`${words.evidence}: ${evidence.whole}`];
  const deep = depth === null ? [] : [`${words.depths[depth.level]}. ${depth.reason}`];
  return [
    { kind: "heading", text: words.wheel(on) },
    ...scored,
    ...[...whole, ...deep].map((text): ReportLine => ({ kind: "detail", text })),
  ];
}
