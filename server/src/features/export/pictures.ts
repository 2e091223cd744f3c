import type { BoardSource } from "@longtable/shared/export/exportModel";
import type { ImageFile, ImageFiles } from "@longtable/shared/export/imageFiles";
import type { ReportBlock } from "@longtable/shared/export/report.blocks";
import { roundScenes } from "@longtable/shared/export/roundScenes";
import { fitImage } from "@longtable/shared/images/images.rules";
import type { Scene } from "@longtable/shared/scene/scene.types";
import { withMargin } from "@longtable/shared/scene/stack.scene";
import { plainPicture } from "./boardPicture.ts";
import { dataUrl } from "./scenePixels.ts";

/** The blocks that are pictures. */
export type PictureBlock = Extract<ReportBlock, { kind: "board" | "result" | "image" }>;

/** What each picture of a report shows: a board is one scene, a result as many as it takes; none when it is not there. */
export type Pictures = (picture: PictureBlock) => Picture[];

/** A scene; of a picture that somebody brought also its file, for formats that hold such files. */
export interface Picture extends Scene {
  file?: ImageFile;
}

/** Around a result, in its own units: pictures have a ground, and what stands at its edge looks cut off. */
const RESULT_MARGIN = 48;

/** A picture that somebody brought, in a report: as large as a hand. */
const BROUGHT = { width: 420, height: 320 };

/** Finds the pictures of a report among these boards, their closed rounds, and what people brought. */
export function picturesOf(boards: readonly BoardSource[], own: ImageFiles = {}): Pictures {
  const files = Object.assign({}, ...boards.map(({ imageFiles }) => imageFiles), own) as ImageFiles;
  const byId = new Map<string, BoardSource>(boards.map((board) => [board.board.id, board]));
  const rounds = new Map(boards.flatMap((board) => board.rounds.map((round) => [round.round.id as string, round])));
  return (picture) => {
    if (picture.kind === "board") {
      const board = byId.get(picture.boardId);
      return board ? [plainPicture(board)] : [];
    }
    if (picture.kind === "image") {
      const file = files[picture.imageId];
      return file ? [imageScene(picture, file)] : [];
    }
    const round = rounds.get(picture.roundId);
    return round ? roundScenes(round).map((scene) => withMargin(scene, RESULT_MARGIN)) : [];
  };
}

function imageScene({ imageId, alt }: Extract<PictureBlock, { kind: "image" }>, file: ImageFile): Picture {
  const size = fitImage(file, BROUGHT);
  const pixels = { bytes: file.bytes, url: dataUrl(file.type, file.bytes) };
  const at = { x: 0, y: 0, ...size };
  const node = {
    ...{ key: `image:${imageId}`, role: "background" as const, ...at, label: alt },
    items: [{ type: "image" as const, ...at, imageId, alt, pixels }],
  };
  return { ...BARE, ...size, title: alt, nodes: [node], file };
}

const BARE = { headerHeight: 0, headerWidth: 0, breaksX: [], breaksY: [] };
