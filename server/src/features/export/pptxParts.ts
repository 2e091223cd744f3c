import { xmlText } from "./xmlText.ts";

/** English Metric Units of a point. */
export const EMU = 12_700;
/** A slide of 16 to 9, in points. */
export const SLIDE = { width: 960, height: 540, margin: 48 };

export const FONT = "Atkinson Hyperlegible Next";
export const INK = "241A24";
export const QUIET = "584A56";

const NS =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MIME = "application/vnd.openxmlformats-officedocument.presentationml";

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Words safe in XML, as text or in an attribute. */
export const escapeText = (text: string): string => xmlText(text).replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char);

/** A part of the file: a root element of PresentationML with this inside. */
export const part = (name: string, inner: string, attributes = ""): string =>
  `${HEAD}<p:${name} ${NS}${attributes}>${inner}</p:${name}>`;

/** Relationships by id: kind and target, as `rId1`, `rId2`, … */
export function relations(targets: readonly (readonly [kind: string, target: string])[]): string {
  const entries = targets.map(
    ([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${TYPES}/${kind}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join("")}</Relationships>`;
}

/** Position and size in points as DrawingML; `tag` is `a:xfrm` or `p:xfrm`. */
export function frame({ x, y, width, height }: Box, tag = "a:xfrm"): string {
  const emu = (points: number) => Math.round(points * EMU);
  return `<${tag}><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></${tag}>`;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const GROUP =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';

export const tree = (shapes: string, background = ""): string =>
  `<p:cSld>${background}<p:spTree>${GROUP}${shapes}</p:spTree></p:cSld>`;

/** A place that slides fill: titles are found by it, and reading software names it. */
export function placeholder({ id, name, type, box, body }: Placeholder): string {
  const properties = box ? `<p:spPr>${frame(box)}</p:spPr>` : "<p:spPr/>";
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${type}/></p:nvPr></p:nvSpPr>${properties}<p:txBody><a:bodyPr/><a:lstStyle/>${body}</p:txBody></p:sp>`;
}

interface Placeholder {
  id: number;
  name: string;
  /** Attributes of `p:ph`. */
  type: string;
  box?: Box;
  body: string;
}

export const TITLE_BOX = { x: SLIDE.margin, y: 30, width: SLIDE.width - 2 * SLIDE.margin, height: 64 };

const level = (name: string, size: number, bold: boolean): string =>
  `<p:${name}><a:lvl1pPr algn="l"><a:defRPr sz="${size * 100}" b="${bold ? 1 : 0}"><a:solidFill><a:srgbClr val="${INK}"/></a:solidFill><a:latin typeface="${FONT}"/><a:cs typeface="${FONT}"/></a:defRPr></a:lvl1pPr></p:${name}>`;

const EMPTY_LINE = '<a:p><a:endParaRPr lang="en-GB"/></a:p>';
const MAP =
  '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>';
const MAP_OVER = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>";
const WHITE = '<p:bg><p:bgPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>';
/** The table's edge, as on every page of the look. */
const EDGE = `<p:sp><p:nvSpPr><p:cNvPr id="9" name="Edge" descr=""/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>${frame({ x: 0, y: 0, width: SLIDE.width, height: 10 })}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="96601F"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>${EMPTY_LINE}</p:txBody></p:sp>`;

const titlePlace = (body = EMPTY_LINE) =>
  placeholder({ id: 2, name: "Title", type: 'type="title"', box: TITLE_BOX, body });

const COLOURS: readonly (readonly [string, string])[] = [
  ["dk1", INK],
  ["lt1", "FFFFFF"],
  ["dk2", QUIET],
  ["lt2", "F4F1EC"],
  ["accent1", "5C2149"],
  ["accent2", "96601F"],
  ["accent3", "004A6D"],
  ["accent4", "00513B"],
  ["accent5", "75200F"],
  ["accent6", "533F69"],
  ["hlink", "0B4FC4"],
  ["folHlink", "5C2149"],
];

function theme(): string {
  const colours = COLOURS.map(([name, value]) => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`).join("");
  const font = `<a:latin typeface="${FONT}"/><a:ea typeface=""/><a:cs typeface=""/>`;
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const line = `<a:ln w="9525">${fill}</a:ln>`;
  const effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
  return `${HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Longtable"><a:themeElements><a:clrScheme name="Longtable">${colours}</a:clrScheme><a:fontScheme name="Longtable"><a:majorFont>${font}</a:majorFont><a:minorFont>${font}</a:minorFont></a:fontScheme><a:fmtScheme name="Longtable"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;
}

/** Everything of a deck but its slides: master, one layout with a title, theme, notes master, lists of parts. */
export function frameParts(title: string, slides: number, pictures: number, hasNotes: boolean): Record<string, string> {
  const numbers = Array.from({ length: slides }, (_, index) => index + 1);
  const override = (name: string, type: string) => `<Override PartName="/${name}" ContentType="${type}"/>`;
  const xml = (type: string) => `${MIME}.${type}+xml`;
  const size = `cx="${SLIDE.width * EMU}" cy="${SLIDE.height * EMU}"`;
  return {
    "[Content_Types].xml": `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${pictures > 0 ? '<Default Extension="png" ContentType="image/png"/><Default Extension="jpg" ContentType="image/jpeg"/>' : ""}${[
      override("ppt/presentation.xml", `${MIME}.presentation.main+xml`),
      override("ppt/slideMasters/slideMaster1.xml", xml("slideMaster")),
      override("ppt/slideLayouts/slideLayout1.xml", xml("slideLayout")),
      override("ppt/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
      override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
      ...numbers.map((number) => override(`ppt/slides/slide${number}.xml`, xml("slide"))),
      ...(hasNotes
        ? [
            override("ppt/theme/theme2.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
            override("ppt/notesMasters/notesMaster1.xml", xml("notesMaster")),
            ...numbers.map((number) => override(`ppt/notesSlides/notesSlide${number}.xml`, xml("notesSlide"))),
          ]
        : []),
    ].join("")}</Types>`,
    "_rels/.rels": `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${TYPES}/officeDocument" Target="ppt/presentation.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    "docProps/core.xml": `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeText(title)}</dc:title><dc:creator>Longtable</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>`,
    "ppt/presentation.xml": part(
      "presentation",
      `<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>${hasNotes ? '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>' : ""}<p:sldIdLst>${numbers.map((number) => `<p:sldId id="${255 + number}" r:id="rId${number + (hasNotes ? 3 : 2)}"/>`).join("")}</p:sldIdLst><p:sldSz ${size}/><p:notesSz cx="6858000" cy="9144000"/>`,
    ),
    "ppt/_rels/presentation.xml.rels": relations([
      ["slideMaster", "slideMasters/slideMaster1.xml"],
      ...(hasNotes ? [["notesMaster", "notesMasters/notesMaster1.xml"] as const] : []),
      ["theme", "theme/theme1.xml"],
      ...numbers.map((number) => ["slide", `slides/slide${number}.xml`] as const),
    ]),
    "ppt/slideMasters/slideMaster1.xml": part(
      "sldMaster",
      `${tree(EDGE + titlePlace(), WHITE)}${MAP}<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst><p:txStyles>${level("titleStyle", 28, true)}${level("bodyStyle", 18, false)}${level("otherStyle", 18, false)}</p:txStyles>`,
    ),
    "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations([
      ["slideLayout", "../slideLayouts/slideLayout1.xml"],
      ["theme", "../theme/theme1.xml"],
    ]),
    "ppt/slideLayouts/slideLayout1.xml": part("sldLayout", `${tree(titlePlace())}${MAP_OVER}`, ' type="titleOnly"'),
    "ppt/slideLayouts/_rels/slideLayout1.xml.rels": relations([["slideMaster", "../slideMasters/slideMaster1.xml"]]),
    "ppt/theme/theme1.xml": theme(),
    ...(hasNotes && {
      "ppt/theme/theme2.xml": theme(),
      "ppt/notesMasters/notesMaster1.xml": part(
        "notesMaster",
        `${tree(
          placeholder({
            ...{ id: 2, name: "Notes", type: 'type="body" idx="1"', body: EMPTY_LINE },
            box: { x: 54, y: 342, width: 432, height: 324 },
          }),
          WHITE,
        )}${MAP}`,
      ),
      "ppt/notesMasters/_rels/notesMaster1.xml.rels": relations([["theme", "../theme/theme2.xml"]]),
    }),
  };
}

export const MASTER_COLOURS = MAP_OVER;
