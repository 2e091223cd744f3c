import type { ImageFile } from "@longtable/shared/export/imageFiles";
import { type ScenePage, splitPages } from "@longtable/shared/export/pages";
import type { ReportBlock } from "@longtable/shared/export/report.blocks";
import type { Scene } from "@longtable/shared/scene/scene.types";
import { textBlock } from "@longtable/shared/scene/textBlock";
import { columnShares } from "./columnShares.ts";
import type { Picture, Pictures } from "./pictures.ts";
import { SLIDE } from "./pptxParts.ts";
import { pageSize } from "./toPng.ts";

export interface SlideLine {
  text: string;
  size: number;
  style: "plain" | "bold" | "quiet";
  /** None, a dot, or the details of a dot. */
  bullet: 0 | 1 | 2;
}

export interface SlideTable {
  heads: readonly string[];
  rows: readonly (readonly string[])[];
  /** Width of each column and height of each row, the heads' first, in points. */
  widths: readonly number[];
  heights: readonly number[];
}

export type SlideBody =
  | { kind: "lines"; lines: readonly SlideLine[] }
  | { kind: "table"; table: SlideTable }
  | { kind: "picture"; page: ScenePage; width: number; height: number; text: string; file?: ImageFile };

export interface SlidePlan {
  title: string;
  /** The section it belongs to, where its title is not that. */
  above: string | null;
  isCover: boolean;
  bodies: readonly { top: number; body: SlideBody }[];
  /** For whoever speaks. */
  notes: readonly string[];
}

/** Where a slide's content stands, in points. */
export const ROOM = { x: SLIDE.margin, y: 104, width: SLIDE.width - 2 * SLIDE.margin, height: 540 - 104 - 34 };

/** Nobody reads more than this from a slide; longer tables stand in the report and the workbook. */
const MOST_ROWS = 60;
const SIZES = { lead: 22, usual: 18, quiet: 16, detail: 16, table: 14 };
const LINE = 1.3;
const GAP = 6;
/** Another reader may set letters a little wider. */
const SLACK = 0.94;
/** On top of that in tables: bold letters of ours are a little narrower than plain ones of DejaVu Sans. */
const TABLE_SLACK = 0.95;

/** Notes of a board are 13 units: no smaller than 11 points on a slide, else it takes more slides. */
const LEAST_SCALE = 11 / 13;
const MOST_SCALE = 22 / 13;
/** Rows of a result are 40 units: no smaller than 13 points. */
const LEAST_RESULT_SCALE = 13 / 40;
/** A board that would take more is shown whole: nobody sits through its pieces, and the report has them. */
const MOST_OF_A_BOARD = 8;
/** A part's heading stands on the slide before it where so much of that is left, in points. */
const ROOM_FOR_A_PART = 130;

/** Tables to look things up in as one, without the headings between: slides say how many lines it has and no more. */
function withOneRegister(blocks: readonly ReportBlock[]): ReportBlock[] {
  const isRegister = (block?: ReportBlock) => block?.kind === "table" && block.isRegister === true;
  const rows = blocks.flatMap((block) => (block.kind === "table" && block.isRegister ? block.rows : []));
  if (rows.length <= MOST_ROWS) return [...blocks];
  const first = blocks.findIndex(isRegister);
  return blocks.flatMap((block, index): ReportBlock[] => {
    if (isRegister(block))
      return index === first ? [{ kind: "table", heads: block.kind === "table" ? block.heads : [], rows }] : [];
    return block.kind === "heading" && block.level === 3 && isRegister(blocks[index + 1]) ? [] : [block];
  });
}

