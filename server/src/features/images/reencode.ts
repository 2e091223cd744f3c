import { IMAGE_LIMITS, type KeptImageType } from "@longtable/shared/images/image.limits";
import { UserError } from "@longtable/shared/kernel/userError";
import { ResizeFit, Transformer } from "@napi-rs/image";
import { readImageHead } from "./imageHead.ts";

/** An image as it is kept: pixels alone, upright. */
export interface KeptImage {
  bytes: Uint8Array;
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

async function redrawn(bytes: Uint8Array, isDrawing: boolean): Promise<KeptImage> {
  const side = IMAGE_LIMITS.keptSide;
  const image = new Transformer(bytes).rotate();
  const { width, height } = await new Transformer(bytes).metadata();
  // A header that says one size and pixels of another: the second is what costs.
  if (width * height > IMAGE_LIMITS.pixels) throw new Error("more pixels than the header says");
  if (width > side || height > side) image.resize({ width: side, height: side, fit: ResizeFit.Inside });
  const kept = isDrawing ? await image.png() : await image.jpeg(JPEG_QUALITY);
  const size = readImageHead(kept);
  if (!size) throw new Error("an image written anew cannot be read");
  return {
    bytes: kept,
    type: isDrawing ? "image/png" : "image/jpeg",
    width: size.width,
    height: size.height,
  };
}
