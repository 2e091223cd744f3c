/** A page of a list and what it is called among its neighbours. */
export interface ListPage<Item> {
  key: string;
  items: readonly Item[];
}

/** Spreads a list over as few pages as it needs, evenly, so that none is left with a single line. */
export function listPages<Item>(items: readonly Item[], most: number): ListPage<Item>[] {
  const count = Math.max(1, Math.ceil(items.length / most));
  const size = Math.ceil(items.length / count);
  return Array.from({ length: count }, (_, index) => ({
    key: `page:${index}`,
    items: items.slice(index * size, (index + 1) * size),
  }));
}
