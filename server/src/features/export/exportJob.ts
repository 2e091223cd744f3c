import { agreementLines, agreementMarkdown } from "@longtable/shared/agreement/agreement.lines";
import { groupLabel } from "@longtable/shared/export/exportedRound";
import {
  type BoardSource,
  boardExport,
  type WorkshopSource,
  workshopExport,
} from "@longtable/shared/export/exportModel";
import { reportBlocks } from "@longtable/shared/export/report.blocks";
import { blocksMarkdown } from "@longtable/shared/export/report.markdown";
import { resultsCsv } from "@longtable/shared/export/resultsCsv";
import { roundScenes } from "@longtable/shared/export/roundScenes";
import { boardSheets, workshopSheets } from "@longtable/shared/export/sheets";
import { toCsv } from "@longtable/shared/export/toCsv";
import { toJson } from "@longtable/shared/export/toJson";
import { toMarkdown } from "@longtable/shared/export/toMarkdown";
import { toSvg } from "@longtable/shared/export/toSvg";
import { reportOf } from "@longtable/shared/followThrough/report";
import { reportMarkdown } from "@longtable/shared/followThrough/report.markdown";
import { reflectionLines } from "@longtable/shared/reflection/reflection.lines";
import { boardScene } from "@longtable/shared/scene/board.scene";
import { roundResults } from "@longtable/shared/voting/results.rules";
import { strToU8, zipSync } from "fflate";
import { boardPicture } from "./boardPicture.ts";
import { BOARD_FORMATS, type BoardFormat, fileName, type WorkshopFormat } from "./exportFormats.ts";
import { type PictureBlock, toDocx } from "./toDocx.ts";
import { boardPdf, workshopPdf } from "./toPdf.ts";
import { toPng } from "./toPng.ts";
import { toXlsx } from "./toXlsx.ts";

/** What the worker is asked for; plain data, so that it can be sent to it. */
export type ExportJob =
  | { kind: "board"; format: BoardFormat; source: BoardSource; readAt: number }
  | { kind: "workshop"; format: WorkshopFormat; source: WorkshopSource; readAt: number };

/** Writes one export. Everything it reads is in the job. */
export async function runExportJob(job: ExportJob): Promise<Uint8Array> {
  if (job.kind === "board") return boardFile(job.format, job.source, job.readAt);
  const { format, source, readAt } = job;
  switch (format) {
    case "json":
      return strToU8(toJson(workshopExport(source, readAt)));
    case "pdf":
      return workshopPdf(source, { readAt });
    case "xlsx":
      return toXlsx(workshopSheets(workshopExport(source, readAt)));
    case "docx":
      return workshopDocx(source, readAt);
    case "md":
      return strToU8(blocksMarkdown(reportBlocks(workshopExport(source, readAt))));
    case "zip":
      return workshopZip(source, readAt);
  }
}

/** On paper a board's picture is a column wide: more pixels than this would only make the file heavy. */
const PAPER_PIXELS = 3_000;

async function workshopDocx(source: WorkshopSource, readAt: number): Promise<Uint8Array> {
  const boards = new Map(source.boards.map((board) => [board.board.id as string, board]));
  const rounds = source.boards.flatMap((board) => board.rounds);
  const sceneOf = (picture: PictureBlock) => {
    if (picture.kind === "board") {
      const board = boards.get(picture.boardId);
      return board && boardScene(board.content, { tables: board.tables ?? {} });
    }
    const round = rounds.find(({ round: { id } }) => id === picture.roundId);
    return round && roundScenes(round)[0];
  };
  return toDocx(source.workshop.title, reportBlocks(workshopExport(source, readAt)), (picture) => {
    const scene = sceneOf(picture);
    if (!scene) return null;
    return { bytes: toPng(scene, PAPER_PIXELS), width: scene.width, height: scene.height };
  });
}

async function boardFile(format: BoardFormat, source: BoardSource, readAt: number): Promise<Uint8Array> {
  switch (format) {
    case "json":
      return strToU8(toJson(boardExport(source, readAt)));
    case "csv":
      return strToU8(toCsv(boardExport(source, readAt)));
    case "md":
      return strToU8(toMarkdown(boardExport(source, readAt)));
    case "xlsx":
      return toXlsx(boardSheets(boardExport(source, readAt)));
    case "svg":
      return strToU8(toSvg(boardPicture(source)));
    case "png":
      return toPng(boardPicture(source));
    case "pdf":
      return boardPdf(source, { readAt });
  }
}

/** Every format of every board, numbered in the workshop's order, with the whole workshop beside them. */
async function workshopZip(source: WorkshopSource, readAt: number): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {
    "workshop.json": strToU8(toJson(workshopExport(source, readAt))),
    "workshop.pdf": await workshopPdf(source, { readAt }),
    "workshop.docx": await workshopDocx(source, readAt),
    "workshop.xlsx": await toXlsx(workshopSheets(workshopExport(source, readAt))),
    "workshop.md": strToU8(blocksMarkdown(reportBlocks(workshopExport(source, readAt)))),
  };
  if (source.followThrough) {
    const report = reportOf({ ...source, followThrough: source.followThrough });
    files["you-said-we-did.md"] = strToU8(
      reportMarkdown(report, source.reflection && reflectionLines(source.reflection)),
    );
  }
  const agreed = agreementLines(source);
  if (agreed.length > 0) files["what-we-agreed.md"] = strToU8(agreementMarkdown(agreed));
  for (const [index, board] of source.boards.entries()) {
    const number = String(index + 1).padStart(2, "0");
    for (const format of BOARD_FORMATS) {
      const name = `boards/${number} ${fileName(board.board.title, format)}`;
      files[name] = await boardFile(format, board, readAt);
    }
  }
  const rounds = source.boards.flatMap((board) => board.rounds);
  for (const [index, round] of rounds.entries()) {
    const found = round.round.state === "closed" ? roundResults(round.round, round.byGroup) : null;
    if (!found) continue;
    const name = `${String(index + 1).padStart(2, "0")} ${fileName(round.question, "csv")}`;
    files[`results/${name}`] = strToU8(resultsCsv(found, (id) => groupLabel(round, id)));
  }
  return zipSync(files, { level: 6 });
}
