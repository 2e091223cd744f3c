import "./feelingWords.ts";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { BoardId } from "@longtable/shared/kernel/ids";
import { actFor } from "@longtable/shared/people/people.commands";
import type { Person } from "@longtable/shared/people/people.schema";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import type { Commands } from "../console/useCommands.ts";
import { personName } from "../people/host/personName.ts";

interface Props {
  boardId: BoardId;
  content: BoardContent;
  /** People without a phone. */
  people: readonly Person[];
  commands: Commands;
}

const VALUES = [-2, -1, 0, 1, 2] as const;

/** A host rates a step for somebody without a phone: it is that person's one rating of the step, and counts once. */
export function RateFor({ boardId, content, people, commands }: Props) {
  const id = useId();
  const [chosen, setChosen] = useState("");
  const [stepId, setStepId] = useState("");
  const [value, setValue] = useState("");
  const [word, setWord] = useState("");
  const [said, setSaid] = useState<string | null>(null);
  const person = people.find(({ participantId }) => participantId === chosen) ?? people[0];
  const step = content.steps.find((one) => one.id === stepId) ?? content.steps[0];
  if (!person || !step) return null;
  const rate = async (event: FormEvent) => {
    event.preventDefault();
    const words = word.trim() === "" ? [] : [word.trim()];
    const rating = { boardId, stepId: step.id, value: value === "" ? null : Number(value), words };
    const done = await commands.run(actFor, {
      participantId: person.participantId,
      what: "feeling.rate",
      input: rating,
    });
    setSaid(done ? t("feelings.host.forDone", { name: personName(person), step: step.label }) : null);
    if (done) setWord("");
  };
  return (
    <details>
      <summary>{t("feelings.host.for")}</summary>
      <form className="stack" onSubmit={(event) => void rate(event)}>
        <p className="hint">{t("feelings.host.forLead")}</p>
        <Field id={`${id}-who`} label={t("feelings.host.forWho")}>
          <select
            {...fieldProps(`${id}-who`, {})}
            className="input"
            value={person.participantId}
            onChange={(event) => setChosen(event.target.value)}
          >
            {people.map((one) => (
              <option key={one.participantId} value={one.participantId}>
                {personName(one)}
              </option>
            ))}
          </select>
        </Field>
        <Field id={`${id}-step`} label={t("feelings.host.forStep")}>
          <select
            {...fieldProps(`${id}-step`, {})}
            className="input"
            value={step.id}
            onChange={(event) => setStepId(event.target.value)}
          >
            {content.steps.map((one) => (
              <option key={one.id} value={one.id}>
                {one.label}
              </option>
            ))}
          </select>
        </Field>
        <Field id={`${id}-felt`} label={t("feelings.host.forFelt")}>
          <select
            {...fieldProps(`${id}-felt`, {})}
            className="input"
            value={value}
            onChange={(event) => setValue(event.target.value)}
          >
            <option value="">{t("feelings.host.forGap")}</option>
            {VALUES.map((one) => (
              <option key={one} value={one}>
                {t(`boardList.map.feelings.${one}`)}
              </option>
            ))}
          </select>
        </Field>
        <Field id={`${id}-word`} label={t("feelings.host.forWord")}>
          <input
            {...fieldProps(`${id}-word`, {})}
            className="input"
            maxLength={40}
            value={word}
            onChange={(event) => setWord(event.target.value)}
          />
        </Field>
        <button type="submit" className="btn" aria-disabled={commands.isBusy}>
          {t("feelings.host.forGo")}
        </button>
        <p role="status">{said}</p>
      </form>
    </details>
  );
}
