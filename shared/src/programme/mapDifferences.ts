import type { BoardContent } from "../board/board.doc.ts";
import { keptInOrder } from "./keptInOrder.ts";
import { placesInWords } from "./placesInWords.ts";

/** Parts of a board that are compared, each by its ids. */
export const COMPARED = [
  "stages",
  "steps",
  "lanes",
  "columns",
  "rows",
  "rings",
  "sectors",
  "clusters",
  "notes",
] as const;
export type ComparedPart = (typeof COMPARED)[number];

export type DifferenceKind = "added" | "changed" | "removed";

/** One part that is in one of two boards, or in both and not the same. */
export interface Difference {
  part: ComparedPart;
  kind: DifferenceKind;
  id: string;
  /** Its words now; of a removed one those it had. */
  label: string;
  /** The words it had, where they changed. */
  before?: string;
  /** Other things that changed, such as its place; `order` where it was moved among its like. */
  fields: string[];
  /** What those were and are, as far as words can say; null for nothing. Places are in words, all else as stored. */
  values?: { field: string; before: string | null; after: string | null }[];
}

/** What a board is compared by, and what is only how it is drawn. */
const FIELDS: Record<ComparedPart, readonly string[]> = {
  stages: ["moment"],
  steps: ["stageId", "keyMoment", "feeling", "channel", "subBoardId"],
  lanes: ["type", "layer"],
  columns: [],
  rows: [],
  rings: [],
  sectors: [],
  clusters: [],
  notes: ["kind", "status", "place", "constraint", "channel", "assetKind", "linkIds"],
};

/** Parts whose order people see. */
const ORDERED: ReadonlySet<ComparedPart> = new Set(["stages", "steps", "lanes", "columns", "rows", "rings", "sectors"]);

type Entry = { readonly id: string } & Readonly<Record<string, unknown>>;

const entriesOf = (content: BoardContent, part: ComparedPart) => (content[part] ?? []) as unknown as readonly Entry[];
const wordsOf = (entry: Entry) => String(entry.label ?? entry.text ?? "");

/**
 * What changed from an earlier board to the one that began as a copy of it. Ids say what is the same thing: a step with
 * other words is changed, not removed and added (METHODS I12). In the order of the later board, what was removed last.
 */
export function mapDifferences(before: BoardContent, after: BoardContent): Difference[] {
  const words = [placesInWords(before), placesInWords(after)] as const;
  return COMPARED.flatMap((part) => {
    const [old, now] = [entriesOf(before, part), entriesOf(after, part)];
    const known = new Map(old.map((entry) => [entry.id, entry]));
    const left = new Set(now.map(({ id }) => id));
    const moved = ORDERED.has(part) ? movedIn(old, now) : NONE;
    const there = now.flatMap((entry): Difference[] => {
      const earlier = known.get(entry.id);
      const common = { part, id: entry.id, label: wordsOf(entry) };
      if (!earlier) return [{ ...common, kind: "added", fields: [] }];
      const changed = FIELDS[part].filter(
        (name) => JSON.stringify(earlier[name] ?? null) !== JSON.stringify(entry[name] ?? null),
      );
      const fields = [...changed, ...(moved.has(entry.id) ? ["order"] : [])];
      const said = wordsOf(earlier);
      if (fields.length === 0 && said === common.label) return [];
      const values = changed.map((field) => ({
        field,
        before: words[0](field, earlier[field]),
        after: words[1](field, entry[field]),
      }));
      return [
        {
          ...{ ...common, kind: "changed", ...(said !== common.label && { before: said }), fields },
          ...(values.length > 0 && { values }),
        },
      ];
    });
    const removed = old
      .filter(({ id }) => !left.has(id))
      .map((entry): Difference => ({ part, kind: "removed", id: entry.id, label: wordsOf(entry), fields: [] }));
    return [...there, ...removed];
  });
}

const NONE: ReadonlySet<string> = new Set();

/** What stands elsewhere among those that are in both; of steps, among those that stayed in their stage. */
function movedIn(old: readonly Entry[], now: readonly Entry[]): ReadonlySet<string> {
  const homeOf = (entry: Entry) => String(entry.stageId ?? "");
  const before = new Map(old.map((entry, index) => [entry.id, { index, home: homeOf(entry) }]));
  const moved = new Set<string>();
  for (const home of new Set(now.map(homeOf))) {
    const stayed = now.filter((entry) => homeOf(entry) === home && before.get(entry.id)?.home === home);
    const ranks = stayed.map(({ id }) => before.get(id)?.index ?? 0);
    const kept = keptInOrder(ranks);
    stayed.forEach(({ id }, index) => {
      if (!kept.has(index)) moved.add(id);
    });
  }
  return moved;
}
