import { formatCode, parseCode, TICKET_LENGTH } from "@longtable/shared/voting/ballotCode";
import { type FormEvent, useId, useState } from "react";
import { receipt as words } from "../../i18n/en/receipt.ts";
import { addWords, errorText, t } from "../../i18n/t.ts";
import { useKept } from "../../session/useKept.ts";
import { FindBallot } from "./FindBallot.tsx";
import type { BallotProps } from "./LateBallot.tsx";
import "./ballots.css";

addWords({ receipt: words });

/** The code of a ballot that is in, a ticket that is needed, or the published list after close. */
export default function PhoneBallot(props: BallotProps) {
  const { round, session } = props;
  if (round.notForMe === "needsTicket") return <Ticket session={session} />;
  if (round.state === "closed") return <FindBallot {...props} />;
  if (!round.receipt) return null;
  return (
    <section className="card paper" aria-labelledby={`receipt-${round.id}`}>
      <h2 id={`receipt-${round.id}`}>{t("receipt.title")}</h2>
      <p className="paper-code">{t("receipt.code", { code: formatCode(round.receipt) })}</p>
      <p className="small">{t("receipt.lead")}</p>
      {round.isInExtraTime && <p className="small">{t("receipt.more")}</p>}
      <details>
        <summary>{t("receipt.promise")}</summary>
        <p className="small">{t("receipt.promiseAfter")}</p>
        <p className="small">{t("receipt.promiseDuring")}</p>
        <p className="small">{t("receipt.promiseFew")}</p>
        <p className="small">{t("receipt.promiseNot")}</p>
      </details>
    </section>
  );
}

/** For who joined without their ticket, or had a seat already when they scanned it. */
function Ticket({ session }: Pick<BallotProps, "session">) {
  const [kept, keep] = useKept("ticket", "");
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const ticket = parseCode(kept, TICKET_LENGTH);
    if (ticket === null) return setProblem(t("receipt.ticketShort"));
    const reply = await session.send("voting.useTicket", { ticket }, { keep: false });
    setProblem(reply.ok ? null : errorText(reply.error.messageKey));
    if (reply.ok) keep("");
  };
  return (
    <form className="card paper" onSubmit={(event) => void send(event)} noValidate>
      <h2>{t("receipt.ticketTitle")}</h2>
      <p className="small">{t("receipt.ticketLead")}</p>
      <label className="label" htmlFor={id}>
        {t("receipt.ticket")}
      </label>
      <input
        id={id}
        className="input"
        value={kept}
        maxLength={40}
        autoComplete="off"
        autoCapitalize="characters"
        aria-invalid={problem !== null}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={({ target }) => keep(target.value)}
      />
      {problem && (
        <p id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
      <button type="submit" className="btn btn-main">
        {t("receipt.useTicket")}
      </button>
    </form>
  );
}
