import type { GroupId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { changeMe, setDoor, setNames, setVote } from "@longtable/shared/people/people.commands";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { boardIdsOf, markNotes, notesBySeat } from "./noteMarks.store.ts";
import {
  houseRules,
  personById,
  setDoorState,
  setNamesLevel,
  setPersonAlias,
  setPersonGroup,
  setSeatVote,
} from "./people.store.ts";

export interface PeopleDeps {
  requireRight(context: Pick<CommandContext, "seat">, action: "managePeople"): void;
  /** How an alias is compared when its owner comes back. */
  aliasKey(alias: string): string;
  groupIds(sql: Sql, workshopId: string): Promise<readonly string[]>;
  setVotesAside(context: CommandContext, participantId: string, isAside: boolean): Promise<void>;
}

/** Names, the door, who votes, and what people say of themselves. */
export function registerPeopleCommands(on: Register, deps: PeopleDeps): void {
  const { requireRight } = deps;

  on(setNames, async ({ level }, context) => {
    requireRight(context, "managePeople");
    const { sql, seat, boards } = context;
    if ((await houseRules(sql, seat.workshopId)).names === level) return {};
    await setNamesLevel(sql, seat.workshopId, level);
    for (const boardId of await boardIdsOf(sql, seat.workshopId)) {
      await markNotes(sql, seat.workshopId, await boards.room(boardId));
    }
    // Notes that wait for a host, and the tables on the wall, are read with names or without.
    context.changed({ slices: ["workshop", "held", "tables"] });
    return {};
  });

  on(setDoor, async ({ door }, context) => {
    requireRight(context, "managePeople");
    await setDoorState(context.sql, context.seat.workshopId, door);
    context.changed({ slices: ["workshop"] });
    return {};
  });

  on(setVote, async ({ participantId, canVote }, context) => {
    requireRight(context, "managePeople");
    const { sql, seat } = context;
    const person = await personById(sql, seat.workshopId, participantId);
    if (!person) throw new UserError("notFound", "people.notHere");
    if (person.canVote === canVote) return {};
    await setSeatVote(sql, person.seatId, canVote);
    await deps.setVotesAside(context, participantId, !canVote);
    context.changed({
      seats: [person.seatId],
      seatSlices: [{ seatId: person.seatId, slices: ["me", "rounds", "agreements"] }],
      counts: ["people", "rounds", "agreements"],
    });
    return {};
  });

  on(changeMe, async ({ alias, groupId }, context) => {
    const { sql, seat, boards } = context;
    const me = seat.participantId && (await personById(sql, seat.workshopId, seat.participantId));
    if (!me) throw new UserError("forbidden", "command.notAllowed");
    if (groupId !== undefined) {
      const known = await deps.groupIds(sql, seat.workshopId);
      if (groupId !== null && !known.includes(groupId)) throw new UserError("notFound", "people.noSuchGroup");
      await setPersonGroup(sql, me.participantId, groupId as GroupId | null);
    }
    const isRenamed = alias !== undefined && alias !== me.alias;
    if (isRenamed) {
      await setPersonAlias(sql, me.participantId, alias, deps.aliasKey(alias));
      const own = await notesBySeat(sql, seat.id);
      for (const boardId of new Set(own.map((note) => note.boardId))) {
        const ids = own.filter((note) => note.boardId === boardId).map(({ noteId }) => noteId);
        await markNotes(sql, seat.workshopId, await boards.room(boardId), ids);
      }
    }
    context.changed({
      seatSlices: [{ seatId: seat.id, slices: ["me"] }],
      counts: ["participants"],
      // Wherever the old name stands.
      ...(isRenamed && { slices: ["people", "tables", "held", "hands"] as const }),
    });
    return { alias: alias ?? me.alias };
  });
}
