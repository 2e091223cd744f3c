import type { BoardId } from "@longtable/shared/kernel/ids";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { type HeldDeps, tellHosts, tellOwners } from "./held.ts";

/** What changes where people meet an activity's boards, or who may read them. */
const MOVING: ReadonlySet<string> = new Set(["activities", "boards", "tables"]);

/**
 * Whatever a command moves people or activities to: once it is done, what they wrote and nobody was shown is for the board
 * they meet there, in their own activity. What stood on a board stays where that was.
 */
export function followingWriters(register: Register, deps: Pick<HeldDeps, "hostSeatIds">): Register {
  return (command, handler, keepNothing) =>
    register(
      command,
      async (input, context) => {
        let moves = false;
        const changed: CommandContext["changed"] = (change, workshopId) => {
          moves ||= (change.seats?.length ?? 0) > 0 || (change.slices ?? []).some((slice) => MOVING.has(slice));
          context.changed(change, workshopId);
        };
        const output = await handler(input, { ...context, changed });
        if (moves) await follow(context, deps);
        return output;
      },
      keepNothing,
    );
}

/** Boards by the room's one they were made of, where the activity at hand runs at the tables; at most one for each table. */
const OWN_COPY = (boardId: string, tableId: string, activityId: string) => `(SELECT copy.id FROM boards copy
  JOIN boards b ON copy.origin_id = COALESCE(b.origin_id, b.id)
  WHERE b.id = ${boardId} AND copy.table_id = ${tableId} AND EXISTS (SELECT 1 FROM activities a
    JOIN activity_boards l ON l.activity_id = a.id
    WHERE l.board_id = copy.origin_id AND a.place = 'tables' AND a.id = COALESCE(${activityId}, a.id)))`;

const boardNow = (boardId: string, tableId: string, activityId: string) => `COALESCE(
  ${OWN_COPY(boardId, tableId, activityId)}, (SELECT COALESCE(b.origin_id, b.id) FROM boards b WHERE b.id = ${boardId}))`;

/** Takes notes that never stood on a board to the boards their writers meet now; tells them, and hosts of what waits. */
async function follow(context: CommandContext, deps: Pick<HeldDeps, "hostSeatIds">): Promise<void> {
  const { sql, seat } = context;
  const moved = await sql.all<{ id: string; board_id: string; seat_id: string; stage: string; target: string }>(
    `SELECT h.id, h.board_id, h.seat_id, h.stage, ${boardNow("h.board_id", "p.table_id", "h.activity_id")} AS target
     FROM held_notes h JOIN seats s ON s.id = h.seat_id JOIN participants p ON p.id = s.participant_id
     WHERE h.workshop_id = ? AND h.was_shown = 0 AND h.is_change = 0
       AND h.board_id <> ${boardNow("h.board_id", "p.table_id", "h.activity_id")}`,
    seat.workshopId,
  );
  for (const { id, board_id, target } of moved) {
    await sql.run("UPDATE held_notes SET board_id = ? WHERE id = ? AND board_id = ?", target, id, board_id);
    await sql.run("UPDATE note_images SET board_id = ? WHERE note_id = ? AND board_id = ?", target, id, board_id);
    await sql.run("UPDATE note_origins SET to_board = ? WHERE to_note = ? AND to_board = ?", target, id, board_id);
  }
  if (moved.length === 0) return;
  tellOwners(
    context,
    moved.map(({ seat_id }) => ({ seatId: seat_id })),
  );
  if (moved.some(({ stage }) => stage === "waiting")) await tellHosts(context, deps);
}

/** The board that somebody who sits at a table, or at none, meets now in place of the one named. A host's is the one named. */
export async function boardOfNow(sql: Sql, { participantId, tableId }: Seat, boardId: BoardId): Promise<BoardId> {
  if (participantId === null) return boardId;
  const row = await sql.get<{ target: BoardId | null }>(
    `SELECT ${boardNow("?", "?", "NULL")} AS target`,
    boardId,
    tableId,
    boardId,
  );
  return row?.target ?? boardId;
}

/** Whether a board is of a table that hosts have ended, alone or with all others. */
export async function hasEnded(sql: Sql, boardId: BoardId): Promise<boolean> {
  const text =
    "SELECT 1 FROM boards b JOIN breakout_tables t ON t.id = b.table_id WHERE b.id = ? AND t.ended_at IS NOT NULL";
  return (await sql.get(text, boardId)) !== undefined;
}
