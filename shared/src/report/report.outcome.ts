import { agreementLines, ENGLISH_AGREEMENT_WORDS } from "../agreement/agreement.lines.ts";
import type { Proposal } from "../agreement/agreement.schema.ts";
import { POSITIONS } from "../agreement/agreement.types.ts";
import type { WorkshopExport } from "../export/exportModel.ts";
import { storyImageBlocks } from "../export/image.blocks.ts";
import type { ReportBlock } from "../export/report.blocks.ts";
import { dayOf } from "../followThrough/followThrough.rules.ts";
import { reportLines } from "../followThrough/report.markdown.ts";
import { inReadingOrder, reportOf } from "../followThrough/report.ts";
import { ENGLISH_REPORT_WORDS } from "../followThrough/reportWords.ts";
import { reflectionLines } from "../reflection/reflection.lines.ts";
import { figureOf, type ReportedMeasure } from "./report.measures.ts";
import { item, lineBlocks, listOf, type ReportTexts, say, tableOf, under } from "./report.parts.ts";

/** Each decision with how it was taken, what the room said to it and the worries that stand; then what is still asked. */
export function decisionBlocks(model: WorkshopExport, { own, common }: ReportTexts): ReportBlock[] {
  const { decisions, agreements = [], checks = [] } = model;
  const proposalOf = (id: string) => agreements.find((proposal) => proposal.id === id);
  const settled = decisions.map((decision) => {
    const { id, question, state, method, recordedAt } = decision;
    const how = state === "agreed" ? `, ${ENGLISH_REPORT_WORDS.methods[method]}` : "";
    return item(
      question,
      `${common.decisionStates[state]}${how}, ${own.on(dayOf(recordedAt))}`,
      ...saidTo(proposalOf(id), own.reservations),
    );
  });
  const known = new Set<string>(decisions.map(({ id }) => id));
  const asked = agreements.filter(({ id, state }) => !known.has(id) && state === "proposed");
  const checked = agreementLines({ checks }).filter(({ kind }) => kind !== "heading");
  return [
    ...(settled.length > 0 ? listOf(settled) : [say(own.noDecisions)]),
    ...under(
      3,
      own.stillAsked,
      listOf(asked.map((proposal) => item(proposal.text, ...saidTo(proposal, own.reservations)))),
    ),
    ...under(3, ENGLISH_AGREEMENT_WORDS.checks, lineBlocks(checked)),
  ];
}

/** What the room answered, as far as it was shown: counts, then the worries and objections in people's own words. */
function saidTo(proposal: Omit<Proposal, "mine"> | undefined, reservations: string): string[] {
  if (!proposal) return [];
  const { result, history } = proposal;
  const { positions, standing, wording } = ENGLISH_AGREEMENT_WORDS;
  const counts = POSITIONS.filter((position) => (result?.counts[position] ?? 0) > 0).map(
    (position) => `${result?.counts[position]} ${positions[position]}`,
  );
  const reasons = (result?.reasons ?? []).map(({ position, text }) =>
    position === "reservation" ? `“${text}”` : `“${text}” (${positions[position]})`,
  );
  return [
    ...(counts.length > 0 ? [counts.join("; ")] : []),
    ...(result && result.blocksStanding > 0 ? [standing(result.blocksStanding)] : []),
    ...(reasons.length > 0 ? [`${reservations}: ${reasons.join(" ")}`] : []),
    ...history.map(({ version, text }) => wording(version, text)),
  ];
}

/** What can change and what cannot, with the reason and who says so. */
export function limitBlocks({ boards }: WorkshopExport, { common }: ReportTexts): ReportBlock[] {
  const notes = boards.flatMap((board) => board.notes);
  return listOf(
    notes.flatMap(({ text, constraint }) =>
      constraint ? [item(text, common.levels[constraint.level], constraint.reason, constraint.owner)] : [],
    ),
  );
}

/** Answers to the ideas the room chose, then who does what and by when. */
export function promiseBlocks(model: WorkshopExport, { own }: ReportTexts): ReportBlock[] {
  const { workshop, followThrough } = model;
  const report = followThrough && reportOf({ workshop, followThrough, decisions: [] });
  const answers = report ? lineBlocks(reportLines({ ...report, commitments: [] })) : [];
  const words = ENGLISH_REPORT_WORDS;
  const promises = inReadingOrder(followThrough?.commitments ?? []).map(
    ({ what, owners, due, state, proof, isOverdue }) => [
      what,
      owners.join(", "),
      words.day(due),
      `${isOverdue ? `${words.overdue}: ` : ""}${words.commitmentStates[state]}`,
      proof ?? "",
    ],
  );
  if (answers.length + promises.length === 0) return [say(own.noPromises)];
  return [...answers, ...under(3, words.commitments, tableOf(own.promiseHeads, promises))];
}

/** How the room worked together. */
export function reflectionBlocks({ reflection }: WorkshopExport): ReportBlock[] {
  return reflection ? lineBlocks(reflectionLines(reflection)) : [];
}

/** Each measure's newest figure beside a story that may be told, or the word that there is none (METHODS M50). */
export function measureBlocks({ measures = [], evidence }: WorkshopExport, { own }: ReportTexts): ReportBlock[] {
  return measures.flatMap((measure) => [figureBlock(measure, own), ...storyImageBlocks(measure.story?.id, evidence)]);
}

function figureBlock(
  { label, unit, baseline, target, readings, story }: ReportedMeasure,
  own: ReportTexts["own"],
): ReportBlock {
  const newest = readings.at(-1);
  return {
    kind: "figure",
    figure: newest ? figureOf(newest.value, unit) : own.noReading,
    label,
    details: [
      newest && own.reading(newest.on, newest.source),
      baseline !== null && own.baseline(figureOf(baseline, unit)),
      target !== null && own.target(figureOf(target, unit)),
    ].flatMap((detail) => (detail ? [detail] : [])),
    story: story && { text: story.text, source: own.story(story.name, story.on, story.collector) },
    withoutStory: own.noStory,
  };
}
