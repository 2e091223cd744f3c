import { orderAfterAll } from "@longtable/shared/board/board.order";
import type { BoardId, NoteId, TableId, WorkshopId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { addParts } from "@longtable/shared/tables/copy.rules";
import { type MergePlan, type MergeSource, planMerge, printOf } from "@longtable/shared/tables/merge.rules";
import { mergeTables, previewMerge } from "@longtable/shared/tables/tables.commands";
import type { BoardRoom } from "../../collaboration/boardRoom.ts";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { copyNoteRow, linksTo, listCopies, putLink } from "./copies.store.ts";
import type { CopiesDeps } from "./copies.ts";

export interface MergeDeps extends Pick<CopiesDeps, "carryEvidence"> {
  requireRight(context: Pick<CommandContext, "seat">, action: "runTables"): void;
  boardUse(sql: Sql, boardId: string): Promise<{ workshopId: WorkshopId; tableId: TableId | null } | null>;
  /** Whether notes of a board may go to more people than those of another one. */
  reachesFurther(sql: Sql, workshopId: string, boards: { boardId: BoardId; than: BoardId }): Promise<boolean>;
}

interface Input {
  boardId: BoardId;
  tableIds?: TableId[] | undefined;
}

/** Brings what tables wrote to the room's board: once, with its table, and all of it or nothing. */
export function registerMergeCommands(on: Register, deps: MergeDeps): void {
  const preview = async (input: Input, context: CommandContext) => {
    const { plan } = await prepare(input, context, deps);
    return { ...countsOf(plan), over: plan.over, narrower: await narrowerThan(input.boardId, plan, context, deps) };
  };
  on(previewMerge, preview, { again: preview });

  on(mergeTables, async (input, context) => {
    const { room, plan } = await prepare(input, context, deps);
    if (plan.over > 0) throw new UserError("conflict", "tables.mergeTooMany", { count: plan.over });
    const narrower = await narrowerThan(input.boardId, plan, context, deps);
    if (narrower.length > 0) throw new UserError("conflict", "tables.mergeReachesFurther");
    await write(context, deps, room, plan);
    return countsOf(plan);
  });
}

async function prepare({ boardId, tableIds }: Input, context: CommandContext, { boardUse, requireRight }: MergeDeps) {
  const { sql, seat } = context;
  const use = await boardUse(sql, boardId);
  if (use?.workshopId !== seat.workshopId) throw new UserError("notFound", "board.notFound");
  requireRight(context, "runTables");
  if (use.tableId !== null) throw new UserError("conflict", "tables.notTheRoomsBoard");
  const copies = (await listCopies(sql, seat.workshopId, boardId)).filter(
    ({ tableId }) => tableIds === undefined || tableIds.includes(tableId),
  );
  const sources: MergeSource[] = [];
  for (const copy of copies) {
    const { board } = await context.boards.room(copy.boardId);
    const starts = await linksTo(sql, copy.boardId);
    sources.push({
      tableId: copy.tableId,
      boardId: copy.boardId,
      content: board.content(),
      startIds: new Set(copy.start.ids),
      startNotes: new Map(starts.map(({ toNote, print }) => [toNote, print])),
    });
  }
  const room = await context.boards.room(boardId);
  return { room, plan: planMerge(room.board.content(), sources, await linksTo(sql, boardId)) };
}

/** The tables that something is brought from and whose board is for fewer people than the room's. */
async function narrowerThan(
  boardId: BoardId,
  { add, change }: MergePlan,
  { sql, seat }: CommandContext,
  { reachesFurther }: MergeDeps,
): Promise<TableId[]> {
  const narrower: TableId[] = [];
  for (const from of new Set([...add, ...change].map((one) => one.from))) {
    if (await reachesFurther(sql, seat.workshopId, { boardId, than: from.boardId })) narrower.push(from.tableId);
  }
  return narrower;
}

function countsOf({ add, change, kept }: MergePlan) {
  const at = (list: readonly { from: MergeSource }[], id: TableId) =>
    list.filter(({ from }) => from.tableId === id).length;
  const ids = [...new Set([...add, ...change].map(({ from }) => from.tableId))];
  const tables = ids.map((tableId) => ({ tableId, added: at(add, tableId), changed: at(change, tableId) }));
  return { added: add.length, changed: change.length, kept, tables };
}

/** One edit of the room's board, in the transaction of the command: should any of it fail, none of it was done. */
async function write(context: CommandContext, deps: MergeDeps, room: BoardRoom, plan: MergePlan) {
  const { sql } = context;
  const boardId = room.boardId as BoardId;
  const links = await linksTo(sql, boardId);
  const ids = new Map(links.map(({ fromBoard, fromNote, toNote }) => [`${fromBoard} ${fromNote}`, toNote]));
  for (const { from, note } of plan.add) ids.set(`${from.boardId} ${note.id}`, newId<NoteId>());
  const idOf = (fromBoard: BoardId, note: NoteId) => ids.get(`${fromBoard} ${note}`);
  if (plan.add.length + plan.change.length === 0 && isEmpty(plan)) return;
  await room.edit(sql, (board, origin) => {
    board.doc.transact(() => {
      addParts(board, plan.structure, origin);
      const sets = new Set(board.listClusters().map(({ id }) => id));
      let order = orderAfterAll(board.listNotes().map((note) => note.order));
      for (const { from, note, place } of plan.add) {
        const { linkIds, clusterId, mergedInto, merged: _merged, ...fields } = note;
        const into = mergedInto && idOf(from.boardId, mergedInto);
        const linked = linkIds?.flatMap((id) => idOf(from.boardId, id) ?? []);
        board.addNote(
          {
            ...fields,
            id: idOf(from.boardId, note.id) ?? newId<NoteId>(),
            place,
            order,
            tableId: from.tableId,
            ...(clusterId !== null && sets.has(clusterId) && { clusterId }),
            ...(linked?.length && { linkIds: linked }),
            ...(into && { mergedInto: into }),
          },
          origin,
        );
        order = orderAfterAll([order]);
      }
      for (const { link, fields } of plan.change) board.changeNote(link.toNote, fields, origin);
    }, origin);
  });
  await keep(context, deps, boardId, plan, idOf);
  context.changed({ slices: ["me", "stories", "evidence"] });
}

const isEmpty = ({ structure }: MergePlan) => Object.values(structure).every((list) => list.length === 0);

/** Who wrote a note owns it in the room too, and is known no further than at the table; what was brought comes once. */
async function keep(
  { sql, seat }: CommandContext,
  { carryEvidence }: MergeDeps,
  boardId: BoardId,
  { add, change }: MergePlan,
  idOf: (fromBoard: BoardId, note: NoteId) => NoteId | undefined,
): Promise<void> {
  for (const { from, note } of add) {
    const toNote = idOf(from.boardId, note.id);
    if (!toNote) continue;
    const copy = { from: { boardId: from.boardId, noteId: note.id }, to: { boardId, noteId: toNote } };
    await copyNoteRow(sql, seat.workshopId, { ...copy, hasAuthor: true });
    await carryEvidence(sql, copy);
    const link = { fromBoard: from.boardId, fromNote: note.id, toNote, print: printOf(note) };
    await putLink(sql, seat.workshopId, boardId, link);
  }
  for (const { link, print } of change) {
    await putLink(sql, seat.workshopId, boardId, { ...link, print });
    const from = { boardId: link.fromBoard, noteId: link.fromNote };
    await carryEvidence(sql, { from, to: { boardId, noteId: link.toNote } });
  }
}
