import type { BoardSource } from "@longtable/shared/export/exportModel";
import type { ImageFiles } from "@longtable/shared/export/imageFiles";
import type { ReportBlock } from "@longtable/shared/export/report.blocks";
import type { Scene, SceneItem } from "@longtable/shared/scene/scene.types";
import { textBlock } from "@longtable/shared/scene/textBlock";
import type { Progress } from "./making.ts";
import {
  A4,
  type Book,
  type Cursor,
  MARGIN,
  MEASURE,
  openPart,
  openSection,
  type Paragraph,
  paragraph,
  TEXT_FOOT,
  turnPage,
} from "./pdfBook.ts";
import { addBoard } from "./pdfPages.ts";
import { asArtifact, paintItems, paintRegion, type Section } from "./pdfPainter.ts";
import { addTable, startOfTable } from "./pdfTable.ts";
import { picturesOf } from "./pictures.ts";

type Heading = Extract<ReportBlock, { kind: "heading" }>;
type Figure = Extract<ReportBlock, { kind: "figure" }>;

const HEADINGS = {
  1: { size: 27, after: 10 },
  2: { size: 23, after: 12 },
  3: { size: 15, after: 5 },
} as const;
const TEXTS = {
  usual: { size: 10.5, fill: "ink" },
  lead: { size: 12.5, fill: "ink" },
  quiet: { size: 10.5, fill: "ink-2" },
} as const;
const WIDTH = A4.width - 2 * MARGIN;

/** Above a section that begins further down, and above a smaller heading. */
const ABOVE = { 1: 0, 2: 26, 3: 10 } as const;
/** A section begins on the page of the one before unless less than this is left of it, in points. */
const LEAST_OF_SECTION = 150;
const LEAST_BELOW = 44;

type Bookmarks = PDFKit.PDFDocument["outline"];

export interface ReportPictures {
  boards: readonly BoardSource[];
  imageFiles?: ImageFiles | undefined;
  /** Boards have pages of their own: where they stand, or as pictures after the page that speaks of them. */
  layout: "inPlace" | "floating";
}

/**
 * Writes the blocks of a report, one after the other: headings on the page of what they lead to, pictures and rows whole, a
 * bookmark for each heading.
 */
export function addReport(
  book: Book,
  blocks: readonly ReportBlock[],
  { boards, imageFiles = {}, layout }: ReportPictures,
  progress: Progress,
): void {
  const title = blocks.find((block) => block.kind === "heading")?.text ?? "";
  const pictures = picturesOf(boards, imageFiles);
  const floating: (() => void)[] = [];
  const flush = () => {
    for (const write of floating.splice(0)) write();
  };
  const cursor: Cursor = { y: MARGIN, foot: title, beforeTurn: flush };
  let section = openSection(book, title);
  let isOpen = false;
  let waiting: Heading[] = [];
  const marks: Bookmarks[] = [book.doc.outline];

  const openPage = () => {
    if (isOpen) return;
    turnPage(book, cursor);
    isOpen = true;
  };
  const mark = ({ level, text }: Heading) => {
    marks.length = Math.min(marks.length, level);
    const parent = marks.at(-1) ?? book.doc.outline;
    marks[level] = parent.addItem(text.toWellFormed());
  };
  /** Headings are written with what follows them, of which so much has to stand below them on the page. */
  const writeHeadings = (below = LEAST_BELOW) => {
    if (waiting.length === 0) return;
    openPage();
    const own = waiting.reduce((sum, { level, text }) => sum + ABOVE[level] + headingHeight(level, text), 0);
    const least = waiting.some(({ level }) => level === 2) ? Math.max(own + below, LEAST_OF_SECTION) : own + below;
    if (cursor.y + Math.min(least, TEXT_FOOT - MARGIN) > TEXT_FOOT && cursor.y > MARGIN) turnPage(book, cursor);
    for (const heading of waiting) {
      const { size, after } = HEADINGS[heading.level];
      if (cursor.y > MARGIN) cursor.y += ABOVE[heading.level];
      paragraph(book, section, cursor, {
        ...{ tag: `H${heading.level}`, text: heading.text, size, after, weight: 700 },
      });
      mark(heading);
    }
    waiting = [];
  };
  /** Its picture comes across on the next page, once this one is full: words do not wait for it. */
  const writeFloating = (source: BoardSource) => {
    const level = waiting.at(-1)?.level ?? 3;
    writeHeadings();
    openPage();
    paragraph(book, section, cursor, {
      tag: "P",
      text: book.words.pictureFollows,
      ...TEXTS.quiet,
      weight: 400,
      after: 6,
    });
    const part = openPart(book, section, source.board.title);
    floating.push(() => addBoard(book, source, { section: part, level, foot: title, isPicture: true }));
  };
  const writeBoard = (boardId: string) => {
    const source = boards.find(({ board }) => board.id === boardId);
    if (!source) return writeHeadings();
    if (layout === "floating") return writeFloating(source);
    const own = waiting.at(-1);
    const above = waiting.slice(0, -1);
    waiting = [];
    addBoard(book, source, {
      ...{ section, level: own?.level ?? 3, foot: title },
      above: above.map(({ level, text }) => ({ level, text })),
      onFirstPage() {
        for (const heading of above) mark(heading);
        if (own) mark(own);
      },
    });
    isOpen = false;
  };

  for (const [index, block] of blocks.entries()) {
    progress(index, blocks.length);
    if (block.kind === "heading") {
      if (block.level === 2) {
        writeHeadings();
        section = openSection(book, block.text);
      }
      waiting.push(block);
      continue;
    }
    if (block.kind === "board") {
      writeBoard(block.boardId);
      continue;
    }
    const scenes = block.kind === "result" || block.kind === "image" ? pictures(block) : [];
    writeHeadings(startOf(block, scenes));
    openPage();
    if (block.kind === "text") {
      const { size, fill } = TEXTS[block.style ?? "usual"];
      paragraph(book, section, cursor, { tag: "P", text: block.text, size, weight: 400, fill, after: 6 });
    } else if (block.kind === "list") addList(book, section, cursor, block.items);
    else if (block.kind === "table") addTable(book, section, cursor, block);
    else if (block.kind === "result") addScenes(book, section, cursor, scenes);
    else if (block.kind === "image") addImage(book, section, cursor, scenes, block.text);
    else addFigure(book, section, cursor, block);
  }
  writeHeadings();
  flush();
  progress(blocks.length, blocks.length);
}

