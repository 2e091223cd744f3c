import { useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Notice } from "../../ui/Notice.tsx";

interface Props {
  /** Makes a workshop of the file; answers in words what was wrong with it, null when it is there. */
  bring(file: File): Promise<string | null>;
}

/** Makes a workshop again from a file that was saved of one. */
export function ImportWorkshop({ bring }: Props) {
  const id = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const take = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file || isBusy) return;
    setIsBusy(true);
    setProblem(await bring(file));
    setIsBusy(false);
    // The same file may be chosen again once it was mended.
    input.value = "";
  };
  return (
    <div className="field desk-bring">
      <label htmlFor={id}>{t("desk.bring.label")}</label>
      <input
        id={id}
        type="file"
        className="input"
        accept=".json,application/json"
        aria-describedby={`${id}-hint`}
        onChange={(event) => void take(event.target)}
      />
      <p className="hint" id={`${id}-hint`} role="status">
        {t(isBusy ? "desk.bring.busy" : "desk.bring.hint")}
      </p>
      {problem && (
        <Notice tone="stop" isUrgent>
          {problem}
        </Notice>
      )}
    </div>
  );
}
