import { locksFor } from "@longtable/shared/board/board.locks";
import { isBlank } from "@longtable/shared/kernel/plainName";
import { boardAccess, isViewOnly } from "@longtable/shared/participation/permissions";
import { shownCursors, shownHints } from "@longtable/shared/participation/presence.rules";
import type { Access } from "@longtable/shared/participation/roles";
import type { PresencePolicy } from "./collaboration/boardPeople.ts";
import type { BoardRoom, SeatDeeds } from "./collaboration/boardRoom.ts";
import { addNoteRow } from "./features/board/board.store.ts";
import { keepingConstraints } from "./features/board/constraintGuard.ts";
import { keepingVotesApart } from "./features/board/mergeGuard.ts";
import { readHosting } from "./features/hosts/hosts.store.ts";
import { seatNames } from "./features/hosts/seatNames.store.ts";
import { seatExists } from "./features/participation/participation.store.ts";
import { removedAs } from "./features/people/noteJournal.store.ts";
import { houseRules } from "./features/people/people.store.ts";
import { askedSince } from "./features/voting/voting.store.ts";
import { knownAsOthers } from "./features/withdrawal/knownNotes.store.ts";
import { believeTold } from "./features/withdrawal/origins.store.ts";
import { followSameWords } from "./features/withdrawal/sameWords.ts";
import { followingToldCopies, registerToldCopies } from "./features/withdrawal/toldCopies.ts";
import { boardUse, setBoardTitle } from "./features/workshop/workshop.store.ts";
import type { Seat } from "./kernel/seat.ts";
import type { Sql } from "./storage/storage.ts";
import type { BoardPeer } from "./transport/boardSocket.ts";
import type { Register } from "./transport/commandRouter.ts";

/** For the commands about notes: what is told to be a copy goes with its first. */
export function followingCopies(register: Register): Register {
  registerToldCopies(register, { boardUse });
  return followingToldCopies(register, { boardUse });
}

interface BoardDoorDeps {
  sql: Sql;
  people: { onDeeds(sql: Sql, seat: Seat, room: BoardRoom, deeds: SeatDeeds["deeds"]): Promise<void> };
}

/** What the door to the boards has to know: who may do what there, who is shown whose pointer, what an edit leaves in the tables. */
export function composeBoardDoor({ sql, people }: BoardDoorDeps) {
  const mergeGuard = keepingVotesApart({ askedSince, removedAs });
  const constraintGuard = keepingConstraints({ removedAs });

  async function accessTo(seat: Seat, boardId: string): Promise<Access | null> {
    const use = await boardUse(sql, boardId);
    if (use?.workshopId !== seat.workshopId) return null;
    const access = boardAccess(seat, use);
    // Another table's board is as little there as another workshop's.
    if (access === "none") return use.tableId === null ? access : null;
    return isViewOnly(seat) ? "read" : access;
  }

  /** Who may be seen doing what on a board just now. */
  async function presenceOn(boardId: string, isFull: (workshopId: string) => boolean) {
    const use = await boardUse(sql, boardId);
    if (!use) return null;
    const { workshopId, tableId } = use;
    const isAlone = use.activities.some(({ state, writing }) => state === "open" && writing === "alone");
    const { areCursorsOff } = await readHosting(sql, workshopId);
    const room = { isCrowd: isFull(workshopId), isAlone, areCursorsOff };
    const { names } = await houseRules(sql, workshopId);
    const policy: PresencePolicy = {
      cursors: shownCursors(room),
      hints: shownHints(room),
      boardTable: tableId,
      names: names === "all" ? await seatNames(sql, workshopId) : null,
    };
    return { workshopId, policy };
  }

  return {
    accessTo,
    presenceOn,
    /** What board edits leave in the tables, in their own transaction. */
    boardKeeping: {
      seatExists,
      locksFor: async (sql: Sql, { seat, boardId }: BoardPeer) =>
        seat.role === "facilitator" ? [] : locksFor(seat.role, (await boardUse(sql, boardId))?.lockedParts ?? []),
      async onNewNotes(sql: Sql, { seat, boardId }: BoardPeer, noteIds: readonly string[]) {
        const { workshopId } = seat;
        const others = await knownAsOthers(sql, seat.id, { boardId, workshopId, noteIds });
        for (const id of noteIds) {
          // Under the id of another note it is nobody's: else taking it back would take that one along.
          await addNoteRow(sql, { id, boardId, workshopId, seatId: others.has(id) ? null : seat.id });
        }
      },
      async onDeeds(sql: Sql, { seat, boardId }: BoardPeer, room: BoardRoom, deeds: SeatDeeds["deeds"]) {
        const added = deeds.flatMap(({ noteId, what, after }) =>
          what === "add" ? [{ noteId, text: String(after?.text ?? "") }] : [],
        );
        const noteIds = added.map(({ noteId }) => noteId);
        await believeTold(sql, seat.id, { boardId, noteIds });
        const looking = { sql, workshopId: seat.workshopId, seat, room };
        if (seat.role === "facilitator") await followSameWords(looking, added);
        await constraintGuard(sql, seat, room, deeds);
        // Before these deeds are remembered: it asks what was done last.
        await mergeGuard(sql, seat.workshopId, room, deeds);
        await people.onDeeds(sql, seat, room, deeds);
      },
      async onNewTitle(sql: Sql, { boardId }: BoardPeer, title: string) {
        if (!isBlank(title)) await setBoardTitle(sql, boardId, title);
      },
    },
  };
}
