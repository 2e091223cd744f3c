import * as Y from "yjs";
import { ROOTS } from "./board.shape.ts";

/** Stands for the listeners of a type that nobody listens to. Frozen: a listener here would be one on every note. */
const NO_LISTENERS = Object.freeze({ l: Object.freeze([]) });

/** Stands for the attributes of a text; the gate lets none in. */
const NO_ATTRIBUTES: ReadonlyMap<string, never> = new (class extends Map<string, never> {
  override set(): never {
    throw new TypeError("a note's text has no attributes");
  }
})();

/**
 * Takes from a board's notes, stages and other entries what Yjs keeps but nobody uses: places for listeners of single
 * entries and for attributes, marks for fast typing, and room for 16 more values beside each single one. Of a board of
 * 2,000 notes that is nearly half. To be called again when entries were added; costs about a millisecond.
 */
export function trimMemory(doc: Y.Doc): void {
  for (const root of Object.keys(ROOTS)) {
    for (const entry of doc.getMap(root).values()) if (entry instanceof Y.Map) trimEntry(entry);
  }
}

function trimEntry(entry: Y.Map<unknown>): void {
  Object.assign(entry, { _eH: NO_LISTENERS, _dEH: NO_LISTENERS });
  for (const { content, deleted } of entry._map.values()) {
    if (deleted) continue;
    // Yjs grows these lists by pushing, for which the engine sets 17 places aside.
    if (content instanceof Y.ContentAny && content.arr.length === 1) content.arr = [content.arr[0]];
    if (content instanceof Y.ContentType && content.type instanceof Y.Text) {
      Object.assign(content.type, {
        _eH: NO_LISTENERS,
        _dEH: NO_LISTENERS,
        _map: NO_ATTRIBUTES,
        _searchMarker: null,
      });
    }
  }
}
