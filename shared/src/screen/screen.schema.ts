import { z } from "zod";
import { BoardView } from "../board/view.schema.ts";
import { BoardId, RoundId } from "../kernel/ids.ts";

/** A page of what is on the wall, as whoever chose it saw it. All of it is made by clients; the server only passes it on. */
export const WallPlace = z.strictObject({
  /** What was shown, such as `board:…` or `vote:…`: a page chosen of one thing says nothing of another. */
  view: z.string().max(200),
  key: z.string().max(200),
  /** Where the page stood, from 0, for when it is gone. */
  index: z.int().min(0).max(9_999),
});
export type WallPlace = z.infer<typeof WallPlace>;

/** A page that somebody turned to. Times in milliseconds since 1970 by the server's clock. */
export const TurnedPage = z.object({
  at: z.number(),
  /** Absent when it was turned without saying from where: then from the page that was due at `from`. */
  place: WallPlace.optional(),
  from: z.number(),
  /** So many pages on from there. */
  by: z.int(),
});
export type TurnedPage = z.infer<typeof TurnedPage>;

/** How the big screens are driven: the same for all of them, so that each shows the same page. */
export const WallState = z.object({
  /** When this was sent, so that a screen without a timer finds its offset too. */
  now: z.number(),
  /** Pages stay until they are let go. */
  isHeld: z.boolean(),
  /** The whole board in one picture, instead of part by part. */
  isWhole: z.boolean(),
  turned: TurnedPage.optional(),
  /** How boards are looked at on screens: sorted, filtered, coloured; boards that are not named, as they are. */
  views: z.record(BoardId, BoardView).optional(),
  /** The board or the result that a host chose to show. */
  boardId: BoardId.optional(),
  /** The board it is shown beside, such as the one it began as a copy of. */
  besideId: BoardId.optional(),
  roundId: RoundId.optional(),
});
export type WallState = z.infer<typeof WallState>;
