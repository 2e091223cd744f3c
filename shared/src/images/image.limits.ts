/** What an image may be when it comes, and how large it is kept. Bytes, pixels. */
export const IMAGE_LIMITS = {
  /** Of the file that is sent. */
  bytes: 12 * 1024 * 1024,
  /** Width times height: what it costs to open, whatever the file weighs. */
  pixels: 40_000_000,
  /** The longer side of what is kept. */
  keptSide: 2_000,
  perWorkshop: 500,
  perPerson: 30,
} as const;

/** The kinds of files that are taken; all are written anew as one of the first two. */
export const IMAGE_TYPES = ["image/jpeg", "image/png", "image/webp", "image/gif"] as const;
export type KeptImageType = "image/jpeg" | "image/png";
