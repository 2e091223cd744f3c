import { listPages } from "../projector/listPages.ts";

/** One line of the wall's report. */
export interface WallEntry {
  id: string;
  heading: string;
  mark: string;
  text: string;
  /** What became of it, said first. */
  strong: string;
  rest: string;
}

export interface ReportPage {
  key: string;
  heading: string;
  entries: readonly WallEntry[];
}

/** What a page holds, in lines of the wall's body size, and what an entry takes of it. */
const ROOM = { lines: 12, said: 62, answer: 72, between: 1 };

const linesOf = ({ text, strong, rest }: WallEntry) =>
  Math.ceil(text.length / ROOM.said) + Math.ceil((strong.length + rest.length + 1) / ROOM.answer) + ROOM.between;

/** Spreads the report over pages; a page has one heading, and nothing on it is cut or made smaller. */
export function reportPages(entries: readonly WallEntry[]): ReportPage[] {
  const headings = [...new Set(entries.map(({ heading }) => heading))];
  return headings.flatMap((heading) => {
    const own = entries.filter((entry) => entry.heading === heading);
    return listPages(own, ROOM.lines, linesOf).map(({ items }) => ({
      key: `${heading}:${items[0]?.id}`,
      heading,
      entries: items,
    }));
  });
}
