import type { StepFeeling } from "../journey/feelings.schema.ts";
import type { Pin } from "../pins/pins.schema.ts";
import type { Scenario } from "../scenarios/scenario.schema.ts";
import type { Reach } from "../story/scope.rules.ts";
import type { BoardContent } from "./board.doc.ts";

/**
 * A person plotted over a map; for files with how far the story may go that it is told from, where it is from one. On a wall
 * ways have pages of their own: the map there says only how many visits were left unmet.
 */
export type PlottedScenario = Scenario & { storyReach?: Reach; isForWall?: true };

/** What is said of a board beside its document: no copy of the document holds any of it. */
export interface BoardMarks {
  /** How the room rated the steps of a map, where that is shown. */
  feelings?: readonly StepFeeling[];
  pins?: readonly Pin[];
  /** People plotted over a map. */
  scenarios?: readonly PlottedScenario[];
}

/** A board's content with its marks; the very same content where there are none. */
export function withMarks(
  content: BoardContent,
  { feelings = [], pins = [], scenarios = [] }: BoardMarks,
): BoardContent {
  if (feelings.length === 0 && pins.length === 0 && scenarios.length === 0) return content;
  return {
    ...content,
    marks: {
      ...(feelings.length > 0 && { feelings }),
      ...(pins.length > 0 && { pins }),
      ...(scenarios.length > 0 && { scenarios }),
    },
  };
}

/** A board's marks out of what is kept of a whole workshop. */
export function marksOf(
  boardId: string | null,
  all: {
    feelings?: readonly { boardId: string; steps?: readonly StepFeeling[] | undefined; isShown: boolean }[] | undefined;
    pins?: readonly Pin[] | undefined;
    scenarios?: readonly PlottedScenario[] | undefined;
  },
): BoardMarks {
  const feelings = all.feelings?.find((one) => one.boardId === boardId);
  return {
    feelings: feelings?.isShown ? (feelings.steps ?? []) : [],
    pins: all.pins?.filter((pin) => pin.boardId === boardId) ?? [],
    scenarios: all.scenarios?.filter((one) => one.boardId === boardId) ?? [],
  };
}
