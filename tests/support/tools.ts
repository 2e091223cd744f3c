import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Programs of others that read our files, and the Debian packages they come in. */
export const TOOLS = {
  pdftotext: "poppler-utils",
  pdfinfo: "poppler-utils",
  qpdf: "qpdf",
  soffice: "libreoffice-writer-nogui, -calc-nogui and -impress-nogui",
} as const;
export type Tool = keyof typeof TOOLS;

/** What is missing on this machine, said in a test's title; empty when all of these are there. */
export function missingTools(...tools: Tool[]): string {
  const missing = tools.filter((tool) => spawnSync("which", [tool]).status !== 0);
  return missing.map((tool) => ` (skipped: ${tool} is missing, install ${TOOLS[tool]})`).join("");
}

/** Runs a tool and answers what it said; `ok` is false when it ended badly. */
export function runTool(tool: Tool, args: readonly string[]): { ok: boolean; out: string } {
  const { status, stdout, stderr } = spawnSync(tool, args, {
    encoding: "utf8",
    maxBuffer: 64_000_000,
    timeout: 100_000,
  });
  return { ok: status === 0, out: `${stdout}${stderr}` };
}

/** A folder for files to be read by others, gone at the end of the scope. */
export function fileFolder(): Disposable & { put(name: string, bytes: Uint8Array): string; path: string } {
  const folder = mkdtempSync(path.join(tmpdir(), "longtable-files-"));
  return {
    path: folder,
    put(name, bytes) {
      const file = path.join(folder, name);
      writeFileSync(file, bytes);
      return file;
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
