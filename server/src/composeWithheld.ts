import type { Absent } from "@longtable/shared/story/withinConsent";
import { listRatings } from "./features/feelings/feelings.store.ts";
import { countOffBoards } from "./features/held/held.store.ts";
import { listPins } from "./features/pins/pins.store.ts";
import { listWaiting } from "./features/purpose/purpose.store.ts";
import type { Sql } from "./storage/storage.ts";

/** What a workshop has and no file holds, in counts, for the list that is read before a file is made. Nothing of private notes: nobody is told whether there are any (TH1). */
export async function readWithheld(sql: Sql, workshopId: string) {
  const held = await countOffBoards(sql, workshopId);
  const pins = (await listPins(sql, workshopId)).filter(({ isWaiting }) => isWaiting);
  const ratings = (await listRatings(sql, workshopId)).filter(({ isShown }) => !isShown);
  const on = (boardId: string) => (one: { boardId: string }) => one.boardId === boardId;
  return {
    ofBoard: (boardId: string): Absent[] => [
      { what: "note", reason: "hidden", count: held.get(boardId) ?? 0 },
      { what: "pin", reason: "hidden", count: pins.filter(on(boardId)).length },
      { what: "rating", reason: "notShown", count: ratings.filter(on(boardId)).length },
    ],
    suggestions: (await listWaiting(sql, workshopId)).length,
  };
}
