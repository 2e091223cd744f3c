import { answersBehind } from "@longtable/shared/import/answersBehind";
import { keepableTexts } from "@longtable/shared/kernel/command";
import type { BoardId, NoteId, PinAnswerId, ProgrammeId, SnapshotId, WorkshopId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import type { ProgrammeStory } from "@longtable/shared/programme/programme.schema";
import { reaches, reachOf } from "@longtable/shared/story/scope.rules";
import { beyond, type Scoped } from "@longtable/shared/story/withinConsent";
import type { Request, Router } from "express";
import type { BoardRegistry, BoardUnit } from "./collaboration/boardRegistry.ts";
import type { composeFeatures } from "./composeFeatures.ts";
import { keptWriting } from "./composeKept.ts";
import { evidenceReading } from "./composeStories.ts";
import { putAnswer, putProposal } from "./features/agreement/agreement.store.ts";
import { putCheck } from "./features/agreement/check.store.ts";
import { addNoteRow, removeNoteRow } from "./features/board/board.store.ts";
import { listDecisions, putDecision } from "./features/decision/decision.store.ts";
import { putRating } from "./features/feelings/feelings.store.ts";
import {
  addIdeaBoxItem,
  markIdea,
  putCommitment,
  putResponse,
  setPrevious,
  setStanding,
  standingOf,
} from "./features/followThrough/followThrough.store.ts";
import { imageRoutes } from "./features/images/images.routes.ts";
import { addImage, requireImageRoom } from "./features/images/images.store.ts";
import { createImages } from "./features/images/images.ts";
import { putNoteImage } from "./features/images/noteImages.store.ts";
import { openImages } from "./features/images/reencode.ts";
import { importRoutes } from "./features/import/import.routes.ts";
import { createImportReader } from "./features/import/importReader.ts";
import { createImports } from "./features/import/imports.ts";
import type { KeepImported } from "./features/import/keepImported.ts";
import type { TakenBack } from "./features/import/takenBack.ts";
import { countByGroup, seatById } from "./features/participation/participation.store.ts";
import { keepPinOrigin } from "./features/pins/pinOrigins.store.ts";
import { putPin } from "./features/pins/pins.store.ts";
import { beginnings, boardNamed, originsOf } from "./features/programme/boardBasis.store.ts";
import { createBoardDifferences } from "./features/programme/boardDifferences.ts";
import { type Beginning, createMapCopies } from "./features/programme/mapCopies.ts";
import { createProgrammes, type DeletedPart, deleteAgain } from "./features/programme/programme.feature.ts";
import { programmeRoutes } from "./features/programme/programme.routes.ts";
import { workshopsIn } from "./features/programme/programme.store.ts";
import {
  addAgreementVersion,
  addQuestionVersion,
  listAgreementVersions,
  listQuestionVersions,
} from "./features/purpose/purpose.store.ts";
import { addWheel, putDeclaredRung, putQuestion } from "./features/reflection/reflection.store.ts";
import { readReflection } from "./features/reflection/reflection.view.ts";
import { putReportPlan } from "./features/report/report.store.ts";
import { carryElsewhere, keepScenarioOrigin } from "./features/scenarios/scenarioCopies.store.ts";
import { putScenario } from "./features/scenarios/scenarios.store.ts";
import { keepStoryOrigin } from "./features/story/storyOrigins.store.ts";
import { putLink } from "./features/tables/copies.store.ts";
import { listTables, putTable } from "./features/tables/tables.store.ts";
import { addKept } from "./features/versions/snapshots.store.ts";
import { publishBallots } from "./features/voting/ballots.store.ts";
import { addGroupResults, setLeast } from "./features/voting/groupResults.store.ts";
import { logVote } from "./features/voting/voteLog.store.ts";
import { addRound, closeStoredRound } from "./features/voting/voting.store.ts";
import { eraseTraces } from "./features/withdrawal/noteErasure.ts";
import { keepOrigins } from "./features/withdrawal/origins.store.ts";
import { addWithdrawal, isCarriedOut } from "./features/withdrawal/withdrawal.store.ts";
import { addBoard } from "./features/workshop/addBoard.store.ts";
import { addClosing, agendaRows } from "./features/workshop/agenda.store.ts";
import { addNoteRows, dropUnused, takenIds, withdrawnStories } from "./features/workshop/imported.store.ts";
import { type Addresses, freeJoinCode } from "./features/workshop/organiser.feature.ts";
import * as rowPrints from "./features/workshop/rowPrints.store.ts";
import {
  addActivity,
  addWorkshop,
  boardUse,
  listActivities,
  listBoards,
  workshopById,
} from "./features/workshop/workshop.store.ts";
import type { Clock } from "./kernel/clock.ts";
import { newId } from "./kernel/newId.ts";
import type { Publish } from "./kernel/publish.ts";
import type { Logger } from "./observability/log.ts";
import type { ErasedParts } from "./storage/erasedList.ts";
import type { Sql, Storage } from "./storage/storage.ts";
import type { Callers } from "./transport/callers.ts";

interface BringingDeps {
  storage: Storage;
  registry: BoardRegistry;
  clock: Clock;
  publish: Publish;
  callers: Callers;
  features: ReturnType<typeof composeFeatures>;
  addressesFor(request: Request): Addresses;
  noteParts(parts: ErasedParts): void;
  /** What stands on the list of what was taken back. */
  takenBack: TakenBack;
  log: Logger;
}

/** What comes in from outside: files, tables and images. */
export function composeBringing(deps: BringingDeps) {
  const { storage, registry, clock, publish, callers, features } = deps;
  const images = createImages({
    storage,
    clock,
    isShownTo: features.images.isShownTo,
    collects: features.images.collects,
    onRemoved: features.images.onRemoved,
    seatById,
    listErased: features.keeping.imageErased,
    scrubSoon: () => {
      storage.truncateLog().catch((error: unknown) => deps.log.error({ err: error }, "log of changes not truncated"));
    },
  });
  const programmes = createProgrammes({
    storage,
    clock,
    publish,
    timeline: {
      workshopById,
      listActivities,
      listBoards,
      listDecisions,
      readFollowThrough: features.exportReading.readFollowThrough,
      countPeople: async (sql, id) => Object.values(await countByGroup(sql, id)).reduce((sum, count) => sum + count, 0),
      previousOf: async (sql, id) => (await standingOf(sql, id)).previousId,
      beginnings,
      originsOf,
      boardNamed,
      notGiven: features.exportReading.notGiven,
    },
    setPrevious,
    async onDeleted(sql, programmeId, { kind, id }) {
      const listed = { id: newId(), workshopId: programmeId, refs: [{ kind, id, within: "" }] };
      deps.noteParts(listed);
      await addWithdrawal(sql, listed.id, programmeId, clock.now());
    },
    async toldStories(sql, programmeId) {
      const told: ProgrammeStory[] = [];
      for (const { id } of await workshopsIn(sql, programmeId)) {
        const workshop = (await workshopById(sql, id))?.title ?? "";
        for (const one of await evidenceIn(sql, id)) {
          if (one.text !== "" && reaches(reachOf(one), "programme"))
            told.push({ id: one.id, text: one.text, name: one.pseudonym, workshop });
        }
      }
      return told;
    },
  });
  const reader = createImportReader();
  const imports = createImports({
    sql: storage.sql,
    registry,
    clock,
    publish,
    reader,
    keep: keepImported(clock, deps.takenBack, features.keepStory, programmes.putNew),
    boardUse,
    openImages,
    removeNoteRow,
    dropUnused,
    rows: rowPrints,
    addStaffSeats: async (sql, workshopId) => ({
      facilitator: await features.participation.addStaffSeat(sql, workshopId, "facilitator"),
      screen: await features.participation.addStaffSeat(sql, workshopId, "observer"),
    }),
  });
  /** These read bodies of their own, before the reader of small JSON does. */
  const early: Router[] = [
    importRoutes({
      imports,
      roleIn: callers.roleIn,
      requireOrganiser: callers.requireOrganiser,
      async requireWorkshop(id) {
        if (!(await workshopById(storage.sql, id))) throw new UserError("notFound", "workshop.notFound");
      },
      madeAnswer: (request, workshopId, tokens) =>
        features.organiser.made(workshopId, deps.addressesFor(request), tokens),
    }),
    imageRoutes({ images, requireSeat: callers.requireSeat }),
  ];
  const readBoard = async (boardId: string) => (await registry.open(boardId)).board.content();
  /**
   * Notes of a workshop that were not given to the programme. Who begins the next one with a board gives the boards that nobody
   * set a circle for; evidence, and boards that have one, go no further than that.
   */
  const notForProgramme = async (
    sql: Sql,
    workshopId: string,
    notesOn: (boardId: string) => Promise<Scoped["content"]>,
  ) => {
    const consent = await evidenceReading.readConsent(sql, workshopId);
    const boards: Scoped[] = [];
    for (const { id } of await listBoards(sql, workshopId)) {
      // One that cannot be read gives nothing, and keeps nothing else back.
      const content = await notesOn(id).catch(() => null);
      if (content) boards.push({ content, scope: consent.ofBoard(id).scope ?? "programme" });
    }
    const isOut = beyond(boards, consent.evidence, "programme");
    const ids = boards.flatMap(({ content }) => content.notes.map(({ id }) => id));
    return new Set<string>(ids.filter(isOut));
  };
  /** An earlier board; one of another workshop without what its people did not give to the programme. */
  async function readEarlier(boardId: string, forWorkshopId: string) {
    const content = await readBoard(boardId);
    const homeId = (await boardUse(storage.sql, boardId))?.workshopId;
    if (homeId === undefined || homeId === forWorkshopId) return content;
    const without = await notForProgramme(storage.sql, homeId, readBoard);
    return { ...content, notes: content.notes.filter(({ id }) => !without.has(id)) };
  }
  const differences = createBoardDifferences({ sql: storage.sql, boardNamed, readBoard, readEarlier });
  const copyMaps = createMapCopies({
    addBoard,
    addActivity,
    positions,
    addNoteRow,
    keepOrigins,
    async carryScenarios(sql, from, to) {
      const { scope = "programme" } = (await evidenceReading.readConsent(sql, from.workshopId)).ofBoard(from.boardId);
      if (reaches(scope, "programme")) await carryElsewhere(sql, from, to);
    },
    notForProgramme: (sql, workshopId, boards) =>
      notForProgramme(sql, workshopId, async (id) => (await boards.room(id)).board.content()),
  });
  return {
    early,
    readEarlier,
    close: reader.close,
    programmes: programmeRoutes({
      programmes,
      differences,
      requireOrganiser: callers.requireOrganiser,
      callerOf: callers.callerOf,
      workshopExists: async (id) => (await workshopById(storage.sql, id)) !== null,
      keepable: keepableTexts,
    }),
    /** Deletes once more what was deleted from programmes, and an older copy of the file has brought back. */
    async eraseAgain(listed: readonly ErasedParts[]): Promise<void> {
      const ofProgrammes = listed.filter(({ refs }) => refs.some(({ kind }) => DELETED.has(kind)));
      for (const { id, workshopId: programmeId, refs } of ofProgrammes) {
        const again = storage.transact(async (sql) => {
          if (await isCarriedOut(sql, id)) return;
          for (const { kind, id: partId } of refs)
            await deleteAgain(sql, programmeId, { kind: kind as DeletedPart["kind"], id: partId });
          await addWithdrawal(sql, id, programmeId, clock.now());
        });
        // One that cannot be deleted keeps neither the others from it nor the server from starting.
        await again.catch((error: unknown) =>
          deps.log.error({ err: error, programme: programmeId }, "what was deleted from a programme not deleted again"),
        );
      }
    },
    /** What a new workshop begins with: its programme, and copies of earlier boards. */
    beginWith:
      ({ previousId, programmeId, copies = [] }: Beginning & { previousId?: WorkshopId | undefined }) =>
      async (sql: Sql, boards: BoardUnit, id: WorkshopId) => {
        const home = programmeId ?? (previousId && (await programmes.programmeOf(sql, previousId)));
        if (home) await programmes.putNew(sql, id, home);
        await copyMaps(sql, boards, id, copies);
      },
  };
}

const DELETED: ReadonlySet<string> = new Set(["programme", "measure", "reading"]);

const evidenceIn = async (sql: Sql, workshopId: string) =>
  (await evidenceReading.readConsent(sql, workshopId)).evidence ?? [];

/** Where the room's next board and activity come. */
async function positions(sql: Sql, workshopId: string) {
  const [boards, rows] = [await listBoards(sql, workshopId), await agendaRows(sql, workshopId)];
  return { boards: boards.length, activities: Math.max(-1, ...rows.map(({ position }) => position)) + 1 };
}

function keepImported(
  clock: Clock,
  takenBack: TakenBack,
  keepStory: KeepImported["keepStory"],
  putNew: (sql: Sql, workshopId: WorkshopId, programmeId: ProgrammeId) => Promise<void>,
): KeepImported {
  return {
    keepStory,
    putBoardTerms: keptWriting.putBoardTerms,
    keepBoardScope: keptWriting.keepBoardScope,
    putSettings: keptWriting.putSettings,
    async putIntoProgramme(sql, workshopId, programme) {
      await keptWriting.haveProgramme(sql, programme);
      await putNew(sql, workshopId, programme.id as ProgrammeId);
    },
    async addWorkshop(sql, workshop) {
      const joinCode = await freeJoinCode(sql);
      const rest = { template: "imported", screen: "activity", timer: null, createdAt: clock.now() } as const;
      await addWorkshop(sql, { ...workshop, ...rest, joinCode });
    },
    positions,
    takenIds,
    addBoard,
    addActivity,
    addNoteRows,
    addNoteRow,
    async addWording(sql, workshopId, toBoard, { noteId, id, boardId, text, tableId }) {
      const [fromBoard, fromNote, toNote] = [boardId as BoardId, id as NoteId, noteId as NoteId];
      const print = { text, kind: "note" as const, place: null, ...(tableId !== null && { tableId }) };
      await putLink(sql, workshopId, toBoard, { fromBoard, fromNote, toNote, print });
    },
    async addTable(sql, workshopId, table) {
      const position = (await listTables(sql, workshopId)).length;
      await putTable(sql, workshopId, { ...table, position });
    },
    async addClosedRound(sql, workshopId, round, seal) {
      const { ballots, title, ...rest } = round;
      await addRound(sql, workshopId, { ...rest, ...(title !== null && { title }), state: "closed" });
      const { tally, voted, onPaper } = round;
      const isPublished = ballots !== null;
      // A round that is older than the log has no entry to be sealed by.
      await closeStoredRound(sql, round.id, { tally, voted, onPaper, isPublished, seal: seal ?? "" });
      if (ballots) await publishBallots(sql, round.id, ballots);
    },
    addGroupResults,
    logVote,
    putDecision,
    async putProposal(sql, workshopId, { answered, result, mine: _mine, ...proposal }) {
      const isSettled = proposal.state !== "proposed";
      await putProposal(sql, workshopId, { ...proposal, frozen: isSettled && result ? { answered, result } : null });
      if (isSettled || !result) return;
      // As far as they were shown: answers of people who are not there, so that a block among them stands.
      for (const answer of answersBehind(proposal.version, result)) await putAnswer(sql, proposal.id, newId(), answer);
    },
    async putCheck(sql, workshopId, { answered, shownAt, ratings, words, mine: _mine, ...check }) {
      const counted = { answered, ...(shownAt !== undefined && { shownAt }) };
      const frozen =
        check.kind === "word" ? { ...counted, words: words ?? [] } : { ...counted, ratings: ratings ?? null };
      await putCheck(sql, workshopId, { ...check, frozen: check.state === "closed" ? frozen : null });
    },
    markIdea,
    putResponse,
    putCommitment,
    addIdeaBoxItem,
    async setStage(sql, workshopId, stage) {
      if (stage === "running") return;
      const now = clock.now();
      await setStanding(sql, workshopId, { closedAt: now, reportedAt: stage === "reported" ? now : null });
    },
    readReflection,
    addWheel,
    async putReflection(sql, workshopId, { declared, rung, start, end }) {
      if (declared) await putDeclaredRung(sql, workshopId, declared);
      if (rung) await putQuestion(sql, workshopId, { ...rung, question: "rung", result: rung.counts });
      if (start) await putQuestion(sql, workshopId, { ...start, question: "start", result: null });
      if (end) await putQuestion(sql, workshopId, { ...end, question: "end", result: end.distance });
    },
    questionVersions: listQuestionVersions,
    addQuestionVersion,
    agreementVersions: listAgreementVersions,
    addAgreementVersion,
    addClosing,
    takenBack,
    eraseTraces,
    keepOrigins,
    keepStoryOrigin,
    keepScenarioOrigin,
    async withdrawnStories(sql, ids) {
      return new Set([...(await withdrawnStories(sql, ids)), ...takenBack("story", ids)]);
    },
    requireImageRoom,
    addImage: (sql, workshopId, image) => addImage(sql, workshopId, { ...image, seatId: "" }),
    async addNoteImage(sql, workshopId, boardId, { noteId, imageId, alt, scope }) {
      const hosts = { seatId: null, isHosts: true, isWaiting: false, isOff: false, offSeatId: null } as const;
      await putNoteImage(sql, workshopId, { boardId, noteId, imageId, alt, scope, ...hosts });
    },
    addSnapshot: (sql, workshopId, boardId, { id, ...kept }) =>
      addKept(sql, workshopId, { ...kept, id: id as SnapshotId, boardId, by: null, owners: {} }),
    async addPin(sql, workshopId, boardId, { noteId, stepId, ...read }, fromId) {
      const on = noteId !== null ? { noteId } : stepId !== null ? { stepId } : {};
      const answerId = read.answer === null ? null : (read.answerId ?? (fromId as PinAnswerId));
      const pin = { ...read, ...on, answerId, boardId, seatId: null, answerSeatId: null, isWaiting: false };
      await putPin(sql, workshopId, pin);
      await keepPinOrigin(sql, fromId, { id: pin.id, workshopId, answerId: read.answerId });
    },
    async addScenario(sql, workshopId, boardId, { storyId = null, ...scenario }) {
      const nobody = { writers: {}, gone: {}, seatId: null } as const;
      await putScenario(sql, workshopId, { ...scenario, ...nobody, storyId, boardId });
    },
    async addFeelings(sql, workshopId, boardId, feelings) {
      const steps = feelings.map(({ words, ...step }) => ({
        ...step,
        words: words.map((word, index) => ({ ...word, id: `w${index + 1}`, hidden: false })),
      }));
      const people = Math.max(...steps.map(({ answered }) => answered));
      await putRating(sql, workshopId, { boardId, state: "closed", isShown: true, frozen: { people, steps } });
    },
    setLeastShown: setLeast,
    putReportPlan,
    groupsOf: async (sql: Sql, workshopId) => (await workshopById(sql, workshopId))?.groups ?? [],
  };
}
