import type { BoardContent } from "@longtable/shared/board/board.doc";
import { placeExists } from "@longtable/shared/board/board.placing";
import type { NoteKind } from "@longtable/shared/board/board.types";
import { guessTable, type TableGuess } from "@longtable/shared/import/table.columns";
import { planTable } from "@longtable/shared/import/table.plan";
import { readTable, type Table } from "@longtable/shared/import/table.read";
import type { ClipNote } from "../actions/clip.ts";

/**
 * Rows of a table that was copied elsewhere, as notes: a row each where its heads say what its columns are, a cell each where
 * it names steps or columns across and lanes down. What the board has by that name is where a note goes. Null for plain
 * lines, and where a row could not be taken as it is: then every line is kept as it was written.
 */
export function rowsToClip(text: string, kind: NoteKind, content: BoardContent): ClipNote[] | null {
  if (!text.includes("\t")) return null;
  const table = readTable(text, "\t");
  const guess = guessTable(table);
  if (!guess.hasHeader) return null;
  let count = 0;
  const newId = () => {
    count += 1;
    return `row${count}`;
  };
  const { notes, problems } = planTable(
    guess.shape === "list" ? withLeftOut(table, guess) : table,
    guess,
    content,
    newId,
  );
  if (problems.length > 0 || notes.length === 0) return null;
  return notes.map(({ text: words, kind: own, status = null, place = null }) => ({
    text: words,
    kind: own ?? kind,
    status,
    off: null,
    ...(placeExists(content, place) && { place }),
  }));
}

/** A table whose other columns stand behind the words: nothing that was copied is left out. */
function withLeftOut(table: Table, { columns }: TableGuess): Table {
  const at = columns.indexOf("text");
  const rows = table.rows.map((row, index) => {
    if (index === 0) return row;
    const others = row.cells.filter((cell, column) => columns[column] === "none" && cell.trim() !== "");
    const words = [row.cells[at] ?? "", ...others].filter((cell) => cell.trim() !== "").join(" · ");
    return { ...row, cells: row.cells.map((cell, column) => (column === at ? words : cell)) };
  });
  return { ...table, rows };
}
