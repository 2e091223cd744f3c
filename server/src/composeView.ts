import type { Held } from "@longtable/shared/held/held.schema";
import type { Hosts } from "@longtable/shared/hosts/hosts.schema";
import type { Images } from "@longtable/shared/images/images.schema";
import { boardAccess, may } from "@longtable/shared/participation/permissions";
import type { Role } from "@longtable/shared/participation/roles";
import { suppressSmallGroups } from "@longtable/shared/participation/smallGroups";
import type { People } from "@longtable/shared/people/people.schema";
import type { Tables } from "@longtable/shared/tables/tables.schema";
import type { Voice } from "@longtable/shared/voice/voice.schema";
import { keptUntil } from "@longtable/shared/withdrawal/retention.rules";
import { currentActivity, currentPhase } from "@longtable/shared/workshop/workshop.rules";
import { storySlices } from "./composeStories.ts";
import { proposalsFor } from "./features/agreement/agreement.view.ts";
import { checksFor } from "./features/agreement/check.view.ts";
import { noteIdsOf } from "./features/board/board.store.ts";
import { listDecisions } from "./features/decision/decision.store.ts";
import { feelingsFor } from "./features/feelings/feelings.view.ts";
import type { FollowThroughReader } from "./features/followThrough/followThrough.view.ts";
import { countByGroup, joinTimes, participantById } from "./features/participation/participation.store.ts";
import { requestsOf } from "./features/people/needs.store.ts";
import { pinsFor } from "./features/pins/pins.view.ts";
import { readProgrammeForRoom } from "./features/programme/programme.feature.ts";
import { listAgreementVersions, listWaiting } from "./features/purpose/purpose.store.ts";
import { readPurpose } from "./features/purpose/purpose.view.ts";
import { reflectionForSeats } from "./features/reflection/reflection.view.ts";
import { readReportPlan } from "./features/report/report.store.ts";
import { readHands, readRoom } from "./features/room/room.view.ts";
import { scenariosFor } from "./features/scenarios/scenarios.view.ts";
import { readWall } from "./features/screen/screen.store.ts";
import { readStoryReaches } from "./features/story/storyReach.ts";
import { versionsFor } from "./features/versions/versions.view.ts";
import { leastShown, listGroupResults } from "./features/voting/groupResults.store.ts";
import { readOwnVotes } from "./features/voting/voters.ts";
import { listRounds } from "./features/voting/voting.store.ts";
import { timesErased } from "./features/withdrawal/erasedPeople.store.ts";
import { retentionOf } from "./features/withdrawal/retention.store.ts";
import { readHostAgenda } from "./features/workshop/agenda.view.ts";
import { personalSlice, sharedSlice } from "./features/workshop/slice.ts";
import { happensAt, listActivities, listBoards, workshopById } from "./features/workshop/workshop.store.ts";
import { createWorkshopView, type Slices } from "./features/workshop/workshopView.ts";
import type { Clock } from "./kernel/clock.ts";
import type { Seat } from "./kernel/seat.ts";
import type { Sql } from "./storage/storage.ts";

interface ViewComposition {
  sql: Sql;
  clock: Clock;
  followThrough: Pick<FollowThroughReader, "forRoles">;
  /** How many participants are connected now. */
  countHere(workshopId: string): number;
  /** Who hosts, cut for a role. */
  readHosts(sql: Sql, workshopId: string): Promise<(role: Role) => Hosts>;
  readVoice(sql: Sql, workshopId: string): Promise<Voice>;
  /** Notes that are on no board, cut for a seat. */
  readHeld(sql: Sql, workshopId: string): Promise<(seat: Seat) => Promise<Held>>;
  /** The people in the room, for hosts; undefined for everyone else. */
  readPeople(sql: Sql, workshopId: string): Promise<(seat: Seat) => People | undefined>;
  /** The breakout tables, cut for a role. */
  readTables(sql: Sql, workshopId: string): Promise<(seat: Pick<Seat, "role">) => Tables | undefined>;
  /** Pictures on notes, cut for a seat. */
  readImages(sql: Sql, workshopId: string): Promise<(seat: Seat) => Images | undefined>;
}

