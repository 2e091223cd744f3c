import type { KeptImageType } from "@longtable/shared/images/image.limits";

/**
 * True for an image with nothing in it but what pixels need, as images are kept: no notes of a camera, no place, no words, nothing
 * behind its end. It says nothing of whether the pixels can be read.
 */
export function isBareImage(bytes: Uint8Array, type: KeptImageType): boolean {
  return type === "image/png" ? isBarePng(bytes) : isBareJpeg(bytes);
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** What says how pixels are packed and how colours look. */
const PNG_CHUNKS = new Set(["IHDR", "PLTE", "tRNS", "IDAT", "gAMA", "cHRM", "sRGB"]);

function isBarePng(bytes: Uint8Array): boolean {
  if (!PNG.every((byte, index) => bytes[index] === byte)) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = PNG.length; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (name === "IEND") return end === bytes.length;
    if (!PNG_CHUNKS.has(name)) return false;
    at = end;
  }
  return false;
}

const [SOI, EOI, SOS, APP0] = [0xd8, 0xd9, 0xda, 0xe0];
/** Frames, tables of codes and of quantities, how often to begin anew. */
const JPEG_SEGMENTS = new Set([0xc0, 0xc1, 0xc2, 0xc4, 0xdb, 0xdd, SOS]);
/** A JFIF head without a picture of its own in it. */
const JFIF_BYTES = 16;

function isBareJpeg(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 2 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return false;
    const marker = bytes[at + 1] ?? 0;
    if (marker === EOI) return at + 2 === bytes.length;
    if (at + 4 > bytes.length) return false;
    const length = view.getUint16(at + 2);
    const isKnown = marker === APP0 ? length === JFIF_BYTES : JPEG_SEGMENTS.has(marker);
    if (!isKnown || length < 2) return false;
    at += 2 + length;
    if (marker === SOS) at = endOfScan(bytes, at);
  }
  return false;
}

/** Where the pixels end: the next marker that is neither a stuffed byte nor a place to begin anew. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
    at += 1;
  }
  return bytes.length;
}
