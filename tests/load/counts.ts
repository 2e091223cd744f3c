import type { BoardContent } from "@longtable/shared/board/board.doc";

export type Ballot = Readonly<Record<string, number>>;

export interface TallyLine {
  noteId: string;
  dots: number;
  voters: number;
}

/** What was acknowledged: every note by its id, and each person's last ballot. */
export interface Acknowledged {
  notes: ReadonlyMap<string, string>;
  ballots: ReadonlyMap<string, Ballot>;
}

/** One comparison of what is there with what was acknowledged. */
export interface Count {
  what: string;
  expected: number;
  found: number;
  wrong: readonly string[];
}

export const isRight = ({ expected, found, wrong }: Count): boolean => expected === found && wrong.length === 0;

/** Every acknowledged note once, with its words, and no other. */
export function countNotes(
  what: string,
  { notes }: Acknowledged,
  found: readonly { id: string; text: string }[],
): Count {
  const byId = new Map(found.map(({ id, text }) => [id, text]));
  const missing = [...notes].filter(([id, text]) => byId.get(id) !== text).map(([id]) => `${id}: ${byId.get(id)}`);
  const extra = [...byId.keys()].filter((id) => !notes.has(id)).map((id) => `${id} is extra`);
  return { what, expected: notes.size, found: found.length, wrong: [...missing, ...extra] };
}

/** The tally against a recount of the acknowledged ballots, made apart from the code under test. */
export function countTally(what: string, { ballots }: Acknowledged, tally: readonly TallyLine[]): Count {
  const wrong: string[] = [];
  for (const { noteId, dots, voters } of tally) {
    const given = [...ballots.values()].map((ballot) => ballot[noteId] ?? 0).filter((count) => count > 0);
    const sum = given.reduce((total, count) => total + count, 0);
    if (sum !== dots || given.length !== voters)
      wrong.push(`${noteId}: ${dots}/${voters}, counted ${sum}/${given.length}`);
  }
  const listed = new Set(tally.map(({ noteId }) => noteId));
  const all = [...ballots.values()].flatMap((ballot) => Object.entries(ballot));
  for (const [noteId] of all) if (!listed.has(noteId)) wrong.push(`${noteId} is not in the tally`);
  return {
    what,
    expected: all.reduce((total, [, count]) => total + count, 0),
    found: tally.reduce((total, { dots }) => total + dots, 0),
    wrong,
  };
}

/** Notes of a CSV export: its `id` and `text` columns, by the rules of RFC 4180. */
export function notesInCsv(csv: string): { id: string; text: string }[] {
  const [head, ...rows] = parseCsv(csv.replace(/^\ufeff/, ""));
  const [id, text] = [head?.indexOf("id") ?? -1, head?.indexOf("text") ?? -1];
  return rows.map((row) => ({ id: row[id] ?? "", text: row[text] ?? "" }));
}

function parseCsv(csv: string): string[][] {
  const rows: string[][] = [];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    const row = rows.at(-1) ?? [];
    if (rows.length === 0) rows.push(row);
    row.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
    if (end === "") break;
  }
  return rows.filter((row) => row.length > 1 || row[0] !== "");
}

export const notesOn = ({ notes }: Pick<BoardContent, "notes">) => notes.map(({ id, text }) => ({ id, text }));
