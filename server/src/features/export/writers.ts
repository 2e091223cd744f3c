/** What writes each format that takes a library of its own: a thread loads those of the files it makes. */
export const writers = {
  docx: () => import("./toDocx.ts"),
  html: () => import("./toHtml.ts"),
  pdf: () => import("./toPdf.ts"),
  png: () => import("./toPng.ts"),
  pptx: () => import("./toPptx.ts"),
  xlsx: () => import("./toXlsx.ts"),
  zip: () => import("./toZip.ts"),
};
