import { ENGLISH_PAPER_WORDS } from "@longtable/shared/export/paperWords";
import type { ReportBlock } from "@longtable/shared/export/report.blocks";
import { directionOf } from "@longtable/shared/scene/textLayout";
import { strToU8 } from "fflate";
import type { Making } from "./making.ts";
import type { Pictures } from "./pictures.ts";
import {
  type Box,
  EMU,
  escapeText,
  frame,
  frameParts,
  INK,
  MASTER_COLOURS,
  part,
  placeholder,
  QUIET,
  relations,
  SLIDE,
  TITLE_BOX,
  tree,
} from "./pptxParts.ts";
import { planSlides, ROOM, type SlideBody, type SlideLine, type SlidePlan, type SlideTable } from "./slidePlan.ts";
import { pagePng } from "./toPng.ts";
import { type ZipEntry, zipFile } from "./zipFile.ts";

/** Longest side of a picture on a slide, in pixels: as sharp as most projectors show it. */
const PICTURE_SIDE = 1_600;

/** Writes a report as a deck for PowerPoint and LibreOffice: real titles, lists and tables, described pictures, words for whoever speaks. */
export function toPptx(
  title: string,
  blocks: readonly ReportBlock[],
  pictures: Pictures,
  { options, progress }: Making,
): Uint8Array {
  const slides = planSlides(blocks, pictures, ENGLISH_PAPER_WORDS.longTable);
  const files: ZipEntry[] = [];
  const put = (name: string, text: string) => {
    files.push({ name, bytes: strToU8(text) });
  };
  let pictureCount = 0;
  slides.forEach((slide, index) => {
    progress(index, slides.length);
    const number = index + 1;
    const targets: [string, string][] = [["slideLayout", "../slideLayouts/slideLayout1.xml"]];
    if (options.speakerNotes) targets.push(["notesSlide", `../notesSlides/notesSlide${number}.xml`]);
    const addPicture = (body: Extract<SlideBody, { kind: "picture" }>) => {
      pictureCount += 1;
      const name = `image${pictureCount}.${body.file?.type === "image/jpeg" ? "jpg" : "png"}`;
      const bytes = body.file?.bytes ?? pagePng(body.page, PICTURE_SIDE);
      files.push({ name: `ppt/media/${name}`, bytes, isPacked: true });
      targets.push(["image", `../media/${name}`]);
      return `rId${targets.length}`;
    };
    put(`ppt/slides/slide${number}.xml`, slideXml(slide, number, addPicture));
    put(`ppt/slides/_rels/slide${number}.xml.rels`, relations(targets));
    if (!options.speakerNotes) return;
    put(`ppt/notesSlides/notesSlide${number}.xml`, notesXml(slide));
    put(
      `ppt/notesSlides/_rels/notesSlide${number}.xml.rels`,
      relations([
        ["notesMaster", "../notesMasters/notesMaster1.xml"],
        ["slide", `../slides/slide${number}.xml`],
      ]),
    );
  });
  for (const [name, text] of Object.entries(frameParts(title, slides.length, pictureCount, options.speakerNotes))) {
    put(name, text);
  }
  progress(slides.length, slides.length);
  return zipFile(files);
}

type AddPicture = (body: Extract<SlideBody, { kind: "picture" }>) => string;

function slideXml(slide: SlidePlan, number: number, addPicture: AddPicture): string {
  let id = 10;
  const nextId = () => {
    id += 1;
    return id;
  };
  const titleBox = slide.isCover ? { ...TITLE_BOX, y: 150, height: 130 } : TITLE_BOX;
  const size = slide.isCover ? ' sz="4400"' : "";
  const title = placeholder({
    ...{ id: 2, name: "Title", type: 'type="title"', box: titleBox },
    body: paragraphs(slide.title, `<a:rPr lang="en-GB"${size} dirty="0"/>`),
  });
  const top = slide.isCover ? 290 : ROOM.y;
  const shapes = slide.bodies.map(({ top: y, body }) => bodyXml(body, top + y, nextId(), addPicture));
  const above =
    slide.above === null ? "" : smallText(nextId(), slide.above, { x: ROOM.x, y: 14, width: ROOM.width, height: 22 });
  const count = smallText(nextId(), String(number), { x: SLIDE.width - 108, y: 508, width: 60, height: 22 }, "r");
  return part("sld", `${tree(title + above + shapes.join("") + count)}${MASTER_COLOURS}`);
}

