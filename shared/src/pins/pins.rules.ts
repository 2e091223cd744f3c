import type { Access } from "../participation/roles.ts";
import { accessAllows } from "../participation/roles.ts";
import type { Pin } from "./pins.schema.ts";

export type PinDeed = "ask" | "answer" | "change" | "letThrough";
export type PinDenial = "readOnly" | "notYours" | "writtenAlone" | "hostsFirst";

interface PinUse {
  /** What the seat may do on the board. */
  access: Access;
  /** A host, who may change anyone's pins. */
  isHost: boolean;
  isMine: boolean;
  /** Everyone writes for themselves just now. */
  isAlone: boolean;
  /** What the room writes waits for a host. */
  isModerated: boolean;
}

/** Why this seat may not do this to a pin, or null. */
export function pinDenial(deed: PinDeed, { access, isHost, isMine, isAlone, isModerated }: PinUse): PinDenial | null {
  if (isHost) return null;
  if (deed === "letThrough") return "notYours";
  if (!accessAllows(access, "contribute")) return "readOnly";
  if (isAlone && deed !== "change") return "writtenAlone";
  // Words that no host has seen would reach everyone by the answer.
  if (isModerated && deed === "answer") return "hostsFirst";
  if (deed === "change" && !isMine && access !== "edit") return "notYours";
  return null;
}

/** The pins that nobody has answered: open ones first, then those left for later; each in the order given. */
export function unansweredPins<P extends Pick<Pin, "state" | "isWaiting">>(pins: readonly P[]): P[] {
  const shown = pins.filter(({ isWaiting }) => !isWaiting);
  return [...shown.filter(({ state }) => state === "open"), ...shown.filter(({ state }) => state === "parked")];
}
