/** What an image may be when it comes, and how large it is kept. Bytes, pixels. */
export const IMAGE_LIMITS = {
  /** Of the file that is sent. */
  bytes: 12 * 1024 * 1024,
  /** Width times height: what it costs to open, whatever the file weighs. */
  pixels: 40_000_000,
  /** The longer side of what is kept. */
  keptSide: 1_600,
  /** The longer side of the small copy beside it, for notes and phones. */
  smallSide: 480,
  /** Of one image as it is kept: sharp drawings beyond it are kept smaller. */
  keptBytes: 1024 * 1024,
  /** Of all images of a workshop as they are kept, so that its JSON stays one that can be brought in again. */
  workshopBytes: 24 * 1024 * 1024,
  perWorkshop: 300,
  perPerson: 20,
  altChars: 200,
  /** So long an image that nothing holds any more can be put back, in milliseconds. */
  looseMs: 15 * 60_000,
} as const;

/** The kinds of files that are taken; all are written anew as one of the first two. */
export const IMAGE_TYPES = ["image/jpeg", "image/png", "image/webp", "image/gif"] as const;
export const KEPT_IMAGE_TYPES = ["image/jpeg", "image/png"] as const;
export type KeptImageType = (typeof KEPT_IMAGE_TYPES)[number];
