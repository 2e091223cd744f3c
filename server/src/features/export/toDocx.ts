import { ENGLISH_EXPORT_WORDS } from "@longtable/shared/export/exportWords";
import type { ReportBlock } from "@longtable/shared/export/report.blocks";
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
import { strFromU8, strToU8, unzipSync } from "fflate";
import { columnShares, OTHER_FONTS } from "./columnShares.ts";
import { docxTable, LEAST_SIZE } from "./docxTable.ts";
import type { Making } from "./making.ts";
import type { PictureBlock, Pictures } from "./pictures.ts";
import { toPng } from "./toPng.ts";
import { xmlText } from "./xmlText.ts";
import { type ZipEntry, zipFile } from "./zipFile.ts";

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
  const large: Large = { tables: [], pictures: [] };
  let done = 0;
  const written = parts.map(({ isAcross, blocks: own }) => ({
    properties: isAcross ? ACROSS.properties : UPRIGHT.properties,
    footers: { default: footerOf(title) },
    children: own.flatMap((block) => {
      progress(done, blocks.length + 1);
      done += 1;
      return blockOf(block, imageOf, { ...(isAcross ? ACROSS : UPRIGHT), isAcross, large });
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
  return withLarge(await Packer.toBuffer(document), large);
}

/** What the document's writer would take long over: it gets a stand-in of each, which is replaced in what it wrote. */
interface Large {
  /** As WordprocessingML. */
  tables: string[];
  pictures: Uint8Array[];
}

/** No words of a note can look like this one: theirs never stand inside a tag. */
const standInTable = (index: number) => new Paragraph({ style: `Table${index}` });
const TABLES = /<w:p><w:pPr><w:pStyle w:val="Table(\d+)"\/><\/w:pPr><\/w:p>/g;
const standInPicture = (index: number) => strToU8(`picture ${index}`);

function withLarge(written: Uint8Array, { tables, pictures }: Large): Uint8Array {
  const entries = Object.entries(unzipSync(written)).map(([name, bytes]): ZipEntry => {
    if (name.startsWith("word/media/")) {
      return { name, bytes: pictures[Number(strFromU8(bytes).split(" ")[1])] ?? bytes, isPacked: true };
    }
    if (name !== "word/document.xml") return { name, bytes };
    return { name, bytes: strToU8(strFromU8(bytes).replace(TABLES, (_all, index) => tables[Number(index)] ?? "")) };
  });
  return zipFile(entries);
}

interface Part {
  isAcross: boolean;
  blocks: ReportBlock[];
}

/**
 * Cuts a report where pages turn: a picture much wider than the text stands across. Words do not wait for it: it comes behind
 * those of its section, which say so, unless it is what the whole report begins with.
 */
function partsOf(blocks: readonly ReportBlock[], pictures: Pictures): Part[] {
  const parts: Part[] = [];
  const add = (isAcross: boolean, added: readonly ReportBlock[]) => {
    const last = parts.at(-1);
    if (last?.isAcross === isAcross) last.blocks.push(...added);
    else if (added.length > 0) parts.push({ isAcross, blocks: [...added] });
  };
  let headings: ReportBlock[] = [];
  let floating: ReportBlock[] = [];
  const endSection = () => {
    add(true, floating);
    floating = [];
  };
  for (const block of blocks) {
    if (block.kind === "heading") {
      if (block.level === 2) endSection();
      headings.push(block);
      continue;
    }
    const [scene] = block.kind === "board" ? pictures(block) : [];
    const isWide = scene !== undefined && scene.width > WIDE && scene.width > scene.height;
    if (isWide && parts.length > 0) {
      add(false, [...headings, { kind: "text", text: ENGLISH_EXPORT_WORDS.pictureFollows, style: "quiet" }]);
      floating.push(block);
    } else add(isWide, [...headings, block]);
    headings = [];
  }
  endSection();
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

/** The text column, in pixels, and where what is large is put. */
interface Room {
  px: number;
  height: number;
  isAcross: boolean;
  large: Large;
}

function blockOf(
  block: ReportBlock,
  imageOf: (picture: PictureBlock) => BoardImage | null,
  room: Room,
): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [new Paragraph({ heading: HEADINGS[block.level], children: textRuns(block.text) })];
    case "text":
      return [
        new Paragraph({ children: textRuns(block.text, TEXTS[block.style ?? "usual"]), spacing: { after: 120 } }),
      ];
    case "board":
      return [...(room.isAcross ? [nameAbove(block.text)] : []), ...picture(block.text, imageOf(block), room)];
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
      return [table(block, room.large), new Paragraph({ children: [] })];
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

/** What a picture shows, kept together with it. */
const nameAbove = (text: string) =>
  new Paragraph({ keepNext: true, children: textRuns(text, { bold: true }), spacing: { before: 120, after: 120 } });

function picture(text: string, image: BoardImage | null, room: Room): Paragraph[] {
  if (!image) return [];
  const scale = Math.min(room.px / image.width, room.height / image.height, 1);
  const size = {
    width: Math.max(1, Math.round(image.width * scale)),
    height: Math.max(1, Math.round(image.height * scale)),
  };
  const data = standInPicture(room.large.pictures.push(image.bytes) - 1);
  const described = { name: xmlText(text), title: xmlText(text), description: xmlText(text) };
  return [
    new Paragraph({
      children: [new ImageRun({ type: image.type, data, transformation: size, altText: described })],
    }),
  ];
}

/** Letters of a table, in half points: an id of 22 signs fits its column. */
const TABLE_SIZE = 18;

function table(block: Extract<ReportBlock, { kind: "table" }>, { tables }: Large): Paragraph {
  const shares = columnShares(block, COLUMN.twips / 10 / TABLE_SIZE, OTHER_FONTS, LEAST_SIZE / TABLE_SIZE);
  const widths = shares.map((share) => Math.round(COLUMN.twips * share));
  return standInTable(tables.push(docxTable(block, { widths, size: TABLE_SIZE })) - 1);
}
