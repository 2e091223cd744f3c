// Phones in the room are older than laptops: iOS 15 is the last for millions of them and lacks these.
const missing: [string, (this: unknown[], ...args: never[]) => unknown][] = [
  [
    "toSorted",
    function toSorted(this: unknown[], compare?: (a: unknown, b: unknown) => number) {
      return [...this].sort(compare);
    },
  ],
  [
    "toReversed",
    function toReversed(this: unknown[]) {
      return [...this].reverse();
    },
  ],
  [
    "findLast",
    function findLast(this: unknown[], isIt: (value: unknown, index: number, all: unknown[]) => boolean) {
      for (let index = this.length - 1; index >= 0; index -= 1) if (isIt(this[index], index, this)) return this[index];
      return undefined;
    },
  ],
];
for (const [name, method] of missing) {
  if (name in Array.prototype) continue;
  Object.defineProperty(Array.prototype, name, { value: method, writable: true, configurable: true });
}
