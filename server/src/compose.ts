import path from "node:path";
import { boardAccess } from "@longtable/shared/participation/permissions";
import type { Access } from "@longtable/shared/participation/roles";
import { createBoardServer } from "./collaboration/boardConnection.ts";
import { createBoardRegistry } from "./collaboration/boardRegistry.ts";
import type { Config } from "./config.ts";
import { registerAgreementCommands } from "./features/agreement/agreement.feature.ts";
import { listProposals } from "./features/agreement/agreement.store.ts";
import { proposalsFor, readProposals } from "./features/agreement/agreement.view.ts";
import { registerCheckCommands } from "./features/agreement/check.feature.ts";
import { checksFor, readChecks } from "./features/agreement/check.view.ts";
import { startProposal } from "./features/agreement/start.ts";
import { createBoardFeature } from "./features/board/board.feature.ts";
import { addNoteRow, findNote, noteIdsOf } from "./features/board/board.store.ts";
import { registerConstraintCommands } from "./features/board/constraint.feature.ts";
import { registerDecisionCommands } from "./features/decision/decision.feature.ts";
import { findDecision, listDecisions, putDecision } from "./features/decision/decision.store.ts";
import { exportRoutes } from "./features/export/export.routes.ts";
import { createExportPool } from "./features/export/exportPool.ts";
import { keepingAgreedWords } from "./features/followThrough/agreedWords.ts";
import { registerFollowThroughCommands } from "./features/followThrough/followThrough.feature.ts";
import { setPrevious } from "./features/followThrough/followThrough.store.ts";
import { createFollowThroughReading } from "./features/followThrough/followThrough.view.ts";
import { createNoteText } from "./features/followThrough/noteText.ts";
import { shareRoutes } from "./features/followThrough/share.routes.ts";
import { startFollowThrough } from "./features/followThrough/start.ts";
import { createParticipationFeature } from "./features/participation/participation.feature.ts";
import {
  countByGroup,
  joinTimes,
  listPeople,
  participantById,
  seatExists,
} from "./features/participation/participation.store.ts";
import { registerReflectionCommands } from "./features/reflection/reflection.feature.ts";
import { readReflection, reflectionForSeats } from "./features/reflection/reflection.view.ts";
import { startReflection } from "./features/reflection/start.ts";
import { createMapId, sampleWorkshop } from "./features/sample/sampleWorkshop.ts";
import { createGroupResults } from "./features/voting/groupResults.feature.ts";
import { addGroupResults, leastShown, listGroupResults } from "./features/voting/groupResults.store.ts";
import { createTicketFeature } from "./features/voting/tickets.feature.ts";
import { readBallotList, readVoteRecord } from "./features/voting/voteRecord.ts";
import { readOwnVotes } from "./features/voting/voters.ts";
import { createVotingFeature } from "./features/voting/voting.feature.ts";
import { addRound, findRound, listRounds } from "./features/voting/voting.store.ts";
import { createOrganiserFeature, type OrganiserDeps } from "./features/workshop/organiser.feature.ts";
import { registerWorkshopCommands, requireRight } from "./features/workshop/workshop.feature.ts";
import {
  boardUse,
  closeOpenActivities,
  groupIds,
  listActivities,
  listBoards,
  setBoardTitle,
  workshopByCode,
  workshopById,
} from "./features/workshop/workshop.store.ts";
import { createWorkshopView } from "./features/workshop/workshopView.ts";
import { type Clock, inAWhile, processClock, systemClock } from "./kernel/clock.ts";
import { newId } from "./kernel/newId.ts";
import type { Publish } from "./kernel/publish.ts";
import type { Seat } from "./kernel/seat.ts";
import { hashRejoinWord } from "./kernel/secrets.ts";
import { createLog } from "./observability/log.ts";
import { createMetrics } from "./observability/metrics.ts";
import { createErasedList } from "./storage/erasedList.ts";
import { openSqlite } from "./storage/sqliteStorage.ts";
import type { Sql } from "./storage/storage.ts";
import type { Unwritable } from "./storage/unwritable.ts";
import { createWriteHealth } from "./storage/writeHealth.ts";
import { createAddresses } from "./transport/addresses.ts";
import { apiRoutes } from "./transport/api.routes.ts";
import { boardRoutes } from "./transport/board.routes.ts";
import { createBoardSocket } from "./transport/boardSocket.ts";
import { createCallers } from "./transport/callers.ts";
import { clientFiles } from "./transport/clientFiles.ts";
import { createCommandRouter } from "./transport/commandRouter.ts";
import { createExportAccess } from "./transport/exportAccess.ts";
import { createGuessGuard } from "./transport/guessGuard.ts";
import { healthRoutes } from "./transport/health.routes.ts";
import { createHttpApp } from "./transport/http.ts";
import { createHttpServer, watchLines } from "./transport/httpServer.ts";
import { createConnectedPeople, createHub } from "./transport/hub.ts";
import { createHubGuard } from "./transport/hubGuard.ts";
import { openApiRoutes } from "./transport/openapi.ts";
import { createOriginCheck } from "./transport/origin.ts";
import { createSeatLimits } from "./transport/rateLimits.ts";
import { votingRoutes } from "./transport/voting.routes.ts";
import { createWaitingRoom } from "./transport/waitingRoom.ts";

