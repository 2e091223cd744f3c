/** What a file is about. */
export type ExportScope = "board" | "workshop";

interface FormatEntry {
  type: string;
  scopes: readonly ExportScope[];
  /** Names of the options it takes (exportOptions.ts). */
  options: readonly ExportOptionName[];
}

export type ExportOptionName = "layout" | "paper" | "side" | "speakerNotes";

const BOTH = ["board", "workshop"] as const;

/**
 * Every format that can be taken home, in the order in which it is offered: its content type, what it can be made of and
 * which options it takes. The key is the end of the file's name.
 */
export const EXPORT_FORMATS = {
  pdf: { type: "application/pdf", scopes: BOTH, options: ["layout", "paper"] },
  docx: {
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    scopes: BOTH,
    options: [],
  },
  /** The report as one page that needs nothing from elsewhere. */
  html: { type: "text/html; charset=utf-8", scopes: BOTH, options: [] },
  pptx: {
    type: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    scopes: BOTH,
    options: ["speakerNotes"],
  },
  xlsx: { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", scopes: BOTH, options: [] },
  png: { type: "image/png", scopes: ["board"], options: ["side"] },
  svg: { type: "image/svg+xml; charset=utf-8", scopes: ["board"], options: [] },
  csv: { type: "text/csv; charset=utf-8", scopes: BOTH, options: [] },
  md: { type: "text/markdown; charset=utf-8", scopes: BOTH, options: [] },
  /** Mermaid; of journey maps alone. */
  mmd: { type: "text/vnd.mermaid; charset=utf-8", scopes: ["board"], options: [] },
  json: { type: "application/json; charset=utf-8", scopes: BOTH, options: [] },
  zip: { type: "application/zip", scopes: BOTH, options: [] },
} as const satisfies Record<string, FormatEntry>;

export type ExportFormat = keyof typeof EXPORT_FORMATS;

const FORMATS = Object.keys(EXPORT_FORMATS) as ExportFormat[];

/** The formats of a board or of a workshop, in the order in which they are offered. */
export function formatsOf(scope: ExportScope): ExportFormat[] {
  return FORMATS.filter((format) => (EXPORT_FORMATS[format].scopes as readonly ExportScope[]).includes(scope));
}

/** True for a format that this board can be written in: only a map is a journey. */
export function fitsBoard(format: ExportFormat, board: { type: string }): boolean {
  return formatsOf("board").includes(format) && (format !== "mmd" || board.type === "journeyMap");
}

/** True when the format takes this option. */
export function takesOption(format: ExportFormat, option: ExportOptionName): boolean {
  return (EXPORT_FORMATS[format].options as readonly ExportOptionName[]).includes(option);
}
