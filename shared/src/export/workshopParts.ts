import { mapDifferences } from "../programme/mapDifferences.ts";
import type { Reflection } from "../reflection/reflection.schema.ts";
import { reportedMeasures } from "../report/report.measures.ts";
import { isLetThrough } from "../story/outcomesWithinConsent.ts";
import type { BoardExport, BoardSource, WorkshopExport, WorkshopSource } from "./exportModel.ts";

/** What changed since the earlier board of this workshop that it began as. */
export function differencesOf(
  { terms, content }: BoardSource,
  boards: readonly BoardSource[],
): Pick<BoardExport, "differences"> {
  const earlier = terms?.basedOnId && boards.find(({ board }) => board.id === terms.basedOnId);
  return earlier ? { differences: mapDifferences(earlier.content, content) } : {};
}

/** The question, the agreement, and what ended without its output. */
export function planned({ purpose, closings }: WorkshopSource): Partial<WorkshopExport> {
  return {
    ...(purpose && purpose.question.length > 0 && { question: { versions: [...purpose.question] } }),
    ...(purpose && purpose.agreement.length > 0 && { agreement: { versions: [...purpose.agreement] } }),
    ...(closings && closings.length > 0 && { closings: [...closings] }),
  };
}

/** What is nothing to read, but without which a workshop that is brought in again would not be the same. */
export function kept({ programme, settings, breakoutTables }: WorkshopSource): Partial<WorkshopExport> {
  return {
    ...(programme && { programme }),
    ...(settings && Object.keys(settings).length > 0 && { settings }),
    ...(breakoutTables && breakoutTables.length > 0 && { tables: [...breakoutTables] }),
  };
}

/** When activities began, the report's plan, and measures beside stories. */
export function reported({
  activities,
  report,
  measures,
  evidence,
  fellowStories,
}: WorkshopSource): Partial<WorkshopExport> {
  const begun = activities.flatMap(({ id, openedAt }) => (openedAt === null ? [] : [{ activityId: id, at: openedAt }]));
  return {
    ...(begun.length > 0 && { begun }),
    ...(report && { report }),
    ...(measures &&
      measures.length > 0 && { measures: reportedMeasures(measures, [...(evidence ?? []), ...(fellowStories ?? [])]) }),
  };
}

/** What became of it, without what hosts hid, and how it was to work together. */
export function afterwards({ followThrough, reflection }: WorkshopSource): Partial<WorkshopExport> {
  const { answered: _answered, ...room } = reflection ?? {};
  return {
    ...(followThrough && {
      followThrough: {
        stage: followThrough.stage,
        ideas: followThrough.ideas,
        commitments: followThrough.commitments,
        ideaBox: (followThrough.hosts?.ideaBox ?? []).filter(isLetThrough),
      },
    }),
    ...(reflection && { reflection: room as Omit<Reflection, "answered"> }),
  };
}
