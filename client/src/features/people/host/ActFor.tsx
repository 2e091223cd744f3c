import type { InputOf } from "@longtable/shared/kernel/command";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { actFor } from "@longtable/shared/people/people.commands";
import type { Person } from "@longtable/shared/people/people.schema";
import { allocationDenial } from "@longtable/shared/voting/voting.rules";
import type { Allocation, Round } from "@longtable/shared/voting/voting.schema";
import { boardsOf, currentActivity } from "@longtable/shared/workshop/workshop.rules";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useId, useState } from "react";
import { errorText, t } from "../../../i18n/t.ts";
import type { Commands } from "../../console/useCommands.ts";
import { DotRows } from "../../console/votes/DotRows.tsx";
import { personName } from "./personName.ts";

interface Props {
  state: WorkshopState;
  token: string;
  commands: Commands;
  person: Person;
}

type ActInput = InputOf<typeof actFor>["input"];

/** Enters a note, a ballot or an answer in the place of somebody without a phone; each of these is theirs, and counts once. */
export function ActFor({ state, token, commands, person }: Props) {
  const name = personName(person);
  const round = state.rounds.findLast(({ state: now }) => now === "open") ?? null;
  const proposal = state.agreements?.findLast(({ state: now }) => now === "proposed") ?? null;
  const act = (what: InputOf<typeof actFor>["what"], input: ActInput) =>
    commands.run(actFor, { participantId: person.participantId, what, input });
  const activity = currentActivity(state.activities);
  const boards = activity ? boardsOf(activity, state.boards, person.tableId ?? null) : state.boards;
  const boardId = boards[0]?.id;
  return (
    <>
      {boardId && (
        <OneNote
          title={t("people.paper.writeFor", { name })}
          onWrite={(text) => act("board.addNote", { boardId, text })}
        />
      )}
      <section className="dialog-part">
        <h3>{t("people.paper.ballotFor", { name })}</h3>
        {round ? (
          <OneBallot
            key={round.id}
            round={round}
            token={token}
            onPut={(dots) => act("voting.castBallot", { roundId: round.id, dots: dots as Record<string, number> })}
          />
        ) : (
          <p className="hint">{t("people.paper.noRound")}</p>
        )}
      </section>
      {proposal && (
        <section className="dialog-part">
          <h3>{t("people.paper.answerFor", { name })}</h3>
          <p dir="auto">{proposal.text}</p>
          <OneAnswer
            key={`${proposal.id} ${proposal.version}`}
            onPut={(position, reason) =>
              act("agreement.answer", {
                proposalId: proposal.id,
                version: proposal.version,
                position,
                ...(reason && { reason }),
              })
            }
          />
        </section>
      )}
    </>
  );
}

function OneNote({ title, onWrite }: { title: string; onWrite(text: string): Promise<unknown> }) {
  const [text, setText] = useState("");
  const [said, setSaid] = useState<string | null>(null);
  const id = useId();
  const write = async () => {
    if (text.trim() === "") return;
    const done = await onWrite(text.trim());
    setSaid(done ? t("people.paper.noteDone") : null);
    if (done) setText("");
  };
  return (
    <section className="dialog-part">
      <h3>{title}</h3>
      <div className="field">
        <label htmlFor={id}>{t("people.paper.note")}</label>
        <textarea
          id={id}
          className="input"
          rows={2}
          maxLength={LIMITS.noteChars}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setSaid(null);
          }}
        />
      </div>
      <button type="button" className="btn" onClick={() => void write()}>
        {t("people.paper.noteGo")}
      </button>
      <p role="status">{said}</p>
    </section>
  );
}

interface BallotProps {
  round: Round;
  token: string;
  onPut(dots: Allocation): Promise<unknown>;
}

function OneBallot({ round, token, onPut }: BallotProps) {
  const [dots, setDots] = useState<Readonly<Record<string, number>>>({});
  const [said, setSaid] = useState<string | null>(null);
  const ballot = Object.fromEntries(Object.entries(dots).filter(([, count]) => count > 0)) as Allocation;
  const put = async () => {
    const denial = allocationDenial(round, ballot);
    if (denial) return setSaid(errorText(`voting.${denial}`));
    setSaid((await onPut(ballot)) ? t("people.paper.ballotDone") : null);
  };
  return (
    <>
      <DotRows round={round} token={token} dots={dots} onDots={setDots} />
      <button type="button" className="btn" onClick={() => void put()}>
        {t("people.paper.ballotGo")}
      </button>
      <p role="status">{said}</p>
    </>
  );
}

const POSITIONS = ["agree", "reservation", "block", "abstain"] as const;
type Position = (typeof POSITIONS)[number];

function OneAnswer({ onPut }: { onPut(position: Position, reason: string): Promise<unknown> }) {
  const [position, setPosition] = useState<Position>("agree");
  const [reason, setReason] = useState("");
  const [said, setSaid] = useState<string | null>(null);
  const id = useId();
  const hasReason = position === "reservation" || position === "block";
  const put = async () => setSaid((await onPut(position, reason.trim())) ? t("people.paper.answerDone") : null);
  return (
    <>
      <fieldset className="people-choices">
        <legend className="sr">{t("people.paper.answerGo")}</legend>
        {POSITIONS.map((value) => (
          <label key={value} className="people-check">
            <input type="radio" name={id} checked={position === value} onChange={() => setPosition(value)} />
            <span>{t(`people.paper.position.${value}`)}</span>
          </label>
        ))}
      </fieldset>
      {hasReason && (
        <div className="field">
          <label htmlFor={`${id}-why`}>{t("people.paper.reason")}</label>
          <input
            id={`${id}-why`}
            className="input"
            value={reason}
            maxLength={LIMITS.reasonChars}
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
      )}
      <button type="button" className="btn" onClick={() => void put()}>
        {t("people.paper.answerGo")}
      </button>
      <p role="status">{said}</p>
    </>
  );
}
