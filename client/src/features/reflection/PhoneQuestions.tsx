import { LIMITS } from "@longtable/shared/kernel/limits";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { errorText, t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useKept } from "../../session/useKept.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Notice } from "../../ui/Notice.tsx";

const RUNGS = ["to", "for", "with"] as const;
const VALUES = Array.from({ length: 11 }, (_, value) => value);

/** Sends a private answer; one that is refused because the question has closed is put away and said. */
function usePrivateAnswer(session: Session, type: string) {
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (input: Record<string, unknown>): Promise<boolean> => {
    setProblem(null);
    const reply = await session.send(type, input);
    if (reply.ok) return true;
    setProblem(errorText(reply.error.messageKey));
    for (const item of session.unsent.get()) {
      if (item.type === type && item.refused !== null) session.discard(item.id);
    }
    return false;
  };
  return { problem, send };
}

interface CardProps {
  title: string;
  isAnswered: boolean;
  problem: string | null;
  children: ReactNode;
}

function PrivateCard({ title, isAnswered, problem, children }: CardProps) {
  const id = useId();
  return (
    <section className="card afterwards-card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="small quiet">
        <Icon name="private" /> {t("afterwards.private")}
      </p>
      {children}
      {problem && (
        <Notice tone="stop" isUrgent>
          {problem}
        </Notice>
      )}
      <p role="status" className="small">
        {isAnswered && !problem ? <b>{t("afterwards.kept")}</b> : ""}
      </p>
    </section>
  );
}

/** To, for or with people: one tap. What was tapped is shown on this phone only, until the page is loaded again. */
export function RungQuestion({ session, isAnswered }: { session: Session; isAnswered: boolean }) {
  const [given, setGiven] = useState<string | null>(null);
  const { problem, send } = usePrivateAnswer(session, "reflection.answerRung");
  const give = async (rung: string) => {
    setGiven(rung);
    if (!(await send({ rung }))) setGiven(null);
  };
  return (
    <PrivateCard title={t("afterwards.rung.title")} isAnswered={isAnswered} problem={problem}>
      <fieldset className="afterwards-choices">
        <legend className="sr">{t("afterwards.rung.title")}</legend>
        {RUNGS.map((rung) => (
          <button
            key={rung}
            type="button"
            className="afterwards-choice"
            aria-pressed={given === rung}
            onClick={() => void give(rung)}
          >
            {t(`afterwards.rung.${rung}`)}
          </button>
        ))}
      </fieldset>
    </PrivateCard>
  );
}

interface SelfProps {
  session: Session;
  when: "start" | "end";
  isAnswered: boolean;
}

/** Where this person is now, 0 to 10, with words of their own, which never leave this phone. */
export function SelfQuestion({ session, when, isAnswered }: SelfProps) {
  const [value, setValue] = useState<number | null>(null);
  const [words, setWords] = useKept(`self.${when}`, "");
  const [before] = useKept("self.start", "");
  const [lacks, setLacks] = useState(false);
  const { problem, send } = usePrivateAnswer(session, "reflection.rateSelf");
  const id = useId();
  const save = (event: FormEvent) => {
    event.preventDefault();
    setLacks(value === null);
    if (value !== null) void send({ when, value });
  };
  return (
    <PrivateCard title={t(`afterwards.self.${when}`)} isAnswered={isAnswered} problem={problem}>
      <form className="afterwards-form" onSubmit={save}>
        <fieldset className="afterwards-choices is-scale">
          <legend>{t("afterwards.self.value")}</legend>
          {VALUES.map((one) => (
            <button
              key={one}
              type="button"
              className="afterwards-choice"
              aria-pressed={value === one}
              onClick={() => setValue(one)}
            >
              {one}
            </button>
          ))}
        </fieldset>
        <label className="label" htmlFor={id}>
          {t("afterwards.self.words")}
        </label>
        <input
          id={id}
          className="input"
          dir="auto"
          maxLength={LIMITS.labelChars}
          autoComplete="off"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        {when === "end" && before !== "" && (
          <p className="small" dir="auto">
            {t("afterwards.self.before", { words: before })}
          </p>
        )}
        {lacks && (
          <p className="hint" role="alert">
            {t("afterwards.self.pick")}
          </p>
        )}
        <button type="submit" className="btn btn-wide">
          {t("afterwards.self.save")}
        </button>
      </form>
    </PrivateCard>
  );
}
