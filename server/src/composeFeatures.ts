import { randomInt } from "node:crypto";
import type { BoardRegistry } from "./collaboration/boardRegistry.ts";
import { composeBoardDoor, followingCopies } from "./composeBoardDoor.ts";
import { registerDeciding, startAfterwards } from "./composeDeciding.ts";
import { composeImages } from "./composeImages.ts";
import { composeKeeping, erasingCopies, pinRef } from "./composeKeeping.ts";
import { carriedReading, exportReading, sharing } from "./composeReading.ts";
import { registerRunning } from "./composeRunning.ts";
import { composeStories, evidenceAlong, storyStart } from "./composeStories.ts";
import { registerVersions } from "./composeVersions.ts";
import { boardReaders, composeView } from "./composeView.ts";
import { setAnswersAside, setCheckAnswersAside } from "./features/agreement/aside.store.ts";
import { startProposal } from "./features/agreement/start.ts";
import { createBoardFeature } from "./features/board/board.feature.ts";
import { addNoteRow, findNote, removeNoteRow } from "./features/board/board.store.ts";
import { listDecisions, putDecision } from "./features/decision/decision.store.ts";
import { setFeelingsAside } from "./features/feelings/feelings.store.ts";
import { markedIdeas, setPrevious } from "./features/followThrough/followThrough.store.ts";
import { createFollowThroughReading } from "./features/followThrough/followThrough.view.ts";
import { keepingLateNotes } from "./features/followThrough/lateNotes.ts";
import { createNoteText } from "./features/followThrough/noteText.ts";
import { putHeldBack, takeHeldAside } from "./features/held/aside.store.ts";
import { holdingFirst } from "./features/held/boardCommands.ts";
import { followingWriters } from "./features/held/following.ts";
import { createHeldFeature } from "./features/held/held.feature.ts";
import { createHeldView } from "./features/held/held.view.ts";
import { createHosting } from "./features/hosts/hosting.ts";
import { createParticipationFeature } from "./features/participation/participation.feature.ts";
import {
  aliasesBySeat,
  aliasKey,
  facilitatorSeats,
  listPeople,
  seatById,
  staffSeats,
} from "./features/participation/participation.store.ts";
import { markByProxy } from "./features/people/noteMarks.store.ts";
import { houseRules } from "./features/people/people.store.ts";
import { createPeopleFeature } from "./features/people/people.ts";
import { createPeopleReading } from "./features/people/people.view.ts";
import { farewellFor, removedWords } from "./features/people/removal.store.ts";
import { putAnswersBack, takeAnswersAside } from "./features/reflection/reflection.store.ts";
import { createMapId, sampleWorkshop } from "./features/sample/sampleWorkshop.ts";
import { startScenarios } from "./features/scenarios/start.ts";
import { copiedNotes, linksFrom } from "./features/tables/copies.store.ts";
import { createTables } from "./features/tables/tables.parts.ts";
import { readVoice } from "./features/voice/voice.view.ts";
import { createVoiceTeller } from "./features/voice/voiceTeller.ts";
import { logProxyBallot, setBallotsAside } from "./features/voting/aside.store.ts";
import { addGroupResults, leastShown, listGroupResults } from "./features/voting/groupResults.store.ts";
import { createTicketFeature } from "./features/voting/tickets.feature.ts";
import { readBallotList, readVoteRecord } from "./features/voting/voteRecord.ts";
import { addRound, listRounds, notesInVote } from "./features/voting/voting.store.ts";
import { readKept } from "./features/withdrawal/retention.feature.ts";
import { countsPreWork } from "./features/workshop/agenda.store.ts";
import { createOrganiserFeature } from "./features/workshop/organiser.feature.ts";
import { countingPreWork } from "./features/workshop/preWorkNotes.ts";
import { standingAside } from "./features/workshop/standAside.ts";
import { requireRight } from "./features/workshop/workshop.feature.ts";
import {
  boardUse,
  groupIds,
  isModerated,
  listActivities,
  listBoards,
  pauseWorkshopTimer,
  resumeWorkshopTimer,
  setActivityPlace,
  setActivityState,
  setActivityWriting,
  setModerated,
  workshopByCode,
  workshopById,
} from "./features/workshop/workshop.store.ts";
import { type Clock, inAWhile } from "./kernel/clock.ts";
import { newId } from "./kernel/newId.ts";
import type { Publish } from "./kernel/publish.ts";
import { hashRejoinWord } from "./kernel/secrets.ts";
import type { Logger } from "./observability/log.ts";
import type { ErasedParts } from "./storage/erasedList.ts";
import type { Sql, Storage } from "./storage/storage.ts";
import type { CommandRouter } from "./transport/commandRouter.ts";

