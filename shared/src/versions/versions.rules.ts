import type { BoardType } from "../board/board.types.ts";
import { type MapStatus, VERSION_LIMITS } from "./versions.types.ts";

/** Why a map cannot be confirmed, or null: people with lived experience look at it first, as it stands (METHODS M44). */
export function confirmDenial(status: MapStatus): "needsReview" | null {
  return status === "draft" ? "needsReview" : null;
}

/** Why a board cannot be sense-checked or confirmed, or null. */
export function reviewDenial({ type, isEmpty }: { type: BoardType; isEmpty: boolean }): "notAMap" | "emptyMap" | null {
  if (type !== "journeyMap") return "notAMap";
  return isEmpty ? "emptyMap" : null;
}

/** Why nothing more can be kept of a board, or null. Names are compared as people read them. */
export function snapshotDenial(
  name: string,
  { ofBoard, inWorkshop }: { ofBoard: readonly { name: string }[]; inWorkshop: number },
): "tooMany" | "tooManyInAll" | "nameTaken" | null {
  if (ofBoard.some((kept) => plain(kept.name) === plain(name))) return "nameTaken";
  if (ofBoard.length >= VERSION_LIMITS.snapshotsPerBoard) return "tooMany";
  return inWorkshop >= VERSION_LIMITS.snapshotsPerWorkshop ? "tooManyInAll" : null;
}

const plain = (name: string) => name.normalize("NFC").trim().toLocaleLowerCase("en");
