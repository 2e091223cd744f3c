import * as Y from "yjs";
import { UpdateReader } from "./updateReader.ts";

/** `Y.applyUpdate`, with less left in memory. */
export function applyFrugally(doc: Y.Doc, update: Uint8Array, origin?: unknown): void {
  Y.applyUpdateV2(doc, update, origin, UpdateReader);
}
