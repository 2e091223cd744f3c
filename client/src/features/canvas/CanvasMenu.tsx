import type { Point } from "@longtable/shared/board/board.types";
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Icon } from "../../ui/Icon.tsx";
import type { Size } from "./camera.ts";

export interface MenuEntry {
  key: string;
  /** The action of the table it does. */
  action: string;
  label: string;
  icon?: ReactNode;
  /** What these are about, where a menu is about more than one thing; they follow each other. */
  about?: string;
  /** For choices: true for the one that holds now. */
  isChosen?: boolean;
  perform(): void;
}

interface Props {
  label: string;
  /** Where it opens, in the view; it moves in when it would stick out. */
  at: Point;
  view: Size;
  entries: readonly MenuEntry[];
  /** Why some of what one might look for is not here. */
  note: string | null;
  onClose(): void;
}

/** A menu at a point of the view: arrows go through it, Escape and a press elsewhere close it, the focus goes back. */
export function CanvasMenu({ label, at, view, entries, note, onClose }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(at);
  useLayoutEffect(() => {
    const { offsetWidth = 0, offsetHeight = 0 } = box.current ?? {};
    setPlace({
      x: Math.max(8, Math.min(at.x, view.width - offsetWidth - 8)),
      y: Math.max(8, Math.min(at.y, view.height - offsetHeight - 8)),
    });
  }, [at, view]);
  useEffect(() => {
    const before = document.activeElement;
    const element = box.current;
    (element?.querySelector<HTMLElement>("[data-first]") ?? element)?.focus({ preventScroll: true });
    const onPress = (event: PointerEvent) => element?.contains(event.target as Node) || onClose();
    window.addEventListener("pointerdown", onPress, true);
    return () => {
      window.removeEventListener("pointerdown", onPress, true);
      if (before instanceof HTMLElement && (document.activeElement === document.body || !document.activeElement))
        before.focus({ preventScroll: true });
    };
  }, [onClose]);
  const onKey = (event: KeyboardEvent) => {
    const items = [...(box.current?.querySelectorAll("button") ?? [])];
    const index = items.indexOf(document.activeElement as HTMLButtonElement);
    const to: Record<string, number> = {
      ArrowDown: (index + 1) % items.length,
      ArrowUp: (index - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    if (event.key === "Escape" || event.key === "Tab") {
      event.stopPropagation();
      if (event.key === "Escape") event.preventDefault();
      onClose();
    } else if (Object.hasOwn(to, event.key)) {
      event.preventDefault();
      items[to[event.key] ?? 0]?.focus();
    }
  };
  const first = entries.find(({ isChosen }) => isChosen) ?? entries[0];
  return (
    <div
      ref={box}
      className="canvas-menu"
      role="menu"
      tabIndex={-1}
      aria-label={note ? `${label}. ${note}` : label}
      style={{ left: place.x, top: place.y }}
      onKeyDown={onKey}
    >
      {note && entries.length === 0 && (
        <button type="button" role="menuitem" aria-disabled="true" data-first="" tabIndex={-1} onClick={onClose}>
          <Icon name="private" /> {note}
        </button>
      )}
      {note && entries.length > 0 && (
        <p className="canvas-menu-note" aria-hidden="true">
          <Icon name="private" /> {note}
        </p>
      )}
      {partsOf(entries).map(({ about, own }) => {
        const items = own.map(({ key, action, label: words, icon, isChosen, perform }) => (
          <button
            key={key}
            type="button"
            {...(isChosen === undefined ? { role: "menuitem" } : { role: "menuitemradio", "aria-checked": isChosen })}
            data-action={action}
            data-first={key === first?.key ? "" : undefined}
            tabIndex={-1}
            onClick={() => {
              onClose();
              perform();
            }}
          >
            {icon}
            {words}
          </button>
        ));
        return about === undefined ? (
          items
        ) : (
          <fieldset key={about} aria-label={about} className="canvas-menu-part">
            <p aria-hidden="true">{about}</p>
            {items}
          </fieldset>
        );
      })}
    </div>
  );
}

/** The entries by what they are about, in their order. */
function partsOf(entries: readonly MenuEntry[]): { about: string | undefined; own: MenuEntry[] }[] {
  const parts: { about: string | undefined; own: MenuEntry[] }[] = [];
  for (const entry of entries) {
    const last = parts.at(-1);
    if (last && last.about === entry.about) last.own.push(entry);
    else parts.push({ about: entry.about, own: [entry] });
  }
  return parts;
}
