import { formatCode } from "@longtable/shared/voting/ballotCode";
import { castPaperBallot } from "@longtable/shared/voting/voting.commands";
import { allocationDenial } from "@longtable/shared/voting/voting.rules";
import type { Allocation, Round } from "@longtable/shared/voting/voting.schema";
import { useId, useState } from "react";
import { errorText, t } from "../../../i18n/t.ts";
import { Sheet } from "../../../ui/Sheet.tsx";
import type { Commands } from "../useCommands.ts";
import { DotRows } from "./DotRows.tsx";
import "./voteWords.ts";

interface Props {
  round: Round;
  token: string;
  commands: Commands;
}

/** A host puts in the ballot of somebody who has no phone. */
export function PaperBallot(props: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        {t("votes.paper")}
      </button>
      <Sheet isOpen={isOpen} title={t("votes.paper")} onClose={() => setOpen(false)}>
        <PaperForm {...props} />
      </Sheet>
    </>
  );
}

function PaperForm({ round, token, commands }: Props) {
  const [number, setNumber] = useState("");
  const [dots, setDots] = useState<Readonly<Record<string, number>>>({});
  const [said, setSaid] = useState<string | null>(null);
  const id = useId();
  const ballot = Object.fromEntries(Object.entries(dots).filter(([, count]) => count > 0)) as Allocation;
  const put = async () => {
    const paper = Number(number);
    if (!Number.isInteger(paper) || paper < 1) return setSaid(t("votes.paperNeeds"));
    const denial = allocationDenial(round, ballot);
    if (denial) return setSaid(errorText(`voting.${denial}`));
    const result = await commands.run(castPaperBallot, { roundId: round.id, paper, dots: ballot });
    if (result === null) return setSaid(null);
    const { receipt } = result;
    setSaid(receipt ? t("votes.paperDone", { code: formatCode(receipt) }) : t("votes.paperIn"));
    setNumber("");
    setDots({});
  };
  return (
    <form
      className="paper-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void put();
      }}
    >
      <p>{t("votes.paperLead")}</p>
      <div className="field">
        <label htmlFor={id}>{t("votes.paperNumber")}</label>
        <input
          id={id}
          className="input"
          inputMode="numeric"
          value={number}
          maxLength={4}
          onChange={({ target }) => {
            setNumber(target.value.replace(/\D/g, ""));
            setSaid(null);
          }}
        />
      </div>
      <DotRows round={round} token={token} dots={dots} onDots={setDots} />
      <p role="status">{said ?? (commands.problem ? errorText(commands.problem.messageKey) : "")}</p>
      <div className="dialog-acts">
        <button type="submit" className="btn btn-main">
          {t("votes.putIn")}
        </button>
      </div>
    </form>
  );
}
