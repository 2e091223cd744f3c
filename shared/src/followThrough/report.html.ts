import { dayOf, webLink } from "./followThrough.rules.ts";
import type { Report } from "./report.ts";
import { ENGLISH_REPORT_WORDS, type ReportWords } from "./reportWords.ts";

interface HtmlOptions {
  /** Milliseconds since 1970. */
  readAt: number;
  /** Address of the style sheet. */
  styles: string;
  words?: ReportWords;
}

/** A report as one whole HTML page: no script, no picture, nothing from elsewhere but its style sheet. */
export function reportHtml(report: Report, { readAt, styles, words = ENGLISH_REPORT_WORDS }: HtmlOptions): string {
  const title = escapeHtml(`${words.heading}: ${report.title}`);
  return `<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light">
<title>${title}</title>
<link rel="stylesheet" href="${styles}">
</head>
<body>
<main>
<header>
<p class="kicker" dir="auto">${escapeHtml(report.title)}</p>
<h1>${words.heading}</h1>
<p class="lead">${words.lead}</p>
${report.isSample ? `<p class="notice">${words.invented}</p>\n` : ""}${report.stage === "reported" ? "" : `<p class="notice">${words.notYet}</p>\n`}</header>
${ideasHtml(report, words)}
${decisionsHtml(report, words)}
${commitmentsHtml(report, words)}
<footer><p>${words.readOn(dayOf(readAt))} ${words.copies}</p></footer>
</main>
</body>
</html>
`;
}

function ideasHtml({ ideas, unanswered }: Report, words: ReportWords): string {
  const items = ideas.map(
    ({ text, response: { outcome, reason, by, at } }) => `<li class="idea">
<blockquote dir="auto">${escapeHtml(text)}</blockquote>
<p class="answer answer-${outcome}"><b>${words.outcomes[outcome]}</b></p>
${reason === "" ? "" : `<p dir="auto">${escapeHtml(reason)}</p>\n`}<p class="small" dir="auto">${escapeHtml(words.saidBy(by, dayOf(at)))}</p>
</li>`,
  );
  const lacking = unanswered > 0 ? `<p class="small">${words.unanswered(unanswered)}</p>` : "";
  const list = items.length > 0 ? `<ul>\n${items.join("\n")}\n</ul>` : `<p>${words.noIdeas}</p>`;
  return `<section aria-labelledby="ideas">\n<h2 id="ideas">${words.ideas}</h2>\n${list}\n${lacking}\n</section>`;
}

function decisionsHtml({ decisions }: Report, words: ReportWords): string {
  if (decisions.length === 0) return "";
  const items = decisions.map(
    ({ question, state, method }) =>
      `<li><p dir="auto">${escapeHtml(question)}</p>
<p class="small">${words.decisionStates[state]}, ${words.methods[method]}</p></li>`,
  );
  return `<section aria-labelledby="decisions">\n<h2 id="decisions">${words.decisions}</h2>\n<ul>\n${items.join("\n")}\n</ul>\n</section>`;
}

function commitmentsHtml({ commitments }: Report, words: ReportWords): string {
  if (commitments.length === 0) return "";
  const items = commitments.map(
    ({ what, owners, due, state, proof, isOverdue }) => `<li class="commitment">
<p dir="auto"><b>${escapeHtml(what)}</b></p>
<p class="state${isOverdue ? " state-late" : ""}">${isOverdue ? `${words.overdue}: ` : ""}${words.commitmentStates[state]}</p>
<dl>
<div><dt>${words.who}</dt><dd dir="auto">${escapeHtml(owners.join(", "))}</dd></div>
<div><dt>${words.due}</dt><dd><time datetime="${escapeHtml(due)}">${escapeHtml(words.day(due))}</time></dd></div>
${proof === null ? "" : `<div><dt>${words.proof}</dt><dd dir="auto">${proofHtml(proof)}</dd></div>\n`}</dl>
</li>`,
  );
  return `<section aria-labelledby="commitments">\n<h2 id="commitments">${words.commitments}</h2>\n<ul>\n${items.join("\n")}\n</ul>\n</section>`;
}

/** A proof is words, or one web address; nothing else becomes a link. */
function proofHtml(proof: string): string {
  const link = webLink(proof);
  if (link === null) return escapeHtml(proof);
  return `<a href="${escapeHtml(link)}" rel="noopener noreferrer nofollow">${escapeHtml(link)}</a>`;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Words people wrote, kept from turning into markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
