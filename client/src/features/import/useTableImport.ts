import type { BoardContent } from "@longtable/shared/board/board.doc";
import { guessEncoding } from "@longtable/shared/import/encoding";
import { IMPORT_LIMITS } from "@longtable/shared/import/import.limits";
import { notText } from "@longtable/shared/import/notText";
import { guessTable, type TableField, type TableShape } from "@longtable/shared/import/table.columns";
import { planTable } from "@longtable/shared/import/table.plan";
import { type Delimiter, readTable } from "@longtable/shared/import/table.read";
import { useMemo, useState } from "react";
import { newId } from "../../session/newId.ts";

const EMPTY: Omit<BoardContent, "type"> = {
  title: "",
  stages: [],
  steps: [],
  lanes: [],
  columns: [],
  clusters: [],
  notes: [],
};

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

export type Refused = "tooMuch" | "isSpreadsheet" | "isNoText";

interface Choice {
  shape?: TableShape;
  hasHeader?: boolean;
  columns?: Readonly<Record<number, TableField>>;
}

const NAMES: Record<Delimiter, string> = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" };

/** What was pasted or chosen, how it is read, and what it would do to the board: the same rules as the server's. */
export function useTableImport(board: BoardContent | null) {
  const [text, setText] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [choice, setChoice] = useState<Choice>({});
  const [refused, setRefused] = useState<Refused | null>(null);
  const table = useMemo(() => readTable(text), [text]);
  const guess = useMemo(() => guessTable(table), [table]);
  const wish = useMemo(() => {
    const columns = guess.columns.map((field, index) => choice.columns?.[index] ?? field);
    return { shape: choice.shape ?? guess.shape, hasHeader: choice.hasHeader ?? guess.hasHeader, columns };
  }, [guess, choice]);
  const plan = useMemo(() => {
    const type = wish.shape === "grid" || wish.columns.includes("step") ? "journeyMap" : "columns";
    return planTable(table, wish, board ?? { ...EMPTY, type }, newId);
  }, [table, wish, board]);
  const begin = (next: string) => {
    const isLarge = next.length > IMPORT_LIMITS.tableBytes / 4 && bytesOf(next) > IMPORT_LIMITS.tableBytes;
    setRefused(isLarge ? "tooMuch" : null);
    setText(isLarge ? "" : next);
    setFile(null);
    setChoice({});
  };
  return {
    text,
    file,
    /** Why what was pasted or chosen is not read at all: nothing is ever cut. */
    refused,
    table,
    wish,
    plan,
    delimiter: table.delimiter === null ? "none" : NAMES[table.delimiter],
    begin,
    choose: (next: Choice) => setChoice((before) => ({ ...before, ...next })),
    chooseColumn: (index: number, field: TableField) =>
      setChoice((before) => ({ ...before, columns: { ...before.columns, [index]: field } })),
    /** Reads a table's letters however they are written; a file of ours is sent as it is. */
    async take(chosen: File) {
      if (/\.json$/i.test(chosen.name) || chosen.type === "application/json") {
        begin("");
        setFile(chosen);
        return;
      }
      if (chosen.size > IMPORT_LIMITS.tableBytes) {
        begin("");
        setRefused("tooMuch");
        return;
      }
      const bytes = new Uint8Array(await chosen.arrayBuffer());
      const other = notText(bytes);
      if (other) {
        begin("");
        setRefused(other === "spreadsheet" ? "isSpreadsheet" : "isNoText");
        return;
      }
      begin(new TextDecoder(guessEncoding(bytes)).decode(bytes));
    },
  };
}
export type TableImport = ReturnType<typeof useTableImport>;
