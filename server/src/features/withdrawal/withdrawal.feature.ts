import { UserError } from "@longtable/shared/kernel/userError";
import type { Action } from "@longtable/shared/participation/permissions";
import { may } from "@longtable/shared/participation/permissions";
import { withdraw, withdrawAll } from "@longtable/shared/withdrawal/withdrawal.commands";
import type { BoardRegistry } from "../../collaboration/boardRegistry.ts";
import { newId } from "../../kernel/newId.ts";
import type { Sql, Storage } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import type { ContributionKind, ContributionRef, ErasureContext, Owner } from "./contributions.ts";
import { countErased } from "./erasedPeople.store.ts";
import {
  addWithdrawal,
  eraseBallotsAside,
  eraseBallotsOf,
  erasePerson,
  isCarriedOut,
  ownerOf,
  workshopExists,
} from "./withdrawal.store.ts";

/** A withdrawal as the list outside the database has it: what was erased, by ids alone. */
export interface ListedWithdrawal {
  id: string;
  workshopId: string;
  refs: readonly ContributionRef[];
}

export interface WithdrawalDeps {
  kinds: readonly ContributionKind[];
  storage: Pick<Storage, "sql" | "settled">;
  registry: Pick<BoardRegistry, "transact">;
  requireRight(context: Pick<CommandContext, "seat">, action: Action): void;
  /** Takes a person's ballots out of open rounds, and says so in the vote log. */
  setBallotsAside(context: CommandContext, participantId: string): Promise<void>;
  /** Puts a withdrawal on the list outside the database. Returns once it is on disk. */
  noteErased(withdrawal: ListedWithdrawal): void;
  /** Takes it off that list again: nothing came of it. */
  strikeErased(id: string): void;
  /** Told which withdrawal on the list could not be carried out again; the next start tries it once more. */
  onError(error: unknown, withdrawalId: string): void;
  /** Something was erased: it leaves the log of changes at once, and the file soon. */
  scrubSoon(): void;
  /** Files that are being made from what is no longer there are thrown away. */
  dropFiles(workshopId: string): void;
}

/** A person who left, as a reference. */
const PERSON = "person";

/**
 * Everything of one person, as a reference: their participant id, empty for a host, within their seat. What they had in an
 * older copy of the file may be more than what was there when they took it all back: removed notes, answers counted since.
 */
const ALL = "all";

