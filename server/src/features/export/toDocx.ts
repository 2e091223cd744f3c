import type { ReportBlock } from "@longtable/shared/export/report.blocks";
import type { SheetCell } from "@longtable/shared/export/sheets";
import {
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { columnShares } from "./columnShares.ts";
import type { Making } from "./making.ts";
import type { PictureBlock, Pictures } from "./pictures.ts";
import { toPng } from "./toPng.ts";
import { xmlText } from "./xmlText.ts";

/** A picture: PNG bytes and its size in pixels. */
interface BoardImage {
  type: "png" | "jpg";
  bytes: Uint8Array;
  width: number;
  height: number;
}

const FONT = "Atkinson Hyperlegible Next";
const MARGIN = 964;
const page = (orientation: "portrait" | "landscape") => ({
  page: {
    size: { width: 11_906, height: 16_838, orientation },
    margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN },
  },
});
/** The text column of A4 with 17 mm margins, in pixels at 96 to the inch; `height` is for a picture below its heading. */
const UPRIGHT = { px: 665, height: 860, properties: page("portrait") };
const ACROSS = { px: 993, height: 520, properties: page("landscape") };
/** In twentieths of a point. */
const COLUMN = { twips: 9_978 };
/** Of a picture, in pixels: wider than this its words would be too small in an upright column. */
const WIDE = 900;
const HEADINGS = { 1: HeadingLevel.TITLE, 2: HeadingLevel.HEADING_1, 3: HeadingLevel.HEADING_2 } as const;
/** On paper a picture is a column wide: more pixels than this would only make the file heavy. */
const PAPER_PIXELS = 2_400;
const INK = "201B17";
const TEXTS = { usual: {}, lead: { bold: true, size: 26 }, quiet: { color: "584A56" } } as const;

