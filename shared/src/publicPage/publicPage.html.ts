import { dayOf, webLink } from "../followThrough/followThrough.rules.ts";
import { escapeHtml } from "../kernel/html.ts";
import type { PublicPage, PublicResult } from "./publicPage.ts";
import { ENGLISH_PUBLIC_WORDS, type PublicWords } from "./publicWords.ts";

interface PageOptions {
  /** Address of the style sheet. */
  styles: string;
  words?: PublicWords;
}

/** The public page as one whole HTML document: no script, no picture, nothing from elsewhere but its style sheet. */
export function publicPageHtml(page: PublicPage, { readAt, ...options }: PageOptions & { readAt: number }): string {
  const { words = ENGLISH_PUBLIC_WORDS } = options;
  const parts = [
    ideasHtml(page, words),
    decisionsHtml(page, words),
    commitmentsHtml(page, words),
    resultsHtml(page, words),
    measuresHtml(page, words),
    peopleHtml(page, words),
  ].filter((part) => part !== "");
  const notices = [page.isSample && words.invented, page.stage !== "reported" && words.notYet];
  return documentHtml(`${words.heading}: ${page.title}`, options, [
    "<header>",
    `<p class="kicker" dir="auto">${escapeHtml(page.title)}</p>`,
    `<h1>${words.heading}</h1>`,
    `<p class="lead">${words.lead}</p>`,
    ...(page.question === null
      ? []
      : [`<p class="asked">${words.question}: <b dir="auto">${escapeHtml(page.question)}</b></p>`]),
    ...notices.flatMap((notice) => (notice ? [`<p class="notice">${notice}</p>`] : [])),
    "</header>",
    ...(parts.length > 0 ? parts : [`<p>${words.nothingYet}</p>`]),
    `<footer><p>${words.readOn(dayOf(readAt))} ${words.noNames} ${words.copies}</p></footer>`,
  ]);
}

/** A page that says one thing: why there is nothing else to read. */
export function calmPageHtml(title: string, lead: string, options: PageOptions): string {
  return documentHtml(title, options, [
    "<header>",
    `<h1>${escapeHtml(title)}</h1>`,
    `<p class="lead">${escapeHtml(lead)}</p>`,
    "</header>",
  ]);
}

function documentHtml(title: string, options: PageOptions, body: readonly string[]): string {
  const { styles, words = ENGLISH_PUBLIC_WORDS } = options;
  return `<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow, noarchive">
<meta name="color-scheme" content="light">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${escapeHtml(styles)}">
</head>
<body>
<main>
${body.join("\n")}
</main>
</body>
</html>
`;
}

const section = (id: string, title: string, inside: readonly string[]) =>
  [`<section aria-labelledby="${id}">`, `<h2 id="${id}">${title}</h2>`, ...inside, "</section>"].join("\n");

function ideasHtml({ ideas, unanswered }: PublicPage, words: PublicWords): string {
  if (ideas.length + unanswered === 0) return "";
  const items = ideas.map(
    ({ text, response: { outcome, reason, by, at } }) => `<li class="idea">
<blockquote dir="auto">${escapeHtml(text)}</blockquote>
<p class="answer answer-${outcome}"><b>${words.outcomes[outcome]}</b></p>
${reason === "" ? "" : `<p dir="auto">${escapeHtml(reason)}</p>\n`}<p class="small" dir="auto">${escapeHtml(words.saidBy(by, dayOf(at)))}</p>
</li>`,
  );
  return section("ideas", words.ideas, [
    items.length > 0 ? `<ul>\n${items.join("\n")}\n</ul>` : `<p>${words.noIdeas}</p>`,
    ...(unanswered > 0 ? [`<p class="small">${words.unanswered(unanswered)}</p>`] : []),
  ]);
}

function decisionsHtml({ decisions }: PublicPage, words: PublicWords): string {
  if (decisions.length === 0) return "";
  const items = decisions.map(
    ({ question, state, method }) => `<li><p dir="auto">${escapeHtml(question)}</p>
<p class="small">${words.decisionStates[state]}${state === "agreed" ? `, ${words.methods[method]}` : ""}</p></li>`,
  );
  return section("decisions", words.decisions, [`<ul>\n${items.join("\n")}\n</ul>`]);
}

