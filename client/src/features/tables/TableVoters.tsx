import type { TableId } from "@longtable/shared/kernel/ids";
import type { Tables } from "@longtable/shared/tables/tables.schema";
import { hostTables } from "../../i18n/en/hostTables.ts";
import { tablesErrors } from "../../i18n/en/tables.ts";
import { addWords, t } from "../../i18n/t.ts";

addWords({ hostTables, errors: tablesErrors });

interface Props {
  tables: Tables["list"];
  chosen: readonly TableId[];
  onChoose(tableIds: readonly TableId[]): void;
}

/** Which tables' people vote. */
export function TableVoters({ tables, chosen, onChoose }: Props) {
  const toggle = (id: TableId, isIn: boolean) => {
    const rest = chosen.filter((other) => other !== id);
    onChoose(isIn ? [...rest, id] : rest);
  };
  return (
    <fieldset className="vote-list">
      <legend>{t("hostTables.vote.which")}</legend>
      {tables.map(({ id, label, people }) => (
        <label key={id}>
          <input type="checkbox" checked={chosen.includes(id)} onChange={({ target }) => toggle(id, target.checked)} />
          <span dir="auto">
            {label}, {t("hostTables.wall.people", { count: people })}
          </span>
        </label>
      ))}
      <p className="hint">{t("hostTables.vote.hint")}</p>
    </fieldset>
  );
}
