import type { Scenario } from "../scenarios/scenario.schema.ts";
import type { Fit } from "../scenarios/scenario.types.ts";
import type { IconName } from "./icons.ts";
import type { Colour } from "./scene.types.ts";
import { measureText } from "./textLayout.ts";

const COLOURS: readonly Colour[] = ["primary", "need-mark", "asset-mark", "oak", "pain-mark", "group"];
const LINES = ["thick", "double", "thin"] as const;

/** How one person's way is told from another's: by colour, by the form of its line, and by a letter that is theirs alone. */
export interface ScenarioLook {
  colour: Colour;
  line: (typeof LINES)[number];
  tag: string;
}

/** The looks of a board's people, in their order. */
export function scenarioLooks(scenarios: readonly Pick<Scenario, "pseudonym">[]): ScenarioLook[] {
  const taken = new Set<string>();
  return scenarios.map(({ pseudonym }, index) => {
    const tag = tagFor(pseudonym, index, taken);
    taken.add(tag);
    return {
      colour: COLOURS[index % COLOURS.length] ?? "primary",
      line: LINES[index % LINES.length] ?? "thick",
      tag,
    };
  });
}

/** The first letter of the name, two where that is taken, else the number in the list. */
function tagFor(name: string, index: number, taken: ReadonlySet<string>): string {
  const letters = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(name)].map(
    ({ segment }) => segment,
  );
  const first = letters[0]?.toLocaleUpperCase() ?? "";
  const wishes = [first, ...letters.slice(1).map((letter) => first + letter)];
  return wishes.find((wish) => wish.trim() !== "" && !taken.has(wish)) ?? String(index + 1);
}

/** One family for how far something goes (LOOK section 2). */
export const FIT_ICONS: Record<Fit | "noVisit", IconName> = {
  met: "full",
  partly: "half",
  unmet: "none",
  noVisit: "unknown",
};

/** As much of a text as fits a width, with an ellipsis where it is cut. */
export function shortened(text: string, maxWidth: number, size: number, weight: 400 | 700): string {
  if (measureText(text, size, weight) <= maxWidth) return text;
  let kept = "";
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)) {
    if (measureText(`${kept}${segment}…`, size, weight) > maxWidth) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
