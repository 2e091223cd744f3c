import { type BoardSource, boardExport } from "@longtable/shared/export/exportModel";
import { PAPERS, type Paper } from "@longtable/shared/export/exportOptions";
import { keyItems } from "@longtable/shared/export/key";
import { type PageRegion, splitPages } from "@longtable/shared/export/pages";
import { roundScenes } from "@longtable/shared/export/roundScenes";
import type { Scene, TextItem } from "@longtable/shared/scene/scene.types";
import { textBlock } from "@longtable/shared/scene/textBlock";
import { addPage, type Book, MARGIN, openSection } from "./pdfBook.ts";
import { paintKey, sceneForPaper } from "./pdfPages.ts";
import { asArtifact, paintItems, paintRegion, type Section } from "./pdfPainter.ts";

/** Points of a millimetre. */
const MM = 72 / 25.4;

export interface Size {
  width: number;
  height: number;
}

export interface Area extends Size {
  x: number;
  y: number;
}

/** One sheet of a poster, which paints itself or the part of itself that shows in an area, in points of the sheet. */
export interface PosterSheet extends Size {
  title: string;
  paint(section: Section, tagged: Set<string>, area: Area): void;
}

/** A paper in points, across or upright. */
export function paperSize(paper: Paper, isAcross: boolean): Size {
  const [short, long] = PAPERS[paper];
  return isAcross ? { width: long * MM, height: short * MM } : { width: short * MM, height: long * MM };
}

/** Letters of a poster in points (LOOK, A1 map), smaller on smaller paper. */
const TITLE_SIZE = 64;
const SMALL_SIZE = 14;
/** Nothing people read is smaller than this. */
const LEAST_POINTS = 9;
const MOST_POINTS = 24;
const NOTE_UNITS = 13;

/** A board and its results as sheets of one paper: as few as it takes with letters that can be read, each across. */
export function posterSheets(
  book: Book,
  source: BoardSource,
  options: { paper: Paper; readAt: string },
): PosterSheet[] {
  const { board, content } = source;
  const paper = paperSize(options.paper, true);
  const part = paper.width / (PAPERS.a1[1] * MM);
  const titleSize = Math.max(15, TITLE_SIZE * part);
  const smallSize = Math.max(9, SMALL_SIZE * part);
  const margin = MARGIN;
  const width = paper.width - 2 * margin;
  const keyScale = Math.max(0.72, (1.6 * smallSize) / NOTE_UNITS);
  const key = keyItems(content, book.words, width / keyScale);
  const keyHeight = key.height * keyScale;
  const top = margin + titleSize * 1.25 + (keyHeight > 0 ? keyHeight + smallSize : 0) + smallSize;
  const room = { width, height: paper.height - top - margin - smallSize };
  const leastScale = LEAST_POINTS / NOTE_UNITS;
  const scene = sceneForPaper(source, room, fitScale(source, room, leastScale));
  const pages = splitPages(scene, { ...room, leastScale, mostScale: MOST_POINTS / NOTE_UNITS });
  const count = boardExport(source, 0).notes.length;

  const boards = pages.map((page, index): PosterSheet => {
    const used = page.regions.reduce((most, { x, source }) => Math.max(most, x + source.width), 0) * page.scale;
    const left = margin + Math.max(0, (width - used) / 2);
    return {
      ...paper,
      title: board.title,
      paint(section, tagged, area) {
        const lines = band(board.title, { x: margin, y: margin, width, titleSize, smallSize });
        const sub = small(`${book.words.readAt(options.readAt)}. ${book.words.notes(count)}`, {
          ...{ x: paper.width - margin, y: margin + titleSize * 0.9, size: smallSize },
        });
        const draw = () => paintItems(book, lines);
        if (index === 0 && !tagged.has("title")) {
          tagged.add("title");
          section.add(book.doc.struct("H1", {}, draw));
          section.add(book.doc.struct("P", {}, () => paintItems(book, [sub])));
        } else asArtifact(book.doc, () => paintItems(book, [...lines, sub]));
        paintKey(book, key.items, { x: margin, y: margin + titleSize * 1.25 + smallSize / 2, scale: keyScale });
        const at = { x: left, y: top, scale: page.scale, level: 1 };
        for (const region of page.regions) paintRegion(book, within(region, at, area), at, section, tagged);
      },
    };
  });
  return [...boards, ...source.rounds.flatMap((round) => resultSheets(book, round, paper))];
}

