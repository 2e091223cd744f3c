import { dayOf } from "@longtable/shared/followThrough/followThrough.rules";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { recordWheel } from "@longtable/shared/reflection/reflection.commands";
import { wheelDenial } from "@longtable/shared/reflection/reflection.rules";
import {
  DEPTHS,
  PRINCIPLES,
  type WheelEvidence,
  type WheelScores,
} from "@longtable/shared/reflection/reflection.schema";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Segments } from "../console/Segments.tsx";
import type { Commands } from "../console/useCommands.ts";

const NO_SCORES: WheelScores = { assets: 0, capacity: 0, mutuality: 0, networks: 0, roles: 0, catalysts: 0 };
const NO_EVIDENCE: WheelEvidence = {
  assets: "",
  capacity: "",
  mutuality: "",
  networks: "",
  roles: "",
  catalysts: "",
  whole: "",
};
const SCORES = ["0", "1", "2", "3"] as const;
const LEVELS = ["none", ...DEPTHS] as const;

/** Filling in a wheel with the room: six scores, what they rest on, and how deep the change goes. */
export function WheelForm({ commands, onDone }: { commands: Commands; onDone(): void }) {
  const [on, setOn] = useState(() => dayOf(Date.now()));
  const [scores, setScores] = useState(NO_SCORES);
  const [evidence, setEvidence] = useState(NO_EVIDENCE);
  const [level, setLevel] = useState<(typeof LEVELS)[number]>("none");
  const [reason, setReason] = useState("");
  const [isTried, setIsTried] = useState(false);
  const id = useId();
  const lacksEvidence = wheelDenial(scores, evidence) !== null;
  const lacksReason = level !== "none" && reason.trim() === "";
  const write = (key: keyof WheelEvidence, text: string) => setEvidence({ ...evidence, [key]: text });
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (lacksEvidence || lacksReason || on === "" || commands.isBusy) return;
    const depth = level === "none" ? null : { level, reason: reason.trim() };
    if (await commands.run(recordWheel, { on, scores, evidence, depth })) onDone();
  };
  return (
    <form className="after-form" onSubmit={(event) => void save(event)}>
      <Field id={`${id}-on`} label={t("followUp.wheel.day")}>
        <input
          {...fieldProps(`${id}-on`, {})}
          className="input"
          type="date"
          required
          value={on}
          onChange={({ target }) => setOn(target.value)}
        />
      </Field>
      {PRINCIPLES.map((key) => (
        <fieldset key={key} className="wheel-part">
          <legend className="label">
            {t(`followUp.wheel.${key}`)}: {t(`followUp.wheel.prompt.${key}`)}
          </legend>
          <Segments
            label={t(`followUp.wheel.${key}`)}
            value={String(scores[key]) as (typeof SCORES)[number]}
            options={SCORES.map((value) => ({ value, label: value }))}
            onChange={(value) => setScores({ ...scores, [key]: Number(value) })}
          />
          <Evidence id={`${id}-${key}`} text={evidence[key]} onText={(text) => write(key, text)} />
        </fieldset>
      ))}
      <Field
        id={`${id}-whole`}
        label={t("followUp.wheel.whole")}
        problem={isTried && lacksEvidence ? t("followUp.wheel.needed") : null}
      >
        <input
          {...fieldProps(`${id}-whole`, { problem: isTried && lacksEvidence ? "needed" : null })}
          className="input"
          maxLength={LIMITS.reasonChars}
          value={evidence.whole}
          onChange={({ target }) => write("whole", target.value)}
        />
      </Field>
      <Field id={`${id}-depth`} label={t("followUp.wheel.depth")}>
        <select
          {...fieldProps(`${id}-depth`, {})}
          className="input"
          value={level}
          onChange={({ target }) => setLevel(LEVELS.find((one) => one === target.value) ?? "none")}
        >
          {LEVELS.map((one) => (
            <option key={one} value={one}>
              {t(one === "none" ? "followUp.wheel.noDepth" : `followUp.wheel.${one}`)}
            </option>
          ))}
        </select>
      </Field>
      {level !== "none" && (
        <Field
          id={`${id}-reason`}
          label={t("followUp.wheel.depthReason")}
          problem={isTried && lacksReason ? t("followUp.wheel.depthNeeded") : null}
        >
          <input
            {...fieldProps(`${id}-reason`, { problem: isTried && lacksReason ? "needed" : null })}
            className="input"
            maxLength={LIMITS.reasonChars}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Field>
      )}
      <div className="after-acts">
        <button type="submit" className="btn btn-main">
          {t("followUp.wheel.save")}
        </button>
        <button type="button" className="btn btn-plain" onClick={onDone}>
          {t("followUp.cancel")}
        </button>
      </div>
    </form>
  );
}

function Evidence({ id, text, onText }: { id: string; text: string; onText(text: string): void }) {
  return (
    <div className="field">
      <label htmlFor={id}>{t("followUp.wheel.rests")}</label>
      <input
        id={id}
        className="input"
        maxLength={LIMITS.reasonChars}
        value={text}
        onChange={({ target }) => onText(target.value)}
      />
    </div>
  );
}