/** Cuts a report into slides: a new one for each section and each picture, and where words would not fit. */
export function planSlides(
  blocks: readonly ReportBlock[],
  pictures: Pictures,
  longTable: (rows: number) => string,
): SlidePlan[] {
  const slides: SlidePlan[] = [];
  const names: (string | null)[] = [];
  let open: { bodies: { top: number; body: SlideBody }[]; notes: string[]; y: number } | null = null;
  let begun = 0;

  const close = () => {
    if (!open) return;
    const [title = null, section = null, part = null] = names;
    const own = part ?? section ?? title ?? "";
    slides.push({
      ...{ title: begun > 1 ? `${own} (${begun})` : own, bodies: open.bodies, notes: open.notes },
      above: part === null ? null : section,
      isCover: section === null,
    });
    open = null;
  };
  const start = () => {
    close();
    begun += 1;
    open = { bodies: [], notes: [], y: 0 };
    return open;
  };
  const current = () => open ?? start();

  const addLine = (line: SlideLine) => {
    let rest = line.text;
    while (rest !== "") {
      const slide = current();
      const { taken, left, height } = fitLine({ ...line, text: rest }, ROOM.height - slide.y);
      if (taken === "") {
        start();
        continue;
      }
      const last = slide.bodies.at(-1);
      const written = { ...line, text: taken };
      if (last?.body.kind === "lines") last.body = { kind: "lines", lines: [...last.body.lines, written] };
      else slide.bodies.push({ top: slide.y, body: { kind: "lines", lines: [written] } });
      slide.notes.push(taken);
      slide.y += height + GAP;
      rest = left;
    }
  };

  const addTable = ({ heads, rows }: Extract<ReportBlock, { kind: "table" }>) => {
    if (rows.length > MOST_ROWS) {
      return addLine({ text: longTable(rows.length), size: SIZES.usual, style: "quiet", bullet: 0 });
    }
    const widths = columnShares({ heads, rows }, ROOM.width / SIZES.table).map((share) => share * ROOM.width);
    const heightOf = (cells: readonly string[]) =>
      Math.max(...cells.map((text, index) => cellHeight(text, widths[index] ?? 0)));
    const headHeight = heightOf(heads);
    let waiting = rows.map((row) => heads.map((_head, index) => shortened(String(row[index] ?? ""))));
    while (waiting.length > 0) {
      const slide = open && ROOM.height - open.y > headHeight + heightOf(waiting[0] ?? []) ? open : start();
      let height = headHeight;
      const now: string[][] = [];
      for (const row of waiting) {
        if (now.length > 0 && slide.y + height + heightOf(row) > ROOM.height) break;
        now.push(row);
        height += heightOf(row);
      }
      const heights = [headHeight, ...now.map(heightOf)];
      slide.bodies.push({ top: slide.y, body: { kind: "table", table: { heads, rows: now, widths, heights } } });
      slide.notes.push(...now.map((row) => heads.map((head, index) => `${head}: ${row[index] ?? ""}`).join(", ")));
      slide.y += height + GAP * 2;
      waiting = waiting.slice(now.length);
    }
  };

  const addPictures = (scenes: readonly Picture[], text: string, belongsTo = text) => {
    for (const scene of scenes) {
      for (const page of scenePages(scene)) {
        const slide = start();
        const { file } = scene;
        slide.bodies.push({ top: 0, body: { kind: "picture", ...page, text, ...(file && { file }) } });
        slide.notes.push(...new Set([text, belongsTo]), ...page.labels);
        // It fills its slide: what follows begins another one.
        slide.y = ROOM.height;
      }
    }
  };

  /** Parts of a section share slides; one that begins with a picture has its own. */
  const addPart = (text: string) => {
    if (names[2] !== undefined) {
      close();
      begun = 0;
    } else if (open && ROOM.height - open.y < ROOM_FOR_A_PART) close();
    names.length = 2;
    addLine({ text, size: SIZES.lead, style: "bold", bullet: 0 });
  };

  const all = withOneRegister(blocks);
  for (const [index, block] of all.entries()) {
    const next = all[index + 1];
    switch (block.kind) {
      case "heading":
        if (block.level === 3 && names[1] && next && isWords(next)) {
          addPart(block.text);
          break;
        }
        close();
        names.length = block.level - 1;
        names[block.level - 1] = block.text;
        begun = 0;
        break;
      case "text": {
        const style = block.style ?? "usual";
        addLine({ text: block.text, size: SIZES[style], style: style === "quiet" ? "quiet" : "plain", bullet: 0 });
        break;
      }
      case "list":
        for (const { text, details } of block.items) {
          addLine({ text, size: SIZES.usual, style: details.length > 0 ? "bold" : "plain", bullet: 1 });
          for (const detail of details) addLine({ text: detail, size: SIZES.detail, style: "quiet", bullet: 2 });
        }
        break;
      case "table":
        addTable(block);
        break;
      case "figure":
        addLine({ text: block.figure, size: 40, style: "bold", bullet: 0 });
        addLine({ text: block.label, size: SIZES.usual, style: "plain", bullet: 0 });
        for (const detail of block.details) addLine({ text: detail, size: SIZES.quiet, style: "quiet", bullet: 0 });
        addLine({ text: block.story?.text ?? block.withoutStory, size: SIZES.lead, style: "plain", bullet: 0 });
        if (block.story) addLine({ text: block.story.source, size: SIZES.quiet, style: "quiet", bullet: 0 });
        break;
      case "image":
        addPictures(pictures(block), block.alt, block.text);
        break;
      default:
        addPictures(pictures(block), block.text);
    }
  }
  close();
  return slides;
}