function headingHeight(level: 1 | 2 | 3, text: string): number {
  const { size, after } = HEADINGS[level];
  return linesIn(text, size, 700) * size * 1.35 + after;
}

const linesIn = (text: string, size: number, weight: 400 | 700) =>
  textBlock(text, { x: 0, y: 0, maxWidth: MEASURE, size, lineHeight: 1, weight, fill: "ink" }).items.length;

/** How much of a block its heading has to stand above, in points. */
function startOf(block: ReportBlock, scenes: readonly Scene[]): number {
  if (block.kind === "result") return Math.max(LEAST_BELOW, ...scenes.slice(0, 1).map(sceneHeight));
  if (block.kind === "image") return Math.max(LEAST_BELOW, ...scenes.slice(0, 1).map(({ height }) => height + 30));
  if (block.kind === "figure") return 110;
  return block.kind === "table" ? startOfTable(block) : LEAST_BELOW;
}

const sceneScale = ({ width, height }: Scene) => Math.min(WIDTH / width, (TEXT_FOOT - MARGIN) / height);
const sceneHeight = (scene: Scene) => scene.height * sceneScale(scene);

function addList(
  book: Book,
  section: Section,
  cursor: Cursor,
  items: readonly { text: string; details: readonly string[] }[],
): void {
  const { doc } = book;
  const list = doc.struct("L");
  section.add(list);
  for (const { text, details } of items) {
    const entry = doc.struct("LI");
    list.add(entry);
    const body = doc.struct("LBody");
    entry.add(body);
    const style: Paragraph = {
      tag: "P",
      text,
      size: 10.5,
      weight: details.length > 0 ? 700 : 400,
      indent: 14,
      after: 2,
    };
    if (cursor.y + 14 + (details.length > 0 ? 14 : 0) > TEXT_FOOT) turnPage(book, cursor);
    const dot: SceneItem = {
      type: "rect",
      x: MARGIN + 3,
      y: cursor.y + 5.5,
      width: 4,
      height: 4,
      radius: 2,
      fill: "oak",
    };
    asArtifact(doc, () => paintItems(book, [dot]));
    paragraph(book, body, cursor, style);
    for (const detail of details) {
      paragraph(book, body, cursor, {
        tag: "P",
        text: detail,
        size: 10.5,
        weight: 400,
        fill: "ink-2",
        indent: 14,
        after: 2,
      });
    }
    body.end();
    entry.end();
    cursor.y += 4;
  }
  list.end();
  cursor.y += 6;
}

