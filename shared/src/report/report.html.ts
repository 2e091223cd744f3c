import type { ReportBlock } from "../export/report.blocks.ts";
import type { SheetCell } from "../export/sheets.ts";
import { webLink } from "../followThrough/followThrough.rules.ts";
import { escapeHtml } from "../kernel/html.ts";
import { PAGE_CSS } from "../publicPage/pageCss.ts";

type PictureBlock = Extract<ReportBlock, { kind: "board" | "result" | "image" }>;

/** A picture as an address an `img` can have, mostly a data URL, with its size in pixels. */
export interface PagePicture {
  url: string;
  width: number;
  height: number;
}

export interface ReportPageOptions {
  title: string;
  lang?: string;
  /** Name of the list of sections. */
  contents: string;
  picturesOf(block: PictureBlock): readonly PagePicture[];
}

/** The look of the report as one page. */
export const REPORT_CSS = `${PAGE_CSS}
.quiet { color: var(--ink-2); }
.lead { font-weight: 650; border-inline-start: 0.375rem solid var(--oak); padding-inline-start: 1rem; margin-block: 0.75rem; }
nav { background: var(--surface); border: 1px solid var(--hair); border-radius: 0.875rem; padding: 0.75rem 1.25rem; margin-block: 1.5rem; }
nav ol { margin: 0; padding-inline-start: 1.5rem; columns: 2 16rem; }
nav li { background: none; border: 0; padding: 0.5rem 0; break-inside: avoid; }
nav a { display: inline; padding: 0; }
main > ul > li { background: none; border: 0; border-radius: 0; padding: 0 0 0 1.25rem; border-inline-start: 3px solid var(--hair); }
main > ul { gap: 0.75rem; margin-block-end: 1rem; }
main > ul p { margin: 0; }
main > ul .small { margin-block-start: 0.125rem; }
img { display: block; max-inline-size: 100%; block-size: auto; background: #ffffff; border: 1px solid var(--hair); }
figure { margin: 0 0 1.25rem; }
figcaption { font-size: 1rem; color: var(--ink-2); margin-block-start: 0.375rem; }
.measure { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 1rem 1.5rem; background: var(--surface);
  border: 1px solid var(--line); border-radius: 0.875rem; padding: 1.25rem; margin-block-end: 1rem; }
.measure p { margin: 0 0 0.25rem; }
.measure .figure { font-size: 2rem; line-height: 1.1; font-weight: 800; font-variant-numeric: tabular-nums; }
.measure blockquote { font-weight: 400; font-size: 1.125rem; margin: 0 0 0.375rem; }
h2 { border-block-start: 1px solid var(--line); padding-block-start: 1.25rem; }
td, th { overflow-wrap: break-word; min-inline-size: 5rem; max-inline-size: 24rem; }
@media (max-width: 34rem) { .measure { grid-template-columns: minmax(0, 1fr); } }
@media print { nav { display: none; } .measure, figure { break-inside: avoid; } h2, h3 { break-after: avoid; } }
`;

/** A report as one whole HTML document that needs nothing from elsewhere: no script, its pictures and its look inside. */
export function reportHtml(blocks: readonly ReportBlock[], options: ReportPageOptions): string {
  const { title, lang = "en" } = options;
  return `<!doctype html>
<html lang="${escapeHtml(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light">
<title>${escapeHtml(title)}</title>
<style>${REPORT_CSS}</style>
</head>
<body>
<main>
${bodyHtml(blocks, options)}
</main>
</body>
</html>
`;
}

/** The same document with its look at an address, for where a style inside is not allowed. */
export const withLinkedStyles = (html: string, href: string): string =>
  html.replace(`<style>${REPORT_CSS}</style>`, () => `<link rel="stylesheet" href="${escapeHtml(href)}">`);

function bodyHtml(blocks: readonly ReportBlock[], options: ReportPageOptions): string {
  const parts: string[] = [];
  const firstSection = blocks.findIndex((block) => block.kind === "heading" && block.level === 2);
  let above = options.title;
  for (const [index, block] of blocks.entries()) {
    if (index === firstSection) parts.push(contentsHtml(blocks, options.contents));
    if (block.kind === "heading") {
      above = block.text;
      parts.push(headingHtml(block, index));
    } else parts.push(blockHtml(block, { above, options }));
  }
  return parts.join("\n");
}

