import type { BoardContent } from "../board/board.doc.ts";
import type { KeptImageType } from "../images/image.limits.ts";
import type { Evidence } from "../story/story.schema.ts";

/** A picture for a file: as it is kept, and a small copy. */
export interface ImageFile {
  type: KeptImageType;
  width: number;
  height: number;
  bytes: Uint8Array;
  small: Uint8Array;
}

/** The pictures that go into a file, by their ids. */
export type ImageFiles = Readonly<Record<string, ImageFile>>;

/** Which pictures boards and evidence hold that may go out: asked after everything else was left out. */
export function imageIdsIn(
  boards: readonly { content: Pick<BoardContent, "notes"> }[],
  evidence: readonly Pick<Evidence, "image">[],
): string[] {
  const onNotes = boards.flatMap(({ content }) => content.notes.flatMap(({ image }) => image?.imageId ?? []));
  const inStories = evidence.flatMap(({ image }) => image?.imageId ?? []);
  return [...new Set([...onNotes, ...inStories])];
}

/** The file name of a picture in a zip, and what other files call it. */
export const imageFileName = (imageId: string, type: KeptImageType): string =>
  `${imageId.slice(0, 12)}.${type === "image/png" ? "png" : "jpg"}`;
