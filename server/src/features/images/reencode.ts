import { IMAGE_LIMITS, type KeptImageType } from "@longtable/shared/images/image.limits";
import { UserError } from "@longtable/shared/kernel/userError";
import { ResizeFit, Transformer } from "@napi-rs/image";
import { readImageHead } from "../../kernel/imageHead.ts";

/** An image as it is kept: pixels alone, upright, and a small copy of it. */
export interface KeptImage {
  bytes: Uint8Array;
  small: Uint8Array;
  type: KeptImageType;
  width: number;
  height: number;
}

const JPEG_QUALITY = 82;

/**
 * Writes an image anew from its pixels: where it was taken, with what and everything else beside the pixels is gone, and
 * so is what hid in the file. What the camera's note said of its side is done, so that it stands upright. Photographs
 * become JPEG, drawings (PNG, GIF) PNG; of an animation the first picture stays.
 *
 * @throws {UserError} `invalid` for what is no image, `tooLarge` for too many bytes or pixels.
 */
export async function reencodeImage(bytes: Uint8Array): Promise<KeptImage> {
  if (bytes.length > IMAGE_LIMITS.bytes) throw new UserError("tooLarge", "images.tooLarge");
  const head = readImageHead(bytes);
  if (!head) throw new UserError("invalid", "images.notAnImage");
  if (head.width * head.height > IMAGE_LIMITS.pixels) throw new UserError("tooLarge", "images.tooManyPixels");
  try {
    return await redrawn(bytes, head.kind === "png" || head.kind === "gif");
  } catch (error) {
    throw new UserError("invalid", "images.notAnImage", { cause: error });
  }
}

/** Sides that are tried one after the other until the image weighs no more than it may. */
const KEPT_SIDES = [IMAGE_LIMITS.keptSide, 1_200, 800, 600];
const SMALL_SIDES = [IMAGE_LIMITS.smallSide, 320, 200];
const SMALL_BYTES = 120 * 1024;

async function redrawn(bytes: Uint8Array, isDrawing: boolean): Promise<KeptImage> {
  const { width, height } = await new Transformer(bytes).metadata();
  // A header that says one size and pixels of another: the second is what costs.
  if (width * height > IMAGE_LIMITS.pixels) throw new Error("more pixels than the header says");
  const kept = await within(bytes, KEPT_SIDES, IMAGE_LIMITS.keptBytes, isDrawing);
  const size = readImageHead(kept);
  if (!size) throw new Error("an image written anew cannot be read");
  return {
    bytes: kept,
    small: await smallCopy(kept, isDrawing),
    type: isDrawing ? "image/png" : "image/jpeg",
    width: size.width,
    height: size.height,
  };
}

/** A copy for notes and phones, of an image that was written anew before. */
export const smallCopy = (kept: Uint8Array, isDrawing: boolean): Promise<Uint8Array> =>
  within(kept, SMALL_SIDES, SMALL_BYTES, isDrawing);

async function within(
  bytes: Uint8Array,
  sides: readonly number[],
  most: number,
  isDrawing: boolean,
): Promise<Uint8Array> {
  let smallest: Uint8Array = bytes;
  for (const side of sides) {
    const image = new Transformer(bytes).rotate();
    const { width, height } = await new Transformer(bytes).metadata();
    if (width > side || height > side) image.resize({ width: side, height: side, fit: ResizeFit.Inside });
    smallest = isDrawing ? await image.png() : await image.jpeg(JPEG_QUALITY);
    if (smallest.length <= most) break;
  }
  return smallest;
}

/**
 * Makes the small copies of images that were kept elsewhere before, and by that proves that their pixels can be read.
 *
 * @throws {Error} when those of one cannot.
 */
export async function openImages<Image extends { type: KeptImageType; bytes: Uint8Array }>(
  images: readonly Image[],
): Promise<(Image & { small: Uint8Array })[]> {
  const opened = [];
  for (const image of images)
    opened.push({ ...image, small: await smallCopy(image.bytes, image.type === "image/png") });
  return opened;
}
