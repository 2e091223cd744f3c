import { useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Field, fieldProps } from "../../ui/Field.tsx";
import type { DeskProgrammes } from "./useProgrammes.ts";

interface Props {
  workshop: { id: string; programmeId: string | null };
  programmes: DeskProgrammes;
  /** After it was put somewhere else. */
  onPlaced(): Promise<void>;
}

/** Which programme a workshop belongs to; choosing puts it there. */
export function ProgrammePlace({ workshop, programmes, onPlaced }: Props) {
  const id = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const [isDone, setIsDone] = useState(false);
  const place = async (programmeId: string | null) => {
    setProblem(null);
    const isPlaced = await programmes.place(workshop.id, programmeId);
    setIsDone(isPlaced);
    if (isPlaced) await onPlaced();
    else setProblem(t("desk.programmes.failed"));
  };
  if (programmes.list.length === 0) return null;
  return (
    <section className="desk-place">
      <Field id={id} label={t("desk.programmes.belongs")} hint={t("desk.programmes.belongsHint")} problem={problem}>
        <select
          {...fieldProps(id, { hint: true, problem })}
          className="input"
          value={workshop.programmeId ?? ""}
          onChange={(event) => void place(event.target.value || null)}
        >
          <option value="">{t("desk.programmes.none")}</option>
          {programmes.list.map((programme) => (
            <option key={programme.id} value={programme.id}>
              {programme.title}
            </option>
          ))}
        </select>
      </Field>
      <p className="hint" role="status">
        {isDone && t("desk.programmes.placed")}
      </p>
      {workshop.programmeId && (
        <a className="btn" href={`/programme/${workshop.programmeId}`}>
          {t("desk.programmes.open")}
        </a>
      )}
    </section>
  );
}
