/** The look of pages without script: light, the same tokens as the rest (LOOK), and on paper in 17 mm margins. */
export const PAGE_CSS = `
:root {
  color-scheme: light;
  --ground: #f4f1ec; --surface: #ffffff; --ink: #241a24; --ink-2: #584a56; --line: #83767f; --hair: #d8d0c7;
  --primary: #5c2149; --oak: #96601f; --wait: #7a4a00; --wait-tint: #fbe9c4; --info-tint: #dceaf5; --focus: #0b4fc4;
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font-family: "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", system-ui, sans-serif;
  font-size: 1.125rem; line-height: 1.5;
}
main { max-width: 46rem; margin-inline: auto; padding: 2rem 1rem 3rem; overflow-wrap: anywhere; }
header { border-block-end: 0.5rem solid var(--oak); padding-block-end: 1rem; margin-block-end: 2rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0; }
h2 { font-size: 1.375rem; line-height: 1.3; margin: 2.5rem 0 1rem; }
p { margin: 0 0 0.5rem; }
.kicker { color: var(--ink-2); font-weight: 700; }
.lead { font-size: 1.25rem; margin-block-start: 0.5rem; }
.small, footer { font-size: 1rem; color: var(--ink-2); }
.notice { background: var(--info-tint); border-radius: 0.625rem; padding: 0.75rem 1rem; margin-block-start: 1rem; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 1rem; }
li { background: var(--surface); border: 1px solid var(--hair); border-radius: 0.875rem; padding: 1rem 1.25rem; }
blockquote { margin: 0 0 0.75rem; font-size: 1.25rem; font-weight: 650; }
.answer::before, .state::before { content: ""; display: inline-block; inline-size: 0.9em; block-size: 0.9em;
  margin-inline-end: 0.5em; border: 2px solid var(--ink); border-radius: 50%; vertical-align: -0.05em; }
.answer-doing::before { background: var(--ink); }
.answer-partly::before { background: linear-gradient(90deg, var(--ink) 50%, transparent 50%); }
.answer-cant::before { border-radius: 0; background:
  linear-gradient(45deg, transparent 44%, var(--ink) 44% 56%, transparent 56%),
  linear-gradient(-45deg, transparent 44%, var(--ink) 44% 56%, transparent 56%); }
.measure { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); gap: 0.75rem 1.5rem; }
.measure .figure { font-size: 2rem; font-weight: 700; line-height: 1.2; }
.measure blockquote { font-size: 1.125rem; font-weight: 400; margin-block-end: 0.25rem; }
.state::before { content: none; }
.state { display: inline-block; border: 1px solid var(--line); border-radius: 99rem; padding: 0.125rem 0.75rem; }
.state-late { background: var(--wait-tint); border-color: var(--wait); color: var(--wait); font-weight: 700; }
dl { margin: 0.25rem 0 0; display: grid; gap: 0.25rem; }
dl div { display: flex; flex-wrap: wrap; gap: 0 0.5rem; }
dt { color: var(--ink-2); }
dt::after { content: ":"; }
dd { margin: 0; min-inline-size: 0; }
a { color: var(--primary); display: inline-block; padding-block: 0.625rem; }
a:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.asked { margin-block-start: 1rem; }
h3 { font-size: 1.125rem; line-height: 1.35; margin: 1.5rem 0 0.25rem; }
ol.rows { list-style: none; margin: 0.75rem 0; padding: 0; display: grid; gap: 0.75rem; }
.row { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0.25rem 0.75rem; align-items: baseline;
  background: none; border: 0; border-radius: 0; padding: 0; }
.place, .dots { font-variant-numeric: tabular-nums; }
.bar { grid-column: 1 / -1; display: block; inline-size: 100%; block-size: 0.75rem; background: #ffffff;
  border: 1px solid var(--line); border-radius: 0.25rem; fill: var(--primary); }
[dir="rtl"] .bar { transform: scaleX(-1); }
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
table { border-collapse: collapse; inline-size: 100%; margin-block: 0.75rem; background: var(--surface); }
th, td { border: 1px solid var(--hair); padding: 0.5rem 0.75rem; text-align: start; vertical-align: top; font-weight: 400; }
thead th { font-weight: 700; }
td { font-variant-numeric: tabular-nums; }
footer { margin-block-start: 3rem; }
@media (prefers-contrast: more) {
  :root { --ground: #ffffff; --ink-2: #241a24; --hair: #241a24; --info-tint: #ffffff; --wait-tint: #ffffff; }
  .notice { border: 2px solid var(--ink); }
}
@media print {
  @page { size: A4; margin: 17mm; }
  body { background: #ffffff; font-size: 10.5pt; }
  main { padding: 0; max-width: none; }
  .small, footer, figcaption, .kicker { font-size: 9.5pt; }
  header, section, .vote { margin-block-end: 1rem; } h2 { margin-block: 1.25rem 0.5rem; } h3 { margin-block-start: 0.75rem; }
  ul { gap: 0.5rem; } li { padding: 0.5rem 0.75rem; } th, td { padding: 0.25rem 0.5rem; } footer { margin-block-start: 1rem; }
  h1 { font-size: 23pt; } h2 { font-size: 15pt; break-after: avoid; } h3 { font-size: 12.5pt; break-after: avoid; } .lead, blockquote { font-size: 12.5pt; }
  li, tr { break-inside: avoid; border-color: #83767f; }
  .scroll { overflow: visible; }
  * { print-color-adjust: exact; }
}
`;
