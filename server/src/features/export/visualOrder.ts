const RTL_LETTER = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const LETTER = /\p{L}/u;
const MIRRORED: Readonly<Record<string, string>> = {
  "(": ")",
  ")": "(",
  "[": "]",
  "]": "[",
  "<": ">",
  ">": "<",
  "«": "»",
  "»": "«",
};

type Side = "ltr" | "rtl";

/**
 * The parts of one line in the order they stand on paper, left to right, for a PDF writer that shapes words but does not
 * order them. Between two parts stands one space. Words without letters, such as figures, go with the line's direction.
 */
export function visualOrder(line: string, direction: Side): string[] {
  if (direction === "ltr" && !RTL_LETTER.test(line)) return [line];
  const runs: { side: Side; words: string[] }[] = [];
  for (const word of line.split(" ")) {
    const side = sideOf(word) ?? direction;
    const last = runs.at(-1);
    if (last?.side === side) last.words.push(word);
    else runs.push({ side, words: [word] });
  }
  const ordered = runs.map(({ side, words }) => (side === "rtl" ? words.map(mirror).toReversed() : words));
  return (direction === "rtl" ? ordered.toReversed() : ordered).flat();
}

function sideOf(word: string): Side | null {
  if (RTL_LETTER.test(word)) return "rtl";
  return LETTER.test(word) ? "ltr" : null;
}

/** Shaping turns right-to-left words round but leaves brackets as they are. Words it does not turn are turned here. */
function mirror(word: string): string {
  const swapped = [...word].map((char) => MIRRORED[char] ?? char);
  return RTL_LETTER.test(word) || /\d/.test(word) ? swapped.join("") : swapped.toReversed().join("");
}
