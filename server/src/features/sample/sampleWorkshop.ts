import type { Answer } from "@longtable/shared/agreement/agreement.rules";
import type { BoardDoc } from "@longtable/shared/board/board.doc";
import type { Decision } from "@longtable/shared/decision/decision.schema";
import type { Afterwards } from "@longtable/shared/followThrough/afterwards.types";
import type { GroupId } from "@longtable/shared/kernel/ids";
import { SMALL_GROUP } from "@longtable/shared/kernel/limits";
import type { StartScenarios } from "@longtable/shared/scenarios/startScenarios.types";
import type { StartStories } from "@longtable/shared/story/startStories.types";
import { countByGroup, type GroupedBallot } from "@longtable/shared/voting/groupResults.rules";
import type { GroupResults } from "@longtable/shared/voting/results.schema";
import { ballotDenial } from "@longtable/shared/voting/voting.rules";
import type { Candidate, TallyRow } from "@longtable/shared/voting/voting.schema";
import { tallyBallots } from "@longtable/shared/voting/voting.tally";
import type { ActivityBlueprint } from "@longtable/shared/workshop/templates/template.types";
import type { Group } from "@longtable/shared/workshop/workshop.schema";
import { SampleData } from "./sample.schema.ts";
import sampleJson from "./sample-workshop.json" with { type: "json" };
import { AfterwardsData, sampleAfterwards } from "./sampleAfterwards.ts";
import { isShown, type MapId, writeBoard } from "./sampleBoards.ts";
import { ScenarioData, sampleScenarios } from "./sampleScenarios.ts";
import { StoryData, sampleStories } from "./sampleStories.ts";

/** A board of the demo; `write` fills an empty document as one update. */
export interface SampleBoard {
  key: string;
  type: "journeyMap" | "columns";
  title: string;
  mapState?: "current" | "future";
  /** The board it began as, before it in the list. */
  basedOnKey?: string;
  write(board: BoardDoc, origin: unknown): void;
}

/** A round that has been closed; nobody's single ballot is kept. */
export interface SampleRound {
  key: string;
  activityKey: string;
  boardKey: string;
  dots: number;
  maxPerItem: number;
  candidates: Candidate[];
  voted: number;
  tally: TallyRow[];
  byGroup: Pick<GroupResults, "least" | "shown" | "hidden">;
}

export interface SampleDecision extends Pick<Decision, "question" | "method" | "state" | "noteIds"> {
  key: string;
  roundKey: string | null;
  /** What the room said, without who. */
  answers: Answer[];
}

/**
 * The filled demo as plain data. Keys link its parts; note ids are already those of the new workshop. Groups keep
 * their ids: they mean something only within their workshop.
 */
export interface SampleWorkshop {
  title: string;
  groups: Group[];
  /** All start queued, so that a facilitator can run the demo from its beginning. */
  activities: (ActivityBlueprint & { key: string })[];
  boards: SampleBoard[];
  rounds: SampleRound[];
  decisions: SampleDecision[];
  /** What the demo has behind it, by the moment it is made. */
  afterwards(now: number): Afterwards;
  /** What its notes rest on. */
  stories(now: number): StartStories;
  /** Who is plotted over its planned map. */
  scenarios: StartScenarios;
}

const WORKSHOP = "ws-1";

/** Remembers a fresh id for each of the sample's, for one workshop. */
export function createMapId(newId: () => string): MapId {
  const ids = new Map<string, string>();
  return <Id extends string>(sampleId: string) => {
    const id = ids.get(sampleId) ?? newId();
    ids.set(sampleId, id);
    return id as Id;
  };
}

/**
 * The demo, read from its file and given the ids of one new workshop.
 *
 * Activities whose boards cannot be shown are left out with them.
 */
