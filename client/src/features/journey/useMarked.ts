import type { BoardContent } from "@longtable/shared/board/board.doc";
import { marksOf, withMarks } from "@longtable/shared/board/board.marks";
import type { Scenario } from "@longtable/shared/scenarios/scenario.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useMemo } from "react";

const forWall = (all: readonly Scenario[] | undefined) =>
  all?.filter(({ onWall }) => onWall).map((one) => ({ ...one, isForWall: true as const }));

/**
 * A board with what is said of it beside its document: how the room felt, pins, pictures, people plotted over it. The same object
 * until one of them changes.
 *
 * @param isWall - of the people only those whom hosts chose for the big screens, also where a host looks at what those show.
 */
export function useMarked<Content extends BoardContent | null>(
  content: Content,
  state: Pick<WorkshopState, "feelings" | "pins" | "images" | "versions" | "scenarios"> | null,
  boardId: string | null,
  isWall = false,
): Content {
  const all = state?.scenarios;
  const scenarios = useMemo(() => (isWall ? forWall(all) : all), [all, isWall]);
  const [feelings, pins, images] = [state?.feelings, state?.pins, state?.images?.list];
  const standings = state?.versions?.maps;
  return useMemo(
    () =>
      content && (feelings || pins || images || standings || scenarios)
        ? (withMarks(content, marksOf(boardId, { feelings, pins, images, standings, scenarios })) as Content)
        : content,
    [content, feelings, pins, images, standings, scenarios, boardId],
  );
}