/** Taking back what was given (METHODS I6): one contribution, or everything of one person. */
export function createWithdrawal(deps: WithdrawalDeps) {
  const { kinds, requireRight } = deps;
  const kindOf = (name: string) => kinds.find(({ kind }) => kind === name);

  /** What a host may single out for somebody, or the caller's own. */
  async function refsFor({ sql, seat }: CommandContext, kind: string, id: string): Promise<ContributionRef[]> {
    const found = kindOf(kind);
    if (!found) throw new UserError("invalid", "command.wrongShape");
    const own = await found.refs(sql, ownOf(seat), id);
    if (own.length > 0) return own;
    const others = (await found.find?.(sql, seat.workshopId, id)) ?? [];
    // Whose something is stays unsaid: what is not one's own is as little there as what never was.
    if (others.length > 0 && may(seat.role, "editAnyNote")) return others;
    throw new UserError("notFound", "withdrawal.notFound");
  }

  /** On the list first: should the server die in between, the next start erases it. */
  async function list(sql: Sql, workshopId: string, refs: readonly ContributionRef[], now: number): Promise<void> {
    const id = newId<string>();
    deps.noteErased({ id, workshopId, refs });
    strikeIfNothingCame(id).catch((error: unknown) => deps.onError(error, id));
    await addWithdrawal(sql, id, workshopId, now);
    deps.dropFiles(workshopId);
    deps.scrubSoon();
  }

  /** Who was told that nothing was taken back finds it there after the next start too. */
  async function strikeIfNothingCame(id: string): Promise<void> {
    await deps.storage.settled();
    if (!(await isCarriedOut(deps.storage.sql, id))) deps.strikeErased(id);
  }

  async function carryOut(context: CommandContext, refs: readonly ContributionRef[]): Promise<number> {
    const { seat, sql, now } = context;
    if (refs.length === 0) return 0;
    await list(sql, seat.workshopId, refs, now);
    return eraseRefs(erasureIn(context, deps.dropFiles), refs);
  }

  async function eraseRefs(context: ErasureContext, refs: readonly ContributionRef[]): Promise<number> {
    let erased = 0;
    for (const { kind, erase } of kinds) {
      const own = refs.filter((ref) => ref.kind === kind);
      if (own.length > 0) erased += await erase(context, own);
    }
    for (const { id, within } of refs.filter((ref) => ref.kind === PERSON)) {
      await erasePerson(context.sql, { workshopId: context.workshopId, participantId: id, seatId: within });
    }
    return erased;
  }

  async function refsOfAll(sql: Sql, owner: Owner): Promise<ContributionRef[]> {
    const refs: ContributionRef[] = [];
    for (const kind of kinds) refs.push(...(await kind.refs(sql, owner)));
    return refs;
  }

  return {
    /** For what another feature erases itself: puts it on the list, in its transaction. */
    listErased: list,

    register(on: Register): void {
      on(withdraw, async ({ items }, context) => {
        requireRight(context, "addNotes");
        const refs: ContributionRef[] = [];
        for (const { kind, id } of items) refs.push(...(await refsFor(context, kind, id)));
        return { erased: await carryOut(context, refs) };
      });

      on(withdrawAll, async ({ participantId, leave }, context) => {
        const { sql, seat } = context;
        const isOwn = participantId === undefined || participantId === seat.participantId;
        requireRight(context, "addNotes");
        // Who else is in the room is the hosts' to know.
        if (!isOwn && !may(seat.role, "managePeople")) throw new UserError("notFound", "people.notHere");
        const owner = isOwn ? ownOf(seat) : await ownerOf(sql, seat.workshopId, participantId);
        if (!owner) throw new UserError("notFound", "people.notHere");
        const whose = owner.participantId;
        const refs = [allOf(owner), ...(await refsOfAll(sql, owner))];
        if (whose !== null) {
          await deps.setBallotsAside(context, whose);
          await eraseBallotsAside(sql, seat.workshopId, whose);
          if (leave) refs.push({ kind: PERSON, id: whose, within: owner.seatId });
        }
        await countErased(sql, owner);
        const erased = await carryOut(context, refs);
        context.changed({ seatSlices: [{ seatId: owner.seatId, slices: ["me"] }] });
        if (leave && whose !== null) context.changed({ slices: TELLS_OF_PEOPLE, gone: [owner.seatId] });
        context.changed({ slices: ["rounds"] });
        return { erased };
      });
    },

    /** Everything one person gave, for them to read. */
    async contributions(sql: Sql, owner: Owner) {
      const lists = await Promise.all(kinds.map((kind) => kind.list(sql, owner)));
      return lists.flat();
    },

    /**
     * Erases once more what was erased before, as after an older backup was put back: whatever this file does not know of.
     * Answers how many withdrawals that were. Before anybody is let in.
     */
    async eraseAgain(listed: readonly ListedWithdrawal[], now: number): Promise<number> {
      let count = 0;
      for (const { id, workshopId, refs } of listed) {
        const again = deps.registry.transact(async (sql, boards) => {
          if ((await isCarriedOut(sql, id)) || !(await workshopExists(sql, workshopId))) return 0;
          const before = refs.filter(({ kind }) => kind === ALL);
          const all = [...refs];
          for (const { id: whose, within } of before) {
            const owner = { workshopId, seatId: within, participantId: whose || null };
            all.push(...(await refsOfAll(sql, owner)));
            await countErased(sql, owner);
            if (whose) await eraseBallotsOf(sql, workshopId, whose);
          }
          await eraseRefs({ sql, boards, workshopId, now, changed: () => undefined }, all);
          await addWithdrawal(sql, id, workshopId, now);
          return 1;
        });
        // One that cannot be carried out keeps neither the others from it nor the server from starting.
        count += await again.catch((error: unknown) => {
          deps.onError(error, id);
          return 0;
        });
      }
      return count;
    },
  };
}
export type Withdrawal = ReturnType<typeof createWithdrawal>;

/** Whatever names somebody or counts them. */
const TELLS_OF_PEOPLE = ["participants", "people", "tables", "room", "hands", "voice"] as const;

const allOf = ({ participantId, seatId }: Owner): ContributionRef => ({
  kind: ALL,
  id: participantId ?? "",
  within: seatId,
});

const ownOf = ({ workshopId, id, participantId }: CommandContext["seat"]): Owner => ({
  workshopId,
  seatId: id,
  participantId,
});

function erasureIn(
  { sql, boards, seat, now, changed }: CommandContext,
  dropFiles: (workshopId: string) => void,
): ErasureContext {
  return {
    sql,
    boards,
    workshopId: seat.workshopId,
    now,
    changed({ slices = [], seats = [] }, workshopId = seat.workshopId) {
      if (workshopId !== seat.workshopId) dropFiles(workshopId);
      changed({ slices, seatSlices: seats.map((seatId) => ({ seatId, slices: ["me"] })) }, workshopId);
    },
  };
}
