import { LIMITS } from "@longtable/shared/kernel/limits";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { LockedWords } from "../boardEdit/LockedWords.tsx";

interface NameProps {
  label: string;
  /** What the field is called for those who do not see it. */
  title: string;
  /** May be left empty. */
  isFree?: boolean;
  /** Hosts have locked the part: it can only be read. */
  isLocked?: boolean;
  onRename(label: string): void;
  /** The part went while words for it were not kept yet. */
  onLost?(words: string): void;
}

/** A name that is kept when the field is left or Enter is pressed; what others write shows until one writes oneself. */
export function NameField({ label, title, isFree = false, isLocked = false, onRename, onLost }: NameProps) {
  const [draft, setDraft] = useState<string | null>(null);
  useLost(draft !== null && draft !== label ? draft.trim() : "", onLost);
  const keep = () => {
    const next = draft?.trim();
    if (next !== undefined && next !== label && (next !== "" || isFree)) onRename(next);
    setDraft(null);
  };
  return (
    <input
      className="input"
      dir="auto"
      aria-label={isLocked ? `${title}. ${t("boardList.locked")}` : title}
      readOnly={isLocked}
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

/** Gives back words that were being written in what is taken away. */
function useLost(words: string, onLost: ((words: string) => void) | undefined): void {
  const now = useRef({ words, onLost });
  now.current = { words, onLost };
  useEffect(
    () => () => {
      if (now.current.words !== "") now.current.onLost?.(now.current.words);
    },
    [],
  );
}

/** Why something cannot be done with a part; null where it can. */
export interface PartDenials {
  up: string | null;
  down: string | null;
  split: string | null;
  remove: string | null;
}

interface Props {
  id: string;
  label: string;
  /** Hosts have locked it: it can only be read. */
  isLocked: boolean;
  /** Hosts have locked something in it; said before anybody tries. */
  holds: string | null;
  why: PartDenials;
  onRename(label: string): void;
  /** Somebody else took it off while a name for it was being written. */
  onLost(words: string): void;
  onMove(by: 1 | -1): void;
  onSplit(): void;
  onRemove(): void;
  children?: ReactNode;
}

/** One part of a board's structure: its name, and what can be done with it. */
export function PartRow({
  id,
  label,
  isLocked,
  holds,
  why,
  onRename,
  onLost,
  onMove,
  onSplit,
  onRemove,
  children,
}: Props) {
  const [told, setTold] = useState<string | null>(null);
  const hint = isLocked ? null : (told ?? holds);
  return (
    <li className="part" data-id={id}>
      <NameField
        label={label}
        title={t("structure.name", { label })}
        isLocked={isLocked}
        onRename={onRename}
        onLost={onLost}
      />
      <span className="part-acts">
        <Act label={t("structure.up", { label })} why={why.up} onPress={() => onMove(-1)} onWhy={setTold}>
          <Icon name="down" className="is-turned" />
        </Act>
        <Act label={t("structure.down", { label })} why={why.down} onPress={() => onMove(1)} onWhy={setTold}>
          <Icon name="down" />
        </Act>
        <Act label={t("structure.splitLabel", { label })} why={why.split} onPress={onSplit} onWhy={setTold} isWide>
          {t("structure.split")}
        </Act>
        <Act label={t("structure.remove", { label })} why={why.remove} onPress={onRemove} onWhy={setTold}>
          <Icon name="x" />
        </Act>
      </span>
      {isLocked && <LockedWords />}
      {hint && <p className="hint part-why">{hint}</p>}
      {children}
    </li>
  );
}

interface ActProps {
  label: string;
  why: string | null;
  isWide?: boolean;
  onPress(): void;
  /** It was pressed while it is off; null once it is left. */
  onWhy(why: string | null): void;
  children: ReactNode;
}

/** Stays in the tab order while it is off, so that the focus is not lost when a part reaches an end, and says why it is. */
function Act({ label, why, isWide = false, onPress, onWhy, children }: ActProps) {
  return (
    <button
      type="button"
      className={isWide ? "btn" : "btn btn-icon"}
      aria-label={why === null ? label : `${label}. ${why}`}
      title={why ?? label}
      aria-disabled={why !== null || undefined}
      onClick={() => (why === null ? onPress() : onWhy(why))}
      onBlur={() => onWhy(null)}
    >
      {children}
    </button>
  );
}
