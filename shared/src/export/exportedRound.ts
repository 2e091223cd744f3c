import { UNDECLARED } from "../voting/groupNames.ts";
import { type RoundResults, roundResults } from "../voting/results.rules.ts";
import type { GroupResults } from "../voting/results.schema.ts";
import type { Round } from "../voting/voting.schema.ts";
import type { Group } from "../workshop/workshop.schema.ts";

/** A round with the question the room was asked, and its results by group where it has them. */
export interface RoundSource {
  question: string;
  round: Round;
  byGroup?: GroupResults | undefined;
  /** The workshop's groups, for their names. */
  groups?: readonly Group[];
}

export interface ExportedRound {
  id: string;
  boardId: string;
  activityId: string;
  question: string;
  dotsEach: number;
  mostPerNote: number;
  voted: number;
  /** Groups large enough to be shown on their own; `results[].groups` has their figures in this order. */
  groups: { id: string; label: string; voters: number; dots: number }[];
  /** Names of the groups that are not shown, and from how many voters on a group is. */
  notShown: string[];
  leastShown: number;
  /** Most dots first; equal dots share a place. `equal…` and `spread` are null without two groups to compare. */
  results: {
    noteId: string;
    text: string;
    place: number;
    dots: number;
    voters: number;
    groups: { dots: number; voters: number }[];
    equalPlace: number | null;
    equalShare: number | null;
    spread: number | null;
  }[];
}

/** What may be taken home of a round: nothing before it is closed, and never what a small group chose. */
export function exportedRound(source: RoundSource): ExportedRound[] {
  const { question, round, byGroup } = source;
  const found = round.state === "closed" ? roundResults(round, byGroup) : null;
  if (!found) return [];
  const { id, boardId, activityId, dots, maxPerItem, voted } = round;
  const name = (groupId: string) => groupLabel(source, groupId);
  return [
    {
      id,
      boardId,
      activityId,
      question,
      dotsEach: dots,
      mostPerNote: maxPerItem,
      voted,
      groups: found.groups.map((group) => ({ ...group, label: name(group.id) })),
      notShown: found.hidden.map(name),
      leastShown: found.least,
      results: found.rows.map(exportedRow),
    },
  ];
}

function exportedRow(row: RoundResults["rows"][number]): ExportedRound["results"][number] {
  const { noteId, text, place, dots, voters, groups, equalPlace, equalShare, spread } = row;
  const figures = groups.map((group) => ({ dots: group.dots, voters: group.voters }));
  return { noteId, text, place, dots, voters, groups: figures, equalPlace, equalShare, spread };
}

/** A group's name in an export. */
export function groupLabel({ groups = [] }: Pick<RoundSource, "groups">, id: string): string {
  if (id === UNDECLARED) return "Chose not to say";
  return groups.find((group) => group.id === id)?.label ?? id;
}
