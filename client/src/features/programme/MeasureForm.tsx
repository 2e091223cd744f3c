import { PHASES } from "@longtable/shared/workshop/phases";
import { type FormEvent, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { FormActs } from "./FormActs.tsx";
import type { MeasureWish } from "./programme.api.ts";
import { readNumber } from "./readNumber.ts";

interface Props {
  save(wish: MeasureWish): Promise<string | null>;
  onClose(): void;
}

/** A new measure: what is counted, in what, from where to where, and the story beside it. */
export function MeasureForm({ save, onClose }: Props) {
  const id = useId();
  const [wish, setWish] = useState({ phase: "monitor", label: "", unit: "", baseline: "", target: "", story: "" });
  const [problem, setProblem] = useState<{ field: "label" | "story"; words: string } | null>(null);
  const set = (name: keyof typeof wish) => (event: { target: { value: string } }) =>
    setWish((before) => ({ ...before, [name]: event.target.value }));
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (wish.label.trim() === "") return setProblem({ field: "label", words: t("programme.needsLabel") });
    const refused = await save({
      phase: PHASES.find((key) => key === wish.phase) ?? "monitor",
      label: wish.label.trim(),
      unit: wish.unit.trim(),
      baseline: readNumber(wish.baseline),
      target: readNumber(wish.target),
      storyId: wish.story.trim() || null,
    });
    if (refused === null) return onClose();
    const isStory = refused === "programme.noStory" || wish.story.trim() !== "";
    setProblem({
      field: isStory ? "story" : "label",
      words: t(isStory ? "programme.noStory" : "programme.saveFailed"),
    });
  };
  const problemOf = (field: "label" | "story") => (problem?.field === field ? problem.words : null);
  return (
    <Sheet title={t("programme.addMeasure")} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void onSubmit(event)}>
        <Field id={`${id}-label`} label={t("programme.measureLabel")} problem={problemOf("label")}>
          <input
            {...fieldProps(`${id}-label`, { problem: problemOf("label") })}
            className="input"
            maxLength={120}
            value={wish.label}
            onChange={set("label")}
          />
        </Field>
        <Field id={`${id}-unit`} label={t("programme.unit")} hint={t("programme.unitHint")}>
          <input
            {...fieldProps(`${id}-unit`, { hint: true })}
            className="input"
            maxLength={40}
            value={wish.unit}
            onChange={set("unit")}
          />
        </Field>
        <Field id={`${id}-phase`} label={t("programme.phase")}>
          <select id={`${id}-phase`} className="input" value={wish.phase} onChange={set("phase")}>
            {PHASES.map((key) => (
              <option key={key} value={key}>
                {t(`phases.${key}`)}
              </option>
            ))}
          </select>
        </Field>
        <Field id={`${id}-baseline`} label={t("programme.baseline")}>
          <input
            id={`${id}-baseline`}
            className="input"
            inputMode="decimal"
            value={wish.baseline}
            onChange={set("baseline")}
          />
        </Field>
        <Field id={`${id}-target`} label={t("programme.target")}>
          <input
            id={`${id}-target`}
            className="input"
            inputMode="decimal"
            value={wish.target}
            onChange={set("target")}
          />
        </Field>
        <Field
          id={`${id}-story`}
          label={t("programme.story")}
          hint={t("programme.storyHint")}
          problem={problemOf("story")}
        >
          <input
            {...fieldProps(`${id}-story`, { hint: true, problem: problemOf("story") })}
            className="input"
            maxLength={40}
            value={wish.story}
            onChange={set("story")}
          />
        </Field>
        <FormActs onClose={onClose} />
      </form>
    </Sheet>
  );
}
