import type { PositionResult, Proposal } from "../agreement/agreement.schema.ts";
import type { WorkshopSource } from "../export/exportModel.ts";
import type { NoteId } from "../kernel/ids.ts";

type Outcomes = Pick<WorkshopSource, "decisions" | "agreements" | "checks" | "followThrough">;
type IsOut = (noteId: NoteId) => boolean;

const restsOnOut = ({ noteIds }: { noteIds: readonly NoteId[] }, isOut: IsOut) => noteIds.some(isOut);

/**
 * What came of notes, without what came of notes that do not go out: it says their words again. Of late ideas those stay that a host
 * let through (FT9).
 */
export function cutOutcomes({ decisions, agreements, followThrough }: Outcomes, isOut: IsOut): Outcomes {
  const left = decisions.filter((one) => !restsOnOut(one, isOut));
  const settled = new Set(left.map(({ id }) => id));
  const gone = new Set(decisions.flatMap(({ id }) => (settled.has(id) ? [] : [id])));
  return {
    decisions: left,
    ...(agreements && { agreements: agreements.filter((one) => !restsOnOut(one, isOut)) }),
    ...(followThrough && {
      followThrough: {
        ...followThrough,
        ideas: followThrough.ideas.filter(({ noteId }) => !isOut(noteId)),
        commitments: followThrough.commitments.map((one) =>
          one.decisionId && gone.has(one.decisionId) ? { ...one, decisionId: null } : one,
        ),
        ...(followThrough.hosts && {
          hosts: { ...followThrough.hosts, ideaBox: followThrough.hosts.ideaBox.filter(isLetThrough) },
        }),
      },
    }),
  };
}

/** What of it does not go out, each with a note that it is about. A proposal that was settled is its decision. */
export function outcomesOut({ decisions, agreements = [], followThrough }: Outcomes, isOut: IsOut) {
  const known = new Set<string>(decisions.map(({ id }) => id));
  const about = (what: "decision" | "proposal", list: readonly { id: string; noteIds: readonly NoteId[] }[]) =>
    list.flatMap(({ id, noteIds }) => {
      const noteId = noteIds.find(isOut);
      return noteId === undefined ? [] : [{ what, id, noteId }];
    });
  const ideas = followThrough?.ideas.filter(({ noteId }) => isOut(noteId)) ?? [];
  return [
    ...ideas.map(({ noteId }) => ({ what: "idea" as const, id: noteId as string, noteId })),
    ...about("decision", decisions),
    ...about(
      "proposal",
      agreements.filter(({ id }) => !known.has(id)),
    ),
  ];
}

/**
 * What people said to the room and agreed to for nobody else stays out of what everyone may read: reasons behind positions, words of
 * quick checks, the ideas box. Figures stay.
 */
export function saidToTheRoom({ agreements, checks, followThrough }: Outcomes): {
  cut: Partial<Outcomes>;
  counts: Record<"reason" | "checkWord" | "idea", number>;
} {
  const results = (agreements ?? []).flatMap(({ result, history }) => [
    ...(result ? [result] : []),
    ...history.flatMap((earlier) => earlier.result ?? []),
  ]);
  const box = followThrough?.hosts?.ideaBox ?? [];
  return {
    cut: {
      ...(agreements && { agreements: agreements.map(withoutReasons) }),
      ...(checks && { checks: checks.map((check) => (check.words ? { ...check, words: [] } : check)) }),
      ...(followThrough?.hosts && {
        followThrough: { ...followThrough, hosts: { ...followThrough.hosts, ideaBox: [] } },
      }),
    },
    counts: {
      reason: results.reduce((sum, { reasons }) => sum + reasons.length, 0),
      checkWord: (checks ?? []).reduce((sum, { words = [] }) => sum + words.length, 0),
      idea: box.filter(isLetThrough).length,
    },
  };
}

function withoutReasons(proposal: Proposal): Proposal {
  const bare = (result: PositionResult): PositionResult => ({ ...result, reasons: [] });
  return {
    ...proposal,
    ...(proposal.result && { result: bare(proposal.result) }),
    history: proposal.history.map((one) => ({ ...one, result: one.result && bare(one.result) })),
  };
}

/** True for a late idea that a host let through, to the room or onto a board. */
export const isLetThrough = ({ state }: { state: string }): boolean => state === "approved" || state === "shown";
