import { boardReportBlocks } from "@longtable/shared/export/board.blocks";
import {
  type BoardSource,
  boardExport,
  type WorkshopSource,
  workshopExport,
} from "@longtable/shared/export/exportModel";
import { ENGLISH_EXPORT_WORDS } from "@longtable/shared/export/exportWords";
import { reportBlocks } from "@longtable/shared/export/report.blocks";
import type { Making } from "./making.ts";
import { type Book, writeBook } from "./pdfBook.ts";
import { addPosters, posterSheets } from "./pdfPoster.ts";
import { addReport } from "./pdfReport.ts";
import { addTiles } from "./pdfTiles.ts";

const LANG = "en-GB";

/** One board as a PDF: on readable pages with its results and every note's id, as a poster, or as a poster to be glued. */
export function boardPdf(source: BoardSource, making: Making): Promise<Uint8Array> {
  return writeAs(source.board.title, making, (book) => {
    if (making.options.layout !== "pages") return addSheets(book, [source], making);
    const blocks = boardReportBlocks(boardExport(source, making.readAt));
    addReport(book, blocks, { boards: [source], layout: "inPlace" }, making.progress);
  });
}

/** A whole workshop as a PDF: its report, or every board and result as posters. */
export function workshopPdf(source: WorkshopSource, making: Making): Promise<Uint8Array> {
  return writeAs(source.workshop.title, making, (book) => {
    if (making.options.layout !== "pages") return addSheets(book, source.boards, making);
    const { boards, imageFiles } = source;
    const blocks = reportBlocks(workshopExport(source, making.readAt));
    addReport(book, blocks, { boards, imageFiles, layout: "floating" }, making.progress);
  });
}

function addSheets(book: Book, boards: readonly BoardSource[], { options, readAt, progress }: Making): void {
  const time = new Intl.DateTimeFormat(LANG, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(readAt);
  boards.forEach((board, index) => {
    progress(index, boards.length);
    const sheets = posterSheets(book, board, { paper: options.paper, readAt: time });
    if (options.layout === "tiles") addTiles(book, sheets);
    else addPosters(book, sheets);
  });
  progress(boards.length, boards.length);
}

const writeAs = (title: string, { readAt }: Making, write: (book: Book) => void) =>
  writeBook({ title, readAt, lang: LANG, words: ENGLISH_EXPORT_WORDS }, write);
