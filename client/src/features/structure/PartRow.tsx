import { LIMITS } from "@longtable/shared/kernel/limits";
import { type ReactNode, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";

interface NameProps {
  label: string;
  /** What the field is called for those who do not see it. */
  title: string;
  /** May be left empty. */
  isFree?: boolean;
  onRename(label: string): void;
}

/** A name that is kept when the field is left or Enter is pressed; what others write shows until one writes oneself. */
export function NameField({ label, title, isFree = false, onRename }: NameProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const keep = () => {
    const next = draft?.trim();
    if (next !== undefined && next !== label && (next !== "" || isFree)) onRename(next);
    setDraft(null);
  };
  return (
    <input
      className="input"
      dir="auto"
      aria-label={title}
      autoComplete="off"
      maxLength={LIMITS.labelChars}
      value={draft ?? label}
      onChange={({ target }) => setDraft(target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !event.nativeEvent.isComposing) {
          event.preventDefault();
          keep();
        }
        if (event.key === "Escape" && draft !== null) {
          event.preventDefault();
          setDraft(null);
        }
      }}
    />
  );
}

interface Props {
  id: string;
  label: string;
  isFirst: boolean;
  isLast: boolean;
  /** Why it cannot be taken off; null when it can. */
  kept: string | null;
  onRename(label: string): void;
  onMove(by: 1 | -1): void;
  /** Left out for parts that cannot be split. */
  onSplit?: (() => void) | undefined;
  onRemove(): void;
  children?: ReactNode;
}

/** One part of a board's structure: its name, and what can be done with it. */
export function PartRow({ id, label, isFirst, isLast, kept, onRename, onMove, onSplit, onRemove, children }: Props) {
  return (
    <li className="part" data-id={id}>
      <NameField label={label} title={t("structure.name", { label })} onRename={onRename} />
      {children}
      <span className="part-acts">
        <Act icon="down" isTurned label={t("structure.up", { label })} isOff={isFirst} onPress={() => onMove(-1)} />
        <Act icon="down" label={t("structure.down", { label })} isOff={isLast} onPress={() => onMove(1)} />
        {onSplit && (
          <button type="button" className="btn" aria-label={t("structure.splitLabel", { label })} onClick={onSplit}>
            {t("structure.split")}
          </button>
        )}
        <Act icon="x" label={t("structure.remove", { label })} isOff={kept !== null} hint={kept} onPress={onRemove} />
      </span>
    </li>
  );
}

interface ActProps {
  icon: string;
  label: string;
  isOff: boolean;
  isTurned?: boolean;
  hint?: string | null;
  onPress(): void;
}

/** Stays in the tab order while it is off, so that the focus is not lost when a part reaches an end. */
function Act({ icon, label, isOff, isTurned = false, hint = null, onPress }: ActProps) {
  return (
    <button
      type="button"
      className={isTurned ? "btn btn-icon is-turned" : "btn btn-icon"}
      aria-label={hint ? `${label}. ${hint}` : label}
      title={hint ?? label}
      aria-disabled={isOff || undefined}
      onClick={() => isOff || onPress()}
    >
      <Icon name={icon} />
    </button>
  );
}
