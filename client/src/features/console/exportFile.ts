import type { ExportFormat } from "@longtable/shared/export/formats";
import { saveFile } from "../../ui/saveFile.ts";

/** Something that can be taken home: where it is and what the file is called. */
export interface ExportFile {
  path: string;
  fileName: string;
}

/** A title as a file name: letters and figures of any script, hyphens between. */
export function fileStem(title: string): string {
  const stem = title
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return stem || "longtable";
}

/** A board's export in one format. */
export function boardExport(board: { id: string; title: string }, format: ExportFormat): ExportFile {
  return {
    path: `/api/boards/${encodeURIComponent(board.id)}/export.${format}`,
    fileName: `${fileStem(board.title)}.${format}`,
  };
}

/** A workshop's export in one format. */
export function workshopExport(workshop: { id: string; title: string }, format: ExportFormat): ExportFile {
  return {
    path: `/api/workshops/${encodeURIComponent(workshop.id)}/export.${format}`,
    fileName: `${fileStem(workshop.title)}.${format}`,
  };
}

/**
 * Fetches a file with the token in a header, so that it stands in no address and no history, and hands it to the
 * browser's downloads.
 *
 * @throws when the server refuses or cannot be reached.
 */
export async function download(file: ExportFile, token: string): Promise<void> {
  const answer = await fetch(file.path, { headers: { Authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`export failed with status ${answer.status}`);
  saveFile(await answer.blob(), file.fileName);
}
