import type { BoardType } from "@longtable/shared/board/board.types";
import { TABLE_FIELDS, type TableField, type TableShape } from "@longtable/shared/import/table.columns";
import { useId } from "react";
import { t } from "../../i18n/t.ts";
import { Segments } from "../console/Segments.tsx";
import type { TableImport } from "./useTableImport.ts";

const SHAPES: readonly TableShape[] = ["list", "grid"];

/** Fields that mean nothing on such a board. */
const NOT_ON: Partial<Record<BoardType, readonly TableField[]>> = {
  columns: ["stage", "step", "lane"],
  journeyMap: ["column"],
};

/** How the table is read: what was guessed, to look at and to change. */
export function TableReading({ table, type }: { table: TableImport; type: BoardType | null }) {
  const id = useId();
  const { wish } = table;
  const fields = TABLE_FIELDS.filter((field) => type === null || !NOT_ON[type]?.includes(field));
  const first = table.table.rows[0]?.cells ?? [];
  if (wish.columns.length < 2) return null;
  return (
    <div className="stack">
      <Segments
        label={t("imports.shape")}
        value={wish.shape}
        options={SHAPES.map((value) => ({ value, label: t(`imports.shapes.${value}`) }))}
        onChange={(shape) => table.choose({ shape })}
      />
      {wish.shape === "list" && (
        <>
          <label className="check">
            <input
              type="checkbox"
              checked={wish.hasHeader}
              onChange={(event) => table.choose({ hasHeader: event.target.checked })}
            />
            <span>{t("imports.header")}</span>
          </label>
          <fieldset className="import-columns">
            <legend className="label">{t("imports.columns")}</legend>
            {wish.columns.map((field, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place alone
              <div className="field" key={index}>
                <label htmlFor={`${id}-${index}`}>
                  {first[index]
                    ? t("imports.columnNamed", { number: index + 1, heading: first[index].slice(0, 40) })
                    : t("imports.column", { number: index + 1 })}
                </label>
                <select
                  id={`${id}-${index}`}
                  className="input"
                  value={field}
                  onChange={(event) => {
                    const next = TABLE_FIELDS.find((known) => known === event.target.value);
                    if (next) table.chooseColumn(index, next);
                  }}
                >
                  {fields.map((value) => (
                    <option key={value} value={value}>
                      {t(`imports.fields.${value}`)}
                    </option>
                  ))}
                </select>
              </div>
            ))}
          </fieldset>
        </>
      )}
    </div>
  );
}
