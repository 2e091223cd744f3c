import path from "node:path";
import type { PatchPart } from "@longtable/shared/workshop/workshop.patch";
import { createBoardServer } from "./collaboration/boardConnection.ts";
import { createBoardRegistry } from "./collaboration/boardRegistry.ts";
import { createPresencePolicies } from "./collaboration/presencePolicies.ts";
import { composeBringing } from "./composeBringing.ts";
import { composeFeatures } from "./composeFeatures.ts";
import { composeVersionsRoutes, returningToDraft } from "./composeVersions.ts";
import type { Config } from "./config.ts";
import { exportRoutes } from "./features/export/export.routes.ts";
import { createExportJobs } from "./features/export/exportJobs.ts";
import { createExportPool } from "./features/export/exportPool.ts";
import { createFileDrop } from "./features/export/fileDrop.ts";
import { reportRoutes } from "./features/export/report.routes.ts";
import { workshopsAfter } from "./features/followThrough/followThrough.store.ts";
import { hostRoutes } from "./features/hosts/hosts.routes.ts";
import { seatById } from "./features/participation/participation.store.ts";
import { keepDeeds } from "./features/people/noteJournal.store.ts";
import { fellowsOf } from "./features/programme/programme.store.ts";
import { publicPageRoutes } from "./features/publicPage/publicPage.routes.ts";
import { mineRoutes } from "./features/withdrawal/mine.routes.ts";
import { type Clock, inAWhile, processClock, systemClock } from "./kernel/clock.ts";
import type { Publish } from "./kernel/publish.ts";
import { createLog } from "./observability/log.ts";
import { createMetrics } from "./observability/metrics.ts";
import { createErasedList } from "./storage/erasedList.ts";
import { openSqlite } from "./storage/sqliteStorage.ts";
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
import { formatSchemaRoutes } from "./transport/formatSchemas.routes.ts";
import { createGuessGuard } from "./transport/guessGuard.ts";
import { healthRoutes } from "./transport/health.routes.ts";
import { createHttpApp } from "./transport/http.ts";
import { createHttpServer, watchLines } from "./transport/httpServer.ts";
import { createConnectedPeople, createHub } from "./transport/hub.ts";
import { createHubGuard } from "./transport/hubGuard.ts";
import { openApiRoutes } from "./transport/openapi.ts";
import { createOriginCheck } from "./transport/origin.ts";
import { peopleRoutes } from "./transport/people.routes.ts";
import { createPageLimits, createSeatLimits } from "./transport/rateLimits.ts";
import { storyRoutes } from "./transport/story.routes.ts";
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
  /** When it is looked for what is not to be kept any more; left out: every few minutes. */
  keepingPace?: (action: () => void) => () => void;
}

/** How long a board that nobody listens to stays in memory. */
const UNLOAD_MS = 30_000;

/** While nothing can be written, how often it is tried. */
const PROBE_MS = 1_000;

/** While a backup reads, how often it is tried to take what was deleted out of the log of changes. */
const TRUNCATE_MS = 2_000;

/** After a start hosts have so much longer to come back than one who drops out: many lines are made at once. */
const HOST_RETURN_FACTOR = 3;

/** So often it is looked for workshops whose time is over, and for what was taken back and is still in the file. */
const KEEPING_MS = 300_000;

/** Who has been heard is told to hosts at most so often, in milliseconds. */
const VOICE_MS = 2_000;

/** When these change, other people may be shown on boards, or under other names. */
const SHOWS_PEOPLE: ReadonlySet<PatchPart> = new Set(["activities", "boards", "workshop", "hosts", "people"]);

/** What the workshops that follow open with is read from these. */
const CARRIED: ReadonlySet<PatchPart> = new Set(["followThrough", "pins"]);

const noticeOf = (reason: Unwritable | null) => ({ messageKey: `storage.${reason ?? "kept"}` });

