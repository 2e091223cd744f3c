import type { Note } from "@longtable/shared/board/board.types";
import { useId } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";

interface Props {
  notes: readonly Pick<Note, "tableId">[];
  names: Readonly<Record<string, string>>;
  value: string;
  onChange(tableId: string): void;
}

/** Shows the notes of one table alone; nothing where no note was brought from a table. */
export function TableFilter({ notes, names, value, onChange }: Props) {
  const id = useId();
  const from = new Set(notes.flatMap(({ tableId }) => tableId ?? []));
  const tables = Object.entries(names).filter(([tableId]) => from.has(tableId as never));
  if (tables.length === 0) return null;
  return (
    <div className="field board-pad">
      <label htmlFor={id}>{t("boardList.fromTable")}</label>
      <span className="picker">
        <select id={id} className="input" value={value} onChange={({ target }) => onChange(target.value)}>
          <option value="">{t("boardList.allTables")}</option>
          {tables.map(([tableId, label]) => (
            <option key={tableId} value={tableId}>
              {label}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
    </div>
  );
}
