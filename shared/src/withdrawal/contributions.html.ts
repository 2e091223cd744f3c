import { escapeHtml } from "../kernel/html.ts";
import { spoken, CONTRIBUTION_WORDS as WORDS } from "./contributionWords.ts";
import type { Contribution, MyContributions } from "./withdrawal.schema.ts";

/** What one person gave as a page that any browser opens and prints, without script. */
export function contributionsHtml({ workshop, me, keptUntil, items }: MyContributions): string {
  const day = new Date(keptUntil).toISOString().slice(0, 10);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(WORDS.title)} · ${escapeHtml(workshop.title)}</title>
<style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#1d1d1d}
li{margin:0 0 1rem}small{color:#555}p.words{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}</style></head>
<body><h1>${escapeHtml(WORDS.title)}</h1>
<p>${escapeHtml(workshop.title)}${me.alias ? ` · ${escapeHtml(me.alias)}` : ""}</p>
<p>${escapeHtml(WORDS.kept(day))}</p>
${items.length === 0 ? `<p>${escapeHtml(WORDS.none)}</p>` : `<ul>\n${items.map(itemHtml).join("\n")}\n</ul>`}
</body></html>
`;
}

function itemHtml(item: Contribution): string {
  const { kind, text, seen } = item;
  const { about, choice } = spoken(item, WORDS);
  const words = [text, choice].filter(Boolean).join(" · ") || WORDS.noWords;
  const small = [WORDS.kinds[kind] ?? kind, about, seen === "private" ? WORDS.private : WORDS.shown].filter(Boolean);
  return `<li><p class="words" dir="auto">${escapeHtml(words)}</p><small>${small.map(escapeHtml).join(" · ")}</small></li>`;
}
