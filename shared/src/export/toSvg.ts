import type {
  ImageItem,
  LineItem,
  NodeRole,
  PathItem,
  RectItem,
  Scene,
  SceneItem,
  SceneNode,
  TextItem,
} from "../scene/scene.types.ts";
import { type ThemeName, themeColour } from "../scene/themes.ts";

export const FONT_STACK = "'Atkinson Hyperlegible Next', 'Noto Sans', 'Noto Sans Arabic', system-ui, sans-serif";

export interface SvgOptions {
  theme?: ThemeName;
  /** A paragraph for people who do not see the picture. */
  description?: string;
  /** BCP 47; English when left out. */
  lang?: string;
  /** Sources for `@font-face` by weight, usually data URLs; without them the reader's own fonts are used. */
  fonts?: { weight: 400 | 700; url: string }[];
  /** Inner part to paint, in board units; the whole scene when left out. */
  view?: { x: number; y: number; width: number; height: number };
}

/** Paints a scene as an SVG document: real text in reading order, each entity's id in `data-id`. */
export function toSvg(scene: Scene, options: SvgOptions = {}): string {
  const { theme = "light", description, lang = "en", fonts = [] } = options;
  const { x, y, width, height } = options.view ?? { x: 0, y: 0, width: scene.width, height: scene.height };
  const paint = (colour: string) => themeColour(theme, colour);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${n(x)} ${n(y)} ${n(width)} ${n(height)}" width="${n(width)}" height="${n(height)}" xml:lang="${escapeXml(lang)}" role="img" aria-labelledby="title${description ? " desc" : ""}">`,
    `<title id="title">${escapeXml(scene.title)}</title>`,
    ...(description ? [`<desc id="desc">${escapeXml(description)}</desc>`] : []),
    ...(fonts.length > 0 ? [`<style>${fonts.map(fontFace).join("")}</style>`] : []),
    `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${paint("ground")}"/>`,
    `<g font-family="${escapeXml(FONT_STACK)}">`,
    ...scene.nodes.map((node) => nodeSvg(node, paint)),
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

const fontFace = ({ weight, url }: { weight: number; url: string }) =>
  `@font-face{font-family:"Atkinson Hyperlegible Next";font-weight:${weight};src:url("${url}")}`;

/** What says with lines alone what its label says in words. */
const DRAWN: ReadonlySet<NodeRole> = new Set(["curve", "pin"]);

type Paint = (colour: string) => string;

function nodeSvg(node: SceneNode, paint: Paint): string {
  const id = node.id === undefined ? "" : ` data-id="${escapeXml(node.id)}"`;
  const items = node.items.map((item) => itemSvg(item, paint)).join("");
  const words = DRAWN.has(node.role) && node.label !== "" ? `<title>${escapeXml(node.label)}</title>` : "";
  return `<g data-role="${node.role}"${id}>${words}${items}</g>`;
}

function itemSvg(item: SceneItem, paint: Paint): string {
  switch (item.type) {
    case "rect":
      return rectSvg(item, paint);
    case "text":
      return textSvg(item, paint);
    case "line":
      return lineSvg(item, paint);
    case "path":
      return pathSvg(item, paint);
    case "image":
      return imageSvg(item, paint);
  }
}

/** A picture, or the frame of one whose pixels are not at hand; either says in words what is to be seen. */
function imageSvg({ x, y, width, height, alt, pixels }: ImageItem, paint: Paint): string {
  const box = `x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"`;
  const frame = `<rect ${box} fill="${paint("surface")}" stroke="${paint("line")}" stroke-width="1"/>`;
  if (!pixels) return `<g role="img"><title>${escapeXml(alt)}</title>${frame}</g>`;
  return `<image ${box} href="${pixels.url}" preserveAspectRatio="xMidYMid slice"><title>${escapeXml(alt)}</title></image>`;
}

interface Inked {
  fill?: string;
  stroke?: string;
  strokeWidth?: number;
  dash?: readonly number[];
}

function inkSvg({ fill, stroke, strokeWidth, dash }: Inked, paint: Paint): string {
  const dashes = dash ? ` stroke-dasharray="${dash.join(" ")}"` : "";
  const line = stroke ? ` stroke="${paint(stroke)}" stroke-width="${n(strokeWidth ?? 1)}"${dashes}` : "";
  return ` fill="${fill ? paint(fill) : "none"}"${line}`;
}

function rectSvg(item: RectItem, paint: Paint): string {
  const { x, y, width, height, radius = 0 } = item;
  if (typeof radius !== "number") {
    return `<path d="${roundedPath(item, radius)}"${inkSvg(item, paint)}/>`;
  }
  const round = radius > 0 ? ` rx="${n(radius)}"` : "";
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"${round}${inkSvg(item, paint)}/>`;
}

/** A rectangle with a radius per corner (top-left, top-right, bottom-right, bottom-left) as path commands. */
export function roundedPath(
  { x, y, width, height }: Pick<RectItem, "x" | "y" | "width" | "height">,
  [a, b, c, d]: readonly [number, number, number, number],
): string {
  const arc = (radius: number, dx: number, dy: number) =>
    radius > 0 ? `a${n(radius)} ${n(radius)} 0 0 1 ${n(dx * radius)} ${n(dy * radius)}` : "";
  return [
    `M${n(x + a)} ${n(y)}H${n(x + width - b)}${arc(b, 1, 1)}`,
    `V${n(y + height - c)}${arc(c, -1, 1)}`,
    `H${n(x + d)}${arc(d, -1, -1)}`,
    `V${n(y + a)}${arc(a, 1, -1)}Z`,
  ].join("");
}

/**
 * Right-to-left lines are wrapped in an embedding instead of `direction`, which would turn the anchors round in browsers
 * but not in every other reader.
 */
function textSvg({ x, y, text, size, weight, fill, anchor = "start", direction }: TextItem, paint: Paint): string {
  const attributes = [
    `x="${n(x)}" y="${n(y)}" font-size="${n(size)}"`,
    ...(weight === 400 ? [] : [`font-weight="${weight}"`]),
    ...(anchor === "start" ? [] : [`text-anchor="${anchor}"`]),
    `fill="${paint(fill)}"`,
  ];
  const words = escapeXml(text);
  return `<text ${attributes.join(" ")}>${direction === "rtl" ? `\u202b${words}\u202c` : words}</text>`;
}

function lineSvg(item: LineItem, paint: Paint): string {
  return `<polyline points="${item.points.map(n).join(" ")}"${inkSvg(item, paint)}/>`;
}

function pathSvg(item: PathItem, paint: Paint): string {
  const { d, x, y, scale } = item;
  const moved = x === 0 && y === 0 && scale === 1 ? "" : ` transform="translate(${n(x)} ${n(y)}) scale(${n(scale)})"`;
  const caps = item.stroke ? ' stroke-linecap="round" stroke-linejoin="round"' : "";
  return `<path d="${escapeXml(d)}"${moved}${inkSvg(item, paint)}${caps}/>`;
}

/** Short figures: a thousandth of a unit is finer than any printer. */
const n = (value: number): string => String(Math.round(value * 1000) / 1000);

const XML_ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text safe in XML: markup escaped; control characters, lone surrogates and non-characters, which XML forbids, left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (char) => (char === "\n" || char === "\t" ? " " : ""))
    .replace(/[&<>"']/g, (char) => XML_ESCAPES[char] ?? char);
}