/** Pictures as wide as the text, one under the other. */
function addScenes(book: Book, section: Section, cursor: Cursor, scenes: readonly Scene[]): void {
  for (const [index, scene] of scenes.entries()) {
    const scale = sceneScale(scene);
    if (cursor.y + scene.height * scale > TEXT_FOOT) turnPage(book, cursor);
    const whole = { x: 0, y: 0, width: scene.width, height: scene.height };
    const region = {
      source: whole,
      x: 0,
      y: 0,
      nodes: scene.nodes.map((node) => ({ ...node, items: node.items, key: `${index}/${node.key}` })),
    };
    const figure = book.doc.struct("Sect", { title: scene.title.toWellFormed() });
    section.add(figure);
    paintRegion(book, region, { x: MARGIN, y: cursor.y, scale, level: 4 }, figure, new Set());
    cursor.y += scene.height * scale + 12;
  }
}

/** A picture that somebody brought, with what it belongs to below it. */
function addImage(book: Book, section: Section, cursor: Cursor, scenes: readonly Scene[], text: string): void {
  for (const scene of scenes) {
    const { width, height } = scene;
    if (cursor.y + height + 30 > TEXT_FOOT) turnPage(book, cursor);
    const region = { source: { x: 0, y: 0, width, height }, x: 0, y: 0, nodes: [...scene.nodes] };
    paintRegion(book, region, { x: MARGIN, y: cursor.y, scale: 1, level: 4 }, section, new Set());
    cursor.y += height + 4;
  }
  const quiet = { tag: "P", size: 9.5, weight: 400, fill: "ink-2", after: 12 } as const;
  if (scenes.length > 0) paragraph(book, section, cursor, { ...quiet, text });
}

const FIGURE = { left: 190, pad: 12 };

/** The figure at the left, the story at the right, in one frame: neither is read without the other. */
function addFigure(book: Book, section: Section, cursor: Cursor, block: Figure): void {
  const left = { x: MARGIN + FIGURE.pad, maxWidth: FIGURE.left - 2 * FIGURE.pad };
  const right = { x: MARGIN + FIGURE.left + FIGURE.pad, maxWidth: WIDTH - FIGURE.left - 2 * FIGURE.pad };
  const usual = { size: 10.5, lineHeight: 14.5, weight: 400, fill: "ink" } as const;
  const quiet = { ...usual, size: 9, lineHeight: 12.5, fill: "ink-2" } as const;
  const numeral = { size: 27, lineHeight: 34, weight: 700, fill: "ink" } as const;
  const stack = (
    column: { x: number; maxWidth: number },
    parts: { text: string; style: typeof usual | typeof quiet | typeof numeral }[],
  ) => {
    let y = FIGURE.pad;
    const blocks = parts.map(({ text, style }) => {
      const found = textBlock(text, { ...column, ...style, y });
      y += found.height + 3;
      return { text, items: found.items };
    });
    return { blocks, height: y + FIGURE.pad };
  };
  const told = block.story
    ? [
        { text: block.story.text, style: usual },
        { text: block.story.source, style: quiet },
      ]
    : [{ text: block.withoutStory, style: quiet }];
  const columns = [
    stack(left, [
      { text: block.figure, style: numeral },
      { text: block.label, style: usual },
      ...block.details.map((text) => ({ text, style: quiet })),
    ]),
    stack(right, told),
  ];
  const height = Math.max(...columns.map((column) => column.height));
  if (cursor.y + height > TEXT_FOOT && cursor.y > MARGIN) turnPage(book, cursor);
  const frame: SceneItem = {
    type: "rect",
    x: MARGIN,
    y: cursor.y,
    width: WIDTH,
    height,
    radius: 6,
    stroke: "line",
    strokeWidth: 1,
  };
  asArtifact(book.doc, () => paintItems(book, [frame]));
  for (const { blocks } of columns) {
    for (const { items } of blocks) {
      const moved = items.map((item) => ({ ...item, y: item.y + cursor.y }));
      section.add(book.doc.struct("P", {}, () => paintItems(book, moved)));
    }
  }
  cursor.y += height + 10;
}
