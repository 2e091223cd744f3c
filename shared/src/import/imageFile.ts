import { z } from "zod";
import { IMAGE_LIMITS, KEPT_IMAGE_TYPES } from "../images/image.limits.ts";
import { ImageId, ImageScope } from "../images/images.schema.ts";
import { NoteId } from "../kernel/ids.ts";
import { LIMITS } from "../kernel/limits.ts";
import { FileProblem } from "./fileProblem.ts";

/** A picture as files hold it; `data` is base64. */
const FileImage = z.object({
  id: ImageId,
  type: z.enum(KEPT_IMAGE_TYPES),
  width: z.int().positive().max(IMAGE_LIMITS.keptSide),
  height: z.int().positive().max(IMAGE_LIMITS.keptSide),
  data: z.string().max(Math.ceil((IMAGE_LIMITS.keptBytes * 4) / 3) + 4),
});
export type FileImage = z.infer<typeof FileImage>;

/** A picture on a note, as files hold it. */
const OnNote = z.object({
  imageId: ImageId,
  alt: z.string().max(IMAGE_LIMITS.altChars),
  scope: ImageScope,
});
export type FileNoteImage = z.infer<typeof OnNote> & { noteId: z.infer<typeof NoteId> };

const Images = z.array(FileImage).max(IMAGE_LIMITS.perWorkshop).default([]);

/** @throws {FileProblem} */
export function readImages(images: unknown): FileImage[] {
  const parsed = Images.safeParse(images);
  if (!parsed.success)
    throw new FileProblem("import.spoilt", ["images", ...(parsed.error.issues[0]?.path ?? [])].join("."));
  if (new Set(parsed.data.map(({ id }) => id)).size !== parsed.data.length)
    throw new FileProblem("import.spoilt", "images");
  return parsed.data;
}

/** @throws {FileProblem} */
export function readNoteImages(notes: unknown, where: string): FileNoteImage[] {
  const list = Array.isArray(notes) ? (notes as readonly unknown[]).slice(0, LIMITS.notesPerBoard) : [];
  return list.flatMap((note, index): FileNoteImage[] => {
    const { id, image } = (note ?? {}) as { id?: unknown; image?: unknown };
    if (image === undefined) return [];
    const [noteId, read] = [NoteId.safeParse(id), OnNote.safeParse(image)];
    if (!noteId.success || !read.success) throw new FileProblem("import.spoilt", `${where}.notes.${index}.image`);
    return [{ ...read.data, noteId: noteId.data }];
  });
}
