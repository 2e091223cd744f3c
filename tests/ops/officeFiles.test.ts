import { runExportJob } from "@longtable/server/src/features/export/exportJob.ts";
import type { WorkshopSource } from "@longtable/shared/export/exportModel";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { idFromBytes } from "@longtable/shared/kernel/idText";
import { expect, it } from "vitest";
import { hostileWorkshop, jobOf } from "../support/exportBoards.ts";
import { fileFolder, missingTools, runTool } from "../support/tools.ts";

const missing = missingTools("soffice", "pdftotext", "pdfinfo");

/** The same with ids as the server makes them, the widest of those, and the longest that other programs may give. */
function withRealIds(source: WorkshopSource) {
  const made = (seed: number) => idFromBytes(Uint8Array.from({ length: 16 }, (_, at) => (seed * 31 + at * 47) % 251));
  const others = [
    "WQMWQMWQMWQMWQMW",
    "b3d0a7f4-6f0e-4f0c-9a53-2f4c1d7e8a90",
    "M_-WQMWQMWQMWQMWQMWQMWQMWQMWQMWQMWQMW-_M",
  ];
  const ids: string[] = [];
  const boards = source.boards.map((board) => {
    const notes = board.content.notes.map((note) => {
      ids.push(others[ids.length] ?? made(ids.length));
      return { ...note, id: ids.at(-1) as NoteId };
    });
    return { ...board, content: { ...board.content, notes } };
  });
  return { ids, withIds: { ...source, boards } };
}

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
    const { ids, withIds } = withRealIds(source);
    files.push(folder.put("ids.docx", await runExportJob(jobOf("docx", withIds))));
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
    // A reader who copies an id gets no blank or line's end within it.
    const lines = runTool("pdftotext", ["-layout", `${folder.path}/ids.pdf`, "-"]).out.split(/\s+/);
    expect(ids.filter((id) => !lines.includes(id))).toEqual([]);
    const slides = Number(/Pages:\s+(\d+)/.exec(runTool("pdfinfo", [`${folder.path}/as-pptx.pdf`]).out)?.[1]);
    expect(slides).toBeGreaterThan(5);
  },
);
