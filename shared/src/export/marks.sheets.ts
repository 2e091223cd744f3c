import { FEELING_VALUES } from "../journey/feelings.types.ts";
import type { BoardExport } from "./exportModel.ts";
import { ENGLISH_MARK_WORDS as WORDS } from "./marks.words.ts";
import type { Sheet } from "./sheets.ts";

type Marked = Pick<BoardExport, "board" | "pins" | "feelings">;

const signed = (value: number): string => (value > 0 ? `+${value}` : String(value));

const FELT_HEADS = [
  ...["Step", "Middle", "Lowest", "Highest", "Mixed views", "People"],
  ...FEELING_VALUES.map((value) => `Said ${signed(value)}`),
  ...["Words", "Board", "Id"],
];

/** How rooms rated their maps' steps, and what is pinned to boards: a sheet each for all of them, none without a row. */
export function markSheets(boards: readonly Marked[]): Sheet[] {
  const sheets: Sheet[] = [
    {
      name: "How the room felt",
      heads: [FELT_HEADS],
      widths: [30, 8, 8, 8, 12, 8, ...FEELING_VALUES.map(() => 8), 40, 24, 24],
      rows: boards.flatMap(feltRows),
    },
    {
      name: WORDS.pins,
      heads: [["What", "Words", "State", "Answer", "On the note", "Step", "Lane", "Board", "Id"]],
      widths: [12, 50, 12, 50, 40, 30, 24, 24, 24],
      rows: boards.flatMap(pinRows),
    },
  ];
  return sheets.filter(({ rows }) => rows.length > 0);
}

function feltRows({ board, feelings = [] }: Marked): Sheet["rows"] {
  return feelings.map((felt) => {
    const { step, answered, spread, words, stepId } = felt;
    const where = [board.title, stepId];
    if (!spread) return [step, ...FELT_HEADS.slice(1, -3).map(() => null), WORDS.feeling(felt), ...where];
    const { median, lowest, highest, mixed, counts } = spread;
    const said = words.map(({ text, count }) => (count > 1 ? `${text} (${count})` : text)).join(", ");
    return [step, median, lowest, highest, mixed ? "yes" : "no", answered, ...counts, said || null, ...where];
  });
}

function pinRows({ board, pins = [] }: Marked): Sheet["rows"] {
  return pins.map(({ id, kind, text, state, answer, note, step, lane }) => [
    ...[WORDS.kind(kind), text, WORDS.state(state), answer],
    ...[note, step, lane, board.title, id],
  ]);
}
