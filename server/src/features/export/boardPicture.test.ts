import type { BoardSource } from "@longtable/shared/export/exportModel";
import { toSvg } from "@longtable/shared/export/toSvg";
import type { Round } from "@longtable/shared/voting/voting.schema";
import { expect, it } from "vitest";
import { boardPicture } from "./boardPicture.ts";

const round = (more: Partial<Round>): BoardSource["rounds"][number] => ({
  question: "Which first?",
  round: {
    id: "r1",
    activityId: "a1",
    boardId: "b1",
    dots: 5,
    maxPerItem: 3,
    candidates: [{ noteId: "n1", text: "A ride home" }],
    voted: 4,
    ...more,
  } as Round,
});

const source = (rounds: BoardSource["rounds"]) =>
  ({
    board: { id: "b1", title: "Ideas", type: "columns" },
    content: {
      type: "columns",
      title: "Ideas",
      stages: [],
      steps: [],
      lanes: [],
      columns: [],
      clusters: [],
      notes: [],
    },
    rounds,
  }) as unknown as BoardSource;

it("[EX1] a board's picture shows the result of a closed round, as text that can be selected", () => {
  const tally = [{ noteId: "n1", dots: 7, voters: 4 }] as Round["tally"];
  const svg = toSvg(boardPicture(source([round({ state: "closed", ...(tally && { tally }) })])));
  for (const words of ["Which first?", "A ride home", "4 people, 7 dots"]) expect(svg).toContain(`>${words}</text>`);
});

it("[EX3] a board's picture shows nothing of an open round", () => {
  const svg = toSvg(boardPicture(source([round({ state: "open" })])));
  expect(svg).not.toMatch(/Which first|A ride home|people/);
});
