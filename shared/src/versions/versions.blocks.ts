import type { BoardExport } from "../export/exportModel.ts";
import type { ReportBlock, ReportItem } from "../export/report.blocks.ts";
import type { Difference, DifferenceKind } from "../programme/mapDifferences.ts";
import { ENGLISH_VERSION_WORDS as WORDS } from "./versions.words.ts";

/** How far a map can be relied on, as lines: now or later, its status, and who looked at it. */
export function standingLines({ board }: Pick<BoardExport, "board">): string[] {
  const { mapState, status, reviews = [] } = board;
  if (!mapState && !status && reviews.length === 0) return [];
  const last = reviews.at(-1);
  return [
    ...(mapState ? [WORDS.states[mapState]] : []),
    status ? WORDS.statuses[status] : last ? WORDS.changedSince(last.by) : WORDS.statuses.draft,
    ...reviews.map(({ by, at, note }) => WORDS.review(by, new Date(at).toISOString().slice(0, 10), note)),
  ];
}

/** The same under its own heading, with what differs from the board it began as; nothing where nobody said anything. */
export function versionBlocks(model: BoardExport, titleOf: (boardId: string) => string | undefined): ReportBlock[] {
  const lines = standingLines(model);
  const earlier = model.board.basedOnId && titleOf(model.board.basedOnId);
  const { differences } = model;
  return [
    ...(lines.length > 0 ? [heading(WORDS.standing), list(lines.map((text) => ({ text, details: [] })))] : []),
    ...(earlier && differences ? [heading(WORDS.differs(earlier)), ...differenceBlocks(differences)] : []),
  ];
}

const KINDS: readonly DifferenceKind[] = ["added", "changed", "removed"];

function differenceBlocks(differences: readonly Difference[]): ReportBlock[] {
  if (differences.length === 0) return [{ kind: "text", text: WORDS.same }];
  const items = KINDS.flatMap((kind) => itemsOf(differences.filter((one) => one.kind === kind)));
  return [list(items)];
}

/** Parts of which there is no more to say than their words stand in one line, kind by kind. */
function itemsOf(differences: readonly Difference[]): ReportItem[] {
  const items = differences.map((difference) => ({ difference, item: differenceItem(difference) }));
  const plain = items.filter(({ item }) => item.details.length === 0);
  const grouped = Map.groupBy(plain, ({ difference }) => difference.part);
  const together = [...grouped.values()].map((group): ReportItem => {
    const [{ difference, item } = {}] = group;
    if (!difference || !item || group.length === 1) return item ?? { text: "", details: [] };
    const labels = group.map((one) => `“${one.difference.label}”`).join(", ");
    return { text: `${WORDS.kinds[difference.kind]} (${WORDS.parts[difference.part]}): ${labels}`, details: [] };
  });
  return [...together, ...items.filter(({ item }) => item.details.length > 0).map(({ item }) => item)];
}

function differenceItem(difference: Difference): ReportItem {
  const { kind, part, label, before, fields, values = [] } = difference;
  const said = (value: string | null, field: string) =>
    value === null ? WORDS.nothing : (WORDS.values[field]?.[value] ?? value);
  return {
    text: `${WORDS.kinds[kind]} (${WORDS.parts[part]}): ${label}`,
    details: [
      ...(before === undefined ? [] : [WORDS.was(before)]),
      ...fields.map((field) => {
        const value = values.find((one) => one.field === field);
        const name = WORDS.fields[field] ?? field;
        if (!value || (value.before === null && value.after === null) || field === "subBoardId") return name;
        return WORDS.fromTo(name, said(value.before, field), said(value.after, field));
      }),
    ],
  };
}

const heading = (text: string): ReportBlock => ({ kind: "heading", level: 3, text });
const list = (items: ReportItem[]): ReportBlock => ({ kind: "list", items });
