import type { BoardId, NoteId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { UserError } from "@longtable/shared/kernel/userError";
import { type BoardUse, boardAccess } from "@longtable/shared/participation/permissions";
import { plainBoardOf } from "@longtable/shared/programme/boardCopy.doc";
import { confirmMap, copyMap, reopenMap, reviewMap, setMapState } from "@longtable/shared/versions/versions.commands";
import { confirmDenial, reviewDenial } from "@longtable/shared/versions/versions.rules";
import { VERSION_LIMITS } from "@longtable/shared/versions/versions.types";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import type { NewVersion } from "./newVersion.ts";
import { putMapState, putStanding, type StoredStanding, standingOf } from "./standings.store.ts";

export interface MapDeps {
  requireRight(context: Pick<CommandContext, "seat">, action: "keepVersions"): void;
  boardUse(sql: Sql, boardId: string): Promise<(BoardUse & { workshopId: string; title: string }) | null>;
  newVersion: NewVersion;
  /** Keeps of a copied note what is known of the one it was copied from; with `hasAuthor` also whose it is. */
  copyNoteRow(sql: Sql, workshopId: string, note: { from: NoteAt; to: NoteAt; hasAuthor: boolean }): Promise<void>;
  /** Copies who is plotted over a board to its copy, with whose words are whose. */
  carryScenarios(sql: Sql, workshopId: string, boards: { fromId: string; toId: string }): Promise<void>;
  /** Puts names beside the notes of a new board where names are on. */
  nameNotes(context: CommandContext, boardId: string): Promise<void>;
}

interface NoteAt {
  boardId: BoardId;
  noteId: NoteId;
}

/** The board as this seat may keep versions of it; another table's or workshop's is not there. */
export function createVersioned({ requireRight, boardUse }: Pick<MapDeps, "requireRight" | "boardUse">) {
  return async (context: CommandContext, boardId: BoardId) => {
    requireRight(context, "keepVersions");
    const use = await boardUse(context.sql, boardId);
    if (use?.workshopId !== context.seat.workshopId || boardAccess(context.seat, use) === "none") {
      throw new UserError("notFound", "board.notFound");
    }
    return use;
  };
}

/** Maps as things are and as they are to be (METHODS M47), and how far they can be relied on (M44). */
export function registerMaps(on: Register, deps: MapDeps): void {
  const versioned = createVersioned(deps);

  async function mapFor(context: CommandContext, boardId: BoardId): Promise<StoredStanding> {
    await versioned(context, boardId);
    const { type, notes, steps } = (await context.boards.room(boardId)).board.content();
    const denial = reviewDenial({ type, isEmpty: notes.length === 0 || steps.length === 0 });
    if (denial) throw new UserError("conflict", `versions.${denial}`);
    return standingOf(context.sql, boardId);
  }

  async function keep(context: CommandContext, boardId: BoardId, standing: StoredStanding): Promise<void> {
    await putStanding(context.sql, context.seat.workshopId, boardId, standing);
    context.changed({ slices: ["versions"] });
  }

  on(copyMap, async ({ boardId: fromId, as, title }, context) => {
    const use = await versioned(context, fromId);
    if (use.tableId !== null) throw new UserError("conflict", "versions.tableBoard");
    const { doc } = await context.boards.room(fromId);
    const board = plainBoardOf(doc, (title ?? use.title).slice(0, LIMITS.titleChars));
    const { noteIds, ...made } = await deps.newVersion(context, { fromId, board, as });
    for (const noteId of noteIds as NoteId[]) {
      const copied = { from: { boardId: fromId, noteId }, to: { boardId: made.boardId, noteId }, hasAuthor: true };
      await deps.copyNoteRow(context.sql, context.seat.workshopId, copied);
    }
    await deps.nameNotes(context, made.boardId);
    await deps.carryScenarios(context.sql, context.seat.workshopId, { fromId, toId: made.boardId });
    context.changed({ slices: ["scenarios"] });
    return made;
  });

  on(setMapState, async ({ boardId, state }, context) => {
    await versioned(context, boardId);
    await putMapState(context.sql, boardId, state);
    context.changed({ slices: ["versions"] });
    return {};
  });

  on(reviewMap, async ({ boardId, by, note = "" }, context) => {
    const standing = await mapFor(context, boardId);
    const reviews = [...standing.reviews, { by, at: context.now, note }].slice(-VERSION_LIMITS.reviewsPerMap);
    const status = standing.status === "confirmed" ? "confirmed" : "senseChecked";
    await keep(context, boardId, { status, reviews });
    return {};
  });

  on(confirmMap, async ({ boardId }, context) => {
    const standing = await mapFor(context, boardId);
    const denial = confirmDenial(standing.status);
    if (denial) throw new UserError("conflict", `versions.${denial}`);
    if (standing.status !== "confirmed") await keep(context, boardId, { ...standing, status: "confirmed" });
    return {};
  });

  on(reopenMap, async ({ boardId }, context) => {
    await versioned(context, boardId);
    const standing = await standingOf(context.sql, boardId);
    if (standing.status !== "draft") await keep(context, boardId, { ...standing, status: "draft" });
    return {};
  });
}
