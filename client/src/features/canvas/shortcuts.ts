/** What a key can do on a canvas. */
export type Shortcut =
  | "select"
  | "hand"
  | "newNote"
  | "newNoteAfter"
  | "edit"
  | "move"
  | "group"
  | "remove"
  | "undo"
  | "redo"
  | "duplicate"
  | "selectAll"
  | "clear"
  | "zoomIn"
  | "zoomOut"
  | "zoomWhole"
  | "fit"
  | "fitSelection"
  | "shortcuts";

/** The parts of a key event that count. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** How a shortcut is said in the list; `single` ones can be switched off. */
export interface ShortcutLine {
  shortcut: Shortcut | "laser" | "pan" | "zoom" | "add" | "arrows" | "addToSelection" | "endWriting" | "nextNote";
  keys: string;
  single?: true;
}

export const SHORTCUT_LINES: readonly ShortcutLine[] = [
  { shortcut: "newNote", keys: "N", single: true },
  { shortcut: "select", keys: "V", single: true },
  { shortcut: "hand", keys: "H", single: true },
  { shortcut: "move", keys: "M", single: true },
  { shortcut: "group", keys: "G", single: true },
  { shortcut: "laser", keys: "K", single: true },
  { shortcut: "shortcuts", keys: "?", single: true },
  { shortcut: "edit", keys: "Enter, F2" },
  { shortcut: "endWriting", keys: "Esc" },
  { shortcut: "nextNote", keys: "Ctrl + Enter" },
  { shortcut: "remove", keys: "Delete" },
  { shortcut: "duplicate", keys: "Ctrl + D" },
  { shortcut: "undo", keys: "Ctrl + Z" },
  { shortcut: "redo", keys: "Ctrl + Shift + Z" },
  { shortcut: "selectAll", keys: "Ctrl + A" },
  { shortcut: "zoomIn", keys: "Ctrl + +" },
  { shortcut: "zoomOut", keys: "Ctrl + −" },
  { shortcut: "zoomWhole", keys: "Ctrl + 0" },
  { shortcut: "fit", keys: "Shift + 1" },
  { shortcut: "fitSelection", keys: "Shift + 2" },
];

const SINGLE: Readonly<Record<string, Shortcut>> = {
  v: "select",
  h: "hand",
  n: "newNote",
  m: "move",
  g: "group",
  "?": "shortcuts",
};
const WITH_CONTROL: Readonly<Record<string, Shortcut>> = {
  "+": "zoomIn",
  "=": "zoomIn",
  "-": "zoomOut",
  "0": "zoomWhole",
  z: "undo",
  y: "redo",
  d: "duplicate",
  a: "selectAll",
};
const PLAIN: Readonly<Record<string, Shortcut>> = {
  Enter: "edit",
  F2: "edit",
  Delete: "remove",
  Backspace: "remove",
  Escape: "clear",
};

const find = (table: Readonly<Record<string, Shortcut>>, key: string) =>
  Object.hasOwn(table, key) ? (table[key] ?? null) : null;

/**
 * What a key press means, or null.
 *
 * @param withSingles - false when the person has switched keys without Ctrl off, as some speech and switch users must.
 */
export function shortcutOf(press: KeyPress, withSingles: boolean): Shortcut | null {
  const { key, code, ctrlKey, metaKey, shiftKey, altKey } = press;
  if (altKey) return null;
  if (ctrlKey || metaKey) {
    const letter = key.toLowerCase();
    if (letter === "z" && shiftKey) return "redo";
    if (letter === "enter") return "newNoteAfter";
    return shiftKey && letter !== "+" && letter !== "=" ? null : find(WITH_CONTROL, letter);
  }
  // By place on the keyboard: with Shift a digit's key says a sign, another one in each country.
  if (shiftKey && code === "Digit1") return "fit";
  if (shiftKey && code === "Digit2") return "fitSelection";
  const plain = find(PLAIN, key);
  if (plain) return plain;
  return withSingles ? find(SINGLE, key.toLowerCase()) : null;
}

const STORED = "longtable.canvas.singleKeys";

/** Whether keys without Ctrl do something; kept on this device. */
export function readSingleKeys(storage: Pick<Storage, "getItem">): boolean {
  return storage.getItem(STORED) !== "off";
}

export function keepSingleKeys(storage: Pick<Storage, "setItem">, isOn: boolean): void {
  storage.setItem(STORED, isOn ? "on" : "off");
}
