import type { BoardSource } from "@longtable/shared/export/exportModel";
import type { ReportBlock } from "@longtable/shared/export/report.blocks";
import { roundScenes } from "@longtable/shared/export/roundScenes";
import { boardScene } from "@longtable/shared/scene/board.scene";
import type { Scene } from "@longtable/shared/scene/scene.types";

/** The blocks that are pictures. */
export type PictureBlock = Extract<ReportBlock, { kind: "board" | "result" }>;

/** What each picture of a report shows: a board is one scene, a result as many as it takes; none when it is not there. */
export type Pictures = (picture: PictureBlock) => Scene[];

/** Finds the pictures of a report among these boards and their closed rounds. */
export function picturesOf(boards: readonly BoardSource[]): Pictures {
  const byId = new Map<string, BoardSource>(boards.map((board) => [board.board.id, board]));
  const rounds = new Map(boards.flatMap((board) => board.rounds.map((round) => [round.round.id as string, round])));
  return (picture) => {
    if (picture.kind === "board") {
      const board = byId.get(picture.boardId);
      return board ? [boardScene(board.content, { tables: board.tables ?? {} })] : [];
    }
    const round = rounds.get(picture.roundId);
    return round ? roundScenes(round) : [];
  };
}
