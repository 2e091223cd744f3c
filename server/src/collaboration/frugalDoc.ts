import { ROOTS } from "@longtable/shared/board/board.shape";
import * as Y from "yjs";

/** Longer strings are words that people wrote; they hardly repeat. */
const MAX_SHARED_CHARS = 32;

/** Keeps one copy of each short string of an update: field names, kinds and ids come back with every note. */
class SharingDecoder extends Y.UpdateDecoderV1 {
  readonly #strings = new Map<string, string>();

  #share(text: string): string {
    if (text.length > MAX_SHARED_CHARS) return text;
    const known = this.#strings.get(text);
    if (known === undefined) this.#strings.set(text, text);
    return known ?? text;
  }
  override readString(): string {
    return this.#share(super.readString());
  }
  override readKey(): string {
    return this.#share(super.readKey());
  }
  override readAny(): unknown {
    const value: unknown = super.readAny();
    return typeof value === "string" ? this.#share(value) : value;
  }
}

/** `Y.applyUpdate`, with less left in memory. */
export function applyFrugally(doc: Y.Doc, update: Uint8Array, origin?: unknown): void {
  Y.applyUpdateV2(doc, update, origin, SharingDecoder);
}

/** Stands for the listeners of a type that nobody listens to. Frozen: a listener here would be one on every note. */
const NO_LISTENERS = Object.freeze({ l: Object.freeze([]) });

/**
 * Takes from a board's notes, stages and other entries what Yjs keeps for listeners, which the server has none of: of a
 * board of 2,000 notes in memory that is a sixth. To be called again when entries were added; costs under a millisecond.
 */
export function dropListeners(doc: Y.Doc): void {
  for (const root of Object.keys(ROOTS)) {
    for (const entry of doc.getMap(root).values()) {
      if (!(entry instanceof Y.AbstractType)) continue;
      silence(entry);
      if (entry instanceof Y.Map)
        for (const field of entry.values()) if (field instanceof Y.AbstractType) silence(field);
    }
  }
}

function silence(type: Y.AbstractType<unknown>): void {
  Object.assign(type, { _eH: NO_LISTENERS, _dEH: NO_LISTENERS });
}
