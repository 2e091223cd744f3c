import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { BoardRegistry } from "./collaboration/boardRegistry.ts";
import { carryNoteImages } from "./features/images/noteImages.store.ts";
import { markNotes } from "./features/people/noteMarks.store.ts";
import { houseRules } from "./features/people/people.store.ts";
import { boardNamed } from "./features/programme/boardBasis.store.ts";
import { carryScenarios } from "./features/scenarios/scenarioCopies.store.ts";
import { carryLinks } from "./features/story/story.store.ts";
import { copyNoteRow } from "./features/tables/copies.store.ts";
import { registerMaps } from "./features/versions/maps.feature.ts";
import { createNewVersion } from "./features/versions/newVersion.ts";
import { registerSnapshots } from "./features/versions/snapshots.feature.ts";
import { returnToDraft } from "./features/versions/standings.store.ts";
import { versionsRoutes } from "./features/versions/versions.routes.ts";
import { addBoard } from "./features/workshop/addBoard.store.ts";
import { agendaRows } from "./features/workshop/agenda.store.ts";
import { requireRight } from "./features/workshop/workshop.feature.ts";
import { addActivity, boardUse, listBoards } from "./features/workshop/workshop.store.ts";
import type { Publish } from "./kernel/publish.ts";
import type { Sql } from "./storage/storage.ts";
import type { Callers } from "./transport/callers.ts";
import type { CommandContext, Register } from "./transport/commandRouter.ts";

/** Joins maps as they are and are to be, what they were, and how far they can be relied on. */
export function registerVersions(register: Register, { scrubSoon }: { scrubSoon(): void }): void {
  const newVersion = createNewVersion({
    addBoard,
    addActivity,
    async positions(sql, workshopId) {
      const [boards, rows] = [await listBoards(sql, workshopId), await agendaRows(sql, workshopId)];
      const room = boards.filter(({ tableId }) => tableId === null);
      return { boards: room.length, activities: Math.max(-1, ...rows.map(({ position }) => position)) + 1 };
    },
    carryEvidence: carryLinks,
    carryImages: carryNoteImages,
  });
  registerMaps(register, { requireRight, boardUse, newVersion, copyNoteRow, nameNotes, carryScenarios });
  registerSnapshots(register, { requireRight, boardUse, newVersion, nameNotes, scrubSoon });
}

/** Where names are on for everyone, a copy says who wrote what, as far as that was on when it was written. */
async function nameNotes({ sql, seat, boards }: CommandContext, boardId: string): Promise<void> {
  if ((await houseRules(sql, seat.workshopId)).names !== "all") return;
  await markNotes(sql, seat.workshopId, await boards.room(boardId));
}

/** Makes a map a draft again whoever changes it, by whatever lane, and tells the room. */
export const returningToDraft = (publish: Publish) => async (sql: Sql, boardId: string) => {
  const workshopId = await returnToDraft(sql, boardId);
  return workshopId === null ? null : () => publish(workshopId, { slices: ["versions"] });
};

interface VersionsReading {
  sql: Sql;
  registry: Pick<BoardRegistry, "open">;
  callers: Pick<Callers, "requireSeat">;
  /** A board of this or an earlier workshop, with what may be read of it elsewhere. */
  readEarlier(boardId: string, forWorkshopId: string): Promise<BoardContent>;
}

/** Where hosts read what a board was. */
export const composeVersionsRoutes = ({ sql, registry, callers, readEarlier }: VersionsReading) =>
  versionsRoutes({
    sql,
    requireSeat: callers.requireSeat,
    workshopOf: async (from, boardId) => (await boardUse(from, boardId))?.workshopId ?? null,
    boardNamed,
    readEarlier,
    readBoard: async (boardId) => (await registry.open(boardId)).board.content(),
  });
