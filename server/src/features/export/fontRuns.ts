/** A font that can say what it has. */
export interface Coverage {
  name: string;
  has(codePoint: number): boolean;
}

export interface FontRun {
  font: string;
  text: string;
}

/** Stands for a letter that no font has. */
export const MISSING_SIGN = "\u25af";

/** What the first font has whatever it is. */
const PLAIN = /^[\x20-\x7e]*$/;
/** Joiners, marks and variation signs stay with the letter before them. */
const CLINGING = /^[\p{M}\p{Cf}\p{Emoji_Modifier}]$/u;
const EMOJI = /^[\p{Emoji_Presentation}\p{Regional_Indicator}]$/u;

/**
 * Cuts a line into runs of one font each: `first` where it has the letter, else the first of the others that does, emoji
 * from `emoji` before the rest. A letter that none has becomes a box and is told to `onMissing`.
 */
export function createFontRuns(others: readonly Coverage[], emoji: string, onMissing: (char: string) => void) {
  const emojiFirst = others.toSorted((a, b) => Number(b.name === emoji) - Number(a.name === emoji));

  const fontFor = (char: string, first: Coverage): string | null => {
    const code = char.codePointAt(0) ?? 0;
    if (first.has(code)) return first.name;
    return (EMOJI.test(char) ? emojiFirst : others).find((font) => font.has(code))?.name ?? null;
  };

  return (text: string, first: Coverage): FontRun[] => {
    if (PLAIN.test(text)) return [{ font: first.name, text }];
    const runs: FontRun[] = [];
    for (const char of text) {
      const last = runs.at(-1);
      if (CLINGING.test(char)) {
        // A mark without a letter before it has nothing to stand on, and joiners are no letters.
        if (
          last &&
          others.concat(first).some((font) => font.name === last.font && font.has(char.codePointAt(0) ?? 0))
        ) {
          last.text += char;
        }
        continue;
      }
      const font = fontFor(char, first);
      if (font === null) onMissing(char);
      const shown = font === null ? MISSING_SIGN : char;
      const name = font ?? others.find((other) => other.has(MISSING_SIGN.codePointAt(0) ?? 0))?.name ?? first.name;
      if (last?.font === name) last.text += shown;
      else runs.push({ font: name, text: shown });
    }
    return runs;
  };
}