const idOf = (index: number) => `part-${index}`;

function contentsHtml(blocks: readonly ReportBlock[], name: string): string {
  const links = blocks.flatMap((block, index) =>
    block.kind === "heading" && block.level === 2
      ? [`<li><a href="#${idOf(index)}" dir="auto">${escapeHtml(block.text)}</a></li>`]
      : [],
  );
  return `<nav aria-label="${escapeHtml(name)}">\n<ol>\n${links.join("\n")}\n</ol>\n</nav>`;
}

function headingHtml({ level, text }: Extract<ReportBlock, { kind: "heading" }>, index: number): string {
  return `<h${level} id="${idOf(index)}" dir="auto">${escapeHtml(text)}</h${level}>`;
}

interface Around {
  /** The heading it stands under. */
  above: string;
  options: ReportPageOptions;
}

function blockHtml(block: Exclude<ReportBlock, { kind: "heading" }>, { above, options }: Around): string {
  switch (block.kind) {
    case "text":
      return `<p${block.style ? ` class="${block.style}"` : ""} dir="auto">${wordsHtml(block.text)}</p>`;
    case "list":
      return `<ul>\n${block.items.map(itemHtml).join("\n")}\n</ul>`;
    case "table":
      return tableHtml(block, above);
    case "board":
    case "result":
    case "image":
      return pictureHtml(block, options);
    case "figure":
      return figureHtml(block);
  }
}

const wordsHtml = (text: string) => escapeHtml(text).replaceAll("\n", "<br>");

function itemHtml({ text, details }: { text: string; details: readonly string[] }): string {
  const more = details.map((detail) => `<p class="small" dir="auto">${wordsHtml(detail)}</p>`);
  return `<li><p dir="auto">${wordsHtml(text)}</p>${more.join("")}</li>`;
}

function tableHtml({ heads, rows }: Extract<ReportBlock, { kind: "table" }>, name: string): string {
  const head = heads.map((one) => `<th scope="col" dir="auto">${escapeHtml(one)}</th>`).join("");
  const body = rows.map(
    (row) => `<tr>${heads.map((_head, index) => `<td dir="auto">${cellHtml(row[index] ?? null)}</td>`).join("")}</tr>`,
  );
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(name)}"><table>
<thead><tr>${head}</tr></thead>
<tbody>
${body.join("\n")}
</tbody></table></div>`;
}

/** A cell that is nothing but one web address is a link; nothing else becomes one. */
function cellHtml(cell: SheetCell): string {
  const text = String(cell ?? "");
  const link = webLink(text);
  if (link === null) return wordsHtml(text);
  return `<a href="${escapeHtml(link)}" rel="noopener noreferrer nofollow">${escapeHtml(link)}</a>`;
}

function pictureHtml(block: PictureBlock, { picturesOf }: ReportPageOptions): string {
  const images = picturesOf(block).map(
    ({ url, width, height }, index) =>
      `<img src="${escapeHtml(url)}" width="${Math.round(width)}" height="${Math.round(height)}" alt="${index === 0 ? escapeHtml(block.kind === "image" ? block.alt : block.text) : ""}">`,
  );
  return `<figure>${images.join("")}<figcaption dir="auto">${escapeHtml(block.text)}</figcaption></figure>`;
}

function figureHtml({ figure, label, details, story, withoutStory }: Extract<ReportBlock, { kind: "figure" }>): string {
  const more = details.map((detail) => `<p class="small" dir="auto">${escapeHtml(detail)}</p>`).join("");
  const told = story
    ? `<blockquote dir="auto">${wordsHtml(story.text)}</blockquote><p class="small" dir="auto">${escapeHtml(story.source)}</p>`
    : `<p class="small">${escapeHtml(withoutStory)}</p>`;
  return `<div class="measure"><div><p class="figure" dir="auto">${escapeHtml(figure)}</p><p dir="auto">${escapeHtml(label)}</p>${more}</div><div>${told}</div></div>`;
}
