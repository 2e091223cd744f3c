import { SCOPES, type Scope } from "@longtable/shared/story/story.types";
import { useId, useState } from "react";
import { t } from "../../i18n/t.ts";

interface Props {
  /** The widest circle that is on; null for none. */
  scope: Scope | null;
  onChange(scope: Scope | null): void;
  /** Whose: one's own at a table or without one, or somebody else's that a host writes down, which has no table. */
  whose: "atTable" | "own" | "theirs";
}

/** Four switches, one a circle. A wider circle takes the narrower ones in: what that turns on or off is said. */
export function ScopeSwitches({ scope, onChange, whose }: Props) {
  const id = useId();
  const [said, setSaid] = useState("");
  const labelOf = (name: Scope) => t(whose === "theirs" ? `stories.theirs.${name}` : `stories.scopes.${name}`);
  const leadOf = (name: Scope) => {
    if (whose === "theirs") return t(`stories.theirs.lead.${name}`);
    return t(name === "table" && whose === "own" ? "stories.who.tableNone" : `stories.who.${name}`);
  };
  const widest = scope === null ? -1 : SCOPES.indexOf(scope);
  const toggle = (index: number) => {
    const names = (from: number, to: number) =>
      SCOPES.slice(from, to + 1)
        .map(labelOf)
        .join(", ");
    const isOn = index <= widest;
    const next = isOn ? index - 1 : index;
    const others = isOn ? names(index + 1, widest) : names(widest + 1, index - 1);
    if (others === "") setSaid("");
    else if (isOn) setSaid(t("stories.who.excludes", { wide: others, narrow: names(index, index) }));
    else setSaid(t("stories.who.includes", { wide: names(index, index), narrow: others }));
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
            <b id={`${id}-${name}`}>{labelOf(name)}</b>
            <em aria-hidden="true">{t(index <= widest ? "stories.who.on" : "stories.who.off")}</em>
          </button>
          <p className="hint" id={`${id}-${name}-lead`}>
            {leadOf(name)}
          </p>
        </div>
      ))}
      <p role="status" className="story-said">
        {said || (scope === null ? t(whose === "theirs" ? "stories.theirs.allOff" : "stories.who.allOff") : "")}
      </p>
    </div>
  );
}
