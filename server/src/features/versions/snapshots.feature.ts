import type { SnapshotId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { UserError } from "@longtable/shared/kernel/userError";
import { plainBoardOf } from "@longtable/shared/programme/boardCopy.doc";
import { copySnapshot, keepSnapshot, removeSnapshot } from "@longtable/shared/versions/versions.commands";
import { snapshotDenial } from "@longtable/shared/versions/versions.rules";
import { newId } from "../../kernel/newId.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { createVersioned, type MapDeps } from "./maps.feature.ts";
import {
  addKept,
  findKept,
  giveNotes,
  type KeptBoard,
  listSnapshots,
  ownersOn,
  removeKept,
} from "./snapshots.store.ts";

export interface SnapshotDeps extends Pick<MapDeps, "requireRight" | "boardUse" | "newVersion" | "nameNotes"> {
  /** Drives what was removed out of the file's log of changes. */
  scrubSoon(): void;
}

/**
 * Boards as they were, kept by hosts under a name. What is taken back leaves them like it leaves boards: see the
 * feature for taking back.
 */
export function registerSnapshots(on: Register, deps: SnapshotDeps): void {
  const { requireRight, newVersion } = deps;
  const versioned = createVersioned(deps);

  async function keptFor(context: CommandContext, id: SnapshotId): Promise<KeptBoard> {
    requireRight(context, "keepVersions");
    const kept = await findKept(context.sql, context.seat.workshopId, id);
    if (!kept) throw new UserError("notFound", "versions.snapshotGone");
    return kept;
  }

  on(keepSnapshot, async ({ boardId, name }, context) => {
    const { sql, seat, now } = context;
    await versioned(context, boardId);
    const all = await listSnapshots(sql, seat.workshopId);
    const ofBoard = all.filter((one) => one.boardId === boardId);
    const denial = snapshotDenial(name, { ofBoard, inWorkshop: all.length });
    if (denial) throw new UserError("conflict", `versions.${denial}`);
    const { doc, board } = await context.boards.room(boardId);
    const id = newId<SnapshotId>();
    const content = plainBoardOf(doc, board.title());
    await addKept(sql, seat.workshopId, {
      ...{ id, boardId, name, content },
      at: now,
      by: seat.id,
      owners: await ownersOn(sql, boardId),
    });
    context.changed({ slices: ["versions"] });
    return { snapshotId: id };
  });

  on(removeSnapshot, async ({ snapshotId }, context) => {
    await keptFor(context, snapshotId);
    await removeKept(context.sql, context.seat.workshopId, snapshotId);
    deps.scrubSoon();
    context.changed({ slices: ["versions"] });
    return {};
  });

  on(copySnapshot, async ({ snapshotId, title }, context) => {
    const { boardId: fromId, name, content, owners } = await keptFor(context, snapshotId);
    const use = await versioned(context, fromId);
    if (use.tableId !== null) throw new UserError("conflict", "versions.tableBoard");
    const named = title ?? `${content.title} (${name})`;
    const board = { ...content, title: named.slice(0, LIMITS.titleChars) };
    const { noteIds, ...made } = await newVersion(context, { fromId, board });
    await giveNotes(context.sql, context.seat.workshopId, made.boardId, { fromId, noteIds, owners });
    await deps.nameNotes(context, made.boardId);
    return made;
  });
}
