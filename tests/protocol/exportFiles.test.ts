import { runExportJob } from "@longtable/server/src/features/export/exportJob.ts";
import type { WorkshopExport } from "@longtable/shared/export/exportModel";
import { ENGLISH_EXPORT_WORDS } from "@longtable/shared/export/exportWords";
import { parse as parseCsv } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { beforeAll, describe, expect, it } from "vitest";
import { asWritten, HOSTILE, hostileWorkshop, jobOf } from "../support/exportBoards.ts";
import { fileFolder, missingTools, runTool } from "../support/tools.ts";

const source = hostileWorkshop();
const [map] = source.boards;
if (!map) throw new Error("no board");
const written = new Map(
  source.boards.flatMap(({ content }) => content.notes.map(({ id, text }) => [id as string, text] as const)),
);
const ids = [...written.keys()].toSorted();

/** Without spaces, marks of direction, and what stands for half a pair: line breaks and readers differ in these. */
const squeezed = (text: string) => text.replace(/[\s\u200b-\u200f\u202a-\u202e\ufffd]+/g, "");

/** Says which words are missing, and not all the others. */
const missingIn = (text: string, words: readonly string[]) =>
  words.filter((one) => !text.includes(squeezed(asWritten(one)))).map((one) => one.slice(0, 60));

