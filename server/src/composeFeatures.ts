import { randomInt } from "node:crypto";
import { locksFor } from "@longtable/shared/board/board.locks";
import { boardAccess, isViewOnly } from "@longtable/shared/participation/permissions";
import { shownCursors, shownHints } from "@longtable/shared/participation/presence.rules";
import type { Access } from "@longtable/shared/participation/roles";
import { currentActivity } from "@longtable/shared/workshop/workshop.rules";
import type { PresencePolicy } from "./collaboration/boardPeople.ts";
import { PEOPLE_LIMITS } from "@longtable/shared/people/people.schema";
import type { BoardRegistry } from "./collaboration/boardRegistry.ts";
import type { BoardRoom, SeatDeeds } from "./collaboration/boardRoom.ts";
import { composeView } from "./composeView.ts";
import { registerAgreementCommands } from "./features/agreement/agreement.feature.ts";
import { listProposals } from "./features/agreement/agreement.store.ts";
import { readProposals } from "./features/agreement/agreement.view.ts";
import { setAnswersAside } from "./features/agreement/aside.store.ts";
import { registerCheckCommands } from "./features/agreement/check.feature.ts";
import { readChecks } from "./features/agreement/check.view.ts";
import { startProposal } from "./features/agreement/start.ts";
import { createBoardFeature } from "./features/board/board.feature.ts";
import { addNoteRow, findNote, removeNoteRow } from "./features/board/board.store.ts";
import { registerConstraintCommands } from "./features/board/constraint.feature.ts";
import { registerDecisionCommands } from "./features/decision/decision.feature.ts";
import { findDecision, listDecisions, putDecision } from "./features/decision/decision.store.ts";
import { keepingAgreedWords } from "./features/followThrough/agreedWords.ts";
import { registerFollowThroughCommands } from "./features/followThrough/followThrough.feature.ts";
import { listCommitments, setPrevious } from "./features/followThrough/followThrough.store.ts";
import { createFollowThroughReading } from "./features/followThrough/followThrough.view.ts";
import { keepingLateNotes } from "./features/followThrough/lateNotes.ts";
import { createNoteText } from "./features/followThrough/noteText.ts";
import { startFollowThrough } from "./features/followThrough/start.ts";
import { holdingFirst } from "./features/held/boardCommands.ts";
import { createHeldFeature } from "./features/held/held.feature.ts";
import { dropHeldOf } from "./features/held/held.store.ts";
import { createHeldView } from "./features/held/held.view.ts";
import { readHosting } from "./features/hosts/hosts.store.ts";
import { createHosting } from "./features/hosts/hosting.ts";
import { seatNames } from "./features/hosts/seatNames.store.ts";
import { houseRules } from "./features/people/people.store.ts";
import { createParticipationFeature } from "./features/participation/participation.feature.ts";
import {
  aliasKey,
  countByGroup,
  aliasesBySeat,
  facilitatorSeats,
  joinTimes,
  listPeople,
  seatById,
  seatExists,
  staffSeats,
} from "./features/participation/participation.store.ts";
import { registerPurposeCommands } from "./features/purpose/purpose.feature.ts";
import { listAgreementVersions, listQuestionVersions } from "./features/purpose/purpose.store.ts";
import { closeQuestions, registerReflectionCommands } from "./features/reflection/reflection.feature.ts";
import { readReflection } from "./features/reflection/reflection.view.ts";
import { startReflection } from "./features/reflection/start.ts";
import { registerHandCommands } from "./features/room/hands.feature.ts";
import { registerLeadingCommands } from "./features/room/leading.feature.ts";
import { forgetPauses } from "./features/room/pauses.store.ts";
import { createMapId, sampleWorkshop } from "./features/sample/sampleWorkshop.ts";
import { registerScreenCommands } from "./features/screen/screen.feature.ts";
import { createTables } from "./features/tables/tables.parts.ts";
import { readVoice } from "./features/voice/voice.view.ts";
import { createVoiceTeller } from "./features/voice/voiceTeller.ts";
import { createPeopleFeature } from "./features/people/people.ts";
import { createPeopleReading } from "./features/people/people.view.ts";
import { farewellFor, removedWords } from "./features/people/removal.store.ts";
import { logProxyBallot, setBallotsAside } from "./features/voting/aside.store.ts";
import { createGroupResults } from "./features/voting/groupResults.feature.ts";
import { addGroupResults, leastShown, listGroupResults } from "./features/voting/groupResults.store.ts";
import { createTicketFeature } from "./features/voting/tickets.feature.ts";
import { readBallotList, readVoteRecord } from "./features/voting/voteRecord.ts";
import { createVotingFeature } from "./features/voting/voting.feature.ts";
import { addRound, findRound, listRounds, rememberExtraVoters } from "./features/voting/voting.store.ts";
import { registerActivityRun } from "./features/workshop/activityRun.feature.ts";
import { registerAgendaCommands } from "./features/workshop/agenda.feature.ts";
import { listClosings } from "./features/workshop/agenda.store.ts";
import { createOrganiserFeature, type OrganiserDeps } from "./features/workshop/organiser.feature.ts";
import { createOutputFacts } from "./features/workshop/outputFacts.ts";
import { countingPreWork } from "./features/workshop/preWorkNotes.ts";
import { registerWorkshopCommands, requireRight } from "./features/workshop/workshop.feature.ts";
import {
  boardUse,
  closeOpenActivities,
  groupIds,
  isModerated,
  listActivities,
  listBoards,
  pauseWorkshopTimer,
  resumeWorkshopTimer,
  setActivityState,
  setActivityWriting,
  setBoardLocks,
  setActivityPlace,
  setBoardTitle,
  setModerated,
  setWorkshopBlank,
  setWorkshopScreen,
  setWorkshopTimer,
  workshopByCode,
  workshopById,
} from "./features/workshop/workshop.store.ts";
import { type Clock, inAWhile } from "./kernel/clock.ts";
import { newId } from "./kernel/newId.ts";
import type { Publish } from "./kernel/publish.ts";
import type { Seat } from "./kernel/seat.ts";
import { hashRejoinWord } from "./kernel/secrets.ts";
import type { Logger } from "./observability/log.ts";
import type { Sql, Storage } from "./storage/storage.ts";
import type { BoardPeer } from "./transport/boardSocket.ts";
import type { CommandRouter } from "./transport/commandRouter.ts";