interface ComposeOptions {
  config: Config;
  organiserKey: string;
  /** Keys what must not be guessable from a stolen database; kept beside it. */
  secret: string;
  /** Where the built client is. */
  clientDirectory: string;
  clock?: Clock;
}

/** How long a board that nobody listens to stays in memory. */
const UNLOAD_MS = 30_000;

/** While nothing can be written, how often it is tried. */
const PROBE_MS = 1_000;

/** While a backup reads, how often it is tried to take what was deleted out of the log of changes. */
const TRUNCATE_MS = 2_000;

const noticeOf = (reason: Unwritable | null) => ({ messageKey: `storage.${reason ?? "kept"}` });

/** Builds the whole server; the only place where its parts are made and joined. */
export function compose({ config, organiserKey, secret, clientDirectory, clock = systemClock }: ComposeOptions) {
  const log = createLog(config.logLevel);
  const metrics = createMetrics();
  const storage = openSqlite({
    path: path.join(config.dataDir, "longtable.db"),
    onCommit(milliseconds, works) {
      metrics.commitSeconds.observe(milliseconds / 1000);
      metrics.commitWorks.observe(works);
    },
    onOutcome: (reason) => writeHealth.heard(reason),
    later: inAWhile(TRUNCATE_MS),
  });
  metrics.storageWritable.set(1);
  const writeHealth = createWriteHealth({
    probe: () => storage.probe(),
    later: inAWhile(PROBE_MS),
    onChange(reason) {
      metrics.storageWritable.set(reason === null ? 1 : 0);
      if (reason === null) log.info("storage takes writes again");
      else log.error({ reason }, "storage takes no writes");
      hubGuard.tellHosts(noticeOf(reason));
    },
  });
  const registry = createBoardRegistry({
    storage,
    onCount: (count) => metrics.openBoards.set(count),
    onDamaged: (count) => metrics.quarantinedBoards.set(count),
    room: {
      onSent: (kind, bytes, frames) => metrics.traffic.count("out", kind, bytes, frames),
      onDropped: () => metrics.presenceDropped.inc(),
    },
    later: inAWhile(UNLOAD_MS),
  });
  const people = createConnectedPeople();
  const isAllowedOrigin = createOriginCheck(config.publicUrl);
  const http = createHttpServer();
  const waitingRoom = createWaitingRoom({ clock: processClock, metrics });
  const hubGuard = createHubGuard({
    waitingRoom,
    isAllowedOrigin,
    standing: () => (writeHealth.reason() === null ? null : noticeOf(writeHealth.reason())),
    clock: processClock,
    log,
    metrics,
  });
  let isReady = true;

  // The hub needs the features and the features need to publish through it: the one knot, tied here.
  const publish: Publish = (workshopId, change) => {
    hub.publish(workshopId, change);
    // Access rests on which activities are open.
    if (change.slices?.includes("activities")) {
      boardSocket.recheck(workshopId).catch((error: unknown) => log.error({ err: error }, "access not checked again"));
    }
  };
  const endSeat = (seatId: string) => {
    hub.endSeat(seatId);
    boardSocket.endSeat(seatId);
  };
  const endWorkshop = (workshopId: string) => {
    hub.endWorkshop(workshopId);
    boardSocket.endWorkshop(workshopId);
  };

  const tickets = createTicketFeature({
    storage,
    clock,
    requireRight,
    hashTicket: (workshopId, code) => hashRejoinWord(secret, workshopId, `ticket ${code}`),
  });
  const participation = createParticipationFeature({
    redeemTicket: tickets.redeemAtDoor,
    storage,
    clock,
    publish,
    secret,
    workshopByCode,
    endSeatSockets: endSeat,
  });
  const startAfterwards: OrganiserDeps["keep"]["startAfterwards"] = async (sql, id, afterwards, decisions) => {
    await startFollowThrough(sql, id, afterwards, decisions);
    await startReflection(sql, id, afterwards);
  };
  const erased = createErasedList(path.join(config.dataDir, "erased.list"));
  const organiser = createOrganiserFeature({
    noteErased: erased.add,
    storage,
    registry,
    clock,
    addStaffSeat: participation.addStaffSeat,
    endWorkshop,
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
  const view = createWorkshopView({
    sql: storage.sql,
    clock,
    workshopById,
    listActivities,
    listBoards,
    listRounds,
    readOwnVotes: (sql, id, rounds) => readOwnVotes(sql, id, rounds, joinTimes),
    listDecisions,
    proposalsFor,
    checksFor,
    countByGroup,
    participantById,
    noteIdsOf,
    followThroughFor: followThrough.forRoles,
    reflectionFor: reflectionForSeats,
    listGroupResults,
    leastShown,
    countHere: people.count,
  });

  const limits = createSeatLimits(clock);
  const router = createCommandRouter({
    registry,
    isStopping: () => !isReady,
    limits,
    seatExists,
    clock,
    publish,
    log,
    metrics,
  });
  const scrubSoon = () => {
    storage.truncateLog().catch((error: unknown) => log.error({ err: error }, "log of changes not truncated"));
  };
  registerWorkshopCommands(router.register);
  createBoardFeature({ boardUse }).register(router.register);
  const groupResults = createGroupResults({ countByGroup, groupIds, requireRight });
  groupResults.register(router.register);
  createVotingFeature({
    keepGroupResults: groupResults.keep,
    boardUse,
    requireRight,
    joinTimes,
    scrubSoon,
    activityExists: async (sql, workshopId, id) =>
      (await listActivities(sql, workshopId)).some((activity) => activity.id === id),
  }).register(router.register);
  tickets.register(router.register);
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
    closeOpenActivities,
  });
  registerReflectionCommands(router.register, { requireRight, scrubSoon });

  async function accessTo(seat: Seat, boardId: string): Promise<Access | null> {
    const use = await boardUse(storage.sql, boardId);
    return use?.workshopId === seat.workshopId ? boardAccess(seat.role, use.states) : null;
  }

  const exportPool = createExportPool();
  const callers = createCallers({ organiserKey, seatFor: participation.seatFor });
  const exportAccess = createExportAccess({
    callers,
    registry,
    sql: storage.sql,
    boardUse,
    workshopById,
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
  });
  const guesses = createGuessGuard({ secret, clock, metrics });
  const addresses = createAddresses({ ...config, port: () => listeningPort() });
  const app = createHttpApp({
    trustProxy: config.trustProxy,
    isSecure: config.publicUrl?.startsWith("https:") ?? false,
    log,
    routers: [
      healthRoutes({
        registry: metrics.registry,
        status: () => (isReady ? (writeHealth.reason() ?? "ready") : "stopping"),
      }),
      openApiRoutes(router.commands),
      apiRoutes({ callers, organiser, participation, view, router, guesses, addressesFor: addresses.forRequest }),
      boardRoutes({ callers, registry, clock: processClock, accessTo }),
      votingRoutes({ callers, sql: storage.sql, tickets, readVoteRecord, readBallotList, listPeople }),
      exportRoutes({ ...exportAccess, clock, pool: exportPool }),
      shareRoutes({
        storage,
        clock,
        publish,
        reading: followThrough,
        roleIn: callers.roleIn,
        workshopById,
        listDecisions,
        addressFor: (request) => addresses.forRequest(request).phones,
      }),
      clientFiles(clientDirectory),
    ],
  });
  http.on("request", app);

  const doors = { http, seatFor: participation.seatFor, log, metrics };
  const hub = createHub({ ...doors, guard: hubGuard, router, view, presence: people });
  const boardSocket = createBoardSocket({
    ...doors,
    isAllowedOrigin,
    waitingRoom,
    accessTo,
    serve: createBoardServer({
      registry,
      clock,
      log,
      metrics,
      seatExists,
      async onNewNotes(sql, { seat, boardId }, noteIds) {
        for (const id of noteIds) {
          await addNoteRow(sql, { id, boardId, workshopId: seat.workshopId, seatId: seat.id });
        }
      },
      onNewTitle: (sql, { boardId }, title) => setBoardTitle(sql, boardId, title),
      onTitleKept: ({ seat }) => publish(seat.workshopId, { slices: ["activities", "boards"] }),
      onNotesKept: ({ seat }) => publish(seat.workshopId, { seatSlices: [{ seatId: seat.id, slices: ["me"] }] }),
    }),
  });

  const lines = watchLines(http, { waitingRoom, metrics });

  function listeningPort(): number {
    const address = http.address();
    return typeof address === "object" && address ? address.port : config.port;
  }

  return {
    http,
    log,
    addresses,
    /** Resolves with the port once the server answers there. What was erased is gone before anybody is let in. */
    async listen(): Promise<number> {
      const erasedAgain = await organiser.eraseAgain(erased.ids());
      if (erasedAgain > 0) log.warn({ workshops: erasedAgain }, "erased again what an older file had brought back");
      return new Promise((resolve, reject) => {
        http.once("error", reject);
        http.listen(config.port, config.host, () => resolve(listeningPort()));
      });
    },
    /** Stops taking, finishes and answers what was begun, tells clients to come back, closes the file. */
    async close(): Promise<void> {
      isReady = false;
      const boardsGone = boardSocket.close();
      waitingRoom.close();
      writeHealth.close();
      await storage.settled();
      await boardsGone;
      await lines.endWith(hub.close());
      await exportPool.close();
      await storage.close();
    },
  };
}
export type LongtableServer = ReturnType<typeof compose>;
