import { formatJoinCode } from "@longtable/shared/participation/joinCode";
import { formatCode } from "@longtable/shared/voting/ballotCode";
import { cancelTicket } from "@longtable/shared/voting/voting.commands";
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { errorText, t } from "../../../i18n/t.ts";
import { RequestError, requestJson } from "../../../session/http.ts";
import { newId } from "../../../session/newId.ts";
import { QrCode } from "../../../ui/QrCode.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import type { Commands } from "../useCommands.ts";

interface Props {
  token: string;
  workshopId: string;
  commands: Commands;
}

interface Made {
  number: number;
  code: string;
}

/** Making, printing and cancelling the tickets of a binding vote. */
export function Tickets({ token, workshopId, commands }: Props) {
  const path = `/api/workshops/${workshopId}/tickets`;
  const [count, setCount] = useState("20");
  const [lost, setLost] = useState("");
  const [made, setMade] = useState<Made[]>([]);
  const [states, setStates] = useState<{ number: number; state: string }[]>([]);
  const [join, setJoin] = useState<{ address: string; code: string } | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [setId, setSetId] = useState(newId);
  const [problem, setProblem] = useState<string | null>(null);
  const tell = (error: unknown) =>
    setProblem(errorText(error instanceof RequestError ? error.messageKey : "error.internal"));

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when some were made or one was cancelled
  useEffect(() => {
    requestJson<{ tickets: typeof states }>(path, { token }).then(({ tickets }) => setStates(tickets), tell);
  }, [path, token, made, commands.isBusy]);

  const make = async () => {
    setProblem(null);
    try {
      const [{ tickets }, { join: address }, { workshop }] = await Promise.all([
        requestJson<{ tickets: Made[] }>(path, { method: "POST", token, body: { count: Number(count), id: setId } }),
        requestJson<{ join: string }>("/api/address"),
        requestJson<{ workshop: { joinCode: string } }>(`/api/workshops/${workshopId}`, { token }),
      ]);
      setJoin({ address, code: workshop.joinCode });
      setMade(tickets);
      // Only now: until the answer is here, trying again asks for the same set.
      setSetId(newId());
    } catch (error) {
      tell(error);
    }
  };
  const cancel = async () => {
    setAsking(false);
    await commands.run(cancelTicket, { number: Number(lost) });
  };
  const used = states.filter(({ state }) => state === "used" || state === "paper").length;
  return (
    <section className="tickets" aria-label={t("votes.makeTickets")}>
      {states.length > 0 && <p>{t("votes.ticketsMade", { count: states.length, used })}</p>}
      <div className="tickets-row">
        <label>
          {t("votes.howMany")}{" "}
          <input
            className="input"
            inputMode="numeric"
            value={count}
            maxLength={3}
            onChange={({ target }) => {
              setCount(target.value.replace(/\D/g, ""));
              setSetId(newId());
            }}
          />
        </label>
        <button type="button" className="btn" onClick={() => void make()}>
          {t("votes.makeTickets")}
        </button>
      </div>
      {made.length > 0 && (
        <div className="tickets-row">
          <p>{t("votes.ticketsLead")}</p>
          <button type="button" className="btn btn-main" onClick={() => print()}>
            {t("votes.print")}
          </button>
        </div>
      )}
      {states.length > 0 && (
        <div className="tickets-row">
          <label>
            {t("votes.lost")} · {t("votes.lostNumber")}{" "}
            <input
              className="input"
              inputMode="numeric"
              value={lost}
              maxLength={4}
              onChange={({ target }) => setLost(target.value.replace(/\D/g, ""))}
            />
          </label>
          <button
            type="button"
            className="btn"
            aria-disabled={lost === ""}
            onClick={() => lost !== "" && setAsking(true)}
          >
            {t("votes.lostDo")}
          </button>
        </div>
      )}
      <Sheet isOpen={isAsking} title={t("votes.lostAsk", { number: lost })} onClose={() => setAsking(false)}>
        <p>{t("votes.lostLead")}</p>
        <div className="dialog-acts">
          <button type="button" className="btn" onClick={() => setAsking(false)}>
            {t("votes.lostKeep")}
          </button>
          <button type="button" className="btn btn-main" onClick={() => void cancel()}>
            {t("votes.lostDo")}
          </button>
        </div>
      </Sheet>
      {problem && <p role="alert">{problem}</p>}
      {join && made.length > 0 && createPortal(<Sheets made={made} join={join} />, document.body)}
    </section>
  );
}

/** The page that is printed, and only printed: A4, eight tickets a page, to be cut apart. */
function Sheets({ made, join }: { made: readonly Made[]; join: { address: string; code: string } }) {
  return (
    <div className="print-tickets">
      {made.map(({ number, code }) => (
        <article key={number}>
          <QrCode text={`${join.address}/#${join.code}/${code}`} label={t("votes.ticketNumber", { number })} />
          <div>
            <h2>{t("votes.ticketNumber", { number })}</h2>
            <p>{t("votes.ticketSay")}</p>
            <p>{t("votes.ticketCode", { code: formatJoinCode(join.code), ticket: formatCode(code) })}</p>
          </div>
        </article>
      ))}
    </div>
  );
}