function commitmentsHtml({ commitments }: PublicPage, words: PublicWords): string {
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
  return section("commitments", words.commitments, [`<ul>\n${items.join("\n")}\n</ul>`]);
}

/** A proof is words, or one web address; nothing else becomes a link. */
function proofHtml(proof: string): string {
  const link = webLink(proof);
  if (link === null) return escapeHtml(proof);
  return `<a href="${escapeHtml(link)}" rel="noopener noreferrer nofollow">${escapeHtml(link)}</a>`;
}

function resultsHtml({ results }: PublicPage, words: PublicWords): string {
  if (results.length === 0) return "";
  return section(
    "results",
    words.chosen,
    results.flatMap((result, index) => resultHtml(result, `vote${index}`, words)),
  );
}

function resultHtml(result: PublicResult, id: string, words: PublicWords): string[] {
  const { question, voted, rows, more, groups, notShown, leastShown } = result;
  const most = Math.max(1, ...rows.map(({ dots }) => dots));
  const items = rows.map(
    ({
      place,
      text,
      dots,
    }) => `<li class="row"><span class="place">${place}.</span> <span dir="auto">${escapeHtml(text)}</span>
<b class="dots">${words.dots(dots)}</b>
<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="${Math.max(0.4, (100 * dots) / most).toFixed(1)}" height="4"/></svg></li>`,
  );
  const grouped = rows.map(
    ({ text, byGroup }) =>
      `<tr><th scope="row" dir="auto">${escapeHtml(text)}</th>${byGroup.map((dots) => `<td>${dots}</td>`).join("")}</tr>`,
  );
  return [
    `<div class="vote" role="group" aria-labelledby="${id}">`,
    `<h3 id="${id}" dir="auto">${escapeHtml(question === "" ? words.chosen : question)}</h3>`,
    `<p class="small">${words.votes(voted)}</p>`,
    ...(rows.length > 0 ? [`<ol class="rows">\n${items.join("\n")}\n</ol>`] : [`<p>${words.tooFew}</p>`]),
    ...(more > 0 ? [`<p class="small">${words.more(more)}</p>`] : []),
    ...(groups.length > 0 && rows.length > 0
      ? [
          `<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}"><table>`,
          `<thead><tr><th scope="col">${words.idea}</th>${groups.map((label) => `<th scope="col" dir="auto">${escapeHtml(label)}</th>`).join("")}</tr></thead>`,
          `<tbody>\n${grouped.join("\n")}\n</tbody></table></div>`,
        ]
      : []),
    ...(notShown.length > 0 && rows.length > 0
      ? [`<p class="small">${escapeHtml(words.groupsHidden(leastShown, notShown))}</p>`]
      : []),
    "</div>",
  ];
}

function measuresHtml({ measures }: PublicPage, words: PublicWords): string {
  if (measures.length === 0) return "";
  const items = measures.map(
    ({ figure, label, on, baseline, target, story, name }) => `<li class="measure">
<div><p class="figure" dir="auto">${escapeHtml(figure)}</p>
<p dir="auto">${escapeHtml(label)}</p>
<p class="small" dir="auto">${escapeHtml([words.readingOn(words.day(on)), ...(baseline === null ? [] : [words.baseline(baseline)]), ...(target === null ? [] : [words.target(target)])].join(" "))}</p></div>
<div><blockquote dir="auto">${escapeHtml(story)}</blockquote>
${name === "" ? "" : `<p class="small" dir="auto">${escapeHtml(name)}</p>`}</div>
</li>`,
  );
  return section("measures", words.measures, [`<ul>\n${items.join("\n")}\n</ul>`]);
}

function peopleHtml({ people: { count, byGroup, leastShown, isSomeHidden } }: PublicPage, words: PublicWords): string {
  if (count === 0) return "";
  const rows = byGroup.map(
    (group) => `<tr><th scope="row" dir="auto">${escapeHtml(group.label)}</th><td>${group.count}</td></tr>`,
  );
  return section("people", words.people, [
    `<p>${words.tookPart(count)}</p>`,
    ...(rows.length > 0
      ? [
          `<table><thead><tr><th scope="col">${words.group}</th><th scope="col">${words.count}</th></tr></thead>`,
          `<tbody>\n${rows.join("\n")}\n</tbody></table>`,
        ]
      : []),
    ...(isSomeHidden ? [`<p class="small">${words.smallGroups(leastShown)}</p>`] : []),
  ]);
}
