import type { PlottedScenario } from "../board/board.marks.ts";
import { unmetByStep } from "../scenarios/scenario.rules.ts";
import { iconItems } from "./icons.ts";
import { STEP_WIDTH } from "./journey.metrics.ts";
import { scenarioLooks, shortened } from "./scenarioLook.ts";
import type { Colour, SceneItem } from "./scene.types.ts";
import { measureText } from "./textLayout.ts";
import type { SceneWords } from "./words.ts";

const ROOM = STEP_WIDTH - 14;
const PILL = { height: 18, gap: 4, padding: 8, size: 12 } as const;
const COUNT = { height: 18, size: 12 } as const;
/** More than these stand as one figure. */
const MOST_PILLS = 4;

/** What stands in a step's head of the people who come by: a flag each, and how many visits were left unmet. */
export interface HeadFlags {
  height: number;
  items(x: number, y: number): SceneItem[];
  label: string;
}

const NO_FLAGS: HeadFlags = { height: 0, items: () => [], label: "" };

/** The flags of every step; empty ones for steps that nobody comes by. */
export function headFlags(
  scenarios: readonly PlottedScenario[] | undefined,
  words: SceneWords,
): (stepId: string) => HeadFlags {
  if (!scenarios || scenarios.length === 0) return () => NO_FLAGS;
  const looks = scenarioLooks(scenarios);
  const unmet: ReadonlyMap<string, number> = unmetByStep(scenarios);
  return (stepId) => {
    const flags = scenarios.flatMap(({ pseudonym, visits }, index) => {
      const numbers = visits.flatMap((visit, at) => (visit.stepId === stepId ? [at + 1] : []));
      const colour = looks[index]?.colour ?? "primary";
      return numbers.length === 0 ? [] : [flag(pseudonym, ` ${numbers.join(", ")}`, colour)];
    });
    const shown = scenarios.every(({ isForWall }) => isForWall) ? [] : flags;
    return flags.length === 0 ? NO_FLAGS : headOf(shown, unmet.get(stepId) ?? 0, words);
  };
}

interface Flag {
  text: string;
  colour: Colour;
  width: number;
}

function flag(name: string, numbers: string, colour: Colour): Flag {
  const most = ROOM - 2 * PILL.padding;
  const rest = shortened(numbers, most / 2, PILL.size, 700);
  const text = shortened(name, most - measureText(rest, PILL.size, 700), PILL.size, 700) + rest;
  return { text, colour, width: measureText(text, PILL.size, 700) + 2 * PILL.padding };
}

function headOf(flags: readonly Flag[], unmet: number, words: SceneWords): HeadFlags {
  const more = flags.length - MOST_PILLS;
  const shown = more > 0 ? [...flags.slice(0, MOST_PILLS), flag("", `+${more}`, "ink-2")] : flags;
  const rows = rowsOf(shown);
  const counted = words.scenarios.unmetHere(unmet);
  if (rows.length === 0 && unmet === 0) return NO_FLAGS;
  return {
    height: rows.length * (PILL.height + PILL.gap) + (unmet > 0 ? COUNT.height : 0) + 4,
    items: (x, y) => [
      ...rows.flatMap((row, index) => pills(row, x + 8, y + index * (PILL.height + PILL.gap))),
      ...(unmet > 0 ? countItems(counted, x + 8, y + rows.length * (PILL.height + PILL.gap)) : []),
    ],
    label: [...flags.map(({ text }) => text), ...(unmet > 0 ? [counted] : [])].join(", "),
  };
}

function rowsOf(flags: readonly Flag[]): Flag[][] {
  const rows: Flag[][] = [];
  let width = 0;
  for (const one of flags) {
    const last = rows.at(-1);
    if (last && width + PILL.gap + one.width <= ROOM) {
      last.push(one);
      width += PILL.gap + one.width;
    } else {
      rows.push([one]);
      width = one.width;
    }
  }
  return rows;
}

function pills(row: readonly Flag[], x: number, y: number): SceneItem[] {
  let left = x;
  return row.flatMap(({ text, colour, width }): SceneItem[] => {
    const at = left;
    left += width + PILL.gap;
    const inside = width - 2 * PILL.padding;
    const style = { size: PILL.size, weight: 700, fill: "surface", anchor: "middle", width: inside } as const;
    return [
      { type: "rect", x: at, y, width, height: PILL.height, radius: PILL.height / 2, fill: colour },
      { type: "text", x: at + width / 2, y: y + 13.2, text, ...style },
    ];
  });
}

function countItems(text: string, x: number, y: number): SceneItem[] {
  const width = measureText(text, COUNT.size, 700);
  return [
    ...iconItems("none", { x, y: y + 1, size: 14 }, { ink: "ink", cut: "surface" }),
    { type: "text", x: x + 19, y: y + 12.4, text, size: COUNT.size, weight: 700, fill: "ink", width },
  ];
}
