import { isPlainView } from "@longtable/shared/board/view.rules";
import type { BoardView } from "@longtable/shared/board/view.schema";
import type { BoardId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { type Action, type BoardUse, boardAccess } from "@longtable/shared/participation/permissions";
import {
  fitBoard,
  goToPage,
  holdPage,
  setView,
  showOnScreen,
  turnPage,
} from "@longtable/shared/screen/screen.commands";
import { heldAt, letGo, turnedBy, turnedTo } from "@longtable/shared/screen/screen.rules";
import type { Round } from "@longtable/shared/voting/voting.schema";
import type { ScreenMode } from "@longtable/shared/workshop/workshop.schema";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { type KeptWall, keepWall, readWall } from "./screen.store.ts";

/** What driving the screens needs of its neighbours. */
interface ScreenDeps {
  requireRight(context: Pick<CommandContext, "seat">, action: Action): void;
  setScreen(sql: Sql, workshopId: string, screen: ScreenMode): Promise<void>;
  boardUse(sql: Sql, boardId: string): Promise<(BoardUse & { workshopId: string }) | null>;
  findRound(sql: Sql, workshopId: string, roundId: string): Promise<Pick<Round, "state"> | null>;
  /** The seats that are told how the screens are driven. */
  staffSeats(sql: Sql, workshopId: string): Promise<readonly string[]>;
}

/** What the big screens show, and which page of it. Whoever stands at a screen may turn its pages: it shows no more by it. */
export function registerScreenCommands(on: Register, deps: ScreenDeps): void {
  on(showOnScreen, async ({ screen, boardId, besideId, roundId }, context) => {
    deps.requireRight(context, "runActivities");
    const { sql, seat } = context;
    for (const shown of [boardId, besideId]) if (shown) await requireShownBoard(context, shown);
    if (roundId) await requireResult(context, roundId);
    await deps.setScreen(sql, seat.workshopId, screen);
    await change(context, ({ boardId: _board, besideId: _beside, roundId: _round, ...wall }) => ({
      ...wall,
      ...(boardId && { boardId, ...(besideId && { besideId }) }),
      ...(roundId && { roundId }),
    }));
    context.changed({ slices: ["workshop"] });
    return {};
  });

  on(setView, async ({ boardId, view }, context) => {
    deps.requireRight(context, "runActivities");
    await requireShownBoard(context, boardId);
    await change(context, ({ views, ...wall }) => ({ ...wall, ...viewsWith(views, boardId, view) }));
    return {};
  });

  on(goToPage, (place, context) => turn(context, (wall) => turnedTo(wall, place, context.now)));
  on(turnPage, ({ by }, context) => turn(context, (wall) => turnedBy(wall, by, context.now)));
  on(fitBoard, ({ isWhole }, context) => turn(context, (wall) => ({ ...wall, isWhole })));
  on(holdPage, ({ isHeld, place }, context) =>
    turn(context, (wall) => (isHeld ? heldAt(wall, place, context.now) : letGo(wall))),
  );

  async function turn(context: CommandContext, next: (wall: KeptWall) => KeptWall) {
    deps.requireRight(context, "turnScreen");
    await change(context, next);
    return {};
  }

  async function change({ sql, seat, changed }: CommandContext, next: (wall: KeptWall) => KeptWall): Promise<void> {
    await keepWall(sql, seat.workshopId, next(await readWall(sql, seat.workshopId)));
    const seats = await deps.staffSeats(sql, seat.workshopId);
    changed({ seatSlices: seats.map((seatId) => ({ seatId, slices: ["wall"] as const })) });
  }

  /** Screens are observers: a board that those may not read would leave them without one. */
  async function requireShownBoard({ sql, seat }: CommandContext, boardId: string): Promise<void> {
    const use = await deps.boardUse(sql, boardId);
    if (use?.workshopId !== seat.workshopId) throw new UserError("notFound", "board.notFound");
    if (boardAccess({ role: "observer", tableId: null }, use) === "none") {
      throw new UserError("conflict", "screen.notForScreens");
    }
  }

  async function requireResult({ sql, seat }: CommandContext, roundId: string): Promise<void> {
    const round = await deps.findRound(sql, seat.workshopId, roundId);
    if (!round) throw new UserError("notFound", "voting.noSuchRound");
    if (round.state === "open") throw new UserError("conflict", "decision.roundStillOpen");
  }
}

/** How boards are looked at, with one of them changed; what is as usual is not kept. */
function viewsWith(views: KeptWall["views"], boardId: BoardId, view: BoardView | null): Pick<KeptWall, "views"> {
  const { [boardId]: _before, ...others } = views ?? {};
  const all = view === null || isPlainView(view) ? others : { ...others, [boardId]: view };
  return Object.keys(all).length === 0 ? {} : { views: all };
}
