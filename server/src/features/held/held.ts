import { createHash } from "node:crypto";
import type { BoardDoc } from "@longtable/shared/board/board.doc";
import { isPlaceLocked, type LockedPart, locksFor } from "@longtable/shared/board/board.locks";
import type { Place } from "@longtable/shared/board/board.types";
import { holdDenial } from "@longtable/shared/held/held.rules";
import type { BoardId, NoteId, WorkshopId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import type { Action, BoardUse } from "@longtable/shared/participation/permissions";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import type { BoardRoom } from "../../collaboration/boardRoom.ts";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext } from "../../transport/commandRouter.ts";
import { countHeldOf, findHeld, type HeldRow } from "./held.store.ts";

/** What held notes need of the rest. */
export interface HeldDeps {
  /** Throws away the files that are made of a workshop. */
  dropFiles(workshopId: string): void;
  requireRight(context: Pick<CommandContext, "seat">, action: Action): void;
  boardUse(
    sql: Sql,
    boardId: string,
  ): Promise<(BoardUse & { workshopId: WorkshopId; lockedParts: readonly LockedPart[] }) | null>;
  listActivities(sql: Sql, workshopId: string): Promise<Activity[]>;
  listBoards(sql: Sql, workshopId: string): Promise<{ id: BoardId; originId: BoardId | null }[]>;
  listRounds(sql: Sql, workshopId: string): Promise<{ candidates: readonly { noteId: string }[] }[]>;
  setActivityWriting(sql: Sql, id: string, to: { writing: "together" | "alone"; since?: number | null }): Promise<void>;
  setActivityState(sql: Sql, id: string, to: { state: Activity["state"]; openedAt: number | null }): Promise<void>;
  /** Notes of a workshop's boards that stand on another board too, brought there from a table or to one. */
  copiedNotes(sql: Sql, workshopId: string): Promise<ReadonlySet<string>>;
  /** Notes that the shortlist or a decision names. */
  namedNotes(sql: Sql, workshopId: string): Promise<ReadonlySet<string>>;
  setModerated(sql: Sql, workshopId: string, isOn: boolean): Promise<void>;
  isModerated(sql: Sql, workshopId: string): Promise<boolean>;
  findNote(sql: Sql, workshopId: string, noteId: string, boardId?: string): Promise<FoundNote | null>;
  addNoteRow(sql: Sql, note: { id: string; boardId: string; workshopId: string; seatId: string | null }): Promise<void>;
  removeNoteRow(sql: Sql, boardId: string, noteId: string): Promise<void>;
  /** After held notes came onto a board, whose are whose being known: writes names beside them where these are on. */
  onPut(
    context: CommandContext,
    room: BoardRoom,
    notes: readonly { id: string; seatId: string | null }[],
  ): Promise<void>;
  /** Whether hosts are told how many notes a board has, because it takes some before the session. */
  countsPreWork(sql: Sql, boardId: string): Promise<boolean>;
  seatById(sql: Sql, seatId: string): Promise<Seat | null>;
  /** Seats of a workshop's facilitators: who is told of what waits. */
  hostSeatIds(sql: Sql, workshopId: string): Promise<string[]>;
  /** A whole number from 0 to below the given one, each as likely. */
  below(count: number): number;
}

interface FoundNote {
  boardId: BoardId;
  seatId: string | null;
}

/** A short text that is another one when the words or the kind of a note are others. */
export function printOf({ text, kind = "note" }: Pick<HeldRow["note"], "text" | "kind">): string {
  return createHash("sha256").update(`${kind}\n${text}`).digest("base64url").slice(0, 16);
}

/** Tells those whose notes these are, and nobody else: the board's own news travel by the board. */
export function tellOwners(context: CommandContext, notes: readonly Pick<HeldRow, "seatId">[]): void {
  const seats = new Set(notes.flatMap(({ seatId }) => seatId ?? []));
  context.changed({ seatSlices: [...seats].map((seatId) => ({ seatId, slices: ["me", "held"] as const })) });
}

/** Tells hosts that what waits has changed. Nobody else is sent anything: when a note comes in is its owner's affair. */
export async function tellHosts(context: CommandContext, { hostSeatIds }: Pick<HeldDeps, "hostSeatIds">) {
  const seats = await hostSeatIds(context.sql, context.seat.workshopId);
  context.changed({ seatSlices: seats.map((seatId) => ({ seatId, slices: ["held"] as const })) });
}

/** True when a place lies in a part of its board that is locked for this seat. */
export function isLockedFor(
  { seat }: Pick<CommandContext, "seat">,
  { lockedParts }: { lockedParts: readonly LockedPart[] },
  board: BoardDoc,
  place: Place,
): boolean {
  return isPlaceLocked(locksFor(seat.role, lockedParts), place, { stageOf: (stepId) => board.stageOf(stepId) });
}

/** One's own held note; refused as not there when it is somebody else's, so that nobody learns of it. */
export async function ownHeld({ sql, seat }: CommandContext, noteId: NoteId): Promise<HeldRow> {
  const held = await findHeld(sql, seat.workshopId, noteId);
  if (!held || held.seatId !== seat.id) throw new UserError("notFound", "board.noteNotFound");
  return held;
}

/** Refuses a seat that holds as much as one may. */
export async function requireRoom(sql: Sql, seatId: string): Promise<void> {
  const denial = holdDenial(await countHeldOf(sql, seatId));
  if (denial) throw new UserError("conflict", `held.${denial}`);
}
