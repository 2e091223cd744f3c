import { boardReportBlocks } from "@longtable/shared/export/board.blocks";
import { type BoardSource, boardExport } from "@longtable/shared/export/exportModel";
import { type ExportFormat, fitsBoard } from "@longtable/shared/export/formats";
import { boardSheets } from "@longtable/shared/export/sheets";
import { toCsv } from "@longtable/shared/export/toCsv";
import { toJson } from "@longtable/shared/export/toJson";
import { toMarkdown } from "@longtable/shared/export/toMarkdown";
import { toMermaid } from "@longtable/shared/export/toMermaid";
import { toSvg } from "@longtable/shared/export/toSvg";
import { UserError } from "@longtable/shared/kernel/userError";
import { strToU8 } from "fflate";
import { boardPicture } from "./boardPicture.ts";
import { imagesIn } from "./imagesIn.ts";
import type { Making } from "./making.ts";
import { picturesOf } from "./pictures.ts";
import { writers } from "./writers.ts";

/**
 * Writes one board in one format.
 *
 * @throws {UserError} conflict, for a board that cannot be written in this format.
 */
export async function boardFile(format: ExportFormat, source: BoardSource, making: Making): Promise<Uint8Array> {
  const { options, readAt } = making;
  if (!fitsBoard(format, source.board)) throw new UserError("conflict", "export.notThisBoard");
  const model = boardExport(source, readAt);
  switch (format) {
    case "json":
      return strToU8(toJson({ ...model, ...imagesIn(source.imageFiles) }));
    case "csv":
      return strToU8(toCsv([model]));
    case "md":
      return strToU8(toMarkdown(model));
    case "mmd":
      return strToU8(toMermaid(model));
    case "xlsx":
      return (await writers.xlsx()).toXlsx(boardSheets(model));
    case "svg":
      return strToU8(toSvg(boardPicture(source), { description: `${model.notes.length} notes` }));
    case "png":
      return (await writers.png()).toPng(boardPicture(source), options.side);
    case "docx":
      return (await writers.docx()).toDocx(model.board.title, boardReportBlocks(model), picturesOf([source]), making);
    case "html":
      return strToU8(
        (await writers.html()).toHtml(model.board.title, boardReportBlocks(model), picturesOf([source]), making),
      );
    case "pptx":
      return (await writers.pptx()).toPptx(model.board.title, boardReportBlocks(model), picturesOf([source]), making);
    case "pdf":
      return (await writers.pdf()).boardPdf(source, making);
    case "zip":
      return (await writers.zip()).boardZip(source, making, boardFile);
  }
}
