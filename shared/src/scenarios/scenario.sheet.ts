import type { ExportedScenario } from "./exportedScenario.ts";
import { placeOf } from "./scenario.lines.ts";
import { ENGLISH_SCENARIO_WORDS } from "./scenario.words.ts";

type Cell = string | number | null;

/** A board's people, with what it is called. */
interface Plotted {
  board: { id: string; title: string };
  scenarios?: readonly ExportedScenario[];
}

const HEADS = ["Person", "About", "Made up", "Visit", "Step", "How well", "Note", "Needs", "Board", "Id"] as const;

/** A line a visit, and one for each need that no visit is about; without lines where nobody is plotted. */
export const SCENARIO_SHEET = {
  name: "Would it work for",
  heads: HEADS,
  widths: [18, 40, 9, 7, 30, 12, 50, 50, 24, 24],

  rows(boards: readonly Plotted[]): Cell[][] {
    const own = ENGLISH_SCENARIO_WORDS;
    return boards.flatMap(({ board, scenarios = [] }) =>
      scenarios.flatMap(({ pseudonym, about, fictional, needs, visits, gaps }): Cell[][] => {
        const textOf = (id: string) => needs.find((need) => need.id === id)?.text ?? "";
        const who = [pseudonym, about, fictional ? "yes" : "no"];
        return [
          ...visits.map((visit) => [
            ...who,
            visit.order,
            placeOf(visit),
            own.fits[visit.fit],
            visit.note,
            visit.needIds.map(textOf).join("\n") || null,
            board.title,
            visit.id,
          ]),
          ...gaps
            .filter(({ kind }) => kind === "noVisit")
            .map(({ needId }) => [...who, null, null, own.gaps.noVisit, null, textOf(needId), board.title, needId]),
        ];
      }),
    );
  },
} as const;
