import { type ViewFacts, votesOn } from "@longtable/shared/board/view.rules";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { t } from "../../i18n/t.ts";
import { tableLabels } from "../tables/tableLabels.ts";
import "./ideaWords.ts";

const NOBODY: ViewFacts = { votes: new Map(), tables: {}, groups: {} };
const known = new WeakMap<WorkshopState, Map<string, ViewFacts>>();

/** What a view asks beside the board: votes and names, as this person is sent them. The same object for the same state. */
export function factsOf(state: WorkshopState | null, boardId: string): ViewFacts {
  if (!state) return NOBODY;
  const held = known.get(state) ?? new Map<string, ViewFacts>();
  known.set(state, held);
  const before = held.get(boardId);
  if (before) return before;
  const votes = votesOn(boardId, { rounds: state.rounds, results: state.results });
  const shown = new Set([...votes.values()].flatMap(({ groups }) => Object.keys(groups)));
  const groups = state.workshop.groups.filter(({ id }) => shown.has(id));
  const facts: ViewFacts = {
    votes,
    tables: tableLabels(state.tables),
    groups: Object.fromEntries(groups.map(({ id, label }) => [id, label])),
    saidDots: (count) => t("ideas.wordings.dots", { count }),
  };
  held.set(boardId, facts);
  return facts;
}
