import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";

/** Order keys are fractional indexes: text that sorts, and leaves room between any two. */
export const ORDER_PATTERN = /^[0-9A-Za-z]{1,64}$/;

/** Sorts by order key, then by id, so that two people choosing the same key still see one order. */
export function byOrder(a: { order: string | null; id: string }, b: { order: string | null; id: string }): number {
  const [orderA, orderB] = [a.order ?? "", b.order ?? ""];
  if (orderA !== orderB) return orderA < orderB ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * A key between two neighbours; null stands for the end on that side.
 * Neighbours that leave no room (equal or foreign keys, or a gap so often used that its keys grew too long for the
 * shape) fall back to a key after the first.
 */
export function orderBetween(before: string | null, after: string | null): string {
  try {
    const key = generateKeyBetween(before, after);
    if (ORDER_PATTERN.test(key)) return key;
  } catch {
    // Keys that the library did not make: another client wrote them.
  }
  return orderAfterAll(before === null ? [] : [before]);
}

/** A key that sorts after all the given ones. */
export function orderAfterAll(orders: readonly (string | null)[]): string {
  const last = orders.reduce<string | null>(
    (max, key) => (key !== null && (max === null || key > max) ? key : max),
    null,
  );
  try {
    return generateKeyBetween(last, null);
  } catch {
    return `${last ?? "a0"}V`.slice(-64);
  }
}

/** `count` ascending keys that sort after all the given ones, for notes that come at once. */
export function ordersAfterAll(orders: readonly (string | null)[], count: number): string[] {
  const first = orderAfterAll(orders);
  try {
    return [first, ...generateNKeysBetween(first, null, Math.max(0, count - 1))].slice(0, count);
  } catch {
    // A key that the library did not make: they all stand at the end, in the order of their ids.
    return Array.from({ length: count }, () => first);
  }
}

/** `count` keys in ascending order, for a structure made at once. */
export function firstOrders(count: number): string[] {
  return generateNKeysBetween(null, null, count);
}
