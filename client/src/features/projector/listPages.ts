/** A page of a list. */
export interface ListPage<Item> {
  key: string;
  items: readonly Item[];
}

/**
 * Spreads a list over as few pages as it needs, evenly, so that none is left with a single line.
 *
 * @param room - what a page holds, in the unit of `sizeOf`; an item larger than that has a page of its own.
 * @param together - how many pages are seen at once, as columns are; they are filled evenly too.
 */
export function listPages<Item>(
  items: readonly Item[],
  room: number,
  sizeOf: (item: Item) => number,
  together = 1,
): ListPage<Item>[] {
  const fewest = fill(items, room, sizeOf);
  const allowed = Math.ceil(fewest.length / together) * together;
  const total = items.reduce((sum, item) => sum + sizeOf(item), 0);
  for (let even = Math.ceil(total / allowed); even < room; even += 1) {
    const pages = fill(items, even, sizeOf);
    if (pages.length <= allowed) return pages;
  }
  return fewest;
}

function fill<Item>(items: readonly Item[], room: number, sizeOf: (item: Item) => number): ListPage<Item>[] {
  const pages: Item[][] = [[]];
  let used = 0;
  for (const item of items) {
    const size = sizeOf(item);
    if (used > 0 && used + size > room) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(item);
    used += size;
  }
  return pages.map((page, index) => ({ key: `page:${index}`, items: page }));
}
