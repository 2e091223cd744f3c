import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { TableId } from "@longtable/shared/kernel/ids";
import type { Electorate } from "@longtable/shared/voting/voting.schema";
import { useState } from "react";
import { firstChoice } from "./candidates.ts";

/** What a host has set up for a vote that is not open yet. */
interface Kept {
  /** Null until the host chooses by hand: the first choice then follows the board. */
  chosen: readonly string[] | null;
  dots: number;
  most: number;
  title: string;
  who: Electorate;
  /** The tables whose people vote, where tables do. */
  tableIds: readonly TableId[];
}

const USUAL: Kept = { chosen: null, dots: 5, most: 3, title: "", who: "everyone", tableIds: [] };

/** Plans by activity and board; kept as long as the page is open, so that a look at the board loses nothing. */
const plans = new Map<string, Kept>();

/** The plan for a vote on one board of one activity. */
export function useVotePlan(key: string, content: BoardContent) {
  const [, redraw] = useState(0);
  const kept = plans.get(key) ?? USUAL;
  const chosen = new Set(kept.chosen ?? firstChoice(content));
  const keep = (change: Partial<Kept>) => {
    plans.set(key, { ...kept, ...change });
    redraw((count) => count + 1);
  };
  return {
    chosen: chosen as ReadonlySet<string>,
    dots: kept.dots,
    most: kept.most,
    title: kept.title,
    who: kept.who,
    tableIds: kept.tableIds,
    setTableIds: (tableIds: readonly TableId[]) => keep({ tableIds }),
    setTitle: (title: string) => keep({ title }),
    setWho: (who: Electorate) => keep({ who }),
    setDots: (dots: number) => keep({ dots }),
    setMost: (most: number) => keep({ most }),
    choose(ids: readonly string[], isChosen: boolean) {
      const next = new Set(chosen);
      for (const id of ids) {
        if (isChosen) next.add(id);
        else next.delete(id);
      }
      keep({ chosen: [...next] });
    },
  };
}
