import type { Tables } from "@longtable/shared/tables/tables.schema";
import { useId } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";

interface Props {
  tables: Tables;
  ownId: string | null;
  problem: string | null;
  onChoose(tableId: string): void;
}

/** The tables there are, with the places left at each. */
export function ChooseTable({ tables, ownId, problem, onChoose }: Props) {
  const id = useId();
  const open = tables.list.filter(({ isEnded }) => !isEnded);
  return (
    <section className="card table-choice" aria-labelledby={id}>
      <h2 id={id}>{t("tables.choose")}</h2>
      <p>{t("tables.chooseLead")}</p>
      <p role="alert" className="field-problem">
        {problem}
      </p>
      <ul>
        {open.map(({ id: tableId, label, left = 0 }) => {
          const isOwn = tableId === ownId;
          const isFull = left === 0 && !isOwn;
          const places = isOwn ? t("tables.yours") : isFull ? t("tables.full") : t("tables.left", { count: left });
          return (
            <li key={tableId}>
              <button
                type="button"
                className="btn btn-wide"
                aria-pressed={isOwn}
                aria-disabled={isFull}
                aria-label={t("tables.sit", { label, places })}
                onClick={() => !isFull && onChoose(tableId)}
              >
                <b dir="auto">{label}</b>
                <span className="small">
                  {isOwn && <Icon name="check" />} {places}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
