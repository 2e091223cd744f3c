/**
 * A made-up name, such as "Amber Wren", that is not the one shown before.
 *
 * @param first - words for the first half, separated by spaces; `second` likewise.
 * @param random - 0 up to 1; the caller owns the randomness.
 */
export function makeUpName(first: string, second: string, before: string, random: () => number): string {
  const pick = (words: string) => {
    const list = words.split(" ");
    return list[Math.floor(random() * list.length)] ?? "";
  };
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const name = `${pick(first)} ${pick(second)}`;
    if (name !== before) return name;
  }
  return before;
}