export function sampleWorkshop(mapId: MapId, json: unknown = sampleJson): SampleWorkshop {
  const data = SampleData.parse(json);
  const shown = data.boards.filter(isShown);
  const activities = sampleActivities(data, new Set(shown.map(({ id }) => id)));
  const used = new Set(activities.flatMap(({ boardKeys }) => boardKeys));
  const rounds = sampleRounds(data, activities, mapId);
  return {
    title: data.workshops.find(({ id }) => id === WORKSHOP)?.title ?? "",
    groups: data.programme.groups.map(({ id, label }) => ({ id: id as GroupId, label })),
    activities,
    boards: shown
      .filter(({ id }) => used.has(id))
      .map((board) => ({
        key: board.id,
        type: board.type,
        title: board.title,
        ...(board.state && { mapState: board.state }),
        ...(board.basedOnId && { basedOnKey: board.basedOnId }),
        write: (doc, origin) => writeBoard(data, board, mapId, doc, origin),
      })),
    rounds,
    decisions: data.decisions.map(({ id, question, method, state, roundId, noteIds, positions }) => ({
      key: id,
      question,
      method,
      state,
      roundKey: rounds.some(({ key }) => key === roundId) ? roundId : null,
      noteIds: noteIds.map((noteId) => mapId(noteId)),
      answers: positions.map(({ position, reason }) => ({ position, reason, version: 1 })),
    })),
    afterwards: (now) => sampleAfterwards(AfterwardsData.parse(json), WORKSHOP, mapId, now),
    stories: (now) => sampleStories(StoryData.parse(json), mapId, now),
    scenarios: sampleScenarios(ScenarioData.parse(json), mapId),
  };
}

function sampleActivities(data: SampleData, shown: ReadonlySet<string>): SampleWorkshop["activities"] {
  return data.activities.flatMap(({ id, workshopId, phaseKey, boardIds, ...activity }) => {
    const boardKeys = boardIds.filter((boardId) => shown.has(boardId));
    if (workshopId !== WORKSHOP || boardKeys.length === 0) return [];
    return [{ ...activity, key: id, phase: phaseKey, boardKeys }];
  });
}

function sampleRounds(data: SampleData, activities: SampleWorkshop["activities"], mapId: MapId): SampleRound[] {
  return data.voteRounds.flatMap((round) => {
    const boardKey = activities.find(({ key }) => key === round.activityId)?.boardKeys[0];
    if (boardKey === undefined) return [];
    const { id, activityId, dots, maxPerItem } = round;
    const candidates = round.candidates.map(({ noteId, text }): Candidate => ({ noteId: mapId(noteId), text }));
    const ballots = validBallots(data, id, { dots, maxPerItem, candidates }, mapId);
    return [
      {
        key: id,
        activityKey: activityId,
        boardKey,
        dots,
        maxPerItem,
        candidates,
        voted: ballots.length,
        tally: tallyBallots(
          candidates,
          ballots.map((ballot) => ballot.dots),
        ),
        byGroup: { least: SMALL_GROUP, ...countByGroup(candidates, ballots, { least: SMALL_GROUP, earlier: [] }) },
      },
    ];
  });
}

/** The last ballot of each voter that the round's own rules allow. */
function validBallots(
  { ballots, participants }: SampleData,
  roundId: string,
  rules: Pick<SampleRound, "dots" | "maxPerItem" | "candidates">,
  mapId: MapId,
): GroupedBallot[] {
  const voters = new Map(participants.map((participant) => [participant.id, participant]));
  const valid = new Map<string, GroupedBallot>();
  for (const ballot of ballots.filter((one) => one.roundId === roundId)) {
    const dots = Object.fromEntries(Object.entries(ballot.allocation).map(([noteId, count]) => [mapId(noteId), count]));
    const voter = voters.get(ballot.participantId);
    if (ballotDenial({ canVote: voter?.canVote ?? false }, { ...rules, state: "open" }, dots) !== null) continue;
    valid.set(ballot.participantId, { groupId: voter?.groupId ?? null, dots });
  }
  return [...valid.values()];
}
