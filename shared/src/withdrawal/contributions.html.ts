import { CONTRIBUTION_WORDS as WORDS } from "./contributionWords.ts";
import type { Contribution, MyContributions } from "./withdrawal.schema.ts";

/** What one person gave as a page that any browser opens and prints, without script. */
export function contributionsHtml({ workshop, me, keptUntil, items }: MyContributions): string {
  const day = new Date(keptUntil).toISOString().slice(0, 10);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${asHtml(WORDS.title)} · ${asHtml(workshop.title)}</title>
<style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#1d1d1d}
li{margin:0 0 1rem}small{color:#555}p.words{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}</style></head>
<body><h1>${asHtml(WORDS.title)}</h1>
<p>${asHtml(workshop.title)}${me.alias ? ` · ${asHtml(me.alias)}` : ""}</p>
<p>${asHtml(WORDS.kept(day))}</p>
${items.length === 0 ? `<p>${asHtml(WORDS.none)}</p>` : `<ul>\n${items.map(itemHtml).join("\n")}\n</ul>`}
</body></html>
`;
}

function itemHtml({ kind, text, about, choice, seen }: Contribution): string {
  const words = [text, choice].filter(Boolean).join(" · ") || WORDS.noWords;
  const small = [WORDS.kinds[kind] ?? kind, about, seen === "private" ? WORDS.private : WORDS.shown].filter(Boolean);
  return `<li><p class="words" dir="auto">${asHtml(words)}</p><small>${small.map(asHtml).join(" · ")}</small></li>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const asHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
