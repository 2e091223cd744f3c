export const BOARD_FORMATS = ["json", "csv", "xlsx", "svg", "png", "pdf", "md"] as const;
export type BoardFormat = (typeof BOARD_FORMATS)[number];

export const WORKSHOP_FORMATS = ["json", "pdf", "docx", "xlsx", "md", "zip"] as const;
export type WorkshopFormat = (typeof WORKSHOP_FORMATS)[number];

export const CONTENT_TYPES: Record<BoardFormat | WorkshopFormat, string> = {
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  svg: "image/svg+xml; charset=utf-8",
  png: "image/png",
  pdf: "application/pdf",
  md: "text/markdown; charset=utf-8",
  zip: "application/zip",
};

/** A name any file system takes: letters, figures, spaces and hyphens of the title, at most 60 of them. */
export function fileName(title: string, format: string): string {
  const plain = title
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
  return `${[...plain].slice(0, 60).join("").trim() || "board"}.${format}`;
}

/** `Content-Disposition` for a download: a plain name for old readers, the real one for the rest (RFC 6266). */
export function attachment(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9. -]/g, "")
    .replace(/^[ .]+/, "");
  const fallback = /^[^.]/.test(plain)
    ? plain
    : `export.${
        name
          .split(".")
          .at(-1)
          ?.replace(/[^a-z]/g, "") ?? ""
      }`;
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${fallback}"; filename*=UTF-8''${encoded}`;
}
