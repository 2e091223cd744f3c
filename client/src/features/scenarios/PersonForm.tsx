import type { Scenario } from "@longtable/shared/scenarios/scenario.schema";
import { SCENARIO_LIMITS } from "@longtable/shared/scenarios/scenario.types";
import { type FormEvent, lazy, Suspense, useEffect, useId, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useKept } from "../../session/useKept.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { focusTop } from "./focusTop.ts";
import { LifeActs, LifeWords } from "./LifeForm.tsx";

const StoryChoice = lazy(() => import("./StoryChoice.tsx"));

interface Props {
  session: Session;
  /** Null for one that is new. */
  person: Scenario | null;
  /** Only hosts plot real people, each from a story or for this room alone. */
  isHost: boolean;
  onSave(who: Record<string, unknown>): Promise<boolean>;
  onCancel(): void;
}

/** Who somebody is: a made-up name, a few words, and for hosts whether this is a real life. */
export function PersonForm({ session, person, isHost, onSave, onCancel }: Props) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useKept(`life.name.${person?.id ?? ""}`, person?.pseudonym ?? "");
  const [about, setAbout] = useKept(`life.about.${person?.id ?? ""}`, person?.about ?? "");
  const [fictional, setFictional] = useState(person?.fictional ?? true);
  const [storyId, setStoryId] = useState<string | null>(person?.storyId ?? null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => focusTop(heading.current), []);
  const leave = () => {
    setName(person?.pseudonym ?? "");
    setAbout(person?.about ?? "");
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") {
      setProblem(t("scenarios.person.nameNeeded"));
      field.current?.focus();
      return;
    }
    const who = { pseudonym: name.trim(), about: about.trim() };
    if (await onSave(isHost ? { ...who, ...realness() } : person ? who : { ...who, fictional: true })) leave();
  };
  const realness = () => {
    if (fictional) return { fictional };
    if (storyId) return { fictional, storyId };
    return { fictional, ...(person && { storyId: null }) };
  };
  return (
    <form className="life-form" onSubmit={(event) => void save(event)}>
      <h3 ref={heading} tabIndex={-1}>
        {t(person ? "scenarios.person.edit" : "scenarios.person.new")}
      </h3>
      <Field
        id={`${id}-name`}
        label={t("scenarios.person.name")}
        hint={t("scenarios.person.nameHint")}
        problem={problem}
      >
        <input
          {...fieldProps(`${id}-name`, { hint: true, problem })}
          ref={field}
          className="input"
          dir="auto"
          autoComplete="off"
          maxLength={SCENARIO_LIMITS.pseudonymChars}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <LifeWords
        id={`${id}-about`}
        label={t("scenarios.person.about")}
        hint={t("scenarios.person.aboutHint")}
        rows={2}
        maxLength={SCENARIO_LIMITS.aboutChars}
        value={about}
        onChange={setAbout}
      />
      {isHost && (
        <fieldset className="life-fits">
          <legend>{t("scenarios.person.kind")}</legend>
          {[true, false].map((one) => (
            <label key={String(one)} className="life-choice">
              <input
                type="radio"
                className="sr"
                name={`${id}-kind`}
                checked={fictional === one}
                onChange={() => setFictional(one)}
              />
              <span>
                <b>{t(one ? "scenarios.person.fictional" : "scenarios.person.realLabel")}</b>
                <span className="small quiet">
                  {t(one ? "scenarios.person.fictionalHint" : "scenarios.person.realHint")}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {isHost && !fictional && (
        <Suspense fallback={null}>
          <StoryChoice session={session} value={storyId} onChange={setStoryId} />
        </Suspense>
      )}
      <LifeActs
        save={t(person ? "scenarios.person.save" : "scenarios.person.make")}
        onCancel={() => {
          leave();
          onCancel();
        }}
      />
    </form>
  );
}