/** Writes a report as a document for Word and LibreOffice: real headings, lists, tables with repeated heads, described pictures. */
export async function toDocx(
  title: string,
  blocks: readonly ReportBlock[],
  pictures: Pictures,
  { progress }: Pick<Making, "progress">,
): Promise<Uint8Array> {
  const imageOf = (picture: PictureBlock): BoardImage | null => {
    const [scene] = pictures(picture);
    if (!scene) return null;
    const { width, height, file } = scene;
    if (file) return { type: file.type === "image/png" ? "png" : "jpg", bytes: file.bytes, width, height };
    return { type: "png", bytes: toPng(scene, PAPER_PIXELS), width, height };
  };
  const parts = partsOf(blocks, pictures);
  let done = 0;
  const written = parts.map(({ isAcross, blocks: own }) => ({
    properties: isAcross ? ACROSS.properties : UPRIGHT.properties,
    footers: { default: footerOf(title) },
    children: own.flatMap((block) => {
      progress(done, blocks.length + 1);
      done += 1;
      return blockOf(block, imageOf, isAcross ? ACROSS : UPRIGHT);
    }),
  }));
  const document = new Document({
    title: xmlText(title),
    creator: "Longtable",
    styles: {
      default: {
        document: { run: { font: FONT, size: 22, color: INK, language: { value: "en-GB" } } },
        title: { run: { font: FONT, size: 54, bold: true, color: INK }, paragraph: { spacing: { after: 200 } } },
        heading1: heading(36, 480),
        heading2: heading(27, 320),
      },
    },
    sections: written,
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

interface Part {
  isAcross: boolean;
  blocks: ReportBlock[];
}

/** Cuts a report where pages turn: a picture much wider than the text stands across with the headings right above it. */
function partsOf(blocks: readonly ReportBlock[], pictures: Pictures): Part[] {
  const parts: Part[] = [];
  const add = (isAcross: boolean, added: readonly ReportBlock[]) => {
    const last = parts.at(-1);
    if (last?.isAcross === isAcross) last.blocks.push(...added);
    else if (added.length > 0) parts.push({ isAcross, blocks: [...added] });
  };
  let headings: ReportBlock[] = [];
  for (const block of blocks) {
    if (block.kind === "heading") {
      headings.push(block);
      continue;
    }
    const [scene] = block.kind === "board" ? pictures(block) : [];
    add(scene !== undefined && scene.width > WIDE && scene.width > scene.height, [...headings, block]);
    headings = [];
  }
  add(false, headings);
  return parts.length > 0 ? parts : [{ isAcross: false, blocks: [] }];
}

const heading = (size: number, before: number) => ({
  run: { font: FONT, size, bold: true, color: INK },
  paragraph: { spacing: { before, after: 120 }, keepNext: true },
});

const footerOf = (title: string) =>
  new Footer({
    children: [
      new Paragraph({ children: [...textRuns(`${title}  ·  `), new TextRun({ children: [PageNumber.CURRENT] })] }),
    ],
  });

/** Lines of a text as one paragraph's lines. */
function textRuns(text: string, style: { bold?: boolean; size?: number; color?: string } = {}): TextRun[] {
  return xmlText(text)
    .split("\n")
    .map((line, index) => new TextRun({ ...style, text: line, ...(index > 0 && { break: 1 }) }));
}

function blockOf(
  block: ReportBlock,
  imageOf: (picture: PictureBlock) => BoardImage | null,
  room: { px: number; height: number },
): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [new Paragraph({ heading: HEADINGS[block.level], children: textRuns(block.text) })];
    case "text":
      return [
        new Paragraph({ children: textRuns(block.text, TEXTS[block.style ?? "usual"]), spacing: { after: 120 } }),
      ];
    case "board":
    case "result":
      return picture(block.text, imageOf(block), room);
    case "image":
      return [...picture(block.alt, imageOf(block), room), ...caption(block.text)];
    case "figure":
      return [figure(block), new Paragraph({ children: [] })];
    case "list":
      return block.items.flatMap(({ text, details }) => [
        new Paragraph({ bullet: { level: 0 }, children: textRuns(text), spacing: { before: 60 } }),
        ...details.map((detail) => new Paragraph({ bullet: { level: 1 }, children: textRuns(detail) })),
      ]);
    case "table":
      return [table(block.heads, block.rows), new Paragraph({ children: [] })];
  }
}

/** The figure at the left, the story at the right: neither is read without the other. */
function figure({ figure, label, details, story, withoutStory }: Extract<ReportBlock, { kind: "figure" }>): Table {
  const cell = (width: number, children: Paragraph[]) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { top: 120, bottom: 120, left: 160, right: 160 },
      children,
    });
  const told = story
    ? [
        new Paragraph({ children: textRuns(story.text), spacing: { after: 80 } }),
        new Paragraph({ children: textRuns(story.source, { size: TABLE_SIZE }) }),
      ]
    : [new Paragraph({ children: textRuns(withoutStory, { size: TABLE_SIZE }) })];
  const widths = [Math.round(COLUMN.twips * 0.4), Math.round(COLUMN.twips * 0.6)];
  return new Table({
    columnWidths: widths,
    width: { size: COLUMN.twips, type: WidthType.DXA },
    rows: [
      new TableRow({
        cantSplit: true,
        children: [
          cell(widths[0] ?? 0, [
            new Paragraph({ children: textRuns(figure, { bold: true, size: 40 }) }),
            new Paragraph({ children: textRuns(label) }),
            ...details.map((detail) => new Paragraph({ children: textRuns(detail, { size: TABLE_SIZE }) })),
          ]),
          cell(widths[1] ?? 0, told),
        ],
      }),
    ],
  });
}

const caption = (text: string): Paragraph[] => [
  new Paragraph({ children: textRuns(text, { size: TABLE_SIZE }), spacing: { after: 160 } }),
];

function picture(text: string, image: BoardImage | null, room: { px: number; height: number }): Paragraph[] {
  if (!image) return [];
  const scale = Math.min(room.px / image.width, room.height / image.height, 1);
  const size = {
    width: Math.max(1, Math.round(image.width * scale)),
    height: Math.max(1, Math.round(image.height * scale)),
  };
  const described = { name: xmlText(text), title: xmlText(text), description: xmlText(text) };
  return [
    new Paragraph({
      children: [new ImageRun({ type: image.type, data: image.bytes, transformation: size, altText: described })],
    }),
  ];
}

/** Letters of a table, in half points: an id of 22 signs fits its column. */
const TABLE_SIZE = 18;

function table(heads: readonly string[], rows: readonly (readonly SheetCell[])[]): Table {
  const widths = columnShares({ heads, rows }, COLUMN.twips / 10 / TABLE_SIZE).map((share) =>
    Math.round(COLUMN.twips * share),
  );
  const cell = (value: SheetCell, index: number, style: { bold?: boolean } = {}) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: [new Paragraph({ children: textRuns(String(value ?? ""), { ...style, size: TABLE_SIZE }) })],
    });
  return new Table({
    columnWidths: widths,
    width: { size: COLUMN.twips, type: WidthType.DXA },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: heads.map((head, index) => cell(head, index, { bold: true })),
      }),
      ...rows.map(
        (row) =>
          new TableRow({ cantSplit: true, children: heads.map((_head, index) => cell(row[index] ?? null, index)) }),
      ),
    ],
  });
}
