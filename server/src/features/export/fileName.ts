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
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${fallback}"; filename*=UTF-8''${encoded}`;
}