/** The scale at which the board, laid out for this room, fits it; not below `least`. Found by trying: words wrap as they must. */
function fitScale(source: BoardSource, room: Size, least: number): number {
  const scales = [1.6, 1.3, 1.1, 0.95, 0.85, 0.75].filter((scale) => scale > least);
  return (
    scales.find((scale) => {
      const scene = sceneForPaper(source, room, scale);
      return scene.width * scale <= room.width + 1 && scene.height * scale <= room.height + 1;
    }) ?? least
  );
}

/** The pictures of a result, as many on one sheet as there is room for at its width. */
function resultSheets(book: Book, round: BoardSource["rounds"][number], paper: Size): PosterSheet[] {
  const room = { width: paper.width - 2 * MARGIN, height: paper.height - 2 * MARGIN - 30 };
  const sheets: Scene[][] = [];
  let used = 0;
  for (const scene of roundScenes(round, book.words)) {
    const height = (scene.height * room.width) / scene.width + MARGIN;
    const last = sheets.at(-1);
    if (last && used + height <= room.height) last.push(scene);
    else {
      sheets.push([scene]);
      used = 0;
    }
    used += height;
  }
  return sheets.map((scenes, sheet) => ({
    ...paper,
    title: book.words.result(round.question),
    paint(section, tagged, area) {
      let y = MARGIN;
      for (const [index, scene] of scenes.entries()) {
        const scale = Math.min(room.width / scene.width, room.height / scene.height);
        const at = { x: (paper.width - scene.width * scale) / 2, y, scale, level: 2 };
        const source = { x: 0, y: 0, width: scene.width, height: scene.height };
        const key = `${round.round.id}/${sheet}/${index}`;
        const nodes = scene.nodes.map((node) => ({ ...node, items: node.items, key: `${key}/${node.key}` }));
        paintRegion(book, within({ source, x: 0, y: 0, nodes }, at, area), at, section, tagged);
        y += scene.height * scale + MARGIN;
      }
    },
  }));
}

/** Only what shows in the area, so that a sheet of a hundred does not hold the whole poster. */
function within(region: PageRegion, at: { x: number; y: number; scale: number }, area: Area): PageRegion {
  const left = (area.x - at.x) / at.scale - region.x + region.source.x;
  const top = (area.y - at.y) / at.scale - region.y + region.source.y;
  const right = left + area.width / at.scale;
  const bottom = top + area.height / at.scale;
  const nodes = region.nodes.filter(
    ({ x, y, width, height }) => x < right && x + width > left && y < bottom && y + height > top,
  );
  return { ...region, nodes };
}

function band(
  title: string,
  at: { x: number; y: number; width: number; titleSize: number; smallSize: number },
): TextItem[] {
  const maxWidth = at.width - 26 * at.smallSize;
  const style = { size: at.titleSize, lineHeight: at.titleSize * 1.2, weight: 700, fill: "ink" } as const;
  return textBlock(title, { x: at.x, y: at.y - at.titleSize * 0.15, maxWidth, ...style }).items.slice(0, 1);
}

function small(text: string, { x, y, size }: { x: number; y: number; size: number }): TextItem {
  return { type: "text", text, x, y, size, weight: 400, fill: "ink-2", anchor: "end", width: 0 };
}

/** Adds each sheet on a page of its own size. */
export function addPosters(book: Book, sheets: readonly PosterSheet[]): void {
  let section: Section | null = null;
  let title = "";
  const tagged = new Set<string>();
  for (const sheet of sheets) {
    addPage(book, sheet.title, sheet);
    if (sheet.title !== title || !section) {
      title = sheet.title;
      section = openSection(book, title);
      tagged.clear();
      book.doc.outline.addItem(title.toWellFormed());
    }
    sheet.paint(section, tagged, { x: 0, y: 0, width: sheet.width, height: sheet.height });
  }
}
