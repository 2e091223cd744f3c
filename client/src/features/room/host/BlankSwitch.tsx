import "./hostWords.ts";
import "./hostRoom.css";
import { blankScreen } from "@longtable/shared/room/room.commands";
import { useEffect } from "react";
import { t } from "../../../i18n/t.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { safeStorage } from "../../../ui/safeStorage.ts";
import { readSingleKeys } from "../../canvas/shortcuts.ts";
import type { Commands } from "../../console/useCommands.ts";

interface Props {
  isBlank: boolean;
  commands: Commands;
}

/** Blanks the big screen at one press or one key, and brings back what was on it. */
export function BlankSwitch({ isBlank, commands }: Props) {
  const { run } = commands;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isBlankKey(event)) return;
      event.preventDefault();
      void run(blankScreen, { isBlank: !isBlank });
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [run, isBlank]);
  return (
    <button
      type="button"
      className={isBlank ? "btn rh-blank is-on" : "btn rh-blank"}
      aria-pressed={isBlank}
      title={t("roomHost.blankHint")}
      aria-keyshortcuts="B Alt+Shift+B"
      onClick={() => void run(blankScreen, { isBlank: !isBlank })}
    >
      <Icon name="screen" /> {t("roomHost.blank")}
    </button>
  );
}

/** B where no words are written, for those who use single keys; Alt + Shift + B everywhere. */
function isBlankKey({ code, key, altKey, shiftKey, ctrlKey, metaKey, repeat, target }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || repeat) return false;
  if (altKey && shiftKey) return code === "KeyB";
  const isTyping =
    target instanceof HTMLElement &&
    (target.isContentEditable || (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !isPress(target)));
  return !altKey && key.toLowerCase() === "b" && !isTyping && readSingleKeys(safeStorage);
}

/** Radio buttons and checkboxes take no letters. */
const isPress = (element: HTMLElement) =>
  element instanceof HTMLInputElement && ["radio", "checkbox", "button"].includes(element.type);
