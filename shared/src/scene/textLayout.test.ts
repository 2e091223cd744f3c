import { describe, expect, it } from "vitest";
import { createRandom } from "./sceneBoards.testing.ts";
import { breakAny, breakLines, breakPlain, directionOf, measureText } from "./textLayout.ts";

const at = (maxWidth: number, firstIndent = 0) => ({ maxWidth, size: 13, weight: 400 as const, firstIndent });
const linesOf = (text: string, maxWidth: number, firstIndent = 0) =>
  breakLines(text, at(maxWidth, firstIndent)).map((line) => line.text);

describe("measureText", () => {
  it("[EX1] grows with size and is wider in bold", () => {
    expect(measureText("Waiting", 26, 400)).toBeCloseTo(2 * measureText("Waiting", 13, 400));
    expect(measureText("Waiting", 13, 700)).toBeGreaterThan(measureText("Waiting", 13, 400));
  });

  it("[EX1] counts a joined emoji once and a combining mark not at all", () => {
    expect(measureText("👩‍👩‍👧", 10, 400)).toBeCloseTo(measureText("👩", 10, 400));
    expect(measureText("e\u0323", 10, 400)).toBeCloseTo(measureText("e", 10, 400));
  });

  it("[EX1] gives ideographs a full em", () => {
    expect(measureText("等待", 10, 400)).toBeCloseTo(20);
  });
});

describe("breakLines", () => {
  it("[EX1] breaks between words and loses none", () => {
    const text = "Six hours on a hard chair with nobody to talk to.";
    const lines = linesOf(text, 106);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join(" ")).toBe(text);
  });

  it("[EX1] keeps the writer's own line ends, also empty ones", () => {
    expect(linesOf("One\n\nTwo\r\nThree", 200)).toEqual(["One", "", "Two", "Three"]);
  });

  it("[EX1] collapses runs of spaces and leaves out control characters", () => {
    expect(linesOf("  a   b\tc\u0007\u202e ", 200)).toEqual(["a b c"]);
  });

  it("[EX1] cuts a word that is wider than a line, never inside a grapheme", () => {
    const flags = "🏳️‍🌈".repeat(12);
    const lines = linesOf(flags, 60);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join("")).toBe(flags);
    for (const line of lines) expect(line.length % "🏳️‍🌈".length).toBe(0);
  });

  it("[EX1] breaks after a hyphen or slash inside a long word, and between ideographs", () => {
    expect(linesOf("self-management/planning", 100)).toEqual(["self-", "management/", "planning"]);
    expect(linesOf("我们等了很久。", 54)).toEqual(["我们等了", "很久。"]);
  });

  it("[EX1] keeps the first line short for the stamp", () => {
    expect(linesOf("Surgery front desk.", 106, 17)).toEqual(["Surgery front", "desk."]);
    expect(linesOf("Surgery front desk.", 106)).toHaveLength(2);
    expect(linesOf("Misunderstood", 95, 17)).toEqual(["", "Misunderstood"]);
  });

  it("[EX1] answers with one empty line for an empty text", () => {
    expect(breakLines("", at(100))).toEqual([{ text: "", width: 0, direction: "ltr" }]);
  });

  it.each([12, 40, 106, 300])("[EX1] no line is wider than %i unless one grapheme is", (maxWidth) => {
    const text = "Antidisestablishmentarianism, 等待 أخاف من الانتظار вдома 👩‍👩‍👧 a/b-c";
    for (const line of breakLines(text, at(maxWidth))) {
      if ([...new Intl.Segmenter("en").segment(line.text)].length > 1) expect(line.width).toBeLessThanOrEqual(maxWidth);
      expect(line.width).toBeCloseTo(measureText(line.text, 13, 400));
    }
  });
});

describe("directionOf", () => {
  it.each([
    ["أخاف من الانتظار.", "rtl"],
    ["12 שלום", "rtl"],
    ["Tuesday الثلاثاء", "ltr"],
    ["... 12", "ltr"],
  ])("[EX1] %s starts on its own side: %s", (text, side) => {
    expect(directionOf(text)).toBe(side);
    expect(breakLines(text, at(400))[0]?.direction).toBe(side);
  });
});

it("[EX1] plain texts break as all others do, whichever way is taken", () => {
  const random = createRandom(11);
  const letters = ["waiting", "a", "é", "don’t", "night…", "(again)", "Straße", "0", "of", "commissioners", "."];
  let plain = 0;
  for (let round = 0; round < 3000; round += 1) {
    const words = Array.from(
      { length: Math.floor(random() * 20) },
      () => letters[Math.floor(random() * letters.length)],
    );
    const text = words.join(random() < 0.1 ? "  " : " ");
    const options = {
      maxWidth: 40 + random() * 160,
      size: 13,
      weight: 400,
      firstIndent: random() < 0.5 ? 17 : 0,
    } as const;
    const fast = breakPlain(text, options);
    if (fast === null) continue;
    plain += 1;
    expect(fast).toEqual(breakAny(text, options));
  }
  expect(plain).toBeGreaterThan(1000);
});
