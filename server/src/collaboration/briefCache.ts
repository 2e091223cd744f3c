/** How long a value is kept after it was last asked for, in milliseconds. */
const KEPT_MS = 5_000;

/**
 * Values made from a document, kept while they are being asked for and for some seconds more: a room joins in one
 * moment, and a document's own encodings would outweigh it for the rest of the day.
 */
export function createBriefCache<Value>(keptMs = KEPT_MS) {
  const known = new Map<object, { value: Value; timer: NodeJS.Timeout }>();

  return {
    /** The document's value; made anew when there is none, or none that is good enough. */
    of(doc: object, make: () => Value, isGoodEnough: (value: Value) => boolean = () => true): Value {
      const kept = known.get(doc);
      if (kept && isGoodEnough(kept.value)) {
        kept.timer.refresh();
        return kept.value;
      }
      clearTimeout(kept?.timer);
      const value = make();
      const timer = setTimeout(() => known.delete(doc), keptMs).unref();
      known.set(doc, { value, timer });
      return value;
    },
  };
}
