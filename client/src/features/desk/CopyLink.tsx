import { useId, useState } from "react";
import { t } from "../../i18n/t.ts";

/** A link to pass on: shown whole, selectable, and copied by one press. */
export function CopyLink({ label, link, hint }: { label: string; link: string; hint?: string }) {
  const [standing, setStanding] = useState<"ready" | "copied" | "failed">("ready");
  const id = useId();
  const copy = async () => {
    const done = await copyText(link);
    setStanding(done ? "copied" : "failed");
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="desk-link">
        <input id={id} className="input" readOnly value={link} onFocus={(event) => event.target.select()} />
        <button
          type="button"
          className="btn"
          aria-label={t("desk.copyLabel", { what: label })}
          onClick={() => void copy()}
        >
          {t(standing === "copied" ? "desk.copied" : "desk.copy")}
        </button>
      </div>
      {hint && <p className="hint">{hint}</p>}
      <p className="hint" role="status">
        {standing === "failed" && t("desk.copyFailed")}
      </p>
    </div>
  );
}

/** The clipboard is only there on https and localhost; on a venue's plain address people select and copy by hand. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
