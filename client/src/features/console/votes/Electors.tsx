import type { TableId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import type { Tables } from "@longtable/shared/tables/tables.schema";
import type { Electorate } from "@longtable/shared/voting/voting.schema";
import { useId } from "react";
import { t } from "../../../i18n/t.ts";
import { TableVoters } from "../../tables/TableVoters.tsx";
import type { Commands } from "../useCommands.ts";
import { Tickets } from "./Tickets.tsx";
import "./voteWords.ts";
import "./votes.css";

interface Props {
  plan: {
    title: string;
    who: Electorate;
    tableIds: readonly TableId[];
    setTitle(title: string): void;
    setWho(who: Electorate): void;
    setTableIds(tableIds: readonly TableId[]): void;
  };
  /** The tables there are now. */
  tables: Tables["list"];
  token: string;
  workshopId: string;
  commands: Commands;
}

/** What a vote is called and who votes in it; with tickets, making them. */
export function Electors({ plan, tables, token, workshopId, commands }: Props) {
  const id = useId();
  return (
    <>
      <div className="vote-rules">
        <div className="field">
          <label htmlFor={`${id}-name`}>{t("votes.name")}</label>
          <input
            id={`${id}-name`}
            className="input"
            value={plan.title}
            maxLength={LIMITS.titleChars}
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => plan.setTitle(target.value)}
          />
          <p className="hint" id={`${id}-hint`}>
            {t("votes.nameHint")}
          </p>
        </div>
        <div className="field">
          <label htmlFor={`${id}-who`}>{t("votes.who")}</label>
          <select
            id={`${id}-who`}
            className="input"
            value={plan.who}
            onChange={({ target }) => plan.setWho(target.value as Electorate)}
          >
            <option value="everyone">{t("votes.everyone")}</option>
            <option value="present">{t("votes.present")}</option>
            <option value="tickets">{t("votes.tickets")}</option>
            {tables.length > 0 && <option value="tables">{t("hostTables.vote.option")}</option>}
          </select>
        </div>
      </div>
      {plan.who === "tables" && <TableVoters tables={tables} chosen={plan.tableIds} onChoose={plan.setTableIds} />}
      {plan.who === "tickets" && <Tickets token={token} workshopId={workshopId} commands={commands} />}
      <p className="hint">{t("votes.fixed")}</p>
      <p className="hint">{t("votes.secret")}</p>
    </>
  );
}