/** Joins the features' parts into the state that people are sent. `mine` goes to its owner, tallies only after close. */
export function composeView({
  sql,
  clock,
  followThrough,
  countHere,
  readPeople,
  readHosts,
  readVoice,
  readHeld,
  readTables,
  readImages,
}: ViewComposition) {
  const slices: Slices = {
    workshop: sharedSlice(async (from, id) => {
      const { title, joinCode, groups, screen, isSample, names, door, id: workshopId } = await workshopOf(from, id);
      const purpose = await readPurpose(from, id);
      const facts = await retentionOf(from, id);
      const kept = facts ? { kept: keptUntil(facts) } : {};
      return () => ({ id: workshopId, title, joinCode, groups, screen, isSample, names, door, ...purpose, ...kept });
    }),
    me: personalSlice(async (from) => (seat) => readMe(from, seat)),
    phase: sharedSlice(async (from, id) => {
      const phase = currentPhase(await listActivities(from, id));
      return () => phase;
    }),
    activities: sharedSlice(async (from, id) => {
      const activities = await listActivities(from, id);
      return () => activities;
    }),
    agenda: sharedSlice(async (from, id) => {
      const agenda = await readHostAgenda(from, id, { listWaiting, listAgreementVersions });
      return ({ role }) => (may(role, "seeUnreleased") ? agenda : undefined);
    }),
    boards: personalSlice(readBoards),
    rounds: personalSlice(async (from, id) => {
      const rounds = await listRounds(from, id);
      const ownVotes = await readOwnVotes(from, id, rounds, joinTimes);
      return (seat) => {
        const own = ownVotes(seat);
        return rounds.map((round) => ({ ...round, ...own.get(round.id) }));
      };
    }),
    roundCounts: sharedSlice(async (from, id) => {
      const open = (await listRounds(from, id)).filter(({ state }) => state === "open");
      const counts = open.map(({ id: round, voted, onPaper }) => [round, { voted, ...(onPaper && { onPaper }) }]);
      return () => Object.fromEntries(counts);
    }),
    decisions: sharedSlice(async (from, id) => {
      const decisions = await listDecisions(from, id);
      return () => decisions;
    }),
    agreements: personalSlice(proposalsFor),
    checks: personalSlice(checksFor),
    participants: sharedSlice(async (from, id) => {
      const [groups, least] = [await countByGroup(from, id), await leastShown(from, id)];
      const count = Object.values(groups).reduce((sum, one) => sum + one, 0);
      return ({ role }) => ({
        count,
        here: countHere(id),
        byGroup: may(role, "seeGroups") ? groups : suppressSmallGroups(groups, least),
        leastShown: least,
      });
    }),
    timer: sharedSlice(async (from, id) => {
      const { timer } = await workshopOf(from, id);
      return () => {
        const now = clock.now();
        return timer && { ...timer, ...(timer.leftMs !== undefined && { endsAt: now + timer.leftMs }), now };
      };
    }),
    followThrough: sharedSlice(async (from, id) => {
      const forRole = await followThrough.forRoles(from, id);
      return ({ role }) => forRole(role);
    }),
    reflection: personalSlice(reflectionForSeats),
    room: personalSlice((from, id) => readRoom(from, id, { currentActivityId, readers: boardReaders })),
    hands: personalSlice((from, id) => readHands(from, id, { currentActivityId })),
    held: personalSlice(readHeld),
    tables: sharedSlice(readTables),
    wall: sharedSlice(async (from, id) => {
      const wall = await readWall(from, id);
      return ({ role }) => (may(role, "turnScreen") ? { ...wall, now: clock.now() } : undefined);
    }),
    people: sharedSlice(readPeople),
    results: sharedSlice(async (from, id) => {
      const results = await listGroupResults(from, id);
      const seen = results.map(({ silent: _silent, ...shown }) => shown);
      return ({ role }) => (may(role, "seeGroups") ? results : seen);
    }),
    hosts: sharedSlice(async (from, id) => {
      const forRole = await readHosts(from, id);
      return ({ role }) => forRole(role);
    }),
    programme: sharedSlice(async (from, id) => {
      const programme = (await readProgrammeForRoom(from, id)) ?? undefined;
      return () => programme;
    }),
    report: sharedSlice(async (from, id) => {
      const plan = await readReportPlan(from, id);
      return ({ role }) => (may(role, "seeUnreleased") ? plan : undefined);
    }),
    stories: personalSlice(storySlices.readStories),
    evidence: sharedSlice(async (from, id) => {
      const backed = await storySlices.readBacked(from, id);
      return () => backed;
    }),
    feelings: personalSlice((from, id) => feelingsFor(from, id, boardReaders)),
    pins: personalSlice((from, id) => pinsFor(from, id, boardReaders)),
    scenarios: personalSlice((from, id) =>
      scenariosFor(from, id, { readers: boardReaders, readTies: readStoryReaches }),
    ),
    images: personalSlice(readImages),
    versions: personalSlice((from, id) => versionsFor(from, id, boardReaders)),
    voice: sharedSlice(async (from, id) => {
      const voice = await readVoice(from, id);
      return ({ role }) => (may(role, "seeGroups") ? voice : undefined);
    }),
  };
  return createWorkshopView({
    sql,
    clock,
    workshopExists: async (from, id) => (await workshopById(from, id)) !== null,
    slices,
  });
}