type Later = (action: () => void) => () => void;

/** How the tables get on is told at most this often, in milliseconds. */
const TABLES_TOLD_MS = 1_000;

/** Words that can no longer be put back are forgotten this often, in milliseconds. */
const SWEEP_MS = 120_000;

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
  /** The same of parts of one that were taken back. */
  noteParts(parts: ErasedParts): void;
  /** Takes off that list again what nothing came of. */
  strikeParts(id: string): void;
  /** Throws away the files that are made of a workshop. */
  dropFiles(workshopId: string): void;
  /** How often it is looked for what is not to be kept any more. */
  keepingPace: Later;
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
    ...evidenceAlong,
    sql: storage.sql,
    clock,
    publish,
    noteCount: async (boardId) => (await registry.open(boardId)).board.noteCount(),
    areNamesOn: async (sql, id) => (await houseRules(sql, id)).names === "all",
    staffSeats,
    later: inAWhile(TABLES_TOLD_MS),
    listActivities,
    setActivityPlace,
    boardUse,
    addNoteRow,
    markByProxy,
    requireRight,
  });
  const router = {
    register: tables.followingOpenings(followingWriters(deps.router.register, { hostSeatIds: facilitatorSeats })),
  };
  tables.register(standingAside(router.register));
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
    keptFor: readKept,
    removedWords,
    endSeatSockets: endSeat,
  });
  const { startStories, keepImported: keepStory } = storyStart(secret);
  const organiser = createOrganiserFeature({
    noteErased,
    storage,
    registry,
    clock,
    addStaffSeat: participation.addStaffSeat,
    eraseCopies: erasingCopies(deps),
    onError: (error, workshop) => log.error({ err: error, workshop }, "a workshop was not erased again"),
    endWorkshop(workshopId) {
      endWorkshop(workshopId);
      view.forgetAll();
      tables.progress.forget(workshopId);
      hosting.forget(workshopId);
    },
    sample: () => sampleWorkshop(createMapId(newId)),
    keep: {
      addNoteRow,
      addRound,
      addGroupResults,
      putDecision,
      startProposal,
      setPrevious,
      startAfterwards,
      startStories,
      startScenarios,
    },
  });
  const noteText = createNoteText({ findNote, listRounds, openBoard: registry.open });
  const followThrough = createFollowThroughReading({
    clock,
    listActivities,
    listDecisions,
    noteText,
    workshopTitle: async (sql, id) => (await workshopById(sql, id))?.title ?? null,
    ...carriedReading,
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
    copiedNotes,
    dropFiles: deps.dropFiles,
    async namedNotes(sql, id) {
      const decided = (await listDecisions(sql, id)).flatMap(({ noteIds }) => noteIds);
      return new Set([...(await markedIdeas(sql, id)).map(({ noteId }) => noteId), ...decided]);
    },
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
    countsPreWork,
    below: (count) => randomInt(count),
    onPut: (...put) => people.onPut(...put),
  });
  held.register(standingAside(router.register));
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
  const images = composeImages({ ...deps, readers: boardReaders });
  images.register(router.register);
  const view = composeView({
    sql: storage.sql,
    clock,
    followThrough,
    countHere,
    readHosts: hosting.read,
    readPeople,
    readVoice: (sql, id) => readVoice(sql, id, voiceDeps),
    readHeld,
    readTables: tables.read,
    readImages: images.slice,
  });

  const scrubSoon = () => {
    storage.truncateLog().catch((error: unknown) => log.error({ err: error }, "log of changes not truncated"));
  };
  const people = createPeopleFeature({
    storage,
    registry,
    clock,
    later: inAWhile(SWEEP_MS),
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
    takeDrafts: takeHeldAside,
    putDraftsBack: putHeldBack,
    takeAnswers: takeAnswersAside,
    putAnswersBack,
    broughtFrom: linksFrom,
    notesInVote,
    scrubSoon,
    async setVotesAside({ sql, seat: { workshopId }, now }, participantId, isAside) {
      await setBallotsAside(sql, workshopId, participantId, { isAside, now });
      await setAnswersAside(sql, workshopId, participantId, isAside);
    },
    async setChecksAside({ sql, seat }, participantId, isAside) {
      await setCheckAnswersAside(sql, seat.workshopId, participantId, isAside);
      await setFeelingsAside(sql, seat.workshopId, participantId, isAside);
    },
    logProxyBallot: ({ sql, seat, now }, roundId) => logProxyBallot(sql, seat.workshopId, { roundId, now }),
  });
  people.register(router.register);
  const forNotes = keepingLateNotes(countingPreWork(followingCopies(router.register)), { boardUse });
  createBoardFeature({ boardUse, marksFor: people.marksFor }).register(
    holdingFirst(forNotes, held.writing, { boardUse, findNote }),
  );
  const stories = composeStories(router.register, {
    storage,
    registry,
    clock,
    secret,
    publish,
    scrubSoon,
    dropFiles: deps.dropFiles,
    onTakenBack: (...story) => keeping.storyErased(...story),
  });
  registerRunning(router.register, { onReveal: held.onReveal, scrubSoon });
  registerVersions(router.register, { scrubSoon });
  registerDeciding(router.register, {
    tickets,
    votersAtTables: tables.votersAtTables,
    noteText,
    followThrough,
    onPinErased: ({ sql, seat, now }, id) => keeping.listErased(sql, seat.workshopId, [pinRef(id)], now),
    scrubSoon,
  });

  const keeping = composeKeeping(router.register, {
    storage,
    registry,
    clock,
    publish,
    noteParts: deps.noteParts,
    strikeParts: deps.strikeParts,
    scrubSoon,
    dropFiles: deps.dropFiles,
    erase: organiser.erase,
    letGo: images.sweep,
    later: deps.keepingPace,
    log,
  });
  const withKept = async <Found extends { id: string }>(found: Found) => ({
    ...found,
    kept: await readKept(storage.sql, found.id),
  });

  return {
    ...composeBoardDoor({ sql: storage.sql, people }),
    voice,
    keeping,
    participation,
    organiser: {
      ...organiser,
      list: async (...addresses: Parameters<typeof organiser.list>) =>
        Promise.all((await organiser.list(...addresses)).map(withKept)),
      async addSeat(...seat: Parameters<typeof organiser.addSeat>) {
        const made = await organiser.addSeat(...seat);
        hosting.added(seat[0]);
        return made;
      },
    },
    tickets,
    /** How the tables get on: who comes and goes, and what is written on their boards. */
    tables: tables.progress,
    images,
    view,
    hosting,
    people,
    stories: stories.reading,
    /** For files that are brought in. */
    keepStory,
    exportReading: exportReading({
      readNoteImages: images.readNoteImages,
      tableLabels: tables.labels,
      readFollowThrough: followThrough.read,
    }),
    votingReading: { readVoteRecord, readBallotList, listPeople },
    sharing,
  };
}