/** True for what is read rather than looked at. */
const isWords = ({ kind }: ReportBlock) => kind === "text" || kind === "list" || kind === "table";

const linesOf = (text: string, width: number, size: number, weight: 400 | 700 = 400) =>
  textBlock(text, { x: 0, y: 0, maxWidth: width * SLACK, size, lineHeight: size * LINE, weight, fill: "ink" }).items;

/** As much of a line as fits this height, and what is left of it. */
function fitLine(
  { text, size, style, bullet }: SlideLine,
  room: number,
): { taken: string; left: string; height: number } {
  const lines = linesOf(text, ROOM.width - bullet * 22, size, style === "bold" ? 700 : 400);
  const most = Math.floor(room / (size * LINE));
  if (lines.length <= most) return { taken: text, left: "", height: lines.length * size * LINE };
  if (most < 2) return { taken: "", left: text, height: 0 };
  const join = (part: typeof lines) => part.map((line) => line.text).join(" ");
  return { taken: join(lines.slice(0, most)), left: join(lines.slice(most)), height: most * size * LINE };
}

/** In bold as heads are, which is wider, and as wide as the widest letters that stand in for ours: rows must not grow over what follows. */
const cellHeight = (text: string, width: number) =>
  linesOf(text, (width - 14) * TABLE_SLACK, SIZES.table, 700).length * SIZES.table * LINE + 8;

/** A cell of a slide's table is read from afar; the whole text stands in the report. */
const shortened = (text: string) => ([...text].length > 220 ? `${[...text].slice(0, 219).join("")}…` : text);

/** A scene on as few slides as it takes with notes that can be read. */
function scenePages(scene: Scene): { page: ScenePage; width: number; height: number; labels: string[] }[] {
  const room = { width: ROOM.width, height: ROOM.height };
  const isResult = !scene.nodes.some(({ role }) => role === "note");
  const leastScale = isResult ? LEAST_RESULT_SCALE : LEAST_SCALE;
  const found = splitPages(scene, { ...room, leastScale, mostScale: MOST_SCALE });
  const pages = found.length <= MOST_OF_A_BOARD ? found : splitPages(scene, { ...room, ...WHOLE });
  // The whole first, so that everybody sees where the parts belong.
  const whole = pages.length > 1 && !isResult ? splitPages(scene, { ...room, ...WHOLE }) : [];
  return [...whole, ...pages.map(trimmed)].map((page, index) => ({
    page,
    ...pageSize(page),
    labels: index < whole.length ? [] : labelsOf(page, isResult),
  }));
}

const WHOLE = { leastScale: 0.001, mostScale: MOST_SCALE };

const labelsOf = ({ regions }: ScenePage, isResult: boolean): string[] =>
  regions.flatMap(({ nodes }) => nodes.flatMap(({ role, label }) => (role === "note" || isResult ? [label] : [])));

/** The tray of unplaced notes is as wide as its map: without the empty end of it, its notes can be read. */
function trimmed(page: ScenePage): ScenePage {
  const [region] = page.regions;
  if (!region || page.regions.length > 1 || !region.nodes.some(({ role }) => role === "tray")) return page;
  const notes = region.nodes.filter(({ role }) => role === "note");
  const right = Math.max(region.source.x + 400, ...notes.map(({ x, width }) => x + width + 16));
  const width = Math.min(region.source.width, right - region.source.x);
  return { ...page, regions: [{ ...region, source: { ...region.source, width } }] };
}
