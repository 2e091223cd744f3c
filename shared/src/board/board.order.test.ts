import { expect, it } from "vitest";
import { byOrder, firstOrders, ORDER_PATTERN, orderAfterAll, orderBetween } from "./board.order.ts";

it("[BD9] first keys are in order and fit the shape", () => {
  const orders = firstOrders(200);
  expect(orders).toHaveLength(200);
  expect(orders).toEqual([...new Set(orders)].toSorted());
  for (const order of orders) expect(order).toMatch(ORDER_PATTERN);
  expect(firstOrders(0)).toEqual([]);
});

it("[BD9] there is room before, between and after", () => {
  const [first = "", second = ""] = firstOrders(2);
  expect(orderBetween(null, first) < first).toBe(true);
  expect(orderBetween(second, null) > second).toBe(true);
  const middle = orderBetween(first, second);
  expect(first < middle && middle < second).toBe(true);
  expect(orderBetween(null, null)).toMatch(ORDER_PATTERN);
});

it.each([
  ["equal keys", "a1", "a1"],
  ["a key from elsewhere", "5", "a1"],
  ["keys so close that no short key fits between", "a0", `a0${"0".repeat(61)}1`],
])("[BD9] %s still give a key, after the first", (_case, before, after) => {
  expect(orderBetween(before, after) > before).toBe(true);
});

it.each([["start"], ["end"]])("[BD9] 2,000 notes put in at the %s keep keys that fit the shape", (side) => {
  let order = orderBetween(null, null);
  for (let count = 0; count < 2000; count += 1) {
    const next = side === "start" ? orderBetween(null, order) : orderBetween(order, null);
    expect(side === "start" ? next < order : next > order).toBe(true);
    order = next;
  }
  expect(order).toMatch(ORDER_PATTERN);
});

it("[BD9] 2,000 notes put into one gap keep keys that fit the shape and stay after the first", () => {
  const [first = "", second = ""] = firstOrders(2);
  let after = second;
  for (let count = 0; count < 2000; count += 1) {
    after = orderBetween(first, after);
    expect(after).toMatch(ORDER_PATTERN);
    expect(after > first).toBe(true);
  }
});

it.each([
  [[], "a0"],
  [[null], "a0"],
  [["a0", null, "a5", "a3"], "a6"],
])("[BD9] after %j comes %s", (orders, expected) => {
  expect(orderAfterAll(orders)).toBe(expected);
});

it("[BD9] a key from elsewhere is still followed by a later one", () => {
  const key = orderAfterAll(["zz", "a1"]);
  expect(key > "zz").toBe(true);
  expect(key).toMatch(ORDER_PATTERN);
});

it("[BD9] equal keys are told apart by id, and no key comes first", () => {
  const entries = [
    { id: "c", order: "a1" },
    { id: "b", order: "a1" },
    { id: "d", order: null },
    { id: "a", order: "a2" },
  ];
  expect(entries.toSorted(byOrder).map(({ id }) => id)).toEqual(["d", "b", "c", "a"]);
  expect(
    entries
      .toReversed()
      .toSorted(byOrder)
      .map(({ id }) => id),
  ).toEqual(["d", "b", "c", "a"]);
});