function bodyXml(body: SlideBody, y: number, id: number, addPicture: AddPicture): string {
  switch (body.kind) {
    case "lines":
      return textBox(id, { ...ROOM, y, height: ROOM.y + ROOM.height - y }, body.lines.map(lineXml).join(""));
    case "table":
      return tableXml(body.table, id, y);
    case "picture": {
      const scale = Math.min(ROOM.width / body.width, ROOM.height / body.height);
      const size = { width: body.width * scale, height: body.height * scale };
      const box = { x: ROOM.x + (ROOM.width - size.width) / 2, y: y + (ROOM.height - size.height) / 2, ...size };
      const link = addPicture(body);
      return `<p:pic><p:nvPicPr><p:cNvPr id="${id}" name="Picture ${id}" descr="${escapeText(body.text)}"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="${link}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>${frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`;
    }
  }
}

const textBox = (id: number, box: Box, inner: string) =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Text ${id}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>${frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></a:bodyPr><a:lstStyle/>${inner}</p:txBody></p:sp>`;

const smallText = (id: number, text: string, box: Box, align = "l") =>
  textBox(id, box, paragraphs(text, run(14, QUIET, false), ` algn="${align}"`));

const run = (size: number, colour: string, isBold: boolean) =>
  `<a:rPr lang="en-GB" sz="${size * 100}" b="${isBold ? 1 : 0}" dirty="0"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></a:rPr>`;

/** A text as paragraphs: one for each line that somebody broke, right-to-left ones from the right. */
function paragraphs(text: string, properties: string, attributes = "", bullet = ""): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => {
      // Said also where it is as usual: LibreOffice goes on as the paragraph before did.
      const isRtl = directionOf(line) === "rtl";
      const rtl = `${isRtl ? ' rtl="1"' : ' rtl="0"'}${isRtl && !attributes.includes("algn") ? ' algn="r"' : ""}`;
      return `<a:p><a:pPr${attributes}${rtl}>${bullet}</a:pPr><a:r>${properties}<a:t>${escapeText(line)}</a:t></a:r></a:p>`;
    })
    .join("");
}

const BULLETS = [
  { attributes: ' marL="0" indent="0"', mark: "<a:buNone/>" },
  { attributes: ` marL="${18 * EMU}" indent="-${18 * EMU}"`, mark: '<a:buFont typeface="Arial"/><a:buChar char="•"/>' },
  { attributes: ` marL="${18 * EMU}" indent="0"`, mark: "<a:buNone/>" },
] as const;

function lineXml({ text, size, style, bullet }: SlideLine): string {
  const { attributes, mark } = BULLETS[bullet];
  const spacing = '<a:spcAft><a:spcPts val="600"/></a:spcAft>';
  return paragraphs(text, run(size, style === "quiet" ? QUIET : INK, style === "bold"), attributes, spacing + mark);
}

function tableXml({ heads, rows, widths, heights }: SlideTable, id: number, y: number): string {
  const height = heights.reduce((sum, one) => sum + one, 0);
  const grid = widths.map((width) => `<a:gridCol w="${Math.round(width * EMU)}"/>`).join("");
  const edge = (side: string) => `<a:${side} w="6350"><a:solidFill><a:srgbClr val="83767F"/></a:solidFill></a:${side}>`;
  const cell = (text: string, isHead: boolean) =>
    `<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>${paragraphs(text, run(14, INK, isHead))}</a:txBody><a:tcPr marL="${6 * EMU}" marR="${6 * EMU}" marT="${3 * EMU}" marB="${3 * EMU}">${edge("lnB")}${isHead ? '<a:solidFill><a:srgbClr val="F4F1EC"/></a:solidFill>' : "<a:noFill/>"}</a:tcPr></a:tc>`;
  const row = (cells: readonly string[], index: number) =>
    `<a:tr h="${Math.round((heights[index] ?? 20) * EMU)}">${cells.map((text) => cell(text, index === 0)).join("")}</a:tr>`;
  return `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="${id}" name="Table ${id}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>${frame({ ...ROOM, y, height }, "p:xfrm")}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/><a:tblGrid>${grid}</a:tblGrid>${[heads, ...rows].map(row).join("")}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`;
}

function notesXml({ notes }: SlidePlan): string {
  const lines = notes.length > 0 ? notes : [""];
  const body = placeholder({
    ...{ id: 3, name: "Notes", type: 'type="body" idx="1"' },
    body: lines.map((text) => paragraphs(text, '<a:rPr lang="en-GB" dirty="0"/>')).join(""),
  });
  return part("notes", `${tree(body)}${MASTER_COLOURS}`);
}
