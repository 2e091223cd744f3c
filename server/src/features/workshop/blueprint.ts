import type { Answer } from "@longtable/shared/agreement/agreement.rules";
import type { BoardDoc } from "@longtable/shared/board/board.doc";
import type { LockedPart } from "@longtable/shared/board/board.locks";
import type { Decision } from "@longtable/shared/decision/decision.schema";
import type { Afterwards } from "@longtable/shared/followThrough/afterwards.types";
import { UserError } from "@longtable/shared/kernel/userError";
import { DEFAULT_GROUPS } from "@longtable/shared/participation/groups";
import type { StartScenarios } from "@longtable/shared/scenarios/startScenarios.types";
import type { StartStories } from "@longtable/shared/story/startStories.types";
import type { GroupResults } from "@longtable/shared/voting/results.schema";
import type { Candidate, TallyRow } from "@longtable/shared/voting/voting.schema";
import { fillBoard } from "@longtable/shared/workshop/templates/fillBoard";
import type { ActivityBlueprint } from "@longtable/shared/workshop/templates/template.types";
import type { BoardSummary, Group } from "@longtable/shared/workshop/workshop.schema";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import { findTemplate } from "./savedTemplates.store.ts";

/** The template id of the filled demo. */
export const SAMPLE = "sample";

/** Everything a new workshop starts with, from a template or from the demo. Keys link its parts. */
export interface WorkshopBlueprint {
  isSample: boolean;
  groups: readonly Group[];
  boards: readonly {
    key: string;
    type: BoardSummary["type"];
    title: string;
    /** A map of things as they are, or as they are to be; and the board before it in the list that it began as. */
    mapState?: "current" | "future";
    basedOnKey?: string;
    write(board: BoardDoc, origin: unknown): void;
    /** The parts that come locked, once it was written. */
    lockedParts?(): readonly LockedPart[];
  }[];
  activities: readonly (ActivityBlueprint & { key: string })[];
  rounds: readonly {
    key: string;
    activityKey: string;
    boardKey: string;
    dots: number;
    maxPerItem: number;
    candidates: Candidate[];
    voted: number;
    tally: TallyRow[];
    byGroup: Pick<GroupResults, "least" | "shown" | "hidden">;
  }[];
  decisions: readonly (Pick<Decision, "question" | "method" | "state" | "noteIds"> & {
    key: string;
    roundKey: string | null;
    /** What the room said to it, in no order that means anything. */
    answers: readonly Answer[];
  })[];
  /** What it has behind it already, by the moment it is made, in milliseconds since 1970; absent for templates. */
  afterwards?(now: number): Afterwards;
  /** What its notes rest on, as above. */
  stories?(now: number): StartStories;
  /** People plotted over its maps. */
  scenarios?: StartScenarios;
}

/** The demo's content; made anew for each workshop, with fresh ids. */
export type SampleBlueprint = Omit<WorkshopBlueprint, "isSample">;

/**
 * What a template makes.
 *
 * @throws {UserError} `notFound` when there is no such template.
 */
export async function blueprintFor(
  sql: Sql,
  template: string,
  sample: () => SampleBlueprint,
): Promise<WorkshopBlueprint> {
  if (template === SAMPLE) return { isSample: true, ...sample() };
  const found = await findTemplate(sql, template);
  if (!found) throw new UserError("notFound", "workshop.noSuchTemplate");
  return {
    isSample: false,
    groups: DEFAULT_GROUPS,
    boards: found.boards.map((blueprint) => {
      let locked: readonly LockedPart[] = [];
      return {
        key: blueprint.key,
        type: blueprint.type,
        title: blueprint.title,
        write(board: BoardDoc, origin: unknown) {
          locked = fillBoard(board, blueprint, newId, origin);
        },
        lockedParts: () => locked,
      };
    }),
    activities: found.activities.map((activity, index) => ({ ...activity, key: String(index) })),
    rounds: [],
    decisions: [],
  };
}
