/** What the first bytes of an image say it is. */
export interface ImageHead {
  kind: "jpeg" | "png" | "gif" | "webp";
  width: number;
  height: number;
}

/**
 * Reads kind and size from the magic bytes and the header, without opening the image: a file of a few kilobytes may
 * unfold to gigabytes. Null for anything else, SVG among it, and for a header that is cut off.
 */
export function readImageHead(bytes: Uint8Array): ImageHead | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = readPng(bytes, view) ?? readGif(bytes, view) ?? readWebp(bytes, view) ?? readJpeg(bytes, view);
  return head && head.width > 0 && head.height > 0 ? head : null;
}

const startsWith = (bytes: Uint8Array, magic: readonly number[], at = 0) =>
  bytes.length >= at + magic.length && magic.every((byte, index) => bytes[at + index] === byte);

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

function readPng(bytes: Uint8Array, view: DataView): ImageHead | null {
  const isPng = startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  if (!isPng || bytes.length < 33 || !startsWith(bytes, ascii("IHDR"), 12)) return null;
  return { kind: "png", width: view.getUint32(16), height: view.getUint32(20) };
}

function readGif(bytes: Uint8Array, view: DataView): ImageHead | null {
  const isGif = startsWith(bytes, ascii("GIF87a")) || startsWith(bytes, ascii("GIF89a"));
  if (!isGif || bytes.length < 13) return null;
  return { kind: "gif", width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function readWebp(bytes: Uint8Array, view: DataView): ImageHead | null {
  if (!startsWith(bytes, ascii("RIFF")) || !startsWith(bytes, ascii("WEBP"), 8) || bytes.length < 30) return null;
  const size = webpSize(bytes, view);
  return size && { kind: "webp", ...size };
}

function webpSize(bytes: Uint8Array, view: DataView): { width: number; height: number } | null {
  const u24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  if (startsWith(bytes, ascii("VP8X"), 12)) return { width: u24(24) + 1, height: u24(27) + 1 };
  if (startsWith(bytes, ascii("VP8 "), 12)) {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  if (!startsWith(bytes, ascii("VP8L"), 12)) return null;
  const bits = view.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** Frame headers of a JPEG: the SOF markers but for DHT (C4), JPG (C8) and DAC (CC), which stand among them. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function readJpeg(bytes: Uint8Array, view: DataView): ImageHead | null {
  if (!startsWith(bytes, [0xff, 0xd8, 0xff])) return null;
  let at = 2;
  while (at + 9 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker)) return { kind: "jpeg", height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    const length = view.getUint16(at + 2);
    if (length < 2) return null;
    at += 2 + length;
  }
  return null;
}