/** Builds the whole server; with `composeFeatures` the only place where its parts are made and joined. */
export function compose(options: ComposeOptions) {
  const { config, organiserKey, secret, clientDirectory, clock = systemClock } = options;
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
    onEdited: (sql, boardId) => returningToDraft(publish)(sql, boardId),
    onChanged({ boardId, board }) {
      features.tables.heard(boardId, board.noteCount);
      features.images.heard(boardId, board);
    },
    room: {
      keepDeeds: (sql, done) => keepDeeds(sql, done, clock.now()),
      onSent: (kind, bytes, frames) => metrics.traffic.count("out", kind, bytes, frames),
      onDropped: () => metrics.presenceDropped.inc(),
    },
    onOpen: (room) => presence.follow(room.boardId, room.fanOut),
    onForgotten: (boardId) => presence.forget(boardId),
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
    for (const seatId of change.gone ?? []) endSeat(seatId);
    if (change.slices?.some((part) => SHOWS_PEOPLE.has(part))) presence.refresh(workshopId);
    if (change.slices?.some((part) => CARRIED.has(part))) {
      const onError = (error: unknown) => log.error({ err: error }, "the workshops that follow not told");
      tellNext(workshopId).catch(onError);
    }
    // Access rests on which activities are open, on the boards themselves and on who sits where.
    const isForAll = change.slices?.includes("activities") || change.slices?.includes("boards");
    if (isForAll || change.seats) {
      const seatIds = isForAll ? undefined : change.seats;
      const onError = (error: unknown) => log.error({ err: error }, "access not checked again");
      boardSocket.recheck(workshopId, seatIds).catch(onError);
    }
  };
  /** What a workshop leaves open stands on the screens of those that follow it. */
  async function tellNext(workshopId: string): Promise<void> {
    for (const next of await workshopsAfter(storage.sql, workshopId)) hub.publish(next, { slices: ["followThrough"] });
  }
  const endSeat = (seatId: string) => {
    hub.endSeat(seatId);
    boardSocket.endSeat(seatId);
  };
  const endWorkshop = (workshopId: string) => {
    hub.endWorkshop(workshopId);
    boardSocket.endWorkshop(workshopId);
    exportJobs.forget(workshopId);
  };

  const erased = createErasedList(path.join(config.dataDir, "erased.list"));
  const limits = createSeatLimits(clock);
  const router = createCommandRouter({
    registry,
    isStopping: () => !isReady,
    limits,
    seatById,
    clock,
    publish,
    onDone(seat, done) {
      features.hosting.onDone(seat, done);
      features.voice.touch(seat.workshopId);
    },
    log,
    metrics,
  });
  const features = composeFeatures({
    storage,
    registry,
    router,
    clock,
    secret,
    publish,
    endSeat,
    endWorkshop,
    noteErased: erased.add,
    noteParts: erased.addParts,
    strikeParts: erased.strikeParts,
    dropFiles: createFileDrop({
      forget: (workshopId) => exportJobs.forget(workshopId),
      forgetWork: () => exportPool.forget(),
      fellowsOf: (workshopId) => fellowsOf(storage.sql, workshopId),
      settled: storage.settled,
      onError: (error) => log.error({ err: error }, "files of a programme not thrown away"),
    }),
    keepingPace: options.keepingPace ?? inAWhile(KEEPING_MS),
    countHere: people.count,
    hostGrace: { away: inAWhile(config.hostGraceMs), afterStart: inAWhile(HOST_RETURN_FACTOR * config.hostGraceMs) },
    idsHere: people.ids,
    voicePace: inAWhile(VOICE_MS),
    log,
  });
  const { participation, organiser, tickets, view, hosting, accessTo } = features;
  const presence = createPresencePolicies({
    read: features.presenceOn,
    countHere: people.count,
    onError: (error) => log.error({ err: error }, "who is shown on boards not looked up"),
  });

  const exportPool = createExportPool();
  const exportJobs = createExportJobs({
    pool: exportPool,
    clock,
    onError: (error) => log.error({ err: error }, "a file could not be made"),
  });
  const callers = createCallers({ organiserKey, seatFor: participation.seatFor, farewell: participation.farewell });
  const exportAccess = createExportAccess({ callers, registry, sql: storage.sql, ...features.exportReading });
  const guesses = createGuessGuard({ secret, clock, metrics });
  const addresses = createAddresses({ ...config, port: () => listeningPort() });
  const bringing = composeBringing({
    storage,
    registry,
    clock,
    publish,
    callers,
    features,
    noteParts: erased.addParts,
    takenBack: erased.having,
    addressesFor: addresses.forRequest,
    log,
  });
  const app = createHttpApp({
    early: bringing.early,
    trustProxy: config.trustProxy,
    isSecure: config.publicUrl?.startsWith("https:") ?? false,
    log,
    routers: [
      healthRoutes({
        registry: metrics.registry,
        status: () => (isReady ? (writeHealth.reason() ?? "ready") : "stopping"),
      }),
      openApiRoutes(router.commands),
      formatSchemaRoutes(),
      hostRoutes({ callers, withdraw: hosting.withdraw }),
      storyRoutes({ callers, ...features.stories }),
      apiRoutes({
        callers,
        organiser,
        participation,
        view,
        router,
        guesses,
        beginWith: bringing.beginWith,
        addressesFor: addresses.forRequest,
      }),
      bringing.programmes,
      composeVersionsRoutes({ sql: storage.sql, registry, callers, readEarlier: bringing.readEarlier }),
      boardRoutes({ callers, registry, clock: processClock, accessTo }),
      votingRoutes({ callers, sql: storage.sql, tickets, ...features.votingReading }),
      peopleRoutes({ callers, openView: participation.openView, ...features.people }),
      mineRoutes({ sql: storage.sql, ...callers, ...features.keeping.routes }),
      exportRoutes({ ...exportAccess, clock, pool: exportPool, jobs: exportJobs }),
      reportRoutes({ ...exportAccess, clock, pool: exportPool, jobs: exportJobs }),
      publicPageRoutes({
        storage,
        clock,
        publish,
        secret,
        mayRead: createPageLimits(clock),
        roleIn: callers.roleIn,
        workshopSource: exportAccess.workshopSource,
        ...features.sharing,
        onError: (error) => log.error({ err: error }, "a public page could not be made"),
        addressFor: (request) => addresses.forRequest(request).phones,
      }),
      clientFiles(clientDirectory),
    ],
  });
  http.on("request", app);

  const { seatFor, farewell } = participation;
  const doors = { http, seatFor, seatById: (id: string) => seatById(storage.sql, id), farewell, log, metrics };
  const hub = createHub({
    ...doors,
    guard: hubGuard,
    router,
    view,
    presence: {
      come(seat) {
        people.come(seat);
        features.tables.line(seat, 1);
        presence.peopleMoved(seat.workshopId);
        hosting.watch.come(seat);
        features.voice.came(seat.workshopId);
      },
      go(seat) {
        people.go(seat);
        features.tables.line(seat, -1);
        presence.peopleMoved(seat.workshopId);
        hosting.watch.go(seat);
        features.voice.touch(seat.workshopId);
      },
    },
  });
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
      ...features.boardKeeping,
      onTitleKept: ({ seat }) => publish(seat.workshopId, { slices: ["activities", "boards"] }),
      onNotesKept({ seat }) {
        publish(seat.workshopId, { seatSlices: [{ seatId: seat.id, slices: ["me"] }] });
        features.voice.touch(seat.workshopId);
      },
    }),
  });

  const lines = watchLines(http, { waitingRoom, metrics });

  function listeningPort(): number {
    const address = http.address();
    return typeof address === "object" && address ? address.port : config.port;
  }

  /** Erases once more what the list beside the file names, and an older file has brought back. */
  async function eraseAgain(): Promise<void> {
    const workshops = await organiser.eraseAgain(erased.ids());
    const parts = await features.keeping.eraseAgain(erased.parts(), clock.now());
    await bringing.eraseAgain(erased.parts());
    if (workshops + parts > 0) log.warn({ workshops, parts }, "erased again what an older file had brought back");
  }

  return {
    http,
    log,
    addresses,
    eraseAgain,
    /** Resolves with the port once the server answers there. What was erased is gone before anybody is let in. */
    async listen(): Promise<number> {
      await eraseAgain();
      await features.people.sweep.start();
      await features.keeping.sweep.start();
      await hosting.start();
      return new Promise((resolve, reject) => {
        http.once("error", reject);
        http.listen(config.port, config.host, () => resolve(listeningPort()));
      });
    },
    /** Stops taking, finishes and answers what was begun, tells clients to come back, closes the file. */
    async close(): Promise<void> {
      isReady = false;
      hosting.watch.close();
      features.voice.close();
      features.people.sweep.close();
      features.keeping.sweep.close();
      const boardsGone = boardSocket.close();
      waitingRoom.close();
      writeHealth.close();
      await storage.settled();
      await boardsGone;
      await lines.endWith(hub.close());
      exportJobs.close();
      await exportPool.close();
      await bringing.close();
      await storage.close();
    },
  };
}
export type LongtableServer = ReturnType<typeof compose>;