type Later = (action: () => void) => () => void;

/** How the tables get on is told at most this often, in milliseconds. */
const TABLES_TOLD_MS = 1_000;

interface FeatureDeps {
  storage: Storage;
  registry: BoardRegistry;
  /** Every feature's commands are registered here. */
  router: Pick<CommandRouter, "register" | "perform">;
  clock: Clock;
  secret: string;
  publish: Publish;
  endSeat(seatId: string): void;
  endWorkshop(workshopId: string): void;
  /** Remembers outside the database that a workshop is erased. */
  noteErased(workshopId: string): void;
  /** People of a workshop who are connected now. */
  countHere(workshopId: string): number;
  /** How long the last host may be away before the room pauses, and how long all have to come back after a start. */
  hostGrace: { away: Later; afterStart: Later };
  /** Ids of the participants who are connected. */
  idsHere(workshopId: string): readonly string[];
  /** How often hosts are told who has been heard. */
  voicePace: Later;
  log: Logger;
}

/**
 * Makes the features and joins them: none of them imports another, so what one needs of another is handed to it here.
 * The answer holds what the doors need of them.
 */
export function composeFeatures(deps: FeatureDeps) {
  const { storage, registry, clock, secret, publish, endSeat, endWorkshop, noteErased, countHere, log } = deps;
  const tables = createTables({
    sql: storage.sql,
    clock,
    publish,
    noteCount: async (boardId) => (await registry.open(boardId)).board.noteCount(),
    areNamesOn: async (sql, id) => (await houseRules(sql, id)).names === "all",
    later: inAWhile(TABLES_TOLD_MS),
    listActivities,
    setActivityPlace,
    boardUse,
    addNoteRow,
    requireRight,
  });
  const router = { register: tables.followingOpenings(deps.router.register) };
  tables.register(router.register);
  const tickets = createTicketFeature({
    storage,
    clock,
    requireRight,
    hashTicket: (workshopId, code) => hashRejoinWord(secret, workshopId, `ticket ${code}`),
    bytesFor: (workshopId, words) => Buffer.from(hashRejoinWord(secret, workshopId, words), "hex"),
  });
  const participation = createParticipationFeature({
    redeemTicket: tickets.redeemAtDoor,
    seatNewcomer: tables.seatNewcomer,
    storage,
    clock,
    publish,
    secret,
    workshopByCode,
    farewellFor,
    removedWords,
    endSeatSockets: endSeat,
  });
  const startAfterwards: OrganiserDeps["keep"]["startAfterwards"] = async (sql, id, afterwards, decisions) => {
    await startFollowThrough(sql, id, afterwards, decisions);
    await startReflection(sql, id, afterwards);
  };
  const organiser = createOrganiserFeature({
    noteErased,
    storage,
    registry,
    clock,
    addStaffSeat: participation.addStaffSeat,
    endWorkshop(workshopId) {
      endWorkshop(workshopId);
      hosting.forget(workshopId);
    },
    sample: () => sampleWorkshop(createMapId(newId)),
    keep: { addNoteRow, addRound, addGroupResults, putDecision, startProposal, setPrevious, startAfterwards },
  });
  const noteText = createNoteText({ findNote, listRounds, openBoard: registry.open });
  const followThrough = createFollowThroughReading({
    clock,
    listActivities,
    listDecisions,
    noteText,
    workshopTitle: async (sql, id) => (await workshopById(sql, id))?.title ?? null,
  });
  const hosting = createHosting({
    storage,
    clock,
    publish,
    log,
    grace: deps.hostGrace.away,
    graceAfterStart: deps.hostGrace.afterStart,
    listActivities,
    setActivityState,
    requireRight,
    pauseTimer: pauseWorkshopTimer,
    resumeTimer: resumeWorkshopTimer,
    isTimerPaused: async (sql, id) => (await workshopById(sql, id))?.timer?.leftMs !== undefined,
  });
  hosting.register(router.register);
  const held = createHeldFeature({
    requireRight,
    boardUse,
    listActivities,
    listBoards,
    listRounds,
    setActivityWriting,
    setActivityState,
    setModerated,
    isModerated,
    findNote,
    addNoteRow,
    removeNoteRow,
    seatById,
    hostSeatIds: facilitatorSeats,
    below: (count) => randomInt(count),
    onPut: (...put) => people.onPut(...put),
  });
  held.register(router.register);
  const namesForHosts = async (sql: Sql, id: string) =>
    (await houseRules(sql, id)).names === "off" ? new Map<string, string>() : aliasesBySeat(sql, id);
  const readPeople = createPeopleReading({ now: () => clock.now(), idsHere: deps.idsHere });
  const readHeld = createHeldView({ isModerated, clock, namesForHosts });
  const voiceDeps = {
    clock,
    listActivities,
    listBoards,
    listRounds,
    listGroupResults,
    leastShown,
    groupIds,
    idsHere: deps.idsHere,
  };
  const voice = createVoiceTeller({
    hostsHere: hosting.watch.here,
    tell: (workshopId, seatIds) =>
      publish(workshopId, { seatSlices: seatIds.map((seatId) => ({ seatId, slices: ["voice"] })) }),
    read: async (workshopId) => JSON.stringify(await readVoice(storage.sql, workshopId, voiceDeps)),
    forget: (workshopId) => view.forget(workshopId, { slices: ["voice"] }),
    later: deps.voicePace,
    onError: (error) => log.error({ err: error }, "hosts not told who has been heard"),
  });
  const view = composeView({ sql: storage.sql, clock, followThrough, countHere, readHosts: hosting.read, readPeople, readVoice: (sql, id) => readVoice(sql, id, voiceDeps), readHeld, readTables: tables.read });

  const scrubSoon = () => {
    storage.truncateLog().catch((error: unknown) => log.error({ err: error }, "log of changes not truncated"));
  };
  const people = createPeopleFeature({
    storage,
    registry,
    clock,
    later: inAWhile(PEOPLE_LIMITS.undoMs + 1_000),
    onError: (error) => log.error({ err: error }, "what cannot be undone any more not forgotten"),
    requireRight,
    aliasKey,
    groupIds,
    boardUse,
    seatById,
    findNote,
    addNoteRow,
    removeNoteRow,
    hostSeatIds: facilitatorSeats,
    addSeatFor: participation.addSeatFor,
    perform: deps.router.perform,
    forgetDrafts: dropHeldOf,
    scrubSoon,
    async setVotesAside({ sql, seat: { workshopId }, now }, participantId, isAside) {
      await setBallotsAside(sql, workshopId, participantId, { isAside, now });
      await setAnswersAside(sql, workshopId, participantId, isAside);
    },
    logProxyBallot: ({ sql, seat, now }, roundId, number) =>
      logProxyBallot(sql, seat.workshopId, { roundId, number, now }),
  });
  people.register(router.register);
  registerWorkshopCommands(router.register);
  registerActivityRun(router.register, {
    outputFacts: createOutputFacts({ listRounds, listDecisions, listCommitments, readReflection }),
    hooks: {
      onReveal: held.onReveal,
      // The clock stands still with the activity, and goes on with the time that was left.
      async onPause({ sql, seat, now, changed }) {
        if (await pauseWorkshopTimer(sql, seat.workshopId, { now, leftAt: now })) changed({ slices: ["timer"] });
      },
      async onResume({ sql, seat, now, changed }) {
        if (await resumeWorkshopTimer(sql, seat.workshopId, now)) changed({ slices: ["timer"] });
      },
    },
  });
  registerAgendaCommands(router.register);
  registerPurposeCommands(router.register, { requireRight, listDecisions, putDecision });
  const forNotes = keepingLateNotes(countingPreWork(router.register), { boardUse });
  createBoardFeature({ boardUse, marksFor: people.marksFor }).register(holdingFirst(forNotes, held.writing, { boardUse, findNote }));
  const groupResults = createGroupResults({ countByGroup, groupIds, requireRight });
  groupResults.register(router.register);
  createVotingFeature({
    keepGroupResults: groupResults.keep,
    votersAtTables: tables.votersAtTables,
    boardUse,
    requireRight,
    joinTimes,
    scrubSoon,
    activityExists: async (sql, workshopId, id) =>
      (await listActivities(sql, workshopId)).some((activity) => activity.id === id),
  }).register(router.register);
  tickets.register(router.register);
  registerScreenCommands(router.register, {
    requireRight,
    setScreen: setWorkshopScreen,
    boardUse,
    findRound,
    staffSeats,
  });
  registerConstraintCommands(router.register, { requireRight });
  const subjects = {
    requireRight,
    findRound,
    putDecision: keepingAgreedWords({ putDecision, noteText }),
    noteExists: async (sql: Sql, workshopId: string, noteId: string) =>
      (await findNote(sql, workshopId, noteId)) !== null,
  };
  registerDecisionCommands(router.register, { ...subjects, listProposals });
  registerAgreementCommands(router.register, { ...subjects, findDecision, scrubSoon });
  registerCheckCommands(router.register, { requireRight, scrubSoon });

  registerFollowThroughCommands(router.register, {
    reading: followThrough,
    requireRight,
    listDecisions,
    noteText,
    boardWorkshop: async (sql, boardId) => (await boardUse(sql, boardId))?.workshopId ?? null,
    addNoteRow,
    async closeOpenActivities(sql, workshopId) {
      await closeOpenActivities(sql, workshopId);
      await forgetPauses(sql, workshopId);
    },
    closeQuestions,
    scrubSoon,
  });
  registerLeadingCommands(router.register, {
    requireRight,
    async boardFor(sql, seat, boardId) {
      const use = await boardUse(sql, boardId);
      return use?.workshopId === seat.workshopId && boardAccess(seat, use) !== "none" ? use : null;
    },
    setBoardLocks,
    isRoundClosed: async (sql, workshopId, roundId) =>
      (await listRounds(sql, workshopId)).some(({ id, state }) => id === roundId && state === "closed"),
    readTimer: async (sql, id) => (await workshopById(sql, id))?.timer ?? null,
    setTimer: setWorkshopTimer,
    pauseTimer: pauseWorkshopTimer,
    resumeTimer: resumeWorkshopTimer,
    openRoundIds: async (sql, workshopId) =>
      (await listRounds(sql, workshopId)).filter(({ state }) => state === "open").map(({ id }) => id),
    async showActivity(sql, workshopId) {
      const screen = (await workshopById(sql, workshopId))?.screen;
      if (screen === "activity" || screen === "blank") return false;
      await setWorkshopScreen(sql, workshopId, "activity");
      return true;
    },
    setBlank: setWorkshopBlank,
  });
  registerHandCommands(router.register, {
    requireRight,
    currentActivityId: async (sql, id) => currentActivity(await listActivities(sql, id))?.id ?? null,
    personExists: async (sql, workshopId, id) =>
      (await listPeople(sql, workshopId)).some(({ participantId }) => participantId === id),
    rememberExtraVoters,
    scrubSoon,
  });
  registerReflectionCommands(router.register, { requireRight, scrubSoon });

  async function accessTo({ id }: Seat, boardId: string): Promise<Access | null> {
    // As it is now: since the socket opened the person may have another role or sit at another table.
    const [seat, use] = [await seatById(storage.sql, id), await boardUse(storage.sql, boardId)];
    if (!seat || use?.workshopId !== seat.workshopId) return null;
    const access = boardAccess(seat, use);
    // Another table's board is as little there as another workshop's.
    if (access === "none") return use.tableId === null ? access : null;
    return isViewOnly(seat) ? "read" : access;
  }

  /** Who may be seen doing what on a board just now. */
  async function presenceOn(boardId: string, isFull: (workshopId: string) => boolean) {
    const { sql } = storage;
    const use = await boardUse(sql, boardId);
    if (!use) return null;
    const { workshopId, tableId } = use;
    const isAlone = use.activities.some(({ state, writing }) => state === "open" && writing === "alone");
    const { areCursorsOff } = await readHosting(sql, workshopId);
    const room = { isCrowd: isFull(workshopId), isAlone, areCursorsOff };
    const { names } = await houseRules(sql, workshopId);
    const policy: PresencePolicy = {
      cursors: shownCursors(room),
      hints: shownHints(room),
      boardTable: tableId,
      names: names === "all" ? await seatNames(sql, workshopId) : null,
    };
    return { workshopId, policy };
  }

  return {
    presenceOn,
    voice,
    participation,
    organiser: {
      ...organiser,
      async addSeat(...seat: Parameters<typeof organiser.addSeat>) {
        const made = await organiser.addSeat(...seat);
        hosting.added(seat[0]);
        return made;
      },
    },
    tickets,
    /** How the tables get on: who comes and goes, and what is written on their boards. */
    tables: tables.progress,
    view,
    hosting,
    accessTo,
    people,
    /** For files to take home. */
    exportReading: {
      boardUse,
      workshopById,
      tableLabels: tables.labels,
      listActivities,
      listBoards,
      listRounds,
      listDecisions,
      countByGroup,
      listGroupResults,
      leastShown,
      readFollowThrough: followThrough.read,
      readReflection,
      readProposals,
      readChecks,
      readVoteRecord,
      listQuestionVersions,
      listAgreementVersions,
      listClosings,
    },
    votingReading: { readVoteRecord, readBallotList, listPeople },
    /** For the page behind a link. */
    sharedReading: { reading: followThrough, workshopById, listDecisions },
    /** What board edits leave in the tables, in their own transaction. */
    boardKeeping: {
      seatExists,
      locksFor: async (sql: Sql, { seat, boardId }: BoardPeer) =>
        seat.role === "facilitator" ? [] : locksFor(seat.role, (await boardUse(sql, boardId))?.lockedParts ?? []),
      async onNewNotes(sql: Sql, { seat, boardId }: BoardPeer, noteIds: readonly string[]) {
        for (const id of noteIds) {
          await addNoteRow(sql, { id, boardId, workshopId: seat.workshopId, seatId: seat.id });
        }
      },
      onDeeds: (sql: Sql, { seat }: BoardPeer, room: BoardRoom, deeds: SeatDeeds["deeds"]) =>
        people.onDeeds(sql, seat, room, deeds),
      onNewTitle: (sql: Sql, { boardId }: BoardPeer, title: string) => setBoardTitle(sql, boardId, title),
    },
  };
}
