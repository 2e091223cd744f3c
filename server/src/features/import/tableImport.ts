import type { BoardContent } from "@longtable/shared/board/board.doc";
import { type Encoding, guessEncoding } from "@longtable/shared/import/encoding";
import { IMPORT_LIMITS } from "@longtable/shared/import/import.limits";
import { notText } from "@longtable/shared/import/notText";
import { guessTable, TABLE_FIELDS, type TableGuess } from "@longtable/shared/import/table.columns";
import { planTable, type RowProblem, type TablePlan, type TableWish } from "@longtable/shared/import/table.plan";
import { DELIMITERS, readTable, type Table } from "@longtable/shared/import/table.read";
import { isId } from "@longtable/shared/kernel/idText";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { requiredText } from "@longtable/shared/kernel/requiredText";
import { UserError, type WireError } from "@longtable/shared/kernel/userError";
import { z } from "zod";
import { newId } from "../../kernel/newId.ts";

const flag = z.enum(["0", "1"]).transform((value) => value === "1");

/** Query of a table's import: where it goes and how it is read; what is left out is guessed. */
export const TableQuery = z.strictObject({
  /** Left out: a new board. */
  board: z.string().refine(isId).optional(),
  title: requiredText(LIMITS.titleChars).optional(),
  shape: z.enum(["list", "grid"]).optional(),
  header: flag.optional(),
  /** The columns' fields from the left, with commas between. */
  columns: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum(TABLE_FIELDS)).max(IMPORT_LIMITS.columns))
    .optional(),
  delimiter: z.enum(["comma", "semicolon", "tab", "bar", "none"]).optional(),
  encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1252"]).optional(),
  /** Leaves out rows that cannot be taken, instead of refusing all. */
  skip: flag.default(false),
  /** Says what would happen and changes nothing. */
  dryRun: flag.default(false),
});
export type TableQuery = z.infer<typeof TableQuery>;

/** A table whose rows cannot all be taken; nothing was. */
export class RowsRefused extends UserError {
  readonly problems: readonly RowProblem[];

  constructor(problems: readonly RowProblem[]) {
    super("invalid", "import.rowsRefused", { count: problems.length });
    this.problems = problems;
  }

  override toWire(): WireError & { rows: readonly RowProblem[] } {
    return { ...super.toWire(), rows: this.problems.slice(0, MOST_SHOWN) };
  }
}

const MOST_SHOWN = 200;

export interface ReadTable {
  table: Table;
  wish: TableWish;
  encoding: Encoding;
}

/**
 * Reads a table's bytes as wished, and guesses the rest.
 *
 * @throws {UserError} tooLarge; invalid for a file that is no text, which says what to do with it instead.
 */
export function readTableBytes(bytes: Uint8Array, query: TableQuery): ReadTable {
  if (bytes.length > IMPORT_LIMITS.tableBytes) throw new UserError("tooLarge", "import.tooMuch");
  const other = notText(bytes);
  if (other) throw new UserError("invalid", other === "spreadsheet" ? "import.isSpreadsheet" : "import.isNoText");
  const encoding = query.encoding ?? guessEncoding(bytes);
  const text = new TextDecoder(encoding).decode(bytes).toWellFormed();
  const table = query.delimiter === undefined ? readTable(text) : readTable(text, delimiterOf(query.delimiter));
  const guess: TableGuess = guessTable(table);
  const wish = {
    shape: query.shape ?? guess.shape,
    hasHeader: query.header ?? guess.hasHeader,
    columns: query.columns ?? guess.columns,
  };
  return { table, wish, encoding };
}

function delimiterOf(name: NonNullable<TableQuery["delimiter"]>) {
  const [comma, semicolon, tab, bar] = DELIMITERS;
  return { comma, semicolon, tab, bar, none: null }[name];
}

/**
 * What the table makes of a board.
 *
 * @throws {RowsRefused} when a row cannot be taken and nobody said to leave such rows out, or nothing would be left.
 */
export function planFor(
  { table, wish }: ReadTable,
  board: BoardContent,
  { skip }: Pick<TableQuery, "skip">,
): TablePlan {
  const plan = planTable(table, wish, board, newId);
  const isFatal = plan.problems.some(({ key }) => !MAY_SKIP.has(key));
  const isEmpty = plan.notes.length === 0;
  if (plan.problems.length > 0 && (isFatal || !skip || isEmpty)) throw new RowsRefused(plan.problems);
  if (isEmpty) throw new UserError("invalid", "import.nothing");
  return plan;
}

/** Problems of one row; the others are of the whole table. */
const MAY_SKIP: ReadonlySet<RowProblem["key"]> = new Set([
  "import.rowNoText",
  "import.rowTooLong",
  "import.rowKind",
  "import.rowStatus",
  "import.rowLang",
  "import.rowLabel",
]);

/** What a new board is when a table brings it: a map where it says steps, else columns. */
export function typeFor({ wish }: ReadTable): "journeyMap" | "columns" {
  return wish.shape === "grid" || wish.columns.includes("step") ? "journeyMap" : "columns";
}
