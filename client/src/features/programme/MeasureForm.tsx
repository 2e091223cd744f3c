import type { Measure, ProgrammeStory } from "@longtable/shared/programme/programme.schema";
import { PHASES, type PhaseKey } from "@longtable/shared/workshop/phases";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { FormActs } from "./FormActs.tsx";
import type { MeasureWish } from "./programme.api.ts";
import { readNumber } from "./readNumber.ts";
import { StoryChoice } from "./StoryChoice.tsx";

interface Props {
  /** The measure that is changed; a new one when left out. */
  measure?: Measure;
  readStories(): Promise<ProgrammeStory[]>;
  save(wish: MeasureWish): Promise<string | null>;
  onClose(): void;
}

interface Typed {
  phase: PhaseKey;
  label: string;
  unit: string;
  baseline: string;
  target: string;
  storyId: string;
}
type Problems = Partial<Record<"label" | "baseline" | "target" | "save", string>>;

const EMPTY: Typed = { phase: "monitor", label: "", unit: "", baseline: "", target: "", storyId: "" };

const typedOf = ({ phase, label, unit, baseline, target, storyId }: Measure): Typed => ({
  ...{ phase, label, unit, storyId: storyId ?? "" },
  ...{ baseline: String(baseline ?? ""), target: String(target ?? "") },
});

/** What stands in the way of keeping it, by field. */
function problemsOf({ label, baseline, target }: Typed): Problems {
  const isNoNumber = (typed: string) => typed.trim() !== "" && readNumber(typed) === null;
  return {
    ...(label.trim() === "" && { label: t("programme.needsLabel") }),
    ...(isNoNumber(baseline) && { baseline: t("programme.needsNumber") }),
    ...(isNoNumber(target) && { target: t("programme.needsNumber") }),
  };
}

/** A measure: what is counted, in what, from where to where, and the story beside it. */
export function MeasureForm({ measure, readStories, save, onClose }: Props) {
  const id = useId();
  const [typed, setTyped] = useState<Typed>(() => (measure ? typedOf(measure) : EMPTY));
  const [problems, setProblems] = useState<Problems>({});
  const change = (change: Partial<Typed>) => setTyped((before) => ({ ...before, ...change }));
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const found = problemsOf(typed);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    const { phase, label, unit, baseline, target, storyId } = typed;
    const refused = await save({
      ...{ phase, label: label.trim(), unit: unit.trim(), storyId: storyId || null },
      ...{ baseline: readNumber(baseline), target: readNumber(target) },
    });
    if (refused === null) onClose();
    else setProblems({ save: t(refused === "programme.noStory" ? "programme.noStory" : "programme.saveFailed") });
  };
  const text = (
    name: "label" | "unit" | "baseline" | "target",
    more: { label: string; hint?: string; most?: number },
  ) => {
    const problem = name === "unit" ? null : (problems[name] ?? null);
    return (
      <Field id={`${id}-${name}`} label={more.label} hint={more.hint ?? null} problem={problem}>
        <input
          {...fieldProps(`${id}-${name}`, { hint: more.hint !== undefined, problem })}
          className="input"
          inputMode={more.most ? "text" : "decimal"}
          maxLength={more.most ?? 30}
          value={typed[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      </Field>
    );
  };
  const title = measure ? t("programme.changeMeasureFor", { label: measure.label }) : t("programme.addMeasure");
  return (
    <Sheet title={title} onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => void onSubmit(event)}>
        {text("label", { label: t("programme.measureLabel"), most: 120 })}
        {text("unit", { label: t("programme.unit"), hint: t("programme.unitHint"), most: 40 })}
        <Field id={`${id}-phase`} label={t("programme.phase")}>
          <select
            id={`${id}-phase`}
            className="input"
            value={typed.phase}
            onChange={(event) => change({ phase: PHASES.find((key) => key === event.target.value) ?? typed.phase })}
          >
            {PHASES.map((key) => (
              <option key={key} value={key}>
                {t(`phases.${key}`)}
              </option>
            ))}
          </select>
        </Field>
        {text("baseline", { label: t("programme.baseline") })}
        {text("target", { label: t("programme.target") })}
        <StoryChoice
          id={`${id}-story`}
          value={typed.storyId}
          readStories={readStories}
          onChange={(storyId) => change({ storyId })}
        />
        {problems.save && (
          <p className="field-problem" role="alert">
            {problems.save}
          </p>
        )}
        <FormActs onClose={onClose} />
      </form>
    </Sheet>
  );
}
