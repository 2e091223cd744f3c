import { z } from "zod";
import type { BoardContent } from "../board/board.doc.ts";

/** Parts of a board that are compared, each by its ids. */
export const COMPARED = ["stages", "steps", "lanes", "columns", "clusters", "notes"] as const;
export type ComparedPart = (typeof COMPARED)[number];

/** One part that is in one of two boards, or in both and not the same. */
export const Difference = z.object({
  part: z.enum(COMPARED),
  kind: z.enum(["added", "changed", "removed"]),
  id: z.string(),
  /** Its words now; of a removed one those it had. */
  label: z.string(),
  /** The words it had, where they changed. */
  before: z.string().optional(),
  /** Other things that changed, such as its place. */
  fields: z.array(z.string()),
});
export type Difference = z.infer<typeof Difference>;

/** What a board is compared by, and what is only how it is drawn. */
const FIELDS: Record<ComparedPart, readonly string[]> = {
  stages: ["moment"],
  steps: ["stageId", "keyMoment", "feeling"],
  lanes: ["type", "layer"],
  columns: [],
  clusters: [],
  notes: ["kind", "status", "place", "constraint"],
};

type Entry = { readonly id: string } & Readonly<Record<string, unknown>>;

const wordsOf = (entry: Entry) => String(entry.label ?? entry.text ?? "");

/**
 * What changed from an earlier board to the one that began as a copy of it. Ids say what is the same thing: a step with
 * other words is changed, not removed and added (METHODS I12). In the order of the later board, what was removed last.
 */
export function mapDifferences(before: BoardContent, after: BoardContent): Difference[] {
  return COMPARED.flatMap((part) => {
    const [old, now] = [before[part] as unknown as readonly Entry[], after[part] as unknown as readonly Entry[]];
    const known = new Map(old.map((entry) => [entry.id, entry]));
    const left = new Set(now.map(({ id }) => id));
    const there = now.flatMap((entry): Difference[] => {
      const earlier = known.get(entry.id);
      const common = { part, id: entry.id, label: wordsOf(entry) };
      if (!earlier) return [{ ...common, kind: "added", fields: [] }];
      const fields = FIELDS[part].filter(
        (name) => JSON.stringify(earlier[name] ?? null) !== JSON.stringify(entry[name] ?? null),
      );
      const said = wordsOf(earlier);
      if (fields.length === 0 && said === common.label) return [];
      return [{ ...common, kind: "changed", ...(said !== common.label && { before: said }), fields }];
    });
    const removed = old
      .filter(({ id }) => !left.has(id))
      .map((entry): Difference => ({ part, kind: "removed", id: entry.id, label: wordsOf(entry), fields: [] }));
    return [...there, ...removed];
  });
}