/** The text between an element's tags, by an XML parser that refuses what is not well formed. */
function xmlText(xml: string, elements: readonly string[]): string {
  const parser = new SaxesParser();
  let depth = 0;
  let text = "";
  parser.on("opentag", ({ name }) => {
    if (elements.includes(name)) depth += 1;
  });
  parser.on("closetag", ({ name }) => {
    if (elements.includes(name)) depth -= 1;
  });
  parser.on("text", (part) => {
    if (depth > 0) text += part;
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(xml).close();
  return text;
}

/** All words of an Office file; every part of it is parsed. */
function officeText(bytes: Uint8Array): { text: string; xml: string } {
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => /\.(xml|rels)$/.test(name));
  const xml = parts.map(([, part]) => strFromU8(part));
  return { text: xml.map((part) => xmlText(part, ["w:t", "a:t", "t", "v"])).join("\n"), xml: xml.join("\n") };
}

const files = new Map<string, Uint8Array>();
const fileOf = (name: string): Uint8Array => files.get(name) ?? new Uint8Array();

beforeAll(async () => {
  for (const format of ["json", "csv", "md", "xlsx", "docx", "pptx", "pdf"] as const) {
    files.set(format, await runExportJob(jobOf(format, source)));
  }
  files.set("svg", await runExportJob(jobOf("svg", map)));
  files.set("png", await runExportJob(jobOf("png", map, { side: 1000 })));
  files.set("poster", await runExportJob(jobOf("pdf", map, { layout: "poster", paper: "a1" })));
  files.set("tiles", await runExportJob(jobOf("pdf", map, { layout: "tiles", paper: "a2" })));
}, 60_000);

describe("hostile words survive as plain words", () => {
  it("[EX7] in JSON, each as it was written", () => {
    const model = JSON.parse(strFromU8(fileOf("json"))) as WorkshopExport;
    const found = model.boards.flatMap(({ notes }) => notes.map(({ id, text }) => [id, text]));
    expect(new Map(found as [string, string][])).toEqual(written);
  });

  it("[EX7] in CSV, none as a formula", () => {
    const rows: Record<string, string>[] = parseCsv(strFromU8(fileOf("csv")), { bom: true, columns: true });
    expect(rows).toHaveLength(ids.length);
    for (const { id = "", text = "" } of rows) {
      expect(text).not.toMatch(/^[=+\-@\t\r]/);
      expect(text.replace(/^'/, "")).toBe(
        written
          .get(id)
          ?.toWellFormed()
          .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, ""),
      );
    }
  });

  it("[EX7] in SVG, which any XML parser reads", () => {
    const text = squeezed(xmlText(strFromU8(fileOf("svg")), ["text"]));
    const short = HOSTILE.filter((words) => words.length < 100);
    expect(missingIn(text, short)).toEqual([]);
  });

  it.each(["docx", "xlsx", "pptx"])(
    "[EX7] in %s, whose every part any XML parser reads, and nothing is a formula",
    (format) => {
      const { text, xml } = officeText(fileOf(format));
      expect(xml).not.toMatch(/<f[ >]|<w:fldSimple|<w:instrText[^>]*>[^<]*(HYPERLINK|DDE)/);
      if (format === "pptx") return expect(missingIn(squeezed(text), ['=1+1<b>&"words"'])).toEqual([]);
      const all = squeezed(text).replaceAll("_x005F_", "_");
      expect(missingIn(all, HOSTILE)).toEqual([]);
    },
  );

  it("[EX7] in Markdown, with no markup of theirs", () => {
    const text = strFromU8(fileOf("md"));
    expect(text).not.toMatch(/(^|[^\\])<script|^```/m);
    expect(text).toContain("\\<script\\>");
  });

  it("[EX7] in PNG, which opens as a picture", () => {
    expect([...fileOf("png").subarray(1, 4)]).toEqual([80, 78, 71]);
  });
});

const pdfTools = missingTools("pdftotext", "pdfinfo", "qpdf");

describe(`PDF by other programs${pdfTools}`, { skip: pdfTools !== "" }, () => {
  it.each(["pdf", "poster", "tiles"])("[EX13] %s is sound, tagged, has a language, a title and bookmarks", (name) => {
    using folder = fileFolder();
    const file = folder.put("file.pdf", fileOf(name));
    expect(runTool("qpdf", ["--check", file])).toMatchObject({ ok: true });
    const info = runTool("pdfinfo", [file]).out;
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toMatch(/Title:\s+\S/);
    const json = runTool("qpdf", ["--json", file]).out;
    for (const entry of ['"/Lang": "u:en-GB"', '"/DisplayDocTitle": true', '"/Outlines"'])
      expect(json).toContain(entry);
    expect(strFromU8(fileOf(name), true)).toContain("<pdfuaid:part>1</pdfuaid:part>");
  });

  it("[EX13] posters have their paper's size, and tiles are A4", () => {
    using folder = fileFolder();
    expect(runTool("pdfinfo", [folder.put("a.pdf", fileOf("poster"))]).out).toMatch(
      /Page size:\s+2383\.\d+ x 1683\.\d+/,
    );
    expect(runTool("pdfinfo", [folder.put("b.pdf", fileOf("tiles"))]).out).toMatch(/Page size:.*A4/);
  });

  it("[EX13] each tile says whole on its sheet which it is and how to put it to the others", () => {
    using folder = fileFolder();
    const tiles = folder.put("tiles.pdf", fileOf("tiles"));
    // Letters beyond the sheet's edge are not read.
    const words = runTool("pdftotext", ["-f", "2", "-l", "2", "-layout", tiles, "-"]).out.replace(/\s+/g, " ");
    expect(words).toContain("A2 (2 of ");
    expect(words).toContain(ENGLISH_EXPORT_WORDS.tileHow);
  });

  it("[EX13] its structure says the words, also those painted from right to left or with a box for a letter", () => {
    using folder = fileFolder();
    const text = squeezed(runTool("pdfinfo", ["-struct-text", folder.put("file.pdf", fileOf("poster"))]).out);
    expect(missingIn(text, ["<script>alert(1)</script>", "漢字かな한국어", "👩‍🌾", "=1+1"])).toEqual([]);
  });

  it("[EX8] PDF, DOCX, CSV, XLSX and JSON agree on every id", () => {
    using folder = fileFolder();
    const inText = (text: string) => [...new Set(text.match(/(map|cols)Note\d\d/g))].toSorted();
    expect(inText(strFromU8(fileOf("json")))).toEqual(ids);
    expect(inText(strFromU8(fileOf("csv")))).toEqual(ids);
    expect(inText(officeText(fileOf("docx")).text)).toEqual(ids);
    expect(inText(officeText(fileOf("xlsx")).text)).toEqual(ids);
    expect(inText(runTool("pdftotext", [folder.put("file.pdf", fileOf("pdf")), "-"]).out)).toEqual(ids);
  });
});
