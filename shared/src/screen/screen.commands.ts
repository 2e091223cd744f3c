import { z } from "zod";
import { BoardView } from "../board/view.schema.ts";
import { defineCommand } from "../kernel/command.ts";
import { BoardId, RoundId } from "../kernel/ids.ts";
import { ScreenMode } from "../workshop/workshop.schema.ts";
import { WallPlace } from "./screen.schema.ts";

const nothing = z.object({});

/** Chooses what the big screens show; a board, with another one beside it, or a closed vote to show may be named. */
export const showOnScreen = defineCommand("screen.show", {
  input: z.strictObject({
    screen: ScreenMode,
    boardId: BoardId.optional(),
    besideId: BoardId.optional(),
    roundId: RoundId.optional(),
  }),
  output: nothing,
});

/** Shows a page that whoever asks has seen listed. */
export const goToPage = defineCommand("screen.goTo", { input: WallPlace, output: nothing });

/** Turns pages on (or, below nought, back) from the one that is shown. */
export const turnPage = defineCommand("screen.turn", {
  input: z.strictObject({ by: z.int().min(-100).max(100) }),
  output: nothing,
});

/** Holds the page that is shown, or lets pages turn by themselves again. */
export const holdPage = defineCommand("screen.hold", {
  input: z.strictObject({ isHeld: z.boolean(), place: WallPlace.optional() }),
  output: nothing,
});

/** Sorts, filters and colours a board on the big screens; null shows it as it is. How others look at it is their own business. */
export const setView = defineCommand("screen.setView", {
  input: z.strictObject({ boardId: BoardId, view: BoardView.nullable() }),
  output: nothing,
});

/** Shows boards whole, or part by part so that they can be read. */
export const fitBoard = defineCommand("screen.fit", {
  input: z.strictObject({ isWhole: z.boolean() }),
  output: nothing,
});
