import * as Y from "yjs";

/** A character, or the like, that is in the document already. */
interface Anchor {
  item: Y.Item;
  clock: number;
}

type Side = "origin" | "rightOrigin";

/** Items of a text that are gone through for one update; honest edits find their neighbours side by side. */
const MAX_STEPS = 200_000;

interface SpanDeps {
  /** The struct that holds an id: from the document, else from the update. */
  find(id: Y.ID): Y.Item | Y.GC;
  isStored(item: Y.Item): boolean;
  refuse(): never;
}

/**
 * Refuses an item whose right neighbour does not lie to the right of its left one. Yjs would put it somewhere, but not
 * in the same place in every copy: where it lands would depend on how each copy happens to have cut the text.
 * Neighbours that are new themselves are compared by the stored ones beyond them.
 */
export function createSpanCheck({ find, isStored, refuse }: SpanDeps) {
  const known = { origin: new Map<Y.Item, Anchor | null>(), rightOrigin: new Map<Y.Item, Anchor | null>() };
  let steps = 0;

  /** The nearest stored neighbour on that side, by way of whatever is new in between; null at the end. */
  function anchorOf(item: Y.Item, side: Side): Anchor | null {
    const path: Y.Item[] = [];
    let current = item;
    let anchor: Anchor | null | undefined;
    while (anchor === undefined) {
      path.push(current);
      const id: Y.ID | null = current[side];
      const struct: Y.Item | Y.GC | null = id && find(id);
      if (!id || !(struct instanceof Y.Item)) anchor = null;
      else if (isStored(struct)) anchor = { item: struct, clock: id.clock };
      else {
        anchor = known[side].get(struct);
        current = struct;
      }
    }
    for (const passed of path) known[side].set(passed, anchor);
    return anchor;
  }

  function isRightOf(right: Anchor, left: Anchor): boolean {
    if (left.item === right.item) return right.clock > left.clock;
    for (let item = left.item.right; item; item = item.right) {
      if (item === right.item) return true;
      steps += 1;
      if (steps > MAX_STEPS) refuse();
    }
    return false;
  }

  return function requireSpan(item: Y.Item): void {
    const { origin, rightOrigin } = item;
    if (!origin || !rightOrigin) return;
    if (find(origin) === find(rightOrigin) && rightOrigin.clock <= origin.clock) refuse();
    const [left, right] = [anchorOf(item, "origin"), anchorOf(item, "rightOrigin")];
    if (left && right && !isRightOf(right, left)) refuse();
  };
}
