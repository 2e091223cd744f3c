import { groundsIn } from "../decision/grounds.rules.ts";
import type { ExportedRound } from "../export/exportedRound.ts";
import { type WorkshopExport, type WorkshopSource, workshopExport } from "../export/exportModel.ts";
import { type Report, reportOf } from "../followThrough/report.ts";
import { SMALL_GROUP } from "../kernel/limits.ts";
import { isMadeUpName } from "../people/madeUpNames.ts";
import { figureOf } from "../report/report.measures.ts";
import { ENGLISH_DOCUMENT_WORDS } from "../report/report.words.ts";
import { heldBack, votesIn } from "../story/outcomesWithinConsent.ts";
import { beyond, withinConsent } from "../story/withinConsent.ts";
import { UNDECLARED } from "../voting/groupNames.ts";
import { TAKEN_BACK } from "../withdrawal/withdrawal.schema.ts";

/** A closed vote as the public may read it. */
export interface PublicResult {
  question: string;
  voted: number;
  /** Most dots first; empty where so few voted that a figure could give somebody away. */
  rows: { place: number; text: string; dots: number; voters: number; byGroup: number[] }[];
  /** How many more candidates there were. */
  more: number;
  /** Groups that are large enough to be shown; `rows[].byGroup` has their dots in this order. */
  groups: string[];
  notShown: string[];
  leastShown: number;
}

/** A figure of the programme beside a story that its teller gave to everyone. */
export interface PublicMeasure {
  figure: string;
  label: string;
  /** The day the figure was read, `YYYY-MM-DD`. */
  on: string;
  baseline: string | null;
  target: string | null;
  story: string;
  /** What the teller is called in it; empty for nobody. */
  name: string;
}

/** What the public page shows: what hosts released, without a name, in the circle that people agreed to. */
export interface PublicPage extends Report {
  question: string | null;
  results: PublicResult[];
  measures: PublicMeasure[];
  people: { count: number; byGroup: { label: string; count: number }[]; leastShown: number; isSomeHidden: boolean };
}

interface Naming {
  /** True for what somebody in the room is called. */
  isPerson(name: string): boolean;
  /** What stands there instead. */
  someone: string;
}

/** Beyond this the page would be long and say little more. */
const MOST_ROWS = 10;

/**
 * Cuts from a workshop what may stand on its public page: answered ideas, settled decisions, promises, closed votes. Making the
 * link releases the boards that nobody set a circle for; evidence and boards that have one go no further than that (PP3).
 */
export function publicPageOf(source: WorkshopSource, naming: Naming): PublicPage {
  const released = { ...source, boards: source.boards.map((board) => ({ ...board, scope: board.scope ?? "public" })) };
  const { data, leftOut } = withinConsent(released, "public");
  const isBound = boundNotes(source);
  const isOut = beyond(released.boards, source.evidence ?? [], "public");
  const gone = new Set(
    leftOut.flatMap(({ what, id }) => ((what === "note" || what === "idea") && isBound(id) ? [id] : [])),
  );
  const { followThrough } = source;
  const grounds = groundsIn(votesIn(source));
  const decisions = source.decisions.filter(
    (one) => !isTakenBack(one.question) && !grounds(one).some((id) => isBound(id) && isOut(id)),
  );
  const unsaid = heldBack(source.decisions, decisions);
  const report = reportOf({
    workshop: data.workshop,
    followThrough: followThrough
      ? {
          ...followThrough,
          ideas: followThrough.ideas.filter(({ noteId, text }) => !gone.has(noteId) && !isTakenBack(text)),
          commitments: followThrough.commitments.filter(({ decisionId }) => !unsaid(decisionId)),
        }
      : { stage: "running", ideas: [], commitments: [] },
    decisions,
  });
  const model = workshopExport(data, 0);
  return {
    ...report,
    ideas: report.ideas.map((idea) => ({
      ...idea,
      response: { ...idea.response, by: unnamed(idea.response.by, naming) },
    })),
    commitments: report.commitments.map((one) => ({
      ...one,
      owners: [...new Set(one.owners.map((owner) => unnamed(owner, naming)))],
    })),
    question: data.purpose?.question.at(-1)?.text ?? null,
    results: model.boards.flatMap(({ rounds }) => rounds).map(resultOf),
    measures: measuresOf(model, naming),
    people: peopleOf(model),
  };
}

/** Nothing is left of it but that it was taken back: it is not the public's. */
const isTakenBack = (text: string) => text.split(TAKEN_BACK).join("").trim() === "";

/** Notes that a board or evidence sets a circle for. An idea whose note was tidied away is the hosts' to release. */
function boundNotes({ boards, evidence = [] }: WorkshopSource): (noteId: string) => boolean {
  const onBoards = boards.flatMap(({ content }) => content.notes.map(({ id }) => id));
  const linked = evidence.flatMap(({ links }) => links.flatMap(({ noteId }) => noteId ?? []));
  const bound = new Set<string>([...onBoards, ...linked]);
  return (noteId) => bound.has(noteId);
}

/** Names that were made up at the door are somebody's, also when that person is not in the room any more. */
const unnamed = (name: string, { isPerson, someone }: Naming) =>
  isPerson(name) || isMadeUpName(name) ? someone : name;

function resultOf(round: ExportedRound): PublicResult {
  const { question, voted, groups, notShown, leastShown, results } = round;
  const isTooSmall = voted < SMALL_GROUP;
  const rows = isTooSmall ? [] : results.slice(0, MOST_ROWS);
  return {
    ...{ question, voted, notShown, leastShown },
    groups: isTooSmall ? [] : groups.map(({ label }) => label),
    rows: rows.map(({ place, text, dots, voters, groups: each }) => ({
      ...{ place, text, dots, voters },
      byGroup: each.map((group) => group.dots),
    })),
    more: isTooSmall ? 0 : results.length - rows.length,
  };
}

/** Figures that stand beside a story for everyone; a figure alone was released by nobody. */
function measuresOf({ measures = [] }: WorkshopExport, naming: Naming): PublicMeasure[] {
  return measures.flatMap(({ label, unit, baseline, target, readings, story }): PublicMeasure[] => {
    const newest = readings.at(-1);
    if (!newest || !story) return [];
    return [
      {
        ...{ label, on: newest.on, figure: figureOf(newest.value, unit) },
        baseline: baseline === null ? null : figureOf(baseline, unit),
        target: target === null ? null : figureOf(target, unit),
        ...{ story: story.text, name: story.name === "" ? "" : unnamed(story.name, naming) },
      },
    ];
  });
}

function peopleOf({ participants }: WorkshopExport): PublicPage["people"] {
  const { count, byGroup, leastShown = SMALL_GROUP } = participants;
  return {
    count,
    byGroup: byGroup.map((group) => ({
      label: group.id === UNDECLARED ? ENGLISH_DOCUMENT_WORDS.undeclared : group.label,
      count: group.count,
    })),
    leastShown,
    isSomeHidden: byGroup.reduce((sum, group) => sum + group.count, 0) < count,
  };
}
