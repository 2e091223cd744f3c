import { runExportJob } from "@longtable/server/src/features/export/exportJob.ts";
import { expect, it } from "vitest";
import { hostileWorkshop, jobOf } from "../support/exportBoards.ts";
import { fileFolder, missingTools, runTool } from "../support/tools.ts";

const missing = missingTools("soffice", "pdftotext", "pdfinfo");

/** One start of LibreOffice for all documents: it is what takes long. */
it.skipIf(missing !== "")(
  `[EX13] LibreOffice opens Word, Excel and slides with the words in them${missing}`,
  async () => {
    using folder = fileFolder();
    const source = hostileWorkshop();
    const formats = ["docx", "xlsx", "pptx"] as const;
    const files: string[] = [];
    for (const format of formats) {
      files.push(folder.put(`as-${format}.${format}`, await runExportJob(jobOf(format, source))));
    }
    const profile = `-env:UserInstallation=file://${folder.path}/profile`;
    const converted = runTool("soffice", [
      profile,
      "--headless",
      "--convert-to",
      "pdf",
      "--outdir",
      folder.path,
      ...files,
    ]);
    expect(converted.out).toContain("as-pptx.pdf");

    const textOf = (format: string) =>
      runTool("pdftotext", [`${folder.path}/as-${format}.pdf`, "-"]).out.replace(/\s+/g, "");
    const words = ["=1+1", "<script>alert(1)</script>", "@SUM(A1:A9)", "漢字"].map((text) => text.replace(/\s+/g, ""));
    for (const format of ["docx", "xlsx"]) {
      const text = textOf(format);
      expect(words.filter((one) => !text.includes(one))).toEqual([]);
      expect(new Set(text.match(/(map|cols)Note\d\d/g)).size).toBe(
        source.boards.flatMap(({ content }) => content.notes).length,
      );
    }
    expect(textOf("pptx")).toContain('=1+1<b>&"words"');
    const slides = Number(/Pages:\s+(\d+)/.exec(runTool("pdfinfo", [`${folder.path}/as-pptx.pdf`]).out)?.[1]);
    expect(slides).toBeGreaterThan(5);
  },
);
