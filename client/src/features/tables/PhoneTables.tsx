import "./phoneTables.css";
import type { Tables } from "@longtable/shared/tables/tables.schema";
import { useEffect, useState } from "react";
import { tablesErrors, tables as words } from "../../i18n/en/tables.ts";
import { addWords, errorText, t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useKept } from "../../session/useKept.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { ChooseTable } from "./ChooseTable.tsx";
import type { TablesProps } from "./LateTables.tsx";
import { TableHost } from "./TableHost.tsx";

addWords({ tables: words, errors: tablesErrors });

type Table = Tables["list"][number];

/** Where this person sits, where they may sit, and the last word of the hosts. */
export default function PhoneTables({ session, state }: TablesProps) {
  const { tables, me } = state;
  const [isChoosing, setChoosing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [known, setKnown] = useKept("table", "");
  if (!tables) return null;
  const own = tables.list.find(({ id, isEnded }) => id === me.tableId && !isEnded) ?? null;
  const choose = async (tableId: string) => {
    setProblem(null);
    const reply = await session.send("tables.choose", { tableId }, { keep: false });
    if (reply.ok) {
      setChoosing(false);
      setKnown(tableId);
    } else setProblem(errorText(reply.error.messageKey, reply.error.count));
  };
  const mayChoose = tables.way === "choice";
  return (
    <div className="tables">
      <Word message={tables.message ?? null} />
      {own && <Moved own={own} known={known} onKnown={setKnown} />}
      {own ? (
        <section className="table-own" aria-labelledby="table-own">
          <p id="table-own" className="table-where">
            <Icon name="brand" />
            <span>
              {t("tables.youAreAt")} <b>{own.label}</b>
            </span>
          </p>
          <p className="small quiet">{t("tables.people", { count: own.people })}</p>
          {mayChoose && !isChoosing && (
            <button type="button" className="btn" onClick={() => setChoosing(true)}>
              {t("tables.change")}
            </button>
          )}
        </section>
      ) : (
        !mayChoose && (
          <section className="table-own">
            <p className="table-where">
              <Icon name="brand" /> <b>{t("tables.none")}</b>
            </p>
            <p className="small quiet">{t("tables.noneLead")}</p>
          </section>
        )
      )}
      {mayChoose && (isChoosing || !own) && (
        <ChooseTable tables={tables} ownId={own?.id ?? null} problem={problem} onChoose={(id) => void choose(id)} />
      )}
      {own && <Hosting session={session} state={state} table={own} mayVolunteer={tables.mayVolunteer} />}
    </div>
  );
}

/** What hosts said to all tables last, until it is read. */
function Word({ message }: { message: Tables["message"] | null }) {
  const [read, setRead] = useKept("tableWord", "");
  const id = message?.id;
  useEffect(() => {
    if (message && id !== read) announce(`${t("tables.wordTitle")}: ${message.text}`);
  }, [id, message, read]);
  if (!message || message.id === read) return null;
  return (
    <Notice tone="info">
      <p>
        <b>{t("tables.wordTitle")}</b>
      </p>
      <p dir="auto">{message.text}</p>
      <button type="button" className="btn" onClick={() => setRead(message.id)}>
        {t("tables.wordRead")}
      </button>
    </Notice>
  );
}

/** Said once when a person sits at another table than they knew of. */
function Moved({ own, known, onKnown }: { own: Table; known: string; onKnown(tableId: string): void }) {
  const hasMoved = known !== "" && known !== own.id;
  useEffect(() => {
    if (known === "") onKnown(own.id);
    else if (hasMoved) announce(t("tables.moved", { label: own.label }));
  }, [known, hasMoved, own.id, own.label, onKnown]);
  if (!hasMoved) return null;
  return (
    <Notice tone="info">
      <p>{t("tables.moved", { label: own.label })}</p>
      <button type="button" className="btn" onClick={() => onKnown(own.id)}>
        {t("tables.movedOk")}
      </button>
    </Notice>
  );
}

function Hosting(props: { session: Session; state: TablesProps["state"]; table: Table; mayVolunteer: boolean }) {
  const { session, state, table, mayVolunteer } = props;
  const [problem, setProblem] = useState<string | null>(null);
  const host = async (isHost: boolean) => {
    const reply = await session.send("tables.volunteer", { isHost }, { keep: false });
    setProblem(reply.ok ? null : errorText(reply.error.messageKey));
  };
  const isHost = state.me.role === "tableHost";
  if (!isHost && (table.hasHost || !mayVolunteer)) return problem && <p role="alert">{problem}</p>;
  return (
    <>
      {isHost ? (
        <TableHost session={session} state={state} table={table} onStop={() => void host(false)} />
      ) : (
        <details className="table-take">
          <summary>{t("tables.hosting.take")}</summary>
          <p className="small">{t("tables.hosting.takeHint")}</p>
          <button type="button" className="btn" onClick={() => void host(true)}>
            {t("tables.hosting.take")}
          </button>
        </details>
      )}
      {problem && <p role="alert">{problem}</p>}
    </>
  );
}
