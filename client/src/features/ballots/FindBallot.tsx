import { BALLOT_CODE_LENGTH, formatCode, parseCode } from "@longtable/shared/voting/ballotCode";
import type { BallotList, Round } from "@longtable/shared/voting/voting.schema";
import { useEffect, useId, useState } from "react";
import { errorText, t } from "../../i18n/t.ts";
import { RequestError, requestJson } from "../../session/http.ts";
import { ownCode } from "../voting/ownBallots.ts";
import type { BallotProps } from "./LateBallot.tsx";

/** After close: every ballot without a name, and one's own by its code. */
export function FindBallot({ round, workshopId, token }: BallotProps) {
  const [isOpen, setOpen] = useState(false);
  if (round.isPublished === false) return <p className="small quiet">{t("receipt.tooFew")}</p>;
  return (
    <details className="card paper" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t("receipt.find")}</summary>
      {isOpen && <List round={round} path={`/api/workshops/${workshopId}/rounds/${round.id}/ballots`} token={token} />}
    </details>
  );
}

function List({ round, path, token }: { round: Round; path: string; token: string }) {
  const [list, setList] = useState<BallotList | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [text, setText] = useState(() => formatCode(ownCode(round.id) ?? ""));
  const id = useId();
  useEffect(() => {
    const stop = new AbortController();
    requestJson<BallotList>(path, { token, signal: stop.signal }).then(setList, (error: unknown) => {
      if (!stop.signal.aborted)
        setProblem(errorText(error instanceof RequestError ? error.messageKey : "error.internal"));
    });
    return () => stop.abort();
  }, [path, token]);
  if (problem) return <p role="alert">{problem}</p>;
  if (list?.ballots === null) return <p role="status">{t("receipt.tooFew")}</p>;
  if (!list) return <p role="status">{t("receipt.wait")}</p>;
  const code = parseCode(text, BALLOT_CODE_LENGTH);
  const mine = list.ballots.find((ballot) => ballot.code === code);
  return (
    <>
      <p className="small">{t("receipt.findLead")}</p>
      <label className="label" htmlFor={id}>
        {t("receipt.field")}
      </label>
      <input
        id={id}
        className="input"
        value={text}
        maxLength={20}
        autoComplete="off"
        autoCapitalize="characters"
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => setText(target.value)}
      />
      <p className="hint" id={`${id}-hint`}>
        {t("receipt.fieldHint")}
      </p>
      <p role="status" className="paper-found">
        {mine && t("receipt.found", { dots: dotsInWords(round, mine.dots) })}
        {!mine && code && t("receipt.notFound")}
      </p>
      {list.seal !== (round.seal ?? null) && <p role="alert">{t("receipt.changed")}</p>}
      <ul className="paper-list">
        {list.ballots.map((ballot) => (
          <li key={ballot.code} className={ballot === mine ? "is-mine" : undefined}>
            <b>{formatCode(ballot.code)}</b> <span>{dotsInWords(round, ballot.dots)}</span>
          </li>
        ))}
      </ul>
      <p className="small quiet">{t("receipt.csv")}</p>
    </>
  );
}

function dotsInWords({ candidates }: Round, dots: object): string {
  const parts = candidates.flatMap(({ noteId, text }) => {
    const count = (dots as Record<string, number>)[noteId] ?? 0;
    return count > 0 ? [t("receipt.one", { count, text })] : [];
  });
  return parts.length > 0 ? parts.join("; ") : t("receipt.none");
}
