import "./agreementWords.ts";
import "./agreement.css";
import type { Proposal } from "@longtable/shared/agreement/agreement.schema";
import type { Check } from "@longtable/shared/agreement/check.schema";
import { currentActivity } from "@longtable/shared/workshop/workshop.rules";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useEffect, useRef } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { announce } from "../../ui/Announcer.tsx";
import { CheckCard } from "./CheckCard.tsx";
import { ProposalCard } from "./ProposalCard.tsx";
import { outcomeOf, SettledProposals } from "./SettledProposals.tsx";
import { useIntoView } from "./useIntoView.ts";

interface Props {
  session: Session;
  state: WorkshopState;
  /** True while a vote is in front: only what still takes answers is shown. */
  isBrief: boolean;
}

/** What the room is asked on a phone, beside votes: proposals, quick checks, and what came of them. */
export default function PhoneQuestions({ session, state, isBrief }: Props) {
  const { agreements = [], checks = [], me } = state;
  useSaid(agreements, checks);
  const asked = agreements.filter((proposal) => proposal.state === "proposed").toReversed();
  const open = checks.filter((check) => check.state === "open").toReversed();
  const since = currentActivity(state.activities)?.openedAt ?? 0;
  const last = checks.filter((check) => check.state === "closed" && check.askedAt >= since).at(-1);
  const settled = agreements.filter((proposal) => proposal.state !== "proposed").toReversed();
  const box = useRef<HTMLDivElement>(null);
  const { isAway, show } = useIntoView(newestOf(asked, open), box);
  const isOver = asked.length + open.length === 0;
  if (isOver && (isBrief || (settled.length === 0 && !last))) return null;
  return (
    <div className="ag-questions" ref={box}>
      {isAway && (
        <div className="ag-away">
          <p>{t("agreement.away")}</p>
          <button type="button" className="btn" onClick={show}>
            {t("agreement.show")}
          </button>
        </div>
      )}
      {open.map((check) => (
        <CheckCard key={check.id} session={session} check={check} />
      ))}
      {asked.map((proposal) => (
        <ProposalCard
          key={`${proposal.id}-${proposal.version}`}
          session={session}
          proposal={proposal}
          mayAnswer={me.canVote}
        />
      ))}
      {!isBrief && last && open.length === 0 && <CheckCard key={last.id} session={session} check={last} />}
      {!isBrief && <SettledProposals proposals={settled} />}
    </div>
  );
}

/** The question asked last that this person has not answered yet; "" for none. */
function newestOf(asked: readonly Proposal[], open: readonly Check[]): string {
  const all = [
    ...asked.filter(({ mine, version }) => mine?.version !== version),
    ...open.filter(({ mine }) => mine === undefined),
  ].toSorted((a, b) => b.askedAt - a.askedAt);
  const newest = all[0];
  return newest ? `${newest.id} ${"version" in newest ? newest.version : ""}` : "";
}

/** What each question is at, in one word; a change of it is something to say. */
function standingOf(agreements: readonly Proposal[], checks: readonly Check[]): Map<string, string> {
  return new Map([
    ...agreements.map(({ id, state, version, isReleased, method, text }): [string, string] => {
      if (state !== "proposed") return [id, t("agreement.said.settled", { outcome: outcomeOf({ state, method }) })];
      if (isReleased) return [`${id}-${version}`, t("agreement.said.shown")];
      return [`${id}-${version}`, t(version > 1 ? "agreement.said.again" : "agreement.said.asked", { text })];
    }),
    ...checks.map(({ id, state, isReleased, question }): [string, string] => [
      id,
      isReleased
        ? t("agreement.said.checkShown")
        : state === "open"
          ? t("agreement.said.check", { text: question })
          : "",
    ]),
  ]);
}

/** Tells a screen reader what has come up or been shown. The focus stays where it is. */
function useSaid(agreements: readonly Proposal[], checks: readonly Check[]): void {
  const before = useRef<ReadonlyMap<string, string> | null>(null);
  useEffect(() => {
    const now = standingOf(agreements, checks);
    const last = before.current;
    before.current = now;
    for (const [key, words] of now) {
      const isNews = last === null ? isAsking(agreements, checks, key) : last.get(key) !== words;
      if (isNews && words) announce(words);
    }
  }, [agreements, checks]);
}

/** On arrival only what still takes answers is worth saying. */
function isAsking(agreements: readonly Proposal[], checks: readonly Check[], key: string): boolean {
  return (
    agreements.some(({ id, version, state }) => state === "proposed" && key === `${id}-${version}`) ||
    checks.some(({ id, state }) => state === "open" && key === id)
  );
}
