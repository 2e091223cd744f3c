import { type WorkshopSource, workshopExport } from "@longtable/shared/export/exportModel";
import { type ExportFormat, formatsOf } from "@longtable/shared/export/formats";
import { reportBlocks } from "@longtable/shared/export/report.blocks";
import { blocksMarkdown } from "@longtable/shared/export/report.markdown";
import { workshopSheets } from "@longtable/shared/export/sheets";
import { toCsv } from "@longtable/shared/export/toCsv";
import { toJson } from "@longtable/shared/export/toJson";
import { UserError } from "@longtable/shared/kernel/userError";
import { strToU8 } from "fflate";
import { boardFile } from "./boardFile.ts";
import { imagesIn } from "./imagesIn.ts";
import type { Making } from "./making.ts";
import { picturesOf } from "./pictures.ts";
import { writers } from "./writers.ts";

/** The formats that are written of a whole workshop; a board's own are in its zip. */
type WorkshopFormat = Exclude<ExportFormat, "svg" | "png" | "mmd">;

const isWorkshopFormat = (format: ExportFormat): format is WorkshopFormat => formatsOf("workshop").includes(format);

/**
 * Writes a whole workshop in one format.
 *
 * @throws {UserError} notFound, for a format that only boards are written in.
 */
export async function workshopFile(format: ExportFormat, source: WorkshopSource, making: Making): Promise<Uint8Array> {
  if (!isWorkshopFormat(format)) throw new UserError("notFound", "export.unknownFormat");
  const model = workshopExport(source, making.readAt);
  const { title } = source.workshop;
  const pictures = picturesOf(source.boards, source.imageFiles);
  switch (format) {
    case "json":
      return strToU8(toJson({ ...model, ...imagesIn(source.imageFiles) }));
    case "csv":
      return strToU8(toCsv(model.boards));
    case "md":
      return strToU8(blocksMarkdown(reportBlocks(model)));
    case "xlsx":
      return (await writers.xlsx()).toXlsx(workshopSheets(model));
    case "docx":
      return (await writers.docx()).toDocx(title, reportBlocks(model), pictures, making);
    case "html":
      return strToU8((await writers.html()).toHtml(title, reportBlocks(model), pictures, making));
    case "pptx":
      return (await writers.pptx()).toPptx(title, reportBlocks(model), pictures, making);
    case "pdf":
      return (await writers.pdf()).workshopPdf(source, making);
    case "zip":
      return (await writers.zip()).workshopZip(source, making, { board: boardFile, workshop: workshopFile });
  }
}
