import { isPlaceLocked, type LockedPart, locksFor } from "@longtable/shared/board/board.locks";
import { placeFor, usualKind } from "@longtable/shared/board/board.targets";
import { takingOf } from "@longtable/shared/held/held.rules";
import type { GroupId, NoteId, ParticipantId, WorkshopId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { UserError } from "@longtable/shared/kernel/userError";
import { type BoardUse, boardAccess, may } from "@longtable/shared/participation/permissions";
import type { Access } from "@longtable/shared/participation/roles";
import { actFor, addPaperNotes, addProxy } from "@longtable/shared/people/people.commands";
import { newId } from "../../kernel/newId.ts";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { markByProxy, markNotes } from "./noteMarks.store.ts";
import { markAsProxy, personById } from "./people.store.ts";

export interface ProxyDeps {
  requireRight(context: Pick<CommandContext, "seat">, action: "managePeople"): void;
  groupIds(sql: Sql, workshopId: string): Promise<readonly string[]>;
  /** Takes a place for somebody without a phone: no token opens it. Refuses when every seat is taken. */
  addSeatFor(
    sql: Sql,
    workshopId: WorkshopId,
    person: { alias: string; groupId: GroupId | null; canVote: boolean; now: number },
  ): Promise<ParticipantId>;
  seatById(sql: Sql, seatId: string): Promise<Seat | null>;
  hostSeatIds(sql: Sql, workshopId: string): Promise<string[]>;
  /** Runs a registered command in the place of another seat, inside this transaction. */
  perform(type: string, input: unknown, context: CommandContext): Promise<unknown>;
  /** Says in the vote log that a host put in a ballot for a person without a phone. */
  logProxyBallot(context: CommandContext, roundId: string): Promise<void>;
  boardUse(
    sql: Sql,
    boardId: string,
  ): Promise<(BoardUse & { workshopId: WorkshopId; lockedParts: readonly LockedPart[] }) | null>;
  addNoteRow(sql: Sql, note: { id: string; boardId: string; workshopId: string; seatId: string | null }): Promise<void>;
}

/** People without a phone, and what was written on paper: entered by hosts, counted once and marked as entered for someone. */
export function registerProxyCommands(on: Register, deps: ProxyDeps): void {
  const { requireRight } = deps;

  async function requireGroup({ sql, seat }: CommandContext, groupId: string | null | undefined): Promise<void> {
    if (!groupId) return;
    const known = await deps.groupIds(sql, seat.workshopId);
    if (!known.includes(groupId)) throw new UserError("notFound", "people.noSuchGroup");
  }

  on(addProxy, async ({ alias, groupId = null, canVote }, context) => {
    requireRight(context, "managePeople");
    const { sql, seat, now } = context;
    await requireGroup(context, groupId);
    const participantId = await deps.addSeatFor(sql, seat.workshopId, { alias, groupId, canVote, now });
    await markAsProxy(sql, participantId);
    context.changed({ counts: ["participants", "tables"] });
    return { participantId };
  });

  /** The seat of somebody without a phone whom the caller may write for: a host for anyone, a table's host at its own table. */
  async function seatOf(context: CommandContext, participantId: string) {
    const { sql, seat } = context;
    const person = await personById(sql, seat.workshopId, participantId);
    const isOwnTable = seat.role === "tableHost" && seat.tableId !== null && person?.tableId === seat.tableId;
    if (!may(seat.role, "managePeople") && !isOwnTable) throw new UserError("forbidden", "command.notAllowed");
    if (!person) throw new UserError("notFound", "people.notHere");
    // Who has a phone speaks for themselves.
    if (!person.isProxy) throw new UserError("forbidden", "people.hasPhone");
    const found = await deps.seatById(sql, person.seatId);
    if (!found) throw new UserError("notFound", "people.notHere");
    return found;
  }

  const act = async ({ participantId, what, input }: ActFor, context: CommandContext) => {
    const found = await seatOf(context, participantId);
    const result = await deps.perform(what, input, { ...context, seat: found });
    if (what === "voting.castBallot" && isRecord(input)) {
      await deps.logProxyBallot(context, String(input.roundId));
    }
    // Hosts alone: what was entered may be for nobody else to know of yet.
    const hosts = await deps.hostSeatIds(context.sql, context.seat.workshopId);
    context.changed({ seatSlices: hosts.map((seatId) => ({ seatId, slices: ["people"] as const })) });
    return isRecord(result) ? (result as Record<string, never>) : {};
  };
  on(actFor, act, {
    // The answer to a ballot must not be kept: it would say whose it is. What was done stays done.
    async again({ participantId }, context) {
      await seatOf(context, participantId);
      return {};
    },
  });

  on(addPaperNotes, async ({ boardId, lines, kind, groupId = null, ...target }, context) => {
    const { sql, seat, boards } = context;
    const use = await deps.boardUse(sql, boardId);
    const access: Access = use?.workshopId === seat.workshopId ? boardAccess(seat, use) : "none";
    if (!use || access === "none") throw new UserError("notFound", "board.notFound");
    const isOwnTable = use.tableId !== null && use.tableId === seat.tableId && access === "edit";
    const mayEnter = may(seat.role, "addNotesForOthers") && (isOwnTable || may(seat.role, "managePeople"));
    if (!mayEnter) throw new UserError("forbidden", "command.notAllowed");
    const taking = takingOf(seat.role, use);
    if (taking !== "shown")
      throw new UserError("conflict", taking === "private" ? "people.aloneNow" : "people.hostsEnter");
    await requireGroup(context, groupId);
    const room = await boards.room(boardId);
    const stageOf = (stepId: string) => room.board.stageOf(stepId);
    if (isPlaceLocked(locksFor(seat.role, use.lockedParts), placeFor(room.board, target), { stageOf })) {
      throw new UserError("forbidden", "board.partLocked");
    }
    if (room.board.noteCount() + lines.length > LIMITS.notesPerBoard) {
      throw new UserError("conflict", "board.boardFull");
    }
    const noteIds = lines.map(() => newId<NoteId>());
    for (const id of noteIds) {
      await deps.addNoteRow(sql, { id, boardId, workshopId: seat.workshopId, seatId: null });
      await markByProxy(sql, boardId, id, groupId);
    }
    await room.edit(
      sql,
      (board, origin) => {
        const place = placeFor(board, target);
        for (const [index, id] of noteIds.entries()) {
          board.addNote({ id, text: lines[index] ?? "", kind: kind ?? usualKind(board), place }, origin);
        }
      },
      { by: seat.id },
    );
    await markNotes(sql, seat.workshopId, room, noteIds);
    return { noteIds };
  });
}

interface ActFor {
  participantId: string;
  what: string;
  input: unknown;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
