import type { GroupId, ParticipantId, SeatId, WorkshopId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { UserError } from "@longtable/shared/kernel/userError";
import { parseJoinCode } from "@longtable/shared/participation/joinCode";
import type { JoinRequest, JoinResponse } from "@longtable/shared/participation/participation.schema";
import type { Role } from "@longtable/shared/participation/roles";
import type { Door, Farewell, NamesLevel } from "@longtable/shared/people/people.schema";
import type { Group } from "@longtable/shared/workshop/workshop.schema";
import type { Clock } from "../../kernel/clock.ts";
import { newId } from "../../kernel/newId.ts";
import type { Publish } from "../../kernel/publish.ts";
import type { Seat } from "../../kernel/seat.ts";
import { hashRejoinWord, hashToken, newToken, sameSecret } from "../../kernel/secrets.ts";
import type { Sql, Storage } from "../../storage/storage.ts";
import {
  addParticipant,
  addSeat,
  aliasKey,
  countSeats,
  dropViewSeats,
  markAsView,
  participantsByAlias,
  renewSeatToken,
  seatByToken,
} from "./participation.store.ts";
import { newRejoinWord, normaliseRejoinWord } from "./rejoinWords.ts";

interface JoinableWorkshop {
  id: WorkshopId;
  title: string;
  groups: readonly Group[];
  names?: NamesLevel | undefined;
  door?: Door | undefined;
}

export interface ParticipationDeps {
  storage: Storage;
  clock: Clock;
  publish: Publish;
  /** Keys the rejoin words; kept beside the database, not in it. */
  secret: string;
  workshopByCode(sql: Sql, code: string): Promise<JoinableWorkshop | null>;
  /** Gives a participant the vote of a printed ticket; refuses one that is used, cancelled or unknown. */
  redeemTicket(sql: Sql, workshopId: string, ticket: string, participantId: string): Promise<void>;
  /** Gives somebody who has just joined a breakout table, where there are any; true when they got one. */
  seatNewcomer(sql: Sql, workshopId: string, participantId: string): Promise<boolean>;
  /** What the holder of a token is told whose seat was taken away by a host; null for any other token. */
  farewellFor(sql: Sql, tokenHash: string): Promise<Farewell | null>;
  /** After how many days all of it is deleted, and when that is, in milliseconds since 1970. */
  keptFor(sql: Sql, workshopId: string): Promise<{ days: number; until: number }>;
  /** What is kept of the words of people who were removed and came under this alias. */
  removedWords(sql: Sql, workshopId: string, aliasKey: string): Promise<readonly string[]>;
  /** Ends the sockets of a seat whose token has been replaced. */
  endSeatSockets(seatId: string): void;
}

/** Joining, coming back, and telling who a token belongs to. Nothing here is limited by address (METHODS, room-safe joining). */
export function createParticipationFeature(deps: ParticipationDeps) {
  const { storage, clock, publish, secret } = deps;

  async function workshopFor(text: string, sql: Sql = storage.sql): Promise<JoinableWorkshop> {
    const code = parseJoinCode(text);
    const workshop = code === null ? null : await deps.workshopByCode(sql, code);
    if (!workshop) throw new UserError("notFound", "join.noSuchCode");
    return workshop;
  }

  async function takeSeat(workshop: JoinableWorkshop, request: JoinRequest): Promise<JoinResponse> {
    const alias = request.alias ?? "";
    const [token, rejoinWord] = [newToken(), newRejoinWord(alias !== "")];
    const participantId = newId<ParticipantId>();
    const now = clock.now();
    let isAtTable = false;
    await storage.transact(async (sql) => {
      // Once more: it may have been erased since, and then nothing of this person may stay.
      const { door } = await workshopFor(request.code, sql);
      if (door === "locked") throw new UserError("conflict", "join.doorLocked");
      if ((await countSeats(sql, workshop.id)) >= LIMITS.seatsPerWorkshop) throw new UserError("conflict", "join.full");
      await addParticipant(sql, {
        id: participantId,
        workshopId: workshop.id,
        alias,
        groupId: groupOf(workshop, request.group),
        rejoinHash: hashRejoinWord(secret, workshop.id, normaliseRejoinWord(rejoinWord)),
        joinedAt: now,
      });
      await addSeat(sql, {
        id: newId<SeatId>(),
        workshopId: workshop.id,
        role: "participant",
        participantId,
        canVote: true,
        tableId: null,
        tokenHash: hashToken(token),
        createdAt: now,
      });
      if (request.ticket) await deps.redeemTicket(sql, workshop.id, request.ticket, participantId);
      isAtTable = await deps.seatNewcomer(sql, workshop.id, participantId);
    });
    publish(workshop.id, { counts: isAtTable ? ["participants", "tables"] : ["participants"] });
    return { workshopId: workshop.id, participantId, token, rejoinWord, alias };
  }

  async function comeBack(
    workshop: JoinableWorkshop,
    { alias = "", rejoinWord: word = "", ticket }: JoinRequest,
  ): Promise<JoinResponse> {
    const rejoinWord = normaliseRejoinWord(word);
    const hash = hashRejoinWord(secret, workshop.id, rejoinWord);
    const candidates = await participantsByAlias(storage.sql, workshop.id, alias);
    const found = candidates.find((candidate) => sameSecret(candidate.rejoin_hash, hash));
    if (!found) {
      const removed = await deps.removedWords(storage.sql, workshop.id, aliasKey(alias));
      const wasRemoved = removed.some((kept) => sameSecret(kept, hash));
      throw new UserError("forbidden", wasRemoved ? "join.removed" : "join.wrongRejoinWord");
    }
    const token = newToken();
    const seat = await storage.transact(async (sql) => {
      if (ticket) await deps.redeemTicket(sql, workshop.id, ticket, found.id);
      return renewSeatToken(sql, found.id, hashToken(token));
    });
    if (!seat) throw new UserError("notFound", "join.noSuchCode");
    deps.endSeatSockets(seat.id);
    return { workshopId: workshop.id, participantId: found.id, token, rejoinWord, alias: found.alias };
  }

  return {
    /** The seat a token belongs to, or null. */
    seatFor: (token: string): Promise<Seat | null> => seatByToken(storage.sql, hashToken(token)),

    /** What a token's holder is told when a host has taken the seat away; null otherwise. */
    farewell: (token: string): Promise<Farewell | null> => deps.farewellFor(storage.sql, hashToken(token)),

    /** What a person sees before joining: enough to know that the code is right. */
    async preview(code: string) {
      const { id, title, groups, names = "off", door = "open" } = await workshopFor(code);
      return { title, groups, names, door, kept: await deps.keptFor(storage.sql, id) };
    },

    async join(request: JoinRequest): Promise<JoinResponse> {
      const workshop = await workshopFor(request.code);
      if (request.rejoinWord === undefined) return takeSeat(workshop, request);
      return comeBack(workshop, request);
    },

    /** A place in the room for somebody without a phone, and at a table where newcomers get one; its token is told to nobody. */
    async addSeatFor(
      sql: Sql,
      workshopId: WorkshopId,
      { alias, groupId, canVote, now }: { alias: string; groupId: GroupId | null; canVote: boolean; now: number },
    ): Promise<ParticipantId> {
      if ((await countSeats(sql, workshopId)) >= LIMITS.seatsPerWorkshop) throw new UserError("conflict", "join.full");
      const participantId = newId<ParticipantId>();
      const rejoinHash = hashRejoinWord(secret, workshopId, newToken());
      await addParticipant(sql, { id: participantId, workshopId, alias, groupId, rejoinHash, joinedAt: now });
      const seat: Seat = {
        id: newId<SeatId>(),
        workshopId,
        role: "participant",
        participantId,
        canVote,
        tableId: null,
      };
      await addSeat(sql, { ...seat, tokenHash: hashToken(newToken()), createdAt: now });
      await deps.seatNewcomer(sql, workshopId, participantId);
      return participantId;
    },

    /** Through this seat a host sees what a participant sees, and does nothing. Each host has one: the one before is dead. */
    async openView({ id, workshopId }: Seat, tableId: string | null): Promise<string> {
      const token = newToken();
      const before = await storage.transact(async (sql) => {
        const dropped = await dropViewSeats(sql, id);
        const seat: Seat = {
          id: newId<SeatId>(),
          workshopId,
          role: "participant",
          participantId: null,
          canVote: true,
          tableId: null,
        };
        await addSeat(sql, { ...seat, tokenHash: hashToken(token), createdAt: clock.now() });
        await markAsView(sql, seat.id, id, tableId);
        return dropped;
      });
      for (const seatId of before) deps.endSeatSockets(seatId);
      return token;
    },

    /** A seat without a participant: a facilitator's or a screen's. */
    async addStaffSeat(sql: Sql, workshopId: WorkshopId, role: Extract<Role, "facilitator" | "observer">) {
      const token = newToken();
      const seat: Seat = { id: newId<SeatId>(), workshopId, role, participantId: null, canVote: false, tableId: null };
      await addSeat(sql, { ...seat, tokenHash: hashToken(token), createdAt: clock.now() });
      return token;
    },
  };
}
export type ParticipationFeature = ReturnType<typeof createParticipationFeature>;

/** By id or by label; a group this workshop does not know counts as undeclared, so that nobody is turned away for it. */
function groupOf(workshop: JoinableWorkshop, given: string | null | undefined): GroupId | null {
  if (!given) return null;
  const wanted = given.trim().toLowerCase();
  return (
    workshop.groups.find(({ id, label }) => id.toLowerCase() === wanted || label.toLowerCase() === wanted)?.id ?? null
  );
}
