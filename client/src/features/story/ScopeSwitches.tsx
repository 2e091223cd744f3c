import { SCOPES, type Scope } from "@longtable/shared/story/story.types";
import { useId, useState } from "react";
import { t } from "../../i18n/t.ts";

interface Props {
  /** The widest circle that is on; null for none. */
  scope: Scope | null;
  onChange(scope: Scope | null): void;
  /** Whether the teller sits at a table, which the table's own switch says. */
  hasTable: boolean;
}

/** Four switches, one a circle. A wider circle takes the narrower ones in: what that turns on or off is said. */
export function ScopeSwitches({ scope, onChange, hasTable }: Props) {
  const id = useId();
  const [said, setSaid] = useState("");
  const widest = scope === null ? -1 : SCOPES.indexOf(scope);
  const toggle = (index: number) => {
    const name = (at: number) => t(`stories.scopes.${SCOPES[at]}`);
    const isOn = index <= widest;
    const next = isOn ? index - 1 : index;
    const others = isOn ? names(index + 1, widest) : names(widest + 1, index - 1);
    if (others === "") setSaid("");
    else if (isOn) setSaid(t("stories.who.excludes", { wide: others, narrow: name(index) }));
    else setSaid(t("stories.who.includes", { wide: name(index), narrow: others }));
    onChange(SCOPES[next] ?? null);
  };
  return (
    <div className="story-scopes">
      {SCOPES.map((name, index) => (
        <div key={name} className="story-scope">
          <button
            type="button"
            role="switch"
            className={index <= widest ? "switch on" : "switch"}
            aria-checked={index <= widest}
            aria-labelledby={`${id}-${name}`}
            aria-describedby={`${id}-${name}-lead`}
            onClick={() => toggle(index)}
          >
            <i aria-hidden="true" />
            <b id={`${id}-${name}`}>{t(`stories.scopes.${name}`)}</b>
            <em aria-hidden="true">{t(index <= widest ? "stories.who.on" : "stories.who.off")}</em>
          </button>
          <p className="hint" id={`${id}-${name}-lead`}>
            {t(name === "table" && !hasTable ? "stories.who.tableNone" : `stories.who.${name}`)}
          </p>
        </div>
      ))}
      <p role="status" className="story-said">
        {said || (scope === null ? t("stories.who.allOff") : "")}
      </p>
    </div>
  );
}

/** The circles from one to another as words; empty for none. */
function names(from: number, to: number): string {
  return SCOPES.slice(from, to + 1)
    .map((name) => t(`stories.scopes.${name}`))
    .join(", ");
}
