import { type BoardContent, openBoard } from "@longtable/shared/board/board.doc";
import { FileProblem } from "@longtable/shared/import/fileProblem";
import { IMPORT_LIMITS } from "@longtable/shared/import/import.limits";
import { type MadeOnBoard, takeBackPlan, writePlan } from "@longtable/shared/import/tableImport.doc";
import type { ActivityId, BoardId, GroupId, WorkshopId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { type BoardUse, isWrittenAlone } from "@longtable/shared/participation/permissions";
import type { PatchPart } from "@longtable/shared/workshop/workshop.patch";
import * as Y from "yjs";
import type { BoardRegistry, BoardUnit } from "../../collaboration/boardRegistry.ts";
import type { Clock } from "../../kernel/clock.ts";
import { newId } from "../../kernel/newId.ts";
import type { Publish } from "../../kernel/publish.ts";
import type { Sql } from "../../storage/storage.ts";
import type { ImportReader } from "./importReader.ts";
import { ImportRefused } from "./importRefused.ts";
import { findImport, findNewWorkshop, importsSince, keepAttendance, keepImport, markUndone } from "./imports.store.ts";
import type { KeepImported } from "./keepImported.ts";
import type { ImportedImage, OpenedImage, OpenedImport } from "./readImport.ts";
import { planFor, readTableBytes, type TableQuery, typeFor } from "./tableImport.ts";
import { type BroughtRows, type MadeByFile, type Stayed, takeBackFile, watchForFile } from "./takeBackFile.ts";
import { cutBeforehand } from "./takenBack.ts";
import { writeImport } from "./writeImport.ts";

export interface ImportsDeps {
  /** For reading outside a transaction. */
  sql: Sql;
  registry: BoardRegistry;
  clock: Clock;
  publish: Publish;
  reader: ImportReader;
  keep: KeepImported;
  boardUse(sql: Sql, boardId: string): Promise<(BoardUse & { workshopId: string }) | null>;
  addStaffSeats(sql: Sql, workshopId: WorkshopId): Promise<{ facilitator: string; screen: string }>;
  /**
   * Opens the pictures of a file and makes their small copies.
   *
   * @throws {Error} when the pixels of one cannot be read.
   */
  openImages(images: readonly ImportedImage[]): Promise<OpenedImage[]>;
  removeNoteRow(sql: Sql, boardId: string, noteId: string): Promise<void>;
  /** What a file brought, row by row. */
  rows: BroughtRows;
  /** Takes a board and the activity it came with away, unless either has been used; answers whether it did. */
  dropUnused(sql: Sql, made: { boardId: string; activityId: string }): Promise<boolean>;
}

/** What a table's import made, for taking it back. */
interface MadeByTable extends MadeOnBoard {
  newBoard: { boardId: string; activityId: string } | null;
}

const NOTHING: { boardIds: string[]; stayed: Stayed[] } = { boardIds: [], stayed: [] };

/** What an import changes for everyone; the notes themselves come by their boards. */
const CHANGED: readonly PatchPart[] = [
  "activities",
  "boards",
  "rounds",
  "results",
  "decisions",
  "agreements",
  "checks",
  "tables",
  "followThrough",
  "reflection",
  "workshop",
  "agenda",
  "images",
  "stories",
  "evidence",
  "feelings",
  "pins",
  "scenarios",
];

/** Brings in workshops, boards and tables: each import in one transaction, known by its id, so that a repeat does nothing. */
export function createImports(deps: ImportsDeps) {
  const { sql: outside, registry, clock, publish, reader, keep } = deps;

  async function readOpened(bytes: Uint8Array, isOwnRoom: boolean): Promise<OpenedImport> {
    const read = await reader.read(bytes, { isOwnRoom });
    try {
      return { ...read, images: await deps.openImages(read.images) };
    } catch {
      throw new ImportRefused(new FileProblem("import.spoilt", "images"));
    }
  }

  /** Made anew with each call; never the same as another workshop's. */
  const NEW = "new:";

  return {
    /** Makes a workshop from a workshop's file. A repeat answers the same workshop, without tokens: those were shown once. */
    async newWorkshop(id: string, bytes: Uint8Array) {
      const earlier = await findNewWorkshop(outside, NEW + id);
      if (earlier) return { workshopId: earlier.workshopId as WorkshopId, tokens: null };
      const read = await readOpened(bytes, true);
      const file = read.workshop;
      if (!file) throw new UserError("invalid", "import.needsWorkshop");
      const workshopId = newId<WorkshopId>();
      const { title, isSample } = file.workshop;
      const cuts = await cutBeforehand(read, keep.takenBack);
      const groups = file.workshop.groups.map((group) => ({ ...group, id: group.id as GroupId }));
      return registry.transact(async (sql, boards) => {
        const done = await findNewWorkshop(sql, NEW + id);
        if (done) return { workshopId: done.workshopId as WorkshopId, tokens: null };
        await keep.addWorkshop(sql, { id: workshopId, title, isSample, groups });
        const writing = { sql, boards, keep, workshopId, isNew: true, now: clock.now() };
        const result = await writeImport(writing, read, cuts);
        if (file.participants) {
          const byGroup = Object.fromEntries(file.participants.byGroup.map((group) => [group.id, group.count]));
          await keepAttendance(sql, workshopId, { count: file.participants.count, byGroup });
        }
        await keepImport(sql, { id: NEW + id, workshopId, boardId: null, result, made: null, at: clock.now() });
        return { workshopId, tokens: await deps.addStaffSeats(sql, workshopId) };
      });
    },

    /** Adds what a workshop's or a board's file holds to a workshop. */
    async intoWorkshop(id: string, workshopId: string, bytes: Uint8Array) {
      const earlier = await findImport(outside, workshopId, id);
      if (earlier) return earlier.result;
      const read = await readOpened(bytes, false);
      const cuts = await cutBeforehand(read, keep.takenBack);
      const result = await registry.transact(async (sql, boards) => {
        const done = await findImport(sql, workshopId, id);
        if (done) return done.result;
        const whatCame = await watchForFile(deps.rows, sql, workshopId);
        const writing = { sql, boards, keep, workshopId, isNew: false, now: clock.now() };
        const answer = { id, ...(await writeImport(writing, read, cuts)) };
        await keepImport(sql, {
          id,
          workshopId,
          boardId: null,
          result: answer,
          made: await whatCame(),
          at: clock.now(),
        });
        return answer;
      });
      publish(workshopId, { slices: CHANGED });
      return result;
    },

    /** What a table would do; changes nothing, and refuses what doing it would refuse but for single rows. */
    async previewTable(workshopId: string, bytes: Uint8Array, query: TableQuery) {
      const read = readTableBytes(bytes, query);
      const board = query.board ? await contentOf(workshopId, query.board) : emptyBoard(typeFor(read));
      const plan = planFor(read, board, { skip: true });
      return {
        ...read.wish,
        encoding: read.encoding,
        delimiter: read.table.delimiter,
        rows: read.table.rows.length,
        notes: plan.notes.length,
        newParts: Object.fromEntries(Object.entries(plan.parts).map(([name, list]) => [name, list.length])),
        problems: plan.problems,
      };
    },

    /** Puts a table's notes on a board, or on a new one, as one edit. */
    async table(id: string, workshopId: string, bytes: Uint8Array, query: TableQuery) {
      const read = readTableBytes(bytes, query);
      if (query.board) await contentOf(workshopId, query.board);
      const { result, isNewBoard } = await registry.transact(async (sql, boards) => {
        const done = await findImport(sql, workshopId, id);
        if (done) return { result: done.result, isNewBoard: false };
        const fresh = query.board ? null : await startBoard(sql, workshopId, typeFor(read), query.title ?? "");
        const boardId = query.board ?? fresh?.boardId ?? "";
        if (query.board) await requireOpenBoard(sql, workshopId, boardId);
        const room = await boards.room(boardId);
        const made = await room.edit(sql, (board, origin) => {
          if (fresh) board.create({ type: typeFor(read), title: fresh.title }, origin);
          return writePlan(board, planFor(read, board.content(), query), origin);
        });
        for (const noteId of made.noteIds) {
          await keep.addNoteRow(sql, { id: noteId, boardId, workshopId, seatId: null });
        }
        const newBoard = fresh && { boardId, activityId: fresh.activityId };
        const answer = { id, boardId, notes: made.noteIds.length, ...(fresh && { activityId: fresh.activityId }) };
        const kept: MadeByTable = { ...made, newBoard };
        await keepImport(sql, { id, workshopId, boardId, result: answer, made: kept, at: clock.now() });
        return { result: answer, isNewBoard: fresh !== null };
      });
      publish(workshopId, { slices: isNewBoard ? ["activities", "boards", "agenda"] : ["agenda"] });
      return result;
    },

    /** What can be taken back still, the newest first. */
    async recent(workshopId: string) {
      const found = await importsSince(outside, workshopId, clock.now() - IMPORT_LIMITS.undoMs);
      return found
        .filter(({ made }) => made !== null)
        .map(({ id, at, result }) => {
          const { notes, boardIds = [] } = result as { notes: number; boardIds?: string[] };
          return { id, at, notes, boards: boardIds.length };
        });
    },

    /**
     * Takes back what an import brought, as one; done again it changes nothing. Of a file only what nobody has touched since;
     * answers what stays.
     */
    async undo(workshopId: string, id: string): Promise<{ stayed: Stayed[] }> {
      const { boardIds, stayed } = await registry.transact(async (sql, boards) => {
        const kept = await findImport(sql, workshopId, id);
        if (!kept) throw new UserError("notFound", "import.notFound");
        if (kept.isUndone) return NOTHING;
        const made = kept.made as MadeByTable | MadeByFile | null;
        if (!made) throw new UserError("conflict", "import.cannotUndo");
        if (clock.now() - kept.at > IMPORT_LIMITS.undoMs) throw new UserError("conflict", "import.tooLate");
        await markUndone(sql, workshopId, id, clock.now());
        if ("kind" in made) return takeBackFile(deps.rows, sql, workshopId, made);
        return { boardIds: await undoTable({ sql, boards, workshopId, boardId: kept.boardId }, made), stayed: [] };
      });
      if (boardIds.length > 0) await registry.erase(boardIds);
      publish(workshopId, { slices: CHANGED });
      return { stayed };
    },
  };

  async function undoTable(
    { sql, boards, workshopId, boardId }: { sql: Sql; boards: BoardUnit; workshopId: string; boardId: string | null },
    made: MadeByTable,
  ): Promise<string[]> {
    if (boardId === null) throw new UserError("conflict", "import.cannotUndo");
    await requireOpenBoard(sql, workshopId, boardId);
    const room = await boards.room(boardId);
    await room.edit(sql, (board, origin) => takeBackPlan(board, made, origin), { removes: true });
    for (const noteId of made.noteIds) await deps.removeNoteRow(sql, boardId, noteId);
    const isGone = made.newBoard && room.board.noteCount() === 0 && (await deps.dropUnused(sql, made.newBoard));
    return isGone ? [boardId] : [];
  }

  async function requireOpenBoard(sql: Sql, workshopId: string, boardId: string): Promise<void> {
    const use = await deps.boardUse(sql, boardId);
    if (use?.workshopId !== workshopId) throw new UserError("notFound", "board.notFound");
    if (isWrittenAlone(use)) throw new UserError("conflict", "import.writtenAlone");
  }

  async function contentOf(workshopId: string, boardId: string): Promise<BoardContent> {
    await requireOpenBoard(outside, workshopId, boardId);
    return (await registry.open(boardId)).board.content();
  }

  async function startBoard(sql: Sql, workshopId: string, type: "journeyMap" | "columns", named: string) {
    const at = await keep.positions(sql, workshopId);
    const title = named || (type === "journeyMap" ? "Imported map" : "Imported notes");
    const [boardId, activityId] = [newId<BoardId>(), newId<ActivityId>()];
    await keep.addBoard(sql, workshopId, at.boards, { id: boardId, type, title });
    await keep.addActivity(sql, workshopId, at.activities, {
      id: activityId,
      templateId: "own",
      phase: type === "journeyMap" ? "insight" : "coDesign",
      title,
      prompt: "",
      minutes: 0,
      outputType: type === "journeyMap" ? "map" : "shortlist",
      state: "queued",
      openedAt: null,
      boardIds: [boardId],
    });
    return { boardId, activityId, title };
  }
}
export type Imports = ReturnType<typeof createImports>;

/** What a new board holds before the table comes. */
function emptyBoard(type: "journeyMap" | "columns"): BoardContent {
  const board = openBoard(new Y.Doc());
  board.create({ type, title: "" }, null);
  return board.content();
}
