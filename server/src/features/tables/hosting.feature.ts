import { isPlaceLocked, type LockedPart, locksFor } from "@longtable/shared/board/board.locks";
import { addNoteDenial } from "@longtable/shared/board/board.rules";
import { placeFor, usualKind } from "@longtable/shared/board/board.targets";
import { takingOf } from "@longtable/shared/held/held.rules";
import type { NoteId, TableId, WorkshopId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { type BoardUse, boardAccess } from "@longtable/shared/participation/permissions";
import { printOf } from "@longtable/shared/tables/merge.rules";
import {
  addNoteForSomeone,
  broadcast,
  setPlace,
  setTableHost,
  shareTableBoard,
  volunteer,
} from "@longtable/shared/tables/tables.commands";
import type { BoardRoom } from "../../collaboration/boardRoom.ts";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { listCopies, putLink, setShared } from "./copies.store.ts";
import { activitiesAtTables, type CopiesDeps } from "./copies.ts";
import { findTablePerson, listTablePeople, type TablePerson } from "./people.store.ts";
import { type Seating, seatThem } from "./seating.ts";
import { changeSettings, listTables, readSettings } from "./tables.store.ts";

export interface HostingDeps extends Pick<CopiesDeps, "listActivities"> {
  requireRight(context: Pick<CommandContext, "seat">, action: "runTables" | "addNotesForOthers"): void;
  boardUse(
    sql: Sql,
    boardId: string,
  ): Promise<(BoardUse & { workshopId: WorkshopId; lockedParts: readonly LockedPart[] }) | null>;
  addNoteRow(sql: Sql, note: { id: string; boardId: string; workshopId: string; seatId: string | null }): Promise<void>;
  /** Remembers that a note was entered for somebody. */
  markByProxy(sql: Sql, boardId: string, noteId: string, groupId: null): Promise<void>;
  setActivityPlace(sql: Sql, activityId: string, place: "room" | "tables"): Promise<void>;
  makeCopies(context: CommandContext): Promise<void>;
}

const noBoard = () => new UserError("notFound", "board.notFound");

/** Hosting a table, and what hosts of the room do with all of them. */
export function registerHostingCommands(on: Register, deps: HostingDeps): void {
  registerHosts(on, deps);
  registerBoards(on, deps);
}

function registerHosts(on: Register, { requireRight }: HostingDeps): void {
  on(setTableHost, async ({ participantId, isHost }, context) => {
    const { sql, seat } = context;
    const person = await findTablePerson(sql, seat.workshopId, participantId);
    if (!person) throw new UserError("notFound", "tables.noSuchPerson");
    requireRight(context, "runTables");
    if (isHost && person.tableId === null) throw new UserError("conflict", "tables.needsTable");
    await makeHost(context, person, isHost);
    return {};
  });

  on(volunteer, async ({ isHost }, context) => {
    const { sql, seat } = context;
    const person = seat.participantId ? await findTablePerson(sql, seat.workshopId, seat.participantId) : null;
    if (!person) throw new UserError("forbidden", "command.notAllowed");
    if (person.isHost === isHost) return {};
    if (isHost) {
      if (person.tableId === null) throw new UserError("conflict", "tables.needsTable");
      const { mayVolunteer } = await readSettings(sql, seat.workshopId);
      const mates = await hostsAt(sql, seat.workshopId, person.tableId);
      if (!mayVolunteer || mates.length > 0) throw new UserError("conflict", "tables.hasHost");
    }
    await makeHost(context, person, isHost);
    return {};
  });
}

const hostsAt = async (sql: Sql, workshopId: string, tableId: TableId): Promise<TablePerson[]> =>
  (await listTablePeople(sql, workshopId)).filter((one) => one.isHost && one.tableId === tableId);

/** A table has one host: who was it before is a participant again. */
async function makeHost(context: CommandContext, person: TablePerson, isHost: boolean): Promise<void> {
  const { sql, seat } = context;
  const before = isHost && person.tableId ? await hostsAt(sql, seat.workshopId, person.tableId) : [];
  const seating: Seating[] = before
    .filter(({ id }) => id !== person.id)
    .map((one) => ({ person: one, tableId: one.tableId, isHost: false }));
  await seatThem(context, [...seating, { person, tableId: person.tableId, isHost }]);
  context.changed({ slices: ["tables"] });
}

function registerBoards(on: Register, deps: HostingDeps): void {
  const { requireRight, boardUse, addNoteRow } = deps;

  on(setPlace, async ({ activityId, place, copyStart }, context) => {
    const { sql, seat } = context;
    const activity = (await deps.listActivities(sql, seat.workshopId)).find(({ id }) => id === activityId);
    if (!activity) throw new UserError("notFound", "workshop.noSuchActivity");
    requireRight(context, "runTables");
    await deps.setActivityPlace(sql, activityId, place);
    if (copyStart) await changeSettings(sql, seat.workshopId, { copyStart });
    await deps.makeCopies(context);
    context.changed({ slices: ["activities", "boards", "tables"] });
    return {};
  });

  on(shareTableBoard, async ({ boardId, isShared }, context) => {
    const { sql, seat } = context;
    const use = await boardUse(sql, boardId);
    if (use?.workshopId !== seat.workshopId) throw noBoard();
    requireRight(context, "runTables");
    if (use.tableId === null) throw new UserError("conflict", "tables.notATablesBoard");
    await setShared(sql, boardId, isShared);
    context.changed({ slices: ["boards"] });
    return {};
  });

  on(broadcast, async ({ text, asNote }, context) => {
    requireRight(context, "runTables");
    const { sql, seat, now } = context;
    const active = (await listTables(sql, seat.workshopId)).filter(({ endedAt }) => endedAt === null);
    if (active.length === 0) throw new UserError("conflict", "tables.noTables");
    await changeSettings(sql, seat.workshopId, { message: { id: newId(), text, at: now } });
    context.changed({ slices: ["tables"] });
    if (!asNote) return { boards: 0 };
    const running = await activitiesAtTables(deps, sql, seat.workshopId);
    // On the first board of each: a word to a table is said once.
    const origins = new Set(running.flatMap(({ boards }) => boards[0]?.id ?? []));
    const ids = new Set(active.map(({ id }) => id));
    const copies = (await listCopies(sql, seat.workshopId)).filter(
      ({ originId, tableId }) => origins.has(originId) && ids.has(tableId),
    );
    for (const { boardId, originId } of copies) {
      const room = await context.boards.room(boardId);
      const noteId = await writeMessage(context, room, text, deps);
      const note = room.board.note(noteId);
      // Said by hosts to all: no table's own, so it does not come back from each of them with a merge.
      if (note)
        await putLink(sql, seat.workshopId, boardId, {
          fromBoard: originId,
          fromNote: noteId,
          toNote: noteId,
          print: printOf(note),
        });
    }
    return { boards: copies.length };
  });

  on(addNoteForSomeone, async ({ boardId, text }, context) => {
    const { sql, seat } = context;
    const use = await boardUse(sql, boardId);
    if (use?.workshopId !== seat.workshopId) throw noBoard();
    const access = boardAccess(seat, use);
    // Another table's board is as little there as another workshop's.
    if (access === "none") throw noBoard();
    requireRight(context, "addNotesForOthers");
    const isOwnTable = use.tableId !== null && use.tableId === seat.tableId;
    if (seat.role === "tableHost" && !isOwnTable) throw new UserError("forbidden", "command.notAllowed");
    const taking = takingOf(seat.role, use);
    // What is written alone, or waits for a host, is on no board yet, and this would be.
    if (taking !== "shown")
      throw new UserError("conflict", taking === "private" ? "tables.writesAlone" : "people.hostsEnter");
    const room = await context.boards.room(boardId);
    const { board } = room;
    const denial = addNoteDenial(access, board.noteCount());
    if (denial === "boardFull") throw new UserError("conflict", "board.boardFull");
    if (denial) throw new UserError("forbidden", use.isLocked ? "board.locked" : `board.${denial}`);
    const place = placeFor(board, {});
    const locks = locksFor(seat.role, use.lockedParts);
    if (isPlaceLocked(locks, place, { stageOf: (stepId) => board.stageOf(stepId) }))
      throw new UserError("forbidden", "board.partLocked");
    const noteId = newId<NoteId>();
    // Nobody's own: these are not the words of whoever entered them.
    await addNoteRow(sql, { id: noteId, boardId, workshopId: seat.workshopId, seatId: null });
    await deps.markByProxy(sql, boardId, noteId, null);
    const note = { id: noteId, text, kind: usualKind(board), place, isByProxy: true };
    await room.edit(sql, (own, origin) => own.addNote(note, origin), { by: seat.id });
    return { noteId };
  });
}

/** Writes a host's message as a note in the server's own hand, in the first column or the unplaced tray. */
async function writeMessage(
  { sql, seat, changed }: CommandContext,
  room: BoardRoom,
  text: string,
  { addNoteRow }: Pick<HostingDeps, "addNoteRow">,
): Promise<NoteId> {
  const noteId = newId<NoteId>();
  const { workshopId, id: seatId } = seat;
  await addNoteRow(sql, { id: noteId, boardId: room.boardId, workshopId, seatId });
  await room.edit(sql, (board, origin) => {
    board.addNote({ id: noteId, text, kind: "note", place: placeFor(board, {}) }, origin);
  });
  changed({ seatSlices: [{ seatId, slices: ["me"] }] });
  return noteId;
}
