/** True while this person is at a field of words or a dialog asks something: nothing may be torn away then. */
export function isWriting(): boolean {
  const element = document.activeElement;
  if (element instanceof HTMLTextAreaElement && !element.readOnly) return true;
  if (element instanceof HTMLInputElement && element.type === "text") return true;
  return document.querySelector("dialog[open]") !== null;
}

/** How to scroll: gently, unless this person wants no motion. */
export const scrollBehavior = (): ScrollBehavior =>
  matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