async function workshopOf(sql: Sql, id: string) {
  const workshop = await workshopById(sql, id);
  if (!workshop) throw new Error("a workshop went while its state was read");
  return workshop;
}

async function readMe(sql: Sql, seat: Seat) {
  const needs = seat.participantId ? await requestsOf(sql, seat.participantId) : [];
  const erased = await timesErased(sql, seat.id);
  const person = seat.participantId ? await participantById(sql, seat.participantId) : null;
  return {
    seatId: seat.id,
    ...(seat.participantId && { participantId: seat.participantId }),
    role: seat.role,
    canVote: seat.canVote,
    ...(person && { alias: person.alias, groupId: person.group_id }),
    ...(seat.tableId && { tableId: seat.tableId }),
    noteIds: await noteIdsOf(sql, seat.id),
    ...(needs.length > 0 && { needs }),
    ...(erased > 0 && { erased }),
  };
}

async function currentActivityId(sql: Sql, workshopId: string): Promise<string | null> {
  return currentActivity(await listActivities(sql, workshopId))?.id ?? null;
}

/** Which boards each seat may read. */
export async function boardReaders(sql: Sql, workshopId: string) {
  const boardsFor = await readBoards(sql, workshopId);
  return (seat: Seat) => {
    const readable = new Set<string>(boardsFor(seat).map(({ id }) => id));
    return (boardId: string) => readable.has(boardId);
  };
}

/** A board that a seat may not read is not named to it. */
async function readBoards(sql: Sql, workshopId: string) {
  const [boards, activities] = [await listBoards(sql, workshopId), await listActivities(sql, workshopId)];
  const used = boards.map((board) => {
    const users = activities.filter((activity) =>
      activity.boards.some(({ id }) => id === (board.originId ?? board.id)),
    );
    return { board, use: { ...board, activities: users.filter(happensAt(board)) } };
  });
  return (seat: Seat) =>
    used.flatMap(({ board: { id, type, title, tableId, originId, isLocked, lockedParts, isShared }, use }) => {
      const access = boardAccess(seat, use);
      if (access === "none") return [];
      return {
        id,
        type,
        title,
        access,
        ...(tableId && { tableId }),
        ...(originId && { originId }),
        ...(isLocked && { isLocked }),
        ...(lockedParts.length > 0 && { lockedParts: [...lockedParts] }),
        ...(isShared && { isShared }),
      };
    });
}
