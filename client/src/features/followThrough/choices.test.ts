import { expect, it } from "vitest";
import { choicesFor } from "./choices.ts";

const candidate = (id: string) => ({ noteId: id as never, text: `idea ${id}` });
const row = (id: string, dots: number) => ({ noteId: id as never, dots, voters: 1 });

it("[FT1] offers what closed votes were about by their dots, newest vote first, then the board's notes, each once", () => {
  const rounds = [
    { candidates: [candidate("a"), candidate("b")], tally: [row("b", 4), row("a", 1)] },
    { candidates: [candidate("b"), candidate("c")], tally: [row("c", 3), row("b", 0)] },
    { candidates: [candidate("open")] },
  ];
  const content = {
    notes: [
      { id: "a", text: "other words" },
      { id: "d", text: "idea d" },
      { id: "e", text: "" },
    ],
  };
  const found = choicesFor(rounds, content as never);
  expect(found.map(({ noteId, dots }) => [noteId, dots])).toEqual([
    ["c", 3],
    ["b", 0],
    ["a", 1],
    ["d", null],
  ]);
  expect(found[2]?.text).toBe("idea a");
  expect(choicesFor([], null)).toEqual([]);
});
