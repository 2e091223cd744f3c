import type { PositionResult, Proposal } from "../agreement/agreement.schema.ts";
import { groundsIn, type VotedOn } from "../decision/grounds.rules.ts";
import type { WorkshopSource } from "../export/exportModel.ts";
import type { NoteId, RoundId } from "../kernel/ids.ts";

type Outcomes = Pick<WorkshopSource, "decisions" | "agreements" | "checks" | "followThrough">;
type WithVotes = Outcomes & Pick<WorkshopSource, "boards" | "unread">;
type IsOut = (noteId: NoteId) => boolean;

const restsOnOut = ({ noteIds }: { noteIds: readonly NoteId[] }, isOut: IsOut) => noteIds.some(isOut);

/** A workshop's votes, also those on boards that cannot be read. */
export const votesIn = ({ boards, unread = [] }: Pick<WorkshopSource, "boards" | "unread">): VotedOn[] => [
  ...boards.flatMap(({ rounds }) => rounds.map(({ round }) => round)),
  ...unread.flatMap(({ rounds = [] }) => rounds),
];

/**
 * What came of notes, without what came of notes that do not go out: it says their words again. A promise goes no further than the
 * decision it follows from; one that follows from none is the room's own word. Of late ideas those stay that a host let through (FT9).
 */
export function cutOutcomes(source: WithVotes, isOut: IsOut): Outcomes {
  const { decisions, agreements, followThrough } = source;
  const grounds = groundsIn(votesIn(source));
  const left = decisions.filter((one) => !grounds(one).some(isOut));
  const unsaid = heldBack(decisions, left);
  return {
    decisions: left,
    ...(agreements && { agreements: agreements.filter((one) => !restsOnOut(one, isOut)) }),
    ...(followThrough && {
      followThrough: {
        ...followThrough,
        ideas: followThrough.ideas.filter(({ noteId }) => !isOut(noteId)),
        commitments: followThrough.commitments.filter(({ decisionId }) => !unsaid(decisionId)),
        ...(followThrough.hosts && {
          hosts: { ...followThrough.hosts, ideaBox: followThrough.hosts.ideaBox.filter(isLetThrough) },
        }),
      },
    }),
  };
}

/** True for the id of a decision that is there and does not go out: what follows from it stays as well. */
export function heldBack(all: readonly { id: string }[], left: readonly { id: string }[]) {
  const gone = new Set(all.map(({ id }) => id));
  for (const { id } of left) gone.delete(id);
  return (decisionId: string | null): boolean => decisionId !== null && gone.has(decisionId);
}

/** Decisions that rest on none of these notes, nor, where they name no note, on one of these votes. */
export const givenOf = <One extends { noteIds: readonly NoteId[]; roundId: RoundId | null }>(
  all: readonly One[],
  out: ReadonlySet<string>,
) =>
  all.filter(({ noteIds, roundId }) => {
    const grounds = noteIds.length === 0 && roundId !== null ? [roundId] : noteIds;
    return !grounds.some((id) => out.has(id));
  });

/** What of it does not go out, each with a note that it is about. A proposal that was settled is its decision. */
export function outcomesOut(source: WithVotes, isOut: IsOut) {
  const { decisions, agreements = [], followThrough } = source;
  const grounds = groundsIn(votesIn(source));
  const resting = decisions.map((one) => ({ id: one.id, noteIds: grounds(one) }));
  const known = new Set<string>(decisions.map(({ id }) => id));
  const about = (what: "decision" | "proposal", list: readonly { id: string; noteIds: readonly NoteId[] }[]) =>
    list.flatMap(({ id, noteIds }) => {
      const noteId = noteIds.find(isOut);
      return noteId === undefined ? [] : [{ what, id, noteId }];
    });
  const ideas = followThrough?.ideas.filter(({ noteId }) => isOut(noteId)) ?? [];
  const decided = about("decision", resting);
  const noteOf = new Map<string | null, NoteId>(decided.map(({ id, noteId }) => [id, noteId]));
  const promises = (followThrough?.commitments ?? []).flatMap(({ id, decisionId }) => {
    const noteId = noteOf.get(decisionId);
    return noteId === undefined ? [] : [{ what: "commitment" as const, id: id as string, noteId }];
  });
  return [
    ...ideas.map(({ noteId }) => ({ what: "idea" as const, id: noteId as string, noteId })),
    ...decided,
    ...promises,
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
