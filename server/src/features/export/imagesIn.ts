import type { ExportedImageFile } from "@longtable/shared/export/exportModel";
import type { ImageFiles } from "@longtable/shared/export/imageFiles";

/** Pictures as JSON holds them: whole, so that one file brings everything back. Nothing where there are none. */
export function imagesIn(files: ImageFiles | undefined): { images?: ExportedImageFile[] } {
  const images = Object.entries(files ?? {}).map(([id, { type, width, height, bytes }]): ExportedImageFile => {
    return { id, type, width, height, data: Buffer.from(bytes).toString("base64") };
  });
  return images.length === 0 ? {} : { images };
}
