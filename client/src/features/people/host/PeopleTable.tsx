import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useDeferredValue, useId, useMemo, useState } from "react";
import { t } from "../../../i18n/t.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { findRows, type PersonRow, peopleRows } from "./peopleRows.ts";

interface Props {
  state: WorkshopState;
  onOpen(participantId: string): void;
}

/** Everyone in the room, a line each; found by name, group or table. */
export function PeopleTable({ state, onOpen }: Props) {
  const [words, setWords] = useState("");
  const wanted = useDeferredValue(words);
  const rows = useMemo(() => peopleRows(state), [state]);
  const found = useMemo(() => findRows(rows, wanted), [rows, wanted]);
  const id = useId();
  if (rows.length === 0) return <p className="hint people-empty">{t("people.list.empty")}</p>;
  return (
    <section className="card people-card" aria-label={t("people.title")}>
      <div className="people-find">
        <div className="field">
          <label htmlFor={id}>{t("people.list.search")}</label>
          <input
            id={id}
            className="input"
            type="search"
            value={words}
            autoComplete="off"
            onChange={({ target }) => setWords(target.value)}
          />
        </div>
        <p role="status" className="quiet">
          {wanted.trim() === ""
            ? t("people.list.count", { count: rows.length })
            : t("people.list.found", { count: found.length })}
        </p>
      </div>
      {found.length === 0 ? (
        <p className="hint">{t("people.list.none")}</p>
      ) : (
        <section className="people-scroll" aria-label={t("people.list.all")}>
          <table className="people-table">
            <thead>
              <tr>
                {(["name", "group", "table", "here", "vote"] as const).map((head) => (
                  <th key={head} scope="col">
                    {t(`people.list.${head}`)}
                  </th>
                ))}
                <th scope="col">
                  <span className="sr">{t("people.list.more")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {found.map((row) => (
                <Row key={row.person.participantId} row={row} onOpen={onOpen} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

function Row({ row: { person, name, group, table, hasHandUp }, onOpen }: { row: PersonRow } & Pick<Props, "onOpen">) {
  const { isHere, isProxy, canVote, isTableHost } = person;
  const standing = isProxy ? "noPhone" : isHere ? "yes" : "away";
  return (
    <tr className={isHere || isProxy ? undefined : "is-away"}>
      <th scope="row" dir="auto">
        {name}
        {hasHandUp && (
          <span className="chip people-hand">
            <Icon name="raised" /> {t("people.list.up")}
          </span>
        )}
      </th>
      <td>{group}</td>
      <td>
        {table} {isTableHost && <span className="quiet">({t("people.list.hostsTable")})</span>}
      </td>
      <td>{t(`people.list.${standing}`)}</td>
      <td>{t(canVote ? "people.list.votes" : "people.list.noVote")}</td>
      <td>
        <button
          type="button"
          className="btn"
          aria-label={t("people.list.open", { name })}
          onClick={() => onOpen(person.participantId)}
        >
          {t("people.list.more")}
        </button>
      </td>
    </tr>
  );
}
