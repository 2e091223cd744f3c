import { namesOf } from "@longtable/shared/people/names.rules";
import type { NamesLevel, NoteAuthor } from "@longtable/shared/people/people.schema";
import type { BoardRegistry } from "../../collaboration/boardRegistry.ts";
import type { BoardRoom, SeatDeeds } from "../../collaboration/boardRoom.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { Seat } from "../../kernel/seat.ts";
import type { Sql, Storage } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { type NeedsDeps, registerNeeds } from "./needs.feature.ts";
import { keepDeeds } from "./noteJournal.store.ts";
import { markNotes } from "./noteMarks.store.ts";
import { type PeopleDeps, registerPeopleCommands } from "./people.feature.ts";
import { houseRules, personInSeat } from "./people.store.ts";
import { type ProxyDeps, registerProxyCommands } from "./proxy.feature.ts";
import { type RemovalDeps, registerRemoval } from "./removal.feature.ts";
import { createSweep, type SweepDeps } from "./sweep.ts";
import { previewTakeBack, registerTakeBack, type TakeBackDeps } from "./takeBack.feature.ts";

interface Deps extends PeopleDeps, RemovalDeps, TakeBackDeps, ProxyDeps, NeedsDeps, SweepDeps {
  storage: Storage;
  registry: BoardRegistry;
  clock: Clock;
  findNote(sql: Sql, workshopId: string, noteId: string): Promise<{ boardId: string; seatId: string | null } | null>;
}

/** Everything about people in a room: names, the door, votes, removal, taking back, proxies and private requests. */
export function createPeopleFeature(deps: Deps) {
  const { storage, registry, clock } = deps;

  async function nameLevel(sql: Sql, workshopId: string, noteId: string): Promise<NamesLevel> {
    const row = await sql.get<{ names: string | null }>(
      "SELECT names FROM notes WHERE workshop_id = ? AND id = ?",
      workshopId,
      noteId,
    );
    return namesOf((row?.names ?? null) as NamesLevel | null, (await houseRules(sql, workshopId)).names);
  }

  return {
    /** Keeps words no longer than they can be put back. */
    sweep: createSweep(deps),

    register(on: Register): void {
      registerPeopleCommands(on, deps);
      registerRemoval(on, deps);
      registerTakeBack(on, deps);
      registerProxyCommands(on, deps);
      registerNeeds(on, deps);
    },

    /** What is to stand beside a new note of a seat. */
    async marksFor(sql: Sql, { id, workshopId }: Seat): Promise<{ by?: string; isByProxy?: boolean }> {
      const [{ names }, person] = [await houseRules(sql, workshopId), await personInSeat(sql, id)];
      return {
        ...(names === "all" && person?.alias && { by: person.alias }),
        ...(person?.isProxy && { isByProxy: true }),
      };
    },

    /** After a seat edited a board by itself: remembers its deeds, and puts right what only the server says of notes. */
    async onDeeds(sql: Sql, { id, workshopId }: Seat, room: BoardRoom, deeds: SeatDeeds["deeds"]): Promise<void> {
      await keepDeeds(sql, { boardId: room.boardId, seatId: id, deeds }, clock.now());
      const isMarked = ({ before, after }: SeatDeeds["deeds"][number]) =>
        [before, after].some((fields) => fields && ("by" in fields || "isByProxy" in fields || "tableId" in fields));
      const { names } = await houseRules(sql, workshopId);
      const touched = deeds.filter(
        (deed) => deed.what !== "remove" && (isMarked(deed) || (deed.what === "add" && names === "all")),
      );
      if (touched.length > 0)
        await markNotes(
          sql,
          workshopId,
          room,
          touched.map(({ noteId }) => noteId),
        );
    },

    /** After notes that were held came onto a board: remembers them as added, and writes names beside them where these are on. */
    async onPut(
      { sql, seat: { workshopId } }: CommandContext,
      room: BoardRoom,
      notes: readonly { id: string; seatId: string | null }[],
    ): Promise<void> {
      for (const { id: noteId, seatId } of notes) {
        const deed = { noteId, what: "add", before: null, after: null } as const;
        if (seatId) await keepDeeds(sql, { boardId: room.boardId, seatId, deeds: [deed] }, clock.now());
      }
      await markNotes(
        sql,
        workshopId,
        room,
        notes.map(({ id }) => id),
      );
    },

    /** Who wrote a note, for a host who asks: only as far as names are on, and were when it was written. */
    async authorOf(workshopId: string, noteId: string): Promise<NoteAuthor> {
      const { sql } = storage;
      const note = await deps.findNote(sql, workshopId, noteId);
      const isKnown = note?.seatId && (await nameLevel(sql, workshopId, noteId)) !== "off";
      const person = isKnown && note.seatId ? await personInSeat(sql, note.seatId) : null;
      if (!person) return { author: null };
      const { participantId, number, alias } = person;
      return { author: { participantId, number, alias } };
    },

    /** What taking back one person's last minutes would do. */
    preview: (workshopId: string, target: { participantId: string; minutes: number }) =>
      registry.transact((sql, boards) => previewTakeBack({ sql, boards, now: clock.now() }, workshopId, target, deps)),
  };
}
export type PeopleFeature = ReturnType<typeof createPeopleFeature>;
