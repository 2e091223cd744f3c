import type { OutputOf } from "@longtable/shared/kernel/command";
import type { TableId } from "@longtable/shared/kernel/ids";
import { listTablePeople, movePerson, setTableHost } from "@longtable/shared/tables/tables.commands";
import type { TableForViewer } from "@longtable/shared/tables/tables.schema";
import { useCallback, useEffect, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import type { Commands } from "../console/useCommands.ts";

interface Props {
  title: string;
  /** Null for those without a table. */
  tableId: TableId | null;
  tables: readonly TableForViewer[];
  commands: Commands;
  onClose(): void;
}

type Person = OutputOf<typeof listTablePeople>["people"][number];

/** Who sits at a table, by the names they gave; only hosts see them. Each can be moved, or made the table's host. */
export function TablePeople({ title, tableId, tables, commands, onClose }: Props) {
  const [people, setPeople] = useState<readonly Person[] | null>(null);
  const { run } = commands;
  const read = useCallback(async () => {
    const found = await run(listTablePeople, { tableId });
    if (found) setPeople(found.people);
  }, [run, tableId]);
  useEffect(() => void read(), [read]);
  const move = async (participantId: Person["participantId"], to: string) => {
    await run(movePerson, { participantId, tableId: to === "" ? null : (to as TableId) });
    await read();
  };
  const host = async ({ participantId, isHost }: Person) => {
    await run(setTableHost, { participantId, isHost: !isHost });
    await read();
  };
  return (
    <Sheet title={title} onClose={onClose}>
      {people === null && <p role="status">{t("loading")}</p>}
      {people?.length === 0 && <p className="quiet">{t("hostTables.nobody")}</p>}
      <ul className="table-people">
        {people?.map((person, index) => {
          const name = person.alias || t("hostTables.nameless", { number: index + 1 });
          const isHostLabel = person.isHost ? "hostTables.unmakeHostOf" : "hostTables.makeHostOf";
          return (
            <li key={person.participantId}>
              <span className="table-person">
                <b dir="auto">{name}</b>
                <span className="quiet small">
                  {t(person.isHere ? "hostTables.personHere" : "hostTables.personAway")}
                  {person.isHost && `, ${t("hostTables.personHost")}`}
                </span>
              </span>
              {tableId !== null && (
                <button
                  type="button"
                  className="btn"
                  aria-label={t(isHostLabel, { name })}
                  onClick={() => void host(person)}
                >
                  {t(person.isHost ? "hostTables.unmakeHost" : "hostTables.makeHost")}
                </button>
              )}
              <select
                className="input"
                aria-label={t("hostTables.moveTo", { name })}
                value={tableId ?? ""}
                onChange={({ target }) => void move(person.participantId, target.value)}
              >
                <option value="">{t("hostTables.noTable")}</option>
                {tables.map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </select>
            </li>
          );
        })}
      </ul>
      <div className="dialog-acts">
        <button type="button" className="btn" onClick={onClose}>
          {t("hostTables.close")}
        </button>
      </div>
    </Sheet>
  );
}
