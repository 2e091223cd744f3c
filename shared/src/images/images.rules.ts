import type { Access } from "../participation/roles.ts";
import { accessAllows } from "../participation/roles.ts";
import type { Audience } from "../story/story.types.ts";
import type { ShownImage } from "./images.schema.ts";

export type ImageDeed = "attach" | "describe" | "detach" | "putBack" | "widen" | "letThrough";
export type ImageDenial = "readOnly" | "notYours" | "notOpen";

interface ImageUse {
  /** What the seat may do on the note's board. */
  access: Access;
  isHost: boolean;
  /** Hosts let participants bring pictures. */
  isOpen: boolean;
  isOwnNote: boolean;
  /** This seat put the picture there; false where there is none yet. */
  isOwnImage: boolean;
  /** The picture was put there by a host. */
  isHostsImage: boolean;
  /** Somebody else took it off. */
  isOffByOthers: boolean;
}

/**
 * Why this seat may not do this to a note's picture, or null. How far somebody's picture goes is theirs alone to widen: a host
 * speaks for what hosts put there.
 */
export function imageDenial(deed: ImageDeed, use: ImageUse): ImageDenial | null {
  if (deed === "widen") return use.isOwnImage || (use.isHost && use.isHostsImage) ? null : "notYours";
  if (use.isHost) return null;
  if (deed === "letThrough") return "notYours";
  // Taking one's own picture off is always right, whatever is open.
  if (deed === "detach" && (use.isOwnImage || use.isOwnNote)) return null;
  // What somebody else took off, a host perhaps, does not come back by this.
  if (deed === "putBack" && use.isOffByOthers) return "notYours";
  if (!accessAllows(use.access, "contribute")) return "readOnly";
  const isTheirs = use.isOwnNote || use.isOwnImage || use.access === "edit";
  if (!isTheirs) return "notYours";
  return deed === "attach" && !use.isOpen ? "notOpen" : null;
}

/** True when the second audience is wider than the first. */
export const isWider = (from: Audience, to: Audience): boolean => ORDER.indexOf(to) > ORDER.indexOf(from);
const ORDER: readonly Audience[] = ["room", "programme", "public"];

/** The largest box of the picture's own shape within a width and a height; a small one is not made larger. */
export function fitImage(
  { width, height }: Pick<ShownImage, "width" | "height">,
  most: { width: number; height: number },
): { width: number; height: number } {
  const scale = Math.min(1, most.width / width, most.height / height);
  return { width: width * scale, height: height * scale };
}
