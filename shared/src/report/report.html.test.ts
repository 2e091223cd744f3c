import { expect, it } from "vitest";
import type { ReportBlock } from "../export/report.blocks.ts";
import { reportHtml, withLinkedStyles } from "./report.html.ts";

const HOSTILE = `<script>alert(1)</script>"'&`;
const blocks: ReportBlock[] = [
  { kind: "heading", level: 1, text: HOSTILE },
  { kind: "text", text: HOSTILE, style: "lead" },
  { kind: "heading", level: 2, text: "First" },
  { kind: "list", items: [{ text: HOSTILE, details: ["one\ntwo"] }] },
  { kind: "heading", level: 2, text: "Second" },
  {
    kind: "table",
    heads: ["A", HOSTILE],
    rows: [
      ["https://example.org/?a=1&b=2", null],
      ["javascript:alert(1)", 5],
    ],
  },
  { kind: "board", boardId: "b1", text: HOSTILE },
  {
    kind: "figure",
    figure: "14 days",
    label: HOSTILE,
    details: [],
    story: { text: HOSTILE, source: HOSTILE },
    withoutStory: "",
  },
];
const html = reportHtml(blocks, {
  title: HOSTILE,
  contents: "What is in here",
  picturesOf: () => [{ url: "data:image/png;base64,AAAA", width: 10.4, height: 5 }],
});

it("[RP6] a report as a page holds words as words, one main heading, and nothing from elsewhere", () => {
  expect(html).not.toContain("<script");
  expect(html.match(/<h1/g)).toHaveLength(1);
  expect(html.match(/href="[^"]*"/g)).toEqual([
    'href="#part-2"',
    'href="#part-4"',
    'href="https://example.org/?a=1&amp;b=2"',
  ]);
  expect(html.match(/src="[^"]*"/g)).toEqual(['src="data:image/png;base64,AAAA"']);
  expect(html).not.toMatch(/\son\w+=|style=/);
  expect(html).toContain("one<br>two");
});

it("[RP6] where no style inside is allowed, the look has an address and the words stay the same", () => {
  const linked = withLinkedStyles(html, "/w/report.css");
  expect(linked).not.toContain("<style");
  expect(linked).toContain('<link rel="stylesheet" href="/w/report.css">');
  expect(linked.split("<body>")[1]).toBe(html.split("<body>")[1]);
});
